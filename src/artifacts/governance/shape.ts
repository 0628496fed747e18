import type { Pointer } from '../../documents/place.ts'

/** What a manifest may hold, without what only its schema checks. Made by build/manifests.mjs. */
export type Shape =
  | { readonly kind: 'text' | 'date' | 'link' | 'flag' | 'number' }
  | { readonly kind: 'choice'; readonly of: readonly unknown[] }
  | { readonly kind: 'list' | 'map'; readonly of: Shape }
  | { readonly kind: 'record'; readonly keys: Readonly<Record<string, Shape>> }

/** Keys that the record at a place of the file may have; none where no record is. */
export function keysAt(shape: Shape, pointer: Pointer): readonly string[] {
  let current: Shape | undefined = shape
  for (const segment of pointer) {
    if (current === undefined) return []
    if (current.kind === 'list' || current.kind === 'map') current = current.of
    else current = current.kind === 'record' ? own(current.keys, segment) : undefined
  }
  return current?.kind === 'record' ? Object.keys(current.keys) : []
}

function own<Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}
