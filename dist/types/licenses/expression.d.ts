import type { ExpressionNode } from 'spdx-expression-parse';
import type { LicenseTerms } from '../facts/types.ts';
/** Longest expression that is read: the parser recurses, and the longest real ones name some forty licenses. */
export declare const EXPRESSION_LIMIT = 4000;
export interface Expression {
    /** With ids in SPDX's spelling. */
    readonly text: string;
    readonly node: ExpressionNode;
}
/**
 * Parses an SPDX license expression; ids may be in any case (SPDX 2.3, annex D.2) and may be those of the Hugging Face
 * Hub. Null if it is none, or names a license that neither knows.
 */
export declare function parseExpression(source: string): Expression | null;
/** Ids of the expression that SPDX calls deprecated, each once, in its order. */
export declare function deprecatedIn(node: ExpressionNode): string[];
/**
 * Terms of an expression. AND asks what any of its licenses asks; of OR the licensee takes the one that asks least.
 * An exception (WITH) only ever allows more, which is left out of account. Null where a license that counts is unknown.
 */
export declare function termsOf(node: ExpressionNode): LicenseTerms | null;
