import { baseName } from '../paths.ts'
import { peekJson } from '../peek.ts'
import type { ArtifactReader, Candidate } from '../reader.ts'
import { readMlSystem } from './read.ts'

/** Hundreds of times what the manifest of a large system has. */
const SIZE_LIMIT = 1024 * 1024

const NAME = /^ml-system\.ya?ml$/i

/** Keys of `MlSystemFile`; the tests hold them against the published schema. */
export const ML_SYSTEM_KEYS = [
  'id',
  'owner',
  'role',
  'intended_purpose',
  'risk_tier',
  'risk_tier_rationale',
  'people_affecting',
  'personal_data',
  'phi',
  'generative',
  'agentic',
  'exposure',
  'commercial_use',
  'jurisdictions',
  'frameworks',
  'third_party_models',
  'datasets',
] as const

const KNOWN_KEY = new RegExp(`^\\uFEFF?["']?(?:${ML_SYSTEM_KEYS.join('|')})["']?\\s*:`, 'm')

/** `ml-system.yml`, anywhere in the tree. */
export const governance: ArtifactReader = {
  kind: 'governance',
  title: 'ml-system.yml',
  specifications: ['https://modelward.dev/schemas/ml-system.schema.json'],
  limit: SIZE_LIMIT,
  mayBe(path) {
    return NAME.test(baseName(path))
  },
  recognise,
  read: readMlSystem,
}

/** The name is ours, the content has to be too: another tool may use the same name. */
function recognise({ path, head }: Candidate): string | null {
  if (!NAME.test(baseName(path))) return null
  const keys = peekJson(head)?.keys
  if (keys !== undefined) return ML_SYSTEM_KEYS.some((key) => keys.has(key)) ? 'ml-system' : null
  const utf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
  const text = new TextDecoder(utf16 ? (head[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(head)
  return KNOWN_KEY.test(text) ? 'ml-system' : null
}
