import type { ArtifactKind, Unread } from '../facts/types.ts'
import { baseName } from './paths.ts'

/**
 * Names that nothing but an artifact has, or a card: whoever has a folder or an empty file of such a name believes
 * that the artifact is there. README.md is no kind by its name alone.
 */
const NAMES: readonly (readonly [RegExp, ArtifactKind])[] = [
  [/^README\.md$/i, 'other'],
  [
    /^(?:ml-system|risk-register|impact-assessment|monitoring-plan|incident-response|training-records)\.ya?ml$/i,
    'governance',
  ],
  [/^s?bom\.json$|\.cdx\.json$|\.spdx\.json$/i, 'sbom'],
  [/^dvc\.(?:yaml|lock)$|^data-lineage\.ya?ml$/, 'lineage'],
  [/^MLmodel$/, 'lineage'],
  [/^(?:SHA|MD5|B[23]|BLAKE)[\w-]*SUMS?(?:\.txt)?$/i, 'checksums'],
]

/** An empty file, if its name says that it should hold an artifact. */
export function unreadOfEmpty(path: string): Unread | null {
  return unread(path, 'malformed', 'The file is empty.')
}

/** A Git-LFS pointer, if its name says that it should hold an artifact: what that states is not in the tree. */
export function unreadOfPointer(path: string): Unread | null {
  const message = 'It is a Git-LFS pointer, and its content is not here. Fetch it with `git lfs pull`.'
  return unread(path, 'unreadable', message)
}

/** What a file of this name should hold; `other` where the name does not say. */
export function kindByName(path: string): ArtifactKind {
  const name = baseName(path)
  return NAMES.find(([pattern]) => pattern.test(name))?.[1] ?? 'other'
}

/** Folders that stand where an artifact's file is looked for, sorted as the paths of the files in them. */
export function unreadOfFolders(paths: Iterable<string>): Unread[] {
  const seen = new Set<string>()
  const found: Unread[] = []
  for (const path of paths) {
    for (let end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
      const folder = path.slice(0, end)
      if (seen.has(folder)) continue
      seen.add(folder)
      const entry = unread(folder, 'unreadable', 'It is a folder, and a file of that name is what is read.')
      if (entry !== null) found.push(entry)
    }
  }
  return found
}

function unread(path: string, reason: Unread['reason'], message: string): Unread | null {
  const name = baseName(path)
  const kind = NAMES.find(([pattern]) => pattern.test(name))?.[1]
  if (kind === undefined) return null
  return { path, kind, reason, extent: 'file', message, line: null, column: null }
}
