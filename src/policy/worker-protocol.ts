import type { EngineStart } from './builtins.ts'
import { isRecord, isString } from './guards.ts'
import type { RuntimeOptions } from './runtime.ts'

/** What the worker starts with. */
export interface WorkerStart extends RuntimeOptions {
  wasm: Uint8Array
  /** For modules that leave builtins to their host; without it, a call of one aborts the policy. */
  engine?: EngineStart
}

/** An entrypoint to evaluate; answered by one reply. The worker says `ready` once, first. */
export interface WorkerRequest {
  entrypoint: string
}

export type WorkerReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'value'; readonly value: unknown }
  | {
      readonly kind: 'error'
      readonly code: 'POLICY_ABORTED' | 'POLICY_LIMIT' | 'ENGINE'
      readonly message: string
    }

export function isWorkerStart(value: unknown): value is WorkerStart {
  return (
    isRecord(value) &&
    value.wasm instanceof Uint8Array &&
    isInput(value.data) &&
    (value.input === null || isInput(value.input)) &&
    typeof value.memoryLimit === 'number' &&
    (value.format === undefined || value.format === 'json' || value.format === 'value') &&
    (value.engine === undefined || isEngineStart(value.engine))
  )
}

export function isWorkerRequest(value: unknown): value is WorkerRequest {
  return isRecord(value) && isString(value.entrypoint)
}

export function isWorkerReply(value: unknown): value is WorkerReply {
  if (!isRecord(value)) return false
  switch (value.kind) {
    case 'ready':
    case 'value':
      return true
    case 'error':
      return isErrorCode(value.code) && isString(value.message)
    default:
      return false
  }
}

function isErrorCode(value: unknown): boolean {
  return value === 'POLICY_ABORTED' || value === 'POLICY_LIMIT' || value === 'ENGINE'
}

function isEngineStart(value: unknown): value is EngineStart {
  return (
    isRecord(value) &&
    isString(value.time) &&
    isString(value.folder) &&
    (value.module === undefined || value.module instanceof WebAssembly.Module)
  )
}

function isInput(value: unknown): boolean {
  return isRecord(value) && value.json instanceof ArrayBuffer
}
