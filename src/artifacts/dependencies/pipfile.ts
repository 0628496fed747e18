import { isMapping, listOf, member, textOf } from '../data.ts'
import { keyPlaceIn, type Parsed, placeIn } from './collector.ts'
import { countHashes, packageIndex } from './entry.ts'
import { poetryDependency } from './poetry-constraint.ts'

/** Pipenv's `Pipfile`. */
export function readPipfile(parsed: Parsed): void {
  sources(parsed, ['source'])
  section(parsed, 'packages', null)
  section(parsed, 'dev-packages', 'dev')
  const { value } = parsed.document
  const own = new Set(['source', 'packages', 'dev-packages', 'requires', 'scripts', 'pipenv', 'build-system'])
  for (const name of isMapping(value) ? Object.keys(value) : []) {
    if (!own.has(name)) section(parsed, name, name)
  }
}

/** `Pipfile.lock`. */
export function readPipfileLock(parsed: Parsed): void {
  sources(parsed, ['_meta', 'sources'])
  const { value } = parsed.document
  for (const name of isMapping(value) ? Object.keys(value) : []) {
    if (name !== '_meta') section(parsed, name, name === 'default' ? null : name)
  }
}

function section({ document, collector }: Parsed, name: string, group: string | null): void {
  const table = member(document.value, name)
  for (const key of isMapping(table) ? Object.keys(table) : []) {
    const place = keyPlaceIn(document, [name, key])
    const stated = member(table, key)
    const entry = poetryDependency(key, stated, collector.folder)
    if (entry === null) {
      collector.tell('malformed', place, 'The package is stated neither by a version nor by a table.')
      continue
    }
    const hashes = entry.hashes + countHashes(listOf(member(stated, 'hashes')))
    collector.add(
      { ...entry, hashes, pinned: entry.pinned || (entry.source === 'url' && hashes > 0), group },
      place,
    )
  }
}

function sources({ document, collector }: Parsed, pointer: readonly string[]): void {
  for (const [index, source] of listOf(member(document.value, ...pointer)).entries()) {
    const url = textOf(member(source, 'url'))
    if (url === null) continue
    const insecure = member(source, 'verify_ssl') === false
    const kind = index === 0 ? 'index' : 'extra-index'
    collector.addIndex(
      packageIndex(kind, url, insecure),
      placeIn(document, [...pointer, String(index), 'url']),
    )
  }
}
