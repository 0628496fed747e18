import type { Pointer } from '../../documents/place.ts'
import type { Dependency } from '../../facts/types.ts'
import { isMapping, listOf, member, textOf } from '../data.ts'
import { keyPlaceIn, type Parsed, placeIn, textsOf } from './collector.ts'
import { packageIndex } from './entry.ts'
import { poetryDependency } from './poetry-constraint.ts'
import { parseRequirement } from './requirement.ts'

/** `pyproject.toml`: the standard tables (PEP 621, 735, 518), and those of Poetry, uv and PDM. */
export function readPyproject(parsed: Parsed): void {
  const { value } = parsed.document
  requirements(parsed, ['project', 'dependencies'], null)
  groups(parsed, ['project', 'optional-dependencies'])
  groups(parsed, ['dependency-groups'])
  requirements(parsed, ['build-system', 'requires'], 'build-system')
  requirements(parsed, ['tool', 'uv', 'dev-dependencies'], 'dev')
  requirements(parsed, ['tool', 'uv', 'constraint-dependencies'], 'constraints')
  requirements(parsed, ['tool', 'uv', 'override-dependencies'], 'overrides')
  groups(parsed, ['tool', 'pdm', 'dev-dependencies'])
  poetryTable(parsed, ['tool', 'poetry', 'dependencies'], null)
  poetryTable(parsed, ['tool', 'poetry', 'dev-dependencies'], 'dev')
  for (const group of keysOf(member(value, 'tool', 'poetry', 'group'))) {
    poetryTable(parsed, ['tool', 'poetry', 'group', group, 'dependencies'], group)
  }
  indexes(parsed, ['tool', 'poetry', 'source'])
  indexes(parsed, ['tool', 'uv', 'index'])
  indexes(parsed, ['tool', 'pdm', 'source'])
  uvIndexUrls(parsed)
}

function requirements(parsed: Parsed, pointer: Pointer, group: string | null): void {
  const { collector, document } = parsed
  for (const [text, place] of textsOf(parsed, member(document.value, ...pointer), pointer)) {
    const entry = parseRequirement(text, collector.folder)
    if (entry === null) collector.tell('malformed', place, 'The text is no requirement of Python (PEP 508).')
    else collector.add({ ...withUvSource(parsed, entry), group }, place)
  }
}

function groups(parsed: Parsed, pointer: Pointer): void {
  for (const group of keysOf(member(parsed.document.value, ...pointer))) {
    requirements(parsed, [...pointer, group], group)
  }
}

/** `[tool.uv.sources]` says for a name that it does not come from a registry. */
function withUvSource({ document, collector }: Parsed, entry: Dependency): Dependency {
  const sources = member(document.value, 'tool', 'uv', 'sources')
  const name = keysOf(sources).find((key) => entry.name !== null && key.toLowerCase() === entry.name)
  if (name === undefined) return entry
  const source = member(sources, name)
  const stated = poetryDependency(
    entry.name ?? name,
    Array.isArray(source) ? source[0] : source,
    collector.folder,
  )
  if (stated === null || stated.source === 'registry') return entry
  const { source: kind, url, pinned, hashes } = stated
  return { ...entry, source: kind, url, pinned, hashes }
}

function poetryTable(parsed: Parsed, pointer: Pointer, group: string | null): void {
  const { document, collector } = parsed
  const table = member(document.value, ...pointer)
  for (const name of keysOf(table)) {
    // It is the interpreter, not a package.
    if (name.toLowerCase() === 'python') continue
    const at = [...pointer, name]
    const stated = member(table, name)
    // A list has one element for each platform or version of Python.
    for (const [index, each] of (Array.isArray(stated) ? stated : [stated]).entries()) {
      const place = Array.isArray(stated)
        ? placeIn(document, [...at, String(index)])
        : keyPlaceIn(document, at)
      const entry = poetryDependency(name, each, collector.folder)
      if (entry === null) collector.tell('malformed', place, 'The constraint is not understood.')
      else collector.add({ ...entry, group: entry.group ?? group }, place)
    }
  }
}

function indexes({ document, collector }: Parsed, pointer: Pointer): void {
  for (const [index, source] of listOf(member(document.value, ...pointer)).entries()) {
    const url = textOf(member(source, 'url'))
    if (url === null) continue
    const isDefault = member(source, 'default') === true || member(source, 'priority') === 'primary'
    const insecure = member(source, 'verify_ssl') === false
    const kind = isDefault ? 'index' : member(source, 'type') === 'find_links' ? 'find-links' : 'extra-index'
    collector.addIndex(
      packageIndex(kind, url, insecure),
      placeIn(document, [...pointer, String(index), 'url']),
    )
  }
}

function uvIndexUrls(parsed: Parsed): void {
  const { document, collector } = parsed
  const at = (key: string) => ['tool', 'uv', key]
  const url = textOf(member(document.value, ...at('index-url')))
  if (url !== null) collector.addIndex(packageIndex('index', url), placeIn(document, at('index-url')))
  for (const [key, kind] of [
    ['extra-index-url', 'extra-index'],
    ['find-links', 'find-links'],
  ] as const) {
    for (const [text, place] of textsOf(parsed, member(document.value, ...at(key)), at(key))) {
      collector.addIndex(packageIndex(kind, text), place)
    }
  }
}

function keysOf(value: unknown): string[] {
  return isMapping(value) ? Object.keys(value) : []
}
