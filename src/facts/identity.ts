import type { Pointer } from '../documents/place.ts'

/** What tells the elements of a list apart, in the order of trust; a list whose elements have none of these keeps its indexes. */
const KEYS = ['id', 'path', 'ref', 'purl', 'manifest', 'name', 'metric', 'type'] as const
/** Lists whose elements take more than one key to tell apart. */
const COMPOSITE: Readonly<Record<string, readonly string[]>> = {
  checksums: ['manifest', 'subject', 'algorithm'],
  components: ['purl', 'group', 'name', 'version'],
  unread: ['path', 'message'],
  errors: ['pointer', 'message'],
}

/**
 * Rewrites a pointer into the facts document so that it does not change when elements are added, removed or
 * reordered: each list index becomes what identifies the element. `/model_cards/3/license` becomes
 * `/model_cards/[README.md]/license`. Elements that look alike are told apart by their number among their likes.
 */
export function stablePointer(document: unknown, pointer: Pointer): string {
  let node: unknown = document
  let list = ''
  let result = ''
  for (const segment of pointer) {
    if (Array.isArray(node)) {
      const index = Number(segment)
      result += `/${elementIdentity(node, index, list)}`
      node = node[index]
      continue
    }
    result += `/${segment}`
    list = segment
    node = isObject(node) && Object.hasOwn(node, segment) ? node[segment] : undefined
  }
  return result
}

function elementIdentity(elements: readonly unknown[], index: number, list: string): string {
  const own = identityOf(elements[index], list)
  if (own === null) return String(index)
  let before = 0
  for (let i = 0; i < index; i++) if (identityOf(elements[i], list) === own) before++
  return before === 0 ? `[${own}]` : `[${own}]#${before}`
}

function identityOf(element: unknown, list: string): string | null {
  if (typeof element === 'string' || typeof element === 'number') return String(element)
  if (!isObject(element)) return null
  const keys = Object.hasOwn(COMPOSITE, list) ? COMPOSITE[list] : undefined
  if (keys) return keys.map((key) => String(element[key] ?? '')).join(' ')
  for (const key of KEYS) {
    const value = element[key]
    if (typeof value === 'string' && value !== '') return value
  }
  return null
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
