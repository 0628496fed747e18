import { Worker, type WorkerOptions } from 'node:worker_threads'
import { InternalError } from '../errors.ts'
import { WORKER_HEAP_MB } from './limits.ts'

/** Starts a program in a thread that sees no environment, and whose output goes nowhere. */
export function startWorker(
  program: URL,
  options: Pick<WorkerOptions, 'workerData' | 'transferList'>,
): Worker {
  const worker = new Worker(program, {
    ...options,
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: WORKER_HEAP_MB },
  })
  // A worker that is being ended may still fail; nobody waits for it.
  worker.on('error', () => {})
  worker.stdout.resume()
  worker.stderr.resume()
  return worker
}

/** The next message of a worker; `timeout` after `limit` milliseconds. @throws what the worker dies of. */
export function nextReply<Reply>(
  worker: Worker,
  limit: number,
  isReply: (message: unknown) => message is Reply,
): Promise<Reply | 'timeout'> {
  return new Promise((resolve, reject) => {
    const settle = (outcome: () => void) => {
      clearTimeout(timer)
      worker.off('message', onMessage).off('error', onError).off('exit', onExit)
      outcome()
    }
    const onMessage = (message: unknown) =>
      settle(() => (isReply(message) ? resolve(message) : reject(new Error('It answered in another form.'))))
    const onError = (error: unknown) => settle(() => reject(error))
    const onExit = () => settle(() => reject(new Error('It ended.')))
    const timer = setTimeout(() => settle(() => resolve('timeout')), limit)
    worker.on('message', onMessage).on('error', onError).on('exit', onExit)
  })
}

/** What a worker died of, as an error of the policy that it ran. */
export function workerFault(error: unknown): InternalError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return new InternalError('POLICY_LIMIT', `What the policy gave needs more than ${WORKER_HEAP_MB} MiB.`, {
      cause: error,
    })
  }
  const reason = error instanceof Error ? error.message : 'for no stated reason'
  return new InternalError('POLICY_ABORTED', `The worker thread of the policy failed: ${reason}`, {
    cause: error,
  })
}
