// Lets a script use modules of src/ and tests/ on every supported Node, also one that cannot strip types itself.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { rolldown } from 'rolldown'
import { alias, plugins } from './modules.mjs'

export async function importSource(entry) {
  const folder = await mkdtemp(join(tmpdir(), 'modelward-build-'))
  try {
    const file = join(folder, 'entry.mjs')
    await bundleSource(entry, file)
    return await import(pathToFileURL(file).href)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Writes a module with all that it imports as one file, from which it still finds the files that lie beside its sources. */
export async function bundleSource(entry, file) {
  const build = await rolldown({
    input: entry,
    platform: 'node',
    resolve: { alias },
    plugins: [...plugins(), { name: 'own-place', transform: ownPlace }],
    checks: { pluginTimings: false },
  })
  await build.write({ file, format: 'esm', codeSplitting: false })
  await build.close()
}

function ownPlace(code, id) {
  return code.includes('import.meta.url')
    ? code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href))
    : null
}
