// Reads damaged copies of real files, and holds what every reader promises against what comes out:
//   node tests/fuzz/fuzz.mjs [--cases 100000] [--seed 1] [--case N]
// No crash, no case over a second, no memory over 512 MB; what is recognised gives a record or a reason; broken JSON is
// never taken for whole; the facts keep their schema; places lie in the file. A case is the same on every machine:
// `--case N` runs one again and keeps its file.
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { bundleSource } from '../../build/import-source.mjs'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const OUTPUT = join(ROOT, '.cache/fuzz')
/** Real files; the second folder is there in CI. */
const FOLDERS = ['examples', '../shared/corpus', 'tests/fuzz/files']
/** Reading takes time in proportion; more cases of small files find more than few of large ones. */
const LARGEST_FILE = 96 * 1024
const MEMORY_MB = 512
const WORKERS = 2
const SLOW_MS = 1_000
const HANGS_MS = 20_000
/** A slow case was slow because of the reader, not of the machine, if it is slow each time. */
const SLOW_AGAIN = 3

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    case: { type: 'string' },
  },
})
const seed = Number(values.seed)
const cases = Number(values.cases)

mkdirSync(OUTPUT, { recursive: true })
const [program, samples] = await Promise.all([
  bundle('tests/fuzz/worker.ts', 'worker.mjs'),
  bundle('tests/artifacts/samples.ts', 'samples.mjs').then((path) => import(path)),
])
const schema = JSON.parse(readFileSync(join(ROOT, 'policies/schemas/facts.schema.json'), 'utf8'))
const files = [...samples.SAMPLES.map(({ path, bytes }) => ({ path, bytes })), ...FOLDERS.flatMap(filesOf)]

if (values.case !== undefined) await replay(Number(values.case))
else await fuzz()

async function bundle(entry, name) {
  await bundleSource(join(ROOT, entry), join(OUTPUT, name))
  return join(OUTPUT, name)
}

function filesOf(folder) {
  const root = join(ROOT, folder)
  if (!statSync(root, { throwIfNoEntry: false })) return []
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => statSync(path).size > 0 && statSync(path).size <= LARGEST_FILE)
    .sort()
    .map((path) => ({ path: relative(root, path).replaceAll('\\', '/'), bytes: readFileSync(path) }))
}

async function fuzz() {
  const tally = new Map()
  const faults = []
  const slow = []
  await Promise.all(Array.from({ length: WORKERS }, (_, index) => runFrom(index)))
  for (const index of slow) {
    const times = []
    for (let left = SLOW_AGAIN; left > 0; left -= 1) times.push(await timeAlone(index))
    if (times.every(({ time }) => time > SLOW_MS))
      faults.push({ index, path: times[0].path, fault: `it takes ${Math.round(times[0].time)} ms` })
  }
  report(tally, faults)

  async function runFrom(first) {
    for (let next = first; next < cases; ) {
      const end = await runWorker({ first: next, step: WORKERS, end: cases, write: null }, (message) => {
        if (message.kind === 'tried') faults.push(message)
        else for (const [format, entry] of message.tally) add(tally, format, entry)
      })
      if (end.slow !== null) slow.push(end.slow)
      if (end.reason === null) return
      // Before the first case there is nothing to go on after.
      if (end.index < 0) throw new Error(end.reason)
      faults.push({ index: end.index, path: '', fault: end.reason })
      next = end.index + WORKERS
    }
  }
}

/** Runs until the worker is done, or until a case hangs or breaks it; then `reason` says how. */
function runWorker(task, onMessage) {
  const clock = new Int32Array(new SharedArrayBuffer(8)).fill(-1)
  return new Promise((resolve) => {
    let slow = null
    let ended = false
    const end = (reason) => {
      if (ended) return
      ended = true
      clearInterval(timer)
      const index = Atomics.load(clock, 0)
      worker.terminate().then(() => resolve({ reason, index, slow }))
    }
    const worker = new Worker(program, {
      workerData: { files, schema, seed, clock, ...task },
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    })
    const timer = setInterval(() => {
      const index = Atomics.load(clock, 0)
      if (index < 0) return
      const time = (Date.now() & 0x7fffffff) - Atomics.load(clock, 1)
      if (time > SLOW_MS) slow = index
      if (time > HANGS_MS) end(`it hangs: more than ${HANGS_MS} ms`)
    }, 50)
    worker.on('message', onMessage)
    worker.on('error', (error) => end(`${error.code ?? ''} ${error.stack ?? error.message}`))
    worker.on('exit', (code) => end(code === 0 ? null : `it ends with exit code ${code}`))
  })
}

async function timeAlone(index, write = join(OUTPUT, 'case')) {
  let tried = { index, path: '', fault: null, time: Number.POSITIVE_INFINITY }
  const task = { first: index, step: 1, end: index + 1, write }
  const { reason } = await runWorker(task, (message) => {
    if (message.kind === 'tried') tried = message
  })
  return reason === null ? tried : { ...tried, fault: reason }
}

async function replay(index) {
  const file = join(OUTPUT, `case-${index}`)
  const { path, fault, time } = await timeAlone(index, file)
  console.log(`case ${index} of ${path}, ${Math.round(time)} ms: ${fault ?? 'as promised'}\n${file}`)
  process.exitCode = fault === null ? 0 : 1
}

function add(tally, format, { cases, time, slowest }) {
  const entry = tally.get(format) ?? { cases: 0, time: 0, slowest: 0 }
  entry.cases += cases
  entry.time += time
  entry.slowest = Math.max(entry.slowest, slowest)
  tally.set(format, entry)
}

function report(tally, faults) {
  let done = 0
  for (const [format, { cases, time, slowest }] of [...tally].sort(([a], [b]) => (a < b ? -1 : 1))) {
    done += cases
    const mean = `${(time / cases).toFixed(2)} ms a case`
    console.log(
      `${format.padEnd(40)} ${String(cases).padStart(7)}  ${mean}, at most ${Math.round(slowest)} ms`,
    )
  }
  for (const { index, path, fault } of faults.slice(0, 20))
    console.error(
      `\ncase ${index} of ${path}: ${fault}\n  again: npm run fuzz -- --seed ${seed} --case ${index}`,
    )
  console.log(`\n${files.length} files, ${done} cases in ${tally.size} formats, ${faults.length} faults`)
  process.exitCode = faults.length > 0 || done < cases - faults.length ? 1 : 0
}
