import { crc32, gunzipSync } from 'node:zlib'
import { UserError } from '../errors.ts'
import { byCodeUnit } from '../facts/paths.ts'
import { MAX_PACK_BYTES, MAX_PACK_FILES, type PackFiles } from './source.ts'

/** The files of a bundle together: what a gzip bomb meets. */
const MAX_UNPACKED_BYTES = 128 * 1024 * 1024
const MAX_PATH_BYTES = 1_024

const BLOCK = 512
const MAX_STORED = 0xffff

/**
 * A gzip'd tar (POSIX.1-1988 "ustar", RFC 1952). The same files give the same bytes everywhere and for ever: sorted,
 * without owner and time, and not compressed, since what a compressor makes of its input changes with its version.
 * @param last goes behind the others.
 * @throws {UserError} PACK for a path that does not fit into the format: 155 bytes of folders, 100 of name.
 */
export function writeArchive(files: PackFiles, last?: string): Uint8Array {
  const paths = [...files.keys()].sort((a, b) => Number(a === last) - Number(b === last) || byCodeUnit(a, b))
  const parts: Uint8Array[] = []
  for (const path of paths) {
    const bytes = files.get(path) ?? new Uint8Array()
    parts.push(header(path, bytes.length), bytes, new Uint8Array(padding(bytes.length)))
  }
  parts.push(new Uint8Array(2 * BLOCK))
  return stored(Buffer.concat(parts))
}

function header(path: string, size: number): Uint8Array {
  const block = Buffer.alloc(BLOCK)
  const [prefix, name] = splitPath(path)
  block.write(name, 0)
  block.write('0000644\0', 100)
  block.write('0000000\0', 108)
  block.write('0000000\0', 116)
  block.write(`${size.toString(8).padStart(11, '0')}\0`, 124)
  block.write('00000000000\0', 136)
  block.write('0', 156)
  block.write('ustar\x0000', 257)
  block.write(prefix, 345)
  block.write(`${checksum(block).toString(8).padStart(6, '0')}\0 `, 148)
  return block
}

/** Folders and name, as the header wants them. OPA writes an absolute path, and so do we. */
function splitPath(path: string): [prefix: string, name: string] {
  const absolute = `/${path}`
  if (Buffer.byteLength(absolute) <= 100) return ['', absolute]
  for (let slash = absolute.indexOf('/', 1); slash !== -1; slash = absolute.indexOf('/', slash + 1)) {
    const [prefix, name] = [absolute.slice(0, slash), absolute.slice(slash + 1)]
    if (Buffer.byteLength(name) <= 100 && Buffer.byteLength(prefix) <= 155) return [prefix, name]
  }
  throw new UserError('PACK', `The path ${path} is too long for a bundle. Shorten it.`)
}

function checksum(block: Uint8Array): number {
  let sum = 8 * 0x20
  for (const [i, byte] of block.entries()) if (i < 148 || i >= 156) sum += byte
  return sum
}

function padding(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK
}

/** RFC 1951 3.2.4: blocks without compression. */
function stored(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff)]
  for (let at = 0; at < bytes.length; at += MAX_STORED) {
    const block = bytes.subarray(at, at + MAX_STORED)
    const isLast = at + MAX_STORED >= bytes.length
    const head = Buffer.alloc(5)
    head.writeUInt8(isLast ? 1 : 0, 0)
    head.writeUInt16LE(block.length, 1)
    head.writeUInt16LE(block.length ^ MAX_STORED, 3)
    parts.push(head, block)
  }
  const trailer = Buffer.alloc(8)
  trailer.writeUInt32LE(crc32(bytes), 0)
  trailer.writeUInt32LE(bytes.length, 4)
  return Buffer.concat([...parts, trailer])
}

/**
 * The files of a gzip'd tar, in memory alone. Links, devices and files that stand twice are refused, and so is a path
 * that leads out. Long names are read in the form of POSIX.1-2001 (pax) and of GNU tar.
 * @throws {UserError} PACK with a sentence that says what is wrong; sizes have limits.
 */
