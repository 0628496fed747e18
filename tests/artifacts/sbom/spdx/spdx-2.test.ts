import { createHash } from 'node:crypto'
import { dump } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { type Json, OTHER_SHA1, SHA1, SHA256, SPDX_2, SPDX_2_RDF, SPDX_2_TAG_VALUE } from './documents.ts'
import { checksumsOf, read, sbomOf, sbomRecord, textAt } from './reading.ts'

const TEXT = JSON.stringify(SPDX_2, null, 2)
const FILES = ['weights/model.onnx', 'src/serve.py']

async function component(parts: Json, extra: Json = {}) {
  const document = {
    ...SPDX_2,
    ...extra,
    files: [],
    packages: [{ SPDXID: 'SPDXRef-a', name: 'a', ...parts }],
  }
  return sbomOf(await read(JSON.stringify(document), 'spdx-json')).components[0]
}

describe('an SPDX 2 document', () => {
  test('says who made it, when, and under which name', async () => {
    expect(sbomOf(await read(TEXT, 'spdx-json'))).toMatchObject({
      format: 'spdx-json',
      spec_version: '2.3',
      valid: true,
      errors: [],
      serial_number: 'https://acme.example/spdx/scorer-1',
      timestamp: '2026-03-01T10:00:00Z',
      authors: ['Acme AG', 'Ada'],
      tools: ['mlbom-3.1'],
      external_documents: [
        {
          ref: 'DocumentRef-base',
          uri: 'https://hub.example/spdx/base',
          digests: [{ algorithm: 'sha1', value: SHA1 }],
        },
      ],
    })
  })

  test('has packages and files as components, a described one as its subject', async () => {
    const { components } = sbomOf(await read(TEXT, 'spdx-json', FILES))
    expect(components.map(({ ref, type, subject, name }) => [ref, type, subject, name])).toEqual([
      ['SPDXRef-model', 'machine-learning-model', true, 'credit-risk-scorer'],
      ['SPDXRef-base', 'machine-learning-model', false, 'bert-base'],
      ['SPDXRef-code', 'operating-system', false, 'serving'],
      ['SPDXRef-serve', 'file', false, 'src/serve.py'],
      ['SPDXRef-config', 'file', false, 'src/config.toml'],
    ])
    expect(components[0]).toMatchObject({
      version: '4.0.1',
      supplier: 'Acme AG',
      purl: 'pkg:huggingface/acme/credit-risk-scorer@4.0.1',
      hashes: [{ algorithm: 'sha256', value: SHA256 }],
      file: 'weights/model.onnx',
      urls: [
        { type: 'distribution', url: 'https://acme.example/scorer.onnx' },
        { type: 'website', url: 'https://acme.example' },
        { type: 'advisory', url: 'https://acme.example/advisories' },
      ],
    })
  })

  test('names what a model was made from, whichever end says so', async () => {
    const { components } = sbomOf(await read(TEXT, 'spdx-json'))
    expect(components[0]?.ancestors).toMatchObject([
      {
        name: 'bert-base',
        purl: 'pkg:huggingface/google-bert/bert-base@86b5e0934494bd15c9632b12f734a8a67f723594',
        supplier: 'Google',
        license: { spdx: 'MIT OR Apache-2.0' },
      },
    ])
    expect(components[1]?.ancestors).toEqual([])
  })

  test('with one package and nothing described is about that package', async () => {
    expect(await component({}, { relationships: [] })).toMatchObject({ subject: true, type: 'library' })
  })
})

