// Writes the lists of controls, policies/frameworks, as one JSON file, so that no run parses YAML for them.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { load } from 'js-yaml'

const FOLDER = 'policies/frameworks'

export function frameworksText() {
  const lists = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.yml'))
    .sort()
    .map((name) => {
      const { id, title, version, source, license, controls } = load(
        readFileSync(`${FOLDER}/${name}`, 'utf8'),
      )
      return { id, title, version, source, license, controls }
    })
  return `${JSON.stringify(lists, null, 2)}\n`
}

export function writeFrameworks(path) {
  writeFileSync(path, frameworksText())
}
