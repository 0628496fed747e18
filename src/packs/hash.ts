import { createHash } from 'node:crypto'
import { baseName } from '../artifacts/paths.ts'
import { decodeText } from '../documents/text.ts'
import { parseYaml } from '../documents/yaml.ts'
import { UserError } from '../errors.ts'
import { isDataFile } from '../policy/data.ts'

/**
 * Names of OPA's hash algorithms → those of node:crypto. MD5, SHA-1 and SHA-224 are OPA's too; who can find collisions
 * of them can exchange files below a signature, so they are not accepted.
 */
const HASHES: Readonly<Record<string, string>> = {
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
  'SHA-512-256': 'sha512-256',
}
/** What `opa` signs with, and Modelward. */
export const SIGNED_HASH = 'SHA-256'

export const MANIFEST = '.manifest'
/** Deeper than any data that a policy can take. */
const MAX_DEPTH = 1_000

/**
 * The digest of a bundle's file in hex, as OPA computes it for signatures (v1/bundle/hash.go of OPA 1.22.2).
 * @throws {UserError} PACK for another algorithm, and for data that cannot be parsed.
 */
export function hashFile(path: string, bytes: Uint8Array, algorithm: string): string {
  const name = Object.hasOwn(HASHES, algorithm) ? HASHES[algorithm] : undefined
  if (name === undefined) {
    const known = Object.keys(HASHES).join(', ')
    throw new UserError(
      'PACK',
      `${path} is signed with the hash ${JSON.stringify(algorithm)}, which is not one of ${known}.`,
    )
  }
  // Data is hashed by what it says, whatever the white space.
  const isStructured = isDataFile(path) || baseName(path) === MANIFEST
  return createHash(name)
    .update(isStructured ? canonical(path, bytes) : bytes)
    .digest('hex')
}

/** One text for one value: keys in the order of their bytes, no white space, numbers as they are written. */
function canonical(path: string, bytes: Uint8Array): string {
  const value = parsed(path, bytes)
  const parts: string[] = []
  write(value, parts, 0)
  return parts.join('')
}

function parsed(path: string, bytes: Uint8Array): unknown {
  const { text, problems } = decodeText(bytes)
  try {
    if (problems.length === 0) return JSON.parse(tagged(text))
  } catch {
    // OPA takes what is no JSON for YAML, whatever the file's ending.
    const document = parseYaml(text)
    if (document.value !== undefined && document.problems.length === 0)
      return JSON.parse(tagged(JSON.stringify(document.value)))
  }
  throw new UserError('PACK', `${path} is neither JSON nor YAML.`)
}

/**
 * JSON whose strings and keys begin with "s" and whose numbers are strings that begin with "n": a parser would turn
 * 1.0 and 10000000000000000001 into other numbers, and OPA hashes them as they are written.
 */
function tagged(json: string): string {
  return json.replace(/"((?:[^"\\]|\\.)*)"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g, (token, content) =>
    content === undefined ? `"n${token}"` : `"s${content}"`,
  )
}

function write(value: unknown, parts: string[], depth: number): void {
  if (depth > MAX_DEPTH)
    throw new UserError('PACK', `Data of the bundle is nested more than ${MAX_DEPTH} deep.`)
  if (typeof value === 'string') {
    parts.push(value.startsWith('n') ? value.slice(1) : quoted(value.slice(1)))
  } else if (Array.isArray(value)) {
    parts.push('[')
    for (const [i, each] of value.entries()) {
      if (i > 0) parts.push(',')
      write(each, parts, depth + 1)
    }
    parts.push(']')
  } else if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(([key, each]) => [key.slice(1), each] as const)
    parts.push('{')
    for (const [i, [key, each]] of members.sort(([a], [b]) => byByte(a, b)).entries()) {
      parts.push(i > 0 ? ',' : '', quoted(key), ':')
      write(each, parts, depth + 1)
    }
    parts.push('}')
  } else parts.push(String(value))
}

/** As Go's encoding/json writes a string without escaping HTML; halves of surrogate pairs become U+FFFD. */
function quoted(text: string): string {
  return JSON.stringify(Buffer.from(text).toString()).replace(
    /[\u2028\u2029]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16)}`,
  )
}

function byByte(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}
