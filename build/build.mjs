// Makes everything in dist/ but the engine (build/engine.mjs): schemas, profiles, compiled packs, bundles, types.
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import { rolldown } from 'rolldown'
import { licenses } from './licenses.mjs'
import { writePacks } from './packs.mjs'
import { writeProfiles } from './profiles.mjs'
import { writeSchemas } from './schemas.mjs'
import { validators } from './validators.mjs'

/** The programs of dist/, each a file of its own; what they share, and what is loaded late, is in dist/chunks. */
const ENTRIES = {
  cli: 'src/cli/main.ts',
  action: 'src/action/main.ts',
  index: 'src/index.ts',
  worker: 'src/policy/worker.ts',
  'hash-worker': 'src/repository/hash-worker.ts',
}
/** Made by build/engine.mjs, which needs Go. */
const KEPT = new Set(['engine.wasm.br', 'engine.json'])

async function bundle() {
  const build = await rolldown({
    input: ENTRIES,
    platform: 'node',
    plugins: [validators()],
    checks: { circularDependency: true },
  })
  const { output } = await build.write({
    dir: 'dist',
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name].js',
    advancedChunks: undefined,
    banner: (chunk) => (chunk.name === 'cli' ? '#!/usr/bin/env node' : ''),
  })
  await build.close()
  return output.flatMap((chunk) => (chunk.type === 'chunk' ? Object.keys(chunk.modules) : []))
}

function writeTypes() {
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.types.json'], {
    stdio: 'inherit',
  })
}

mkdirSync('dist', { recursive: true })
for (const name of readdirSync('dist')) if (!KEPT.has(name)) rmSync(`dist/${name}`, { recursive: true })
writeSchemas()
writeProfiles('dist/profiles.json')
await writePacks('dist/packs')
const modules = await bundle()
writeFileSync('dist/licenses.txt', licenses(modules.map((path) => relative('.', path))))
writeTypes()
