import { InternalError } from '../errors.ts'
import type { EngineAnswer } from './engine.ts'
import { isRecord, isString } from './guards.ts'
import { isolatedWorker } from './isolated-worker.ts'
import { ENGINE_TIME_LIMIT_MS } from './limits.ts'

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

/** What the worker starts with. */
export interface EngineWorkerStart {
  /** Where the engine lies: Modelward's `dist`. */
  readonly folder: string
  /** The engine, where this program has compiled it already. */
  readonly module?: WebAssembly.Module | undefined
}

/** An operation; answered by the engine's answer. */
export interface EngineRequest {
  readonly operation: string
  readonly request: Record<string, unknown>
}

/**
 * Nothing is loaded before the first call, which takes half a second longer.
 * @param program dist/engine-worker.js.
 */
export function engineSession(program: URL, start: EngineWorkerStart): EngineSession {
  const worker = isolatedWorker(program, () => ({ workerData: start, transfer: [] }))
  return {
    async call(operation, request, timeLimit = ENGINE_TIME_LIMIT_MS) {
      const answer = await worker.ask({ operation, request } satisfies EngineRequest, timeLimit)
      if (isEngineAnswer(answer)) return answer
      throw new InternalError('INTERNAL', 'The worker thread of the engine answered out of turn.')
    },
    close: worker.close,
  }
}

export function isEngineWorkerStart(value: unknown): value is EngineWorkerStart {
  return (
    isRecord(value) &&
    isString(value.folder) &&
    (value.module === undefined || value.module instanceof WebAssembly.Module)
  )
}

export function isEngineRequest(value: unknown): value is EngineRequest {
  return isRecord(value) && isString(value.operation) && isRecord(value.request)
}

/** What the worker answers was checked there, where the engine's text becomes values. */
function isEngineAnswer(value: unknown): value is EngineAnswer {
  return isRecord(value) && typeof value.ok === 'boolean'
}
