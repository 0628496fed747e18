import type { Pointer } from '../../../documents/place.ts'
import { formatPointer } from '../../../documents/pointer.ts'
import { decodeText } from '../../../documents/text.ts'
import { parseYaml, type YamlDocument } from '../../../documents/yaml.ts'
import type { DatasetSplit, Digest, LineageDataset, Run } from '../../../facts/types.ts'
import { listOf, member } from '../../data.ts'
import { folderOf, resolveInTree } from '../../paths.ts'
import { tellingText } from '../../placeholder-value.ts'
import type { Reading, Source } from '../../reader.ts'
import { LineageCollector } from '../collector.ts'
import { contentFaults, fileFaults } from './faults.ts'

const DIGEST = /^(sha256|sha384|sha512):([0-9a-f]+)$/i
const DIGEST_LENGTHS: Readonly<Record<string, number>> = { sha256: 64, sha384: 96, sha512: 128 }

/** Reads `data-lineage.yml`. What breaks its schema is told and left out; the rest is read. */
export async function readDataLineage(source: Source): Promise<Reading> {
  const { text, problems } = decodeText(source.bytes)
  const document = parseYaml(text)
  const collector = new LineageCollector(source, 'data-lineage', document)
  const wrong = [...problems, ...document.problems]
  collector.problems(wrong)
  if (!wrong.some(({ fatal }) => fatal)) {
    await tellFaults(document, collector)
    const reader = new FileReader(document.value, source, collector)
    reader.read()
  }
  return collector.reading('states no dataset, model or run')
}

async function tellFaults(document: YamlDocument, collector: LineageCollector): Promise<void> {
  const { default: validate } = await import('validator:data-lineage')
  const { value } = document
  const schema = validate(value) ? [] : fileFaults(validate.errors ?? [], value)
  const told = new Set(schema.map(({ pointer }) => formatPointer(pointer)))
  const content = contentFaults(value).filter(({ pointer }) => !told.has(formatPointer(pointer)))
  for (const { pointer, message, atKey } of [...schema, ...content]) {
    collector.tell('malformed', pointer, message, { atKey })
  }
}

class FileReader {
  readonly #file: unknown
  readonly #source: Source
  readonly #collector: LineageCollector
  readonly #folder: string

  constructor(file: unknown, source: Source, collector: LineageCollector) {
    this.#file = file
    this.#source = source
    this.#collector = collector
    this.#folder = folderOf(source.path)
  }

  read(): void {
    for (const { id, entry, at } of this.#entries('datasets')) this.#dataset(id, entry, at, 'dataset')
    for (const { id, entry, at } of this.#entries('models')) this.#dataset(id, entry, at, 'model')
    for (const { id, entry, at } of this.#entries('runs')) this.#run(id, entry, at)
  }

  #entries(list: string): { id: string; entry: unknown; at: Pointer }[] {
    return listOf(member(this.#file, list)).flatMap((entry, index) => {
      const id = tellingText(member(entry, 'id'))
      return id === null ? [] : [{ id, entry, at: [list, String(index)] }]
    })
  }

  #dataset(id: string, entry: unknown, at: Pointer, type: LineageDataset['type']): void {
    const text = (key: string) => tellingText(member(entry, key))
    const path = this.#path(entry, at)
    const digest = this.#digest(entry, path, at)
    const splits = listOf(member(entry, 'splits')).flatMap((split, index) =>
      this.#split(split, [...at, 'splits', String(index)]),
    )
    const personal = member(entry, 'personal_data')
    const isFile = path !== null && this.#source.exists(path)
    this.#collector.dataset(
      {
        id,
        name: id,
        type,
        aliases: path === null ? [] : [path],
        file: isFile ? path : null,
        source: text('source'),
        revision: text('revision'),
        digests: digest === null ? [] : [digest],
        license: text('license'),
        description: text('description'),
        collection: text('collection'),
        steward: text('steward'),
        purpose: text('purpose'),
        classification: text('classification'),
        personal_data: typeof personal === 'boolean' ? personal : null,
        derived_from: texts(entry, 'derived_from'),
        splits,
      },
      new Map<string, Pointer>([
        ['', [...at, 'id']],
        ['digests', [...at, 'digest']],
        ['file', [...at, 'path']],
        ...SAME_NAMES.map((key): [string, Pointer] => [key, [...at, key]]),
        ...splits.map((_, index): [string, Pointer] => [`splits/${index}`, [...at, 'splits', String(index)]]),
      ]),
    )
  }

