import { latin1 } from '../../model-file/bytes.ts'
import { extensionOf } from '../../paths.ts'
import { peekJson } from '../../peek.ts'
import type { Candidate } from '../../reader.ts'
import type { LineageFormat } from '../format.ts'

/** Everything that stands at the top of a PROV-JSON document. */
const KEYS: ReadonlySet<string> = new Set(
  (
    'prefix entity activity agent bundle wasGeneratedBy used wasInformedBy wasStartedBy wasEndedBy wasInvalidatedBy ' +
    'wasDerivedFrom wasAttributedTo wasAssociatedWith actedOnBehalfOf wasInfluencedBy specializationOf alternateOf ' +
    'hadMember mentionOf'
  ).split(' '),
)

/** W3C PROV-JSON: what no key but PROV's stands in. */
export const prov: LineageFormat = {
  formats: ['prov-json'],
  specification: 'https://www.w3.org/submissions/prov-json/',
  mayBe: (path) => extensionOf(path) === '.json',
  recognise: (candidate) => (isProv(candidate) ? 'prov-json' : null),
  async read(source) {
    const { readProv } = await import('./read.ts')
    return readProv(source)
  },
}

function isProv({ head }: Candidate): boolean {
  const peek = peekJson(head)
  if (peek?.shape !== 'object') return false
  const entries = [...peek.keys]
  // Each of PROV's keys holds an object: a file of other people may have a text under "prefix" or "agent".
  if (entries.length === 0 || !entries.every(([key, text]) => KEYS.has(key) && text === null)) return false
  if (peek.keys.has('prefix') && entries.length > 1) return true
  return /"prov:|\/ns\/prov#/.test(latin1(head))
}
