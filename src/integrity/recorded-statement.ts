import { isMapping, listOf, member, textOf } from '../artifacts/data.ts'
import { digestFault } from '../artifacts/digest-algorithms.ts'
import { folderOf, resolveInTree } from '../artifacts/paths.ts'
import type { RecordedChecksum } from '../artifacts/reader.ts'
import type { DigestAlgorithm } from '../facts/types.ts'

/** What a model's statement (`modelStatement`) says of the files of its folder. */
export interface RecordedStatement {
  readonly recorded: readonly RecordedChecksum[]
  /** Paths in the tree; what lies in them belongs to them. */
  readonly ignored: readonly string[]
  /** The folder that it vouches for. */
  readonly folder: string
}

const ALGORITHMS = new Map<string, DigestAlgorithm>([
  ['sha256', 'sha256'],
  ['blake2b', 'blake2b-512'],
  ['blake3', 'blake3'],
])

/** Reads an unsigned statement of OpenSSF Model Signing v1.0; null for anything else, and for one in shards. */
export function recordedStatement(path: string, bytes: Uint8Array): RecordedStatement | null {
  const statement = parse(bytes)
  const predicate = member(statement, 'predicate')
  if (member(statement, 'predicateType') !== 'https://model_signing/signature/v1.0') return null
  if (member(predicate, 'serialization', 'method') !== 'files') return null
  const folder = folderOf(path)
  const subject = textOf(member(listOf(member(statement, 'subject'))[0], 'name')) ?? ''
  const recorded: RecordedChecksum[] = []
  for (const resource of listOf(member(predicate, 'resources'))) {
    const [name, digest] = [textOf(member(resource, 'name')), textOf(member(resource, 'digest'))]
    const algorithm = ALGORITHMS.get(textOf(member(resource, 'algorithm')) ?? '')
    if (name === null || digest === null || algorithm === undefined) return null
    const file = resolveInTree(folder, name === '.' ? subject : name)
    recorded.push({
      manifest: path,
      source: 'manifest',
      subject: file ?? name,
      algorithm,
      expected: digest.toLowerCase(),
      reason:
        file === null
          ? 'outside-tree: the name is absolute or leaves the tree'
          : digestFault(algorithm, digest.toLowerCase()),
    })
  }
  const ignored = listOf(member(predicate, 'serialization', 'ignore_paths')).flatMap((each) => {
    const resolved = typeof each === 'string' ? resolveInTree(folder, each) : null
    return resolved === null ? [] : [resolved]
  })
  return { recorded, ignored, folder: isOneFile(predicate) ? subject : folder }
}

/** Does the statement not speak of this file: outside its folder, or left out on purpose? */
export function isIgnored(path: string, { folder, ignored }: RecordedStatement): boolean {
  const within = (parent: string) => parent === '' || path === parent || path.startsWith(`${parent}/`)
  return !within(folder) || ignored.some(within)
}

function isOneFile(predicate: unknown): boolean {
  const resources = listOf(member(predicate, 'resources'))
  return resources.length === 1 && member(resources[0], 'name') === '.'
}

function parse(bytes: Uint8Array): unknown {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8').decode(bytes))
    return isMapping(value) ? value : null
  } catch {
    return null
  }
}
