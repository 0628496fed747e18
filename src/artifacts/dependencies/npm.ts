import type { Pointer } from '../../documents/place.ts'
import type { Dependency } from '../../facts/types.ts'
import { isMapping, type Mapping, member, textOf } from '../data.ts'
import { keyPlaceIn, type Parsed, placeIn } from './collector.ts'
import { countHashes, dependency, isCommitId, packageIndex, sourceOf, withoutCredentials } from './entry.ts'

const SECTIONS: readonly (readonly [key: string, group: string | null])[] = [
  ['dependencies', null],
  ['devDependencies', 'dev'],
  ['optionalDependencies', 'optional'],
  ['peerDependencies', 'peer'],
]

/** One version, as semver writes it. */
const EXACT = /^[=v]{0,2}(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?)$/

/** A registry that packages of a scope, or all, come from, where it is not npm's own. */
const NPM_REGISTRY = /^https:\/\/registry\.(?:npmjs\.org|yarnpkg\.com)\//

/** `package.json`. */
export function readNpmPackage({ document, collector }: Parsed): void {
  for (const [key, group] of SECTIONS) {
    const table = member(document.value, key)
    for (const name of keysOf(table)) {
      const place = placeIn(document, [key, name])
      const stated = member(table, name)
      if (typeof stated !== 'string') {
        collector.tell('malformed', place, 'The version is not text.')
        continue
      }
      collector.add({ ...npmDependency(name, stated, collector.folder), group }, place)
    }
  }
}

/** A version, range or tag of the registry, an alias, or what is no registry's: git, a URL, a path. */
function npmDependency(name: string, stated: string, folder: string): Dependency {
  const spec = stated.trim()
  const alias = /^npm:(@?[^@]+)(?:@(.*))?$/.exec(spec)
  if (alias) return npmDependency(alias[1] ?? name, alias[2] ?? '', folder)
  if (/^(?:file|link|workspace|portal):|^\.{1,2}\/|^[~/]\//.test(spec)) {
    const path = spec.replace(/^[a-z]+:/, '')
    const inWorkspace = spec.startsWith('workspace:')
    return dependency({
      name,
      ...sourceOf(path, folder),
      source: 'path',
      url: spec,
      ...(inWorkspace && { pinned: true }),
    })
  }
  if (
    /^(?:git\+|git:|git@|ssh:|(?:github|gitlab|bitbucket|gist):)/.test(spec) ||
    /^[\w.-]+\/[\w.-]+(?:#.*)?$/.test(spec)
  ) {
    const revision = spec.includes('#') ? spec.slice(spec.indexOf('#') + 1) : null
    return dependency({ name, source: 'vcs', url: withoutCredentials(spec), pinned: isCommitId(revision) })
  }
  if (/^https?:/.test(spec)) return dependency({ name, source: 'url', url: withoutCredentials(spec) })
  const version = EXACT.exec(spec)?.[1] ?? null
  return dependency({
    name,
    specifier: spec === '' || spec === '*' ? null : spec,
    version,
    pinned: version !== null,
  })
}

/** `package-lock.json` and `npm-shrinkwrap.json`: `packages` since version 2 of the form, before a tree. */
export function readNpmLock(parsed: Parsed): void {
  const { document } = parsed
  const packages = member(document.value, 'packages')
  if (!isMapping(packages)) {
    tree(parsed, member(document.value, 'dependencies'), ['dependencies'])
    return
  }
  for (const path of Object.keys(packages)) {
    const entry = packages[path]
    // The project itself, and members of its workspaces: what they need is in their own package.json.
    if (!path.includes('node_modules/') || !isMapping(entry)) continue
    const name = textOf(member(entry, 'name')) ?? path.slice(path.lastIndexOf('node_modules/') + 13)
    locked(parsed, name, entry, ['packages', path])
  }
}

/** Deep trees are wide as well: they are walked without recursion. */
function tree(parsed: Parsed, dependencies: unknown, pointer: Pointer): void {
  const waiting: [table: unknown, pointer: Pointer][] = [[dependencies, pointer]]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [table, at] = next
    for (const name of keysOf(table)) {
      const entry = member(table, name)
      if (!isMapping(entry)) continue
      locked(parsed, name, entry, [...at, name])
      if (isMapping(member(entry, 'dependencies'))) {
        waiting.push([member(entry, 'dependencies'), [...at, name, 'dependencies']])
      }
    }
  }
}

function locked({ document, collector }: Parsed, name: string, entry: Mapping, at: Pointer): void {
  const place = keyPlaceIn(document, at)
  const version = textOf(member(entry, 'version'))
  const resolved = textOf(member(entry, 'resolved')) ?? ''
  const hashes = countHashes((textOf(member(entry, 'integrity')) ?? '').split(/\s+/))
  const group = member(entry, 'dev') === true ? 'dev' : member(entry, 'optional') === true ? 'optional' : null
  // In the older form the version of what is not from a registry is its URL.
  const location = EXACT.test(version ?? '') ? resolved : (version ?? resolved)
  const common = { name, version: EXACT.exec(version ?? '')?.[1] ?? null, hashes, group }
  const specifier = common.version === null ? null : `==${common.version}`
  if (member(entry, 'link') === true || /^file:/.test(location)) {
    collector.add(
      dependency({ ...common, ...sourceOf(location, collector.folder), hashes, source: 'path' }),
      place,
    )
    return
  }
  if (/^(?:git\+|git:|git@|ssh:|github:)/.test(location)) {
    const pinned = isCommitId(location.slice(location.indexOf('#') + 1))
    collector.add(dependency({ ...common, source: 'vcs', url: withoutCredentials(location), pinned }), place)
    return
  }
  // Registries keep tarballs under `/-/`; any other URL is a tarball by itself.
  if (/^https?:/.test(location) && !location.includes('/-/')) {
    const url = withoutCredentials(location)
    collector.add(dependency({ ...common, source: 'url', url, pinned: hashes > 0 }), place)
    return
  }
  const host = /^https?:\/\/[^/?#]+\//.exec(location)?.[0]
  if (host !== undefined && !NPM_REGISTRY.test(host)) collector.addIndex(packageIndex('index', host), place)
  collector.add(dependency({ ...common, specifier, pinned: common.version !== null }), place)
}

function keysOf(value: unknown): string[] {
  return isMapping(value) ? Object.keys(value) : []
}
