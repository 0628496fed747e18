import { UserError } from '../errors.ts'
import type { HashAlgorithm } from '../repository/tree.ts'
import type { HashedFile } from './hash-files.ts'
import { type ModelHashType, modelStatement } from './model-manifest.ts'

/** What a manifest is about. */
export interface ManifestSubject {
  /** Name of the folder, or of the single file. */
  readonly name: string
  /** The whole is this one file. */
  readonly isFile: boolean
  readonly algorithm: HashAlgorithm
  /** Sorted by path. */
  readonly files: readonly HashedFile[]
  /** Paths that were left out on purpose. */
  readonly ignored: readonly string[]
  /** Version of this program. */
  readonly version: string
}

interface ManifestFormat {
  readonly description: string
  /** Algorithms that the format can state, and what it calls them. */
  readonly algorithms: Readonly<Partial<Record<HashAlgorithm, string>>>
  render(subject: ManifestSubject, algorithmName: string): string
}

/** Tags as `cksum --tag`, `b2sum --tag`, `b3sum --tag` and OpenSSL write them. */
const TAGS: Readonly<Partial<Record<HashAlgorithm, string>>> = {
  md5: 'MD5',
  sha1: 'SHA1',
  sha224: 'SHA224',
  sha256: 'SHA256',
  sha384: 'SHA384',
  sha512: 'SHA512',
  'sha512-224': 'SHA512-224',
  'sha512-256': 'SHA512-256',
  'sha3-224': 'SHA3-224',
  'sha3-256': 'SHA3-256',
  'sha3-384': 'SHA3-384',
  'sha3-512': 'SHA3-512',
  'blake2b-256': 'BLAKE2b-256',
  'blake2b-384': 'BLAKE2b-384',
  'blake2b-512': 'BLAKE2b',
  'blake2s-256': 'BLAKE2s',
  blake3: 'BLAKE3',
}

/** `hash-alg` of the CycloneDX schemas. */
const CYCLONEDX: typeof TAGS = {
  md5: 'MD5',
  sha1: 'SHA-1',
  sha256: 'SHA-256',
  sha384: 'SHA-384',
  sha512: 'SHA-512',
  'sha3-256': 'SHA3-256',
  'sha3-384': 'SHA3-384',
  'sha3-512': 'SHA3-512',
  'blake2b-256': 'BLAKE2b-256',
  'blake2b-384': 'BLAKE2b-384',
  'blake2b-512': 'BLAKE2b-512',
  blake3: 'BLAKE3',
}

const OMS = { sha256: 'sha256', 'blake2b-512': 'blake2b', blake3: 'blake3' } as const satisfies Partial<
  Record<HashAlgorithm, ModelHashType>
>

export const MANIFEST_FORMATS = {
  coreutils: {
    description: 'as sha256sum writes',
    // The lines do not name them; the manifest's own name (B2SUMS, model.b3) tells those of one length apart.
    algorithms: TAGS,
    render: ({ files }) =>
      files.map(({ path, digest }) => escaped(path, (name) => `${digest}  ${name}`)).join(''),
  },
  bsd: {
    description: 'as sha256sum --tag writes',
    algorithms: TAGS,
    render: ({ files }, tag) =>
      files.map(({ path, digest }) => escaped(path, (name) => `${tag} (${name}) = ${digest}`)).join(''),
  },
  oms: {
    description: 'the statement that OpenSSF Model Signing signs',
    algorithms: OMS,
    render: ({ name, isFile, files, ignored, algorithm }) => {
      const resources = files.map(({ path, digest }) => ({ path: isFile ? '.' : path, digest }))
      const allowSymlinks = files.some(({ link }) => link)
      const hashType = algorithm === 'blake3' ? 'blake3' : algorithm === 'sha256' ? 'sha256' : 'blake2b'
      return json(modelStatement(name, resources, { hashType, allowSymlinks, ignorePaths: ignored }))
    },
  },
  cyclonedx: {
    description: 'a CycloneDX 1.6 BOM of files',
    algorithms: CYCLONEDX,
    render: ({ name, files, version }, alg) =>
      json({
        $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
        bomFormat: 'CycloneDX',
        specVersion: '1.6',
        version: 1,
        metadata: {
          tools: { components: [{ type: 'application', name: 'modelward', version }] },
          component: { type: 'machine-learning-model', 'bom-ref': 'model', name },
        },
        components: files.map(({ path, digest }) => ({
          type: 'file',
          'bom-ref': `file:${path}`,
          name: path,
          hashes: [{ alg, content: digest }],
          properties: [{ name: 'modelward:path', value: path }],
        })),
      }),
  },
} as const satisfies Record<string, ManifestFormat>

export type ManifestFormatId = keyof typeof MANIFEST_FORMATS

/**
 * The text of a manifest. The same files give the same bytes.
 * @throws {UserError} ARGUMENT if the format has no name for the algorithm
 */
export function renderManifest(id: ManifestFormatId, subject: ManifestSubject): string {
  return MANIFEST_FORMATS[id].render(subject, algorithmName(id, subject.algorithm))
}

/** What the format calls the algorithm. @throws {UserError} ARGUMENT */
export function algorithmName(id: ManifestFormatId, algorithm: HashAlgorithm): string {
  const format: ManifestFormat = MANIFEST_FORMATS[id]
  const name = format.algorithms[algorithm]
  if (name !== undefined) return name
  const known = Object.keys(format.algorithms).join(', ')
  throw new UserError('ARGUMENT', `The format ${id} has no name for ${algorithm}; it knows ${known}.`)
}

/** A line as GNU coreutils writes it: a name that would break the line is escaped, and the line begins with a backslash. */
function escaped(path: string, line: (name: string) => string): string {
  // By itself it would be standard input.
  if (path === '-') return `${line('./-')}\n`
  if (!/[\\\n\r]/.test(path)) return `${line(path)}\n`
  const name = path.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r')
  return `\\${line(name)}\n`
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
