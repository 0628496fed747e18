import type { ArtifactKind } from '../../facts/types.ts';
import { type Peek } from '../peek.ts';
import type { ArtifactReader } from '../reader.ts';
/** What a format can be known by. */
export interface Clues {
    readonly path: string;
    readonly size: number;
    /** Outermost keys, where the file begins as JSON does. */
    readonly json: Peek | null;
    /** Does the file begin with this? */
    begins(text: string): boolean;
    /** Does the head hold this? Asked last: it looks at all of it. */
    holds(text: string | RegExp): boolean;
}
/** A format that is known and not read yet. */
export interface UnsupportedFormat {
    readonly format: string;
    /** Completes "This is ...". */
    readonly description: string;
    /** Where it is specified. */
    readonly specification: string;
    matches(clues: Clues): boolean;
}
interface UnsupportedKind {
    kind: ArtifactKind;
    title: string;
    /** Names of files that may hold one of the formats. */
    names: RegExp;
    formats: readonly UnsupportedFormat[];
}
/** A reader that says of each file what it is, and that it is not read: such a file must not look as if it were not there. */
export declare function unsupportedReader({ kind, title, names, formats }: UnsupportedKind): ArtifactReader;
export {};
