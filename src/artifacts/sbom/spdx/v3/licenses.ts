import type { LicenseText } from '../../../../facts/types.ts'
import { listOf, member, textOf } from '../../../data.ts'
import { tellingText } from '../../../placeholder-value.ts'
import { type Graph, type Node, textsOf } from './graph.ts'

/** Sets of licenses may hold sets; real ones are two deep. */
const DEPTH_LIMIT = 20

const WITH_TEXT = ['simplelicensing_SimpleLicensingText', 'expandedlicensing_CustomLicense'] as const

/** The licenses of a graph, written as the expressions that SPDX 2 has. */
export class GraphLicenses {
  /** Licenses whose text the document gives, with their nodes. */
  readonly texts: readonly { readonly license: LicenseText; readonly node: Node }[]
  readonly #graph: Graph
  /** What expressions call the licenses with a text, by their ids in the graph. */
  readonly #references = new Map<string, string>()

  constructor(graph: Graph) {
    this.#graph = graph
    for (const node of graph.ofType('simplelicensing_LicenseExpression')) {
      for (const entry of listOf(member(node.value, 'simplelicensing_customIdToUri'))) {
        const key = textOf(member(entry, 'key'))
        const uri = textOf(member(entry, 'value'))
        if (key !== null && uri !== null) this.#references.set(uri, key)
      }
    }
    this.texts = WITH_TEXT.flatMap((type) => graph.ofType(type)).map((node) => ({
      node,
      license: {
        id: this.#referenceOf(node),
        name: tellingText(member(node.value, 'name')),
        text: tellingText(member(node.value, 'simplelicensing_licenseText')),
        urls: textsOf(member(node.value, 'expandedlicensing_seeAlso')),
      },
    }))
  }

  /** The expression of all licenses that a relationship leads to; null where there is none. */
  expression(type: 'hasDeclaredLicense' | 'hasConcludedLicense', id: string | null): string | null {
    const names = [...new Set(this.#graph.from(type, id).flatMap(({ to }) => to))]
    const expressions = names.flatMap((name) => this.#named(name, DEPTH_LIMIT) ?? [])
    return expressions.length < 2 ? (expressions[0] ?? null) : joined(expressions, 'AND')
  }

  #named(name: unknown, depth: number): string | null {
    const node = this.#graph.get(name)
    if (node !== null) return this.#ofNode(node, depth)
    const text = textOf(name)
    if (text === null) return null
    if (/NoAssertion(?:License|Element)?$/.test(text)) return 'NOASSERTION'
    if (/None(?:License|Element)?$/.test(text)) return 'NONE'
    return listedId(text) ?? text
  }

  #ofNode(node: Node, depth: number): string | null {
    if (depth === 0) return null
    const inner = (key: string) => this.#named(member(node.value, key), depth - 1)
    const members = () =>
      listOf(member(node.value, 'expandedlicensing_member')).flatMap(
        (each) => this.#named(each, depth - 1) ?? [],
      )
    switch (node.type) {
      case 'simplelicensing_LicenseExpression':
        return textOf(member(node.value, 'simplelicensing_licenseExpression'))
      case 'simplelicensing_SimpleLicensingText':
      case 'expandedlicensing_CustomLicense':
      case 'expandedlicensing_CustomLicenseAddition':
        return this.#referenceOf(node)
      case 'expandedlicensing_ConjunctiveLicenseSet':
        return joined(members(), 'AND')
      case 'expandedlicensing_DisjunctiveLicenseSet':
        return joined(members(), 'OR')
      case 'expandedlicensing_OrLaterOperator':
        return `${inner('expandedlicensing_subjectLicense') ?? 'NOASSERTION'}+`
      case 'expandedlicensing_WithAdditionOperator': {
        const license = inner('expandedlicensing_subjectExtendableLicense') ?? 'NOASSERTION'
        const addition = inner('expandedlicensing_subjectAddition')
        return addition === null ? license : `${license} WITH ${addition}`
      }
      default:
        return listedId(node.id ?? '') ?? textOf(member(node.value, 'name'))
    }
  }

  #referenceOf({ id, value }: Node): string {
    const known = id === null ? undefined : this.#references.get(id)
    if (known !== undefined) return known
    const name = textOf(member(value, 'name')) ?? id ?? 'unnamed'
    const words = name
      .split(/[/#:]/)
      .at(-1)
      ?.match(/[A-Za-z0-9.]+/g) ?? ['unnamed']
    const reference = words.join('-')
    return /^LicenseRef-/.test(reference) ? reference : `LicenseRef-${reference}`
  }
}

/** The id in the address of a license or exception of the SPDX list. */
function listedId(address: string): string | null {
  return /^https?:\/\/spdx\.org\/licenses\/([^/#?]+?)(?:\.(?:html|json|jsonld))?$/.exec(address)?.[1] ?? null
}

function joined(expressions: readonly string[], word: 'AND' | 'OR'): string | null {
  const parts = expressions.map((expression) =>
    /\s(?:AND|OR)\s/.test(expression) ? `(${expression})` : expression,
  )
  return parts.length === 0 ? null : parts.join(` ${word} `)
}
