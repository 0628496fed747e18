import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { firstDuplicate, formats } from '../../../../build/validator-runtime.mjs'
import {
  CHECKED_VERSIONS,
  SCHEMA_ERRORS_TOLD,
  validateBom,
} from '../../../../src/artifacts/sbom/cyclonedx/validate.ts'
import { type Json, library, SHA256 } from './boms.ts'

function bom(parts: Json, version = '1.6'): Json {
  return { bomFormat: 'CycloneDX', specVersion: version, version: 1, ...parts }
}

async function errorsOf(parts: Json, version: (typeof CHECKED_VERSIONS)[number] = '1.6') {
  return (await validateBom(bom(parts, version), version)).errors
}

describe('validation', () => {
  test.each(CHECKED_VERSIONS)('a BOM of %s', async (version) => {
    const parts = { components: [library({ hashes: [{ alg: 'SHA-256', content: SHA256 }] })] }
    expect(await validateBom(bom(parts, version), version)).toEqual({ valid: true, errors: [] })
  })

  test('1.4 requires the version of the BOM, later ones do not', async () => {
    const without = { bomFormat: 'CycloneDX', specVersion: '1.4' }
    expect(await validateBom(without, '1.4')).toMatchObject({
      valid: false,
      errors: [{ message: 'The BOM: must have "version".', pointer: '' }],
    })
    expect((await validateBom({ ...without, specVersion: '1.5' }, '1.5')).valid).toBe(true)
  })

  test.each<[string, Json, string, string]>([
    [
      'a misspelt type',
      { components: [library({ type: 'machine-learning-mode' })] },
      'components[0].type: "machine-learning-mode" is not one of application, framework, library, container, platform, operating-system, device, device-driver, firmware, file, machine-learning-model, data, cryptographic-asset (did you mean "machine-learning-model"?).',
      '/components/0/type',
    ],
    [
      'a digest that is too short',
      { components: [library(), library({ name: 'b', hashes: [{ alg: 'SHA-256', content: 'abc' }] })] },
      'components[1].hashes[0].content: must be hex of 32, 40, 64, 96 or 128 digits.',
      '/components/1/hashes/0/content',
    ],
    [
      'a license id that is none, though licenses have two forms',
      { components: [library({ licenses: [{ license: { id: 'Apache-2' } }] })] },
      'components[0].licenses[0].license.id: "Apache-2" is not one of the SPDX license ids of this CycloneDX version (did you mean "Apache-2.0"?).',
      '/components/0/licenses/0/license/id',
    ],
    [
      'a license with id and name',
      { components: [library({ licenses: [{ license: { id: 'MIT', name: 'MIT' } }] })] },
      'components[0].licenses[0].license: must not have both "id" and "name".',
      '/components/0/licenses/0/license',
    ],
    [
      'a license with neither',
      { components: [library({ licenses: [{ license: { url: 'https://example.org' } }] })] },
      'components[0].licenses[0].license: must have "id" or "name".',
      '/components/0/licenses/0/license',
    ],
    [
      'text where a list belongs',
      { components: [library({ licenses: 'MIT' })] },
      'components[0].licenses: must be a list.',
      '/components/0/licenses',
    ],
    [
      'a missing name',
      { components: [{ type: 'data' }] },
      'components[0]: must have "name".',
      '/components/0',
    ],
    [
      'an unknown key',
      { components: [library({ licence: 'MIT' })] },
      'components[0]: has no key "licence".',
      '/components/0/licence',
    ],
    [
      'a date without time',
      { metadata: { timestamp: '2026-01-01' } },
      'metadata.timestamp: "2026-01-01" is not a date and time with time zone (RFC 3339).',
      '/metadata/timestamp',
    ],
    [
      'the same component twice',
      { components: [library(), library({ name: 'b' }), library()] },
      'components: holds the same item twice, at 0 and 2.',
      '/components',
    ],
    [
      'a name that could break a log',
      { 'x\u001b[2J\n': 1 },
      'The BOM: has no key "x\\u001b[2J\\n".',
      '/x\u001b[2J\n',
    ],
  ])('%s', async (_, parts, message, pointer) => {
    expect(await errorsOf(parts)).toEqual([{ message, pointer }])
  })

  test('1.7: version and range exclude each other', async () => {
    const range = { versionRange: 'vers:npm/>=1', isExternal: true }
    expect(await errorsOf({ components: [library(range)] }, '1.7')).toMatchObject([
      { message: 'components[0]: must not have both "version" and "versionRange".' },
    ])
  })

  test('wrong values come before unknown keys', async () => {
    const errors = await errorsOf({ extra: 1, components: [library({ type: 7 })], serialNumber: 'x' })
    expect(errors.at(-1)?.message).toBe('The BOM: has no key "extra".')
  })

  test('errors of a large BOM are bounded, and it is checked in linear time', async () => {
    const components = Array.from({ length: 50_000 }, (_, index) =>
      library({ name: `c${index}`, extra: 1, type: 'x' }),
    )
    const start = performance.now()
    const { valid, errors } = await validateBom(bom({ components }), '1.6')
    expect(valid).toBe(false)
    expect(errors).toHaveLength(SCHEMA_ERRORS_TOLD)
    const good = Array.from({ length: 50_000 }, (_, index) => library({ 'bom-ref': `c${index}` }))
    expect((await validateBom(bom({ components: good }), '1.6')).valid).toBe(true)
    // Each with each would take minutes.
    expect(performance.now() - start).toBeLessThan(20_000)
  })
})

