import { execFileSync, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeArchive } from '../../src/packs/archive.ts'
import { fetchOci, resolveOciTag } from '../../src/packs/oci.ts'
import { type OciReference, parseAnyReference, parsePackReference } from '../../src/packs/reference.ts'
import { folder, modelward, startCommand } from './programs.ts'

/** Docker's registry, github.com/distribution/distribution/v3/cmd/registry, and two clients of others. */
const [REGISTRY, ORAS, CONFTEST] = [
  says('registry', '--version', 'distribution'),
  says('oras', 'version', 'Version'),
  says('conftest', '--version', 'Conftest'),
]
for (const [name, is] of Object.entries({ registry: REGISTRY, oras: ORAS, conftest: CONFTEST })) {
  if (!is)
    console.log(
      `${name} is not on the PATH, so packs are not tried with it here. .ci/run installs it and does.`,
    )
}

const BUNDLE = Buffer.from(writeArchive(new Map([['acme.rego', Buffer.from('package acme\n')]])))
const BUNDLE_TYPE = 'application/vnd.oci.image.layer.v1.tar+gzip'
/** "secret", by bcrypt. */
const HTPASSWD = 'me:$2a$05$O/WVPYOlZKdRR.w6ncd2de3DDaxPF8kbxd4Ah5Fvu1l94S6xpnTXu\n'

describe.skipIf(!REGISTRY)('with a real registry', () => {
  let registry: RealRegistry
  beforeAll(async () => {
    registry = await startRegistry()
  })
  afterAll(() => registry.stop())

  test('what policy push prints is what is fetched', async () => {
    const target = `oci://${registry.host}/org/acme:1.2`
    const cwd = folder({ 'acme.tar.gz': BUNDLE })
    const pushed = await modelward(['policy', 'push', 'acme.tar.gz', target], { cwd })
    expect(pushed).toMatchObject({ status: 0, stderr: '' })
    expect(pushed.stdout).toMatch(new RegExp(`^${target}@sha256:[0-9a-f]{64}\n$`))
    const reference = parsePackReference(pushed.stdout.trim())
    expect(await fetchOci(pinned(reference), options())).toEqual({ kind: 'bundle', bytes: BUNDLE })
    expect(await resolved(target)).toEqual(reference)
    // A second time, and by digest alone: the same bytes under the same name.
    const again = await modelward(['policy', 'push', 'acme.tar.gz', `oci://${registry.host}/org/acme`], {
      cwd,
    })
    expect(again.stdout).toBe(pushed.stdout.replace(':1.2@', '@'))
  })

  test('a pack that is not there', async () => {
    await expect(resolved(`oci://${registry.host}/org/nothing:1`)).rejects.toThrow(
      'the registry has no such pack (404)',
    )
    const reference = parsePackReference(`oci://${registry.host}/org/nothing@sha256:${'0'.repeat(64)}`)
    await expect(fetchOci(pinned(reference), options())).rejects.toThrow('MANIFEST_UNKNOWN')
  })

  test.skipIf(!ORAS)('oras pulls what we push', async () => {
    const cwd = folder({ 'acme.tar.gz': BUNDLE })
    await modelward(['policy', 'push', 'acme.tar.gz', `oci://${registry.host}/org/for-oras:1`], { cwd })
    const out = folder()
    await succeeds('oras', ['pull', '--plain-http', `${registry.host}/org/for-oras:1`, '--output', out])
    expect(readFileSync(join(out, 'acme.tar.gz')).equals(BUNDLE)).toBe(true)
  })

  test.skipIf(!ORAS).each([`:${BUNDLE_TYPE}`, ''])(
    'we pull what oras pushes: acme.tar.gz%s',
    async (type) => {
      const cwd = folder({ 'acme.tar.gz': BUNDLE })
      const target = `${registry.host}/org/from-oras:1`
      await succeeds('oras', ['push', '--plain-http', target, `acme.tar.gz${type}`], cwd)
      const content = await fetchOci(await resolved(`oci://${target}`), options())
      expect(content).toEqual({ kind: 'bundle', bytes: BUNDLE })
    },
  )

  test.skipIf(!CONFTEST)('we pull what conftest pushes', async () => {
    const cwd = folder({
      'policy/a.rego': 'package main\n',
      'policy/sub/b.rego': 'package main.b\n',
      'data/d.json': '{}\n',
    })
    const target = `${registry.host}/org/from-conftest:1`
    await succeeds('conftest', ['push', target, '--policy', 'policy', '--data', 'data'], cwd)
    const content = await fetchOci(await resolved(`oci://${target}`), options())
    const files = new Map(
      ['data/d.json', 'policy/a.rego', 'policy/sub/b.rego'].map((path) => [
        path,
        readFileSync(join(cwd, path)),
      ]),
    )
    expect(content).toEqual({ kind: 'files', files })
  })
})

