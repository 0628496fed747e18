import { isMapping } from '../artifacts/data.ts'
import { baseName, extensionOf } from '../artifacts/paths.ts'
import { setOwn } from '../documents/document.ts'
import { UserError } from '../errors.ts'
import { DISK_FILES, type PolicyFiles } from '../policy/files.ts'
import { unreadable } from '../repository/disk-file.ts'
import { TreeError } from '../repository/tree.ts'
import { parseFile } from './parse.ts'

/** Data that people keep beside policies is far smaller. */
const MAX_DATA_BYTES = 16 * 1024 * 1024
const MAX_DATA_FILES = 1_000
const EXTENSIONS = ['.json', '.yaml', '.yml']
/** Modelward's own part of `data`. */
const RESERVED = 'modelward'

/**
 * What files of data say, as one object. As in conftest (OPA's loader): what lies in a folder below the one that is
 * named stands under that folder's name, and files are joined key by key.
 * @throws {UserError} DATA if something cannot be read, is no mapping, or says two things of one key.
 */
export async function readPolicyData(
  paths: readonly string[],
  files: PolicyFiles = DISK_FILES,
): Promise<Record<string, unknown>> {
  const data: Record<string, unknown> = {}
  let bytes = 0
  for (const { path, below } of await listAll(paths, files)) {
    const content = await readBytes(path, files)
    bytes += content.byteLength
    if (bytes > MAX_DATA_BYTES) {
      throw problem(path, `The data of policies is larger than ${MAX_DATA_BYTES / 1024 / 1024} MiB.`)
    }
    const value = below.reduceRight<unknown>((inner, name) => wrapped(name, inner), mappingOf(path, content))
    const clash = merge(data, value)
    if (clash !== null)
      throw problem(path, `The key ${JSON.stringify(clash)} is set by another file of data too.`)
    if (Object.hasOwn(data, RESERVED)) {
      throw problem(path, `The key "${RESERVED}" of data is Modelward's own. Give it another name.`)
    }
  }
  return data
}

interface DataFile {
  readonly path: string
  /** Names of the folders between the one that was named and the file. */
  readonly below: readonly string[]
}

async function listAll(paths: readonly string[], files: PolicyFiles): Promise<DataFile[]> {
  const listed: DataFile[] = []
  for (const path of paths) {
    const found = await list(path.replace(/(?<=.)\/+$/, ''), files)
    if (found.length === 0) throw problem(path, 'There is no JSON or YAML file of data here.')
    listed.push(...found)
    if (listed.length > MAX_DATA_FILES)
      throw problem(path, `There are more than ${MAX_DATA_FILES} files of data.`)
  }
  return listed
}

async function list(path: string, files: PolicyFiles): Promise<DataFile[]> {
  const found = await files.below(path).catch((cause: unknown) => {
    throw unread(path, cause)
  })
  if (found.length === 1 && found[0] === path) return [{ path, below: [] }]
  const base = path === '.' ? '' : `${path}/`
  return found
    .filter((file) => EXTENSIONS.includes(extensionOf(baseName(file))))
    .map((file) => ({ path: file, below: file.slice(base.length).split('/').slice(0, -1) }))
}

async function readBytes(path: string, files: PolicyFiles): Promise<Uint8Array> {
  return files.read(path, MAX_DATA_BYTES).catch((cause: unknown) => {
    throw unread(path, cause)
  })
}

function unread(path: string, cause: unknown): UserError {
  const { message } = cause instanceof TreeError ? cause : unreadable(path, cause)
  return problem(path, `The data of policies cannot be read: ${message}`, cause)
}

function mappingOf(path: string, content: Uint8Array): Record<string, unknown> {
  const parsed = parseFile(extensionOf(baseName(path)) === '.json' ? 'json' : 'yaml', content)
  if ('problem' in parsed) {
    const { line, column } = parsed
    throw new UserError('DATA', parsed.problem, { place: { path, line, column } })
  }
  const [first, ...more] = parsed.inputs
  if (first !== undefined && more.length === 0 && isMapping(first.value)) return { ...first.value }
  throw problem(path, 'Data of policies is one mapping from names to values.')
}

function wrapped(name: string, value: unknown): Record<string, unknown> {
  const outer: Record<string, unknown> = {}
  setOwn(outer, name, value)
  return outer
}

/** Joins `more` into `target`; gives the key that both set, and null if there is none. */
function merge(target: Record<string, unknown>, more: unknown): string | null {
  for (const [key, value] of isMapping(more) ? Object.entries(more) : []) {
    const present = Object.hasOwn(target, key) ? target[key] : undefined
    if (present === undefined) setOwn(target, key, isMapping(value) ? { ...value } : value)
    else if (!isMapping(present) || !isMapping(value)) return key
    else {
      const joined = { ...present }
      const clash = merge(joined, value)
      if (clash !== null) return clash
      setOwn(target, key, joined)
    }
  }
  return null
}

function problem(path: string, message: string, cause?: unknown): UserError {
  return new UserError('DATA', message, { place: { path }, ...(cause !== undefined && { cause }) })
}
