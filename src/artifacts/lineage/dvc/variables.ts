import { DEPTH_LIMIT } from '../../../documents/document.ts'
import { parseJson } from '../../../documents/json.ts'
import { decodeText } from '../../../documents/text.ts'
import { parseYaml } from '../../../documents/yaml.ts'
import { isMapping, listOf, type Mapping, textOf } from '../../data.ts'
import { extensionOf, resolveInTree } from '../../paths.ts'
import type { Source } from '../../reader.ts'

const DEFAULT_FILE = 'params.yaml'

const FILE_LIMIT = 1024 * 1024

/** Files of values that one dvc.yaml may name. */
const FILES_LIMIT = 100

/** Files of parameters beside a dvc.yaml, each read once. */
export class ParameterFiles {
  readonly #source: Source
  readonly #files = new Map<string, Promise<Mapping | null>>()

  constructor(source: Source) {
    this.#source = source
  }

  /** The values of a file, by its path in the tree; null if it is not there, or of a form that is not read (TOML, Python). */
  read(path: string): Promise<Mapping | null> {
    const known = this.#files.get(path)
    if (known !== undefined) return known
    if (this.#files.size >= FILES_LIMIT) return Promise.resolve(null)
    const reading = this.#read(path)
    this.#files.set(path, reading)
    return reading
  }

  async #read(path: string): Promise<Mapping | null> {
    const extension = extensionOf(path)
    if (!['.yaml', '.yml', '.json', '.lock'].includes(extension)) return null
    const bytes = (await this.#source.readOther?.(path, FILE_LIMIT)) ?? null
    if (bytes === null) return null
    const { text } = decodeText(bytes)
    const limits = { depth: DEPTH_LIMIT }
    const { value } = extension === '.json' ? parseJson(text, limits) : parseYaml(text)
    return isMapping(value) ? value : null
  }
}

/**
 * The values that `vars:` and `params.yaml` give, merged. An entry of `vars:` is a mapping, or a file that may be
 * followed by the keys to take: `params.json:train,eval` (of the outermost).
 * @param folder that the files are looked for in
 */
export async function variablesOf(
  vars: unknown,
  folder: string | null,
  files: ParameterFiles,
  missing: (name: string) => void,
): Promise<Mapping> {
  const merged: Record<string, unknown> = {}
  const path = (name: string) => (folder === null ? null : resolveInTree(folder, name))
  const standard = path(DEFAULT_FILE)
  mergeInto(merged, (standard === null ? null : await files.read(standard)) ?? {})
  for (const entry of listOf(vars)) {
    if (isMapping(entry)) {
      mergeInto(merged, entry)
      continue
    }
    const [name = '', keys] = (textOf(entry) ?? '').split(':')
    const found = path(name)
    const values = found === null ? null : await files.read(found)
    if (values === null) {
      if (name !== DEFAULT_FILE) missing(name)
    } else if (keys === undefined) {
      mergeInto(merged, values)
    } else {
      for (const key of keys.split(',').map((each) => each.trim())) {
        if (Object.hasOwn(values, key)) mergeInto(merged, Object.fromEntries([[key, values[key]]]))
        else missing(`${name}:${key}`)
      }
    }
  }
  return merged
}

/** As DVC does: mappings are joined, and everything else is replaced. */
function mergeInto(target: Record<string, unknown>, more: Mapping): void {
  for (const [key, value] of Object.entries(more)) {
    const known = Object.hasOwn(target, key) ? target[key] : undefined
    const joined = isMapping(known) && isMapping(value) ? { ...known } : null
    if (joined !== null && isMapping(value)) mergeInto(joined, value)
    Object.defineProperty(target, key, {
      value: joined ?? value,
      enumerable: true,
      configurable: true,
      writable: true,
    })
  }
}
