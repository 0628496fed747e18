// Collects the license of every package whose code is in the bundles.
import { existsSync, readdirSync, readFileSync } from 'node:fs'

/** @param {string[]} modules Paths of bundled modules, relative to the project. */
export function licenses(modules) {
  const packages = new Set()
  for (const path of modules) {
    const match = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)
    if (match) packages.add(match[0])
  }
  return [...packages].sort().map(entry).join('\n')
}

function entry(folder) {
  const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'))
  const file = readdirSync(folder).find((candidate) => /^licen[cs]e/i.test(candidate))
  const text = file && existsSync(`${folder}/${file}`) ? readFileSync(`${folder}/${file}`, 'utf8').trim() : ''
  return `${name} ${version}\n${license}\n${text}\n`
}
