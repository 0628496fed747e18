import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Worker } from 'node:worker_threads'
import { InternalError } from '../errors.ts'
import { COLLECT_FROM_BYTES, MIN_RULE_TIME_MS, WORKER_START_LIMIT_MS } from './limits.ts'
import type { Session } from './session.ts'
import { isWorkerReply, type WorkerStart } from './worker-protocol.ts'
import { nextReply, startWorker, workerFault } from './worker-thread.ts'

/**
 * Evaluates in a worker thread, `timeLimit` milliseconds in all. A worker that takes too long or too much memory is
 * ended, and the next evaluation starts another, as long as time is left. Each takes the input over that `start` gives.
 */
export function isolatedSession(program: URL, start: () => WorkerStart, timeLimit: number): Session {
  let running: Worker | undefined
  let remaining = timeLimit
  let restarts = false

  async function end(): Promise<void> {
    const worker = running
    running = undefined
    await worker?.terminate()
  }

  async function started(): Promise<Worker> {
    if (running !== undefined) return running
    running = spawn(program, start())
    const reply = await nextReply(running, WORKER_START_LIMIT_MS, isWorkerReply).catch(workerFault)
    if (reply !== 'timeout' && !(reply instanceof Error) && reply.kind === 'ready') return running
    await end()
    const cause = reply instanceof Error ? reply : undefined
    throw new InternalError('INTERNAL', `The worker thread ${program.href} does not start.`, { cause })
  }

  return {
    async evaluate(entrypoint, share) {
      if (running === undefined && remaining === 0) {
        const message = `The time for all rules, ${timeLimit / 1000} s, was used up by others.`
        throw new InternalError('POLICY_LIMIT', message)
      }
      let begin = performance.now()
      const worker = await started()
      const limit = Math.max(MIN_RULE_TIME_MS, remaining * share)
      // Only the first start is free: with a large input, each takes seconds.
      if (!restarts) begin = performance.now()
      restarts = true
      worker.postMessage({ entrypoint })
      const reply = await nextReply(worker, limit, isWorkerReply).catch(workerFault)
      remaining = Math.max(0, remaining - (performance.now() - begin))
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
    close: end,
  }
}

function spawn(program: URL, start: WorkerStart): Worker {
  const input = start.input?.json
  if (input !== undefined && input.byteLength >= COLLECT_FROM_BYTES) collectGarbage()
  return startWorker(program, { workerData: start, transferList: input === undefined ? [] : [input] })
}

/**
 * V8 sees the heap of this thread alone, and does not know that the memory of a policy is about to grow to several
 * times as much. Node has no other way to ask.
 */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('globalThis.gc')
  // Code that is cached under other flags (src/launch) is refused in the next run.
  setFlagsFromString('--no-expose-gc')
  if (typeof collect !== 'function') return
  collect()
  // From Node 22 on, V8 keeps freed pages for itself unless it is pressed; before, this collects what is young.
  collect({ type: 'major', flavor: 'last-resort' })
}
