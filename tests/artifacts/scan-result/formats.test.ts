import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ArtifactRecord, Locate } from '../../../src/artifacts/reader.ts'
import { fileOf, vulnerabilitiesIn } from '../../../src/artifacts/scan-result/draft.ts'
import { scanResult } from '../../../src/artifacts/scan-result/index.ts'
import { bindScans } from '../../../src/facts/bound.ts'
import type { File, ScanResult, Unread } from '../../../src/facts/types.ts'
import { candidate, source } from '../helpers.ts'
import { SAMPLES } from '../samples.ts'

interface Read {
  runs: ScanResult[]
  locate: Locate[]
  unread: readonly Unread[]
}

async function read(path: string, content: object, files: readonly string[] = []): Promise<Read> {
  const text = JSON.stringify(content, null, 2)
  const format = scanResult.recognise(candidate(path, text))
  if (format === null) throw new Error(`${path} is not recognised`)
  const { records, unread } = await scanResult.read(source(path, text, format, files))
  const runs = records.filter(isScan)
  return { runs: runs.map(({ value }) => value), locate: runs.map(({ locate }) => locate), unread }
}

function isScan(record: ArtifactRecord): record is Extract<ArtifactRecord, { into: 'scan_results' }> {
  return record.into === 'scan_results'
}

function sampleOf(path: string) {
  return JSON.parse(new TextDecoder().decode(SAMPLES.find((sample) => sample.path === path)?.bytes))
}

function sarif(run: object): object {
  return { version: '2.1.0', runs: [{ tool: { driver: { name: 'Scanner' } }, ...run }] }
}

const at = (uri: string) => [{ physicalLocation: { artifactLocation: { uri }, region: { startLine: 7 } } }]

describe('SARIF', () => {
  test('who looked, when, at what, and what was found', async () => {
    const { runs, locate } = await read('scan.sarif', sampleOf('scan.sarif'), ['model.pkl'])
    expect(runs).toMatchObject([
      {
        format: 'sarif',
        run: 0,
        tool: { name: 'Scanner', version: '1.2.0' },
        date: '2026-10-01T12:00:00Z',
        successful: true,
        subjects: [{ name: 'model.pkl', file: 'model.pkl', sha256: 'a1'.repeat(32) }],
        findings: [
          { rule: 'S201', level: 'error', file: 'model.pkl', message: 'posix.system', suppressed: false },
        ],
        counts: { error: 1, warning: 0, note: 0 },
      },
    ])
    expect((await locate[0]?.(['findings', '0']))?.line).toBe(34)
  })

  test('level and severity come from the rule where the result has none (section 3.27.10)', async () => {
    const rules = [
      {
        id: 'CVE-2026-1234',
        defaultConfiguration: { level: 'error' },
        properties: { 'security-severity': '9.8' },
      },
      { id: 'other' },
    ]
    const results = [
      {
        ruleId: 'CVE-2026-1234',
        message: { text: 'also GHSA-abcd-2345-wxyz'.replace('abcd', 'ccff').replace('wxyz', 'ghjm') },
      },
      { ruleIndex: 1, message: { text: 'x' } },
    ]
    const { runs } = await read('a.sarif', sarif({ tool: { driver: { name: 'Trivy', rules } }, results }))
    expect(runs[0]?.findings.map(({ level, security_severity }) => [level, security_severity])).toEqual([
      ['error', 9.8],
      ['warning', null],
    ])
    expect(runs[0]?.findings[0]?.vulnerabilities).toEqual(['CVE-2026-1234', 'GHSA-ccff-2345-ghjm'])
  })

  test('a level that is stated counts, whatever the kind', async () => {
    const results = [{ kind: 'informational', level: 'note', message: { text: 'a' } }]
    expect((await read('a.sarif', sarif({ results }))).runs[0]?.counts.note).toBe(1)
  })

  test('what passed or only informs is no finding; what is suppressed is kept and does not count', async () => {
    const results = [
      { kind: 'pass', message: { text: 'a' } },
      { level: 'none', message: { text: 'b' } },
      { kind: 'informational', message: { text: 'i' } },
      { level: 'error', message: { text: 'c' }, suppressions: [{ kind: 'external' }] },
      { level: 'error', message: { text: 'd' }, suppressions: [{ kind: 'external', status: 'rejected' }] },
    ]
    const { runs } = await read('a.sarif', sarif({ results }))
    expect(runs[0]?.findings.map(({ message, suppressed }) => [message, suppressed])).toEqual([
      ['d', false],
      ['c', true],
    ])
    expect(runs[0]?.counts.error).toBe(1)
  })

  test('a location may only point at the list of artifacts (section 3.4.5)', async () => {
    const artifacts = [{ location: { uri: 'weights/my%20model.pt' } }]
    const locations = [{ physicalLocation: { artifactLocation: { index: 0 } } }]
    const results = [{ message: { text: 'x' }, locations }]
    const { runs } = await read('a.sarif', sarif({ artifacts, results }), ['weights/my model.pt'])
    expect(runs[0]?.findings[0]).toMatchObject({
      subject: 'weights/my model.pt',
      file: 'weights/my model.pt',
    })
  })

  test('the most grave ones come first and are kept where there are too many', async () => {
    const many = Array.from({ length: 6_000 }, () => ({ level: 'note', message: { text: 'n' } }))
    const { runs, unread } = await read(
      'a.sarif',
      sarif({ results: [...many, { level: 'error', message: { text: 'e' }, locations: at('x') }] }),
    )
    expect(runs[0]?.findings).toHaveLength(5_000)
    expect(runs[0]?.findings[0]).toMatchObject({ message: 'e', line: 7 })
    expect(runs[0]?.findings_left_out).toBe(1_001)
    expect(runs[0]?.counts).toEqual({ error: 1, warning: 0, note: 6_000 })
    expect(unread).toMatchObject([{ reason: 'limit', extent: 'part' }])
  })

  test('a run that names no tool is told, and the others are read', async () => {
    const runs = [{ tool: {} }, { tool: { driver: { name: 'B' } } }]
    const found = await read('a.sarif', { version: '2.1.0', runs })
    expect(found.runs.map(({ tool }) => tool.name)).toEqual(['B'])
    expect(found.unread).toMatchObject([{ reason: 'malformed', line: 4 }])
  })

  test('one of several invocations that failed makes the run fail', async () => {
    const invocations = [{ executionSuccessful: false }, { executionSuccessful: true }]
    expect((await read('a.sarif', sarif({ invocations }))).runs[0]?.successful).toBe(false)
  })
})

