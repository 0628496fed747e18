import type { DocumentProblem, Span } from './place.ts'

export interface DecodedText {
  /** Without a byte order mark. */
  readonly text: string
  readonly problems: readonly DocumentProblem[]
  /** The bytes began with a byte order mark. Some programs then do not see what stands on the first line. */
  readonly bom: boolean
}

/**
 * Decodes UTF-8. Other bytes are a problem, not an end: UTF-16 with a byte order mark is read as such, and bytes
 * that are no UTF-8 become U+FFFD.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const utf16 = utf16Encoding(bytes)
  if (utf16 !== null) {
    const text = new TextDecoder(utf16).decode(bytes)
    const message = 'The text is encoded in UTF-16; these files are read as UTF-8. Save it as UTF-8.'
    return { text, problems: [{ reason: 'malformed', message, offset: 0, fatal: false }], bom: true }
  }
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  const text = new TextDecoder('utf-8').decode(bytes)
  const wrong = text.includes('\ufffd') ? firstInvalidByte(bytes) : -1
  if (wrong === -1) return { text, problems: [], bom }
  const offset = new TextDecoder('utf-8').decode(bytes.subarray(0, wrong)).length
  const message = `The text is not UTF-8: byte 0x${hex(bytes[wrong])} at byte offset ${wrong} is not valid there.`
  return { text, problems: [{ reason: 'malformed', message, offset, fatal: false }], bom }
}

function utf16Encoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}

function hex(byte: number | undefined): string {
  return (byte ?? 0).toString(16).padStart(2, '0')
}

/** Index of the first byte of the first sequence that is not well-formed UTF-8 (Unicode 15, table 3-7); -1 if all are. */
function firstInvalidByte(bytes: Uint8Array): number {
  let index = 0
  while (index < bytes.length) {
    const length = sequenceLength(bytes, index)
    if (length === 0) return index
    index += length
  }
  return -1
}

function sequenceLength(bytes: Uint8Array, index: number): number {
  const lead = bytes[index] ?? 0
  if (lead < 0x80) return 1
  const second = bytes[index + 1] ?? 0
  if (lead >= 0xc2 && lead <= 0xdf) return isContinuation(second) ? 2 : 0
  if (!isContinuation(bytes[index + 2] ?? 0)) return 0
  if (lead >= 0xe0 && lead <= 0xef) {
    const low = lead === 0xe0 ? 0xa0 : 0x80
    const high = lead === 0xed ? 0x9f : 0xbf
    return second >= low && second <= high ? 3 : 0
  }
  if (lead < 0xf0 || lead > 0xf4 || !isContinuation(bytes[index + 3] ?? 0)) return 0
  const low = lead === 0xf0 ? 0x90 : 0x80
  const high = lead === 0xf4 ? 0x8f : 0xbf
  return second >= low && second <= high ? 4 : 0
}

function isContinuation(byte: number): boolean {
  return byte >= 0x80 && byte <= 0xbf
}

const LINE_FEED = 10
const CARRIAGE_RETURN = 13

/** Turns UTF-16 offsets of a text into lines and columns. Lines end with \n, \r\n or \r; they are found on first use. */
export class Lines {
  readonly #text: string
  #starts: number[] | undefined

  constructor(text: string) {
    this.#text = text
  }

  /** 1-based line and column of an offset; offsets outside the text give its nearest end. */
  position(offset: number): { line: number; column: number } {
    this.#starts ??= lineStarts(this.#text)
    const at = Math.max(0, Math.min(offset, this.#text.length))
    let low = 0
    let high = this.#starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >>> 1
      if ((this.#starts[middle] ?? 0) <= at) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: at - (this.#starts[low] ?? 0) + 1 }
  }

  /** The stretch from `start` to before `end`. */
  span(start: number, end: number): Span {
    const from = this.position(start)
    const to = this.position(end)
    return { line: from.line, column: from.column, end_line: to.line, end_column: to.column }
  }

  /** Offset of the first character of a 1-based line; the text's length if there are fewer lines. */
  lineStart(line: number): number {
    this.#starts ??= lineStarts(this.#text)
    return this.#starts[line - 1] ?? this.#text.length
  }
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code !== LINE_FEED && code !== CARRIAGE_RETURN) continue
    if (code === CARRIAGE_RETURN && text.charCodeAt(index + 1) === LINE_FEED) index++
    starts.push(index + 1)
  }
  return starts
}
