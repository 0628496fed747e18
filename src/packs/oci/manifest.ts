import { createHash } from 'node:crypto'
import { isRecord, isString } from '../../policy/guards.ts'

export const MANIFEST_TYPE = 'application/vnd.oci.image.manifest.v1+json'
const DOCKER_MANIFEST = 'application/vnd.docker.distribution.manifest.v2+json'
const INDEXES = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
]
/** Indexes too: refusing one says more than a registry's 404 does. */
export const MANIFEST_TYPES = [MANIFEST_TYPE, DOCKER_MANIFEST, ...INDEXES]

/** What OPA pushes and pulls: a configuration that says nothing, and the bundle as the one layer. */
const CONFIG_TYPE = 'application/vnd.oci.image.config.v1+json'
const BUNDLE_TYPE = 'application/vnd.oci.image.layer.v1.tar+gzip'
const BUNDLE_TYPES = [BUNDLE_TYPE, 'application/vnd.docker.image.rootfs.diff.tar.gzip']
/** What `oras push` calls every file that was given without a type. */
const UNTYPED = 'application/vnd.oci.image.layer.v1.tar'
/** What conftest pushes: each file as a layer. */
const FILE_TYPES = [
  'application/vnd.cncf.openpolicyagent.policy.layer.v1+rego',
  'application/vnd.cncf.openpolicyagent.data.layer.v1+json',
]
const TITLE = 'org.opencontainers.image.title'

/** Files that conftest pushed, each a request: more than any pack has that is pushed that way. */
const MAX_FILE_LAYERS = 500

/** OCI Image Format Specification 1.1, "Content Descriptors". */
export interface Descriptor {
  readonly mediaType: string
  readonly digest: string
  readonly size: number
  readonly annotations?: Readonly<Record<string, string>>
}

/** What a manifest says a pack is. */
export type PackLayers =
  | { readonly kind: 'bundle'; readonly layer: Descriptor }
  | { readonly kind: 'files'; readonly layers: ReadonlyMap<string, Descriptor> }

/** A manifest that is none, or describes no pack. The message says what it is, and continues "...: ". */
export class NoPack extends Error {
  readonly mend: string

  constructor(what: string, mend: string) {
    super(what)
    this.mend = mend
  }
}

const PUSH_A_BUNDLE = 'Push a bundle: modelward policy push BUNDLE oci://registry/repo:tag.'

/**
 * Finds the pack in a manifest.
 * @throws {NoPack}
 */
export function parseManifest(bytes: Uint8Array): PackLayers {
  let manifest: unknown
  try {
    manifest = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new NoPack('its manifest is no JSON', PUSH_A_BUNDLE)
  }
  if (!isRecord(manifest)) throw new NoPack('its manifest is no JSON object', PUSH_A_BUNDLE)
  // What has both could be taken for one thing here and for another elsewhere (CVE-2021-41190).
  if ('manifests' in manifest) throw anIndex(manifest.manifests)
  if (manifest.schemaVersion !== 2 || !Array.isArray(manifest.layers) || !isRecord(manifest.config)) {
    throw new NoPack('its manifest is no OCI image manifest', PUSH_A_BUNDLE)
  }
  const layers = manifest.layers.map(descriptor)
  const [layer, ...more] = layers
  if (layer !== undefined && more.length === 0 && isBundle(layer)) return { kind: 'bundle', layer }
  if (layer !== undefined && layers.every(({ mediaType }) => FILE_TYPES.includes(mediaType))) {
    return { kind: 'files', layers: byPath(layers) }
  }
  const found = [...new Set(layers.map(({ mediaType }) => mediaType))].slice(0, 5).join(', ')
  throw new NoPack(
    `it is no policy bundle: it has ${layers.length} layers${found === '' ? '' : ` of ${found}`}`,
    `A bundle is one layer of ${BUNDLE_TYPE}. ${PUSH_A_BUNDLE}`,
  )
}

/** The manifest of a bundle. There is no time in it: the same bundle gives the same digest. */
export function writeManifest(
  config: Uint8Array,
  bundle: Uint8Array,
  title: string,
  annotations: Readonly<Record<string, string>>,
): Uint8Array {
  const sorted = Object.fromEntries(Object.entries(annotations).sort(([a], [b]) => (a < b ? -1 : 1)))
  const manifest = {
    schemaVersion: 2,
    mediaType: MANIFEST_TYPE,
    config: { mediaType: CONFIG_TYPE, digest: sha256(config), size: config.length },
    layers: [
      {
        mediaType: BUNDLE_TYPE,
        digest: sha256(bundle),
        size: bundle.length,
        annotations: { [TITLE]: title },
      },
    ],
    annotations: sorted,
  }
  return Buffer.from(JSON.stringify(manifest))
}

/** "sha256:" and hex digits. */
export function sha256(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`
}

function descriptor(value: unknown): Descriptor {
  if (
    isRecord(value) &&
    isString(value.mediaType) &&
    isString(value.digest) &&
    /^sha256:[0-9a-f]{64}$/.test(value.digest) &&
    typeof value.size === 'number' &&
    Number.isSafeInteger(value.size) &&
    value.size >= 0
  ) {
    const { mediaType, digest, size } = value
    const title = isRecord(value.annotations) ? value.annotations[TITLE] : undefined
    return { mediaType, digest, size, ...(isString(title) ? { annotations: { [TITLE]: title } } : {}) }
  }
  throw new NoPack('a layer of its manifest has no type, SHA-256 digest or size', PUSH_A_BUNDLE)
}

function isBundle({ mediaType, annotations }: Descriptor): boolean {
  if (BUNDLE_TYPES.includes(mediaType)) return true
  return mediaType === UNTYPED && /\.(?:tar\.gz|tgz)$/.test(annotations?.[TITLE] ?? '')
}

function byPath(layers: readonly Descriptor[]): Map<string, Descriptor> {
  if (layers.length > MAX_FILE_LAYERS) {
    throw new NoPack(`it has more than ${MAX_FILE_LAYERS} files`, PUSH_A_BUNDLE)
  }
  const files = new Map<string, Descriptor>()
  for (const layer of layers) {
    const path = layer.annotations?.[TITLE] ?? ''
    const names = path.split('/')
    if (/[\\\p{Cc}]/u.test(path) || names.some((name) => name === '' || name === '.' || name === '..')) {
      throw new NoPack(
        `one of its files has the path ${JSON.stringify(path)}`,
        'Push it from the folder of the policies.',
      )
    }
    if (files.has(path)) throw new NoPack(`it has two files ${JSON.stringify(path)}`, PUSH_A_BUNDLE)
    files.set(path, layer)
  }
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)))
}

function anIndex(manifests: unknown): NoPack {
  const digests = Array.isArray(manifests)
    ? manifests.flatMap((each) => (isRecord(each) ? [each.digest] : []))
    : []
  const named = digests.filter(isString).slice(0, 5).join(', ')
  return new NoPack(
    'it is an index of several images',
    `Name the digest of one of them${named === '' ? '' : `: ${named}`}.`,
  )
}
