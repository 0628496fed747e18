import { fileURLToPath } from 'node:url'
import opa from '@open-policy-agent/opa-wasm'
import { expect, it } from 'vitest'
import { compilePolicy } from '../../src/policy/compile.ts'
import { loadEngineFrom } from '../../src/policy/engine.ts'
import { policyInput } from '../../src/policy/input.ts'
import { MAX_MEMORY_PAGES } from '../../src/policy/limits.ts'
import { createRuntime } from '../../src/policy/runtime.ts'
import { ruleSources } from '../policies/sources.ts'

const engine = await loadEngineFrom(fileURLToPath(new URL('../../dist', import.meta.url)))
const shipped = compilePolicy(engine, ruleSources(), { tests: true })
const entrypoints = [
  ...Object.values(shipped.entrypoints.rules),
  ...shipped.tests.map((test) => test.entrypoint),
]

it('the shipped rules and their tests give what they give on @open-policy-agent/opa-wasm', () => {
  const input = policyInput({ system: { name: 'it' }, model_cards: [], checksums: [], weights: [] })
  const data = policyInput({ modelward: { time: '2026-11-23T00:00:00Z', parameters: {} } })
  const oracle = opa.loadPolicySync(new WebAssembly.Module(shipped.wasm), {
    initial: 256,
    maximum: MAX_MEMORY_PAGES,
  })
  oracle.setData(data.json)
  const expected = entrypoints.map((name) => oracle.evaluate(input.json, oracle.entrypoints[name] ?? -1))

  const ours = createRuntime(shipped.wasm, { input, data, memoryLimit: MAX_MEMORY_PAGES })
  expect(entrypoints.length).toBeGreaterThan(100)
  expect(entrypoints.map((name) => [{ result: ours.evaluate(name) }])).toEqual(expected)
})

it('the shipped rules leave no builtin to their host', () => {
  expect(shipped.builtins).toEqual([])
})
