import { parseJson } from '../../../documents/json.ts'
import type { Pointer } from '../../../documents/place.ts'
import { decodeText } from '../../../documents/text.ts'
import type { LineageDataset } from '../../../facts/types.ts'
import { isMapping, listOf, type Mapping, member } from '../../data.ts'
import { folderOf, resolveInTree } from '../../paths.ts'
import { tellingText } from '../../placeholder-value.ts'
import type { Reading, Source } from '../../reader.ts'
import { LineageCollector } from '../collector.ts'

/** Resources that hold data; tests, analyses and operations do not. */
const TABLES: ReadonlySet<unknown> = new Set(['model', 'seed', 'snapshot'])

/**
 * Reads a dbt manifest (v1 to v12, https://schemas.getdbt.com/dbt/manifest/): sources, seeds, models and snapshots are
 * datasets, what builds a model from its parents is a run, and an exposure of type `ml` is a model. The checksums of a
 * manifest are of normalized text, for dbt's own comparison of states; they identify no file.
 */
export function readDbtManifest(source: Source): Reading {
  const { text, problems } = decodeText(source.bytes)
  const document = parseJson(text)
  const collector = new LineageCollector(source, 'dbt', document)
  collector.problems([...problems, ...document.problems])
  if (isMapping(document.value)) new ManifestReader(document.value, source, collector).read()
  else if (document.value !== undefined)
    collector.tell('malformed', [], 'The manifest is not an object.', { extent: 'file' })
  return collector.reading('names no source, model or exposure')
}

interface Resource {
  readonly id: string
  readonly node: unknown
  readonly at: Pointer
}

class ManifestReader {
  readonly #manifest: Mapping
  readonly #source: Source
  readonly #collector: LineageCollector

  constructor(manifest: Mapping, source: Source, collector: LineageCollector) {
    this.#manifest = manifest
    this.#source = source
    this.#collector = collector
  }

  read(): void {
    const sources = this.#resources('sources')
    const tables = this.#resources('nodes').filter(({ node }) => TABLES.has(member(node, 'resource_type')))
    const models = this.#resources('exposures').filter(({ node }) => member(node, 'type') === 'ml')
    const known = new Set([...sources, ...tables].map(({ id }) => id))
    for (const resource of sources) this.#dataset(resource, 'dataset')
    for (const resource of tables) {
      this.#dataset(resource, 'dataset')
      if (member(resource.node, 'resource_type') !== 'seed') this.#run(resource, known)
    }
    for (const resource of models) {
      this.#dataset(resource, 'model')
      this.#run(resource, known)
    }
  }

  #resources(section: string): Resource[] {
    const found = member(this.#manifest, section)
    if (found === undefined || found === null) return []
    if (!isMapping(found)) {
      this.#collector.tell('malformed', [section], `"${section}" is not an object.`)
      return []
    }
    return Object.entries(found).flatMap(([id, node]) => {
      if (isMapping(node)) return [{ id, node, at: [section, id] }]
      this.#collector.tell('malformed', [section, id], 'The resource is not an object.')
      return []
    })
  }

  #dataset({ id, node, at }: Resource, type: LineageDataset['type']): void {
    const text = (...keys: string[]) => tellingText(member(node, ...keys))
    const meta = (key: string) => text('meta', key) ?? text('config', 'meta', key)
    const schema = [text('database'), text('schema')].filter((part) => part !== null).join('.')
    const path = [text('source_name'), text('name') ?? id].filter((part) => part !== null)
    const table = text('identifier') ?? text('alias') ?? text('name')
    const file = text('original_file_path')
    const isSeed = member(node, 'resource_type') === 'seed'
    this.#collector.dataset(
      {
        id,
        name: path.join('.'),
        type,
        namespace: schema === '' ? null : schema,
        aliases: [
          // The name in the warehouse, which other tools know the table by; the name as cards write it.
          ...(schema === '' || table === null ? [] : [`${schema}.${table}`]),
          ...(path.length > 1 ? [path.join('/')] : []),
        ],
        file: isSeed && file !== null ? this.#fileOf(file) : null,
        source: text('external', 'location') ?? (type === 'model' ? text('url') : null),
        license: meta('license'),
        description: text('description'),
        collection: meta('collection'),
        steward: text('owner', 'name') ?? text('owner', 'email') ?? meta('steward') ?? meta('owner'),
        purpose: meta('purpose'),
        classification: meta('classification'),
        personal_data: flagOf(node, 'personal_data') ?? flagOf(node, 'contains_pii'),
      },
      new Map<string, Pointer>([
        ['', at],
        ['description', [...at, 'description']],
        ['file', [...at, 'original_file_path']],
        ['license', [...at, 'meta', 'license']],
        ['collection', [...at, 'meta', 'collection']],
        ['steward', [...at, 'owner']],
        ['purpose', [...at, 'meta', 'purpose']],
        ['classification', [...at, 'meta', 'classification']],
        ['personal_data', [...at, 'meta', 'personal_data']],
      ]),
    )
  }

  /** Paths are of the project's folder, which usually holds `target/manifest.json`. */
  #fileOf(written: string): string | null {
    for (const folder of [folderOf(folderOf(this.#source.path)), folderOf(this.#source.path), '']) {
      const path = resolveInTree(folder, written)
      if (path !== null && this.#source.exists(path)) return path
    }
    return null
  }

  /** Nothing in a manifest says that it ran: `run_results.json` would. */
  #run({ id, node, at }: Resource, known: ReadonlySet<string>): void {
    const parents = member(this.#manifest, 'parent_map', id) ?? member(node, 'depends_on', 'nodes')
    const inputs = listOf(parents).filter((parent) => typeof parent === 'string' && known.has(parent))
    this.#collector.run(
      {
        id: `${this.#source.path}#${id}`,
        job: id,
        state: 'declared',
        inputs: [...new Set(inputs)].filter((parent) => typeof parent === 'string'),
        outputs: [id],
      },
      new Map<string, Pointer>([
        ['', at],
        ['inputs', [...at, 'depends_on']],
      ]),
    )
  }
}

/** dbt's `meta` is free: a flag may be one, or a text. */
function flagOf(node: unknown, key: string): boolean | null {
  const value = member(node, 'meta', key) ?? member(node, 'config', 'meta', key)
  if (typeof value === 'boolean') return value
  return value === 'true' ? true : value === 'false' ? false : null
}
