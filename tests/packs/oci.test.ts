import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { fetchOci, pushOci, type RegistryOptions, resolveOciTag } from '../../src/packs/oci.ts'
import type { OciReference, OciTagReference } from '../../src/packs/reference.ts'
import { MAX_PACK_BYTES } from '../../src/packs/source.ts'
import { digestOf, type FakeRegistry, type Fault, serveRegistry } from './registry-server.ts'

const BUNDLE = Buffer.from('a bundle, for all that a registry knows')
const BUNDLE_TYPE = 'application/vnd.oci.image.layer.v1.tar+gzip'
const TITLE = 'org.opencontainers.image.title'
const root = mkdtempSync(join(tmpdir(), 'modelward-oci-test-'))
const registries: FakeRegistry[] = []
let caches = 0

afterEach(async () => {
  for (const registry of registries.splice(0)) await registry.close()
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

describe('fetchOci', () => {
  it('gives the bundle, and from then on from the cache', async () => {
    const registry = await start()
    const shared = options()
    const reference = put(registry, manifestOf(BUNDLE))
    expect(await fetchOci(reference, shared)).toEqual({ kind: 'bundle', bytes: BUNDLE })
    await registry.close()
    expect(await fetchOci(reference, shared)).toEqual({ kind: 'bundle', bytes: BUNDLE })
  })

  it('does not believe its cache', async () => {
    const registry = await start()
    const shared = options()
    const reference = put(registry, manifestOf(BUNDLE))
    await fetchOci(reference, shared)
    const blobs = join(shared.cacheDir, 'oci/blobs/sha256')
    for (const name of readdirSync(blobs)) writeFileSync(join(blobs, name), 'evil')
    expect(await fetchOci(reference, shared)).toEqual({ kind: 'bundle', bytes: BUNDLE })
  })

  it.each([
    [
      'Docker',
      { config: {}, layers: [layerOf(BUNDLE, 'application/vnd.docker.image.rootfs.diff.tar.gzip')] },
    ],
    [
      'oras without a type',
      { config: {}, layers: [layerOf(BUNDLE, 'application/vnd.oci.image.layer.v1.tar', 'a.tar.gz')] },
    ],
  ])('takes the bundles of %s', async (_, rest) => {
    const registry = await start()
    expect(await fetchOci(put(registry, manifest(rest)), options())).toEqual({
      kind: 'bundle',
      bytes: BUNDLE,
    })
  })

  it('gives the files that conftest pushed, sorted', async () => {
    const registry = await start()
    const [rego, data] = [Buffer.from('package main'), Buffer.from('{}')]
    registry.blobs.set(digestOf(rego), rego)
    registry.blobs.set(digestOf(data), data)
    const layers = [
      layerOf(rego, 'application/vnd.cncf.openpolicyagent.policy.layer.v1+rego', 'policy/a.rego'),
      layerOf(data, 'application/vnd.cncf.openpolicyagent.data.layer.v1+json', 'data.json'),
    ]
    const files = new Map([
      ['data.json', data],
      ['policy/a.rego', rego],
    ])
    expect(await fetchOci(put(registry, manifest({ config: {}, layers })), options())).toEqual({
      kind: 'files',
      files,
    })
  })

  it.each([
    ['no JSON', Buffer.from('<html>'), 'its manifest is no JSON'],
    ['no manifest', Buffer.from('{}'), 'is no OCI image manifest'],
    [
      'an index',
      manifest({ manifests: [{ digest: 'sha256:abc' }] }),
      'Name the digest of one of them: sha256:abc.',
    ],
    ['both at once', manifest({ manifests: [], config: {}, layers: [] }), 'an index'],
    [
      'an image',
      manifest({ config: {}, layers: [layerOf(BUNDLE), layerOf(BUNDLE)] }),
      'it has 2 layers of application',
    ],
    ['nothing', manifest({ config: {}, layers: [] }), 'it has 0 layers'],
    ['another thing', manifest({ config: {}, layers: [layerOf(BUNDLE, 'text/html')] }), 'of text/html'],
    [
      'no digest',
      manifest({ config: {}, layers: [{ ...layerOf(BUNDLE), digest: 'sha256:../../x' }] }),
      'SHA-256 digest',
    ],
    ['no size', manifest({ config: {}, layers: [{ ...layerOf(BUNDLE), size: -1 }] }), 'or size'],
    [
      'too much',
      manifest({ config: {}, layers: [{ ...layerOf(BUNDLE), size: MAX_PACK_BYTES + 1 }] }),
      'more than 64 MiB',
    ],
    ['a path outside', manifest({ config: {}, layers: [regoAt('../a.rego')] }), 'has the path "../a.rego"'],
    ['an absolute path', manifest({ config: {}, layers: [regoAt('/a.rego')] }), 'has the path "/a.rego"'],
    [
      'a path twice',
      manifest({ config: {}, layers: [regoAt('a.rego'), regoAt('a.rego')] }),
      'two files "a.rego"',
    ],
  ])('refuses %s', async (_, bytes, message) => {
    const registry = await start()
    await expect(fetchOci(put(registry, bytes), options())).rejects.toThrow(message)
  })

  it.each(['manifests', 'blobs'])('refuses other bytes than those of the digest: %s', async (kind) => {
    const registry = await start((request, response) => {
      if (!request.url?.includes(`/${kind}/`)) return false
      response.end(manifestOf(Buffer.from('x')).subarray(0, BUNDLE.length))
      return true
    })
    await expect(fetchOci(put(registry, manifestOf(BUNDLE)), options())).rejects.toThrow(
      'has the digest sha256:',
    )
  })

  it.each([true, false])('stops reading what is longer than it says (said: %s)', async (said) => {
    const registry = await start((request, response) => {
      if (!request.url?.includes('/blobs/')) return false
      if (said) response.setHeader('content-length', BUNDLE.length + 1)
      response.end(Buffer.concat([BUNDLE, Buffer.from('x')]))
      return true
    })
    await expect(fetchOci(put(registry, manifestOf(BUNDLE)), options())).rejects.toThrow('has more than')
  })

  it('says so where there is no such pack', async () => {
    const registry = await start()
    const fetching = fetchOci(reference(registry, digestOf(BUNDLE)), options())
    await expect(fetching).rejects.toThrow('MANIFEST_UNKNOWN, manifest unknown')
    expect(registry.requests).toHaveLength(1)
  })

  it('says so where a certificate is not trusted, and does not try again', async () => {
    let attempts = 0
    const cause = Object.assign(new Error('self-signed certificate'), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' })
    const fetch: typeof globalThis.fetch = async () => {
      attempts++
      throw new TypeError('fetch failed', { cause })
    }
    const fetching = fetchOci(reference({ host: 'registry.example' }, digestOf(BUNDLE)), {
      ...options(),
      fetch,
    })
    await expect(fetching).rejects.toThrow('NODE_EXTRA_CA_CERTS')
    expect(attempts).toBe(1)
  })

  it('says so where the registry cannot be reached', async () => {
    const registry = await start()
    await registry.close()
    await expect(fetchOci(reference(registry, digestOf(BUNDLE)), options())).rejects.toThrow('(ECONNREFUSED)')
  })

  it.each([429, 500, 503])('tries again where the registry is busy for a moment: %i', async (status) => {
    const waits: number[] = []
    const registry = await start((_, response, count) => count <= 3 && end(response, status))
    const fetched = fetchOci(put(registry, manifestOf(BUNDLE)), {
      ...options(),
      wait: async (ms) => void waits.push(ms),
    })
    expect(await fetched).toEqual({ kind: 'bundle', bytes: BUNDLE })
    expect(waits).toEqual([500, 1000, 2000])
  })

  it('waits as long as a registry asks, within reason', async () => {
    const waits: number[] = []
    const wait = async (ms: number) => void waits.push(ms)
    const busy = (seconds: string) => (_: unknown, response: Parameters<Fault>[1], count: number) =>
      count === 1 && end(response, 429, { 'retry-after': seconds })
    const patient = await start(busy('7'))
    await fetchOci(put(patient, manifestOf(BUNDLE)), { ...options(), wait })
    expect(waits).toEqual([7000])
    const endless = await start(busy('3600'))
    await expect(fetchOci(put(endless, manifestOf(BUNDLE)), { ...options(), wait })).rejects.toThrow('(429)')
  })

  it('gives up on a registry that stays down', async () => {
    const registry = await start((_, response) => end(response, 503))
    await expect(fetchOci(put(registry, manifestOf(BUNDLE)), options())).rejects.toThrow(
      'the registry answered with an error (503)',
    )
    expect(registry.requests).toHaveLength(4)
  })

  it('tries again where the connection was cut', async () => {
    const registry = await start((request, response, count) => {
      if (!request.url?.includes('/blobs/') || count > 2) return false
      response.writeHead(200, { 'content-length': BUNDLE.length })
      response.write(BUNDLE.subarray(0, 4), () => response.destroy())
      return true
    })
    expect(await fetchOci(put(registry, manifestOf(BUNDLE)), options())).toEqual({
      kind: 'bundle',
      bytes: BUNDLE,
    })
  })

  it('does not wait for a registry that falls silent', async () => {
    const registry = await start((request, response) => {
      if (request.url?.includes('/blobs/')) response.write('x')
      return request.url?.includes('/blobs/') ?? false
    })
    const fetching = fetchOci(put(registry, manifestOf(BUNDLE)), { ...options(), silenceMs: 50 })
    await expect(fetching).rejects.toThrow('does not answer')
  })

  it('is stopped by its signal', async () => {
    const stop = new AbortController()
    const registry = await start(() => {
      stop.abort()
      return true
    })
    const fetching = fetchOci(put(registry, manifestOf(BUNDLE)), { ...options(), signal: stop.signal })
    await expect(fetching).rejects.toThrow('it was stopped')
  })

  it('follows a registry to where it keeps its blobs, without taking its credentials along', async () => {
    const seen: (string | undefined)[] = []
    const store = await start((request, response) => {
      seen.push(request.headers.authorization)
      return end(response, 200, {}, BUNDLE)
    })
    const registry = await start((request, response) => {
      if (request.headers.authorization === undefined)
        return end(response, 401, { 'www-authenticate': 'Basic realm="x"' })
      const elsewhere = `http://localhost:${store.host.split(':')[1]}/blob`
      return (request.url?.includes('/blobs/') ?? false) && end(response, 307, { location: elsewhere })
    })
    const fetching = fetchOci(put(registry, manifestOf(BUNDLE)), { ...options(), env: loggedIn(registry) })
    expect(await fetching).toEqual({ kind: 'bundle', bytes: BUNDLE })
    expect(seen).toEqual([undefined])
  })

  it.each([
    'http://registry.example/x',
    'ftp://127.0.0.1/x',
    'file:///etc/passwd',
    'http://user:secret@127.0.0.1/x',
  ])('does not follow it to %s', async (location) => {
    const registry = await start((_, response) => end(response, 302, { location }))
    await expect(fetchOci(put(registry, manifestOf(BUNDLE)), options())).rejects.toThrow(
      'is not reached by HTTPS',
    )
  })

  it('is not led in circles', async () => {
    const registry = await start((request, response) => end(response, 302, { location: `${request.url}x` }))
    await expect(fetchOci(put(registry, manifestOf(BUNDLE)), options())).rejects.toThrow(
      'redirects without end',
    )
  })

  it('does not let another machine lead it to this one', async () => {
    const fetch: typeof globalThis.fetch = async () =>
      new Response(null, { status: 302, headers: { location: 'http://127.0.0.1:1/admin' } })
    const remote: OciReference = { ...reference({ host: 'registry.example' }, digestOf(BUNDLE)) }
    await expect(fetchOci(remote, { ...options(), fetch })).rejects.toThrow('is not reached by HTTPS')
  })

  it('speaks HTTPS to other machines, and to Docker Hub under its own name', async () => {
    const asked: string[] = []
    const fetch: typeof globalThis.fetch = async (url) => {
      asked.push(String(url))
      return new Response(null, { status: 404 })
    }
    for (const host of ['registry.example:5000', 'docker.io']) {
      await fetchOci(reference({ host }, digestOf(BUNDLE)), { ...options(), fetch }).catch(() => undefined)
    }
    expect(asked).toEqual([
      `https://registry.example:5000/v2/org/pack/manifests/${digestOf(BUNDLE)}`,
      `https://registry-1.docker.io/v2/org/pack/manifests/${digestOf(BUNDLE)}`,
    ])
  })
})

describe('credentials', () => {
  it('are a token for whoever asks, where the registry gives one', async () => {
    const tokens: string[] = []
    const registry = await start(tokenService(tokens))
    expect(await fetchOci(put(registry, manifestOf(BUNDLE)), options())).toEqual({
      kind: 'bundle',
      bytes: BUNDLE,
    })
    expect(tokens).toEqual(['GET /token?scope=repository%3Aorg%2Fpack%3Apull&service=fake anonymous'])
  })

  it('are exchanged for a token, where there are some', async () => {
    const tokens: string[] = []
    const registry = await start(tokenService(tokens))
    await fetchOci(put(registry, manifestOf(BUNDLE)), { ...options(), env: loggedIn(registry) })
    expect(tokens).toEqual([
      `GET /token?scope=repository%3Aorg%2Fpack%3Apull&service=fake Basic ${Buffer.from('me:secret').toString('base64')}`,
    ])
  })

  it('may be a refresh token', async () => {
    const tokens: string[] = []
    const registry = await start(tokenService(tokens))
    const env = dockerConfig({ auths: { [registry.host]: { identitytoken: 'refresh' } } })
    await fetchOci(put(registry, manifestOf(BUNDLE)), { ...options(), env })
    expect(tokens).toEqual(['POST /token anonymous'])
  })

  it.each([
    [
      'auth',
      (host: string) => ({ auths: { [host]: { auth: Buffer.from('me:secret').toString('base64') } } }),
    ],
    [
      'a URL as key',
      (host: string) => ({ auths: { [`https://${host}/v1/`]: { username: 'me', password: 'secret' } } }),
    ],
  ])('come from the configuration of Docker: %s', async (_, config) => {
    const registry = await start(basicOnly)
    const env = dockerConfig(config(registry.host))
    expect((await fetchOci(put(registry, manifestOf(BUNDLE)), { ...options(), env })).kind).toBe('bundle')
  })

  it('come from the credential helper that it names', async () => {
    const registry = await start(basicOnly)
    const env = dockerConfig({ credsStore: 'modelward-test' })
    const program = join(env.DOCKER_CONFIG, 'docker-credential-modelward-test')
    writeFileSync(
      program,
      `#!/bin/sh\nread host; [ "$1 $host" = "get ${registry.host}" ] && echo '{"Username":"me","Secret":"secret"}'\n`,
      { mode: 0o755 },
    )
    const path = { ...env, PATH: `${env.DOCKER_CONFIG}:${process.env.PATH}` }
    expect((await fetchOci(put(registry, manifestOf(BUNDLE)), { ...options(), env: path })).kind).toBe(
      'bundle',
    )
    const without = { ...options(), env: { ...env, PATH: root } }
    await expect(fetchOci(put(registry, manifestOf(BUNDLE)), without)).rejects.toThrow('wants credentials')
  })

  it('are not given to a registry for which they are not meant', async () => {
    const registry = await start(basicOnly)
    const env = { ...loggedIn(registry), MODELWARD_REGISTRY: 'registry.example' }
    await expect(fetchOci(put(registry, manifestOf(BUNDLE)), { ...options(), env })).rejects.toThrow(
      `MODELWARD_REGISTRY_USERNAME is set, but is used only where MODELWARD_REGISTRY is ${registry.host}`,
    )
  })

  it('are asked for where there are none, or wrong ones', async () => {
    const registry = await start(basicOnly)
    const wrong = { ...loggedIn(registry), MODELWARD_REGISTRY_PASSWORD: 'wrong' }
    for (const env of [{ HOME: root }, wrong]) {
      await expect(fetchOci(put(registry, manifestOf(BUNDLE)), { ...options(), env })).rejects.toThrow(
        `the registry wants credentials (401). If it is private: log in with docker login ${registry.host}`,
      )
    }
  })

  it('do not go to a token service that is not reached by HTTPS', async () => {
    const challenge = { 'www-authenticate': 'Bearer realm="http://tokens.example/token"' }
    const registry = await start((_, response) => end(response, 401, challenge))
    await expect(fetchOci(put(registry, manifestOf(BUNDLE)), options())).rejects.toThrow(
      'not reached by HTTPS',
    )
  })

  it('are read from a configuration that is JSON', async () => {
    const registry = await start(basicOnly)
    const env = dockerConfig({})
    writeFileSync(join(env.DOCKER_CONFIG, 'config.json'), '{"auths": secret')
    await expect(fetchOci(put(registry, manifestOf(BUNDLE)), { ...options(), env })).rejects.toThrow(
      'is no JSON object',
    )
  })
})

describe('pushOci', () => {
  it('pushes what fetchOci gives, under the tag and its digest', async () => {
    const registry = await start()
    const pinned = await pushOci(BUNDLE, tag(registry, '1.2'), { ...options(), title: 'acme.tar.gz' })
    expect(pinned).toEqual({ ...reference(registry, pinned.digest), tag: '1.2' })
    expect(registry.tags.get('org/pack:1.2')).toBe(pinned.digest)
    expect(await fetchOci(pinned, options())).toEqual({ kind: 'bundle', bytes: BUNDLE })
    expect(await resolveOciTag(tag(registry, '1.2'), options())).toEqual(pinned)
  })

  it('gives the same digest everywhere, and sends no bytes twice', async () => {
    const [one, other] = [await start(), await start()]
    const push = { ...options(), title: 'acme.tar.gz', annotations: { b: '1', a: '2' } }
    const pinned = await pushOci(BUNDLE, tag(one, null), push)
    expect((await pushOci(BUNDLE, tag(other, 'x'), push)).digest).toBe(pinned.digest)
    const before = one.requests.length
    await pushOci(BUNDLE, tag(one, null), push)
    expect(one.requests.slice(before).map((request) => request.split(' ')[0])).toEqual([
      'HEAD',
      'HEAD',
      'PUT',
    ])
  })

  it('asks for the right to push', async () => {
    const tokens: string[] = []
    const registry = await start(tokenService(tokens))
    await pushOci(BUNDLE, tag(registry, null), { ...options(), title: 'x', env: loggedIn(registry) })
    expect(tokens).toHaveLength(1)
    expect(tokens[0]).toContain('pull%2Cpush')
  })

  it.each([
    [403, 'the registry wants credentials (403)'],
    [413, 'the registry answered with an error (413)'],
  ])('says why the registry refuses: %i', async (status, message) => {
    const registry = await start((request, response) => request.method === 'POST' && end(response, status))
    await expect(pushOci(BUNDLE, tag(registry, null), { ...options(), title: 'x' })).rejects.toThrow(message)
  })

  it.each(['http://registry.example/upload', 'http://['])(
    'does not send the bundle to %s',
    async (location) => {
      const registry = await start(
        (request, response) => request.method === 'POST' && end(response, 202, { location }),
      )
      await expect(pushOci(BUNDLE, tag(registry, null), { ...options(), title: 'x' })).rejects.toThrow()
      expect(registry.blobs.size).toBe(0)
    },
  )
})

describe('resolveOciTag', () => {
  it('means latest where no tag is given', async () => {
    const registry = await start()
    const { digest } = put(registry, manifestOf(BUNDLE))
    registry.tags.set('org/pack:latest', digest)
    expect(await resolveOciTag(tag(registry, null), options())).toEqual({
      ...reference(registry, digest),
      tag: 'latest',
    })
  })

  it('refuses a tag that is missing, or no pack', async () => {
    const registry = await start()
    await expect(resolveOciTag(tag(registry, 'x'), options())).rejects.toThrow('no such pack')
    registry.tags.set('org/pack:x', put(registry, manifest({ manifests: [] })).digest)
    await expect(resolveOciTag(tag(registry, 'x'), options())).rejects.toThrow('an index')
  })
})

async function start(fault?: Fault): Promise<FakeRegistry> {
  const registry = await serveRegistry(fault)
  registries.push(registry)
  return registry
}

function options(): RegistryOptions & { cacheDir: string } {
  return {
    cacheDir: join(root, `cache-${caches++}`),
    env: { HOME: root },
    fetch,
    wait: async () => undefined,
  }
}

function put(registry: FakeRegistry, bytes: Uint8Array): OciReference {
  registry.blobs.set(digestOf(BUNDLE), BUNDLE)
  registry.blobs.set(digestOf(bytes), bytes)
  return reference(registry, digestOf(bytes))
}

function reference({ host }: Pick<FakeRegistry, 'host'>, digest: string): OciReference {
  return { kind: 'oci', registry: host, repository: 'org/pack', tag: null, digest }
}

function tag({ host }: FakeRegistry, name: string | null): OciTagReference {
  return { kind: 'oci-tag', registry: host, repository: 'org/pack', tag: name }
}

function manifest(rest: Readonly<Record<string, unknown>>): Buffer {
  return Buffer.from(JSON.stringify({ schemaVersion: 2, ...rest }))
}

function manifestOf(bundle: Uint8Array): Buffer {
  return manifest({ config: {}, layers: [layerOf(bundle)] })
}

function layerOf(bytes: Uint8Array, mediaType = BUNDLE_TYPE, title?: string) {
  const annotations = title === undefined ? {} : { annotations: { [TITLE]: title } }
  return { mediaType, digest: digestOf(bytes), size: bytes.length, ...annotations }
}

function regoAt(path: string) {
  return layerOf(BUNDLE, 'application/vnd.cncf.openpolicyagent.policy.layer.v1+rego', path)
}

function end(
  response: Parameters<Fault>[1],
  status: number,
  headers: Readonly<Record<string, string>> = {},
  body?: Uint8Array,
): true {
  response.writeHead(status, headers).end(body)
  return true
}

function loggedIn({ host }: FakeRegistry) {
  return {
    HOME: root,
    MODELWARD_REGISTRY: host,
    MODELWARD_REGISTRY_USERNAME: 'me',
    MODELWARD_REGISTRY_PASSWORD: 'secret',
  }
}

function dockerConfig(config: unknown) {
  const folder = mkdtempSync(join(root, 'docker-'))
  writeFileSync(join(folder, 'config.json'), JSON.stringify(config))
  return { HOME: root, DOCKER_CONFIG: folder }
}

const basicOnly: Fault = (request, response) =>
  request.headers.authorization !== `Basic ${Buffer.from('me:secret').toString('base64')}` &&
  end(response, 401, { 'www-authenticate': 'Basic realm="x"' })

/** A registry that sends everybody to its token service, which notes who came. */
function tokenService(seen: string[]): Fault {
  return (request, response) => {
    if (request.url?.startsWith('/token')) {
      seen.push(`${request.method} ${request.url} ${request.headers.authorization ?? 'anonymous'}`)
      return end(response, 200, {}, Buffer.from('{"token":"good"}'))
    }
    if (request.headers.authorization === 'Bearer good') return false
    const realm = `http://${request.headers.host}/token`
    return end(response, 401, { 'www-authenticate': `Bearer realm="${realm}",service="fake",scope="x"` })
  }
}
