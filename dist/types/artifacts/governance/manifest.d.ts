import type { ValidationError } from 'validator:modelward';
import type { Stated } from '../../facts/types/stated.ts';
import type { GovernanceFile } from '../../facts/types.ts';
import type { GovernanceEntry } from './entry.ts';
import type { Origins } from './origins.ts';
import type { Shape } from './shape.ts';
/** A compiled schema, and the shape that was made of it. */
export interface ManifestSchema {
    readonly default: {
        (value: unknown): boolean;
        errors?: readonly ValidationError[] | null;
    };
    readonly shape: Shape;
}
/** A governance file of our own form. */
export interface Manifest {
    /** Stem of the file's name, and name of the schema: `threat-model`. */
    readonly name: string;
    /** Keys of which the file has one, where other tools use files of this name too; empty where the name is ours alone. */
    readonly marks: readonly string[];
    load(): Promise<ManifestSchema>;
    /** What was stated as a record of the facts; `origins` is told what moved. */
    entry(file: GovernanceFile, statement: unknown, origins: Origins): GovernanceEntry;
}
interface ManifestOptions<File> {
    readonly name: string;
    readonly marks?: readonly string[];
    load(): Promise<ManifestSchema>;
    entry(value: GovernanceFile & Stated<File>, origins: Origins): GovernanceEntry;
}
/** A manifest whose facts are what a file of the form `File` states. */
export declare function manifest<File>({ entry, marks, ...options }: ManifestOptions<File>): Manifest;
/** Is the file called as this manifest is? */
export declare function isNamed({ name }: Pick<Manifest, 'name'>, path: string): boolean;
export {};
