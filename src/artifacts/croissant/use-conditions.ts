import type { UseCondition } from '../../facts/types.ts'
import type { LinkedNode } from './linked-data.ts'

/** The rules of an ODRL policy (https://www.w3.org/TR/odrl-model/), and what each kind is here. */
const RULES = [
  ['odrl:permission', 'permission'],
  ['odrl:prohibition', 'prohibition'],
  ['odrl:obligation', 'obligation'],
] as const

/** Terms of DUO in the forms in which they are written: `DUO_0000042`, `DUO:0000042`, `duo:0000042` or the address. */
const DUO = /^(?:duo[:_]|https?:\/\/purl\.obolibrary\.org\/obo\/DUO_)(\d{7})$/i

/** `usageInfo` of a dataset (Croissant 1.1): terms of DUO or of other vocabularies, and ODRL policies made of them. */
export function useConditions(dataset: LinkedNode): UseCondition[] {
  const found: UseCondition[] = []
  for (const { text } of dataset.terms('usageInfo')) found.push(condition(text, null))
  for (const node of dataset.nodes('usageInfo')) {
    const rules = RULES.flatMap(([property, kind]) => node.nodes(property).map((rule) => ({ rule, kind })))
    for (const { rule, kind } of rules) found.push(...ofRule(rule, kind))
    if (rules.length > 0 || node.isReference) continue
    const term = [...node.terms('termCode'), ...node.terms('url')].map(({ text }) => text)
    const [best] = [...term.filter((text) => DUO.test(text)), ...term]
    const name = node.texts('name')[0]?.text ?? null
    if (best !== undefined) found.push(condition(best, name))
    else if (name !== null) found.push({ ...condition(name, name), vocabulary: 'other' })
  }
  return found
}

function ofRule(rule: LinkedNode, kind: UseCondition['kind']): UseCondition[] {
  const constraints = rule.nodes('odrl:constraint').flatMap((constraint) => {
    const terms = ['odrl:leftOperand', 'odrl:rightOperand'].flatMap((side) => constraint.terms(side))
    return terms.map(({ text }) => termOf(text).term)
  })
  const actions = rule.nodes('odrl:action')
  const written = rule.terms('odrl:action').map(({ text }) => ({ text, name: null }))
  const described = actions.flatMap((action) =>
    action.isReference || action.id === null
      ? []
      : [{ text: action.id, name: action.texts('name')[0]?.text ?? null }],
  )
  return [...written, ...described].map(({ text, name }) => ({ ...condition(text, name), kind, constraints }))
}

function condition(text: string, name: string | null): UseCondition {
  return { kind: 'condition', ...termOf(text), name, constraints: [] }
}

function termOf(text: string): Pick<UseCondition, 'vocabulary' | 'term'> {
  const duo = DUO.exec(text)?.[1]
  if (duo !== undefined) return { vocabulary: 'duo', term: `DUO_${duo}` }
  if (text.startsWith('odrl:')) return { vocabulary: 'odrl', term: text.slice('odrl:'.length) }
  return { vocabulary: 'other', term: text }
}
