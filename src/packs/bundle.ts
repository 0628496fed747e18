import { baseName, folderOf } from '../artifacts/paths.ts'
import { decodeText } from '../documents/text.ts'
import { parseYaml } from '../documents/yaml.ts'
import { UserError } from '../errors.ts'
import type { PolicySource } from '../policy/compile.ts'
import { isDataFile, joinData } from '../policy/data.ts'
import { isRecord, isString, isStringList } from '../policy/guards.ts'
import { digestOf, isPackFile, type PackFile, packFile } from '../policy/pack.ts'
import type { Pack } from '../policy/types.ts'
import { MANIFEST } from './hash.ts'
import { SIGNATURES } from './signatures.ts'
import type { PackFiles } from './source.ts'

const WASM = 'policy.wasm'
/** Modelward's own file in a bundle; OPA passes over it. */
const RECORD = 'modelward.json'
const DATA = 'data.json'
/** An OPA bundle that changes another one, and carries no signature. */
const PATCH = 'patch.json'
const TESTS = '_test.rego'
/** What Modelward itself puts below `data`. */
const OWN_DATA = 'modelward'

/** What a module was compiled with; with anything else it is compiled anew from its sources. */
export interface CompiledWith {
  /** SHA-256 of the engine: OPA's version, and the form of the entrypoints. */
  engine: string
  /** SHA-256 of the JSON Schema of the facts. */
  facts_schema: string
}

/** `modelward.json`: everything that OPA's own files do not say. */
interface BundleRecord {
  bundle_version: '1'
  compiled_with: CompiledWith
  pack: PackFile
}

export interface BundleParts {
  pack: Pack
  /** Paths are those in the bundle. */
  sources: readonly PolicySource[]
  /** Rego packages of the sources, as paths: `acme/rules/acme_001`. */
  packages: readonly string[]
  opa: string
  compiledWith: CompiledWith
}

/**
 * The files of an OPA bundle, without signature. OPA reads sources and data; `policy.wasm` is for hosts of WASM. The
 * manifest does not list its entrypoints: an OPA without a WASM runtime refuses to load a bundle that does.
 */
export function bundleFiles({ pack, sources, packages, opa, compiledWith }: BundleParts): PackFiles {
  const record: BundleRecord = {
    bundle_version: '1',
    compiled_with: compiledWith,
    pack: packFile(pack, opa),
  }
  const { name, version, digest, data = {} } = pack
  const manifest = {
    revision: version,
    roots: rootsOf([...packages, ...Object.keys(data)]),
    rego_version: 1,
    metadata: { modelward: { name, version, wasm: digest, rules: pack.rules.map(({ id }) => id) } },
  }
  return new Map([
    [MANIFEST, json(manifest)],
    [DATA, json(data)],
    [RECORD, json(record)],
    [WASM, pack.wasm],
    ...sources.map(({ path, text }) => [path, new TextEncoder().encode(text)] as const),
  ])
}

/** What the bundle owns below `data`; OPA wants no root to lie in another. */
function rootsOf(paths: readonly string[]): string[] {
  return [...new Set(paths.map((path) => path.split('/', 1)[0] ?? ''))].sort()
}

