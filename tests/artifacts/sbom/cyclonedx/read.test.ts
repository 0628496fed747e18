import { describe, expect, test } from 'vitest'
import type { Reading } from '../../../../src/artifacts/reader.ts'
import { sbom } from '../../../../src/artifacts/sbom/index.ts'
import { parsePointer } from '../../../../src/documents/pointer.ts'
import type { Component, RecordedSbom } from '../../../../src/facts/types.ts'
import { bytesOf, source } from '../../helpers.ts'
import { bomText, type Json, library, ML_BOM, SHA256, UUID } from './boms.ts'

const PATH = 'sbom/bom.cdx.json'

async function read(
  content: string | Uint8Array,
  files: readonly string[] = [],
  path = PATH,
): Promise<Reading> {
  return sbom.read(source(path, content, 'cyclonedx-json', files))
}

function onlySbom({ records }: Reading): RecordedSbom {
  const values = records.flatMap((record) => (record.into === 'sboms' ? [record.value] : []))
  expect(values).toHaveLength(1)
  const [value] = values
  if (value === undefined) throw new Error('no SBOM was read')
  return value
}

function checksums({ records }: Reading) {
  return records.flatMap((record) => (record.into === 'checksums' ? [record.value] : []))
}

async function component(parts: Json, files: readonly string[] = []): Promise<Component> {
  const [first] = onlySbom(await read(bomText({ components: [library(parts)] }), files)).components
  if (first === undefined) throw new Error('no component was read')
  return first
}

/** The text that a pointer into the record leads to. */
async function textAt(content: string, pointer: string): Promise<string> {
  const { records } = await read(content)
  const record = records.find(({ into }) => into === 'sboms')
  const span = await record?.locate(parsePointer(pointer) ?? [])
  if (span === undefined) throw new Error('no SBOM was read')
  const lines = content.split('\n')
  expect(span.end_line).toBe(span.line)
  return lines[span.line - 1]?.slice(span.column - 1, span.end_column - 1) ?? ''
}

describe('a BOM', () => {
  test('of a model', async () => {
    const bom = onlySbom(await read(bomText(ML_BOM)))
    expect(bom).toMatchObject({
      path: PATH,
      format: 'cyclonedx-json',
      spec_version: '1.6',
      valid: true,
      errors: [],
      serial_number: UUID,
      timestamp: '2026-03-01T10:00:00Z',
      authors: ['Ada', 'bob@example.org'],
      tools: ['mlbom 3.1', 'scan'],
      placeholders: [],
    })
    expect(bom.components.map(({ name, subject }) => [name, subject])).toEqual([
      ['credit-risk', true],
      ['scikit-learn', false],
      ['credit-risk-scorer', false],
      ['loans-2024', false],
    ])
  })

  test('the model, its base model and its card', async () => {
    const [, , model] = onlySbom(await read(bomText(ML_BOM))).components
    expect(model).toMatchObject({
      ref: 'model',
      type: 'machine-learning-model',
      group: 'acme',
      version: '4.0.1',
      supplier: 'Acme AG',
      purl: 'pkg:huggingface/acme/credit-risk-scorer@4.0.1',
      license: { id: 'Apache-2.0', spdx: 'Apache-2.0', link: 'LICENSE', link_exists: false },
      hashes: [{ algorithm: 'sha256', value: SHA256 }],
      urls: [{ type: 'model-card', url: 'https://example.org/card' }],
      ancestors: [
        {
          name: 'bert/base',
          version: 'abc123',
          supplier: 'Google',
          purl: null,
          license: { spdx: 'MIT' },
          hashes: [{ algorithm: 'sha1', value: `${'f'.repeat(39)}0` }],
          urls: [],
        },
      ],
      model_card: {
        task: 'tabular-classification',
        datasets: [{ id: 'loans-2024' }, { id: 'holdout' }, { id: 'elsewhere' }],
        evaluations: [
          { metric: 'auc', value: 0.91, dataset: { split: 'women' }, task: 'tabular-classification' },
          { metric: 'f1', value: 'about 0.8', dataset: { split: null } },
        ],
        use_cases: ['Score applications'],
        technical_limitations: ['Only for Germany'],
        ethical_considerations: [{ name: 'Bias', mitigation: 'Review' }],
      },
      data: null,
    })
  })

  test('data: who answers for it', async () => {
    const data = onlySbom(await read(bomText(ML_BOM))).components.at(-1)?.data
    expect(data).toMatchObject({
      classification: 'confidential',
      sensitive_data: ['income'],
      custodians: ['Data Office'],
      stewards: [],
      owners: ['Cleo'],
      description: null,
      contents_url: 'data/loans.csv',
    })
  })

  test('nested components stand after their parent, however deep', async () => {
    const nest = (depth: number): Json =>
      library({ name: `c${depth}`, ...(depth > 0 ? { components: [nest(depth - 1)] } : {}) })
    const bom = onlySbom(await read(bomText({ components: [nest(80), library({ name: 'last' })] })))
    expect(bom.components.map(({ name }) => name)).toEqual([
      ...Array.from({ length: 81 }, (_, index) => `c${80 - index}`),
      'last',
    ])
  })

  test('tools in the form before 1.5', async () => {
    const metadata = { tools: [{ vendor: 'Acme', name: 'gen', version: '2' }] }
    expect(onlySbom(await read(bomText({ specVersion: '1.4', metadata }))).tools).toEqual(['gen 2'])
  })
})

