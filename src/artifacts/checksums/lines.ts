import type { DigestAlgorithm } from '../../facts/types.ts'
import { digestAlgorithm, HEX_DIGITS } from '../digest-algorithms.ts'

/** One line of a checksum file that was understood. Offsets are UTF-16 units from the start of the line. */
export interface ChecksumLine {
  algorithm: DigestAlgorithm
  /** Lowercase hex. */
  digest: string
  /** Unescaped; null for a bare digest, whose subject the manifest's own name says. */
  name: string | null
  digestAt: number
  /** How long it is as written. */
  digestLength: number
  nameAt: number
}

/** Why a line was not understood. */
export interface BadLine {
  reason: 'malformed' | 'unsupported'
  message: string
}

const BY_LENGTH = new Map<number, DigestAlgorithm>([
  [32, 'md5'],
  [40, 'sha1'],
  [56, 'sha224'],
  [64, 'sha256'],
  [96, 'sha384'],
  [128, 'sha512'],
])

/** Digests as long as a SHA-2 one, which only the manifest's name tells apart. */
const FAMILIES: Readonly<Record<string, readonly DigestAlgorithm[]>> = {
  sha3: ['sha3-224', 'sha3-256', 'sha3-384', 'sha3-512'],
  blake2b: ['blake2b-256', 'blake2b-384', 'blake2b-512'],
  blake2s: ['blake2s-256'],
  blake3: ['blake3'],
}

/** A word of a manifest's name that speaks of an algorithm: `sha256`, `B2SUMS`, `blake3`, `SHA3` of `SHA3-256SUMS`. */
const FAMILY_WORD = /^(?:(sha3)(?:\d{3})?|(b2|blake2b?)|(blake2s)|(b3|blake3)|sha\d+|md5)(?:sums?)?$/i

/** `(.+)` is greedy: a name may hold `) = `, a digest cannot. OpenSSL writes no space before the bracket. */
const TAGGED = /^(\\?)([A-Za-z0-9/-]+) ?\((.+)\) ?= ?([0-9a-fA-F]+)$/s
const UNTAGGED = /^(\\?)([0-9a-fA-F]{32,128})([ \t])([ *]?)(.+)$/s
const BARE = /^[0-9a-fA-F]{32,128}$/
/** `md5deep -c`, with the file's size in front by `-z`. */
const COMMAS = /^(\d+,)?([0-9a-fA-F]{32,128}),(.+)$/s
/** `sha256:<hex>`, and Subresource Integrity's `sha256-<base64>`; then a file's name, or nothing. */
const PREFIXED =
  /^(?:([A-Za-z0-9-]+):([0-9a-fA-F]{32,128})|(sha(?:256|384|512))-([A-Za-z0-9+/]+={0,2}))(?:[ \t]+\*?(.+))?$/s

/** What of a manifest decides how its lines are read. */
export interface LineForm {
  /** The manifest's own file name: it may tell algorithms of one length apart. */
  manifest: string
  /** `-z`: records end with NUL and names are not escaped. */
  zero: boolean
  /** BSD `md5 -r`: one space between digest and name. Fixed by the first record, as coreutils does. */
  singleSpace: boolean
}

/** Reads one line, without its end. */
export function parseLine(line: string, form: LineForm): ChecksumLine | BadLine {
  const tagged = TAGGED.exec(line)
  if (tagged) return taggedLine(line, tagged, form)
  const prefixed = PREFIXED.exec(form.zero ? line : line.trimEnd())
  if (prefixed) return prefixedLine(line, prefixed)
  // In a record of `-z` a blank is a file's name; after a digest that stands in a line it is nothing.
  const bare = form.zero ? line : line.trim()
  if (BARE.test(bare)) {
    const algorithm = algorithmOf(bare.length, form.manifest)
    if (algorithm === null) return unknownLength(bare.length)
    return {
      algorithm,
      digest: bare.toLowerCase(),
      name: null,
      digestAt: line.search(/\S/),
      digestLength: bare.length,
      nameAt: 0,
    }
  }
  const commas = COMMAS.exec(line)
  return commas ? commaLine(line, commas, form) : untaggedLine(line, form)
}

function taggedLine(line: string, match: RegExpExecArray, form: LineForm): ChecksumLine | BadLine {
  const [, slash = '', tag = '', written = '', digest = ''] = match
  const algorithm = checkedAlgorithm(tag, digest)
  if (typeof algorithm !== 'string') return algorithm
  const name = slash === '' || form.zero ? written : unescapeName(written)
  if (name === null) return badEscape()
  return {
    algorithm,
    digest: digest.toLowerCase(),
    name,
    digestAt: line.length - digest.length,
    digestLength: digest.length,
    nameAt: line.indexOf('(') + 1,
  }
}

