import schema12 from 'xml-schema:cyclonedx-1.2'
import schema16 from 'xml-schema:cyclonedx-1.6'
import { describe, expect, test } from 'vitest'
import { validateXml } from '../../src/artifacts/xml-schema.ts'
import { parseXml } from '../../src/documents/xml.ts'

function faultsOf(text: string, schema = schema16, limit = 20) {
  const { root } = parseXml(text)
  if (root === null) throw new Error('no root')
  return validateXml(root, schema, { limit, listNames: { id: 'SPDX license ids' } })
}

function bom(inner: string): string {
  return `<bom xmlns="http://cyclonedx.org/schema/bom/1.6" version="1">${inner}</bom>`
}

function component(inner: string, attributes = 'type="library"'): string {
  return bom(`<components><component ${attributes}>${inner}</component></components>`)
}

describe('validation of XML against an XML Schema', () => {
  test.each([
    ['nothing but the document', bom('')],
    [
      'elements of another vocabulary, where they may stand',
      component('<name>a</name><x:y xmlns:x="urn:x"><z/></x:y>'),
    ],
    ['an empty element that has a default', component('<name>a</name><scope/>')],
    [
      'white space around a digest, which XML Schema lets go',
      component(`<name>a</name><hashes><hash alg="MD5"> ${'a1'.repeat(16)}\n</hash></hashes>`),
    ],
    [
      'a schema location',
      bom('').replace(
        'version',
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a b" version',
      ),
    ],
    [
      'components within components',
      component(`<name>a</name><components><component type="file"><name>b</name></component></components>`),
    ],
  ])('%s is valid', (_, text) => {
    expect(faultsOf(text)).toEqual([])
  })

  test.each<[string, string, string, string]>([
    [
      'a missing element',
      component('<version>1</version>'),
      'components/component: must have <name>.',
      '/bom/components/component',
    ],
    [
      'an empty element',
      component(''),
      'components/component: must have <name>.',
      '/bom/components/component',
    ],
    [
      'a missing attribute',
      component('<name>a</name>', ''),
      'components/component: must have the attribute "type".',
      '/bom/components/component',
    ],
    [
      'an unknown element',
      component('<name>a</name><nam>b</nam>'),
      'components/component/nam: is not known here.',
      '/bom/components/component/nam',
    ],
    [
      'an element in the wrong place',
      component('<version>1</version><name>a</name>'),
      'components/component/name: must not stand after <version>.',
      '/bom/components/component/name',
    ],
    [
      'an element that stands twice',
      component('<name>a</name><name>b</name>'),
      'components/component/name[2]: must not stand here a second time, or not after <name>.',
      '/bom/components/component/name[2]',
    ],
    [
      'an unknown attribute',
      component('<name kind="x">a</name>'),
      'components/component/name/@kind: has no attribute "kind".',
      '/bom/components/component/name/@kind',
    ],
    [
      'a value that is none of a list',
      component('<name>a</name>', 'type="librery"'),
      'did you mean "library"?',
      '/bom/components/component/@type',
    ],
    [
      'a license id that is none',
      component('<name>a</name><licenses><license><id>MTI</id></license></licenses>'),
      '"MTI" is not one of the SPDX license ids',
      '/bom/components/component/licenses/license/id',
    ],
    [
      'a digest that is too short',
      component('<name>a</name><hashes><hash alg="MD5">a1</hash></hashes>'),
      'must be hex of 32, 40, 64, 96 or 128 digits.',
      '/bom/components/component/hashes/hash',
    ],
    [
      'text among elements',
      component('text<name>a</name>'),
      'components/component: holds text, and must hold elements only.',
      '/bom/components/component',
    ],
    [
      'an element within text',
      component('<name>a<b/></name>'),
      'components/component/name/b: must not stand here: this element holds text only.',
      '/bom/components/component/name/b',
    ],
    [
      'a date that is none',
      bom('<metadata><timestamp>2026-13-01T00:00:00Z</timestamp></metadata>'),
      'metadata/timestamp: must be a date and time (YYYY-MM-DDThh:mm:ssZ).',
      '/bom/metadata/timestamp',
    ],
    [
      'a URI whose scheme is none',
      component(
        '<name>a</name><externalReferences><reference type="vcs"><url>2020-01-01T00:00:00Z</url></reference></externalReferences>',
      ),
      'url: must be a URI or relative reference.',
      '/bom/components/component/externalReferences/reference/url',
    ],
    [
      'a version below 1',
      bom('').replace('version="1"', 'version="0"'),
      'must be a whole number from 1 on.',
      '/bom/@version',
    ],
    [
      'a bom-ref that stands twice',
      bom(
        '<components><component type="file" bom-ref="a"><name>a</name></component><component type="file" bom-ref="a"><name>b</name></component></components>',
      ),
      '"a" stands at another element as well, and must be unique.',
      '/bom/components/component[2]/@bom-ref',
    ],
  ])('%s', (_, text, message, pointer) => {
    const faults = faultsOf(text)
    expect(faults).toHaveLength(1)
    expect(faults[0]?.message).toContain(message)
    expect(`/${faults[0]?.pointer.join('/')}`).toBe(pointer)
  })

  test('what a later version added is unknown to an earlier one', () => {
    const text = '<bom xmlns="http://cyclonedx.org/schema/bom/1.2"><vulnerabilities/></bom>'
    expect(faultsOf(text, schema12)).toMatchObject([{ message: 'vulnerabilities: is not known here.' }])
  })

  test('faults are bounded, and a document of many elements is checked in linear time', () => {
    const many = (count: number) =>
      bom(`<components>${'<component type="x"><name>a</name></component>'.repeat(count)}</components>`)
    expect(faultsOf(many(20_000))).toHaveLength(20)
    expect(faultsOf(many(3), schema16, 2)).toHaveLength(2)
  })
})