export function readArchive(archive: Uint8Array): PackFiles {
  if (archive.length > MAX_PACK_BYTES) throw refused(`it is larger than ${MAX_PACK_BYTES / 2 ** 20} MiB`)
  const tar = unzipped(archive)
  const files = new Map<string, Uint8Array>()
  let longName: string | null = null
  let entries = 0
  for (const { name, type, content } of entriesOf(tar)) {
    if (++entries > MAX_PACK_FILES) throw refused(`it holds more than ${MAX_PACK_FILES} files`)
    switch (type) {
      case '0':
      case '\0': {
        const path = pathOf(longName ?? name)
        if (files.has(path)) throw refused(`the file ${path} stands in it twice`)
        files.set(path, content)
        longName = null
        break
      }
      case '5':
        longName = null
        break
      case 'L':
        longName = text(content, content.length)
        break
      case 'x':
        longName = paxPath(content)
        break
      // Of all entries: `git archive` notes the commit in it.
      case 'g':
        if (paxPath(content) !== null) throw refused('it gives all files one name')
        break
      default:
        throw refused(
          `${quoted(longName ?? name)} is a link or no plain file, and a bundle holds plain files`,
        )
    }
  }
  return files
}

function unzipped(archive: Uint8Array): Uint8Array {
  try {
    return gunzipSync(archive, { maxOutputLength: MAX_UNPACKED_BYTES })
  } catch (cause) {
    const isLarge = cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE'
    throw refused(
      isLarge ? `unpacked it is larger than ${MAX_UNPACKED_BYTES / 2 ** 20} MiB` : 'it is no whole gzip file',
      cause,
    )
  }
}

interface Entry {
  name: string
  type: string
  content: Uint8Array
}

function* entriesOf(tar: Uint8Array): Generator<Entry> {
  let at = 0
  while (at + BLOCK <= tar.length) {
    const block = tar.subarray(at, at + BLOCK)
    if (block.every((byte) => byte === 0)) return
    const magic = text(block.subarray(257), 5)
    if (magic !== 'ustar' || octal(block.subarray(148, 156)) !== checksum(block))
      throw refused('it is no tar file')
    const size = octal(block.subarray(124, 136))
    const content = tar.subarray(at + BLOCK, at + BLOCK + size)
    if (content.length < size) break
    // GNU tar keeps other things where POSIX has the folders.
    const prefix = block[262] === 0 ? text(block.subarray(345), 155) : ''
    const name = text(block, 100)
    yield {
      name: prefix === '' ? name : `${prefix}/${name}`,
      type: text(block.subarray(156), 1) || '\0',
      content,
    }
    at += BLOCK + size + padding(size)
  }
  throw refused('it is cut short')
}

/** A number as old as tar; what does not fit into its octal digits would be gigabytes. */
function octal(field: Uint8Array): number {
  const digits = text(field, field.length).trim()
  if (/^[0-7]+$/.test(digits)) return Number.parseInt(digits, 8)
  throw refused('it is no tar file, or larger than any bundle')
}

/** Text up to a zero byte or the end of the field. */
function text(field: Uint8Array, length: number): string {
  const bytes = field.subarray(0, length)
  const end = bytes.indexOf(0)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(end === -1 ? bytes : bytes.subarray(0, end))
  } catch (cause) {
    throw refused('a name in it is not UTF-8', cause)
  }
}

/** The `path` of a pax header, whose records are `LENGTH KEY=VALUE\n`; null if it has none. */
function paxPath(content: Uint8Array): string | null {
  let path: string | null = null
  for (let at = 0; at < content.length; ) {
    const start = Buffer.from(content.subarray(at, at + 10)).toString('latin1')
    const length = Number(/^\d{1,9}(?= )/.exec(start)?.[0])
    const record = text(content.subarray(at), length)
    const [, key, value] = /^\d+ ([^=]+)=(.*)\n$/s.exec(record) ?? []
    if (key === undefined || value === undefined) throw refused('a pax header in it is malformed')
    if (key === 'size' || key.startsWith('GNU.sparse')) throw refused('it holds a sparse or huge file')
    if (key === 'path') path = value
    at += length
  }
  return path
}

function pathOf(name: string): string {
  const path = name.replace(/^(?:\.?\/)+/, '')
  const segments = path.split('/')
  if (
    segments.some((segment) => segment === '' || segment === '.' || segment === '..') ||
    /[\p{Cc}\\]/u.test(path) ||
    Buffer.byteLength(path) > MAX_PATH_BYTES
  ) {
    throw refused(`${quoted(name)} is no path that a bundle may hold`)
  }
  return path
}

function quoted(name: string): string {
  return JSON.stringify(name.length > 200 ? `${name.slice(0, 200)}...` : name)
}

function refused(why: string, cause?: unknown): UserError {
  return new UserError('PACK', `The bundle is not read: ${why}.`, cause === undefined ? {} : { cause })
}
