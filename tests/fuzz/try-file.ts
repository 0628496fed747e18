import { READERS, readArtifacts } from '../../src/artifacts/index.ts'
import type { ArtifactRecord } from '../../src/artifacts/reader.ts'
import type { Place } from '../../src/documents/place.ts'
import { buildFacts } from '../../src/facts/build.ts'
import { treeOf } from '../artifacts/tree.ts'
import type { Random } from './random.ts'

/** What became of a file: a `fault` breaks a promise that every reader makes. */
export interface Trial {
  kind: string
  format: string | null
  fault: string | null
}

/** Pointers that are looked up in each record. */
const PLACES = 6

/**
 * Reads a file as the gate does, alone in a tree, up to the facts and to places in the file.
 * @param isValid says what breaks the published schema of facts, or null
 */
export async function tryFile(
  path: string,
  bytes: Uint8Array,
  random: Random,
  isValid: (facts: unknown) => string | null,
): Promise<Trial> {
  const { tree, files } = treeOf({ [path]: bytes })
  const { files: read, records, unread } = await readArtifacts(tree, files, { readers: READERS })
  const { kind = 'other', format = null, lfs = null } = read[0] ?? {}
  const trial = (fault: string | null): Trial => ({ kind, format, fault })
  if (kind !== 'other' && lfs === null && records.length + unread.length === 0)
    return trial('it is recognised, and there is neither a record nor a reason')
  if (
    /\.(?:json|jsonld|sarif)$/.test(path) &&
    isBrokenJson(bytes) &&
    records.length > 0 &&
    unread.length === 0 &&
    speaksWell(records)
  )
    return trial('it is no JSON, and neither unread nor invalid')
  const { facts, placer } = buildFacts({
    repository: { kind: 'folder', commit: null, shallow: false },
    systemPath: '',
    systemName: 'fuzz',
    files: read,
    records,
    unread,
    digests: new Map(),
    lastCommits: new Map(),
  })
  const invalid = isValid(facts)
  if (invalid !== null) return trial(`the facts break their schema: ${invalid}`)
  const lines = new TextDecoder().decode(bytes).split(/\r\n|\r|\n/).length
  for (const pointer of somePointers(facts, random)) {
    const place = await placer.place(pointer)
    if (place.path === path && !isWithin(place, lines))
      return trial(`${pointer} stands at ${JSON.stringify(place)}, and the file has ${lines} lines`)
    placer.stablePointer(pointer)
  }
  return trial(null)
}

/** Begins as one JSON value does, and is none; several values line by line are another format. */
function isBrokenJson(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes).trim()
  if (!/^[[{]/.test(text) || isJson(text)) return false
  const [first = ''] = text.split('\n', 1)
  return !isJson(first)
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** None of the records says of itself that something is wrong. */
function speaksWell(records: readonly ArtifactRecord[]): boolean {
  return records.every(({ value }) => !('valid' in value) || value.valid === true)
}

function isWithin(place: Place, lines: number): boolean {
  return place.line >= 1 && place.column >= 1 && place.end_line <= lines && place.end_line >= place.line
}

/** A walk down from the top of the document, several times. */
function somePointers(facts: object, random: Random): string[] {
  return Array.from({ length: PLACES }, () => {
    let pointer = ''
    let node: unknown = facts
    while (typeof node === 'object' && node !== null && random.below(8) > 0) {
      const key = random.pick(Object.keys(node))
      if (key === undefined) break
      pointer += `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
      node = Reflect.get(node, key)
    }
    return pointer
  })
}