test('a value with a great many faults in a place of several forms is one error', async () => {
  const keys = Object.fromEntries(Array.from({ length: 200_000 }, (_, index) => [`k${index}`, 1]))
  expect(await errorsOf({ components: [library({ licenses: [keys] })] })).toHaveLength(1)
})

describe('formats', () => {
  test.each<[keyof typeof formats, string, boolean]>([
    ['date-time', '2026-02-28T23:59:60Z', true],
    ['date-time', '2026-02-28t10:00:00.123+01:00', true],
    ['date-time', '2026-02-29T10:00:00Z', false],
    ['date-time', '2026-02-28T10:00:00', false],
    ['date-time', '2026-02-28T25:00:00Z', false],
    ['date', '2024-02-29', true],
    ['date', '2026-13-01', false],
    ['idn-email', 'jürgen@bücher.example', true],
    ['idn-email', 'professional.services', false],
    ['iri-reference', 'https://example.org/ä?q=1#f', true],
    ['iri-reference', '../LICENSE', true],
    ['iri-reference', 'git@example.org:owner/name.git', true],
    ['iri-reference', 'urn:cdx:3e671687/1#x', true],
    ['iri-reference', 'two words', false],
    ['iri-reference', 'https://example.org/100%', false],
    ['iri-reference', '', true],
    ['uri', 'LICENSE', false],
  ])('%s %s: %s', (format, text, expected) => {
    expect(formats[format](text)).toBe(expected)
  })
})

test('the first duplicate is found as by comparing each with each', () => {
  const item = fc.oneof(
    fc.constantFrom(1, '1', null, true),
    fc.record(
      { name: fc.constantFrom('a', 'b'), x: fc.constantFrom(1, '1', [1], { y: 1 }) },
      { requiredKeys: [] },
    ),
  )
  fc.assert(
    fc.property(fc.array(item, { maxLength: 6 }), (items) => {
      const text = (value: unknown) =>
        JSON.stringify(value, typeof value === 'object' ? ['name', 'x', 'y'] : undefined)
      const texts = items.map((value) => (Array.isArray(value) ? JSON.stringify(value) : text(value)))
      const second = items.findIndex((_, index) => texts.indexOf(texts[index] ?? '') < index)
      const found = firstDuplicate(items)
      expect(found).toEqual(second === -1 ? null : [texts.indexOf(texts[second] ?? ''), second])
    }),
  )
})
