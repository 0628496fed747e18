// Makes every binary file of examples/ and every record of a digest in them, so that nobody has to trust a blob.
// `node build/examples.mjs` writes them; with `--check` it writes nothing, and exits with 1 where a file differs.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { chatAssistant } from './examples/chat-assistant.mjs'
import { creditRisk } from './examples/credit-risk.mjs'

const examples = { 'chat-assistant': chatAssistant, 'credit-risk': creditRisk }
const root = join(import.meta.dirname, '..', 'examples')
const check = process.argv.includes('--check')

const differing = []
for (const [name, make] of Object.entries(examples)) {
  for (const [path, content] of make((file) => readFileSync(join(root, name, file)))) {
    const file = join(root, name, path)
    if (existsSync(file) && readFileSync(file).equals(content)) continue
    differing.push(join('examples', name, path))
    if (check) continue
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content)
  }
}

for (const path of differing)
  console.log(check ? `${path} differs; run: node build/examples.mjs` : `wrote ${path}`)
if (check && differing.length > 0) process.exitCode = 1