describe.skipIf(!REGISTRY)('with a real registry that wants a password', () => {
  let registry: RealRegistry
  beforeAll(async () => {
    const htpasswd = join(folder({ htpasswd: HTPASSWD }), 'htpasswd')
    registry = await startRegistry(`auth: {htpasswd: {realm: x, path: ${JSON.stringify(htpasswd)}}}\n`)
  })
  afterAll(() => registry.stop())

  test('from the environment, or from the configuration of Docker', async () => {
    const cwd = folder({ 'acme.tar.gz': BUNDLE })
    const args = ['policy', 'push', 'acme.tar.gz', `oci://${registry.host}/org/acme:1`]
    const without = await modelward(args, { cwd })
    expect(without.status).toBe(2)
    expect(without.stderr).toContain(
      `the registry wants credentials (401). If it is private: log in with docker login`,
    )
    const variables = {
      MODELWARD_REGISTRY: registry.host,
      MODELWARD_REGISTRY_USERNAME: 'me',
      MODELWARD_REGISTRY_PASSWORD: 'secret',
    }
    expect(await modelward(args, { cwd, env: variables })).toMatchObject({ status: 0, stderr: '' })
    const auth = Buffer.from('me:secret').toString('base64')
    const env = {
      DOCKER_CONFIG: folder({ 'config.json': JSON.stringify({ auths: { [registry.host]: { auth } } }) }),
    }
    const reference = await resolved(`oci://${registry.host}/org/acme:1`, env)
    expect(await fetchOci(reference, { ...options(), env })).toEqual({ kind: 'bundle', bytes: BUNDLE })
  })
})

interface RealRegistry {
  readonly host: string
  stop(): Promise<void>
}

/** `registry serve config.yml`, in memory, on a free port of this machine; it is there when it says so. */
async function startRegistry(more = ''): Promise<RealRegistry> {
  const config = `version: 0.1\nstorage: {inmemory: {}}\nhttp: {addr: "127.0.0.1:0"}\n${more}`
  const path = join(folder({ 'config.yml': config }), 'config.yml')
  const child = spawn('registry', ['serve', path], {
    env: { PATH: process.env.PATH, OTEL_TRACES_EXPORTER: 'none' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()))
  const host = await new Promise<string>((resolve, reject) => {
    let log = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      log += text
      const address = /listening on (127\.0\.0\.1:\d+)/.exec(log)?.[1]
      if (address !== undefined) resolve(address)
    })
    child.on('error', reject)
    child.on('close', () => reject(new Error(`The registry ended: ${log}`)))
  })
  return {
    host,
    stop: () => {
      child.kill()
      return ended
    },
  }
}

function options() {
  return { cacheDir: folder(), env: {} }
}

async function resolved(text: string, env: Readonly<Record<string, string>> = {}): Promise<OciReference> {
  const reference = parseAnyReference(text)
  if (reference.kind !== 'oci-tag') throw new Error(`${text} has no tag`)
  return resolveOciTag(reference, { ...options(), env })
}

function pinned(reference: ReturnType<typeof parsePackReference>): OciReference {
  if (reference.kind === 'oci') return reference
  throw new Error('no reference to a registry')
}

async function succeeds(command: string, args: readonly string[], cwd = folder()): Promise<void> {
  const { status, stdout, stderr } = await startCommand(command, args, { cwd })
  expect(status, stdout + stderr).toBe(0)
}

/** Is there a program of the name, and is it the one that is meant? */
function says(program: string, question: string, answer: string): boolean {
  try {
    return execFileSync(program, [question], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).includes(answer)
  } catch {
    return false
  }
}
