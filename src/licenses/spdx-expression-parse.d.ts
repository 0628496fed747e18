declare module 'spdx-expression-parse' {
  export interface LicenseNode {
    license: string
    plus?: true
    exception?: string
  }
  export interface ConjunctionNode {
    left: ExpressionNode
    conjunction: 'and' | 'or'
    right: ExpressionNode
  }
  export type ExpressionNode = LicenseNode | ConjunctionNode

  /** @throws {Error} if the text is no SPDX license expression with known ids. */
  function parse(source: string): ExpressionNode

  export { parse as default }
}
