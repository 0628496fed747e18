import type { Pointer } from '../../../documents/place.ts'
import type {
  AffectedComponent,
  Rating,
  Vulnerability,
  VulnerabilityAnalysis,
  VulnerabilityStatus,
} from '../../../facts/types.ts'
import { isMapping, listOf, member, textOf } from '../../data.ts'
import { tellingText } from '../../placeholder-value.ts'
import { type Kept, keep, sourceIndex, valuesOf } from '../values.ts'

/** CycloneDX's states of an analysis (1.4, `impactAnalysisState`) in the words of all VEX formats. */
const STATUS: ReadonlyMap<string, VulnerabilityStatus> = new Map([
  ['resolved', 'fixed'],
  ['resolved_with_pedigree', 'fixed'],
  ['exploitable', 'affected'],
  ['in_triage', 'under_investigation'],
  ['false_positive', 'not_affected'],
  ['not_affected', 'not_affected'],
])

/** The `vulnerabilities` of a BOM, since CycloneDX 1.4; a BOM that has nothing else is a VEX document. */
export function vulnerabilitiesOf(bom: unknown): Kept<Vulnerability>[] {
  return keep(listOf(member(bom, 'vulnerabilities')), (entry) =>
    isMapping(entry) ? readVulnerability(entry) : null,
  )
}

function readVulnerability(entry: unknown): Vulnerability {
  return {
    ref: textOf(member(entry, 'bom-ref')),
    id: tellingText(member(entry, 'id')),
    aliases: listOf(member(entry, 'references')).flatMap(
      (reference) => tellingText(member(reference, 'id')) ?? [],
    ),
    source: sourceName(member(entry, 'source')),
    description: tellingText(member(entry, 'description')),
    ratings: valuesOf(ratingsOf(entry)),
    cwes: listOf(member(entry, 'cwes')).filter((cwe) => typeof cwe === 'number'),
    published: textOf(member(entry, 'published')),
    updated: textOf(member(entry, 'updated')),
    recommendation: tellingText(member(entry, 'recommendation')),
    analysis: readAnalysis(member(entry, 'analysis')),
    affects: valuesOf(affectsOf(entry)),
  }
}

function sourceName(source: unknown): string | null {
  return tellingText(member(source, 'name')) ?? tellingText(member(source, 'url'))
}

export function ratingsOf(vulnerability: unknown): Kept<Rating>[] {
  return keep(listOf(member(vulnerability, 'ratings')), (rating) => {
    if (!isMapping(rating)) return null
    const score = member(rating, 'score')
    return {
      source: sourceName(member(rating, 'source')),
      method: textOf(member(rating, 'method')),
      score: typeof score === 'number' && Number.isFinite(score) ? score : null,
      severity: textOf(member(rating, 'severity')),
      vector: textOf(member(rating, 'vector')),
    }
  })
}

function readAnalysis(analysis: unknown): VulnerabilityAnalysis | null {
  if (!isMapping(analysis)) return null
  const state = textOf(member(analysis, 'state'))
  return {
    status: STATUS.get(state ?? '') ?? null,
    state,
    justification: textOf(member(analysis, 'justification')),
    responses: listOf(member(analysis, 'response')).flatMap((response) => textOf(response) ?? []),
    detail: tellingText(member(analysis, 'detail')),
    first_issued: textOf(member(analysis, 'firstIssued')),
    last_updated: textOf(member(analysis, 'lastUpdated')),
  }
}

export function affectsOf(vulnerability: unknown): Kept<AffectedComponent>[] {
  return keep(listOf(member(vulnerability, 'affects')), (target) => {
    const ref = textOf(member(target, 'ref'))
    if (ref === null) return null
    const versions = listOf(member(target, 'versions')).map((entry) => ({
      version: textOf(member(entry, 'version')),
      range: textOf(member(entry, 'range')),
      // The schema's default.
      status: textOf(member(entry, 'status')) ?? 'affected',
    }))
    // Which component it is only the whole document of facts can tell: the ref may lead to another SBOM.
    return { ref, component: null, versions }
  })
}

/** Where a field of a vulnerability of the record stands in the file's. */
export function vulnerabilityField(entry: unknown, field: string | undefined, rest: Pointer): Pointer {
  const keys: Readonly<Record<string, string>> = {
    state: 'state',
    status: 'state',
    responses: 'response',
    first_issued: 'firstIssued',
    last_updated: 'lastUpdated',
  }
  const [first = '', ...within] = rest
  switch (field) {
    case undefined:
      return []
    case 'ref':
      return ['bom-ref']
    case 'aliases':
      return ['references']
    case 'ratings':
      return ['ratings', ...sourceIndex(ratingsOf(entry), rest), ...within]
    case 'affects':
      return [
        'affects',
        ...sourceIndex(affectsOf(entry), rest),
        ...(within[0] === 'component' ? ['ref'] : within),
      ]
    case 'analysis':
      return [
        'analysis',
        ...(Object.hasOwn(keys, first) ? [keys[first] ?? first] : rest.slice(0, 1)),
        ...within,
      ]
    default:
      return [field, ...rest]
  }
}
