import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { rolldown } from 'rolldown'

/** A worker's program, bundled into a folder of its own. */
export interface BuiltWorker {
  program: URL
  remove(): Promise<void>
}

export async function buildWorker(name: 'worker' | 'engine-worker' = 'worker'): Promise<BuiltWorker> {
  const dir = await mkdtemp(join(tmpdir(), 'modelward-worker-'))
  const input = fileURLToPath(new URL(`../../src/policy/${name}.ts`, import.meta.url))
  const build = await rolldown({ input: { worker: input }, platform: 'node' })
  await build.write({ dir, format: 'esm', entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' })
  await build.close()
  return {
    program: pathToFileURL(join(dir, 'worker.mjs')),
    remove: () => rm(dir, { recursive: true, force: true }),
  }
}
