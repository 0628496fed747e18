import { type Candidate, HEAD_LENGTH, type Source } from '../../src/artifacts/reader.ts'

export function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content
}

export function candidate(path: string, content: string | Uint8Array, size?: number): Candidate {
  const bytes = bytesOf(content)
  return { path, size: size ?? bytes.length, head: bytes.subarray(0, HEAD_LENGTH) }
}

/** `files` are the other paths of the tree; `contents` is what stands in those that are read. */
export function source(
  path: string,
  content: string | Uint8Array,
  format: string,
  files: readonly string[] = [],
  contents: Readonly<Record<string, string>> = {},
): Source {
  const bytes = bytesOf(content)
  return {
    path,
    size: bytes.length,
    format,
    bytes,
    exists: (other) => other === path || files.includes(other),
    readOther: async (other) => (Object.hasOwn(contents, other) ? bytesOf(contents[other] ?? '') : null),
  }
}
