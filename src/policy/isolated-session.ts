import { InternalError } from '../errors.ts'
import { isolatedWorker } from './isolated-worker.ts'
import { MIN_RULE_TIME_MS } from './limits.ts'
import type { Session } from './session.ts'
import type { WorkerRequest, WorkerStart } from './worker-protocol.ts'

/**
 * Evaluates in a worker thread, `timeLimit` milliseconds in all. A worker that takes too long or too much memory is
 * ended, and the next evaluation starts another, as long as time is left. Each takes the input over that `start` gives.
 */
export function isolatedSession(program: URL, start: () => WorkerStart, timeLimit: number): Session {
  const worker = isolatedWorker(program, () => {
    const workerData = start()
    return { workerData, transfer: workerData.input === null ? [] : [workerData.input.json] }
  })
  let remaining = timeLimit
  let restarts = false
  return {
    async evaluate(entrypoint, share) {
      if (!worker.isRunning() && remaining === 0) {
        const message = `The time for all rules, ${timeLimit / 1000} s, was used up by others.`
        throw new InternalError('POLICY_LIMIT', message)
      }
      let begin = performance.now()
      await worker.start()
      const limit = Math.max(MIN_RULE_TIME_MS, remaining * share)
      // Only the first start is free: with a large input, each takes seconds.
      if (!restarts) begin = performance.now()
      restarts = true
      try {
        return await worker.ask({ entrypoint } satisfies WorkerRequest, limit)
      } finally {
        remaining = Math.max(0, remaining - (performance.now() - begin))
      }
    },
    close: worker.close,
  }
}
