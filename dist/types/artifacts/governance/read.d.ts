import type { Reading, Source } from '../reader.ts';
/** A manifest that breaks its schema, or cannot be parsed at all, still gives a record that says so. */
export declare function readMlSystem(source: Source): Promise<Reading>;
