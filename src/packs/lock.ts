import type { ValidationError } from 'validator:modelward-lock'
import validate from 'validator:modelward-lock'
import { schemaFaults } from '../artifacts/schema-faults.ts'
import { LOCK_NAME } from '../config/load.ts'
import { parseJson } from '../documents/json.ts'
import { decodeText } from '../documents/text.ts'
import { type ErrorPlace, UserError } from '../errors.ts'
import { byCodeUnit } from '../facts/paths.ts'
import {
  formatReference,
  type PackReference,
  parseAnyReference,
  parsePackReference,
  type UnpinnedReference,
} from './reference.ts'
import type { LockedPack, LockFile } from './types.ts'

const MEND = 'Write it anew with modelward policy lock.'

/** A lock, and where in its file each pack stands. */
export interface Lock {
  readonly packs: ReadonlyMap<string, LockedPack>
  /** For messages. */
  readonly path: string
  readonly locate: (reference: string) => ErrorPlace
}

/** Where there is no lock file yet. */
export function emptyLock(path = LOCK_NAME): Lock {
  return { packs: new Map(), path, locate: () => ({ path }) }
}

/**
 * Reads `modelward.lock`.
 * @throws {UserError} PACK with path, line and column, for the first thing that is wrong.
 */
export function parseLock(path: string, bytes: Uint8Array): Lock {
  const { text, problems } = decodeText(bytes)
  const document = parseJson(text)
  const [problem] = [...problems, ...document.problems]
  if (problem) {
    const { line, column } = document.lines.position(problem.offset)
    throw new UserError('PACK', `${problem.message} ${MEND}`, { place: { path, line, column } })
  }
  const { value } = document
  if (!isLock(value)) throw invalid(path, validate.errors ?? [], value, (at) => document.span(at))
  const locate = (reference: string) => {
    const { line, column } = document.keySpan(['packs', reference])
    return { path, line, column }
  }
  return { packs: new Map(Object.entries(value.packs)), path, locate }
}

function isLock(value: unknown): value is LockFile {
  return validate(value)
}

type SpanOf = (pointer: readonly string[]) => { line: number; column: number }

function invalid(path: string, errors: readonly ValidationError[], value: unknown, span: SpanOf): UserError {
  const [fault] = schemaFaults(errors, value, { document: LOCK_NAME, limit: 1 })
  if (fault === undefined)
    return new UserError('PACK', `${LOCK_NAME} is not valid. ${MEND}`, { place: { path } })
  const { line, column } = span(fault.pointer)
  return new UserError('PACK', `${fault.message} ${MEND}`, { place: { path, line, column } })
}

/** The text of `modelward.lock`: the same packs give the same bytes. */
export function lockText(packs: ReadonlyMap<string, LockedPack>): string {
  const sorted = [...packs].sort(([a], [b]) => byCodeUnit(a, b))
  const file: LockFile = { lock_version: '1', packs: Object.fromEntries(sorted) }
  return `${JSON.stringify(file, null, 2)}\n`
}

/**
 * What a pinned reference stands for.
 * @throws {UserError} PACK if the lock says something else than the reference itself: who reads the one must not be
 * misled by the other.
 */
export function resolvedReference(reference: string, { resolved }: LockedPack, lock: Lock): PackReference {
  const [named, pinned] = [parseAnyReference(reference), parsePackReference(resolved)]
  const isMoving = named.kind === 'git-ref' || named.kind === 'oci-tag'
  const isSame = isMoving
    ? placeOf(named) === placeOf(pinned)
    : formatReference(named) === formatReference(pinned)
  if (isSame) return pinned
  throw new UserError(
    'PACK',
    `${lock.path} pins ${reference} to ${resolved}, which is another place. ${MEND}`,
    {
      place: lock.locate(reference),
    },
  )
}

/** Without the branch, tag or digest. */
function placeOf(reference: PackReference | UnpinnedReference): string {
  switch (reference.kind) {
    case 'folder':
    case 'bundle':
      return reference.path
    case 'git':
    case 'git-ref':
      return `git+${reference.url}#${reference.directory}`
    case 'oci':
    case 'oci-tag':
      return `oci://${reference.registry}/${reference.repository}`
  }
}
