import { createHash } from 'node:crypto'
import type { Component, VerificationCode } from '../../../facts/types.ts'

/**
 * Compares a package's verification code (SPDX 2.3, 7.9) with the SHA-1s that the same document records of the
 * package's files: sorted, joined and hashed once more. It shows that the document agrees with itself and says nothing
 * of the bytes.
 */
export function withAgreement(code: VerificationCode, files: readonly Component[]): VerificationCode {
  const excluded = new Set(code.excluded_files.map((name) => name.replace(/^\.\//, '')))
  const counting = files.filter(({ name }) => !excluded.has(name))
  const digests = counting.flatMap(
    ({ hashes }) => hashes.find(({ algorithm }) => algorithm === 'sha1')?.value ?? [],
  )
  if (digests.length === 0 || digests.length < counting.length) return code
  const computed = createHash('sha1').update(digests.sort().join('')).digest('hex')
  return { ...code, agrees: computed === code.value }
}
