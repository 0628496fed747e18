import type { Annotation } from '../../../../facts/types.ts';
import type { Places } from '../places.ts';
/** What was remarked on the document, its packages and files (SPDX 2.3, 12). */
export declare function readAnnotations(document: unknown, places: Places): Annotation[];
