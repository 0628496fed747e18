// Runs the engine's operations in a thread of its own, where they can be stopped. Entry of dist/engine-worker.js.
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { compileEngineFrom, type Engine, startEngine } from './engine.ts'
import {
  type EngineRequest,
  type EngineWorkerStart,
  isEngineRequest,
  isEngineWorkerStart,
} from './engine-session.ts'
import { MAX_MEMORY_PAGES, outOfMemory } from './limits.ts'
import type { WorkerReply } from './worker-protocol.ts'

if (parentPort !== null && isEngineWorkerStart(workerData)) void serve(parentPort, workerData)

async function serve(port: MessagePort, { folder, module }: EngineWorkerStart): Promise<void> {
  const engine = startEngine(module ?? (await compileEngineFrom(folder)))
  port.on('message', (message: unknown) => {
    if (isEngineRequest(message)) port.postMessage(replyOf(engine, message))
  })
  port.postMessage({ kind: 'ready' } satisfies WorkerReply)
}

function replyOf(engine: Engine, { operation, request }: EngineRequest): WorkerReply {
  try {
    return { kind: 'value', value: engine.call(operation, request) }
  } catch (error) {
    const message = error instanceof Error ? error.message : 'The engine failed.'
    if (!OUT_OF_MEMORY.test(message)) return { kind: 'error', code: 'ENGINE', message }
    return { kind: 'error', code: 'POLICY_LIMIT', message: outOfMemory(MAX_MEMORY_PAGES) }
  }
}

/** What Go's runtime says before it ends. */
const OUT_OF_MEMORY = /out of memory|cannot allocate memory/
