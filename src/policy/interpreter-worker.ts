// Runs tests on OPA's interpreter, which is part of the engine, in a thread where it can be stopped. Entry of
// dist/interpreter-worker.js.
import { parentPort, workerData } from 'node:worker_threads'
import { InternalError } from '../errors.ts'
import { nanosecondsOf } from './builtins.ts'
import { type Engine, type EngineProblem, startEngine } from './engine.ts'
import {
  type InterpreterRequest,
  type InterpreterStart,
  isInterpreterRequest,
  isInterpreterStart,
} from './interpreter-protocol.ts'
import { MAX_MEMORY_PAGES, outOfMemory } from './limits.ts'
import type { WorkerReply } from './worker-protocol.ts'

if (parentPort !== null && isInterpreterStart(workerData)) {
  const port = parentPort
  const answer = interpreter(workerData)
  port.on('message', (message: unknown) => {
    if (isInterpreterRequest(message)) port.postMessage(answer(message))
  })
  port.postMessage({ kind: 'ready' } satisfies WorkerReply)
}

function interpreter({ module, sources, data, time }: InterpreterStart) {
  const nanoseconds = nanosecondsOf(time)
  const engine = startEngine(module, { time: nanoseconds })
  const load = () => call(engine, 'load-tests', { sources, data, time: String(nanoseconds) })
  let loaded = attempt(load)
  return ({ operation, request }: InterpreterRequest): WorkerReply => {
    if (operation === 'load-tests' || loaded.kind === 'error') return loaded
    const reply = attempt(() => call(engine, operation, request))
    // A policy that crashes the engine takes what was loaded with it.
    if (reply.kind === 'error') loaded = attempt(load)
    return reply
  }
}

function attempt(run: () => unknown): WorkerReply {
  try {
    return { kind: 'value', value: run() }
  } catch (error) {
    const message = error instanceof Error ? error.message : 'The policy failed.'
    // Go's words, as the engine ends.
    if (!message.includes('out of memory')) return { kind: 'error', code: 'POLICY_ABORTED', message }
    return { kind: 'error', code: 'POLICY_LIMIT', message: outOfMemory(MAX_MEMORY_PAGES) }
  }
}

function call(engine: Engine, operation: string, request: Record<string, unknown>): Record<string, unknown> {
  const answer = engine.call(operation, request)
  if (answer.ok) return answer.value
  throw new InternalError(
    'POLICY_ABORTED',
    `The policy was aborted: ${answer.problems.map(told).join('\n')}.`,
  )
}

function told({ file, row, col, message }: EngineProblem): string {
  return file === '' ? message : `${file}:${row}:${col}: ${message}`
}
