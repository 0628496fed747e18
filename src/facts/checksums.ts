import { folderOf } from '../artifacts/paths.ts'
import type { RecordedChecksum } from '../artifacts/reader.ts'
import {
  type ByteRange,
  type DigestRequest,
  type DigestResult,
  HASH_ALGORITHMS,
  type HashAlgorithm,
} from '../repository/tree.ts'
import { byCodeUnit } from './paths.ts'
import type { Checksum, DigestAlgorithm, File, Signature } from './types.ts'

/** Agreement by one of these proves nothing against an attacker. */
const WEAK: ReadonlySet<DigestAlgorithm> = new Set(['md5', 'md5-dos2unix', 'sha1'])

const COMPUTABLE: ReadonlySet<string> = new Set(HASH_ALGORITHMS)

/** Digests of the tree's files by `digestKey`, as far as they could be computed. */
export type Digests = ReadonlyMap<string, DigestResult['digests']>

/** What the digests of a file, or of a part of it, are found by. A path holds no NUL. */
export function digestKey(path: string, part?: ByteRange): string {
  return part === undefined ? path : `${path}\0${part.start}-${part.end}`
}

/** What is known of a file before its digests are: enough to say which digests are asked. */
export interface HashableFile {
  path: string
  kind: File['kind']
  lfs: { oid: string; size: number } | null
}

/** The digests that facts need: SHA-256 of every model file, and whatever a manifest, SBOM or lockfile records. */
export function digestRequests(
  files: readonly HashableFile[],
  recorded: readonly RecordedChecksum[],
): DigestRequest[] {
  const wanted = new Map<string, { path: string; part?: ByteRange; algorithms: Set<HashAlgorithm> }>()
  const present = new Map(files.map((file) => [file.path, file]))
  const want = (path: string, algorithm: HashAlgorithm, part?: ByteRange) => {
    const key = digestKey(path, part)
    const known = wanted.get(key)
    if (known) known.algorithms.add(algorithm)
    else wanted.set(key, { path, ...(part && { part }), algorithms: new Set([algorithm]) })
  }
  for (const file of files) if (file.kind === 'model-file' && file.lfs === null) want(file.path, 'sha256')
  for (const { subject, algorithm, reason, part } of recorded) {
    const file = present.get(subject)
    if (reason === null && file && file.lfs === null && isComputable(algorithm))
      want(subject, algorithm, part)
  }
  return [...wanted.values()]
    .map(({ path, part, algorithms }) => ({
      path,
      algorithms: [...algorithms].sort(byCodeUnit),
      ...(part && { range: { start: part.start, end: part.end } }),
    }))
    .sort((a, b) => byCodeUnit(a.path, b.path))
}

/** Sizes tell whether a file ends where its last part does. */
type SizedFile = HashableFile & Partial<Pick<File, 'size'>>

/** Compares one recorded digest with the file that it is of. */
export function compareChecksum(
  recorded: RecordedChecksum,
  file: SizedFile | undefined,
  digests: Digests,
): Checksum {
  const outcome = compare(recorded, file, digests)
  const { part, ...checksum } = recorded
  return { ...checksum, expected: recorded.expected?.toLowerCase() ?? null, ...outcome }
}

type Comparison = Pick<Checksum, 'actual' | 'status' | 'reason'>

