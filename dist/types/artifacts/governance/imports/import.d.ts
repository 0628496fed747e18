import type { Reading, Source } from '../../reader.ts';
import type { SchemaFault } from '../../schema-faults.ts';
import type { Manifest } from '../manifest.ts';
import { Origins } from '../origins.ts';
/** What another tool's file says, in the form of one of our manifests. */
export interface Converted {
    /** With the keys of the manifest; a key that the file does not answer is left out. */
    readonly value: unknown;
    /** Where in the file what is in `value` stands. */
    readonly origins: Origins;
    /** What does not follow the file's own specification. */
    readonly faults: readonly SchemaFault[];
}
/** Reads a file of another form as the manifest that it stands for. */
export declare function readImport(source: Source, manifest: Manifest, convert: (document: unknown) => Converted | Promise<Converted>): Promise<Reading>;
