// Makes everything in dist/ but the engine (build/engine.mjs): schemas, profiles, lists of controls, compiled packs,
// bundles, types; and the pages of the rules, lints and manifests: docs/rules, docs/lints, docs/manifests.md.
import { execFileSync } from 'node:child_process'
import { chmodSync, copyFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import { rolldown } from 'rolldown'
import { writeFrameworks } from './frameworks.mjs'
import { licenses } from './licenses.mjs'
import { writeManifestDocs } from './manifest-docs.mjs'
import { alias, plugins } from './modules.mjs'
import { writePacks } from './packs.mjs'
import { writeProfiles } from './profiles.mjs'
import { writeLintDocs, writeRuleDocs } from './rule-docs.mjs'
import { writeSchemas } from './schemas.mjs'

/** The programs of dist/, each a file of its own; what they share, and what is loaded late, is in dist/chunks. */
const ENTRIES = {
  'cli-main': 'src/cli/main.ts',
  action: 'src/action/main.ts',
  library: 'src/index.ts',
}
/** Programs that need little and are to start fast: each is one file with all that it needs. */
const SMALL_ENTRIES = {
  cli: 'src/launch/main.ts',
  worker: 'src/policy/worker.ts',
  'engine-worker': 'src/policy/engine-worker.ts',
  'hash-worker': 'src/repository/hash-worker.ts',
}
/** Made by build/engine.mjs, which needs Go. */
const ENGINE = ['engine.wasm.br', 'engine.json']
/** The new dist/ takes the place of the old one when it is whole: nobody meets half of it. */
const NEXT = '.cache/dist'
const LAST = '.cache/dist-before'

/**
 * What every check loads is one file: each file that Node has to find, read and link costs about a millisecond.
 * What only some runs need (other formats, git revisions, workers, rare readers) stays apart.
 */
const CORE =
  /\/src\/(?:(?:config|documents|facts|licenses|policy|repository|verdict)\/|(?:assets|check|errors|read-systems|rules-in-force|suggest)\.ts$|cli\/(?!main|commands)|reports\/[^/]*$)|\/node_modules\/(?:fastest-levenshtein|js-yaml|spdx-[a-z-]+)\/|rolldown\/runtime|package\.json$/
/** Of the artifacts what recognises them, and the formats that most repositories have. */
const USUAL_ARTIFACTS =
  /\/src\/artifacts\/(?:[^/]+$|[^/]+\/index\.ts$|(?:checksums|dataset-card|hub|markdown|model-card|model-file)\/|sbom\/(?:cyclonedx\/)?[^/]+$|governance\/(?:manifests\/(?:common|ml-system)|[^/]+$)|lineage\/(?:dvc\/)?[^/]+$|signature\/formats\.ts$)/
const RARE =
  /(?:\/toml|\/(?:json|github)\.ts|xml|revision|isolated|worker|engine|interpreter|wasi|compile|metadata|folder|\/policy\/data|pack-cache|blake|onnx-hub)[^/]*$/
const isCore = (id) => (CORE.test(id) || USUAL_ARTIFACTS.test(id)) && !RARE.test(id)

async function bundle() {
  const core = { name: 'core', test: isCore }
  const chunks = await bundleOf(ENTRIES, { chunkFileNames: chunkName, codeSplitting: { groups: [core] } })
  for (const [name, source] of Object.entries(SMALL_ENTRIES)) {
    chunks.push(...(await bundleOf({ [name]: source }, { codeSplitting: false })))
  }
  chmodSync(`${NEXT}/cli.js`, 0o755)
  writeFileSync(`${NEXT}/package.json`, '{ "type": "commonjs" }\n')
  writeLibrary(chunks.find(({ name }) => name === 'library').exports)
  return chunks.flatMap(({ modules }) => Object.keys(modules))
}

/** The library is an ES module, by its types too: importers get the names that it exports, and no `default`. */
function writeLibrary(names) {
  writeFileSync(`${NEXT}/index.mjs`, `export { ${names.join(', ')} } from './library.js'\n`)
  mkdirSync(`${NEXT}/types`)
  writeFileSync(`${NEXT}/types/package.json`, '{ "type": "module" }\n')
}

async function bundleOf(input, options) {
  const build = await rolldown({
    input,
    platform: 'node',
    resolve: { alias },
    plugins: plugins(),
    checks: { pluginTimings: false, ineffectiveDynamicImport: false },
  })
  const { output } = await build.write({
    dir: NEXT,
    format: 'cjs',
    strict: true,
    // Names are kept: a stack trace in a bug report should tell something.
    minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
    entryFileNames: '[name].js',
    banner: (chunk) => (chunk.name === 'cli' ? '#!/usr/bin/env node' : ''),
    ...options,
  })
  await build.close()
  const chunks = output.filter(({ type }) => type === 'chunk')
  for (const { fileName, code } of chunks) {
    // src/launch compiles scripts, and Node gives those no import().
    if (/\bimport\(/.test(code)) throw new Error(`${fileName} has an import() that is not bundled`)
  }
  return chunks
}

/** Named after its source, so that a change of one file does not rename the others. */
function chunkName({ name, facadeModuleId }) {
  const [, kind, of] = /^\0(\w+):(.+)$/.exec(facadeModuleId ?? '') ?? []
  if (kind !== undefined) return `chunks/${kind}-${of}.js`
  const source = facadeModuleId && relative('src', facadeModuleId)
  if (!source || source.startsWith('..')) return `chunks/${name.replace(/[^\w.-]/g, '')}.js`
  return `chunks/${source.replace(/\.ts$/, '').replaceAll(/[\\/]/g, '-')}.js`
}

function writeTypes(folder) {
  const tsc = ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.types.json', '--outDir', folder]
  execFileSync(process.execPath, tsc, { stdio: 'inherit' })
}

for (const folder of [NEXT, LAST]) rmSync(folder, { recursive: true, force: true })
mkdirSync(NEXT, { recursive: true })
for (const name of ENGINE) copyFileSync(`dist/${name}`, `${NEXT}/${name}`)
writeSchemas()
writeManifestDocs('docs/manifests.md')
writeProfiles(`${NEXT}/profiles.json`)
writeFrameworks(`${NEXT}/frameworks.json`)
await writePacks(`${NEXT}/packs`)
writeRuleDocs('docs/rules', `${NEXT}/packs/modelward.json`)
writeLintDocs('docs/lints', `${NEXT}/packs/lint.json`)
const modules = await bundle()
writeFileSync(`${NEXT}/licenses.txt`, licenses(modules.map((path) => relative('.', path))))
writeTypes(`${NEXT}/types`)
renameSync('dist', LAST)
renameSync(NEXT, 'dist')
rmSync(LAST, { recursive: true })
