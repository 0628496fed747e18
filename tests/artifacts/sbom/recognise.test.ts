import { describe, expect, test } from 'vitest'
import { sbom } from '../../../src/artifacts/sbom/index.ts'
import { candidate } from '../helpers.ts'
import { bomText } from './cyclonedx/boms.ts'

function recognise(path: string, content: string, size?: number) {
  return sbom.mayBe(path) ? sbom.recognise(candidate(path, content, size)) : null
}

describe('recognise', () => {
  test.each([
    ['any name', 'report.json', bomText(), 'cyclonedx-json'],
    ['a version that nobody knows', 'x.json', bomText({ specVersion: '9.9' }), 'cyclonedx-json'],
    ['cut off after the head', 'bom.json', bomText().slice(0, 40), 'cyclonedx-json'],
    [
      'XML',
      'bom.xml',
      '<?xml version="1.0"?>\n<bom xmlns="http://cyclonedx.org/schema/bom/1.5" version="1">',
      'cyclonedx-xml',
    ],
    ['SPDX JSON', 'a.json', '{"SPDXID": "SPDXRef-DOCUMENT", "spdxVersion": "SPDX-2.3"}', 'spdx-json'],
    [
      'SPDX tag-value',
      'a.spdx',
      '# made by x\n\nSPDXVersion: SPDX-2.2\nDataLicense: CC0-1.0',
      'spdx-tag-value',
    ],
    ['SPDX YAML', 'a.spdx.yml', 'SPDXID: "SPDXRef-DOCUMENT"\nspdxVersion: "SPDX-2.2"\n', 'spdx-yaml'],
    [
      'SPDX RDF/XML',
      'a.spdx.rdf',
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://spdx.org/rdf/terms#">\n<SpdxDocument/>',
      'spdx-rdf',
    ],
    [
      'SPDX 3',
      'a.spdx3.json',
      '{"@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld", "@graph": []}',
      'spdx-3-json-ld',
    ],
    ['a name that is nobody else’s, with broken content', 'model.cdx.json', 'oops', 'cyclonedx-json'],
  ])('%s', (_, path, content, format) => {
    expect(recognise(path, content)).toBe(format)
  })

  test('keys in an order that puts the telling one behind the head', () => {
    const content = `{"components": [${'{"type": "library", "name": "x"}, '.repeat(10)}`
    expect(recognise('bom.json', content, 1_000_000)).toBe('cyclonedx-json')
    expect(recognise('data.json', content, 1_000_000)).toBeNull()
  })

  test('an SPDX 3 graph that is longer than the head, its context behind it', () => {
    const content = '{"@graph": [{"type": "Person", "spdxId": "urn:a:b"}, '
    expect(recognise('anything.json', content, 1_000_000)).toBe('spdx-3-json-ld')
    expect(recognise('anything.json', content.replace('spdxId', '@id'), 1_000_000)).toBeNull()
  })

  test.each([
    ['a package lock', 'package-lock.json', '{"name": "x", "lockfileVersion": 3}'],
    ['a name alone', 'bom.json', '{"name": "bill"}'],
    ['other JSON-LD', 'croissant.json', '{"@context": {"@vocab": "https://schema.org/"}}'],
    ['other XML', 'pom.xml', '<project xmlns="http://maven.apache.org/POM/4.0.0"/>'],
    ['RDF of others', 'x.rdf', '<rdf:RDF xmlns:foaf="http://xmlns.com/foaf/0.1/"/>'],
    ['YAML that speaks of SPDX', 'spdx.yml', 'tool:\n  spdxVersion: SPDX-2.3\n'],
    ['prose about SPDX', 'about.spdx', 'This text tells of SPDXVersion: SPDX-2.3'],
    ['an empty file', 'bom.json', ''],
  ])('not %s', (_, path, content) => {
    expect(recognise(path, content)).toBeNull()
  })
})