describe('a component', () => {
  test.each([
    ['supplier', { supplier: { name: 'S' }, manufacturer: { name: 'M' }, publisher: 'P' }, 'S'],
    ['manufacturer', { manufacturer: { name: 'M' }, publisher: 'P' }, 'M'],
    ['publisher', { publisher: 'P', authors: [{ name: 'A' }] }, 'P'],
    ['authors', { authors: [{ name: 'A' }, { email: 'b@example.org' }] }, 'A, b@example.org'],
    ['author', { author: 'Old Form' }, 'Old Form'],
    ['the first that says something', { supplier: { name: 'NOASSERTION' }, publisher: 'P' }, 'P'],
    ['nothing', {}, null],
  ])('supplier from %s', async (_, parts, expected) => {
    const { supplier, placeholders } = await component(parts)
    expect(supplier).toBe(expected)
    expect(placeholders).toEqual([])
  })

  test.each([
    ['an id', [{ license: { id: 'MIT' } }], { id: 'MIT', spdx: 'MIT', name: null }],
    ['an expression', [{ expression: 'MIT OR Apache-2.0' }], { spdx: 'MIT OR Apache-2.0' }],
    ['an expression as id', [{ license: { id: 'MIT OR Apache-2.0' } }], { spdx: 'MIT OR Apache-2.0' }],
    [
      'an id as name',
      [{ license: { name: 'BSD-3-Clause' } }],
      { spdx: 'BSD-3-Clause', name: 'BSD-3-Clause' },
    ],
    ['a name', [{ license: { name: 'House license' } }], { id: null, spdx: null, name: 'House license' }],
    ['several', [{ license: { id: 'MIT' } }, { license: { id: 'Zlib' } }], { spdx: 'MIT AND Zlib' }],
    [
      'declared before concluded',
      [
        { license: { id: 'MIT', acknowledgement: 'concluded' } },
        { license: { id: 'Zlib', acknowledgement: 'declared' } },
      ],
      { spdx: 'Zlib' },
    ],
  ])('license from %s', async (_, licenses, expected) => {
    expect((await component({ licenses })).license).toMatchObject(expected)
  })

  test('the license file of the repository', async () => {
    const licenses = [{ license: { name: 'Own', url: '../LICENSE' } }]
    expect((await component({ licenses }, ['LICENSE'])).license).toMatchObject({ link_exists: true })
    const elsewhere = [{ license: { name: 'Own', url: 'https://example.org' } }]
    expect((await component({ licenses: elsewhere })).license).toMatchObject({ link_exists: null })
  })

  test('what says nothing is null, and is known as a placeholder', async () => {
    const { version, license, supplier, hashes, purl, placeholders } = await component({
      version: 'unknown',
      purl: 'NOASSERTION',
      supplier: { name: 'TODO' },
      licenses: [{ license: { name: 'NOASSERTION' } }],
      hashes: [{ alg: 'SHA-256', content: '0'.repeat(64) }],
    })
    expect({ version, license, supplier, hashes, purl }).toEqual({
      version: null,
      license: null,
      supplier: null,
      hashes: [],
      purl: null,
    })
    expect([...placeholders].sort()).toEqual(['/hashes', '/license', '/purl', '/supplier', '/version'])
  })

  test('every algorithm of CycloneDX that the facts know, and only digests of the right length', async () => {
    const hashes = [
      { alg: 'MD5', content: 'AB'.repeat(16) },
      { alg: 'SHA3-512', content: 'ab'.repeat(64) },
      { alg: 'BLAKE2b-256', content: 'ab'.repeat(32) },
      { alg: 'BLAKE3', content: 'ab'.repeat(32) },
      { alg: 'SHA-256', content: 'ab'.repeat(20) },
      { alg: 'Streebog-256', content: 'ab'.repeat(32) },
    ]
    expect((await component({ hashes })).hashes).toEqual([
      { algorithm: 'md5', value: 'ab'.repeat(16) },
      { algorithm: 'sha3-512', value: 'ab'.repeat(64) },
      { algorithm: 'blake2b-256', value: 'ab'.repeat(32) },
      { algorithm: 'blake3', value: 'ab'.repeat(32) },
      { algorithm: 'streebog-256', value: 'ab'.repeat(32) },
    ])
  })

  test('keys of the prototype are no keys of the file', async () => {
    const content =
      '{"bomFormat": "CycloneDX", "specVersion": "1.6", "__proto__": {"components": [{"name": "x"}]}}'
    expect(onlySbom(await read(content)).components).toEqual([])
  })
})

