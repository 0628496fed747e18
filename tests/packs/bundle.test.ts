import { describe, expect, test } from 'vitest'
import { bundleFiles, readBundle } from '../../src/packs/bundle.ts'
import { toPack } from '../../src/policy/pack.ts'
import { rule } from '../policy/rule.ts'

function files(contents: Readonly<Record<string, string>>): Map<string, Uint8Array> {
  return new Map(Object.entries(contents).map(([path, text]) => [path, new TextEncoder().encode(text)]))
}

function dataOf(contents: Readonly<Record<string, string>>): unknown {
  return JSON.parse(JSON.stringify(readBundle(files(contents)).data))
}

const WITH = { engine: 'e', facts_schema: 's' }
const PACK = {
  ...toPack(
    { name: 'acme', version: '1.2.0' },
    {
      wasm: new TextEncoder().encode('\0asm'),
      rules: [rule({ id: 'ACME-001' })],
      entrypoints: { all: 'modelward/pack/all', rules: { 'ACME-001': 'modelward/pack/r0' } },
      builtins: [],
    },
  ),
  data: { acme: { tag: 'x' } },
}
const PARTS = {
  pack: PACK,
  sources: [{ path: 'a.rego', text: 'package acme.rules' }],
  packages: ['acme/rules', 'acme/lib', 'other'],
  opa: '1.22.2',
  compiledWith: WITH,
}

describe('a bundle that Modelward made', () => {
  test('has what it needs to run, and its sources', () => {
    const { revision, sources, compiled } = readBundle(bundleFiles(PARTS))
    expect({ revision, sources, compiled: JSON.parse(JSON.stringify(compiled)) }).toEqual({
      revision: '1.2.0',
      sources: PARTS.sources,
      compiled: { pack: JSON.parse(JSON.stringify(PACK)), with: WITH },
    })
  })

  test('owns the first names of its packages and data, once each', () => {
    const manifest = JSON.parse(Buffer.from(bundleFiles(PARTS).get('.manifest') ?? '').toString())
    expect(manifest).toMatchObject({ revision: '1.2.0', roots: ['acme', 'other'], rego_version: 1 })
    expect(manifest).not.toHaveProperty('wasm')
  })

  test.each([
    ['module', { 'policy.wasm': 'other' }, 'policy.wasm is not the one that modelward.json names'],
    ['record', { 'modelward.json': '{}' }, 'modelward.json is of another version of Modelward'],
    ['record that is no JSON', { 'modelward.json': '{' }, 'modelward.json is no JSON'],
  ])('is refused with another %s', (_, change, message) => {
    expect(() => readBundle(new Map([...bundleFiles(PARTS), ...files(change)]))).toThrow(message)
  })
})

describe('data stands where its file stands:', () => {
  test('at the top, in folders, as JSON and YAML, side by side', () => {
    expect(
      dataOf({
        'data.json': '{"a": {"b": 1}}',
        'a/data.json': '{"c": 2}',
        'a/d/data.yaml': 'e: [3]\n',
        'x/data.yml': 'y: {}\n',
      }),
    ).toEqual({ a: { b: 1, c: 2, d: { e: [3] } }, x: { y: {} } })
  })

  test('no other file is data', () => {
    expect(dataOf({ 'a.json': '{"a": 1}', 'a/more-data.json': '{"a": 1}' })).toEqual({})
  })

  test('a key that JavaScript has plans for is a key', () => {
    const { data } = readBundle(files({ 'data.json': '{"__proto__": {"polluted": true}}' }))
    expect(Object.keys(data)).toEqual(['__proto__'])
    expect({}).not.toHaveProperty('polluted')
  })

  test.each([
    ['two values for one name', { 'data.json': '{"a": 1}', 'a/data.json': '{"b": 2}' }],
    ['two equal values for one name', { 'data.json': '{"a": {"b": 1}}', 'a/data.json': '{"b": 1}' }],
    ['no object at the top', { 'data.json': '[1]' }],
  ])('refused: %s', (_, contents) => {
    expect(() => readBundle(files(contents))).toThrow(
      'gives a value that other data of the pack gives already, or no object',
    )
  })

  test("refused: Modelward's own name", () => {
    expect(() => readBundle(files({ 'modelward/data.json': '{"time": "x"}' }))).toThrow("Modelward's own")
    expect(() => readBundle(files({ 'data.json': '{"modelward": {}}' }))).toThrow("Modelward's own")
  })
})

describe('refused is', () => {
  test.each([
    ['a delta bundle', { 'patch.json': '{}' }, 'a delta bundle'],
    [
      'a signature in a folder',
      { 'a/.signatures.json': '{}' },
      'a/.signatures.json is a signature in a folder',
    ],
    ['Rego v0', { '.manifest': '{"rego_version": 0}' }, 'Rego v0'],
    ['Rego v0 in one file', { '.manifest': '{"file_rego_versions": {"a.rego": 0}}' }, 'Rego v0'],
    [
      'compiled rules without their sources',
      { '.manifest': '{"wasm": [{"entrypoint": "a"}]}' },
      'opa build -t wasm',
    ],
    ['a manifest that is none', { '.manifest': '[]' }, '.manifest is no object'],
  ])('%s', (_, contents, message) => {
    expect(() => readBundle(files(contents))).toThrow(message)
  })

  test('what is not UTF-8', () => {
    expect(() => readBundle(new Map([['a.rego', Uint8Array.of(0xc3)]]))).toThrow('a.rego is not UTF-8')
  })
})

test('tests are no part of a pack', () => {
  const { sources } = readBundle(
    files({ 'b.rego': 'package b', 'a.rego': 'package a', 'a_test.rego': 'package a_test' }),
  )
  expect(sources.map(({ path }) => path)).toEqual(['a.rego', 'b.rego'])
})
