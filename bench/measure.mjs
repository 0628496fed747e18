// Runs programs, interleaved, and tells how long they took.
import { spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'

export const ROOT = join(import.meta.dirname, '..')
export const CLI = join(ROOT, 'dist', 'cli.js')
const USAGE = join(import.meta.dirname, 'usage.cjs')

/** Modelward as a user has it whose caches lie in this folder. */
export function modelwardEnv(cache) {
  return { MODELWARD_CACHE: cache, CI: '' }
}

const running = new Set()

export function stopAll() {
  for (const child of running) child.kill('SIGKILL')
}

/**
 * Runs a program to its end; `usage` (of Node programs only) asks for its peak memory in MB and its CPU time in
 * milliseconds. Rejects if its exit status is not among those that are expected.
 */
export function run(program, args, { env = {}, output = null, statuses = [0], usage = false } = {}) {
  const stdout = output === null ? 'ignore' : openSync(output, 'w')
  return new Promise((resolve, reject) => {
    const start = performance.now()
    const child = spawn(program, usage ? ['--require', USAGE, ...args] : args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', stdout, 'pipe', usage ? 'pipe' : 'ignore'],
    })
    running.add(child)
    let end = start
    let stderr = ''
    let used = ''
    child.stderr.on('data', (chunk) => {
      stderr = `${stderr}${chunk}`.slice(-2000)
    })
    child.stdio[3]?.on('data', (chunk) => {
      used += chunk
    })
    child.on('exit', () => {
      end = performance.now()
    })
    child.on('error', reject)
    child.on('close', (status, signal) => {
      running.delete(child)
      const ms = end - start
      if (statuses.includes(status)) resolve({ ms, ...(usage ? JSON.parse(used) : {}) })
      else reject(new Error(`${program} ${args.join(' ')} ended with ${status ?? signal}: ${stderr}`))
    })
  }).finally(() => {
    if (output !== null) closeSync(stdout)
  })
}

/** Is there such a program on the PATH? */
export async function isInstalled(program, versionArgs) {
  return run(program, versionArgs).then(
    () => true,
    () => false,
  )
}

/**
 * Runs each variant once unmeasured, then all of them in turns, so that what else the machine does meets all alike.
 * @returns the runs of each variant, under its name
 */
export async function interleave(part, variants, repetitions) {
  const runs = Object.fromEntries(Object.keys(variants).map((name) => [name, []]))
  for (let repetition = 0; repetition <= repetitions; repetition++) {
    for (const [name, variant] of Object.entries(variants)) {
      const turn = repetition === 0 ? 'warming up' : `${repetition} of ${repetitions}`
      process.stderr.write(`${part}: ${name}, ${turn}\n`)
      const result = await variant()
      if (repetition > 0) runs[name].push(result)
    }
  }
  return runs
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/** Median and least time of each variant. */
export function times(runs) {
  return Object.fromEntries(
    Object.entries(runs).map(([name, results]) => {
      const ms = results.map((result) => result.ms)
      return [name, { median: median(ms), min: Math.min(...ms) }]
    }),
  )
}

export function ratio(a, b) {
  return { median: a.median / b.median, min: a.min / b.min }
}

/** Lines of a part's report. `aim` compares with the median: `{ atMost }` or `{ atLeast }`. */
export function timeLines(measured) {
  return Object.entries(measured).map(([name, { median, min }]) =>
    line(name, duration(median), duration(min)),
  )
}

export function ratioLine(name, { median, min }, aim) {
  return line(name, median.toFixed(2), min.toFixed(2), aim && verdict(median, aim))
}

export function figureLine(name, text, value, aim) {
  return line(name, text, '', aim && verdict(value, aim))
}

export function line(name, first, second, note = '') {
  return `  ${name.padEnd(56)}${first.padStart(10)}${second.padStart(10)}  ${note}`.trimEnd()
}

function verdict(value, { atMost, atLeast }) {
  if (atMost !== undefined) return `aim: at most ${atMost}, ${value <= atMost ? 'met' : 'missed'}`
  return `aim: at least ${atLeast}, ${value >= atLeast ? 'met' : 'missed'}`
}

export function duration(ms) {
  return ms < 1000 ? `${ms.toFixed(1)} ms` : `${(ms / 1000).toFixed(2)} s`
}
