import { decodeText, Lines } from '../../documents/text.ts'
import type { Dependency } from '../../facts/types.ts'
import { isMapping, listOf, member, textOf } from '../data.ts'
import type { Reading, Source } from '../reader.ts'
import { DependencyCollector, type Parsed, placeIn, textsOf } from './collector.ts'
import { dependency, packageIndex, pypiName, withoutCredentials } from './entry.ts'
import { parseRequirement } from './requirement.ts'
import { logicalLines } from './requirements-txt.ts'

/** `environment.yml`: conda's own packages, and pip's in a list of their own. */
export function readCondaEnvironment(parsed: Parsed): void {
  const { document, collector } = parsed
  for (const [channel, place] of textsOf(parsed, member(document.value, 'channels'), ['channels'])) {
    // It only says that there are no others.
    if (channel !== 'nodefaults') collector.addIndex(packageIndex('channel', channel), place)
  }
  const list = member(document.value, 'dependencies')
  for (const [text, place] of textsOf(parsed, list, ['dependencies'])) {
    const entry = parseMatchSpec(text)
    if (entry === null) collector.tell('malformed', place, 'The text is no package of conda.')
    else collector.add(entry, place)
  }
  for (const [index, item] of listOf(list).entries()) {
    if (!isMapping(item)) continue
    const pointer = ['dependencies', String(index), 'pip']
    for (const [text, place] of textsOf(parsed, member(item, 'pip'), pointer)) pipLine(collector, text, place)
  }
}

function pipLine(
  collector: DependencyCollector,
  text: string,
  place: Parameters<DependencyCollector['add']>[1],
): void {
  const include = /^(?:-r|--requirement)[\s=]*(\S+)$/.exec(text)?.[1]
  if (include !== undefined) {
    collector.addInclude('requirements', include, place)
    return
  }
  const index = /^(?:(-i|--index-url)|--extra-index-url)[\s=]+(\S+)$/.exec(text)
  if (index) {
    collector.addIndex(packageIndex(index[1] === undefined ? 'extra-index' : 'index', index[2] ?? ''), place)
    return
  }
  const entry = parseRequirement(text.replace(/^(?:-e|--editable)\s+/, ''), collector.folder)
  if (entry !== null) collector.add({ ...entry, group: 'pip' }, place)
  else if (!text.startsWith('--'))
    collector.tell('malformed', place, 'The text is no requirement of Python (PEP 508).')
}

/**
 * conda's `channel::name version build` and `name=version=build`. `==1.2` is one version, and so is one with its
 * build; `=1.2` is any that begins so.
 */
function parseMatchSpec(text: string): Dependency | null {
  const spec = text.trim().replace(/\s*#.*$/, '')
  const match = /^(?:[^\s:]+::)?([A-Za-z0-9._-]+)(?:\s*\[.*\])?\s*(.*)$/.exec(spec)
  if (!match) return null
  const [, name = '', rest = ''] = match
  const named = { name: name.toLowerCase() }
  const specifier = rest.trim() || null
  if (specifier === null) return dependency(named)
  if (!/^[=<>!~\d*]/.test(specifier)) return null
  const exact = /^==\s*([^\s,*|=]+)$/.exec(specifier)?.[1]
  const built = /^(?:=\s*)?([^\s,*|=<>!~]+)[=\s]\s*([^\s,*|=]+)$/.exec(specifier)?.[1]
  const version = exact ?? built ?? null
  return dependency({ ...named, specifier, version, pinned: version !== null })
}

/** `conda list --explicit`: URLs, each with the digest of its file. */
export function readCondaExplicit(source: Source): Reading {
  const { text, problems } = decodeText(source.bytes)
  const lines = new Lines(text)
  const collector = new DependencyCollector(source, lines, {
    format: 'conda-explicit',
    ecosystem: 'conda',
    lock: true,
  })
  collector.tellAll(problems)
  for (const { text: line, start, end } of logicalLines(text)) {
    if (line === '@EXPLICIT') continue
    const place = () => lines.span(start, end)
    const [url = '', digest = ''] = line.split('#')
    const file = /([^/]+)-([^-/]+)-[^-/]+\.(?:conda|tar\.bz2)$/.exec(url)
    if (!file) {
      collector.tell('malformed', place, 'The line is no URL of a package of conda.')
      continue
    }
    const [, name = '', version = ''] = file
    // Without a name it is MD5.
    const hashes = /^(?:sha256:)?[0-9a-f]{64}$/i.test(digest) ? 1 : 0
    collector.add(
      dependency({
        name: name.toLowerCase(),
        specifier: `==${version}`,
        version,
        pinned: true,
        hashes,
        url: withoutCredentials(url),
      }),
      place,
    )
  }
  return collector.reading()
}

/** `conda-lock.yml`: packages of conda and pip for each platform. */
export function readCondaLock({ document, collector }: Parsed): void {
  for (const [index, channel] of listOf(member(document.value, 'metadata', 'channels')).entries()) {
    const url = textOf(channel) ?? textOf(member(channel, 'url'))
    const pointer = ['metadata', 'channels', String(index)]
    if (url !== null) collector.addIndex(packageIndex('channel', url), placeIn(document, pointer))
  }
  for (const [index, entry] of listOf(member(document.value, 'package')).entries()) {
    const at = ['package', String(index)]
    const name = textOf(member(entry, 'name'))
    const version = textOf(member(entry, 'version'))
    if (name === null || version === null) {
      collector.tell('malformed', placeIn(document, at), 'The package has no name or no version.')
      continue
    }
    const isPip = member(entry, 'manager') === 'pip'
    const category = textOf(member(entry, 'category'))
    collector.add(
      dependency({
        name: isPip ? pypiName(name) : name.toLowerCase(),
        specifier: `==${version}`,
        version,
        pinned: true,
        hashes: textOf(member(entry, 'hash', 'sha256')) === null ? 0 : 1,
        marker: textOf(member(entry, 'platform')),
        group: isPip ? 'pip' : category === 'main' ? null : category,
      }),
      placeIn(document, [...at, 'name']),
    )
  }
}
