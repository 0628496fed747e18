// Compiles the shipped rules, policies/rules/**, into dist/packs with the engine in dist.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { importSource } from './import-source.mjs'

const RULES = 'policies/rules'
const PACK = 'modelward'
const ENGINE = 'dist'
/** Makes a rule that reads what the facts document cannot hold an error. */
const SCHEMA = 'policies/schemas/facts.schema.json'

export async function writePacks(folder) {
  const { loadEngineFrom, readEngineRecord } = await importSource('src/policy/engine.ts')
  const { compilePolicy } = await importSource('src/policy/compile.ts')
  const { readPolicyFolder } = await importSource('src/policy/folder.ts')
  const { packFileText, toPack } = await importSource('src/policy/pack.ts')

  const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
  const schema = JSON.parse(readFileSync(SCHEMA, 'utf8'))
  const { opa } = await readEngineRecord(ENGINE)
  const compiled = compilePolicy(await loadEngineFrom(ENGINE), await readPolicyFolder(RULES), { schema })
  const pack = toPack({ name: PACK, version }, compiled)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${PACK}.wasm`), pack.wasm)
  writeFileSync(join(folder, `${PACK}.json`), packFileText(pack, opa))
}