describe('scanners of models that write their own JSON', () => {
  test('modelscan', async () => {
    const { runs } = await read('modelscan.json', sampleOf('modelscan.json'), ['models/bad.pkl'])
    expect(runs[0]).toMatchObject({
      tool: { name: 'modelscan', version: '0.8.8' },
      successful: true,
      subjects: [{ file: 'models/bad.pkl', sha256: null }],
      findings: [{ level: 'error', file: 'models/bad.pkl' }],
    })
  })

  test('modelscan that could not read a file did not look everywhere', async () => {
    const report = { ...sampleOf('modelscan.json'), errors: [{ source: 'x' }] }
    expect((await read('modelscan.json', report)).runs[0]?.successful).toBe(false)
  })

  test('modelaudit names what it found within a file behind its path', async () => {
    const { runs } = await read('modelaudit.json', sampleOf('modelaudit.json'), ['bad.pkl'])
    expect(runs[0]).toMatchObject({
      tool: { name: 'modelaudit' },
      date: '2025-10-01T12:00:01Z',
      subjects: [{ file: 'bad.pkl', sha256: 'a1'.repeat(32) }],
      findings: [{ rule: 'S201', subject: '/w/bad.pkl (pos 42)', file: 'bad.pkl' }],
    })
  })
})

describe('which file a scanner means', () => {
  const files = ['models/bad.pkl', 'bad.zip', 'c:d/e']
  const exists = (path: string) => files.includes(path)

  test.each([
    ['models/bad.pkl', 'models/bad.pkl'],
    ['./models/bad.pkl', 'models/bad.pkl'],
    ['/home/runner/work/repo/repo/models/bad.pkl', 'models/bad.pkl'],
    ['D:\\a\\repo\\models\\bad.pkl', 'models/bad.pkl'],
    ['/w/models/bad.pkl (pos 42)', 'models/bad.pkl'],
    ['/w/bad.zip:archive/data.pkl', 'bad.zip'],
    ['c:d/e', 'c:d/e'],
    ['other/bad.pkl', null],
    ['../models/bad.pkl', 'models/bad.pkl'],
    ['', null],
  ])('%s', (name, file) => {
    expect(fileOf(name, { exists })).toBe(file)
  })

  test('whatever the name, it is a file that is there or none', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        const file = fileOf(name, { exists })
        expect(file === null || exists(file)).toBe(true)
      }),
    )
  })
})

test('ids of vulnerabilities are taken out of texts once', () => {
  expect(vulnerabilitiesIn('CVE-2026-1 CVE-2026-12345', 'CVE-2026-12345 PYSEC-2026-7', null)).toEqual([
    'CVE-2026-12345',
    'PYSEC-2026-7',
  ])
})

describe('a scan is bound to the digest that was scanned', () => {
  const subject = { name: 'm', file: 'm.pkl', sha256: 'aa', status: 'not-checkable' as const }
  const file = (sha256: string | null): File[] => [
    {
      path: 'm.pkl',
      size: 1,
      kind: 'model-file',
      format: 'pickle',
      serialization: 'pickle',
      sha256,
      lfs_pointer: false,
      last_commit: null,
    },
  ]

  test.each([
    ['match', subject, file('aa')],
    ['mismatch', subject, file('bb')],
    ['not-checkable', subject, file(null)],
    ['unbound', { ...subject, sha256: null }, file('aa')],
    ['missing', subject, []],
    ['missing', { ...subject, file: null }, file('aa')],
  ])('%s', async (status, scanned, files) => {
    const { runs } = await read('modelscan.json', sampleOf('modelscan.json'))
    const [bound] = bindScans(
      runs.map((run) => ({ ...run, subjects: [scanned] })),
      files,
    )
    expect(bound?.subjects[0]?.status).toBe(status)
  })
})
