import type { ArtifactRecord } from '../artifacts/reader.ts'
import type { Signature } from '../facts/types.ts'
import { type Tree, TreeError } from '../repository/tree.ts'
import type { Chunks } from './artifact.ts'
import type { SignedContent } from './content.ts'
import type { Trust } from './trust.ts'
import { type Verdict, verifySignature } from './verify.ts'

export interface VerifyRecordsOptions {
  readonly tree: Pick<Tree, 'read'>
  readonly trust: Trust
  /** RFC 3339; undefined where no time is given. */
  readonly time: string | undefined
}

/** The largest file whose detached signature is verified with the facts: all of it is in memory then. */
const FILE_LIMIT = 256 * 1024 * 1024

/** The records with what was found of each signature. */
export async function verifyRecords(
  records: readonly ArtifactRecord[],
  { tree, trust, time }: VerifyRecordsOptions,
): Promise<ArtifactRecord[]> {
  const options = { trust, time: time === undefined ? null : new Date(time) }
  const verified: ArtifactRecord[] = []
  for (const record of records) {
    if (record.into !== 'signatures' || record.signed === null) {
      verified.push(record)
      continue
    }
    const { by, ...found } = await verdictOf(record.signed, record.value, tree, options)
    verified.push({ ...record, value: { ...record.value, ...found } })
  }
  return verified
}

async function verdictOf(
  signed: SignedContent,
  { subjects: [subject] }: Signature,
  tree: Pick<Tree, 'read'>,
  options: { trust: Trust; time: Date | null },
): Promise<Verdict> {
  if (signed.body.kind !== 'message' || subject?.file == null) {
    return verifySignature(signed, { ...options, chunks: null })
  }
  let chunks: Chunks
  try {
    const bytes = await tree.read(subject.file, FILE_LIMIT)
    chunks = () => [bytes]
  } catch (error) {
    if (!(error instanceof TreeError)) throw error
    const verdict = verifySignature(signed, { ...options, chunks: null })
    const reason = `${subject.file} cannot be read: ${error.message} modelward verify takes files of any size.`
    return { ...verdict, reason }
  }
  return verifySignature(signed, { ...options, chunks })
}
