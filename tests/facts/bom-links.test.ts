import { expect, test } from 'vitest'
import { resolveBomLinks } from '../../src/facts/bom-links.ts'
import type { Vulnerability } from '../../src/facts/types.ts'
import { component, recordedSbom } from './builders.ts'

const SERIAL = '3e671687-395b-41f5-a30f-a58921a69b79'

function vulnerability(...refs: string[]): Vulnerability {
  return {
    ref: null,
    id: 'CVE-1',
    aliases: [],
    source: null,
    description: null,
    ratings: [],
    cwes: [],
    published: null,
    updated: null,
    recommendation: null,
    analysis: null,
    affects: refs.map((ref) => ({ ref, component: null, versions: [] })),
  }
}

const bom = recordedSbom('bom.json', {
  serial_number: `urn:uuid:${SERIAL}`,
  serial_version: 2,
  components: [component('a', { ref: 'a' }), component('b', { ref: 'b c', purl: 'pkg:pypi/b@1' })],
})

function linked(links: string[], refs: string[]) {
  const vex = recordedSbom('vex.json', {
    components: [component('own', { ref: 'own' })],
    bom_links: links.map((link) => ({ link, sbom: null, component: null })),
    vulnerabilities: [vulnerability(...refs)],
  })
  const [, resolved] = resolveBomLinks([bom, vex])
  return {
    links: resolved?.bom_links.map(({ sbom, component }) => [sbom, component]),
    affected: resolved?.vulnerabilities[0]?.affects.map(({ component }) => component),
  }
}

test('a BOM-Link leads to the document, and to what it holds', () => {
  const at = `urn:cdx:${SERIAL}`
  expect(
    linked([`${at}/2`, `${at}/2#a`, `${at}/2#b%20c`, `${at}/2#gone`, `${at}/1`, 'urn:cdx:%'], []).links,
  ).toEqual([
    [0, null],
    [0, 0],
    [0, 1],
    [0, null],
    [null, null],
    [null, null],
  ])
})

test('who is affected is found by ref, by BOM-Link and by purl', () => {
  const refs = ['own', `urn:cdx:${SERIAL}/2#a`, 'pkg:pypi/b@1', 'nobody', `urn:cdx:${SERIAL}/2`]
  expect(linked([], refs).affected).toEqual([
    { sbom: 1, component: 0 },
    { sbom: 0, component: 0 },
    { sbom: 0, component: 1 },
    null,
    null,
  ])
})
