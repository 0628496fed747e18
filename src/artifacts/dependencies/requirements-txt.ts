import { decodeText, Lines } from '../../documents/text.ts'
import type { Dependency, PackageIndex } from '../../facts/types.ts'
import type { Reading, Source } from '../reader.ts'
import { DependencyCollector, type Placed } from './collector.ts'
import { countHashes, dependency, packageIndex, sourceOf } from './entry.ts'
import { parseRequirement } from './requirement.ts'

/** A line with those that continue it, without comments. Offsets are UTF-16 units. */
interface LogicalLine {
  text: string
  start: number
  end: number
}

/** Options that may stand behind a requirement. */
const REQUIREMENT_OPTION = /\s(?:--hash|--global-option|--config-settings?|-C|--install-option)(?:[\s=]|$)/

/** Options that change how pip works and not what it takes from where. */
const OTHER_OPTION =
  /^--(?:pre|no-index|no-binary|only-binary|prefer-binary|require-hashes|use-feature|use-pep517|no-use-pep517|no-build-isolation|build-isolation|config-settings?|hash|process-dependency-links|always-unzip)\b/

const INDEX_OPTIONS: readonly (readonly [RegExp, PackageIndex['kind']])[] = [
  [/^(?:--index-url|--pypi-url|-i)(?:[\s=]+|(?<=-i))(.+)$/, 'index'],
  [/^--extra-index-url[\s=]+(.+)$/, 'extra-index'],
  [/^(?:--find-links|-f)(?:[\s=]+|(?<=-f))(.+)$/, 'find-links'],
  [/^--trusted-host[\s=]+(.+)$/, 'trusted-host'],
]

const INCLUDE = /^(?:(?:--requirement|-r)|(--constraint|-c))(?:[\s=]+|(?<=-[rc]))(.+)$/
const EDITABLE = /^(?:--editable|-e)(?:[\s=]+|(?<=-e))(.+)$/

/** Files of pip's own form (pip documentation, "Requirements File Format"), constraints files included. */
export function readRequirements(source: Source): Reading {
  const { text, problems } = decodeText(source.bytes)
  const lines = new Lines(text)
  const collector = new DependencyCollector(source, lines, {
    format: 'requirements-txt',
    ecosystem: 'pypi',
    lock: false,
  })
  collector.tellAll(problems)
  for (const line of logicalLines(text)) readLine(collector, line, () => lines.span(line.start, line.end))
  return collector.reading()
}

function readLine(collector: DependencyCollector, { text }: LogicalLine, place: Placed): void {
  for (const [pattern, kind] of INDEX_OPTIONS) {
    const value = pattern.exec(text)?.[1]
    if (value === undefined) continue
    collector.addIndex(packageIndex(kind, unquoted(value), kind === 'trusted-host'), place)
    return
  }
  const include = INCLUDE.exec(text)
  if (include) {
    const kind = include[1] === undefined ? 'requirements' : 'constraints'
    collector.addInclude(kind, unquoted(include[2] ?? ''), place)
    return
  }
  if (OTHER_OPTION.test(text)) return
  const entry = entryOf(text, collector.folder)
  if (entry === null) {
    collector.tell(
      'malformed',
      place,
      'The line is neither a requirement nor an option of pip that is known.',
    )
    return
  }
  collector.add(entry, place)
}

/** A requirement with its options, or `-e` with what it names; null for anything else. */
function entryOf(text: string, folder: string): Dependency | null {
  const editable = EDITABLE.exec(text)?.[1]
  const stated = (editable === undefined ? text : unquoted(editable)).trim()
  if (stated.startsWith('-')) return null
  const options = REQUIREMENT_OPTION.exec(stated)
  const requirement = options === null ? stated : stated.slice(0, options.index)
  const parsed =
    parseRequirement(requirement, folder) ??
    (editable === undefined ? null : dependency(sourceOf(requirement, folder)))
  if (parsed === null || options === null) return parsed
  const given = [...stated.slice(options.index).matchAll(/\s--hash[\s=]+["']?([^\s"']+)/g)].map(
    ([, hash]) => hash,
  )
  const hashes = parsed.hashes + countHashes(given)
  return { ...parsed, hashes, pinned: parsed.pinned || (parsed.source === 'url' && hashes > 0) }
}

/** Lines as pip joins them: a backslash at the end continues, a comment begins with `#` at the start or after a blank. */
export function* logicalLines(text: string): Generator<LogicalLine> {
  let parts: string[] = []
  let start = 0
  let at = 0
  for (const raw of text.split(/(?<=\n)/)) {
    const line = raw.replace(/\r?\n$/, '')
    if (parts.length === 0) start = at
    at += raw.length
    const isComment = /^\s*#/.test(line)
    if (line.endsWith('\\') && !isComment) {
      parts.push(line.slice(0, -1))
      continue
    }
    // A comment ends what is continued, as in pip.
    const whole = [...parts, isComment ? '' : line].join(' ')
    parts = []
    const stripped = whole.replace(/(?:^|\s)#.*$/s, '').trim()
    if (stripped !== '') yield logicalLine(text, stripped, start, at)
  }
  const rest = parts
    .join(' ')
    .replace(/(?:^|\s)#.*$/s, '')
    .trim()
  if (rest !== '') yield logicalLine(text, rest, start, at)
}

/** Without the blanks and line ends around it. */
function logicalLine(text: string, stripped: string, start: number, end: number): LogicalLine {
  const written = text.slice(start, end)
  const from = start + (written.length - written.trimStart().length)
  return { text: stripped, start: from, end: start + written.trimEnd().length }
}

function unquoted(value: string): string {
  return value.trim().replace(/^(["'])(.*)\1$/, '$2')
}
