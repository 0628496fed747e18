import type { Source } from '../../../reader.ts';
import { type Draft } from '../draft.ts';
import type { Places } from '../places.ts';
/** What an SPDX 2 document says, in the shape of its JSON. Packages come first, then files. */
export declare function readDocument(document: unknown, source: Source, places: Places): Draft;
