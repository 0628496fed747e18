import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeText, Lines } from '../../src/documents/text.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)

describe('decodeText', () => {
  it('reads UTF-8 without a problem', () => {
    expect(decodeText(utf8('größe 模型 🧠'))).toEqual({ text: 'größe 模型 🧠', problems: [], bom: false })
  })

  it('takes a byte order mark away and says so', () => {
    expect(decodeText(utf8('\ufeff---'))).toEqual({ text: '---', problems: [], bom: true })
  })

  it('reads an empty file as empty text', () => {
    expect(decodeText(new Uint8Array())).toEqual({ text: '', problems: [], bom: false })
  })

  it('reads a U+FFFD that the file holds as such', () => {
    expect(decodeText(utf8('a\ufffdb')).problems).toEqual([])
  })

  it('reads past bytes that are not UTF-8 and points at the first of them', () => {
    const decoded = decodeText(Uint8Array.from([...utf8('é\ufffd:'), 0xff, 0x61]))
    expect(decoded.text).toBe('é\ufffd:\ufffda')
    expect(decoded.problems).toMatchObject([{ reason: 'malformed', offset: 3, fatal: false }])
    expect(decoded.problems[0]?.message).toContain('byte 0xff at byte offset 6')
  })

  it.each([
    ['overlong', [0xc0, 0x80]],
    ['surrogate', [0xed, 0xa0, 0x80]],
    ['beyond U+10FFFF', [0xf4, 0x90, 0x80, 0x80]],
    ['cut off', [0xe6, 0xa8]],
    ['Latin-1', [0xe9, 0x20]],
  ])('finds %s sequences', (_, bytes) => {
    expect(decodeText(Uint8Array.from([0x61, ...bytes])).problems).toMatchObject([
      { offset: 1, fatal: false },
    ])
  })

  it.each([
    ['little', [0xff, 0xfe, 0x61, 0x00]],
    ['big', [0xfe, 0xff, 0x00, 0x61]],
  ])('reads UTF-16 (%s endian) and says that it should be UTF-8', (_, bytes) => {
    const decoded = decodeText(Uint8Array.from(bytes))
    expect(decoded.text).toBe('a')
    expect(decoded.problems).toMatchObject([{ reason: 'malformed', offset: 0, fatal: false }])
  })

  it('finds a problem exactly where a strict decoder refuses', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12 }), (bytes) => {
        fc.pre(!((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)))
        expect(decodeText(bytes).problems.length === 0).toBe(isStrictUtf8(bytes))
      }),
      { numRuns: 2000 },
    )
  })
})

function isStrictUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

describe('Lines', () => {
  it('counts \\n, \\r\\n and \\r as one line end each', () => {
    const lines = new Lines('a\nbc\r\nd\re')
    expect([0, 2, 6, 8].map((offset) => lines.position(offset))).toEqual([
      { line: 1, column: 1 },
      { line: 2, column: 1 },
      { line: 3, column: 1 },
      { line: 4, column: 1 },
    ])
    expect(lines.position(3)).toEqual({ line: 2, column: 2 })
  })

  it('counts columns in UTF-16 units', () => {
    expect(new Lines('🧠x').position(2)).toEqual({ line: 1, column: 3 })
  })

  it('keeps offsets outside the text within it', () => {
    expect(new Lines('ab').position(99)).toEqual({ line: 1, column: 3 })
    expect(new Lines('').position(-1)).toEqual({ line: 1, column: 1 })
  })

  it('gives the offset of a line', () => {
    const lines = new Lines('a\nb')
    expect([1, 2, 3].map((line) => lines.lineStart(line))).toEqual([0, 2, 3])
  })

  it('agrees with counting line ends one by one', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '\n', '\r', '\u2028') })
    fc.assert(
      fc.property(text, fc.nat(20), (text, offset) => {
        fc.pre(offset <= text.length && !(text[offset - 1] === '\r' && text[offset] === '\n'))
        const before = text.slice(0, offset).split(/\r\n|\n|\r/)
        const { line, column } = new Lines(text).position(offset)
        expect([line, column]).toEqual([before.length, (before.at(-1)?.length ?? 0) + 1])
      }),
    )
  })
})
