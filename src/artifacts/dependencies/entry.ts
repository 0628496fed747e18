import type { Dependency, PackageIndex } from '../../facts/types.ts'
import { resolveInTree } from '../paths.ts'

/** A dependency of which only what differs from the usual is given. */
export function dependency(stated: Partial<Dependency>): Dependency {
  return {
    name: null,
    specifier: null,
    version: null,
    pinned: false,
    hashes: 0,
    source: 'registry',
    url: null,
    extras: [],
    marker: null,
    group: null,
    ...stated,
  }
}

/** The form in which PyPI compares names (PyPA specification "Name normalization"). */
export function pypiName(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.]+/g, '-')
}

/** The version of a specifier that only one version fits: `==1.2.3` or `===1.2.3`, no wildcard. Null for any other. */
export function exactVersion(specifier: string): string | null {
  return /^={2,3}\s*([^\s,*]+)$/.exec(specifier.trim())?.[1] ?? null
}

const SAFE_ALGORITHMS = /^(?:sha(?:224|256|384|512|3[-_]\d+)|blake2[bs])$/i

/** How many of digests such as `sha256:ab…` or `sha512-…` are of an algorithm that is collision-safe. */
export function countHashes(digests: readonly unknown[]): number {
  return digests.filter((each) => {
    const algorithm = typeof each === 'string' ? /^([a-z0-9_]+)[:=-]./i.exec(each)?.[1] : undefined
    return algorithm !== undefined && SAFE_ALGORITHMS.test(algorithm)
  }).length
}

/** Is this the whole id of a commit, which no other content can have? */
export function isCommitId(revision: string | null | undefined): boolean {
  return revision != null && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(revision)
}

const VCS = /^(git|hg|svn|bzr)\+/i

/** What a URL or a path is as a source. `folder` is that of the file that names it. */
export function sourceOf(
  location: string,
  folder: string,
): Pick<Dependency, 'source' | 'url' | 'pinned' | 'hashes'> {
  const url = withoutCredentials(location)
  if (VCS.test(location) || /^(?:git|ssh):\/\/|^git@/i.test(location)) {
    const revision = /(?<!\/\/[^/]*)@([^@#/?]+)(?:[#?]|$)/.exec(location.replace(VCS, ''))?.[1]
    return { source: 'vcs', url, pinned: isCommitId(revision), hashes: 0 }
  }
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(location) && !/^file:/i.test(location)) {
    const fragment = location.slice(location.indexOf('#') + 1)
    const hashes = location.includes('#') ? countHashes(fragment.split('&')) : 0
    return { source: 'url', url, pinned: hashes > 0, hashes }
  }
  const path = location.replace(/^file:(?:\/\/)?/i, '').replace(/[#;[].*$/, '')
  return { source: 'path', url: location, pinned: resolveInTree(folder, path) !== null, hashes: 0 }
}

export function packageIndex(kind: PackageIndex['kind'], url: string, insecure = false): PackageIndex {
  return { kind, url: withoutCredentials(url), insecure: insecure || /^http:\/\//i.test(url) }
}

/** Facts are shown and kept: a password in a URL must not be. */
export function withoutCredentials(url: string): string {
  return url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/@\s]*@(?=[^/])/i, '$1')
}