describe('a license', () => {
  test.each<[string, Json, string | null, [string, string, string | null][]]>([
    ['absent', {}, null, []],
    ['open', { licenseDeclared: 'NOASSERTION' }, null, [['declared', 'no-assertion', null]]],
    ['none', { licenseDeclared: 'NONE' }, null, [['declared', 'none', null]]],
    ['declared', { licenseDeclared: 'MIT' }, 'MIT', [['declared', 'license', 'MIT']]],
    [
      'declared before concluded',
      { licenseConcluded: 'Apache-2.0', licenseDeclared: 'MIT' },
      'MIT',
      [
        ['declared', 'license', 'MIT'],
        ['concluded', 'license', 'Apache-2.0'],
      ],
    ],
    [
      'concluded where nothing is declared',
      { licenseConcluded: 'Apache-2.0', licenseDeclared: 'NOASSERTION' },
      'Apache-2.0',
      [
        ['declared', 'no-assertion', null],
        ['concluded', 'license', 'Apache-2.0'],
      ],
    ],
    [
      'of another document',
      { licenseDeclared: 'DocumentRef-base:LicenseRef-x' },
      'DocumentRef-base:LicenseRef-x',
      [['declared', 'license', 'DocumentRef-base:LicenseRef-x']],
    ],
  ])('%s', async (_, parts, spdx, statements) => {
    const read = await component(parts)
    expect(read?.license?.spdx ?? null).toBe(spdx)
    expect(read?.license_statements.map(({ by, says, expression }) => [by, says, expression])).toEqual(
      statements,
    )
  })

  test('left open is a placeholder; that there is none is not', async () => {
    expect((await component({ licenseDeclared: 'NOASSERTION' }))?.placeholders).toEqual(['/license'])
    expect((await component({ licenseDeclared: 'NONE' }))?.placeholders).toEqual([])
    expect((await component({}))?.placeholders).toEqual([])
  })

  test('of its own has name, address and text', async () => {
    const { components, license_texts } = sbomOf(await read(TEXT, 'spdx-json'))
    expect(components[0]?.license).toMatchObject({
      id: 'LicenseRef-Acme',
      spdx: 'LicenseRef-Acme',
      name: 'Acme Model License',
      link: 'https://acme.example/license',
    })
    expect(license_texts).toEqual([
      {
        id: 'LicenseRef-Acme',
        name: 'Acme Model License',
        text: 'You may look.\nYou may not touch.',
        urls: ['https://acme.example/license'],
      },
    ])
  })

  test('of a file is what was found in it, all of it', async () => {
    const { components } = sbomOf(await read(TEXT, 'spdx-json'))
    expect(components[3]?.license?.spdx).toBe('MIT')
    expect(components[4]?.license?.spdx).toBe('MIT AND (Apache-2.0 OR BSD-3-Clause)')
  })
})

describe('a supplier', () => {
  test.each<[Json, string | null]>([
    [{ supplier: 'Person: Ada (ada@acme.example)' }, 'Ada'],
    [{ supplier: 'Organization: Acme (Europe) AG' }, 'Acme (Europe) AG'],
    [{ supplier: 'NOASSERTION', originator: 'Organization: Acme' }, 'Acme'],
    [{ supplier: 'NOASSERTION' }, null],
    [{}, null],
  ])('%o', async (parts, supplier) => {
    expect((await component(parts))?.supplier).toBe(supplier)
  })
})

describe('what kind a package is', () => {
  const purl = (locator: string) => ({ externalRefs: [{ referenceType: 'purl', referenceLocator: locator }] })

  test.each<[string, Json, string]>([
    ['stated', { primaryPackagePurpose: 'CONTAINER' }, 'container'],
    ['of the Hugging Face Hub', purl('pkg:huggingface/acme/m@1'), 'machine-learning-model'],
    ['a dataset of the Hub', purl('pkg:huggingface/datasets/acme/d@1'), 'data'],
    ['a file that only models are', { packageFileName: 'm.gguf' }, 'machine-learning-model'],
    ['not stated', purl('pkg:pypi/numpy@2'), 'library'],
  ])('%s', async (_, parts, type) => {
    expect((await component(parts))?.type).toBe(type)
  })
})

describe('digests', () => {
  test('of files are records, of a package only where it is a file of the tree', async () => {
    const records = checksumsOf(await read(TEXT, 'spdx-json', FILES))
    expect(records.map(({ subject, algorithm, source }) => [subject, algorithm, source])).toEqual([
      ['src/serve.py', 'sha1', 'sbom'],
      ['src/serve.py', 'sha256', 'sbom'],
      ['src/config.toml', 'sha1', 'sbom'],
      ['weights/model.onnx', 'sha256', 'sbom'],
    ])
  })

  test('of what is elsewhere are no records, but for a model file that is missed', async () => {
    const records = checksumsOf(await read(TEXT, 'spdx-json'))
    expect(records.map(({ subject }) => subject)).toEqual(['weights/model.onnx'])
  })

  test('that are none say why', async () => {
    const files = [
      { SPDXID: 'SPDXRef-f', fileName: 'a.py', checksums: [{ algorithm: 'SHA256', checksumValue: 'abc' }] },
    ]
    const records = checksumsOf(
      await read(JSON.stringify({ ...SPDX_2, packages: [], files }), 'spdx-json', ['a.py']),
    )
    expect(records).toMatchObject([{ reason: 'malformed: the digest has 3 hex digits, sha256 has 64' }])
  })
})

describe('a verification code', () => {
  const code = createHash('sha1').update([SHA1, OTHER_SHA1].sort().join('')).digest('hex')

  async function agreement(value: string, files: unknown = SPDX_2.files) {
    const packages = [
      { SPDXID: 'SPDXRef-code', name: 'a', hasFiles: ['SPDXRef-serve', 'SPDXRef-config'] },
    ].map((held) => ({ ...held, packageVerificationCode: { packageVerificationCodeValue: value } }))
    const reading = await read(JSON.stringify({ ...SPDX_2, packages, files }), 'spdx-json')
    return sbomOf(reading).components[0]?.verification_code?.agrees
  }

  test('is compared with the SHA-1s that the document records', async () => {
    expect(await agreement(code)).toBe(true)
    expect(await agreement(SHA1)).toBe(false)
  })

  test('is not compared where a SHA-1 is not there', async () => {
    expect(await agreement(code, [])).toBeNull()
    expect(await agreement(code, [{ SPDXID: 'SPDXRef-serve', fileName: 'a' }])).toBeNull()
  })
})

