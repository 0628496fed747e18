// Formats every .rego file of OPA's Go module, every module of OPA's compliance cases and our own policies with the engine
// and with OPA's own package (engine/formatted), and compares: the same bytes, or a refusal by both. Needs Go.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importSource } from '../build/import-source.mjs'
import { buildProgram, linesOf, opaFolder } from './go.mjs'

const CASES = 'v1/test/cases/testdata/v1'
const MAX_BUFFER = 1 << 30

const { loadEngineFrom } = await importSource('src/policy/engine.ts')
const { formatPolicy } = await importSource('src/authoring/formatting.ts')

function regoFiles(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((path) => path.endsWith('.rego'))
    .sort()
    .map((path) => join(folder, path))
}

/** The modules of OPA's compliance cases, each as a file. */
function caseFiles(program, data, folder) {
  const cases = linesOf(execFileSync(program, ['list', data], { encoding: 'utf8', maxBuffer: MAX_BUFFER }))
  const texts = [...new Set(cases.flatMap(({ modules }) => modules))]
  return texts.map((text, i) => {
    const path = join(folder, `case-${i}.rego`)
    writeFileSync(path, text)
    return path
  })
}

const folder = mkdtempSync(join(tmpdir(), 'modelward-fmt-'))
const different = []
let [same, refused] = [0, 0]
try {
  const opa = opaFolder()
  const cases = caseFiles(buildProgram('cases', folder), join(opa, CASES), folder)
  const files = [...regoFiles(opa), ...regoFiles('policies'), ...cases]
  const engine = await loadEngineFrom('dist')
  const program = buildProgram('formatted', folder)
  const wanted = linesOf(execFileSync(program, files, { encoding: 'utf8', maxBuffer: MAX_BUFFER }))
  for (const [i, path] of files.entries()) {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(path))
    const answer = formatPolicy(engine, { path, text })
    const { text: bytes, error } = wanted[i]
    if (error !== '' && !answer.ok) refused++
    else if (error === '' && answer.ok && Buffer.from(bytes, 'base64').equals(Buffer.from(answer.text)))
      same++
    else
      different.push(
        `${path}: OPA ${error || 'formats it'}; Modelward ${answer.problems?.[0]?.message ?? 'formats it'}`,
      )
  }
} finally {
  rmSync(folder, { recursive: true })
}

console.log(`opa fmt: ${same} files are formatted to the same bytes, ${refused} are refused by both`)
for (const line of different) console.error(line)
if (different.length > 0) process.exitCode = 1
