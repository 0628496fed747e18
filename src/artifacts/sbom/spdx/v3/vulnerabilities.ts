import type {
  AffectedComponent,
  Rating,
  Vulnerability,
  VulnerabilityAnalysis,
  VulnerabilityStatus,
} from '../../../../facts/types.ts'
import { listOf, member, textOf } from '../../../data.ts'
import { tellingText } from '../../../placeholder-value.ts'
import type { Places } from '../places.ts'
import { agentName } from './component.ts'
import type { Graph, Node, Relationship } from './graph.ts'

/** VEX statements are relationships from a vulnerability (SPDX 3.0.1, Security), by their types. */
const STATUS: ReadonlyMap<string, VulnerabilityStatus> = new Map([
  ['affects', 'affected'],
  ['doesNotAffect', 'not_affected'],
  ['fixedIn', 'fixed'],
  ['underInvestigationFor', 'under_investigation'],
])

const CVSS_METHODS: ReadonlyMap<string, string> = new Map([
  ['security_CvssV2VulnAssessmentRelationship', 'CVSSv2'],
  ['security_CvssV3VulnAssessmentRelationship', 'CVSSv3'],
  ['security_CvssV4VulnAssessmentRelationship', 'CVSSv4'],
])

/** One record for each VEX statement; of a vulnerability without any, one that says what it is associated with. */
export function readVulnerabilities(graph: Graph, places: Places): Vulnerability[] {
  const records: { readonly value: Vulnerability; readonly node: Node }[] = []
  for (const node of graph.ofType('security_Vulnerability')) {
    const known = describe(graph, node)
    const statements = [...STATUS.keys()].flatMap((type) => graph.from(type, node.id))
    for (const statement of statements) {
      const value = { ...known, analysis: analysisOf(statement), affects: affected(statement.to) }
      records.push({ value, node: statement.node })
    }
    if (statements.length > 0) continue
    const holders = graph.to('hasAssociatedVulnerability', node.id).map(({ from }) => from)
    records.push({ value: { ...known, affects: affected([...new Set(holders)]) }, node })
  }
  for (const [index, { node }] of records.entries())
    places.note(['vulnerabilities', String(index)], node.pointer)
  return records.map(({ value }) => value)
}

function describe(graph: Graph, node: Node): Vulnerability {
  const { value } = node
  const ids = listOf(member(value, 'externalIdentifier')).flatMap((each) => {
    const type = textOf(member(each, 'externalIdentifierType')) ?? ''
    const identifier = tellingText(member(each, 'identifier'))
    return identifier === null ? [] : [{ type, identifier }]
  })
  const first = ids.find(({ type }) => type === 'cve') ?? ids[0]
  const id = first?.identifier ?? tellingText(member(value, 'name'))
  return {
    ref: node.id,
    id,
    aliases: [...new Set(ids.map(({ identifier }) => identifier))].filter((other) => other !== id),
    source: null,
    description: tellingText(member(value, 'description')) ?? tellingText(member(value, 'summary')),
    ratings: ratingsOf(graph, node),
    cwes: [],
    published: textOf(member(value, 'security_publishedTime')),
    updated: textOf(member(value, 'security_modifiedTime')),
    recommendation: null,
    analysis: null,
    affects: [],
  }
}

function ratingsOf(graph: Graph, { id }: Node): Rating[] {
  return graph.from('hasAssessmentFor', id).flatMap(({ node: { type, value } }) => {
    const method = CVSS_METHODS.get(type)
    if (method === undefined) return []
    const stated = member(value, 'security_score')
    const score = typeof stated === 'number' ? stated : Number.parseFloat(textOf(stated) ?? '')
    return {
      source: tellingText(agentName(graph, member(value, 'suppliedBy'))),
      method,
      score: Number.isFinite(score) ? score : null,
      severity: textOf(member(value, 'security_severity')),
      vector: textOf(member(value, 'security_vectorString')),
    }
  })
}

function analysisOf({ node: { value } }: Relationship): VulnerabilityAnalysis {
  const state = textOf(member(value, 'relationshipType'))
  const action = tellingText(member(value, 'security_actionStatement'))
  const details = ['security_impactStatement', 'security_statusNotes'].flatMap(
    (key) => tellingText(member(value, key)) ?? [],
  )
  return {
    status: STATUS.get(state ?? '') ?? null,
    state,
    justification: textOf(member(value, 'security_justificationType')),
    responses: action === null ? [] : [action],
    detail: details.join('\n') || null,
    first_issued: textOf(member(value, 'security_publishedTime')),
    last_updated: textOf(member(value, 'security_modifiedTime')),
  }
}

/** Which components these are, the whole document of facts can tell: an id may lead to another SBOM. */
function affected(refs: readonly string[]): AffectedComponent[] {
  return refs.map((ref) => ({ ref, component: null, versions: [] }))
}
