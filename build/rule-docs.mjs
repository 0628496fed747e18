// Writes the pages of the shipped rules, docs/rules, and of the lints, docs/lints, from their METADATA.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { frameworksText } from './frameworks.mjs'
import { importSource } from './import-source.mjs'

const { documentLints, documentRules } = await importSource('src/authoring/documentation/index.ts')

export function writeRuleDocs(folder, pack) {
  writePages(folder, documentRules(rulesOf(pack), JSON.parse(frameworksText())))
}

export function writeLintDocs(folder, pack) {
  writePages(folder, documentLints(rulesOf(pack)))
}

function rulesOf(pack) {
  return JSON.parse(readFileSync(pack, 'utf8')).rules
}

function writePages(folder, pages) {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const { path, text } of pages) writeFileSync(join(folder, path), text)
}
