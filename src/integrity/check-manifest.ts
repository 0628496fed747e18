import { READERS, readArtifacts } from '../artifacts/index.ts'
import { type ArtifactReader, HEAD_LENGTH, type RecordedChecksum } from '../artifacts/reader.ts'
import { UserError } from '../errors.ts'
import { compareChecksum, digestRequests } from '../facts/checksums.ts'
import type { Checksum, Unread } from '../facts/types.ts'
import { type DigestResult, type Progress, type Tree, TreeError } from '../repository/tree.ts'
import { isIgnored, type RecordedStatement, recordedStatement } from './recorded-statement.ts'

/** What became of the digests that manifests record. */
export interface CheckedManifests {
  readonly checksums: readonly Checksum[]
  /** Files that a model's statement does not have, and that it would have if they had been there. */
  readonly unlisted: readonly string[]
  /** What of the manifests was not understood. */
  readonly unread: readonly Unread[]
}

/** A statement of more files than any model has. */
const STATEMENT_LIMIT = 64 * 1024 * 1024

/**
 * Compares what manifests record with the files of the tree.
 * @param manifest path in the tree; null for everything in the tree that records digests
 * @throws {UserError} PATH if the file is no manifest of a kind that is read
 */
export async function checkManifests(
  tree: Tree,
  manifest: string | null,
  progress?: Progress,
): Promise<CheckedManifests> {
  const { files } = await tree.list()
  const statement = manifest === null ? null : await statementAt(tree, manifest)
  const readers = manifest === null ? READERS : READERS.map((reader) => only(reader, manifest))
  const artifacts = await readArtifacts(tree, files, { readers: statement === null ? readers : [] })
  const recorded =
    statement?.recorded ??
    artifacts.records.flatMap((record) => (record.into === 'checksums' ? [record.value] : []))
  if (manifest !== null && recorded.length === 0) refuse(manifest, artifacts.unread)
  const byPath = new Map(artifacts.files.map((file) => [file.path, file]))
  const digests = await digestsOf(tree, artifacts.files, recorded, progress)
  const listed = new Set(recorded.map(({ subject }) => subject))
  return {
    checksums: recorded.map((each) => compareChecksum(each, byPath.get(each.subject), digests)),
    unlisted:
      statement === null
        ? []
        : files
            .map(({ path }) => path)
            .filter((path) => path !== manifest && !listed.has(path) && !isIgnored(path, statement)),
    unread: artifacts.unread.filter(({ path }) => manifest === null || path === manifest),
  }
}

/** The reader, for one file. */
function only(reader: ArtifactReader, path: string): ArtifactReader {
  return { ...reader, mayBe: (other) => other === path && reader.mayBe(other) }
}

async function statementAt(tree: Tree, path: string): Promise<RecordedStatement | null> {
  try {
    const head = Buffer.from(await tree.head(path, HEAD_LENGTH)).toString('latin1')
    if (!/^\s*\{/.test(head) || !head.includes('https://in-toto.io/Statement/')) return null
    return recordedStatement(path, await tree.read(path, STATEMENT_LIMIT))
  } catch (error) {
    if (!(error instanceof TreeError)) throw error
    throw new UserError('PATH', `${path} cannot be read. ${error.message}`, { cause: error })
  }
}

async function digestsOf(
  tree: Tree,
  files: Parameters<typeof digestRequests>[0],
  recorded: readonly RecordedChecksum[],
  progress: Progress | undefined,
): Promise<Map<string, DigestResult['digests']>> {
  const subjects = new Set(recorded.map(({ subject }) => subject))
  const requests = digestRequests(
    files.filter(({ path }) => subjects.has(path)),
    recorded,
  )
  const results = await tree.digests(requests, progress)
  return new Map(results.map(({ path, digests }) => [path, digests]))
}

function refuse(manifest: string, unread: readonly Unread[]): never {
  const why = unread.find(({ path }) => path === manifest)?.message
  throw new UserError(
    'PATH',
    `${manifest} records no digest that could be checked. ${why ?? 'It is no checksum file, SBOM, lockfile or statement that is known.'}`,
  )
}
