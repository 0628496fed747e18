/** A value that stands after a label, by its offset in the body. */
export interface Labelled {
  readonly value: string
  readonly offset: number
  readonly length: number
}

/** Longer lines are no label with a value. */
const LINE_LIMIT = 2000

/** Longer values are prose, and their beginning says enough. */
const VALUE_LIMIT = 300

/**
 * Finds the first value after a label: `- **License:** MIT`, `| **License** | MIT |`, `License: MIT`, or the first line
 * of text below a heading of that name. `label` is compared with the label's text without marks. Code is not looked at.
 */
export function findLabelled(body: string, label: RegExp): Labelled | null {
  let fenced = false
  let isBelow = false
  for (const match of body.matchAll(/^.*$/gm)) {
    const line = match[0]
    if (/^ {0,3}(?:```|~~~)/.test(line)) fenced = !fenced
    if (fenced || line.length > LINE_LIMIT || line.trim() === '') continue
    const heading = /^ {0,3}#{1,6}[ \t]+(.*)$/.exec(line)?.[1]
    if (heading !== undefined) isBelow = label.test(plain(heading).replace(/:$/, ''))
    const value = heading === undefined ? (labelledIn(line, label) ?? (isBelow ? line : null)) : null
    if (value === null || plain(value) === '') continue
    const offset = match.index + line.indexOf(value.trim())
    return { value: value.trim().slice(0, VALUE_LIMIT), offset, length: value.trim().length }
  }
  return null
}

function labelledIn(line: string, label: RegExp): string | null {
  const cells = /^\s*\|([^|]{1,100})\|(.*?)\|?\s*$/.exec(line)
  const pair =
    cells ?? /^\s*(?:[-*+]\s+)?((?:\*\*|__)?[^:*_|]{1,80}(?:\*\*|__)?):(?!\/\/)(?:\*\*|__)?(.*)$/.exec(line)
  if (pair === null) return null
  const [, name = '', value = ''] = pair
  return label.test(plain(name).replace(/:$/, '')) ? value : null
}

/** Without marks of emphasis, code, line breaks and optional parts of a template. */
export function plain(markdown: string): string {
  return markdown
    .replace(/<[^<>]{0,200}>/g, ' ')
    .replace(/[*_`|]+/g, ' ')
    .replace(/\[optional\]/gi, '')
    .replace(/\s+/g, ' ')
    .trim()
}
