import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { InternalError } from '../errors.ts'
import { isParameter, isRecord, isSeverity, isString, isStringList } from './guards.ts'
import type { Entrypoints, Pack, Rule } from './types.ts'

/** `<name>.json` beside `<name>.wasm`: everything of a pack but its code and data. */
export interface PackFile extends Omit<Pack, 'wasm' | 'data'> {
  pack_version: '1'
  /** The OPA that compiled it. */
  opa: string
}

/** "sha256:..." of a pack's module. */
export function digestOf(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`
}

/** A compiled policy under a name and version. */
export function toPack(
  { name, version }: Pick<Pack, 'name' | 'version'>,
  { wasm, rules, entrypoints, builtins }: Pick<Pack, 'wasm' | 'rules' | 'entrypoints' | 'builtins'>,
): Pack {
  return { name, version, digest: digestOf(wasm), wasm, rules, entrypoints, builtins }
}

/** @param opa version of the OPA that compiled it */
export function packFile(
  { name, version, digest, builtins, entrypoints, rules }: Pack,
  opa: string,
): PackFile {
  return { pack_version: '1', name, version, digest, opa, builtins, entrypoints, rules }
}

/** The text of a pack's `.json`: the same pack gives the same bytes. */
export function packFileText(pack: Pack, opa: string): string {
  return `${JSON.stringify(packFile(pack, opa), null, 2)}\n`
}

/**
 * Reads `<name>.json` and `<name>.wasm` of a folder.
 * @throws {InternalError} INTERNAL if a file is missing, of another form, or not what the digest says.
 */
export async function readPack(
  folder: string,
  name: string,
  read: (path: string) => Uint8Array = (path) => readFileSync(path),
): Promise<Pack> {
  const path = join(folder, `${name}.json`)
  let file: unknown
  let wasm: Uint8Array
  try {
    file = JSON.parse(new TextDecoder().decode(read(path)))
    wasm = read(join(folder, `${name}.wasm`))
  } catch (cause) {
    throw new InternalError('INTERNAL', `The policy pack ${path} cannot be read.`, { cause })
  }
  if (!isPackFile(file)) throw new InternalError('INTERNAL', `${path} is not a policy pack of this version.`)
  if (digestOf(wasm) !== file.digest) {
    throw new InternalError('INTERNAL', `The module beside ${path} is not the one that its digest names.`)
  }
  const { version, digest, rules, entrypoints, builtins } = file
  return { name: file.name, version, digest, wasm, rules, entrypoints, builtins }
}

export function isPackFile(value: unknown): value is PackFile {
  return (
    isRecord(value) &&
    value.pack_version === '1' &&
    isString(value.name) &&
    isString(value.version) &&
    isString(value.digest) &&
    isString(value.opa) &&
    isStringList(value.builtins) &&
    Array.isArray(value.rules) &&
    value.rules.every(isRule) &&
    isEntrypoints(value.entrypoints, value.rules)
  )
}

/** Each rule has its entrypoint, and nothing else has one. */
function isEntrypoints(value: unknown, rules: readonly Rule[]): value is Entrypoints {
  if (!isRecord(value) || !isString(value.all) || !isRecord(value.rules)) return false
  const byRule = value.rules
  return (
    Object.keys(byRule).length === rules.length &&
    rules.every(({ id }) => Object.hasOwn(byRule, id) && isString(byRule[id]))
  )
}

function isRule(value: unknown): value is Rule {
  return (
    isRecord(value) &&
    isString(value.id) &&
    isString(value.title) &&
    isString(value.description) &&
    isSeverity(value.severity) &&
    isString(value.remediation) &&
    isRecord(value.controls) &&
    Object.values(value.controls).every(isStringList) &&
    isStringList(value.references) &&
    isRecord(value.parameters) &&
    Object.values(value.parameters).every(isParameter) &&
    isString(value.package) &&
    isString(value.file) &&
    typeof value.row === 'number'
  )
}
