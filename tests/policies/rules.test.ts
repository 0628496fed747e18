import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { compilePolicy } from '../../src/policy/compile.ts'
import { loadEngineFrom } from '../../src/policy/engine.ts'
import { policyInput } from '../../src/policy/input.ts'
import { MAX_MEMORY_PAGES } from '../../src/policy/limits.ts'
import { createRuntime } from '../../src/policy/runtime.ts'
import { factsSchema, frameworks, ruleSources } from './sources.ts'

const EXPECTED = [
  'DATA-001',
  'DATA-003',
  'DATA-004',
  'DATA-005',
  'DOC-001',
  'DOC-002',
  'DOC-003',
  'DOC-004',
  'DOC-011',
  'GOV-001',
  'INT-001',
  'INT-002',
  'INT-005',
  'INT-006',
  'INT-007',
  'LIC-001',
  'LIC-002',
  'LIC-003',
  'READ-001',
  'SC-001',
  'SC-002',
  'SC-005',
  'SER-001',
]

const sources = ruleSources()
const engine = await loadEngineFrom(fileURLToPath(new URL('../../dist', import.meta.url)))
const { wasm, rules, tests } = compilePolicy(engine, sources, { tests: true, schema: factsSchema() })
const runtime = createRuntime(wasm, {
  data: policyInput({}),
  input: policyInput({}),
  memoryLimit: MAX_MEMORY_PAGES,
})
const lists = new Map(frameworks().map((framework) => [framework.id, framework]))

describe('the shipped rules', () => {
  it('are the ones that the catalogue promises, each once', () => {
    expect(rules.map((rule) => rule.id)).toEqual(EXPECTED)
  })

  it.each(rules)('$id says what it is, how to mend it and which controls it supports', (rule) => {
    expect(rule.title).not.toBe(rule.id)
    expect(rule.description).toMatch(/\.$/)
    expect(rule.remediation).toMatch(/\.$/)
    expect(rule.references.length).toBeGreaterThan(0)
    expect(Object.keys(rule.controls).length).toBeGreaterThan(0)
    for (const url of rule.references) expect(url).toMatch(/^https:\/\//)
  })

  it.each(rules)('$id stands in the file that bears its name, with a test file beside it', (rule) => {
    const name = rule.id.toLowerCase().replace('-', '_')
    expect(rule.package).toBe(`modelward.rules.${name}`)
    expect(rule.file).toMatch(new RegExp(`^policies/rules/[a-z-]+/${name}\\.rego$`))
    const testFile = rule.file.replace(/\.rego$/, '_test.rego')
    expect(tests.filter((test) => test.file === testFile).map((test) => test.name)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^test_passes_/),
        expect.stringMatching(/^test_(?:fails|warns|notes)_/),
        expect.stringMatching(/^test_does_not_apply_/),
      ]),
    )
  })

  it.each(rules)('$id has a test of what it cannot tell, if there is anything', (rule) => {
    const text = sources.find((source) => source.path === rule.file)?.text ?? ''
    const testFile = rule.file.replace(/\.rego$/, '_test.rego')
    const tested = tests.some(
      (test) => test.file === testFile && /^test_(?:cannot_tell|says)_/.test(test.name),
    )
    expect(tested).toBe(/^unverified contains/m.test(text))
  })

  it.each(rules)('$id cites controls that stand in the lists of frameworks', (rule) => {
    const unknown = Object.entries(rule.controls).flatMap(([framework, ids]) => {
      const known = new Set(lists.get(framework)?.controls.map((control) => control.id))
      return ids.filter((id) => !known.has(id)).map((id) => `${framework} ${id}`)
    })
    expect(unknown).toEqual([])
  })
})

describe('tests of the rules, on the engine that ships', () => {
  it('there are some', () => {
    expect(tests.length).toBeGreaterThan(EXPECTED.length * 3)
  })

  it.each(tests)('$package.$name', ({ entrypoint }) => {
    expect(runtime.evaluate(entrypoint)).toBe(true)
  })
})