describe('validity', () => {
  test('each fault has its place', async () => {
    const [first, ...others] = SPDX_2.packages as Json[]
    const content = JSON.stringify({ ...SPDX_2, packages: [{ ...first, supplier: 7 }, ...others] }, null, 2)
    const reading = await read(content, 'spdx-json')
    expect(sbomOf(reading)).toMatchObject({
      valid: false,
      errors: [{ message: 'packages[0].supplier: must be a string.', pointer: '/packages/0/supplier' }],
    })
    expect(await textAt(sbomRecord(reading), content, ['errors', '0'])).toBe('7')
  })

  test('2.2 asks for what 2.3 leaves open, and knows less', async () => {
    const { valid, errors } = sbomOf(
      await read(JSON.stringify({ ...SPDX_2, spdxVersion: 'SPDX-2.2' }), 'spdx-json'),
    )
    expect(valid).toBe(false)
    expect(errors.map(({ message }) => message)).toEqual([
      'packages[2]: must have "licenseDeclared".',
      'packages[2]: has no key "primaryPackagePurpose".',
    ])
  })

  test('both spellings of a category are known', async () => {
    const text = TEXT.replaceAll('PACKAGE-MANAGER', 'PACKAGE_MANAGER')
    expect(sbomOf(await read(text, 'spdx-json')).valid).toBe(true)
  })

  test('a version without schema is read and said', async () => {
    const reading = await read(TEXT.replace('SPDX-2.3', 'SPDX-2.1'), 'spdx-json')
    expect(sbomOf(reading)).toMatchObject({ valid: null, spec_version: '2.1' })
    expect(reading.unread).toMatchObject([{ reason: 'unsupported', extent: 'part', line: 2 }])
  })

  test('what says no version is not read', async () => {
    expect(await read('{"SPDXID": "SPDXRef-DOCUMENT"}', 'spdx-json')).toMatchObject({
      records: [],
      unread: [{ reason: 'malformed', extent: 'file' }],
    })
  })
})

describe('however it is written', () => {
  const yaml = dump(SPDX_2)
  const withoutFormat = async (content: string, format: string) => {
    const reading = await read(content, format, FILES)
    return {
      sbom: { ...sbomOf(reading), format: null },
      checksums: checksumsOf(reading),
      unread: reading.unread,
    }
  }

  test.each([
    ['spdx-yaml', yaml],
    ['spdx-tag-value', SPDX_2_TAG_VALUE],
    ['spdx-rdf', SPDX_2_RDF],
  ])('%s gives the same facts', async (format, content) => {
    expect(sbomOf(await read(content, format)).format).toBe(format)
    expect(await withoutFormat(content, format)).toEqual(await withoutFormat(TEXT, 'spdx-json'))
  })

  test.each([
    ['spdx-json', TEXT, '"LicenseRef-Acme"'],
    ['spdx-yaml', yaml, 'LicenseRef-Acme'],
    ['spdx-tag-value', SPDX_2_TAG_VALUE, 'LicenseRef-Acme'],
    ['spdx-rdf', SPDX_2_RDF, 'LicenseRef-Acme'],
  ])('%s: a fact is shown where it stands', async (format, content, license) => {
    const record = sbomRecord(await read(content, format))
    expect(await textAt(record, content, ['components', '0', 'license', 'spdx'])).toContain(license)
    expect(await textAt(record, content, ['components', '0', 'purl'])).toContain('scorer@4.0.1')
    expect(await textAt(record, content, ['components', '1', 'supplier'])).toContain('Google')
    expect(await textAt(record, content, ['components', '4', 'hashes', '0', 'value'])).toContain(OTHER_SHA1)
    expect(await textAt(record, content, ['components', '0', 'ancestors', '0'])).toMatch(/ancestor_?of/i)
    expect(await textAt(record, content, ['authors', '1'])).toContain('Person: Ada')
  })
})

test('values of wrong types do no harm', async () => {
  const content = JSON.stringify({
    spdxVersion: 'SPDX-2.3',
    SPDXID: 5,
    creationInfo: [],
    packages: [null, 7, { name: {}, checksums: [null], externalRefs: 'x', hasFiles: [1] }],
    files: { a: 1 },
    relationships: [{ spdxElementId: 1 }],
    hasExtractedLicensingInfos: [[]],
  })
  const { valid, components } = sbomOf(await read(content, 'spdx-json'))
  expect(valid).toBe(false)
  expect(components).toHaveLength(3)
})
