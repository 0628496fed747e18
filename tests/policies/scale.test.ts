import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { joinGovernance } from '../../src/facts/governance.ts'
import { compilePolicy } from '../../src/policy/compile.ts'
import { loadEngineFrom } from '../../src/policy/engine.ts'
import { policyInput } from '../../src/policy/input.ts'
import { MAX_MEMORY_PAGES } from '../../src/policy/limits.ts'
import { createRuntime } from '../../src/policy/runtime.ts'
import { ruleSources } from './sources.ts'

/** A rule whose cost grows with the square takes a quarter of a minute for this many, another a fraction of a second. */
const MODELS = 4_000
const LIMIT_MS = 6_000

const engine = await loadEngineFrom(fileURLToPath(new URL('../../dist', import.meta.url)))
const sources = ruleSources().filter(({ path }) => !path.endsWith('_test.rego'))
const { wasm, entrypoints, rules } = compilePolicy(engine, sources)
const runtime = createRuntime(wasm, {
  data: policyInput({
    modelward: { parameters: { 'SER-001': { training_state: [] }, 'LIC-003': { deny: [] } } },
  }),
  input: policyInput(manyModels(MODELS)),
  memoryLimit: MAX_MEMORY_PAGES,
})

it.each(rules.map(({ id }) => id))('%s takes time in proportion to what it judges', (id) => {
  const started = performance.now()
  expect(runtime.evaluate(entrypoints.rules[id] ?? '')).toHaveProperty('violation')
  expect(performance.now() - started).toBeLessThan(LIMIT_MS)
})

/** Every model has a card, a pickle that no manifest lists, and a safetensors file that one does. */
function manyModels(count: number): object {
  const each = Array.from({ length: count }, (_, i) => i)
  const file = { size: 1, format: null, sha256: null, lfs_pointer: false, last_commit: null }
  const weights = { ...file, kind: 'model-file', serialization: 'pickle' }
  const record = { manifest: 'SHA256SUMS', source: 'manifest', algorithm: 'sha256', actual: null }
  const section = { text_present: true, placeholder: false }
  const sections = {
    intended_use: section,
    out_of_scope_use: section,
    limitations: section,
    evaluation: section,
  }
  const card = { front_matter: 'valid', license: null, datasets: [], evaluations: [], sections }
  return {
    repository: { kind: 'working-copy', commit: null, shallow: false },
    models: each.map((i) => ({
      name: `m${i}`,
      path: `m${i}`,
      card: i,
      components: [],
      files: [2 * i, 2 * i + 1],
      base_models: [],
      datasets: [`d${i}`],
    })),
    model_cards: each.map((i) => ({ ...card, path: `m${i}/README.md` })),
    dataset_cards: [],
    datasets: each.map((i) => ({
      id: `d${i}`,
      aliases: [],
      sources: [],
      named_in_card: true,
      declared_in_lineage: true,
      license: null,
      risk: null,
      digests: [],
      splits: [{ name: 'train', path: `d${i}/train.csv`, digest: null }],
    })),
    lineage: { files: [], runs: [], datasets: [] },
    sboms: [],
    files: each.flatMap((i) => [
      { ...weights, path: `m${i}/pytorch_model.bin` },
      { ...weights, path: `m${i}/model.bin` },
    ]),
    checksums: each.flatMap((i) => [
      { ...record, subject: `m${i}/model.bin`, expected: 'aa', status: 'missing' },
      { ...record, subject: `m${i}/pytorch_model.bin`, expected: null, status: 'unlisted' },
    ]),
    governance: joinGovernance({ records: [], codeOwners: [], files: [] }).governance,
    unread: [],
  }
}
