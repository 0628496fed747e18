import type { Pointer } from '../../../documents/place.ts'
import type { AffectedComponent, Vulnerability, VulnerabilityStatus } from '../../../facts/types.ts'
import { isMapping, listOf, member, textOf } from '../../data.ts'
import { tellingText } from '../../placeholder-value.ts'
import { type Kept, keep, sourceIndex, valuesOf } from '../values.ts'

const STATUSES: ReadonlyMap<string, VulnerabilityStatus> = new Map([
  ['affected', 'affected'],
  ['not_affected', 'not_affected'],
  ['fixed', 'fixed'],
  ['under_investigation', 'under_investigation'],
])

/** The `statements` of an OpenVEX document, each as what it says of its vulnerability. */
export function vulnerabilitiesOf(document: unknown): Kept<Vulnerability>[] {
  const issued = textOf(member(document, 'timestamp'))
  return keep(listOf(member(document, 'statements')), (statement) =>
    isMapping(statement) ? readStatement(statement, issued) : null,
  )
}

function readStatement(statement: unknown, issued: string | null): Vulnerability {
  const vulnerability = member(statement, 'vulnerability')
  const state = textOf(member(statement, 'status'))
  const notes = ['status_notes', 'impact_statement', 'action_statement'].flatMap(
    (key) => tellingText(member(statement, key)) ?? [],
  )
  return {
    ref: textOf(member(statement, '@id')),
    // A text before version 0.2.0.
    id:
      tellingText(vulnerability) ??
      tellingText(member(vulnerability, 'name')) ??
      tellingText(member(vulnerability, '@id')),
    aliases: listOf(member(vulnerability, 'aliases')).flatMap((alias) => tellingText(alias) ?? []),
    source: null,
    description: tellingText(member(vulnerability, 'description')),
    ratings: [],
    cwes: [],
    published: null,
    updated: null,
    recommendation: tellingText(member(statement, 'action_statement')),
    analysis: {
      status: STATUSES.get(state ?? '') ?? null,
      state,
      justification: textOf(member(statement, 'justification')),
      responses: [],
      detail: notes.length === 0 ? null : notes.join('\n'),
      first_issued: textOf(member(statement, 'timestamp')) ?? issued,
      last_updated: textOf(member(statement, 'last_updated')),
    },
    affects: valuesOf(affectsOf(statement)),
  }
}

/** The products of a statement, each with its subcomponents after it. */
function affectsOf(statement: unknown): Kept<AffectedComponent>[] {
  return listOf(member(statement, 'products')).flatMap((product, index) =>
    [product, ...listOf(member(product, 'subcomponents'))].flatMap((part) => {
      const ref = textOf(part) ?? textOf(member(part, 'identifiers', 'purl')) ?? textOf(member(part, '@id'))
      return ref === null ? [] : [{ value: { ref, component: null, versions: [] }, index }]
    }),
  )
}

/** Where a field of a vulnerability of the record stands in the document. */
export function statementPointer(document: unknown, [number = '', field, ...rest]: Pointer): Pointer {
  const [index] = sourceIndex(vulnerabilitiesOf(document), [number])
  if (index === undefined) return ['statements']
  const statement = listOf(member(document, 'statements'))[Number(index)]
  return ['statements', index, ...fieldPointer(statement, field, rest)]
}

function fieldPointer(statement: unknown, field: string | undefined, rest: Pointer): Pointer {
  switch (field) {
    case 'ref':
      return ['@id']
    case 'id':
      return ['vulnerability', 'name']
    case 'aliases':
    case 'description':
      return ['vulnerability', field, ...rest]
    case 'recommendation':
      return ['action_statement']
    case 'affects':
      return ['products', ...sourceIndex(affectsOf(statement), rest)]
    case 'analysis': {
      const [first] = rest
      if (first === 'justification') return ['justification']
      if (first === 'first_issued') return ['timestamp']
      if (first === 'last_updated') return ['last_updated']
      if (first !== 'detail') return ['status']
      const key = ['status_notes', 'impact_statement', 'action_statement'].find(
        (each) => tellingText(member(statement, each)) !== null,
      )
      return key === undefined ? ['status'] : [key]
    }
    default:
      return []
  }
}
