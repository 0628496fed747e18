import { writeFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { Ajv } from 'ajv'
import { mutate } from './mutate.ts'
import { Random } from './random.ts'
import { tryFile } from './try-file.ts'

/** What the supervisor hands over (fuzz.mjs). */
interface Task {
  files: { path: string; bytes: Uint8Array }[]
  schema: object
  seed: number
  /** Cases first, first + step, ... up to and without `end`. */
  first: number
  step: number
  end: number
  /** The case that runs, and since when (milliseconds of `performance.timeOrigin + now`, low 31 bits). */
  clock: Int32Array
  /** Write the file of the first case here before it is tried. */
  write: string | null
}

/** One turn of what is said; every case would be too much talk. */
const CASES_A_REPORT = 200

async function run(task: Task): Promise<void> {
  const { files, seed, clock } = task
  const validate = new Ajv({ strict: false, allErrors: false }).compile(task.schema)
  const isValid = (facts: unknown) =>
    validate(facts) ? null : `${validate.errors?.[0]?.instancePath} ${validate.errors?.[0]?.message}`
  const groups = await byFormat(files, isValid)
  const tally = new Map<string, { cases: number; time: number; slowest: number }>()
  for (let index = task.first; index < task.end; index += task.step) {
    const random = new Random((seed * 0x9e3779b1 + index) >>> 0)
    const group = groups[index % groups.length]
    const file = group && random.pick(group.files)
    const other = file && random.pick(random.below(4) === 0 ? files : group.files)
    if (!file || !other) throw new Error('there are no files to begin with')
    const bytes = mutate(file.bytes, random, other.bytes)
    if (task.write !== null) writeFileSync(task.write, bytes)
    const started = performance.now()
    Atomics.store(clock, 1, Date.now() & 0x7fffffff)
    Atomics.store(clock, 0, index)
    const fault = await tryFile(file.path, bytes, random, isValid).then(
      (trial) => trial.fault,
      (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error)),
    )
    const time = performance.now() - started
    Atomics.store(clock, 0, -1)
    if (fault !== null || task.write !== null)
      parentPort?.postMessage({ kind: 'tried', index, path: file.path, fault, time })
    const entry = tally.get(group.format) ?? { cases: 0, time: 0, slowest: 0 }
    tally.set(group.format, {
      cases: entry.cases + 1,
      time: entry.time + time,
      slowest: Math.max(entry.slowest, time),
    })
    if (tally.size > 0 && Math.floor(index / task.step) % CASES_A_REPORT === 0) report()
  }
  report()

  function report() {
    parentPort?.postMessage({ kind: 'tally', tally: [...tally] })
    tally.clear()
  }
}

/** Files that readers claim, by format: each format gets as many cases as any other. */
async function byFormat(files: Task['files'], isValid: (facts: unknown) => string | null) {
  const groups = new Map<string, Task['files']>()
  for (const file of files) {
    const trial = await tryFile(file.path, file.bytes, new Random(1), isValid)
    if (trial.fault !== null) throw new Error(`${file.path}, as it is: ${trial.fault}`)
    if (trial.format === null) continue
    const key = `${trial.kind} ${trial.format}`
    groups.set(key, [...(groups.get(key) ?? []), file])
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([format, list]) => ({ format, files: list }))
}

await run(workerData)