describe('the file that a component is', () => {
  const hashes = [{ alg: 'SHA-256', content: SHA256 }]
  test.each([
    ['its name', { name: 'model.onnx' }, 'model.onnx'],
    ['its name beside the SBOM', { name: 'model.onnx' }, 'sbom/model.onnx'],
    ['an occurrence', { name: 'm', evidence: { occurrences: [{ location: 'w/m.bin' }] } }, 'w/m.bin'],
    ['a property', { name: 'm', properties: [{ name: 'acme:filePath', value: './w/m.bin' }] }, 'w/m.bin'],
    [
      'a reference',
      { name: 'm', externalReferences: [{ type: 'distribution', url: 'file:w/m.bin' }] },
      'w/m.bin',
    ],
  ])('by %s', async (_, parts, path) => {
    const reading = await read(
      bomText({ components: [{ type: 'machine-learning-model', hashes, ...parts }] }),
      [path],
    )
    expect(onlySbom(reading).components[0]?.file).toBe(path)
    expect(checksums(reading)).toEqual([
      { manifest: PATH, source: 'sbom', subject: path, algorithm: 'sha256', expected: SHA256, reason: null },
    ])
  })

  test('a digest of a model file that is not there is a record of a missing file', async () => {
    const reading = await read(
      bomText({ components: [{ type: 'machine-learning-model', name: 'm.safetensors', hashes }] }),
    )
    expect(onlySbom(reading).components[0]?.file).toBeNull()
    expect(checksums(reading)).toMatchObject([{ subject: 'sbom/m.safetensors', expected: SHA256 }])
  })

  test.each([
    ['a library, whose digest is that of a package', library({ name: 'package.json', hashes })],
    [
      'a model whose name only ends like a file',
      { type: 'machine-learning-model', name: 'Llama-3.1', hashes },
    ],
    ['a path that leaves the tree', { type: 'file', name: '../../etc/passwd', hashes }],
    ['an absolute path', { type: 'file', name: '/usr/lib/x.so', hashes }],
  ])('not %s', async (_, made) => {
    const reading = await read(bomText({ components: [made] }), [
      'package.json',
      'etc/passwd',
      'usr/lib/x.so',
    ])
    expect(onlySbom(reading).components[0]?.file).toBeNull()
    expect(checksums(reading)).toEqual([])
  })

  test.each([
    ['0'.repeat(64), 'placeholder: the digest is one digit, repeated'],
    ['ab'.repeat(20), 'malformed: the digest has 40 hex digits, sha256 has 64'],
    ['xyz', 'malformed: the digest is not hex'],
  ])('a digest that cannot be compared: %s', async (content, reason) => {
    const made = { type: 'file', name: 'm.bin', hashes: [{ alg: 'SHA-256', content }] }
    expect(checksums(await read(bomText({ components: [made] }), ['m.bin']))).toMatchObject([{ reason }])
  })

  test('the digest is found in the file', async () => {
    const content = bomText({ components: [{ type: 'file', name: 'm.bin', hashes }] })
    const { records } = await read(content, ['m.bin'])
    const record = records.find(({ into }) => into === 'checksums')
    const span = await record?.locate(['expected'])
    expect(content.split('\n')[(span?.line ?? 0) - 1]).toContain(SHA256)
  })

  test('places in a BOM that is too large to be held are found as well', async () => {
    const padding = library({ description: 'x'.repeat(1024 * 1024) })
    const content = bomText({ components: [padding, { type: 'file', name: 'm.bin', hashes }] })
    const { records } = await read(content, ['m.bin'])
    const digest = await records.find(({ into }) => into === 'checksums')?.locate(['expected'])
    const name = await records.find(({ into }) => into === 'sboms')?.locate(['components', '1', 'name'])
    const lines = content.split('\n')
    expect(lines[(digest?.line ?? 0) - 1]).toContain(SHA256)
    expect(lines[(name?.line ?? 0) - 1]).toContain('m.bin')
  })
})

