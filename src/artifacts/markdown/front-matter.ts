/** Where a card's YAML stands, by UTF-16 offsets of the text. */
export interface FrontMatter {
  /** Offset of the opening `---`. */
  readonly open: number
  /** The YAML between the two lines of `---`. */
  readonly start: number
  readonly end: number
  /** Offset of the Markdown after it. */
  readonly body: number
  /** False if there is no line that ends it; then `end` is the end of the text. */
  readonly closed: boolean
}

/**
 * Finds the front matter as huggingface_hub does (`REGEX_YAML_BLOCK` in repocard.py): blank lines may stand before it,
 * lines may end in any way, and the line that ends it may have trailing blanks. Null if the text does not begin with one.
 */
export function findFrontMatter(text: string): FrontMatter | null {
  const opening = /^\s*---(?:\r\n|\r|\n)/.exec(text)
  if (opening === null) return null
  const start = opening[0].length
  const open = text.indexOf('---')
  // The \n of the opening line's \r\n may also be the one before the closing line: then the YAML is empty.
  const closing =
    closingLine(text, start) ?? (opening[0].endsWith('\r\n') ? closingLine(text, start - 1) : null)
  if (closing === null) return { open, start, end: text.length, body: start, closed: false }
  return { open, start: Math.min(start, closing.start), end: closing.start, body: closing.end, closed: true }
}

function closingLine(text: string, from: number): { start: number; end: number } | null {
  const line = /(?:\r\n|\r|\n)---[ \t]*(?:\r\n|\n|$)/g
  line.lastIndex = from
  const match = line.exec(text)
  return match === null ? null : { start: match.index, end: line.lastIndex }
}

/** Keys at the left margin, without parsing the YAML: it may be cut off or broken. */
export function frontMatterKeys(text: string, { start, end }: FrontMatter): Set<string> {
  const keys = new Set<string>()
  for (const [, key] of text
    .slice(start, end)
    .matchAll(/^["']?([A-Za-z][A-Za-z0-9_-]*)["']?[ \t]*:(?=\s|$)/gm)) {
    if (key !== undefined) keys.add(key)
  }
  return keys
}
