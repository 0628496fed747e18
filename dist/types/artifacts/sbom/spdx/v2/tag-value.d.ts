import { type StructuredDocument } from '../../../../documents/document.ts';
/**
 * Parses SPDX tag-value (SPDX 2.3, annex "Tag-value format") into the shape that the same document has as JSON: a line
 * has a tag and its value, `<text>` may span lines, and an element begins with the tag that comes first in it. Files
 * that stand after a package are its files. A tag that is not known or stands where it belongs to nothing is a problem
 * that leaves the rest readable; a `<text>` that does not end is fatal, since nothing after it can be told.
 */
export declare function parseTagValue(text: string): StructuredDocument;
