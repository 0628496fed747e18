import { isMapping } from '../artifacts/data.ts'
import { baseName, extensionOf } from '../artifacts/paths.ts'
import { setOwn } from '../documents/document.ts'
import { parseJson } from '../documents/json.ts'
import { decodeText } from '../documents/text.ts'
import { parseYaml } from '../documents/yaml.ts'
import { UserError } from '../errors.ts'
import { unreadable } from '../repository/disk-file.ts'
import { TreeError } from '../repository/tree.ts'
import { DISK_FILES, type PolicyFiles } from './files.ts'

/** Data that people keep beside policies is far smaller. */
const MAX_DATA_BYTES = 16 * 1024 * 1024
const MAX_DATA_FILES = 1_000
const EXTENSIONS = ['.json', '.yaml', '.yml']
/** Modelward's own part of `data`. */
const RESERVED = 'modelward'

/** Files that OPA reads as data in a bundle, and Modelward in a folder of policies. */
const DATA_FILES = ['data.json', 'data.yaml', 'data.yml']
/** Below it lie whole repositories, whose files are no data of policies. */
const FIXTURES = 'fixtures'

export function isDataFile(path: string): boolean {
  return DATA_FILES.includes(baseName(path))
}

/**
 * What files of data say, as one object. As in conftest (OPA's loader): what lies in a folder below the one that is
 * named stands under that folder's name, and files are joined key by key.
 * @throws {UserError} DATA if something cannot be read, is no mapping, or says two things of one key.
 */
export async function readPolicyData(
  paths: readonly string[],
  files: PolicyFiles = DISK_FILES,
): Promise<Record<string, unknown>> {
  const listed: DataFile[] = []
  for (const path of paths) {
    const found = await list(path, files, (file) => EXTENSIONS.includes(extensionOf(baseName(file))))
    if (found.length === 0) throw problem(path, 'There is no JSON or YAML file of data here.')
    listed.push(...found)
  }
  return joined(listed, files)
}

/**
 * What the files `data.json`, `data.yaml` and `data.yml` of a folder of policies say, as in a bundle of OPA: those of a
 * folder stand under its name. Empty for a path that is one file.
 * @throws {UserError} DATA as `readPolicyData`
 */
export async function readFolderData(
  folder: string,
  files: PolicyFiles = DISK_FILES,
): Promise<Record<string, unknown>> {
  return joined(await listFolderData(folder, files), files)
}

/** The paths of what `readFolderData` reads. */
export async function listFolderData(folder: string, files: PolicyFiles = DISK_FILES): Promise<DataFile[]> {
  const found = await list(folder, files, isDataFile)
  return found.filter(({ path, below }) => path !== folder && !below.includes(FIXTURES))
}

async function joined(listed: readonly DataFile[], files: PolicyFiles): Promise<Record<string, unknown>> {
  const data: Record<string, unknown> = {}
  let bytes = 0
  const [first] = listed
  if (listed.length > MAX_DATA_FILES && first !== undefined)
    throw problem(first.path, `There are more than ${MAX_DATA_FILES} files of data.`)
  for (const { path, below } of listed) {
    const content = await readBytes(path, files)
    bytes += content.byteLength
    if (bytes > MAX_DATA_BYTES) {
      throw problem(path, `The data of policies is larger than ${MAX_DATA_BYTES / 1024 / 1024} MiB.`)
    }
    const clash = joinData(data, below, mappingOf(path, content))
    if (clash !== null)
      throw problem(path, `The key ${JSON.stringify(clash)} is set by another file of data too.`)
    if (Object.hasOwn(data, RESERVED)) {
      throw problem(path, `The key "${RESERVED}" of data is Modelward's own. Give it another name.`)
    }
  }
  return data
}

export interface DataFile {
  readonly path: string
  /** Names of the folders between the one that was named and the file. */
  readonly below: readonly string[]
}

async function list(
  named: string,
  files: PolicyFiles,
  isWanted: (path: string) => boolean,
): Promise<DataFile[]> {
  const path = named.replace(/(?<=.)\/+$/, '')
  const found = await files.below(path).catch((cause: unknown) => {
    throw unread(path, cause)
  })
  if (found.length === 1 && found[0] === path) return [{ path, below: [] }]
  const base = path === '.' ? '' : `${path}/`
  return found
    .filter(isWanted)
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
  const { text, problems } = decodeText(content)
  const isJson = extensionOf(baseName(path)) === '.json'
  const document = isJson ? parseJson(text) : parseYaml(text, { schema: 'go-yaml' })
  const wrong = problems[0] ?? document.problems.find(({ fatal }) => fatal)
  if (wrong !== undefined) {
    const place = { path, ...document.lines.position(wrong.offset) }
    throw new UserError('DATA', wrong.message, { place })
  }
  if (isMapping(document.value)) return { ...document.value }
  throw problem(path, 'Data of policies is one mapping from names to values.')
}

function wrapped(name: string, value: unknown): Record<string, unknown> {
  const outer: Record<string, unknown> = {}
  setOwn(outer, name, value)
  return outer
}

/**
 * Joins `value` into `target` below the names of folders, key by key.
 * @returns the key that both set; null if there is none
 */
export function joinData(
  target: Record<string, unknown>,
  folders: readonly string[],
  value: Readonly<Record<string, unknown>>,
): string | null {
  return merge(
    target,
    folders.reduceRight<unknown>((inner, name) => wrapped(name, inner), value),
  )
}

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