function prefixedLine(line: string, match: RegExpExecArray): ChecksumLine | BadLine {
  const [, hexTag, hex, base64Tag, base64 = '', name = null] = match
  const tag = hexTag ?? base64Tag ?? ''
  const digest = (hex ?? Buffer.from(base64, 'base64').toString('hex')).toLowerCase()
  const algorithm = checkedAlgorithm(tag, digest)
  if (typeof algorithm !== 'string') return algorithm
  return {
    algorithm,
    digest,
    name,
    digestAt: tag.length + 1,
    digestLength: (hex ?? base64).length,
    nameAt: name === null ? 0 : line.indexOf(name, tag.length + 1 + (hex ?? base64).length),
  }
}

function commaLine(line: string, match: RegExpExecArray, { manifest }: LineForm): ChecksumLine | BadLine {
  const [, size = '', digest = '', name = ''] = match
  const algorithm = algorithmOf(digest.length, manifest)
  if (algorithm === null) return unknownLength(digest.length)
  return {
    algorithm,
    digest: digest.toLowerCase(),
    name,
    digestAt: size.length,
    digestLength: digest.length,
    nameAt: line.length - name.length,
  }
}

/** The algorithm that a line names, if the digest is as long as one of its digests. */
function checkedAlgorithm(tag: string, digest: string): DigestAlgorithm | BadLine {
  const algorithm = digestAlgorithm(tag)
  if (algorithm === null) {
    return { reason: 'unsupported', message: `The digest algorithm ${tag} is not known.` }
  }
  const digits = HEX_DIGITS[algorithm]
  if (digits === null || digest.length === digits) return algorithm
  const message = `A ${tag} digest has ${digits} hex digits; this one has ${digest.length}.`
  return { reason: 'malformed', message }
}

function untaggedLine(line: string, form: LineForm): ChecksumLine | BadLine {
  const match = UNTAGGED.exec(line)
  if (!match) return { reason: 'malformed', message: 'The line is not of the form "digest  file name".' }
  const [, slash = '', digest = '', , mode = '', rest = ''] = match
  if (mode === '' && !form.singleSpace) {
    return {
      reason: 'malformed',
      message: 'Between digest and file name there must be two spaces, or a space and "*".',
    }
  }
  const written = form.singleSpace ? mode + rest : rest
  const algorithm = algorithmOf(digest.length, form.manifest)
  if (algorithm === null) return unknownLength(digest.length)
  const name = slash === '' || form.zero ? written : unescapeName(written)
  if (name === null) return badEscape()
  return {
    algorithm,
    digest: digest.toLowerCase(),
    name,
    digestAt: slash.length,
    digestLength: digest.length,
    nameAt: line.length - written.length,
  }
}

/** Is the record that opens a file of the form `digest name`, with one space? */
export function isSingleSpaced(line: string): boolean {
  return UNTAGGED.exec(line)?.[4] === ''
}

/** The last word of the manifest's name that speaks of an algorithm decides between those of one length. */
function algorithmOf(digits: number, manifest: string): DigestAlgorithm | null {
  if (digits === 64 && /sha-?512[-_/]256/i.test(manifest)) return 'sha512-256'
  const words = manifest.split(/[^A-Za-z0-9]+/).map((word) => FAMILY_WORD.exec(word))
  const [, sha3, blake2b, blake2s, blake3] = words.findLast((word) => word !== null) ?? []
  const family = sha3 ? 'sha3' : blake2b ? 'blake2b' : blake2s ? 'blake2s' : blake3 ? 'blake3' : null
  const named = family === null ? [] : (FAMILIES[family] ?? [])
  return named.find((algorithm) => HEX_DIGITS[algorithm] === digits) ?? BY_LENGTH.get(digits) ?? null
}

/** A leading backslash says that the name is escaped: `\\`, `\n` and `\r`, and nothing else. */
function unescapeName(written: string): string | null {
  if (/\\(?![\\nr])/.test(written.replaceAll('\\\\', ''))) return null
  return written.replace(/\\([\\nr])/g, (_, letter) => (letter === 'n' ? '\n' : letter === 'r' ? '\r' : '\\'))
}

function badEscape(): BadLine {
  return {
    reason: 'malformed',
    message: 'The line begins with "\\", and the file name is not escaped as coreutils does.',
  }
}

function unknownLength(digits: number): BadLine {
  return { reason: 'malformed', message: `No digest algorithm has ${digits} hex digits.` }
}
