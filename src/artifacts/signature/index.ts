import type { ArtifactReader } from '../reader.ts'
import { FORMATS, recogniseSignature } from './formats.ts'

/** A signature over some 100,000 files. */
const SIZE_LIMIT = 64 * 1024 * 1024

const NAMES = /\.(?:json|jsonl|sig|asc|p7s|minisig|sign|sigstore|bundle|intoto|dsse|att|cosign)$/i

/** Signatures and attestations; `src/signatures` verifies them. */
export const signature: ArtifactReader = {
  kind: 'signature',
  title: 'Signature',
  specifications: [
    'https://github.com/ossf/model-signing-spec',
    ...FORMATS.map(({ specification }) => specification),
  ],
  limit: SIZE_LIMIT,
  mayBe: (path) => NAMES.test(path),
  recognise: recogniseSignature,
  read: async (source) => (await import('./read.ts')).readSignatures(source),
}
