// Measures the built program against what it is compared with, in one run, and prints ratios.
// `npm run bench -- start sbom` runs only these parts; `--repetitions 3` overrides how often each is repeated.
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import * as conftest from './conftest.mjs'
import * as hash from './hash.mjs'
import { CLI, stopAll } from './measure.mjs'
import * as policy from './policy.mjs'
import * as readers from './readers.mjs'
import * as sbom from './sbom.mjs'
import * as start from './start.mjs'
import * as verify from './verify.mjs'

/** Each has a `title`, how many `repetitions` are usual, and `measure(context)`: its lines, or why it cannot run. */
const PARTS = { start, conftest, sbom, hash, readers, policy, verify }

const { names, repetitions } = readArguments()
const folder = mkdtempSync(join(tmpdir(), 'modelward-bench-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
for (const [signal, status] of Object.entries({ SIGHUP: 129, SIGINT: 130, SIGTERM: 143 })) {
  process.on(signal, () => {
    stopAll()
    process.exit(status)
  })
}

console.log(
  `Node ${process.versions.node}, ${availableParallelism()} × ${cpus()[0]?.model ?? 'CPU'}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}`,
)
for (const name of names) {
  const part = PARTS[name]
  console.log(`\n${name}: ${part.title}`)
  const own = join(folder, name)
  mkdirSync(own)
  try {
    const { lines, skipped } = await part.measure({
      folder: own,
      repetitions: repetitions ?? part.repetitions,
    })
    console.log(skipped === undefined ? lines.join('\n') : `  not measured: ${skipped}`)
  } catch (error) {
    console.log(`  failed: ${error.message}`)
    process.exitCode = 1
  }
  rmSync(own, { recursive: true, force: true })
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      options: { repetitions: { type: 'string', short: 'r' } },
      allowPositionals: true,
    })
    const unknown = positionals.find((name) => !Object.hasOwn(PARTS, name))
    if (unknown !== undefined) {
      throw new Error(`There is no part ${unknown}. Parts: ${Object.keys(PARTS).join(', ')}.`)
    }
    const repetitions = values.repetitions === undefined ? undefined : Number(values.repetitions)
    if (repetitions !== undefined && !(Number.isInteger(repetitions) && repetitions > 0)) {
      throw new Error('--repetitions takes a whole number from 1 on.')
    }
    if (!existsSync(CLI)) throw new Error('There is no dist/cli.js. Run npm run build first.')
    return { names: positionals.length === 0 ? Object.keys(PARTS) : [...new Set(positionals)], repetitions }
  } catch (error) {
    console.error(error.message)
    process.exit(2)
  }
}
