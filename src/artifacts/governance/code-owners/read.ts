import { arrayIndex } from '../../../documents/document.ts'
import { decodeText, Lines } from '../../../documents/text.ts'
import type { CodeOwners, CodeOwnersRule, Unread } from '../../../facts/types.ts'
import type { Reading, Source } from '../../reader.ts'

/** GitHub passes over larger files. */
const GITHUB_LIMIT = 3 * 1024 * 1024

/** More rules than any file that people keep; what comes after would overrule what came before. */
export const RULE_LIMIT = 5000

/** How many wrong lines are told. */
const FAULTS_TOLD = 50

interface Fault {
  readonly message: string
  readonly line: number
}

/** Reads CODEOWNERS. GitHub passes over a line that is wrong, and so it is no rule here either. */
export function readCodeOwners(source: Source): Reading {
  const { text, problems } = decodeText(source.bytes)
  const lines = new Lines(text)
  const faults: Fault[] = problems.map(({ message, offset }) => ({
    message,
    line: lines.position(offset).line,
  }))
  const rules: CodeOwnersRule[] = []
  const texts = text.split(/\r\n|\r|\n/)
  for (const [index, line] of texts.entries()) {
    const rule = parseLine(line, index + 1)
    if (rule === null) continue
    if (typeof rule !== 'string') rules.push(rule)
    else if (faults.length < FAULTS_TOLD) faults.push({ message: rule, line: index + 1 })
  }
  const tooMuch = limitPassed(source.size, rules.length)
  if (tooMuch !== null) faults.unshift({ message: tooMuch, line: 1 })
  const unread = tooMuch === null ? [] : [unreadOf(source.path, tooMuch)]
  const value: CodeOwners = {
    path: source.path,
    format: 'codeowners',
    valid: faults.length === 0,
    errors: faults.map(({ message }, index) => ({ message, pointer: `/errors/${index}` })),
    shadowed: [],
    rules: tooMuch === null ? rules : [],
    owned: [],
  }
  const lineSpan = (line: number) => {
    const start = lines.lineStart(line)
    return lines.span(start, start + (texts[line - 1] ?? '').length)
  }
  const locate = async ([field, item = '', part, which = '']: readonly string[]) => {
    const index = arrayIndex(item)
    if (field === 'errors') return lineSpan(faults[index]?.line ?? 1)
    const rule = field === 'rules' ? rules[index] : undefined
    if (rule === undefined) return lineSpan(1)
    const named = part === 'owners' ? rule.owners[arrayIndex(which)] : undefined
    const start = lines.lineStart(rule.line)
    const at = named === undefined ? -1 : text.indexOf(named, start + rule.pattern.length)
    return named === undefined || at === -1 ? lineSpan(rule.line) : lines.span(at, at + named.length)
  }
  return { records: [{ into: 'governance', list: 'code_owners', value, locate }], unread }
}

function limitPassed(size: number, rules: number): string | null {
  if (size > GITHUB_LIMIT) return `CODEOWNERS has ${size} bytes; GitHub does not load more than 3 MB.`
  if (rules > RULE_LIMIT) return `CODEOWNERS has ${rules} rules; at most ${RULE_LIMIT} are read.`
  return null
}

function unreadOf(path: string, message: string): Unread {
  return { path, kind: 'governance', reason: 'limit', extent: 'file', message, line: 1, column: 1 }
}

/** The rule of a line; null for a blank line or comment; a sentence for what GitHub does not take. */
function parseLine(text: string, line: number): CodeOwnersRule | string | null {
  const [pattern, ...words] = wordsOf(text)
  if (pattern === undefined || pattern.startsWith('#')) return null
  if (pattern.startsWith('!')) return 'The pattern begins with "!"; CODEOWNERS has no exceptions.'
  if (/[[\]]/.test(pattern))
    return 'The pattern holds "[" or "]"; CODEOWNERS has no character ranges, and GitHub no sections.'
  if (pattern.startsWith('\\#'))
    return 'The pattern begins with "\\#"; CODEOWNERS cannot name files that begin with "#".'
  const comment = words.findIndex((word) => word.startsWith('#'))
  const owners = comment === -1 ? words : words.slice(0, comment)
  const wrong = owners.find((owner) => !isOwner(owner))
  if (wrong !== undefined) {
    return `${JSON.stringify(wrong.slice(0, 60))} is no owner: write @user, @organization/team or a mail address.`
  }
  return { line, pattern, owners }
}

/** What stands between blanks; a backslash before a blank makes it part of the word. */
function wordsOf(text: string): string[] {
  return text.match(/(?:\\.|[^\s\\]|\\$)+/g) ?? []
}

function isOwner(word: string): boolean {
  return (
    /^@[A-Za-z0-9][A-Za-z0-9_-]*(?:\/[A-Za-z0-9._-]+)?$/.test(word) ||
    /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(word)
  )
}
