// Runs OPA's own compliance cases through Modelward: its compiler, its runtime, its builtins. Needs Go, for the cases lie
// in OPA's Go module and are judged by OPA's own comparison (engine/cases). `--list` prints each case that does not pass.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { buildProgram, linesOf, opaFolder } from './go.mjs'

const CASES = 'v1/test/cases/testdata/v1'
/** How many must pass, and why each of the rest does not. The first number only ever rises, the list only ever shrinks. */
const EXPECTED = new URL('opa.json', import.meta.url)
const MAX_BUFFER = 1 << 30

const { values } = parseArgs({
  options: {
    engine: { type: 'string', default: 'dist' },
    record: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
  },
})

/** Outcomes in the order of the cases; each worker asks for the next case when it is done with one. */
function runAll(cases) {
  const outcomes = new Array(cases.length)
  let next = 0
  const work = () =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL('worker.mjs', import.meta.url), {
        workerData: { engine: values.engine },
      })
      let current = null
      worker.on('error', reject)
      worker.on('message', (outcome) => {
        if (current !== null) outcomes[current] = outcome
        if (next >= cases.length) return resolve(worker.terminate())
        current = next++
        worker.postMessage(cases[current])
      })
    })
  const workers = Math.min(availableParallelism(), 8)
  return Promise.all(Array.from({ length: workers }, work)).then(() => outcomes)
}

const folder = mkdtempSync(join(tmpdir(), 'modelward-conformance-'))
let verdicts
try {
  const data = join(opaFolder(), CASES)
  const program = buildProgram('cases', folder)
  const cases = linesOf(execFileSync(program, ['list', data], { encoding: 'utf8', maxBuffer: MAX_BUFFER }))
  const outcomes = await runAll(cases)
  const input = outcomes.map((outcome) => `${JSON.stringify(outcome)}\n`).join('')
  verdicts = linesOf(
    execFileSync(program, ['judge', data], { input, encoding: 'utf8', maxBuffer: MAX_BUFFER }),
  )
} finally {
  rmSync(folder, { recursive: true })
}

const expected = JSON.parse(readFileSync(EXPECTED, 'utf8'))
const failed = verdicts.filter(({ reason }) => reason !== '')
const passed = verdicts.length - failed.length
const unexpected = failed.filter(({ id }) => !Object.hasOwn(expected.rest, id))
const mended = Object.keys(expected.rest).filter((id) => !failed.some((verdict) => verdict.id === id))

console.log(`OPA's compliance cases: ${passed} of ${verdicts.length} pass, at least ${expected.pass} must`)
for (const { id, reason, wrong } of failed) {
  const why = expected.rest[id] ?? 'NOT EXPECTED'
  console.log(`- ${id} (${wrong ? 'another answer' : 'no answer'}): ${why}`)
  if (values.list || unexpected.some((verdict) => verdict.id === id)) console.log(`    ${reason}`)
}
if (passed < expected.pass || unexpected.length > 0) {
  console.error('conformance: cases that passed before do not pass any more')
  process.exitCode = 1
} else if (mended.length > 0 || passed > expected.pass) {
  for (const id of mended) delete expected.rest[id]
  if (values.record) writeFileSync(EXPECTED, `${JSON.stringify({ ...expected, pass: passed }, null, 2)}\n`)
  else {
    console.error('conformance: more cases pass than are recorded; run npm run conformance:opa -- --record')
    process.exitCode = 1
  }
}
