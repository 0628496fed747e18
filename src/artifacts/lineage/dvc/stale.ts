import type { StaleEntry } from '../../../facts/types.ts'
import { isMapping, listOf, type Mapping, member, textOf } from '../../data.ts'
import { commandOf } from './lock.ts'
import { lookUp } from './template.ts'

/** Differences of one stage that are told. */
const ENTRIES_LIMIT = 100

/** What a stage declares that can be held against its entry in dvc.lock, paths as they are written. */
export interface Declared {
  command: string | null
  inputs: readonly string[]
  outputs: readonly string[]
  /** By the file as it is written: the keys, none for all of them, and what the file holds now. */
  parameters: ReadonlyMap<string, { keys: readonly string[]; values: Mapping | null }>
}

/** How a stage differs from what `dvc repro` last ran, as `dvc status` tells it; the bytes of files are not compared here. */
export function staleEntries(declared: Declared, entry: unknown): StaleEntry[] {
  const found: StaleEntry[] = []
  const add = (kind: StaleEntry['kind'], name: string | null, change: StaleEntry['change']) => {
    const isTemplate = name?.includes('${') ?? false
    if (found.length < ENTRIES_LIMIT && !isTemplate) found.push({ kind, name, change })
  }
  const command = commandOf(member(entry, 'cmd'))
  if (command !== declared.command && !declared.command?.includes('${')) add('command', null, 'changed')
  for (const [kind, side, names] of [
    ['input', 'deps', declared.inputs],
    ['output', 'outs', declared.outputs],
  ] as const) {
    const locked = new Set(listOf(member(entry, side)).flatMap((item) => textOf(member(item, 'path')) ?? []))
    const now = new Set(names)
    for (const name of now) if (!locked.has(name)) add(kind, name, 'added')
    for (const name of locked) if (!now.has(name)) add(kind, name, 'removed')
  }
  for (const [file, { keys, values }] of declared.parameters) {
    if (values === null) continue
    const locked = member(entry, 'params', file)
    const known = isMapping(locked) ? locked : {}
    for (const key of keys.length > 0 ? keys : Object.keys(values)) {
      const name = `${file}:${key}`
      const value = lookUp(key, [values])
      const before = Object.hasOwn(known, key) ? known[key] : undefined
      if (before === undefined && value !== undefined) add('parameter', name, 'added')
      else if (before !== undefined && value === undefined) add('parameter', name, 'removed')
      else if (JSON.stringify(before) !== JSON.stringify(value)) add('parameter', name, 'changed')
    }
  }
  return found
}
