import type { DigestAlgorithm } from '../../facts/types.ts'

/** One line of a checksum file that was understood. Offsets are UTF-16 units from the start of the line. */
export interface ChecksumLine {
  algorithm: DigestAlgorithm
  /** Lowercase hex. */
  digest: string
  /** Unescaped; null for a bare digest, whose subject the manifest's own name says. */
  name: string | null
  digestAt: number
  nameAt: number
}

/** Why a line was not understood. */
export interface BadLine {
  reason: 'malformed' | 'unsupported'
  message: string
}

/** Tags of `cksum --tag`, b3sum and OpenSSL, and the hex digits that belong to each. */
const TAGS = new Map<string, { algorithm: DigestAlgorithm; digits: number }>([
  ['MD5', { algorithm: 'md5', digits: 32 }],
  ['SHA1', { algorithm: 'sha1', digits: 40 }],
  ['SHA224', { algorithm: 'sha224', digits: 56 }],
  ['SHA256', { algorithm: 'sha256', digits: 64 }],
  ['SHA384', { algorithm: 'sha384', digits: 96 }],
  ['SHA512', { algorithm: 'sha512', digits: 128 }],
  ['SHA2-224', { algorithm: 'sha224', digits: 56 }],
  ['SHA2-256', { algorithm: 'sha256', digits: 64 }],
  ['SHA2-384', { algorithm: 'sha384', digits: 96 }],
  ['SHA2-512', { algorithm: 'sha512', digits: 128 }],
  ['SHA3-256', { algorithm: 'sha3-256', digits: 64 }],
  ['SHA3-384', { algorithm: 'sha3-384', digits: 96 }],
  ['SHA3-512', { algorithm: 'sha3-512', digits: 128 }],
  ['BLAKE2B', { algorithm: 'blake2b-512', digits: 128 }],
  ['BLAKE2B-256', { algorithm: 'blake2b-256', digits: 64 }],
  ['BLAKE2B-384', { algorithm: 'blake2b-384', digits: 96 }],
  ['BLAKE2B-512', { algorithm: 'blake2b-512', digits: 128 }],
  ['BLAKE3', { algorithm: 'blake3', digits: 64 }],
])

const BY_LENGTH = new Map<number, DigestAlgorithm>([
  [32, 'md5'],
  [40, 'sha1'],
  [56, 'sha224'],
  [64, 'sha256'],
  [96, 'sha384'],
  [128, 'sha512'],
])

/** Digests as long as a SHA-2 one, which only the manifest's name tells apart. */
const BY_NAME: readonly { name: RegExp; algorithms: ReadonlyMap<number, DigestAlgorithm> }[] = [
  {
    name: /sha3/i,
    algorithms: new Map([
      [64, 'sha3-256'],
      [96, 'sha3-384'],
      [128, 'sha3-512'],
    ]),
  },
  {
    name: /b(?:lake)?2/i,
    algorithms: new Map([
      [64, 'blake2b-256'],
      [96, 'blake2b-384'],
      [128, 'blake2b-512'],
    ]),
  },
  { name: /b(?:lake)?3/i, algorithms: new Map([[64, 'blake3']]) },
]

/** `(.+)` is greedy: a name may hold `) = `, a digest cannot. OpenSSL writes no space before the bracket. */
const TAGGED = /^(\\?)([A-Za-z0-9-]+) ?\((.+)\) ?= ?([0-9a-fA-F]+)$/s
const UNTAGGED = /^(\\?)([0-9a-fA-F]{32,128})([ \t])([ *]?)(.+)$/s
const BARE = /^[0-9a-fA-F]{32,128}$/

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
      nameAt: 0,
    }
  }
  return untaggedLine(line, form)
}

function taggedLine(line: string, match: RegExpExecArray, form: LineForm): ChecksumLine | BadLine {
  const [, slash = '', tag = '', written = '', digest = ''] = match
  const known = TAGS.get(tag.toUpperCase())
  if (known === undefined)
    return { reason: 'unsupported', message: `The digest algorithm ${tag} is not known.` }
  if (digest.length !== known.digits) {
    const message = `A ${tag} digest has ${known.digits} hex digits; this one has ${digest.length}.`
    return { reason: 'malformed', message }
  }
  const name = slash === '' || form.zero ? written : unescapeName(written)
  if (name === null) return badEscape()
  return {
    algorithm: known.algorithm,
    digest: digest.toLowerCase(),
    name,
    digestAt: line.length - digest.length,
    nameAt: line.indexOf('(') + 1,
  }
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
    nameAt: line.length - written.length,
  }
}

/** Is the record that opens a file of the form `digest name`, with one space? */
export function isSingleSpaced(line: string): boolean {
  return UNTAGGED.exec(line)?.[4] === ''
}

function algorithmOf(digits: number, manifest: string): DigestAlgorithm | null {
  for (const { name, algorithms } of BY_NAME) {
    const algorithm = name.test(manifest) ? algorithms.get(digits) : undefined
    if (algorithm !== undefined) return algorithm
  }
  return BY_LENGTH.get(digits) ?? null
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
