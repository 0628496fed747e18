// Compiles and runs some of OPA's cases, as Modelward compiles and runs policies.
import { parentPort, workerData } from 'node:worker_threads'
import { importSource } from '../build/import-source.mjs'

const { loadEngineFrom } = await importSource('src/policy/engine.ts')
const { engineBuiltins } = await importSource('src/policy/builtins.ts')
const { createRuntime } = await importSource('src/policy/runtime.ts')
const { MAX_MEMORY_PAGES } = await importSource('src/policy/limits.ts')

/** 2026-11-23T00:00:00Z; no case may depend on it. */
const TIME = 1_795_392_000_000_000_000n

const engine = await loadEngineFrom(workerData.engine, { time: TIME })
const builtins = engineBuiltins(engine, TIME)

/** OPA's own test declares and answers this one; there is no need to sleep, for time stands still. */
const SLEEP = {
  name: 'test.sleep',
  decl: { type: 'function', args: [{ type: 'string' }], result: { type: 'null' } },
}
const host = (name, args) => (name === SLEEP.name ? Buffer.from('null') : builtins(name, args))

/** Value text as a runtime takes it: what is JSON goes as it would from the facts, sets and big numbers as they are. */
function bytesOf(text) {
  return { json: new Uint8Array(new TextEncoder().encode(text)).slice().buffer }
}

function run({ id, query, modules, data, input, experimental }) {
  const sources = modules.map((text, i) => ({ path: `module-${i}.rego`, text }))
  const answer = engine.call('query', { sources, query, experimental, builtins: [SLEEP] })
  if (!answer.ok) {
    return { id, refused: true, error: answer.problems.map(({ message }) => message).join('; ') }
  }
  const { wasm, entrypoint } = answer.value
  const options = {
    data: bytesOf(data),
    input: input === null ? null : bytesOf(input),
    memoryLimit: MAX_MEMORY_PAGES,
  }
  return { id, result: createRuntime(Buffer.from(wasm, 'base64'), options, host).resultSet(entrypoint) }
}

parentPort.on('message', (task) => {
  let outcome
  try {
    outcome = run(task)
  } catch (error) {
    outcome = { id: task.id, error: error.message }
  }
  parentPort.postMessage(outcome)
})
parentPort.postMessage(null)
