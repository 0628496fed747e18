import { latin1 } from '../model-file/bytes.ts'
import { peekJson } from '../peek.ts'
import type { ArtifactReader, Candidate } from '../reader.ts'

export const TOOLKIT_FORMAT = 'model-card-toolkit'

/** Graphics are in the card as base64; twenty large ones are no more than this. */
const SIZE_LIMIT = 64 * 1024 * 1024

const PARTS = ['model_parameters', 'quantitative_analysis', 'considerations', 'schema_version']

/** JSON cards of Google's Model Card Toolkit, and of the tools that took its form (Intel's model card generator). */
export const modelCardToolkit: ArtifactReader = {
  kind: 'model-card',
  title: 'Model Card Toolkit',
  specifications: [
    'https://github.com/tensorflow/model-card-toolkit/tree/main/model_card_toolkit/schema',
    'https://github.com/intel/intel-xai-tools/tree/main/model_card_gen',
  ],
  limit: SIZE_LIMIT,
  mayBe: (path) => /\.json$/i.test(path),
  recognise: (candidate) => (isToolkitCard(candidate) ? TOOLKIT_FORMAT : null),
  read: async (source) => (await import('./read.ts')).readToolkitCard(source),
}

/** A large graphic in `model_details` may push every other key out of the head: then its own keys tell. */
function isToolkitCard({ head }: Candidate): boolean {
  const peek = peekJson(head)
  if (peek?.shape !== 'object' || !peek.keys.has('model_details')) return false
  if (PARTS.some((part) => peek.keys.has(part))) return true
  return !peek.complete && /"(?:overview|owners|licenses|citations)"\s*:/.test(latin1(head))
}
