import type { PolicySource } from './compile.ts'
import { isRecord, isSourceList, isString } from './guards.ts'

/** What the interpreter's worker starts with. */
export interface InterpreterStart {
  /** The engine. */
  readonly module: WebAssembly.Module
  readonly sources: readonly PolicySource[]
  /** What policies see as `data`, in JSON. */
  readonly data: string
  /** The time that they see, RFC 3339. */
  readonly time: string
}

/** One of the engine's operations on the policies of the start: `load-tests`, `run-test` or `explain-test`. */
export interface InterpreterRequest {
  readonly operation: 'load-tests' | 'run-test' | 'explain-test'
  readonly request: Record<string, unknown>
}

export function isInterpreterStart(value: unknown): value is InterpreterStart {
  return (
    isRecord(value) &&
    value.module instanceof WebAssembly.Module &&
    isSourceList(value.sources) &&
    isString(value.data) &&
    isString(value.time)
  )
}

export function isInterpreterRequest(value: unknown): value is InterpreterRequest {
  return isRecord(value) && isOperation(value.operation) && isRecord(value.request)
}

function isOperation(value: unknown): value is InterpreterRequest['operation'] {
  return value === 'load-tests' || value === 'run-test' || value === 'explain-test'
}
