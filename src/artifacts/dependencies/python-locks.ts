import type { Pointer } from '../../documents/place.ts'
import type { Dependency } from '../../facts/types.ts'
import { isMapping, listOf, member, textOf } from '../data.ts'
import { type Parsed, type Placed, placeIn } from './collector.ts'
import {
  countHashes,
  dependency,
  isCommitId,
  packageIndex,
  pypiName,
  sourceOf,
  withoutCredentials,
} from './entry.ts'

/** What a lock says of where a package comes from. */
type Origin = Pick<Dependency, 'source' | 'url' | 'pinned'>

const REGISTRY: Origin = { source: 'registry', url: null, pinned: true }

/** `poetry.lock`: digests stand beside the package, before version 2 of the form in `[metadata.files]`. */
export function readPoetryLock(parsed: Parsed): void {
  const { document, collector } = parsed
  packages(parsed, 'package', (entry, place) => {
    const name = textOf(member(entry, 'name')) ?? ''
    const source = member(entry, 'source')
    const url = textOf(member(source, 'url')) ?? ''
    const type = textOf(member(source, 'type'))
    const origin = (): Origin => {
      switch (type) {
        case 'git':
          return vcs(url, textOf(member(source, 'resolved_reference')))
        case 'directory':
          return { ...REGISTRY, ...sourceOf(url, collector.folder), source: 'path' }
        case 'file':
        case 'url':
          return { source: type === 'url' ? 'url' : 'path', url: withoutCredentials(url), pinned: true }
        default:
          return REGISTRY
      }
    }
    if (type === 'legacy' && url !== '') collector.addIndex(packageIndex('extra-index', url), place)
    const files = member(entry, 'files') ?? member(document.value, 'metadata', 'files', name)
    return { ...origin(), hashes: hashesIn(files), group: groupOf(entry) }
  })
}

/** `uv.lock`. */
export function readUvLock(parsed: Parsed): void {
  const { collector } = parsed
  packages(parsed, 'package', (entry, place) => {
    const source = member(entry, 'source')
    const [kind = 'registry'] = isMapping(source) ? Object.keys(source) : []
    const url = textOf(member(source, kind)) ?? ''
    const hashes = hashesIn([member(entry, 'sdist'), ...listOf(member(entry, 'wheels'))])
    switch (kind) {
      case 'git':
        return { ...vcs(url, url.slice(url.indexOf('#') + 1)), hashes }
      case 'url':
        return { source: 'url', url: withoutCredentials(url), pinned: true, hashes }
      case 'registry':
        if (url !== '') collector.addIndex(packageIndex('index', url), place)
        return { ...REGISTRY, hashes }
      // The project itself, members of its workspace, folders and archives on disk.
      default:
        return { ...sourceOf(url, collector.folder), source: 'path', hashes }
    }
  })
}

/** `pdm.lock`. */
export function readPdmLock(parsed: Parsed): void {
  const { document, collector } = parsed
  packages(parsed, 'package', (entry) => {
    const name = `${textOf(member(entry, 'name'))} ${textOf(member(entry, 'version'))}`
    const hashes = hashesIn(member(entry, 'files') ?? member(document.value, 'metadata', 'files', name))
    const marker = textOf(member(entry, 'marker')) ?? textOf(member(entry, 'requires_python'))
    const git = textOf(member(entry, 'git'))
    if (git !== null) return { ...vcs(git, textOf(member(entry, 'revision'))), hashes, marker }
    const url = textOf(member(entry, 'url'))
    if (url !== null)
      return { source: 'url', url: withoutCredentials(url), pinned: hashes > 0, hashes, marker }
    const path = textOf(member(entry, 'path'))
    if (path !== null) return { ...sourceOf(path, collector.folder), source: 'path', hashes, marker }
    return { ...REGISTRY, hashes, marker }
  })
}

/** `pylock.toml` (PEP 751). */
export function readPylock(parsed: Parsed): void {
  const { collector } = parsed
  packages(parsed, 'packages', (entry, place) => {
    const index = textOf(member(entry, 'index'))
    if (index !== null) collector.addIndex(packageIndex('index', index), place)
    const marker = textOf(member(entry, 'marker'))
    const files = [member(entry, 'sdist'), member(entry, 'archive'), ...listOf(member(entry, 'wheels'))]
    const hashes = hashesIn(files)
    const repository = member(entry, 'vcs')
    if (isMapping(repository)) {
      const url = textOf(member(repository, 'url')) ?? textOf(member(repository, 'path')) ?? ''
      return { ...vcs(url, textOf(member(repository, 'commit-id'))), hashes, marker }
    }
    const folder = textOf(member(entry, 'directory', 'path'))
    if (folder !== null) return { ...sourceOf(folder, collector.folder), source: 'path', hashes, marker }
    const archive = textOf(member(entry, 'archive', 'url'))
    if (archive !== null) {
      return { source: 'url', url: withoutCredentials(archive), pinned: hashes > 0, hashes, marker }
    }
    return { ...REGISTRY, hashes, marker }
  })
}

/** Reads the packages of a lock; one without a name is told. */
function packages(
  { document, collector }: Parsed,
  key: string,
  read: (entry: unknown, place: Placed) => Partial<Dependency>,
): void {
  for (const [index, entry] of listOf(member(document.value, key)).entries()) {
    const at: Pointer = [key, String(index)]
    const place = placeIn(document, [...at, 'name'])
    const name = textOf(member(entry, 'name'))
    if (name === null) {
      collector.tell('malformed', placeIn(document, at), 'The package has no name.')
      continue
    }
    const version = textOf(member(entry, 'version'))
    const specifier = version === null ? null : `==${version}`
    const stated = read(entry, place)
    const pinned = (stated.pinned ?? true) && (stated.source !== 'registry' || version !== null)
    collector.add(dependency({ name: pypiName(name), specifier, version, ...stated, pinned }), place)
  }
}

function vcs(url: string, revision: string | null): Origin {
  return { source: 'vcs', url: withoutCredentials(url), pinned: isCommitId(revision) }
}

/** Digests of a list of files: `hash = "sha256:…"`, or `hashes = {sha256 = "…"}`. */
function hashesIn(files: unknown): number {
  const digests = listOf(files).flatMap((file) => {
    const hash = member(file, 'hash')
    if (hash !== undefined) return [hash]
    const hashes = member(file, 'hashes')
    return isMapping(hashes)
      ? Object.keys(hashes).map((algorithm) => `${algorithm}:${hashes[algorithm]}`)
      : []
  })
  return countHashes(digests)
}

/** Poetry 2 lists groups; before there was a category. */
function groupOf(entry: unknown): string | null {
  const groups = listOf(member(entry, 'groups')).filter((each) => typeof each === 'string')
  const group = groups.length > 0 ? groups.join(',') : textOf(member(entry, 'category'))
  return group === 'main' ? null : group
}
