import type { Dependency } from '../../facts/types.ts'
import { isMapping, listOf, member, textOf } from '../data.ts'
import { dependency, exactVersion, isCommitId, pypiName, sourceOf, withoutCredentials } from './entry.ts'

/**
 * A dependency as Poetry, uv's sources and Pipenv state it: a version (`^1.2`, `==1.2.3`, `*`), or a table with
 * `version`, `git`, `url`, `path`.
 * @param folder of the file, which paths are relative to
 * @returns null for what is neither
 */
export function poetryDependency(name: string, stated: unknown, folder: string): Dependency | null {
  const named = { name: pypiName(name) }
  if (typeof stated === 'string') return dependency({ ...named, ...versionOf(stated) })
  if (!isMapping(stated)) return null
  const common = {
    ...named,
    extras: listOf(member(stated, 'extras')).flatMap((each) => textOf(each)?.toLowerCase() ?? []),
    marker: textOf(member(stated, 'markers')) ?? textOf(member(stated, 'marker')),
  }
  const git = textOf(member(stated, 'git'))
  if (git !== null) {
    const revision = textOf(member(stated, 'rev')) ?? textOf(member(stated, 'ref'))
    const url = withoutCredentials(git)
    return dependency({ ...common, source: 'vcs', url, pinned: isCommitId(revision) })
  }
  const location =
    textOf(member(stated, 'url')) ?? textOf(member(stated, 'path')) ?? textOf(member(stated, 'file'))
  if (location !== null) return dependency({ ...common, ...sourceOf(location, folder) })
  if (member(stated, 'workspace') === true) {
    return dependency({ ...common, source: 'path', pinned: true })
  }
  return dependency({ ...common, ...versionOf(textOf(member(stated, 'version')) ?? '*') })
}

/** For Poetry a version by itself is one version; `*` is any. */
function versionOf(constraint: string): Pick<Dependency, 'specifier' | 'version' | 'pinned'> {
  const specifier = constraint.trim()
  if (specifier === '' || specifier === '*') return { specifier: null, version: null, pinned: false }
  const version = /^\d[^\s,*|<>=!~^]*$/.test(specifier) ? specifier : exactVersion(specifier)
  return { specifier, version, pinned: version !== null }
}
