import {
  boolCoreTag,
  boolYaml11Tag,
  floatCoreTag,
  floatYaml11Tag,
  intCoreTag,
  intYaml11Tag,
  NOT_RESOLVED,
  nullCoreTag,
  nullYaml11Tag,
} from 'js-yaml'

/**
 * How plain scalars are read: YAML 1.2's core schema, YAML 1.1 as PyYAML and with it the Hugging Face Hub, or as Go's
 * yaml.v2 and with it Kubernetes and conftest.
 */
export type YamlSchema = 'core' | '1.1' | 'go-yaml'

const SCHEMAS = {
  core: [nullCoreTag, boolCoreTag, intCoreTag, floatCoreTag],
  '1.1': [nullYaml11Tag, boolYaml11Tag, intYaml11Tag, floatYaml11Tag],
} as const

/** Tags of the standard that need no more than the value as it is read anyway. */
const KNOWN_TAGS = new Set([
  'seq',
  'map',
  'omap',
  'pairs',
  'set',
  'binary',
  'timestamp',
  'merge',
  'null',
  'bool',
  'int',
  'float',
])

/** What a tag asks: the text itself, the usual reading, or something that only its program knows. */
export function tagMeaning(tag: string): 'text' | 'usual' | 'unknown' {
  if (tag === '!' || tag === '!!str' || tag === '!<tag:yaml.org,2002:str>') return 'text'
  const name = /^(?:!!|!<tag:yaml\.org,2002:)([a-z]+)>?$/.exec(tag)?.[1]
  return name !== undefined && KNOWN_TAGS.has(name) ? 'usual' : 'unknown'
}

/**
 * The value of a plain scalar. Dates stay text, and so do numbers that JSON cannot hold or that would lose digits: a
 * digest of decimal digits must not become a float.
 */
export function plainScalar(text: string, schema: YamlSchema): string | number | boolean | null {
  if (schema === 'go-yaml') return goScalar(text)
  // YAML 1.1 has y and n as booleans too, and -.5 as a number; PyYAML, which is what counts, reads them as text.
  if (schema === '1.1' && /^(?:[yYnN]|[-+]\.\d.*)$/.test(text)) return text
  for (const tag of SCHEMAS[schema]) {
    const value = tag.resolve(text, false, tag.tagName)
    if (value === NOT_RESOLVED) continue
    return typeof value === 'number' && !isKept(value, text) ? text : value
  }
  return text
}

function isKept(value: number, text: string): boolean {
  if (!Number.isFinite(value)) return false
  return Number.isSafeInteger(value) || !Number.isInteger(value) || /[.eE]/.test(text)
}

const GO_WORDS: Readonly<Record<string, boolean | null>> = {
  ...words(true, 'y', 'yes', 'true', 'on'),
  ...words(false, 'n', 'no', 'false', 'off'),
  ...words(null, 'null'),
  '': null,
  '~': null,
}

/** As yaml.v2 knows them: small, capital, or with a capital first letter. */
function words<Value>(value: Value, ...names: string[]): Record<string, Value> {
  const forms = names.flatMap((name) => [
    name,
    name.toUpperCase(),
    `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`,
  ])
  return Object.fromEntries(forms.map((form) => [form, value]))
}

/** Reads a scalar as yaml.v2 does (resolve.go), and numbers as JSON in Go then holds them: as floats. */
function goScalar(text: string): string | number | boolean | null {
  if (Object.hasOwn(GO_WORDS, text)) return GO_WORDS[text] ?? null
  const plain = text.replaceAll('_', '')
  const integer = /^([-+]?)(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|0|[1-9][0-9]*)$/.exec(plain)
  if (integer !== null) {
    const [, sign, digits = ''] = integer
    const value = Number(digits.replace(/^0(?=[0-7])/, '0o'))
    return sign === '-' && value !== 0 ? -value : value
  }
  if (!/^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/.test(plain)) return text
  const value = Number(plain)
  return Number.isFinite(value) ? value : text
}