  #split(split: unknown, at: Pointer): DatasetSplit[] {
    const name = tellingText(member(split, 'name'))
    if (name === null) return []
    const path = this.#path(split, at)
    return [{ name, path, digest: this.#digest(split, path, at) }]
  }

  #run(id: string, entry: unknown, at: Pointer): void {
    const text = (key: string) => tellingText(member(entry, key))
    const code = texts(entry, 'code').flatMap((written, index) => {
      const pointer = [...at, 'code', String(index)]
      const path = this.#resolve(written, pointer)
      if (path === null) return []
      const file = this.#source.exists(path) ? path : null
      this.#collector.dataset({ id: path, name: path, type: 'code', file }, new Map([['', pointer]]))
      return [path]
    })
    const stated = texts(entry, 'inputs')
    const [started, ended] = [moment(text('started')), moment(text('ended'))]
    const state: Run['state'] = ended !== null ? 'complete' : started === null ? 'declared' : 'running'
    this.#collector.run(
      {
        id: `${this.#source.path}#${id}`,
        job: id,
        state,
        started,
        ended,
        inputs: [...new Set([...stated, ...code])],
        outputs: [...new Set(texts(entry, 'outputs'))],
        command: text('command'),
        agents: texts(entry, 'by'),
      },
      new Map<string, Pointer>([
        ['', [...at, 'id']],
        ['state', [...at, ended === null ? 'started' : 'ended']],
        ['agents', [...at, 'by']],
        ...['started', 'ended', 'inputs', 'outputs', 'command'].map((key): [string, Pointer] => [
          key,
          [...at, key],
        ]),
      ]),
    )
  }

  #path(entry: unknown, at: Pointer): string | null {
    const written = tellingText(member(entry, 'path'))
    return written === null ? null : this.#resolve(written, [...at, 'path'])
  }

  #resolve(written: string, at: Pointer): string | null {
    const path = resolveInTree(this.#folder, written)
    if (path !== null && path !== '') return path
    this.#collector.tell('outside-tree', at, `The path ${JSON.stringify(written)} leaves the tree.`)
    return null
  }

  /** The digest of an entry; that of a path is to be compared with the file. */
  #digest(entry: unknown, path: string | null, at: Pointer): Digest | null {
    const [, name, hex] = DIGEST.exec(tellingText(member(entry, 'digest')) ?? '') ?? []
    const algorithm = (['sha256', 'sha384', 'sha512'] as const).find((each) => each === name?.toLowerCase())
    if (algorithm === undefined || hex === undefined) return null
    if (hex.length !== DIGEST_LENGTHS[algorithm]) return null
    const value = hex.toLowerCase()
    if (path !== null) {
      this.#collector.checksum(
        { source: 'data-lineage', subject: path, algorithm, expected: value, reason: null },
        new Map([
          ['', [...at, 'digest']],
          ['subject', [...at, 'path']],
        ]),
      )
    }
    return { algorithm, value }
  }
}

/** Facts that have the name of their key. */
const SAME_NAMES = [
  'source',
  'revision',
  'license',
  'description',
  'collection',
  'steward',
  'purpose',
  'classification',
  'personal_data',
  'derived_from',
  'splits',
] as const

/** The schema check tells of a text that is no time. */
function moment(text: string | null): string | null {
  return text === null || Number.isNaN(Date.parse(text)) ? null : text
}

function texts(entry: unknown, key: string): string[] {
  return listOf(member(entry, key)).flatMap((text) => tellingText(text) ?? [])
}
