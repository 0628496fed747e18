import type { SignatureFormat } from '../../facts/types.ts'
import type { Reading, Source } from '../reader.ts'
import { blankSignature } from './blank.ts'

/** What is recognised and not verified: what is said of it. */
const DETACHED = {
  'cosign-bundle': 'a signature bundle of cosign before version 3',
  openpgp: 'an OpenPGP signature',
  ssh: 'an SSH signature',
  minisign: 'a minisign signature',
  'detached-signature': 'a detached signature',
} as const satisfies Partial<Record<SignatureFormat, string>>

export type DetachedFormat = keyof typeof DETACHED

/** A signature of a format that Modelward does not verify. */
export function detachedSignature({ path, exists }: Source, format: DetachedFormat): Reading {
  const reason = `It is ${DETACHED[format]}, and Modelward does not verify that format.`
  const file = signedFile(path, exists)
  const subjects = file === null ? [] : [{ name: file, file, algorithm: '', digest: '' }]
  const value = { ...blankSignature(path, format), reason, subjects }
  const start = { line: 1, column: 1, end_line: 1, end_column: 1 }
  return { records: [{ into: 'signatures', value, signed: null, locate: async () => start }], unread: [] }
}

/** `model.onnx.sigstore.json` signs `model.onnx`: the longest name before an ending that is there. */
export function signedFile(path: string, exists: (path: string) => boolean): string | null {
  let name = path
  for (let dot = name.lastIndexOf('.'); dot > name.lastIndexOf('/') + 1; dot = name.lastIndexOf('.')) {
    name = name.slice(0, dot)
    if (exists(name)) return name
  }
  return null
}
