import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { ValidationError } from 'validator:modelward'
import validate from 'validator:modelward'
import { schemaFaults } from '../artifacts/schema-faults.ts'
import { quoted } from '../documents/document.ts'
import { decodeText } from '../documents/text.ts'
import { parseYaml } from '../documents/yaml.ts'
import { UserError } from '../errors.ts'
import type { LocateSetting } from '../policy/profile-file.ts'
import type { Listing, Tree } from '../repository/tree.ts'
import { didYouMean } from '../suggest.ts'
import type { ConfigFile, ConftestPolicies, SignatureTrust, SignerIdentity } from './types.ts'

/** Keys of `modelward.yml`, for suggestions. */
const KEYS: readonly (keyof ConfigFile)[] = [
  'systems',
  'profile',
  'policies',
  'fail_on',
  'rules',
  'exclude',
  'signatures',
]
const SIGNATURE_KEYS: readonly (keyof SignatureTrust)[] = [
  'keys',
  'certificate_chains',
  'identities',
  'trusted_root',
]
const IDENTITY_KEYS: readonly (keyof SignerIdentity)[] = ['identity', 'issuer']
const RULE_KEYS = ['severity', 'parameters']
const CONFTEST_KEYS: readonly (keyof ConftestPolicies)[] = [
  'conftest',
  'files',
  'namespace',
  'data',
  'combine',
]

/** A configuration, and where in its file each setting stands. */
export interface Config {
  readonly file: ConfigFile
  /** For messages; null without a configuration. */
  readonly path: string | null
  /** It stands in the tree that it configures, and was not handed over by the user: what it names has to stay there. */
  readonly fromTree: boolean
  readonly locate: LocateSetting
  /** The lock of its packs, which stands beside it; null without one. */
  readonly lock: LockBytes | null
}

export interface LockBytes {
  readonly path: string
  readonly bytes: Uint8Array
}

/**
 * Reads `modelward.yml`.
 * @throws {UserError} CONFIG with path, line and column, for the first thing that is wrong.
 */
export function parseConfig(
  path: string,
  bytes: Uint8Array,
  fromTree = true,
  lock: LockBytes | null = null,
): Config {
  const { text, problems } = decodeText(bytes)
  const document = parseYaml(text)
  const [problem] = [...problems, ...document.problems]
  if (problem) {
    const { line, column } = document.lines.position(problem.offset)
    throw new UserError('CONFIG', problem.message, { place: { path, line, column } })
  }
  const value = document.value ?? {}
  const locate: LocateSetting = (pointer, part) => {
    const { line, column } = part === 'key' ? document.keySpan(pointer) : document.span(pointer)
    return { path, line, column }
  }
  if (isConfig(value)) return { file: value, path, fromTree, locate, lock }
  throw invalid(validate.errors ?? [], value, locate)
}

function isConfig(value: unknown): value is ConfigFile {
  return validate(value)
}

function invalid(errors: readonly ValidationError[], value: unknown, locate: LocateSetting): UserError {
  const [fault] = schemaFaults(errors, value, { document: 'modelward.yml', limit: 1, explain })
  if (fault === undefined) return new UserError('CONFIG', 'modelward.yml is not valid.')
  const place = locate(fault.pointer, fault.atKey ? 'key' : 'value')
  return new UserError('CONFIG', fault.message, place ? { place } : {})
}

function explain({ instancePath, params }: ValidationError): string | undefined {
  const key = params.additionalProperty
  if (typeof key === 'string') {
    const known = keysAt(instancePath)
    return `has no key ${quoted(key)}.${didYouMean(key, known)} Known keys: ${known.join(', ')}`
  }
  if (/^\/rules\/[^/]*(?:\/severity)?$/.test(instancePath)) {
    const mapping = instancePath.endsWith('/severity') ? '' : ', or a mapping of severity and parameters'
    return `must be off, error, warning or note${mapping}`
  }
  if (/^\/rules\/[^/]*\/parameters\/[^/]*$/.test(instancePath)) {
    return 'must be a string, a number, true or false, or a list of strings'
  }
  return undefined
}

/** The keys that a mapping of the configuration may have. */
function keysAt(instancePath: string): readonly string[] {
  if (instancePath === '') return KEYS
  if (instancePath.startsWith('/policies')) return CONFTEST_KEYS
  if (instancePath.startsWith('/signatures/identities')) return IDENTITY_KEYS
  return instancePath === '/signatures' ? SIGNATURE_KEYS : RULE_KEYS
}

/** Names that are looked for, at the top of the tree. */
const CONFIG_NAMES = ['modelward.yml', 'modelward.yaml']
/** What the packs of the configuration were when they were pinned; it stands beside it. */
export const LOCK_NAME = 'modelward.lock'
/** A configuration that people write is far smaller, and so is a lock. */
const CONFIG_LIMIT = 1024 * 1024

/**
 * The configuration of a tree: the file that the user names, else `modelward.yml` at its top, else none.
 * @throws {UserError} CONFIG if it cannot be read or is not valid: judging by other rules than the owner's would mislead.
 */
export async function loadConfig(tree: Tree, listing: Listing, given: string | undefined): Promise<Config> {
  if (given !== undefined) return parseConfig(given, readGiven(given), false, givenLock(given))
  const unopened = listing.left_out.find((entry) => [...CONFIG_NAMES, LOCK_NAME].includes(entry.path))
  if (unopened !== undefined) {
    const { path, message } = unopened
    throw new UserError('CONFIG', `The configuration cannot be read: ${message}`, { place: { path } })
  }
  // An ignore line hides artifacts, and not what decides how they are judged.
  const there = new Set([...listing.files.map((file) => file.path), ...listing.ignored])
  const [path, second] = CONFIG_NAMES.filter((name) => there.has(name))
  if (second !== undefined) {
    const message = `${path} and ${second} are both there, and only one can hold. Keep one of them.`
    throw new UserError('CONFIG', message, { place: { path: second } })
  }
  const lock = there.has(LOCK_NAME) ? { path: LOCK_NAME, bytes: await readOf(tree, LOCK_NAME) } : null
  if (path === undefined) return { file: {}, path: null, fromTree: true, locate: () => undefined, lock }
  return parseConfig(path, await readOf(tree, path), true, lock)
}

async function readOf(tree: Tree, path: string): Promise<Uint8Array> {
  return tree.read(path, CONFIG_LIMIT).catch((cause: unknown) => {
    throw new UserError('CONFIG', `The configuration cannot be read: ${reason(cause)}`, {
      place: { path },
      cause,
    })
  })
}

function givenLock(config: string): LockBytes | null {
  const path = join(dirname(config), LOCK_NAME)
  try {
    return { path, bytes: readFileSync(path) }
  } catch (cause) {
    if (isAbsent(cause)) return null
    throw new UserError('CONFIG', `The lock ${path} cannot be read: ${reason(cause)}`, { cause })
  }
}

function readGiven(path: string): Uint8Array {
  try {
    return readFileSync(path)
  } catch (cause) {
    const why = isAbsent(cause) ? 'there is no such file' : reason(cause)
    throw new UserError('CONFIG', `The configuration ${path} cannot be read: ${why}.`, { cause })
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
