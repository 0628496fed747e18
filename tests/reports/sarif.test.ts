import { describe, expect, it } from 'vitest'
import { renderSarif } from '../../src/reports/sarif/sarif.ts'
import type { SarifLog, SarifRun } from '../../src/reports/sarif/types.ts'
import type { Report } from '../../src/verdict/report.ts'
import { CASES, empty, failing, many, ruleError } from './cases.ts'
import { aFinding, aReport, aRule, aSystem } from './fixtures.ts'
import { hostile } from './hostile-case.ts'

function sarif(...args: Parameters<typeof renderSarif>): SarifLog {
  return JSON.parse(renderSarif(...args))
}

function onlyRun(report: Report): SarifRun {
  const { runs } = sarif(report, {})
  expect(runs).toHaveLength(1)
  const [run] = runs
  if (run === undefined) throw new Error('no run')
  return run
}

function notificationIds(run: SarifRun): (string | undefined)[] {
  return run.invocations.flatMap(({ toolExecutionNotifications }) =>
    toolExecutionNotifications.map(({ descriptor }) => descriptor.id),
  )
}

describe.each(Object.entries({ ...CASES, many: many(3_000) }))(
  'what GitHub asks of SARIF: %s',
  (_name, report) => {
    const { runs } = sarif(report, {})

    it('texts are there, not empty and short enough', () => {
      for (const rule of runs.flatMap(({ tool }) => tool.driver.rules)) {
        for (const { text } of [rule.shortDescription, rule.fullDescription, rule.help]) {
          expect(text).not.toBe('')
          expect(text.length).toBeLessThanOrEqual(1_024)
        }
      }
      for (const result of runs.flatMap((run) => run.results)) expect(result.message.text).not.toBe('')
    })

    it('rules have at most 10 tags, and a security severity only where they are about an attack', () => {
      for (const { id, properties } of runs.flatMap(({ tool }) => tool.driver.rules)) {
        const tags = Array.isArray(properties.tags) ? properties.tags : []
        expect(tags.length).toBeLessThanOrEqual(10)
        expect(Object.hasOwn(properties, 'security-severity')).toBe(/^(INT|SER|SC)-/.test(id))
        expect(tags.includes('security')).toBe(/^(INT|SER|SC)-/.test(id))
      }
    })

    it('results point at their rule and at all four numbers of a region', () => {
      for (const run of runs) {
        for (const { ruleId, ruleIndex, locations } of run.results) {
          expect(run.tool.driver.rules[ruleIndex]?.id).toBe(ruleId)
          const { artifactLocation, region } = locations[0]?.physicalLocation ?? {}
          expect(artifactLocation?.uri).toMatch(/^[A-Za-z0-9._~%-][A-Za-z0-9._~%/-]*$/)
          const { startLine = 0, startColumn = 0, endLine = 0, endColumn = 0 } = region ?? {}
          expect(Math.min(startLine, startColumn, endLine, endColumn)).toBeGreaterThan(0)
          expect(endLine * 1e9 + endColumn).toBeGreaterThan(startLine * 1e9 + startColumn)
        }
      }
    })

    it('fingerprints differ from each other', () => {
      const hashes = runs.flatMap((run) =>
        run.results.map((one) => one.partialFingerprints.primaryLocationLineHash),
      )
      expect(new Set(hashes).size).toBe(hashes.length)
    })

    it('controls resolve within the taxonomies', () => {
      for (const run of runs) {
        for (const { target } of run.tool.driver.rules.flatMap((rule) => rule.relationships ?? [])) {
          const taxonomy = run.taxonomies?.[target.toolComponent.index]
          expect(taxonomy?.name).toBe(target.toolComponent.name)
          expect(taxonomy?.taxa[target.index]?.id).toBe(target.id)
        }
      }
    })
  },
)

describe('SARIF', () => {
  it('has a run, and so a category that does not change, for each profile', () => {
    const { runs } = sarif(failing, {})
    expect(runs.map((run) => run.automationDetails.id)).toEqual(['modelward/default/', 'modelward/strict/'])
    expect(runs.map((run) => run.results.length)).toEqual([5, 1])
  })

  it('has one run under a category that the user names', () => {
    const { runs } = sarif(failing, { category: 'models' })
    expect(runs.map((run) => [run.automationDetails.id, run.results.length])).toEqual([['models', 6]])
  })

  it('has a run also when there is no system, so that an upload is accepted', () => {
    expect(sarif(aReport([]), {}).runs.map((run) => run.automationDetails.id)).toEqual(['modelward/'])
  })

  it('names files from the top of the repository', () => {
    const uris = sarif(failing, {}).runs.flatMap((run) => run.results.map(uri))
    expect(uris).toContain('ml/systems/fraud/model%20weights%20%28v1%29.safetensors.sha256')
  })

  it('tells apart findings that rest on one fact, in a stable way', () => {
    const same = { rule: 'A', fingerprint: 'f00' }
    const report = aReport([
      aSystem({ rules: [aRule({ id: 'A' })], findings: [aFinding(same), aFinding(same)] }),
    ])
    expect(onlyRun(report).results.map((one) => one.partialFingerprints)).toEqual([
      { 'modelward/v1': 'f00', primaryLocationLineHash: 'f00:1' },
      { 'modelward/v1': 'f00', primaryLocationLineHash: 'f00:2' },
    ])
  })

  it('says as notifications what could not be told, read or evaluated', () => {
    expect(sarif(failing, {}).runs.map(notificationIds)).toEqual([
      ['not-read', 'not-read', 'needs-review', 'needs-review'],
      [],
    ])
    expect(notificationIds(onlyRun(ruleError))).toEqual(['rule-error'])
    expect(notificationIds(onlyRun(empty))).toEqual(['nothing-evaluated'])
  })

  it('is an unsuccessful execution when a rule could not be evaluated, and only then', () => {
    expect(onlyRun(ruleError).invocations[0]?.executionSuccessful).toBe(false)
    expect(sarif(failing, {}).runs.map((run) => run.invocations[0]?.executionSuccessful)).toEqual([
      true,
      true,
    ])
  })

  it('makes no link of brackets in a message', () => {
    expect(onlyRun(hostile).results[0]?.message.text).not.toContain('](')
  })

  it('keeps the 25,000 results that weigh most and says how many it left out', () => {
    const run = onlyRun(many(25_500))
    expect(run.results).toHaveLength(25_000)
    expect(run.results[0]?.level).toBe('error')
    expect(run.results.at(-1)?.level).toBe('note')
    const [first] = run.invocations[0]?.toolExecutionNotifications ?? []
    expect(first?.descriptor.id).toBe('results-cut')
    expect(first?.message.text).toContain('500 results')
  })
})

function uri(result: SarifRun['results'][number]): string | undefined {
  return result.locations[0]?.physicalLocation.artifactLocation.uri
}
