import { closeSync, lstatSync, openSync, readSync } from 'node:fs'
import { parseJson, parseJsonLines } from '../documents/json.ts'
import { decodeText } from '../documents/text.ts'
import { UserError } from '../errors.ts'
import type { Progress } from '../repository/tree.ts'
import type { Chunks } from './artifact.ts'
import { type Comparison, compareModel, hashAlgorithm } from './compare.ts'
import { MalformedSignature, readContent, type SignedContent } from './content.ts'
import { digestParts, listModel } from './model-files.ts'
import { isModelStatement, type ModelManifest, readModel } from './model-signing.ts'
import { IN_TOTO_PAYLOAD, parseStatement, type Statement } from './statement.ts'
import type { Trust } from './trust.ts'
import { type Verdict, verifySignature } from './verify.ts'

export interface VerifyModelOptions {
  readonly trust: Trust
  readonly time: Date
  readonly ignorePaths: readonly string[]
  readonly ignoreUnsigned: boolean
  readonly hashWorker: URL
  readonly progress?: Progress
}

/** What was found of one signature and the files that it is over. */
export interface Verification {
  /** The signature is by somebody who is trusted, and the files are those that were signed. */
  readonly verified: boolean
  readonly verdict: Verdict
  /** Null where the signature says nothing that could be compared. */
  readonly comparison: Comparison | null
  readonly predicateType: string | null
  readonly model: ModelManifest | null
}

/** Signatures of one file. */
const LINE_LIMIT = 1_000

const NOTHING: Comparison = { same: [], changed: [], missing: [], added: [], refused: [] }

/**
 * Verifies a model, a folder or a file on disk against a signature file. Of several signatures in the file the first
 * that holds counts, else the first.
 * @throws {UserError} PATH if the root is not there, ARGUMENT if the file holds no signature
 */
export async function verifyModel(
  root: string,
  bytes: Uint8Array,
  options: VerifyModelOptions,
): Promise<Verification> {
  let first: Verification | undefined
  for (const value of signaturesIn(bytes)) {
    const verification = await verifyOne(root, value, options)
    if (verification.verified) return verification
    first ??= verification
  }
  if (first === undefined)
    throw new UserError(
      'ARGUMENT',
      'The signature file is no JSON: it holds no Sigstore bundle and no DSSE envelope.',
    )
  return first
}

function signaturesIn(bytes: Uint8Array): readonly unknown[] {
  const { text } = decodeText(bytes)
  const { value } = parseJson(text)
  if (value !== undefined) return [value]
  const lines = parseJsonLines(text).value
  return Array.isArray(lines) ? lines.slice(0, LINE_LIMIT) : []
}

async function verifyOne(root: string, value: unknown, options: VerifyModelOptions): Promise<Verification> {
  let signed: SignedContent
  let statement: Statement | null
  let model: ModelManifest | null
  try {
    signed = readContent(value)
    const { body } = signed
    statement =
      body.kind === 'envelope' && body.payloadType === IN_TOTO_PAYLOAD ? parseStatement(body.payload) : null
    model = statement !== null && isModelStatement(statement) ? readModel(statement) : null
  } catch (error) {
    if (!(error instanceof MalformedSignature)) throw error
    const verdict: Verdict = {
      status: 'malformed',
      reason: error.message,
      signer: null,
      signed_at: [],
      transparency_log: [],
      by: null,
    }
    return { verified: false, verdict, comparison: null, predicateType: null, model: null }
  }
  const { trust, time } = options
  const chunks = signed.body.kind === 'message' ? contentOf(root) : null
  const verdict = verifySignature(signed, { trust, time, chunks })
  const predicateType = statement?.predicateType ?? null
  // Whose word it is comes first: gigabytes are not hashed for a stranger's.
  if (verdict.status !== 'verified')
    return { verified: false, verdict, comparison: null, predicateType, model }
  const comparison = await compared(root, statement, model, options)
  const { same, changed, missing, added, refused } = comparison
  const faults =
    changed.length + missing.length + refused.length + (options.ignoreUnsigned ? 0 : added.length)
  return { verified: faults === 0 && same.length > 0, verdict, comparison, predicateType, model }
}

async function compared(
  root: string,
  statement: Statement | null,
  model: ModelManifest | null,
  options: VerifyModelOptions,
): Promise<Comparison> {
  if (model !== null) {
    const comparison = await compareModel(root, model, options)
    if (!options.ignoreUnsigned) return comparison
    // What is no file of the model and cannot be read is not signed either.
    const signed = new Set(model.resources.map(({ path }) => path))
    return { ...comparison, refused: comparison.refused.filter(({ path }) => signed.has(path)) }
  }
  return statement === null ? { ...NOTHING, same: ['.'] } : compareSubjects(root, statement, options)
}

/**
 * Compares with the subjects of a statement that is about no model: a file with any of them, as their names are
 * whatever the builder calls them; a folder with all that have names of files in it.
 */
async function compareSubjects(
  root: string,
  { subjects }: Statement,
  options: VerifyModelOptions,
): Promise<Comparison> {
  const { files } = listModel(root, () => false)
  const there = new Map(files.map((file) => [file.path, file]))
  const alone = there.get('.')
  const parts = subjects.flatMap(({ name, algorithm: called, digest }) => {
    const [file, algorithm] = [alone ?? there.get(name), hashAlgorithm(called)]
    return file === undefined || algorithm === undefined ? [] : [{ file, algorithm, digest }]
  })
  const unique = [...new Map(parts.map((part) => [`${part.file.path}\0${part.algorithm}`, part])).values()]
  const digests = await digestParts(unique, options)
  const actual = new Map(
    unique.map(({ file, algorithm }, index) => [`${file.path}\0${algorithm}`, digests[index]]),
  )
  const holds = parts.filter(
    ({ file, algorithm, digest }) => actual.get(`${file.path}\0${algorithm}`) === digest,
  )
  const same = new Set(holds.map(({ file }) => file.path))
  if (alone !== undefined) return { ...NOTHING, same: [...same], changed: same.size > 0 ? [] : ['.'] }
  const changed = parts.filter((part) => !holds.includes(part)).map(({ file }) => file.path)
  const missing = subjects.map(({ name }) => name).filter((name) => !there.has(name))
  return {
    ...NOTHING,
    same: [...same].filter((path) => !changed.includes(path)),
    changed: [...new Set(changed)].sort(),
    missing: [...new Set(missing)].sort(),
  }
}

const CHUNK_BYTES = 1024 * 1024

/** The bytes of the file that a detached signature is over; null for a folder. */
function contentOf(path: string): Chunks | null {
  const stats = lstatSync(path, { throwIfNoEntry: false })
  if (stats?.isDirectory()) return null
  return function* () {
    const descriptor = openSync(path, 'r')
    try {
      for (;;) {
        const chunk = Buffer.allocUnsafe(CHUNK_BYTES)
        const count = readSync(descriptor, chunk, 0, chunk.length, null)
        if (count === 0) return
        yield chunk.subarray(0, count)
      }
    } finally {
      closeSync(descriptor)
    }
  }
}
