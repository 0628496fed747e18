import { createHash } from 'node:crypto'
import { closeSync, mkdirSync, openSync, readFileSync, statfsSync, writeSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import {
  CLI,
  figureLine,
  interleave,
  isInstalled,
  line,
  median,
  modelwardEnv,
  ratio,
  ratioLine,
  run,
  timeLines,
  times,
} from './measure.mjs'

export const title = 'SHA-256 of 2 GB of weights in 4 files, against openssl dgst on each core'
export const repetitions = 5

const FILES = 4
const FILE_BYTES = 512 * 1024 * 1024
const BLOCK_BYTES = 1024 * 1024

export async function measure({ folder, repetitions }) {
  if (!(await isInstalled('openssl', ['version']))) return { skipped: 'there is no openssl on the PATH' }
  const { bavail, bsize } = statfsSync(folder)
  if (bavail * bsize < 2 * FILES * FILE_BYTES) return { skipped: `there is less than 4 GB free in ${folder}` }

  const weights = join(folder, 'weights')
  const files = writeModel(weights, 'hash')

  const openssl = `openssl dgst -sha256, ${availableParallelism()} at a time`
  const facts = 'modelward facts'
  const output = join(folder, 'facts.json')
  const env = modelwardEnv(join(folder, 'cache'))
  const runs = await interleave(
    'hash',
    {
      [openssl]: () => opensslOnEachCore(files),
      [facts]: () => run(process.execPath, [CLI, 'facts', weights], { env, output, usage: true }),
    },
    repetitions,
  )
  assertSameDigests(files, JSON.parse(readFileSync(output, 'utf8')))

  const measured = times(runs)
  const peak = Math.max(...runs[facts].map(({ peakMB }) => peakMB))
  const cores = median(runs[facts].map(({ cpuMs, ms }) => cpuMs / ms))
  return {
    lines: [
      ...timeLines(measured),
      ratioLine('throughput of modelward / openssl', ratio(measured[openssl], measured[facts]), {
        atLeast: 0.95,
      }),
      line('throughput of modelward', speed(measured[facts].median), speed(measured[facts].min)),
      figureLine('peak memory of modelward', `${Math.round(peak)} MB`, peak, { atMost: 512 }),
      line('cores that modelward kept busy', cores.toFixed(2), '', `of ${availableParallelism()}`),
    ],
  }
}

/** 2 GB of weights in a new folder; gives the paths of the files. */
export function writeModel(folder, part) {
  mkdirSync(folder)
  const files = Array.from({ length: FILES }, (_, index) => join(folder, `model-${index}.safetensors`))
  for (const [index, file] of files.entries()) {
    process.stderr.write(`${part}: writing file ${index + 1} of ${FILES}\n`)
    writeWeights(file, index)
  }
  return files
}

/** Throughput of the model in this time. */
export function speed(ms) {
  return `${((FILES * FILE_BYTES) / 1e6 / ms).toFixed(2)} GB/s`
}

/** One tensor of bytes as safetensors: 8 bytes with the header's length, the header, the data. */
function writeWeights(file, seed) {
  const header = (bytes) =>
    JSON.stringify({ weight: { dtype: 'U8', shape: [bytes], data_offsets: [0, bytes] } }).padEnd(128)
  const length = Buffer.alloc(8)
  length.writeBigUInt64LE(128n)
  const dataBytes = FILE_BYTES - 8 - 128
  const descriptor = openSync(file, 'w')
  writeSync(descriptor, Buffer.concat([length, Buffer.from(header(dataBytes))]))
  const block = pseudoRandom(seed)
  for (let left = dataBytes, number = 0; left > 0; left -= BLOCK_BYTES, number++) {
    block.writeUInt32LE(number)
    writeSync(descriptor, block, 0, Math.min(left, BLOCK_BYTES))
  }
  closeSync(descriptor)
}

function pseudoRandom(seed) {
  const parts = Array.from({ length: BLOCK_BYTES / 64 }, (_, index) =>
    createHash('sha512').update(`${seed}/${index}`).digest(),
  )
  return Buffer.concat(parts)
}

/** A process a file; when one ends, the next begins. */
async function opensslOnEachCore(files) {
  const start = performance.now()
  const queue = files.values()
  const lanes = Array.from({ length: availableParallelism() }, async () => {
    for (const file of queue) {
      await run('openssl', ['dgst', '-sha256', '-r', '-out', digestFile(file), file])
    }
  })
  await Promise.all(lanes)
  return { ms: performance.now() - start }
}

/** Beside the folder of weights. */
function digestFile(file) {
  return join(file, '..', '..', `${file.split('/').at(-1)}.sha256`)
}

function assertSameDigests(files, facts) {
  for (const [index, file] of files.entries()) {
    const [expected] = readFileSync(digestFile(file), 'utf8').split(' ')
    const { sha256 } = facts.files[index] ?? {}
    if (sha256 !== expected) throw new Error(`${file}: openssl says ${expected}, modelward ${sha256}`)
  }
}
