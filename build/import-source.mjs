// Lets a build script use a module of src/ on every supported Node, also one that cannot strip types itself.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { rolldown } from 'rolldown'

export async function importSource(entry) {
  const folder = await mkdtemp(join(tmpdir(), 'modelward-build-'))
  try {
    const build = await rolldown({ input: entry, platform: 'node' })
    await build.write({ file: join(folder, 'entry.mjs'), format: 'esm', codeSplitting: false })
    await build.close()
    return await import(pathToFileURL(join(folder, 'entry.mjs')).href)
  } finally {
    await rm(folder, { recursive: true })
  }
}
