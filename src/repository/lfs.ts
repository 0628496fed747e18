/** The object that a Git-LFS pointer file stands for. */
export interface LfsPointer {
  /** Lowercase hex SHA-256 of the object. */
  oid: string
  /** Bytes of the object. */
  size: number
}

/** Pointer files are shorter than this (git-lfs specification): longer content needs no parsing. */
export const LFS_POINTER_LIMIT = 1024

const VERSION_LINE = 'version https://git-lfs.github.com/spec/v1'
const EXTENSION_LINE = /^ext-(\d)-[0-9A-Za-z]+ sha256:[0-9a-f]{64}$/
const OID_LINE = /^oid sha256:([0-9a-f]{64})$/
const SIZE_LINE = /^size (0|[1-9]\d{0,15})$/

/**
 * Parses a Git-LFS pointer file (git-lfs docs/spec.md): the version line, extensions in the order of their
 * priority, the object id, the size. Lines may end in CRLF, as git-lfs itself accepts.
 * Gives null for everything else, a pointer with unknown or unsorted keys included.
 */
export function parseLfsPointer(bytes: Uint8Array): LfsPointer | null {
  if (bytes.length >= LFS_POINTER_LIMIT) return null
  // Latin-1 maps every byte to one character, and all valid lines are ASCII.
  const lines = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1').split(/\r?\n/)
  if (lines.at(-1) === '') lines.pop()
  if (lines.shift() !== VERSION_LINE) return null

  const size = SIZE_LINE.exec(lines.pop() ?? '')?.[1]
  const oid = OID_LINE.exec(lines.pop() ?? '')?.[1]
  if (size === undefined || oid === undefined || !areExtensions(lines)) return null
  const bytesOfObject = Number(size)
  return Number.isSafeInteger(bytesOfObject) ? { oid, size: bytesOfObject } : null
}

function areExtensions(lines: readonly string[]): boolean {
  let last = -1
  for (const line of lines) {
    const priority = Number(EXTENSION_LINE.exec(line)?.[1] ?? -1)
    if (priority <= last) return false
    last = priority
  }
  return true
}
