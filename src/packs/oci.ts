import type { UserError } from '../errors.ts'
import { readBlob, writeBlob } from './oci/blob-cache.ts'
import {
  type Descriptor,
  MANIFEST_TYPE,
  MANIFEST_TYPES,
  NoPack,
  parseManifest,
  sha256,
  writeManifest,
} from './oci/manifest.ts'
import { Registry, type RegistryOptions } from './oci/registry.ts'
import { formatReference, type OciReference, type OciTagReference } from './reference.ts'
import { MAX_PACK_BYTES, notFetched, type PackContent, tooLarge } from './source.ts'

export type { RegistryOptions } from './oci/registry.ts'

/** The least that the specification asks registries to take. */
const MAX_MANIFEST_BYTES = 4 * 1024 * 1024
/** Files that conftest pushed are fetched so many at a time. */
const AT_ONCE = 4
/** The tag that clients mean where none is given. */
const DEFAULT_TAG = 'latest'
/** What OPA expects as the configuration of a bundle. */
const CONFIG = Buffer.from('{}')

/**
 * The pack under a manifest's digest: the bundle, or the files that conftest pushed one by one. Everything is hashed
 * and compared. The first time it is fetched into the cache, from which it comes afterwards, without network.
 * @throws {UserError} PACK if the registry cannot be reached or refuses, if what it gives has another digest, or is no
 *   pack or too large.
 */
export async function fetchOci(reference: OciReference, options: RegistryOptions): Promise<PackContent> {
  const registry = new Registry(reference, 'pull', options)
  const manifest = await content(registry, reference, options, {
    path: `manifests/${reference.digest}`,
    digest: reference.digest,
    maxBytes: MAX_MANIFEST_BYTES,
    accept: MANIFEST_TYPES.join(', '),
  })
  const pack = layersOf(reference, manifest)
  switch (pack.kind) {
    case 'bundle':
      return { kind: 'bundle', bytes: await layer(registry, reference, options, pack.layer) }
    case 'files':
      return { kind: 'files', files: await files(registry, reference, options, pack.layers) }
  }
}

/**
 * The digest that a tag stands for now.
 * @throws {UserError} PACK as `fetchOci` does.
 */
export async function resolveOciTag(
  reference: OciTagReference,
  options: RegistryOptions,
): Promise<OciReference> {
  const { registry, repository } = reference
  const tag = reference.tag ?? DEFAULT_TAG
  const named: OciTagReference = { kind: 'oci-tag', registry, repository, tag }
  const source = new Registry(named, 'pull', options)
  const answer = await source.send({
    path: `manifests/${tag}`,
    headers: { accept: MANIFEST_TYPES.join(', ') },
    maxBytes: MAX_MANIFEST_BYTES,
  })
  if (answer.status !== 200) throw source.failure(answer)
  layersOf(named, answer.bytes)
  // The registry's own word for the digest is not asked for: what is pinned is what was seen.
  const digest = sha256(answer.bytes)
  await writeBlob(options.cacheDir, digest, answer.bytes)
  return { kind: 'oci', registry, repository, tag, digest }
}

export interface PushOptions extends RegistryOptions {
  /** File name under which other clients (`oras pull`) write the bundle. */
  readonly title: string
  /** Of the manifest, such as `org.opencontainers.image.version`. */
  readonly annotations?: Readonly<Record<string, string>>
}

/**
 * Pushes a bundle as OPA, oras and Modelward pull it, and gives the pinned reference. The same bundle under the same
 * title and annotations has the same digest wherever and whenever it is pushed.
 * @throws {UserError} PACK if the registry cannot be reached or refuses, or if the bundle is too large to be pulled.
 */