function compare(recorded: RecordedChecksum, file: SizedFile | undefined, digests: Digests): Comparison {
  const notCheckable = (reason: string): Comparison => ({ actual: null, status: 'not-checkable', reason })
  if (recorded.reason !== null) return notCheckable(recorded.reason)
  if (recorded.expected === null) return notCheckable('no digest is recorded')
  if (!file) {
    if (recorded.source === 'dvc') return notCheckable('the file is kept by DVC and is not in the tree')
    return { actual: null, status: 'missing', reason: 'the file is not in the tree' }
  }
  const expected = recorded.expected.toLowerCase()
  const { part } = recorded
  const size = file.lfs?.size ?? file.size
  if (part?.last && size !== undefined && size !== part.end) {
    const reason = `the file has ${size} bytes, and ${part.end} were recorded`
    return { actual: null, status: 'mismatch', reason }
  }
  if (file.lfs !== null) {
    if (part !== undefined && !(part.start === 0 && part.last))
      return notCheckable('only a Git-LFS pointer is in the tree, and it states the digest of the whole file')
    if (recorded.algorithm !== 'sha256')
      return notCheckable('only a Git-LFS pointer is in the tree, and it states SHA-256')
    const status = file.lfs.oid === expected ? 'pointer-match' : 'mismatch'
    return { actual: file.lfs.oid, status, reason: null }
  }
  if (!isComputable(recorded.algorithm)) return notCheckable(`${recorded.algorithm} is not computed`)
  const result = digests.get(digestKey(file.path, part))
  if (result === undefined) return notCheckable('the digest was not computed')
  if (result instanceof Error) return notCheckable(result.message)
  const actual = result[recorded.algorithm]
  if (actual === undefined) return notCheckable('the digest was not computed')
  if (actual !== expected) return { actual, status: 'mismatch', reason: null }
  return { actual, status: WEAK.has(recorded.algorithm) ? 'weak-match' : 'match', reason: null }
}

/** A pointer states the digest of the content that it stands for. */
export function pointerChecksums(files: readonly HashableFile[]): Checksum[] {
  return files.flatMap(({ path, lfs }) =>
    lfs === null
      ? []
      : [
          {
            manifest: path,
            source: 'lfs-pointer' as const,
            subject: path,
            algorithm: 'sha256' as const,
            expected: lfs.oid,
            actual: lfs.oid,
            status: 'pointer-match' as const,
            reason: null,
          },
        ],
  )
}

/** Model files that stand beside or below a checksum manifest, and in no record at all. */
export function unlistedChecksums(files: readonly File[], recorded: readonly Checksum[]): Checksum[] {
  const listed = new Set(recorded.map((checksum) => checksum.subject))
  const manifests = new Map<string, string>()
  for (const { source, manifest } of recorded) {
    if (source !== 'manifest') continue
    const known = manifests.get(folderOf(manifest))
    if (known === undefined || manifest < known) manifests.set(folderOf(manifest), manifest)
  }
  return files.flatMap((file) => {
    if (file.kind !== 'model-file' || listed.has(file.path)) return []
    const manifest = nearestManifest(file.path, manifests)
    if (manifest === undefined) return []
    const reason = `the manifest does not list it`
    const { path: subject, sha256: actual } = file
    return [
      {
        manifest,
        source: 'manifest',
        subject,
        algorithm: 'sha256',
        expected: null,
        actual,
        status: 'unlisted',
        reason,
      },
    ]
  })
}

/** Model files in the folder of a signed model that its signature does not cover, and that stand in no record at all. */
export function unsignedChecksums(
  signatures: readonly Signature[],
  files: readonly File[],
  recorded: readonly Checksum[],
): Checksum[] {
  const listed = new Set(recorded.map((checksum) => checksum.subject))
  const weights = new Map(
    files.flatMap((file) => (file.kind === 'model-file' ? [[file.path, file] as const] : [])),
  )
  return signatures.flatMap(({ path: manifest, model }) =>
    (model?.unsigned_files ?? []).flatMap((subject) => {
      const file = weights.get(subject)
      if (file === undefined || listed.has(subject)) return []
      const reason = 'the signature does not cover it'
      const { sha256: actual } = file
      return [
        {
          manifest,
          source: 'signature',
          subject,
          algorithm: 'sha256',
          expected: null,
          actual,
          status: 'unlisted',
          reason,
        },
      ]
    }),
  )
}

/** That of the file's folder, or else of the nearest one around it. */
function nearestManifest(path: string, manifests: ReadonlyMap<string, string>): string | undefined {
  for (let folder = folderOf(path); ; folder = folderOf(folder)) {
    const manifest = manifests.get(folder)
    if (manifest !== undefined || folder === '') return manifest
  }
}

function isComputable(algorithm: string): algorithm is HashAlgorithm {
  return COMPUTABLE.has(algorithm)
}
