import type { EngineProblem } from './engine.ts';
import type { Rule } from './types.ts';
/** A rule as the engine lists it: METADATA is as the author wrote it. */
export interface RawRule {
    id: string;
    package: string;
    /** What a rule of conftest's form is called in its package; empty for one of Modelward's. */
    name: string;
    file: string;
    row: number;
    metadata: {
        title: string;
        description: string;
        related_resources: readonly {
            ref: string;
            description: string;
        }[];
        custom: Record<string, unknown> | null;
    } | null;
}
export declare function isRawRule(value: unknown): value is RawRule;
export declare function isConftestRule({ name }: Pick<RawRule, 'name'>): boolean;
/** A rule from its METADATA. What the author left out gets its default; what is of another form goes to `problems`. */
export declare function ruleOf(raw: RawRule, problems: EngineProblem[]): Rule;
