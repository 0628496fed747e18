import type { Worker } from 'node:worker_threads'
import { InternalError } from '../errors.ts'
import type { EngineAnswer } from './engine.ts'
import { isRecord, isString } from './guards.ts'
import { ENGINE_TIME_LIMIT_MS, WORKER_START_LIMIT_MS } from './limits.ts'
import { nextReply, startWorker, workerFault } from './worker-thread.ts'

/** The engine's operations on what may not end: in a thread that can be stopped. */
export interface EngineSession {
  /**
   * Runs an operation, as `Engine.call` does.
   * @param timeLimit In milliseconds. What takes longer, or more memory than the engine may have, is ended, and the
   * next call starts the engine anew.
   * @throws {InternalError} POLICY_LIMIT if it was ended; ENGINE if the engine fails; INTERNAL if it does not start.
   */
  call(operation: string, request: Record<string, unknown>, timeLimit?: number): Promise<EngineAnswer>
  close(): Promise<void>
}

/** An operation, answered by one reply. The worker says `ready` once, first. */
export interface EngineRequest {
  operation: string
  request: Record<string, unknown>
}

export type EngineReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'answer'; readonly answer: EngineAnswer }
  | { readonly kind: 'error'; readonly code: 'ENGINE' | 'POLICY_LIMIT'; readonly message: string }

/**
 * Nothing is loaded before the first call, which takes half a second longer.
 * @param program dist/engine-worker.js.
 * @param folder Where the engine lies: Modelward's `dist`.
 */
export function engineSession(program: URL, folder: string): EngineSession {
  let running: Worker | undefined

  async function end(): Promise<void> {
    const worker = running
    running = undefined
    await worker?.terminate()
  }

  async function started(): Promise<Worker> {
    if (running !== undefined) return running
    const worker = startWorker(program, { workerData: folder })
    running = worker
    const reply = await nextReply(worker, WORKER_START_LIMIT_MS, isEngineReply).catch(workerFault)
    if (reply !== 'timeout' && !(reply instanceof Error) && reply.kind === 'ready') return worker
    await end()
    const cause = reply instanceof Error ? reply : undefined
    throw new InternalError('INTERNAL', `The worker thread ${program.href} does not start.`, { cause })
  }

  return {
    async call(operation, request, timeLimit = ENGINE_TIME_LIMIT_MS) {
      const worker = await started()
      worker.postMessage({ operation, request } satisfies EngineRequest)
      const reply = await nextReply(worker, timeLimit, isEngineReply).catch(workerFault)
      if (reply !== 'timeout' && !(reply instanceof Error) && reply.kind === 'answer') return reply.answer
      await end()
      if (reply === 'timeout') {
        const seconds = (timeLimit / 1000).toFixed(1)
        throw new InternalError('POLICY_LIMIT', `It did not end within ${seconds} s.`)
      }
      if (reply instanceof Error) throw reply
      if (reply.kind === 'error') throw new InternalError(reply.code, reply.message)
      throw new InternalError('INTERNAL', 'The worker thread of the engine answered out of turn.')
    },
    close: end,
  }
}

export function isEngineRequest(value: unknown): value is EngineRequest {
  return isRecord(value) && isString(value.operation) && isRecord(value.request)
}

/** What the worker answers was checked there, where the engine's text becomes values. */
function isEngineReply(value: unknown): value is EngineReply {
  if (!isRecord(value)) return false
  switch (value.kind) {
    case 'ready':
      return true
    case 'answer':
      return isRecord(value.answer) && typeof value.answer.ok === 'boolean'
    case 'error':
      return (value.code === 'ENGINE' || value.code === 'POLICY_LIMIT') && isString(value.message)
    default:
      return false
  }
}
