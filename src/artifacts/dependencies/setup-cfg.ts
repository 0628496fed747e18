import { decodeText, Lines } from '../../documents/text.ts'
import type { Reading, Source } from '../reader.ts'
import { DependencyCollector } from './collector.ts'
import { parseRequirement } from './requirement.ts'

/** `setup.cfg` of setuptools: lists of requirements in `[options]` and `[options.extras_require]`. */
export function readSetupCfg(source: Source): Reading {
  const { text, problems } = decodeText(source.bytes)
  const lines = new Lines(text)
  const collector = new DependencyCollector(source, lines, {
    format: 'setup-cfg',
    ecosystem: 'pypi',
    lock: false,
  })
  collector.tellAll(problems)
  for (const { section, key, value, start, isAlone } of values(text)) {
    const group = groupOf(section, key)
    if (group === undefined) continue
    const place = () => lines.span(start, start + value.length)
    // A reference such as `file: requirements.txt` names files that are read by themselves.
    if (/^file:/i.test(value)) {
      for (const name of value.slice(5).split(',')) collector.addInclude('requirements', name.trim(), place)
      continue
    }
    // Only a list on one line is parted by semicolons, which begin markers otherwise.
    for (const stated of isAlone ? value.split(';') : [value]) {
      const entry = parseRequirement(stated, collector.folder)
      if (entry === null)
        collector.tell('malformed', place, 'The text is no requirement of Python (PEP 508).')
      else collector.add({ ...entry, group }, place)
    }
  }
  return collector.reading()
}

/** Undefined for a key that names no packages. */
function groupOf(section: string, key: string): string | null | undefined {
  if (section === 'options.extras_require') return key
  if (section !== 'options') return undefined
  if (key === 'install_requires') return null
  return key === 'setup_requires' || key === 'tests_require' ? key : undefined
}

interface IniValue {
  section: string
  key: string
  /** One line of the value. */
  value: string
  start: number
  /** It stands on the line of its key. */
  isAlone: boolean
}

/** The lines of all values, as Python's configparser sees them: an indented line continues the value. */
function* values(text: string): Generator<IniValue> {
  let section = ''
  let key = ''
  let at = 0
  for (const raw of text.split(/(?<=\n)/)) {
    const start = at
    at += raw.length
    const line = raw.trimEnd()
    if (line === '' || /^\s*[#;]/.test(line)) continue
    const header = /^\[([^\]]+)\]/.exec(line)
    if (header) {
      section = header[1]?.trim() ?? ''
      key = ''
      continue
    }
    const isContinued = /^\s/.test(line)
    const pair = isContinued ? null : /^([^=:]+?)\s*[=:]\s*(.*)$/.exec(line)
    if (pair) key = pair[1]?.trim().toLowerCase() ?? ''
    const value = isContinued ? line.trim() : (pair?.[2] ?? '')
    if (value === '' || key === '') continue
    yield { section, key, value, start: start + line.lastIndexOf(value), isAlone: !isContinued }
  }
}
