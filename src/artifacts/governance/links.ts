import type { GovernanceLink } from '../../facts/types.ts'
import { folderOf, resolveInTree } from '../paths.ts'
import type { Source } from '../reader.ts'

const URL = /^[A-Za-z][A-Za-z0-9+.-]*:/

/** What a link of a governance file leads to: a path counts from the file's own folder, else from the top of the tree. */
export function linkFacts(source: Source, link: { pointer: string; target: string }): GovernanceLink {
  const { pointer, target } = link
  if (URL.test(target)) return { pointer, target, path: null, exists: null }
  const name = target.replace(/[#?].*$/s, '')
  const beside = resolveInTree(folderOf(source.path), name)
  if (beside !== null && source.exists(beside)) return { pointer, target, path: beside, exists: true }
  const path = resolveInTree('', name)
  return { pointer, target, path, exists: path !== null && source.exists(path) }
}
