// Runs the engine's operations in a thread of its own, where they can be stopped. Entry of dist/engine-worker.js.
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { type Engine, loadEngineFrom } from './engine.ts'
import { type EngineReply, type EngineRequest, isEngineRequest } from './engine-session.ts'
import { isString } from './guards.ts'

if (parentPort !== null && isString(workerData)) void serve(parentPort, workerData)

async function serve(port: MessagePort, folder: string): Promise<void> {
  const engine = await loadEngineFrom(folder)
  port.on('message', (message: unknown) => {
    if (isEngineRequest(message)) port.postMessage(replyOf(engine, message))
  })
  port.postMessage({ kind: 'ready' } satisfies EngineReply)
}

function replyOf(engine: Engine, { operation, request }: EngineRequest): EngineReply {
  try {
    return { kind: 'answer', answer: engine.call(operation, request) }
  } catch (error) {
    const message = error instanceof Error ? error.message : 'The engine failed.'
    if (!OUT_OF_MEMORY.test(message)) return { kind: 'error', code: 'ENGINE', message }
    return {
      kind: 'error',
      code: 'POLICY_LIMIT',
      message: 'It needs more memory than the engine may have (1 GiB).',
    }
  }
}

/** What Go's runtime says before it ends. */
const OUT_OF_MEMORY = /out of memory|cannot allocate memory/
