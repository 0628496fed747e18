// The entry of a worker thread: hashes the files that it is sent, one after the other.
import { parentPort, workerData } from 'node:worker_threads'
import { hashError, hashFile, READ_BYTES } from './hash.ts'
import type { HashJob, HashReply, HashWorkerData } from './hash-messages.ts'

/** How often a worker says how far it is. */
const PROGRESS_BYTES = 32 * 1024 * 1024

const { realRoot }: HashWorkerData = workerData
const buffer = Buffer.allocUnsafeSlow(READ_BYTES)

parentPort?.on('message', async (job: HashJob) => parentPort?.postMessage(await answer(job)))

async function answer(job: HashJob): Promise<HashReply> {
  let unsaid = 0
  const say = () => {
    parentPort?.postMessage({ type: 'bytes', count: unsaid } satisfies HashReply)
    unsaid = 0
  }
  try {
    const digests = await hashFile(realRoot, job, buffer, (count) => {
      unsaid += count
      if (unsaid >= PROGRESS_BYTES) say()
    })
    say()
    return { type: 'done', digests }
  } catch (error) {
    const { reason, message } = hashError(job.path, error)
    return { type: 'failed', reason, message }
  }
}