function json(value: unknown): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`)
}

/** A pack's files, parsed. */
export interface BundleContent {
  readonly revision: string | null
  /** Sorted by path; tests are left out. */
  readonly sources: readonly PolicySource[]
  readonly data: Readonly<Record<string, unknown>>
  /** What Modelward compiled when it built the bundle. */
  readonly compiled: { readonly pack: Pack; readonly with: CompiledWith } | null
}

/**
 * Parses the files of an OPA bundle, or of a folder of policies.
 * @throws {UserError} PACK
 */
export function readBundle(files: PackFiles): BundleContent {
  for (const path of files.keys()) {
    if (baseName(path) === SIGNATURES && path !== SIGNATURES)
      throw refused(`${path} is a signature in a folder, and signs nothing there`)
  }
  if (files.has(PATCH)) throw refused('it is a delta bundle, which is no pack by itself')
  const data = dataOf(files)
  const compiled = compiledOf(files, data)
  const sources = [...files.keys()].filter((path) => path.endsWith('.rego') && !path.endsWith(TESTS)).sort()
  return {
    revision: revisionOf(files, compiled !== null),
    sources: sources.map((path) => ({ path, text: textOf(files, path) })),
    data,
    compiled,
  }
}

function revisionOf(files: PackFiles, isOurs: boolean): string | null {
  if (!files.has(MANIFEST)) return null
  const manifest = jsonOf(files, MANIFEST)
  if (!isRecord(manifest)) throw refused(`${MANIFEST} is no object`)
  const { revision, wasm, rego_version: version, file_rego_versions: versions } = manifest
  if (version === 0 || (isRecord(versions) && Object.values(versions).includes(0)))
    throw refused('it is written in Rego v0; `opa fmt --rego-v1` makes Rego v1 of it')
  // Without those rules the pack would find nothing, and that would be a pass.
  if (!isOurs && Array.isArray(wasm) && wasm.length > 0) {
    throw refused(
      'opa build -t wasm takes the rules that are entrypoints out of the sources; make it with modelward policy build, or with opa build without -t wasm',
    )
  }
  return isString(revision) && revision !== '' ? revision : null
}

function compiledOf(files: PackFiles, data: Pack['data']): BundleContent['compiled'] {
  const wasm = files.get(WASM)
  if (!files.has(RECORD)) return null
  const record = jsonOf(files, RECORD)
  if (
    !isRecord(record) ||
    record.bundle_version !== '1' ||
    !isCompiledWith(record.compiled_with) ||
    !isPackFile(record.pack)
  ) {
    throw refused(`${RECORD} is of another version of Modelward`)
  }
  const { name, version, digest, rules, entrypoints, builtins } = record.pack
  if (wasm === undefined || digestOf(wasm) !== digest)
    throw refused(`${WASM} is not the one that ${RECORD} names`)
  const pack = { name, version, digest, wasm, rules, entrypoints, builtins, ...(data && { data }) }
  return { pack, with: record.compiled_with }
}

function isCompiledWith(value: unknown): value is CompiledWith {
  return isRecord(value) && isStringList([value.engine, value.facts_schema])
}

/** Data files; those of folders stand below the names of the folders, as OPA has it. */
function dataOf(files: PackFiles): Readonly<Record<string, unknown>> {
  const all: Record<string, unknown> = {}
  for (const path of [...files.keys()].filter(isDataFile).sort()) {
    const value = path.endsWith('.json') ? jsonOf(files, path) : yamlOf(files, path)
    const folders = folderOf(path)
      .split('/')
      .filter((name) => name !== '')
    if (!isRecord(value) || joinData(all, folders, value) !== null)
      throw refused(`${path} gives a value that other data of the pack gives already, or no object`)
  }
  if (Object.hasOwn(all, OWN_DATA))
    throw refused(`its data has the key "${OWN_DATA}", which is Modelward's own`)
  return all
}

function jsonOf(files: PackFiles, path: string): unknown {
  try {
    return JSON.parse(textOf(files, path))
  } catch (cause) {
    if (cause instanceof UserError) throw cause
    throw refused(`${path} is no JSON`, cause)
  }
}

function yamlOf(files: PackFiles, path: string): unknown {
  const { value, problems } = parseYaml(textOf(files, path))
  if (problems.length > 0) throw refused(`${path} is no YAML`)
  return value
}

function textOf(files: PackFiles, path: string): string {
  const { text, problems } = decodeText(files.get(path) ?? new Uint8Array())
  if (problems.length > 0) throw refused(`${path} is not UTF-8`)
  return text
}

function refused(why: string, cause?: unknown): UserError {
  return new UserError('PACK', `It cannot be used: ${why}.`, cause === undefined ? {} : { cause })
}
