import type { PolicySet } from '../config/policies.ts'
import type { LoadedPack } from '../policy/load-packs.ts'
import type { Rule } from '../policy/types.ts'
import type { PolicyFile } from './files.ts'

/** Policies on conftest's terms, ready to be evaluated: `pack` has the rules of their namespaces alone, and their data. */
export interface ConftestPack extends LoadedPack {
  readonly set: PolicySet
  /** What they judge; none where their input is the facts. */
  readonly files: readonly PolicyFile[]
  /** Rules of other namespaces, which nobody asks. */
  readonly off: readonly Rule[]
}

export function isConftestPack(pack: LoadedPack): pack is ConftestPack {
  return 'set' in pack
}

/** Does it judge files, and not the facts? */
export function judgesFiles(pack: LoadedPack): boolean {
  return isConftestPack(pack) && pack.set.files !== null
}

/** The files that any of the packs judges. */
export function judgedFilesOf(packs: readonly LoadedPack[]): readonly PolicyFile[] {
  return packs.filter(isConftestPack).flatMap(({ files }) => files)
}

/** Rules of namespaces that nobody asks, with the names of their packs. */
export function rulesNotAsked(packs: readonly LoadedPack[]): readonly { id: string; pack: string }[] {
  return packs
    .filter(isConftestPack)
    .flatMap(({ pack, off }) => off.map(({ id }) => ({ id, pack: pack.name })))
}
