import type { ValidationError } from 'validator:ml-system'
import { arrayIndex, quoted } from '../documents/document.ts'
import type { Pointer } from '../documents/place.ts'
import { parsePointer } from '../documents/pointer.ts'
import { nearest } from '../suggest.ts'

/** What is wrong with a document, in one plain sentence. */
export interface SchemaFault {
  /** To the value; to the key itself where a key is not known. */
  readonly pointer: Pointer
  readonly message: string
  /** The key is wrong, whatever its value. */
  readonly atKey: boolean
}

export interface FaultOptions {
  /** What the document is called where the fault has no path: "The BOM". */
  readonly document: string
  /** How many faults are wanted. */
  readonly limit: number
  /** What only the schema's author knows of an error; undefined for what its keyword says well enough. */
  explain?(error: ValidationError, value: unknown): string | undefined
  /** What the values of a long list are called. */
  listName?(error: ValidationError): string | undefined
}

/** Up to this many allowed values are listed; of more only their number is told. */
const MAX_LISTED = 16

/** How many errors of one value's branches are weighed: a hostile value can have one for each of a million keys. */
const MAX_WEIGHED = 100

/** Turns the errors of a compiled validator into sentences: wrong values first, then unknown keys. */
export function schemaFaults(
  errors: readonly ValidationError[],
  root: unknown,
  options: FaultOptions,
): SchemaFault[] {
  const faults = new Map<string, SchemaFault>()
  const telling = withoutBranches(errors)
  for (const error of [...telling.filter(isOfValue), ...telling.filter((other) => !isOfValue(other))]) {
    if (faults.size === options.limit) break
    const fault = describe(error, root, options)
    faults.set(fault.message, fault)
  }
  return [...faults.values()]
}

function isOfValue({ keyword }: ValidationError): boolean {
  return keyword !== 'additionalProperties'
}

/** A value that fits no branch of anyOf or oneOf fails once in each branch: one error speaks for all of them. */
function withoutBranches(errors: readonly ValidationError[]): ValidationError[] {
  const kept: ValidationError[] = []
  for (const error of errors) {
    // Its own branch has said what is wrong.
    if (error.keyword === 'if') continue
    if (error.keyword !== 'anyOf' && error.keyword !== 'oneOf') {
      kept.push(error)
      continue
    }
    let start = kept.length
    while (isWithin(kept[start - 1], error.instancePath)) start--
    const branches = kept.splice(start).slice(0, MAX_WEIGHED)
    const fitsSeveral = Array.isArray(error.params.passingSchemas)
    kept.push((fitsSeveral ? undefined : mostTelling(branches)) ?? error)
  }
  return kept
}

function isWithin(error: ValidationError | undefined, path: string): boolean {
  return error !== undefined && (error.instancePath === path || error.instancePath.startsWith(`${path}/`))
}

/** The error deepest in the document; among equals the one that most branches share. */
function mostTelling(branches: readonly ValidationError[]): ValidationError | undefined {
  // An unknown key stands one deeper than the object that is said to have it.
  const depths = branches.map(
    (error) => error.instancePath.split('/').length + (error.keyword === 'additionalProperties' ? 1 : 0),
  )
  const deepest = branches.filter((_, index) => depths[index] === Math.max(...depths))
  const texts = deepest.map(
    (error) => `${error.instancePath} ${error.keyword} ${JSON.stringify(error.params)}`,
  )
  const shares = texts.map((text) => texts.filter((other) => other === text).length)
  const [first] = deepest
  if (first !== undefined && new Set(texts).size > 1 && deepest.every(isMissing)) {
    const properties = [...new Set(deepest.map((error) => error.params.missingProperty))]
    return { ...first, params: { missingProperties: properties } }
  }
  return deepest[shares.indexOf(Math.max(...shares))]
}

function isMissing(error: ValidationError, _index: number, all: readonly ValidationError[]): boolean {
  return error.keyword === 'required' && error.instancePath === all[0]?.instancePath
}

function describe(error: ValidationError, root: unknown, options: FaultOptions): SchemaFault {
  const pointer = parsePointer(error.instancePath) ?? []
  const value = valueAt(root, pointer)
  const where = pointer.length === 0 ? options.document : pathText(pointer)
  const key = error.params.additionalProperty
  return {
    atKey: typeof key === 'string',
    pointer: typeof key === 'string' ? [...pointer, key] : pointer,
    message: `${where}: ${options.explain?.(error, value) ?? predicate(error, value, options)}.`,
  }
}

