// Evaluates one pack in a thread of its own, where it can be stopped. Entry of dist/worker.js.
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { InternalError } from '../errors.ts'
import { loadBuiltins, noBuiltins } from './builtins.ts'
import { createRuntime, type PolicyRuntime } from './runtime.ts'
import { isWorkerRequest, isWorkerStart, type WorkerReply, type WorkerStart } from './worker-protocol.ts'

if (parentPort !== null && isWorkerStart(workerData)) {
  void serve(parentPort, workerData)
}

async function serve(port: MessagePort, start: WorkerStart): Promise<void> {
  const builtins = start.engine === undefined ? noBuiltins : await loadBuiltins(start.engine)
  const runtime = createRuntime(start.wasm, start, builtins)
  port.on('message', (message: unknown) => {
    if (isWorkerRequest(message)) port.postMessage(replyOf(runtime, message.entrypoint))
  })
  port.postMessage({ kind: 'ready' } satisfies WorkerReply)
}

function replyOf(runtime: PolicyRuntime, entrypoint: string): WorkerReply {
  try {
    return { kind: 'value', value: runtime.evaluate(entrypoint) }
  } catch (error) {
    const limit = error instanceof InternalError && error.code === 'POLICY_LIMIT'
    const message = error instanceof Error ? error.message : 'The policy failed.'
    return { kind: 'error', code: limit ? 'POLICY_LIMIT' : 'POLICY_ABORTED', message }
  }
}
