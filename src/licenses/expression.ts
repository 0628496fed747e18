import type { ExpressionNode } from 'spdx-expression-parse'
import parse from 'spdx-expression-parse'
import type { LicenseTerms } from '../facts/types.ts'
import { KNOWN_LICENSES } from './known.ts'
import { DEPRECATED, spdxId } from './spdx-ids.ts'
import { termsOfSpdxId } from './spdx-table.ts'
import { both, strictness } from './terms.ts'

/** Longest expression that is read: the parser recurses, and the longest real ones name some forty licenses. */
export const EXPRESSION_LIMIT = 4000

export interface Expression {
  /** With ids in SPDX's spelling. */
  readonly text: string
  readonly node: ExpressionNode
}

/**
 * Parses an SPDX license expression; ids may be in any case (SPDX 2.3, annex D.2) and may be those of the Hugging Face
 * Hub. Null if it is none, or names a license that neither knows.
 */
export function parseExpression(source: string): Expression | null {
  if (source.length > EXPRESSION_LIMIT) return null
  const tokens = source.match(/[()]|[^\s()]+/g) ?? []
  const canonical: string[] = []
  for (const [index, token] of tokens.entries()) {
    const isException = /^with$/i.test(tokens[index - 1] ?? '')
    const spelled = isException ? token : canonicalToken(token)
    if (spelled === null) return null
    canonical.push(spelled)
  }
  const text = canonical.join(' ').replaceAll('( ', '(').replaceAll(' )', ')')
  try {
    return { text, node: parse(text) }
  } catch {
    return null
  }
}

function canonicalToken(token: string): string | null {
  if (/^(?:[()]|and|or|with)$/i.test(token)) return token.toUpperCase()
  if (/^(?:DocumentRef-[A-Za-z0-9.-]+:)?LicenseRef-[A-Za-z0-9.-]+$/.test(token)) return token
  const known = KNOWN_LICENSES.get(token.toLowerCase())
  if (known !== undefined) return known.spdx
  const plus = token.endsWith('+') ? '+' : ''
  const id = spdxId(token.slice(0, token.length - plus.length))
  return id === undefined ? null : id + plus
}

/** Ids of the expression that SPDX calls deprecated, each once, in its order. */
export function deprecatedIn(node: ExpressionNode): string[] {
  return [...new Set(licenses(node))].filter((id) => DEPRECATED.has(id))
}

function licenses(node: ExpressionNode): string[] {
  return 'license' in node ? [node.license] : [...licenses(node.left), ...licenses(node.right)]
}

/**
 * Terms of an expression. AND asks what any of its licenses asks; of OR the licensee takes the one that asks least.
 * An exception (WITH) only ever allows more, which is left out of account. Null where a license that counts is unknown.
 */
export function termsOf(node: ExpressionNode): LicenseTerms | null {
  if ('license' in node) return TERMS_BY_REFERENCE.get(node.license) ?? termsOfSpdxId(node.license)
  const left = termsOf(node.left)
  const right = termsOf(node.right)
  if (node.conjunction === 'or') {
    if (left === null || right === null) return left ?? right
    return strictness(left) <= strictness(right) ? left : right
  }
  if (left === null || right === null) return null
  return both(left, right)
}

const TERMS_BY_REFERENCE = new Map([...KNOWN_LICENSES.values()].map(({ spdx, terms }) => [spdx, terms]))