function predicate(error: ValidationError, value: unknown, options: FaultOptions): string {
  const { keyword, params } = error
  const limit = String(params.limit)
  switch (keyword) {
    case 'type':
      return `must be ${typeText(params.type)}`
    case 'enum':
      return enumText(params.allowedValues, value, options.listName?.(error))
    case 'const':
      return `must be ${quoted(String(params.allowedValue))}`
    case 'required':
      return `must have ${missingText(params)}`
    case 'additionalProperties':
      return `has no key ${quoted(String(params.additionalProperty))}`
    case 'pattern':
      return patternText(String(params.pattern), value)
    case 'format':
      return formatText(String(params.format), value)
    case 'uniqueItems':
      return `holds the same item twice, at ${String(params.j)} and ${String(params.i)}`
    case 'minLength':
      return limit === '1' ? 'must not be empty' : `must have at least ${limit} characters`
    case 'maxLength':
      return `must have at most ${limit} characters`
    case 'minItems':
      return `must have at least ${counted(limit, 'item')}`
    case 'maxItems':
      return `must have at most ${counted(limit, 'item')}`
    case 'minimum':
      return `must be at least ${limit}`
    case 'maximum':
      return `must be at most ${limit}`
    case 'oneOf':
    case 'anyOf':
      return 'must be in exactly one of the forms that the specification allows'
    default:
      return `is not allowed in this form (${keyword})`
  }
}

function counted(number: string, noun: string): string {
  return number === '1' ? `1 ${noun}` : `${number} ${noun}s`
}

function typeText(type: unknown): string {
  const names: Readonly<Record<string, string>> = {
    string: 'a string',
    object: 'an object',
    array: 'a list',
    boolean: 'true or false',
    integer: 'a whole number',
    number: 'a number',
  }
  const types = Array.isArray(type) ? type.map(String) : String(type).split(',')
  return types.map((name) => names[name] ?? name).join(' or ')
}

export function enumText(allowed: unknown, value: unknown, listName: string | undefined): string {
  const names = Array.isArray(allowed) ? allowed.map(String) : []
  const given = typeof value === 'string' ? `${quoted(value)} ` : ''
  const near = typeof value === 'string' ? nearest(value.slice(0, 100), names) : undefined
  const list = listName ?? `${names.length} known values`
  const values = names.length <= MAX_LISTED ? names.join(', ') : `the ${list}`
  return `${given}is not one of ${values}${near === undefined ? '' : ` (did you mean ${quoted(near)}?)`}`
}

function missingText(params: ValidationError['params']): string {
  const several = params.missingProperties
  const names = Array.isArray(several) ? several : [params.missingProperty]
  return names.map((name) => quoted(String(name))).join(' or ')
}

export function patternText(pattern: string, value: unknown): string {
  const given = typeof value === 'string' ? `${quoted(value)} ` : ''
  const lengths = [...pattern.matchAll(/\[a-fA-F0-9\]\{(\d+)\}/g)].map(([, length]) => length)
  if (lengths.length > 1)
    return `must be hex of ${lengths.slice(0, -1).join(', ')} or ${lengths.at(-1)} digits`
  if (pattern.startsWith('^urn:uuid:')) return `${given}must be "urn:uuid:" and a UUID in lowercase`
  return `${given}does not have the form ${pattern}`
}

function formatText(format: string, value: unknown): string {
  const names: Readonly<Record<string, string>> = {
    date: 'a date (YYYY-MM-DD)',
    'date-time': 'a date and time with time zone (RFC 3339)',
    'idn-email': 'a mail address',
    email: 'a mail address',
    uri: 'a URL',
    'iri-reference': 'a URL or relative reference (spaces and the like are percent-encoded)',
  }
  const given = typeof value === 'string' ? `${quoted(value)} ` : ''
  return `${given}is not ${names[format] ?? `a ${format}`}`
}

/** `components[3].hashes[0].content` */
export function pathText(pointer: Pointer): string {
  let text = ''
  for (const segment of pointer) {
    if (arrayIndex(segment) >= 0) text += `[${segment}]`
    else if (/^@?[\w$-]{1,60}$/.test(segment)) text += text === '' ? segment : `.${segment}`
    else text += `[${quoted(segment)}]`
  }
  return text
}

/** The value that a pointer leads to; undefined where it leads nowhere. */
export function valueAt(root: unknown, pointer: Pointer): unknown {
  let value = root
  for (const segment of pointer) {
    if (Array.isArray(value)) value = value[arrayIndex(segment)]
    else if (isRecord(value) && Object.hasOwn(value, segment)) value = value[segment]
    else return undefined
  }
  return value
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
