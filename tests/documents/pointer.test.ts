import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatPointer, parsePointer } from '../../src/documents/pointer.ts'

describe('JSON Pointer', () => {
  it('escapes ~ and / (RFC 6901, section 3)', () => {
    expect(formatPointer([])).toBe('')
    expect(formatPointer(['a/b', 'm~n', ''])).toBe('/a~1b/m~0n/')
  })

  it('unescapes ~01 to ~1 and not to /', () => {
    expect(parsePointer('/~01')).toEqual(['~1'])
  })

  it.each(['a', 'a/b', '/~', '/~2', '#/a'])('refuses %j', (text) => {
    expect(parsePointer(text)).toBeNull()
  })

  it('parses back what it writes, whatever the segments hold', () => {
    const segment = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('~', '/', '~0', '~1', '', '__proto__'),
    )
    fc.assert(
      fc.property(fc.array(segment), (pointer) => {
        expect(parsePointer(formatPointer(pointer))).toEqual(pointer)
      }),
    )
  })
})
