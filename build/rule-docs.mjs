// Writes the pages of the shipped rules, docs/rules, from their METADATA.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { frameworksText } from './frameworks.mjs'
import { importSource } from './import-source.mjs'

export async function writeRuleDocs(folder, pack) {
  const { documentRules } = await importSource('src/authoring/documentation/index.ts')
  const { rules } = JSON.parse(readFileSync(pack, 'utf8'))
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const { path, text } of documentRules(rules, JSON.parse(frameworksText())))
    writeFileSync(join(folder, path), text)
}
