import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { documentLints } from '../../src/authoring/documentation/index.ts'
import { engineBuiltins } from '../../src/policy/builtins.ts'
import { compilePolicy } from '../../src/policy/compile.ts'
import { readPolicyFolder } from '../../src/policy/folder.ts'
import { policyInput } from '../../src/policy/input.ts'
import { MAX_MEMORY_PAGES } from '../../src/policy/limits.ts'
import { createRuntime } from '../../src/policy/runtime.ts'
import { engine } from '../authoring/engine.ts'

const FOLDER = fileURLToPath(new URL('../../policies/lint', import.meta.url))
const sources = await readPolicyFolder(FOLDER)
const { wasm, rules, tests } = compilePolicy(engine, sources, { tests: true })
const options = { data: policyInput({}), input: policyInput({}), memoryLimit: MAX_MEMORY_PAGES }
// Tests parse policies, which the engine does; the lints themselves need no engine.
const runtime = createRuntime(wasm, options, engineBuiltins(engine, 0n))

describe('the lints', () => {
  it('are numbered without a gap', () => {
    expect(rules.map(({ id }) => id)).toEqual(rules.map((_, i) => `LINT-${String(i + 1).padStart(3, '0')}`))
  })

  it('need no engine at work', () => {
    const shipped = sources.filter(({ path }) => !path.endsWith('_test.rego'))
    expect(compilePolicy(engine, shipped).builtins).toEqual([])
  })

  it.each(rules)('$id says what it is and how to mend it, and stands in the file of its name', (rule) => {
    const name = rule.id.toLowerCase().replace('-', '_')
    expect(rule.package).toBe(`modelward.lint.${name}`)
    expect(rule.file).toBe(`${FOLDER}/${name}.rego`)
    expect(rule.title).not.toBe(rule.id)
    expect(rule.description).toMatch(/\.$/)
    expect(rule.remediation).toMatch(/\.$/)
    const names = tests.filter(({ file }) => file === `${FOLDER}/${name}_test.rego`).map((test) => test.name)
    expect(names).toEqual(
      expect.arrayContaining([expect.stringMatching(/^test_passes_/), expect.stringMatching(/^test_fails_/)]),
    )
  })
})

describe('tests of the lints, on the runtime that ships', () => {
  it.each(tests)('$package.$name', ({ entrypoint }) => {
    expect(runtime.evaluate(entrypoint)).toBe(true)
  })
})

it('docs/lints holds the pages of the lints, and no others', () => {
  const folder = new URL('../../docs/lints/', import.meta.url)
  const shipped = rules.map((rule) => ({
    ...rule,
    file: rule.file.slice(FOLDER.length - 'policies/lint'.length),
  }))
  const pages = documentLints(shipped)
  expect(readdirSync(folder).sort()).toEqual(pages.map(({ path }) => path).sort())
  for (const { path, text } of pages) expect(readFileSync(new URL(path, folder), 'utf8')).toBe(text)
})