describe('places', () => {
  const content = bomText({
    ...ML_BOM,
    components: [
      library({ licenses: [{ expression: 'MIT' }] }),
      ...(Array.isArray(ML_BOM.components) ? ML_BOM.components : []),
    ],
  })

  test.each([
    ['/spec_version', '"1.6"'],
    ['/serial_number', `"${UUID}"`],
    ['/timestamp', '"2026-03-01T10:00:00Z"'],
    ['/components/0/name', '"credit-risk"'],
    ['/components/1/version', '"1.6.0"'],
    ['/components/2/license/spdx', '"MIT"'],
    ['/components/3/ref', '"model"'],
    ['/components/3/supplier', '"Acme AG"'],
    ['/components/3/license', '"Apache-2.0"'],
    ['/components/3/license/link', '"LICENSE"'],
    ['/components/3/hashes/0/value', `"${SHA256}"`],
    ['/components/3/hashes/0/algorithm', '"SHA-256"'],
    ['/components/3/urls/0/url', '"https://example.org/card"'],
    ['/components/3/ancestors/0/supplier', '"Google"'],
    ['/components/3/ancestors/0/license', '"MIT"'],
    ['/components/3/model_card/task', '"tabular-classification"'],
    ['/components/3/model_card/evaluations/0/value', '"0.91"'],
    ['/components/3/model_card/technical_limitations/0', '"Only for Germany"'],
    ['/components/3/model_card/use_cases/0', '"Score applications"'],
    ['/components/4/data/classification', '"confidential"'],
    ['/components/4/data/contents_url', '"data/loans.csv"'],
  ])('%s', async (pointer, expected) => {
    expect(await textAt(content, pointer)).toBe(expected)
  })

  test('a schema error is where it happened', async () => {
    const broken = bomText({ components: [library({ type: 'ml-model' })] })
    expect(await textAt(broken, '/errors/0')).toBe('"ml-model"')
  })
})

