import type { Place } from '../../documents/place.ts'
import { parsePointer } from '../../documents/pointer.ts'
import { isRecord, isString } from '../../policy/guards.ts'
import type { Placer } from '../../verdict/placer.ts'
import type { LintModule } from './modules.ts'

/** Places of what lints point at: `/modules/0/ast/rules/2/body/1`. */
export interface LintPlacer extends Placer {
  placeOf(pointer: string): Place
}

/** @param texts Text of each file by its path. */
export function lintPlacer(modules: readonly LintModule[], texts: ReadonlyMap<string, string>): LintPlacer {
  const lines = new Map<string, readonly string[]>()

  function lineOf(file: string, row: number): string {
    const known = lines.get(file) ?? (texts.get(file) ?? '').split('\n')
    lines.set(file, known)
    return known[row - 1] ?? ''
  }

  function placeOf(pointer: string): Place {
    const { file, row, column } = locate(modules, pointer)
    const end = Math.max(column + 1, lineOf(file, row).trimEnd().length + 1)
    return { path: file, line: row, column, end_line: row, end_column: end }
  }

  return {
    placeOf,
    place: async (pointer) => placeOf(pointer),
    stablePointer(pointer) {
      const { file, rule } = locate(modules, pointer)
      return `${file}#${rule}`
    },
  }
}

interface Located {
  file: string
  row: number
  column: number
  /** Name of the definition; empty outside of one. */
  rule: string
}

/** The last node on the way that has a place. */
function locate(modules: readonly LintModule[], pointer: string): Located {
  const found: Located = { file: '', row: 1, column: 1, rule: '' }
  let node: unknown = { modules }
  for (const part of parsePointer(pointer) ?? []) {
    node = memberOf(node, part)
    if (!isRecord(node)) continue
    if (isString(node.file)) found.file = node.file
    if (isRecord(node.head)) found.rule = nameOf(node.head)
    const { location } = node
    if (isRecord(location) && typeof location.row === 'number' && typeof location.col === 'number') {
      found.row = location.row
      found.column = location.col
    }
  }
  return found
}

function memberOf(node: unknown, part: string): unknown {
  if (Array.isArray(node)) return node[Number(part)]
  return isRecord(node) && Object.hasOwn(node, part) ? node[part] : undefined
}

function nameOf({ ref }: Record<string, unknown>): string {
  const first: unknown = Array.isArray(ref) ? ref[0] : undefined
  return isRecord(first) && isString(first.value) ? first.value : ''
}
