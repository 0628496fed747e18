import { readFile } from 'node:fs/promises'
import type { ValidationError } from 'validator:modelward'
import validate from 'validator:modelward'
import { formatPointer, parsePointer } from '../documents/pointer.ts'
import { decodeText } from '../documents/text.ts'
import { parseYaml } from '../documents/yaml.ts'
import { UserError } from '../errors.ts'
import type { LocateSetting } from '../policy/profile-file.ts'
import type { Listing, Tree } from '../repository/tree.ts'
import { didYouMean } from '../suggest.ts'
import type { ConfigFile } from './types.ts'

/** Keys of `modelward.yml`, for suggestions. */
const KEYS: readonly (keyof ConfigFile)[] = ['systems', 'profile', 'policies', 'fail_on', 'rules', 'exclude']
const RULE_KEYS = ['severity', 'parameters']

/** A configuration, and where in its file each setting stands. */
export interface Config {
  readonly file: ConfigFile
  /** For messages; null without a configuration. */
  readonly path: string | null
  readonly locate: LocateSetting
}

/**
 * Reads `modelward.yml`.
 * @throws {UserError} CONFIG with path, line and column, for the first thing that is wrong.
 */
export function parseConfig(path: string, bytes: Uint8Array): Config {
  const { text } = decodeText(bytes)
  const document = parseYaml(text)
  const [problem] = document.problems
  if (problem) {
    const { line, column } = document.lines.position(problem.offset)
    throw new UserError('CONFIG', problem.message, { place: { path, line, column } })
  }
  const value = document.value ?? {}
  const locate: LocateSetting = (pointer, part) => {
    const { line, column } = part === 'key' ? document.keySpan(pointer) : document.span(pointer)
    return { path, line, column }
  }
  if (isConfig(value)) return { file: value, path, locate }
  const error = mostTelling(validate.errors ?? [])
  const pointer = parsePointer(error.instancePath) ?? []
  const unknownKey = error.params.additionalProperty
  const place =
    typeof unknownKey === 'string' ? locate([...pointer, unknownKey], 'key') : locate(pointer, 'value')
  throw new UserError('CONFIG', sentence(error), place ? { place } : {})
}

function isConfig(value: unknown): value is ConfigFile {
  return validate(value)
}

/** A value that fits no branch of a union fails once a branch: the error deepest in the file says most. */
function mostTelling(errors: readonly ValidationError[]): ValidationError {
  const fallback: ValidationError = {
    instancePath: '',
    schemaPath: '',
    keyword: '',
    params: {},
    message: 'is not valid',
  }
  const depth = (error: ValidationError) =>
    error.instancePath.split('/').length + (error.keyword === 'additionalProperties' ? 1 : 0)
  return errors.reduce((best, error) => (depth(error) > depth(best) ? error : best), errors[0] ?? fallback)
}

function sentence(error: ValidationError): string {
  const where = error.instancePath === '' ? 'modelward.yml' : `"${formatName(error.instancePath)}"`
  const { additionalProperty: key, allowedValues: allowed, type } = error.params
  if (typeof key === 'string') {
    const known = error.instancePath.startsWith('/rules/') ? RULE_KEYS : KEYS
    return `"${key}" is not a key of ${where}.${didYouMean(key, known)} Known keys: ${known.join(', ')}.`
  }
  if (Array.isArray(allowed)) return `${where} must be one of ${allowed.join(', ')}.`
  if (typeof type === 'string')
    return `${where} must be a ${type === 'array' ? 'list' : type === 'object' ? 'mapping' : type}.`
  return `${where} ${error.message ?? 'is not valid'}.`
}

function formatName(instancePath: string): string {
  return formatPointer(parsePointer(instancePath) ?? [])
    .slice(1)
    .replaceAll('/', '.')
}

/** Names that are looked for, at the top of the tree. */
export const CONFIG_NAMES = ['modelward.yml', 'modelward.yaml']
/** A configuration that people write is far smaller. */
const CONFIG_LIMIT = 1024 * 1024

/**
 * The configuration of a tree: the file that the user names, else `modelward.yml` at its top, else none.
 * @throws {UserError} CONFIG if it cannot be read or is not valid: judging by other rules than the owner's would mislead.
 */
export async function loadConfig(tree: Tree, listing: Listing, given: string | undefined): Promise<Config> {
  if (given !== undefined) return parseConfig(given, await readGiven(given))
  const path = CONFIG_NAMES.find((name) => listing.files.some((file) => file.path === name))
  if (path === undefined) return { file: {}, path: null, locate: () => undefined }
  const bytes = await tree.read(path, CONFIG_LIMIT).catch((cause: unknown) => {
    throw new UserError('CONFIG', `The configuration cannot be read: ${reason(cause)}`, {
      place: { path },
      cause,
    })
  })
  return parseConfig(path, bytes)
}

async function readGiven(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (cause) {
    throw new UserError('CONFIG', `The configuration ${path} cannot be read: ${reason(cause)}.`, { cause })
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
