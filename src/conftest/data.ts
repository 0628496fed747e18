import { lstat, readdir, readFile } from 'node:fs/promises'
import { isMapping } from '../artifacts/data.ts'
import { baseName, extensionOf } from '../artifacts/paths.ts'
import { setOwn } from '../documents/document.ts'
import { UserError } from '../errors.ts'
import { byCodeUnit } from '../facts/paths.ts'
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
export async function readPolicyData(paths: readonly string[]): Promise<Record<string, unknown>> {
  const data: Record<string, unknown> = {}
  let bytes = 0
  for (const { path, below } of await listAll(paths)) {
    const content = await readBytes(path)
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

async function listAll(paths: readonly string[]): Promise<DataFile[]> {
  const files: DataFile[] = []
  for (const path of paths) {
    const base = path.replace(/(?<=.)\/+$/, '')
    const found = await list(base, []).catch((cause: unknown) => {
      if (cause instanceof UserError) throw cause
      const why =
        cause instanceof Error && 'code' in cause && cause.code === 'ENOENT' ? 'it is not there' : ''
      throw problem(path, `The data of policies cannot be read${why && `: ${why}`}.`, cause)
    })
    if (found.length === 0) throw problem(path, 'There is no JSON or YAML file of data here.')
    files.push(...found)
    if (files.length > MAX_DATA_FILES)
      throw problem(path, `There are more than ${MAX_DATA_FILES} files of data.`)
  }
  return files
}

async function list(path: string, below: readonly string[]): Promise<DataFile[]> {
  const stat = await lstat(path)
  if (stat.isFile()) return [{ path, below }]
  if (!stat.isDirectory()) throw problem(path, 'This is a link or no plain file; give data as files.')
  const entries = (await readdir(path, { withFileTypes: true })).sort((a, b) => byCodeUnit(a.name, b.name))
  const files: DataFile[] = []
  for (const entry of entries) {
    const inner = `${path}/${entry.name}`
    if (entry.isDirectory()) files.push(...(await list(inner, [...below, entry.name])))
    else if (EXTENSIONS.includes(extensionOf(entry.name))) {
      if (!entry.isFile()) throw problem(inner, 'This is a link or no plain file; give data as files.')
      files.push({ path: inner, below })
    }
    if (files.length > MAX_DATA_FILES) break
  }
  return files
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (cause) {
    throw problem(path, 'The data of policies cannot be read.', cause)
  }
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
