import { closeSync, mkdirSync, openSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { importSource } from '../build/import-source.mjs'
import { mlBom } from './boms.mjs'
import { CLI, duration, line, median, modelwardEnv, ROOT, run } from './measure.mjs'

export const title = 'modelward facts: each format by many small files, and two very large files'
export const repetitions = 3

/** Small files as repositories have them: what a file costs counts for more than what its bytes cost. */
const COPIES = 1_000
const LARGE_BOM_BYTES = 200e6
const LARGE_LOG_BYTES = 1e9
const RUNS_IN_LOG = 1_000

export async function measure({ folder, repetitions }) {
  const { SAMPLES } = await importSource(join(ROOT, 'tests/artifacts/samples.ts'))
  const env = modelwardEnv(join(folder, 'cache'))
  const facts = (path, usage = false) => {
    const output = join(folder, 'facts.json')
    return run(process.execPath, [CLI, 'facts', path], { env, output, usage }).then((used) => ({
      ...used,
      facts: () => JSON.parse(readFileSync(output, 'utf8')),
    }))
  }
  const nothing = await copies(folder, 'nothing', 'notes.txt', new TextEncoder().encode('x'))
  const usual = duration(await timeOf(nothing))
  const lines = [
    line(`${COPIES} files that are no artifact`, usual, '', 'measured beside each format and taken off'),
  ]
  const seen = new Set()
  for (const { kind, path, bytes } of SAMPLES) {
    const own = await copies(folder, `${seen.size}`, path, bytes)
    const format = (await (await facts(own)).facts()).files.find((file) => file.kind === kind)?.format
    if (format === undefined || seen.has(`${kind} ${format}`)) continue
    seen.add(`${kind} ${format}`)
    const empty = await timeOf(nothing)
    const ms = (await timeOf(own)) - empty
    const isTold = ms > empty / 20
    const speed = isTold ? `${((bytes.length * COPIES) / 1e3 / ms).toFixed(2)} MB/s` : 'too little to tell'
    lines.push(
      line(`${kind} ${format}, ${bytes.length} bytes each`, `${((ms * 1000) / COPIES).toFixed(0)} µs`, speed),
    )
  }
  for (const [name, write] of Object.entries({
    'SBOM of 200 MB': writeBom,
    'OpenLineage log of 1 GB': writeLog,
  })) {
    const own = join(folder, name.replaceAll(' ', '-'))
    mkdirSync(own)
    const bytes = write(own)
    const used = await facts(own, true)
    const { unread } = await used.facts()
    const told = unread.length === 0 ? 'all of it read' : unread[0].message
    lines.push(
      line(
        name,
        duration(used.ms),
        `${(bytes / 1e3 / used.ms).toFixed(0)} MB/s`,
        `${Math.round(used.peakMB)} MB of memory; ${told}`,
      ),
    )
  }
  return { lines }

  async function timeOf(path) {
    const times = []
    for (let left = repetitions; left > 0; left -= 1) times.push((await facts(path)).ms)
    return median(times)
  }
}

async function copies(folder, name, path, bytes) {
  const own = join(folder, name)
  for (let number = 0; number < COPIES; number += 1) {
    const file = join(own, String(number).padStart(4, '0'), path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, bytes)
  }
  return own
}

function writeBom(folder) {
  const file = join(folder, 'bom.cdx.json')
  const perComponent = mlBom(1_000).length / 1_000
  writeFileSync(file, mlBom(Math.ceil(LARGE_BOM_BYTES / perComponent)))
  return statSync(file).size
}

/** Events of some runs, again and again, as a service writes them. */
function writeLog(folder) {
  const descriptor = openSync(join(folder, 'events.ndjson'), 'w')
  const events = Array.from(
    { length: RUNS_IN_LOG },
    (_, index) => `${JSON.stringify(eventOf(index))}\n`,
  ).join('')
  const block = Buffer.from(events)
  let written = 0
  while (written < LARGE_LOG_BYTES) written += writeSync(descriptor, block)
  closeSync(descriptor)
  return written
}

function eventOf(index) {
  return {
    eventTime: '2026-01-01T10:00:00Z',
    eventType: index % 2 === 0 ? 'START' : 'COMPLETE',
    producer: 'https://example.com/pipeline',
    schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
    run: { runId: `019127df-0850-72bc-b214-${String(index >> 1).padStart(12, '0')}` },
    job: { namespace: 'jobs', name: `train-${index >> 1}` },
    inputs: [{ namespace: 'file', name: `data/part-${index >> 1}.csv`, facets: {} }],
    outputs: [{ namespace: 'file', name: `models/model-${index >> 1}.onnx`, facets: {} }],
  }
}
