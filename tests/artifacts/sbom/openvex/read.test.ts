import { describe, expect, test } from 'vitest'
import { sbom } from '../../../../src/artifacts/sbom/index.ts'
import { candidate, source } from '../../helpers.ts'

type Json = Record<string, unknown>

const PATH = 'product.openvex.json'

const STATEMENT: Json = {
  vulnerability: { name: 'CVE-2024-5480', aliases: ['GHSA-pg7h-5qx3-wjr3'], description: 'Remote code' },
  products: [
    { '@id': 'https://example.com/product', identifiers: { purl: 'pkg:pypi/torch@2.5.1' } },
    { '@id': 'pkg:oci/app', subcomponents: [{ '@id': 'pkg:pypi/rpc' }] },
  ],
  status: 'not_affected',
  justification: 'vulnerable_code_not_in_execute_path',
  impact_statement: 'RPC is not used.',
  timestamp: '2026-03-02T10:00:00Z',
}

function vex(statements: Json[], parts: Json = {}): string {
  return JSON.stringify(
    {
      '@context': 'https://openvex.dev/ns/v0.2.0',
      '@id': 'https://example.com/vex/1',
      author: 'Security team',
      timestamp: '2026-03-01T10:00:00Z',
      version: 2,
      tooling: 'vexctl 0.3',
      statements,
      ...parts,
    },
    null,
    2,
  )
}

async function read(content: string) {
  const { records, unread } = await sbom.read(source(PATH, content, 'openvex'))
  const [record] = records
  return { record, value: record?.into === 'sboms' ? record.value : undefined, unread }
}

describe('OpenVEX', () => {
  test('is known by its context', () => {
    expect(sbom.recognise(candidate(PATH, vex([])))).toBe('openvex')
    expect(sbom.recognise(candidate('x.json', '{"@context": "https://schema.org"}'))).toBeNull()
  })

  test('a document', async () => {
    expect((await read(vex([STATEMENT]))).value).toMatchObject({
      path: PATH,
      format: 'openvex',
      spec_version: '0.2.0',
      valid: true,
      errors: [],
      serial_number: 'https://example.com/vex/1',
      serial_version: 2,
      timestamp: '2026-03-01T10:00:00Z',
      authors: ['Security team'],
      tools: ['vexctl 0.3'],
      components: [],
    })
  })

  test('a statement is a vulnerability, its products and subcomponents are whom it speaks of', async () => {
    expect((await read(vex([STATEMENT]))).value?.vulnerabilities).toEqual([
      {
        ref: null,
        id: 'CVE-2024-5480',
        aliases: ['GHSA-pg7h-5qx3-wjr3'],
        source: null,
        description: 'Remote code',
        ratings: [],
        cwes: [],
        published: null,
        updated: null,
        recommendation: null,
        analysis: {
          status: 'not_affected',
          state: 'not_affected',
          justification: 'vulnerable_code_not_in_execute_path',
          responses: [],
          detail: 'RPC is not used.',
          first_issued: '2026-03-02T10:00:00Z',
          last_updated: null,
        },
        affects: ['pkg:pypi/torch@2.5.1', 'pkg:oci/app', 'pkg:pypi/rpc'].map((ref) => ({
          ref,
          component: null,
          versions: [],
        })),
      },
    ])
  })

  test('texts for vulnerability and products, as before 0.2.0', async () => {
    const old = { vulnerability: 'CVE-2023-1', products: ['pkg:pypi/a@1'], status: 'fixed' }
    expect((await read(vex([old]))).value?.vulnerabilities).toMatchObject([
      { id: 'CVE-2023-1', affects: [{ ref: 'pkg:pypi/a@1' }], analysis: { status: 'fixed' } },
    ])
  })

  test.each<[string, Json, string, string]>([
    [
      'a status that is none',
      { status: 'not-affected' },
      'statements[0].status: "not-affected" is not one of not_affected, affected, fixed, under_investigation (did you mean "not_affected"?).',
      '/statements/0/status',
    ],
    [
      'a justification that is none',
      { justification: 'because' },
      'statements[0].justification: "because" is not one of component_not_present',
      '/statements/0/justification',
    ],
    [
      'no reason for not being affected',
      { justification: undefined, impact_statement: undefined },
      'statements[0]: must have "justification" or "impact_statement"',
      '/statements/0',
    ],
    [
      'nothing to do for who is affected',
      { status: 'affected' },
      'statements[0]: must have "action_statement"',
      '/statements/0',
    ],
    [
      'no vulnerability',
      { vulnerability: undefined },
      'statements[0]: must have "vulnerability".',
      '/statements/0',
    ],
  ])('%s is an error', async (_, parts, message, pointer) => {
    const { value } = await read(vex([{ ...STATEMENT, ...parts }]))
    expect(value?.valid).toBe(false)
    expect(value?.errors).toHaveLength(1)
    expect(value?.errors[0]?.message).toContain(message)
    expect(value?.errors[0]?.pointer).toBe(pointer)
  })

  test.each([
    [['vulnerabilities', '0', 'id'], '"CVE-2024-5480"'],
    [['vulnerabilities', '0', 'analysis', 'status'], '"not_affected"'],
    [['vulnerabilities', '0', 'analysis', 'detail'], '"RPC is not used."'],
    [['authors', '0'], '"Security team"'],
    [['spec_version'], '"https://openvex.dev/ns/v0.2.0"'],
  ])('%j has a place', async (pointer, expected) => {
    const content = vex([STATEMENT])
    const { record } = await read(content)
    const span = await record?.locate(pointer)
    expect(
      content.split('\n')[(span?.line ?? 0) - 1]?.slice((span?.column ?? 0) - 1, (span?.end_column ?? 0) - 1),
    ).toBe(expected)
  })

  test('a list is no document', async () => {
    const { record, unread } = await read('[]')
    expect(record).toBeUndefined()
    expect(unread).toMatchObject([{ reason: 'malformed', extent: 'file' }])
  })
})
