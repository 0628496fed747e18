import type { Component } from '../../../facts/types.ts'
import { BY_EXTENSION } from '../../model-file/extensions.ts'
import { extensionOf, folderOf, resolveInTree } from '../../paths.ts'
import type { RecordedChecksum, Source } from '../../reader.ts'
import type { StatedHash } from '../hashes.ts'
import type { Kept } from '../values.ts'
import type { Places } from './places.ts'

/** A file that a document names, and the digests that it records of it. */
interface NamedFile {
  readonly component: Component
  /** Where it is in the tree. */
  readonly path: string | null
  readonly name: string
  readonly hashes: readonly Kept<StatedHash>[]
  readonly places: FilePlaces
}

/** Where in the document the parts of a recorded digest stand. */
export interface FilePlaces {
  readonly name: readonly string[]
  hash(index: number): readonly string[]
  readonly keys: { readonly algorithm: string; readonly value: string }
}

/**
 * The files of a document, found in the tree: names are relative to a package's root (SPDX 2.3, 8.1), which is the
 * folder of the document or the root of the tree. A document may be about something elsewhere. So what it names and the
 * tree does not have counts as missing only where the tree has another file of the document, or where the name is one
 * that only a model file has.
 */
export class TreeFiles {
  readonly #source: Source
  readonly #named: NamedFile[] = []

  constructor(source: Source) {
    this.#source = source
  }

  /** The path in the tree that a name stands for; null where there is no such file. */
  find(name: string | null): string | null {
    const local = localName(name)
    if (local === null) return null
    for (const folder of [folderOf(this.#source.path), '']) {
      const path = resolveInTree(folder, local)
      if (path !== null && path !== '' && this.#source.exists(path)) return path
    }
    return null
  }

  add(file: NamedFile): void {
    this.#named.push(file)
  }

  /** One record for each file and digest; `places` are those of all records. */
  checksums(places: Places): RecordedChecksum[] {
    const isHere = this.#named.some(({ path }) => path !== null)
    const records: RecordedChecksum[] = []
    const known = new Set<string>()
    for (const file of this.#named) {
      const subject = file.path ?? this.#missing(file, isHere)
      if (subject === null) continue
      for (const { value: stated, index } of file.hashes) {
        const { algorithm, value: expected } = stated.digest
        const key = `${algorithm} ${expected} ${subject}`
        if (known.has(key)) continue
        known.add(key)
        const record = ['checksums', String(records.length)]
        notePlaces(places, record, file.places, index)
        const { path: manifest } = this.#source
        records.push({ manifest, source: 'sbom', subject, algorithm, expected, reason: stated.fault })
      }
    }
    return records
  }

  #missing({ component, name }: NamedFile, isHere: boolean): string | null {
    const local = localName(name)
    if (local === null) return null
    const isFile = component.type === 'file' ? isHere : BY_EXTENSION.has(extensionOf(local))
    return isFile ? resolveInTree(folderOf(this.#source.path), local) : null
  }
}

function notePlaces(places: Places, record: readonly string[], file: FilePlaces, index: number): void {
  const hash = file.hash(index)
  places.note(record, hash)
  places.note([...record, 'subject'], file.name)
  places.note([...record, 'algorithm'], [...hash, file.keys.algorithm])
  places.note([...record, 'expected'], [...hash, file.keys.value])
}

/** A path, or a URL without authority (`file:model.onnx`); null for URLs that lead elsewhere. */
function localName(name: string | null): string | null {
  const local = name?.trim().replace(/^file:(?!\/\/)/i, '') ?? ''
  return local === '' || /^[a-z][a-z0-9+.-]*:/i.test(local) ? null : local
}

/**
 * A package that consists of one file of the tree is that file, and has its digests where it has none itself. One that
 * alone has a digest may be an archive of the file: then the digest decides, when the tree's are known.
 */
export function takeOnlyFile(one: Component, files: readonly Component[]): void {
  const [only, ...others] = files.filter(({ file }) => file !== null)
  if (only === undefined || others.length > 0) return
  if (only.hashes.length === 0 && one.hashes.length > 0) return
  one.file = only.file
  if (one.hashes.length === 0) one.hashes = only.hashes
}
