import type { Pointer } from './place.ts'

/** Writes segments as a JSON Pointer (RFC 6901): `['a/b', '0']` gives `/a~1b/0`; no segments give the empty text. */
export function formatPointer(pointer: Pointer): string {
  let text = ''
  for (const segment of pointer) text += `/${segment.replaceAll('~', '~0').replaceAll('/', '~1')}`
  return text
}

/** Segments of a JSON Pointer (RFC 6901), unescaped; null if the text is not one. */
export function parsePointer(text: string): Pointer | null {
  if (text === '') return []
  if (!text.startsWith('/') || /~(?![01])/.test(text)) return null
  return text
    .slice(1)
    .split('/')
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'))
}