export async function pushOci(
  bundle: Uint8Array,
  target: OciTagReference,
  options: PushOptions,
): Promise<OciReference> {
  if (bundle.length > MAX_PACK_BYTES) throw tooLarge(formatReference(target), 'the bundle', MAX_PACK_BYTES)
  options.onProgress?.(`Pushing ${formatReference(target)}`, 0, 0)
  const registry = new Registry(target, 'pull,push', options)
  for (const blob of [CONFIG, bundle]) await pushBlob(registry, blob)
  const manifest = writeManifest(CONFIG, bundle, options.title, options.annotations ?? {})
  const digest = sha256(manifest)
  const answer = await registry.send({
    method: 'PUT',
    path: `manifests/${target.tag ?? digest}`,
    headers: { 'content-type': MANIFEST_TYPE },
    body: manifest,
  })
  if (answer.status !== 201) throw registry.failure(answer)
  const { registry: host, repository, tag } = target
  return { kind: 'oci', registry: host, repository, tag, digest }
}

/** "Pushing a blob monolithically", POST then PUT. */
async function pushBlob(registry: Registry, blob: Uint8Array): Promise<void> {
  const digest = sha256(blob)
  const there = await registry.send({ method: 'HEAD', path: `blobs/${digest}` })
  if (there.status === 200) return
  const begun = await registry.send({
    method: 'POST',
    path: 'blobs/uploads/',
    headers: { 'content-length': '0' },
  })
  const location = begun.headers.get('location')
  if (begun.status !== 202 || location === null || !URL.canParse(location, begun.url.href))
    throw registry.failure(begun)
  const place = new URL(location, begun.url)
  place.searchParams.set('digest', digest)
  const answer = await registry.send({
    method: 'PUT',
    path: place.href,
    headers: { 'content-type': 'application/octet-stream' },
    body: blob,
  })
  if (answer.status !== 201) throw registry.failure(answer)
}

interface Wanted {
  readonly path: string
  readonly digest: string
  readonly maxBytes: number
  readonly accept?: string
}

/** Bytes by their digest, from the cache or the registry. */
async function content(
  registry: Registry,
  reference: OciReference,
  { cacheDir }: RegistryOptions,
  { path, digest, maxBytes, accept }: Wanted,
): Promise<Uint8Array> {
  const kept = await readBlob(cacheDir, digest)
  if (kept !== null) return kept
  const stage = `Fetching ${formatReference(reference)}`
  const answer = await registry.send({
    path,
    maxBytes,
    stage,
    headers: accept === undefined ? {} : { accept },
  })
  if (answer.status !== 200) throw registry.failure(answer)
  if (sha256(answer.bytes) !== digest) throw otherBytes(reference, digest, sha256(answer.bytes))
  await writeBlob(cacheDir, digest, answer.bytes)
  return answer.bytes
}

async function layer(
  registry: Registry,
  reference: OciReference,
  options: RegistryOptions,
  { digest, size }: Descriptor,
): Promise<Uint8Array> {
  if (size > MAX_PACK_BYTES) throw tooLarge(formatReference(reference), 'its bundle', MAX_PACK_BYTES)
  return content(registry, reference, options, { path: `blobs/${digest}`, digest, maxBytes: size })
}

async function files(
  registry: Registry,
  reference: OciReference,
  options: RegistryOptions,
  layers: ReadonlyMap<string, Descriptor>,
): Promise<Map<string, Uint8Array>> {
  const total = [...layers.values()].reduce((sum, { size }) => sum + size, 0)
  if (total > MAX_PACK_BYTES) throw tooLarge(formatReference(reference), 'its files together', MAX_PACK_BYTES)
  const found = new Map<string, Uint8Array>()
  const entries = [...layers]
  for (let start = 0; start < entries.length; start += AT_ONCE) {
    const some = entries.slice(start, start + AT_ONCE)
    const read = await Promise.all(some.map(([, each]) => layer(registry, reference, options, each)))
    for (const [index, [path]] of some.entries()) found.set(path, read[index] ?? new Uint8Array())
  }
  return found
}

function layersOf(reference: OciReference | OciTagReference, manifest: Uint8Array) {
  try {
    return parseManifest(manifest)
  } catch (error) {
    if (error instanceof NoPack) throw notFetched(formatReference(reference), error.message, error.mend)
    throw error
  }
}

function otherBytes(reference: OciReference, digest: string, found: string): UserError {
  return notFetched(
    formatReference(reference),
    `what the registry gave for ${digest} has the digest ${found}`,
    'Do not use it: the registry or something on the way is broken or hostile. Ask who runs it.',
  )
}
