import { isMapping } from '../artifacts/data.ts'
import type { Pointer } from '../documents/place.ts'

/** What tells the elements of a list apart, in the order of trust; a list whose elements have none of these keeps its indexes. */
const KEYS = ['id', 'path', 'ref', 'purl', 'manifest', 'name', 'metric', 'type'] as const
/** Lists whose elements take more than one key to tell apart. */
const COMPOSITE: Readonly<Record<string, readonly string[]>> = {
  checksums: ['manifest', 'subject', 'algorithm'],
  components: ['purl', 'group', 'name', 'version'],
  unread: ['path', 'message'],
  edges: ['from', 'relation', 'to'],
  cycles: ['nodes'],
  gaps: ['kind', 'node'],
  orphans: ['node'],
  errors: ['pointer', 'message'],
}

/**
 * Rewrites a pointer into the facts document so that it does not change when elements are added, removed or
 * reordered: each list index becomes what identifies the element. `/model_cards/3/license` becomes
 * `/model_cards/[README.md]/license`. Elements that look alike are told apart by their number among their likes.
 * `known` keeps what was worked out for a list, for further pointers into the same document.
 */
export function stablePointer(
  document: unknown,
  pointer: Pointer,
  known: KnownIdentities = new WeakMap(),
): string {
  let node: unknown = document
  let list = ''
  let result = ''
  for (const segment of pointer) {
    if (Array.isArray(node)) {
      const index = Number(segment)
      result += `/${elementIdentity(node, index, list, known)}`
      node = node[index]
      continue
    }
    result += `/${segment}`
    list = segment
    node = isMapping(node) && Object.hasOwn(node, segment) ? node[segment] : undefined
  }
  return result
}

/** The identities of the elements of each list that was asked for. */
export type KnownIdentities = WeakMap<readonly unknown[], readonly string[]>

function elementIdentity(
  elements: readonly unknown[],
  index: number,
  list: string,
  known: KnownIdentities,
): string {
  const identities = known.get(elements) ?? identitiesOf(elements, list)
  known.set(elements, identities)
  return identities[index] ?? String(index)
}

function identitiesOf(elements: readonly unknown[], list: string): string[] {
  const seen = new Map<string, number>()
  return elements.map((element, index) => {
    const own = identityOf(element, list)
    if (own === null) return String(index)
    const before = seen.get(own) ?? 0
    seen.set(own, before + 1)
    return before === 0 ? `[${own}]` : `[${own}]#${before}`
  })
}

function identityOf(element: unknown, list: string): string | null {
  if (typeof element === 'string' || typeof element === 'number') return String(element)
  if (!isMapping(element)) return null
  const keys = Object.hasOwn(COMPOSITE, list) ? COMPOSITE[list] : undefined
  if (keys) return keys.map((key) => String(element[key] ?? '')).join(' ')
  for (const key of KEYS) {
    const value = element[key]
    if (typeof value === 'string' && value !== '') return value
  }
  return null
}
