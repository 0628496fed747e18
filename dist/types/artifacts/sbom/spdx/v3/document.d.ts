import type { Source } from '../../../reader.ts';
import { type Draft } from '../draft.ts';
import type { Places } from '../places.ts';
/** What an SPDX 3 document says. Components are its packages and files, in document order. */
export declare function readGraph(document: unknown, source: Source, places: Places): Draft;
