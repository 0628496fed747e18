import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LFS_POINTER_LIMIT, parseLfsPointer } from '../../src/repository/lfs.ts'

const VERSION = 'version https://git-lfs.github.com/spec/v1'
const OID = '4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393'

function parse(text: string) {
  return parseLfsPointer(Buffer.from(text))
}

test('a pointer gives its object', () => {
  const expected = { oid: OID, size: 12345 }
  expect(parse(`${VERSION}\noid sha256:${OID}\nsize 12345\n`)).toEqual(expected)
  expect(parse(`${VERSION}\r\noid sha256:${OID}\r\nsize 12345\r\n`)).toEqual(expected)
  expect(parse(`${VERSION}\noid sha256:${OID}\nsize 12345`)).toEqual(expected)
  expect(
    parse(`${VERSION}\next-0-foo sha256:${OID}\next-1-bar sha256:${OID}\noid sha256:${OID}\nsize 12345\n`),
  ).toEqual(expected)
})

describe('what is no pointer', () => {
  test.each([
    ['nothing', ''],
    ['another file', '# Model card\n'],
    ['another version', `version https://git-lfs.github.com/spec/v2\noid sha256:${OID}\nsize 1\n`],
    ['keys out of order', `${VERSION}\nsize 1\noid sha256:${OID}\n`],
    ['a version line that is not the first', `oid sha256:${OID}\nsize 1\n${VERSION}\n`],
    ['another hash', `${VERSION}\noid sha1:${OID.slice(0, 40)}\nsize 1\n`],
    ['upper-case digits', `${VERSION}\noid sha256:${OID.toUpperCase()}\nsize 1\n`],
    ['no size', `${VERSION}\noid sha256:${OID}\n`],
    ['a negative size', `${VERSION}\noid sha256:${OID}\nsize -1\n`],
    ['a size beyond exact numbers', `${VERSION}\noid sha256:${OID}\nsize 9999999999999999\n`],
    ['a fraction', `${VERSION}\noid sha256:${OID}\nsize 1.5\n`],
    ['an unknown key', `${VERSION}\nname x\noid sha256:${OID}\nsize 1\n`],
    [
      'extensions out of order',
      `${VERSION}\next-1-a sha256:${OID}\next-0-b sha256:${OID}\noid sha256:${OID}\nsize 1\n`,
    ],
    [
      'two extensions of one priority',
      `${VERSION}\next-0-a sha256:${OID}\next-0-b sha256:${OID}\noid sha256:${OID}\nsize 1\n`,
    ],
    ['a line more', `${VERSION}\noid sha256:${OID}\nsize 1\n\n`],
    ['two spaces', `${VERSION}\noid  sha256:${OID}\nsize 1\n`],
  ])('%s', (_, text) => {
    expect(parse(text)).toBeNull()
  })

  test('a file of 1,024 bytes or more', () => {
    const extensions = Array.from({ length: 10 }, (_, index) => `ext-${index}-name sha256:${OID}\n`).join('')
    const start = `${VERSION}\n${extensions}oid sha256:${OID}\nsize `
    const longest = `${start}${'1'.repeat(15)}\n`
    expect(longest.length).toBeLessThan(LFS_POINTER_LIMIT)
    expect(parse(longest)).toEqual({ oid: OID, size: 111_111_111_111_111 })
    const padded = longest.replaceAll('-name', `-name${'x'.repeat(10)}`)
    expect(padded.length).toBeGreaterThanOrEqual(LFS_POINTER_LIMIT)
    expect(parse(padded)).toBeNull()
  })
})

const hex = fc.stringMatching(/^[0-9a-f]{64}$/)

test('every pointer that is written is read back', () => {
  fc.assert(
    fc.property(hex, fc.maxSafeNat(), fc.subarray([0, 1, 2, 5]), (oid, size, priorities) => {
      const extensions = priorities.map((priority) => `ext-${priority}-e sha256:${oid}\n`).join('')
      expect(parse(`${VERSION}\n${extensions}oid sha256:${oid}\nsize ${size}\n`)).toEqual({ oid, size })
    }),
  )
})

test('any bytes are a pointer or null, and never an error', () => {
  const valid = Buffer.from(`${VERSION}\noid sha256:${OID}\nsize 12345\n`)
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), fc.nat(valid.length), (noise, at) => {
      const bytes = Buffer.concat([valid.subarray(0, at), noise, valid.subarray(at)])
      const pointer = parseLfsPointer(bytes)
      expect(pointer === null || /^[0-9a-f]{64}$/.test(pointer.oid)).toBe(true)
      expect(parseLfsPointer(noise)).toBeNull()
    }),
  )
})
