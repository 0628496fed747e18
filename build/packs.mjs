// Compiles the shipped rules, policies/rules/**, and the lints, policies/lint/**, into dist/packs with the engine in dist.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { importSource } from './import-source.mjs'

const FACTS = 'policies/schemas/facts.schema.json'
/** The schema of its input makes a rule that reads what cannot be there an error; a syntax tree has none. */
const PACKS = [
  { name: 'modelward', folder: 'policies/rules', schema: FACTS },
  { name: 'lint', folder: 'policies/lint', schema: null },
]
const ENGINE = 'dist'

export async function writePacks(folder) {
  const { loadEngineFrom, readEngineRecord } = await importSource('src/policy/engine.ts')
  const { compilePolicy } = await importSource('src/policy/compile.ts')
  const { readPolicyFolder } = await importSource('src/policy/folder.ts')
  const { packFileText, toPack } = await importSource('src/policy/pack.ts')

  const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
  const { opa } = await readEngineRecord(ENGINE)
  const engine = await loadEngineFrom(ENGINE)
  mkdirSync(folder, { recursive: true })
  for (const { name, folder: policies, schema } of PACKS) {
    const options = schema === null ? {} : { schema: JSON.parse(readFileSync(schema, 'utf8')) }
    const compiled = compilePolicy(engine, await readPolicyFolder(policies), options)
    const pack = toPack({ name, version }, compiled)
    writeFileSync(join(folder, `${name}.wasm`), pack.wasm)
    writeFileSync(join(folder, `${name}.json`), packFileText(pack, opa))
  }
}
