import { fileURLToPath } from 'node:url'
import { compilePolicy } from '../../src/policy/compile.ts'
import { loadEngineFrom } from '../../src/policy/engine.ts'
import { digestOf } from '../../src/policy/pack.ts'
import type { Pack } from '../../src/policy/types.ts'

const engine = await loadEngineFrom(fileURLToPath(new URL('../../dist', import.meta.url)))

/** A pack of one rule for each name, which is its id as well: `{broken: 'violation contains ...'}`. */
export function fixturePack(rules: Readonly<Record<string, string>>): Pack {
  const sources = Object.entries(rules).map(([name, body]) => ({
    path: `rules/${name}.rego`,
    text: `# METADATA\n# title: ${name}\n# custom:\n#   id: ${name}\n#   severity: warning\npackage modelward.rules.${name}\n\n${body}\n`,
  }))
  const { wasm, rules: compiled, entrypoints, builtins } = compilePolicy(engine, sources)
  return {
    name: 'fixture',
    version: '1.0.0',
    digest: digestOf(wasm),
    wasm,
    rules: compiled,
    entrypoints,
    builtins,
  }
}
