import { isolatedWorker } from './isolated-worker.ts'
import { MIN_RULE_TIME_MS } from './limits.ts'
import type { Session } from './session.ts'
import type { WorkerRequest, WorkerStart } from './worker-protocol.ts'

/**
 * Evaluates in a worker thread, `timeLimit` milliseconds in all. A worker that takes too long or too much memory is
 * ended, and the next evaluation starts another. Each takes the input over that `start` gives.
 */
export function isolatedSession(program: URL, start: () => WorkerStart, timeLimit: number): Session {
  const worker = isolatedWorker(program, () => {
    const workerData = start()
    return { workerData, transfer: workerData.input === null ? [] : [workerData.input.json] }
  })
  let remaining = timeLimit
  return {
    async evaluate(entrypoint, share) {
      await worker.start()
      const limit = Math.max(MIN_RULE_TIME_MS, remaining * share)
      const begin = performance.now()
      try {
        return await worker.ask({ entrypoint } satisfies WorkerRequest, limit)
      } finally {
        remaining = Math.max(0, remaining - (performance.now() - begin))
      }
    },
    close: worker.close,
  }
}
