// Compiles the shipped rules, policies/rules/**, into dist/packs with the engine in dist.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { importSource } from './import-source.mjs'

const RULES = 'policies/rules'
const PACK = 'modelward'
const ENGINE = 'dist'

/** The `.rego` files under a folder, sorted, paths with `/`. */
export function policySources(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.rego'))
    .map((name) => join(folder, name).split(sep).join('/'))
    .sort()
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }))
}

export async function writePacks(folder) {
  const [{ loadEngineFrom, readEngineRecord }, { compilePolicy }, { packFileText, toPack }] =
    await Promise.all(['engine', 'compile', 'pack'].map((name) => importSource(`src/policy/${name}.ts`)))
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
  const { opa } = await readEngineRecord(ENGINE)
  const pack = toPack(
    { name: PACK, version },
    compilePolicy(await loadEngineFrom(ENGINE), policySources(RULES)),
  )
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${PACK}.wasm`), pack.wasm)
  writeFileSync(join(folder, `${PACK}.json`), packFileText(pack, opa))
}
