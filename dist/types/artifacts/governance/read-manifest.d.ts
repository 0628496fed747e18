import type { Reading, Source } from '../reader.ts';
import type { Manifest } from './manifest.ts';
/** A manifest that breaks its schema, or cannot be parsed at all, still gives a record that says so. */
export declare function readManifest(source: Source, manifest: Manifest): Promise<Reading>;
