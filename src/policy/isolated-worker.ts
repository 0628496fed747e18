import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { Worker } from 'node:worker_threads'
import { InternalError } from '../errors.ts'
import { COLLECT_FROM_BYTES, WORKER_HEAP_MB, WORKER_START_LIMIT_MS } from './limits.ts'
import { isWorkerReply, type WorkerReply } from './worker-protocol.ts'

/** What a worker begins with. */
export interface IsolatedStart {
  readonly workerData: object
  /** Buffers in it that the worker takes over. */
  readonly transfer: readonly ArrayBuffer[]
}

/** A thread that answers one question at a time. */
export interface IsolatedWorker {
  /**
   * Starts the thread, if none runs. Asking does so by itself.
   * @throws {InternalError} INTERNAL
   */
  start(): Promise<void>
  /**
   * The answer, for which there are `limit` milliseconds. A thread that takes too long or too much memory is ended, and
   * the next question starts another.
   * @throws {InternalError} what the thread says; POLICY_ABORTED or POLICY_LIMIT if it ends, after which it can be
   * asked again; INTERNAL.
   */
  ask(request: object, limit: number): Promise<unknown>
  isRunning(): boolean
  close(): Promise<void>
}

export function isolatedWorker(program: URL, start: () => IsolatedStart): IsolatedWorker {
  let running: Worker | undefined

  async function end(): Promise<void> {
    const worker = running
    running = undefined
    await worker?.terminate()
  }

  async function started(): Promise<Worker> {
    if (running !== undefined) return running
    running = spawn(program, start())
    const reply = await replyOf(running, WORKER_START_LIMIT_MS).catch((error: unknown) => faultOf(error))
    if (reply !== 'timeout' && !(reply instanceof Error) && reply.kind === 'ready') return running
    await end()
    const cause = reply instanceof Error ? reply : undefined
    throw new InternalError('INTERNAL', `The worker thread ${program.href} does not start.`, { cause })
  }

  return {
    start: async () => void (await started()),
    async ask(request, limit) {
      const worker = await started()
      worker.postMessage(request)
      const reply = await replyOf(worker, limit).catch((error: unknown) => faultOf(error))
      if (reply === 'timeout') {
        await end()
        throw new InternalError(
          'POLICY_LIMIT',
          `The policy did not end within ${(limit / 1000).toFixed(1)} s.`,
        )
      }
      if (reply instanceof Error) {
        await end()
        throw reply
      }
      if (reply.kind === 'error') throw new InternalError(reply.code, reply.message)
      if (reply.kind === 'value') return reply.value
      throw new InternalError('INTERNAL', 'The worker thread answered out of turn.')
    },
    isRunning: () => running !== undefined,
    close: end,
  }
}

/** Policies see no environment, and what they print goes nowhere. */
function spawn(program: URL, { workerData, transfer }: IsolatedStart): Worker {
  if (transfer.some(({ byteLength }) => byteLength >= COLLECT_FROM_BYTES)) collectGarbage()
  const worker = new Worker(program, {
    workerData,
    transferList: [...transfer],
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

/**
 * V8 sees the heap of this thread alone, and does not know that the memory of a policy is about to grow to several
 * times as much. Node has no other way to ask.
 */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc')
  // What reading leaves behind lies scattered: pages that are not emptied stay, half as many again as are needed.
  setFlagsFromString('--compact-on-every-full-gc')
  const collect: unknown = runInNewContext('globalThis.gc')
  if (typeof collect === 'function') collect()
  // Code that is cached under other flags (src/launch) is refused in the next run.
  setFlagsFromString('--no-compact-on-every-full-gc')
  setFlagsFromString('--no-expose-gc')
  if (typeof collect !== 'function') return
  // From Node 22 on, V8 keeps freed pages for itself unless it is pressed; before, this collects what is young.
  collect({ type: 'major', flavor: 'last-resort' })
}

function replyOf(worker: Worker, limit: number): Promise<WorkerReply | 'timeout'> {
  return new Promise((resolve, reject) => {
    const settle = (outcome: () => void) => {
      clearTimeout(timer)
      worker.off('message', onMessage).off('error', onError).off('exit', onExit)
      outcome()
    }
    const onMessage = (message: unknown) =>
      settle(() =>
        isWorkerReply(message) ? resolve(message) : reject(new Error('It answered in another form.')),
      )
    const onError = (error: unknown) => settle(() => reject(error))
    const onExit = () => settle(() => reject(new Error('It ended.')))
    const timer = setTimeout(() => settle(() => resolve('timeout')), limit)
    worker.on('message', onMessage).on('error', onError).on('exit', onExit)
  })
}

function faultOf(error: unknown): InternalError {
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
