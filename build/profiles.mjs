// Writes the shipped profiles as one JSON file, so that a run parses no YAML for them.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { load } from 'js-yaml'

const FOLDER = 'policies/profiles'

export function profilesText() {
  const names = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.yml'))
    .sort()
  const profiles = names.map((name) => [
    name.slice(0, -'.yml'.length),
    load(readFileSync(`${FOLDER}/${name}`, 'utf8')),
  ])
  return `${JSON.stringify(Object.fromEntries(profiles), null, 2)}\n`
}

export function writeProfiles(path) {
  writeFileSync(path, profilesText())
}
