import { isUtf8 } from 'node:buffer'

/** A name that git or the file system gives, and whether it is text. */
export interface DecodedPath {
  /** The path; bytes that are not UTF-8 stand as `\xNN`. */
  path: string
  valid: boolean
}

/** Splits NUL-terminated names, as `git -z` writes them. */
export function decodePaths(bytes: Buffer): DecodedPath[] {
  if (isUtf8(bytes)) {
    return splitNul(bytes.toString('utf8')).map((path) => ({ path, valid: true }))
  }
  const paths: DecodedPath[] = []
  let start = 0
  while (start < bytes.length) {
    const end = bytes.indexOf(0, start)
    const stop = end === -1 ? bytes.length : end
    paths.push(decodePath(bytes.subarray(start, stop)))
    start = stop + 1
  }
  return paths
}

/** Decodes one name. */
export function decodePath(bytes: Buffer): DecodedPath {
  if (isUtf8(bytes)) return { path: bytes.toString('utf8'), valid: true }
  const path = bytes
    .toString('latin1')
    .replace(/[\x80-\xff]/g, (character) => `\\x${character.charCodeAt(0).toString(16)}`)
  return { path, valid: false }
}

/** Splits text at NULs; the last NUL ends the last piece. */
function splitNul(text: string): string[] {
  const pieces = text.split('\0')
  if (pieces.at(-1) === '') pieces.pop()
  return pieces
}

/** Sorts in place by path, in code-unit order. */
export function sortByPath<T extends { readonly path: string }>(items: T[]): T[] {
  return items.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
}