describe('what cannot be read', () => {
  test.each(['1.1', '2.0', '9.9'])('version %s is read without a check, and said', async (specVersion) => {
    const reading = await read(bomText({ specVersion, components: [library()] }))
    expect(onlySbom(reading)).toMatchObject({ spec_version: specVersion, valid: null, errors: [] })
    expect(onlySbom(reading).components).toHaveLength(1)
    expect(reading.unread).toMatchObject([
      { reason: 'unsupported', extent: 'part', line: 3, kind: 'sbom', path: PATH },
    ])
    expect(reading.unread[0]?.message).toBe(
      `CycloneDX ${specVersion}: Versions 1.2 to 1.7 are checked against their schemas; what could be read was read.`,
    )
  })

  test.each([
    ['empty', '', 'malformed', 1],
    ['cut off', bomText({ components: [library()] }).slice(0, 120), 'malformed', 8],
    ['100,000 deep', `{"bomFormat": "CycloneDX", "components": ${'['.repeat(100_000)}`, 'limit', 1],
    ['a list', '[1]', 'malformed', null],
    ['no BOM', '{"name": "x"}', 'malformed', null],
  ])('%s', async (_, content, reason, line) => {
    const { records, unread } = await read(content)
    expect(records).toEqual([])
    expect(unread).toMatchObject([{ path: PATH, kind: 'sbom', reason, extent: 'file', line }])
  })

  test('components beyond the limit are left out, and it is said', async () => {
    const components = Array.from({ length: 75_001 }, (_, i) => library({ name: `l${i}` }))
    const { records, unread } = await read(bomText({ components }))
    expect(records[0]).toMatchObject({ into: 'sboms', value: { components: { length: 75_000 } } })
    expect(unread).toMatchObject([{ reason: 'limit', extent: 'part' }])
  })

  test('a duplicate key is said, and the rest is read', async () => {
    const content = '{"bomFormat": "CycloneDX",\n"specVersion": "1.6",\n"version": 1,\n"version": 2}'
    const reading = await read(content)
    expect(reading.unread).toMatchObject([{ reason: 'malformed', extent: 'part', line: 4 }])
    expect(onlySbom(reading).valid).toBe(true)
  })

  test('bytes that are no UTF-8 are said, and the rest is read', async () => {
    const bytes = bytesOf(bomText({ components: [library({ name: 'caf?' })] }))
    bytes[bytes.lastIndexOf(0x3f)] = 0xe9
    const reading = await read(bytes)
    expect(reading.unread).toMatchObject([{ reason: 'malformed', extent: 'part' }])
    expect(onlySbom(reading).components).toMatchObject([{ name: 'caf\ufffd' }])
  })

  test('values of wrong types do no harm', async () => {
    const reading = await read(
      bomText({
        serialNumber: 7,
        metadata: 'x',
        components: [
          null,
          5,
          [],
          { name: {}, licenses: 'MIT', hashes: {}, pedigree: [], modelCard: 1, data: {} },
        ],
      }),
    )
    const bom = onlySbom(reading)
    expect(bom.valid).toBe(false)
    expect(bom.components).toMatchObject([
      { name: '', type: '', license: null, hashes: [], model_card: null },
    ])
  })
})

test('the places of thousands of ancestors and datasets are found in time', async () => {
  const names = Array.from({ length: 10_000 }, (_, i) => `x${i}`)
  const model = {
    type: 'machine-learning-model',
    name: 'm',
    pedigree: { ancestors: names.map((name) => ({ type: 'machine-learning-model', name })) },
    modelCard: { modelParameters: { datasets: names.map((name) => ({ type: 'dataset', name })) } },
  }
  const { records } = await read(
    JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', components: [model] }),
  )
  const [record] = records
  const begin = performance.now()
  for (let i = 0; i < 1000; i++) {
    await record?.locate(['components', '0', 'ancestors', String(i)])
    await record?.locate(['components', '0', 'model_card', 'datasets', String(i)])
  }
  expect(performance.now() - begin).toBeLessThan(5000)
})
