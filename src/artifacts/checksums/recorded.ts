import type { DigestAlgorithm } from '../../facts/types.ts'
import { digestFault } from '../digest-algorithms.ts'
import { folderOf, resolveInTree } from '../paths.ts'
import type { RecordedChecksum } from '../reader.ts'

/** What a manifest records of the file that it calls `name`, as seen from its folder. `digest` is in lowercase. */
export function recordedChecksum(
  manifest: string,
  name: string,
  algorithm: DigestAlgorithm,
  digest: string,
): RecordedChecksum {
  const subject = resolveInTree(folderOf(manifest), name)
  const outside = subject === null ? 'outside-tree: the name is absolute or leaves the tree' : null
  return {
    manifest,
    source: 'manifest',
    subject: subject ?? name,
    algorithm,
    expected: digest,
    reason: outside ?? digestFault(algorithm, digest),
  }
}
