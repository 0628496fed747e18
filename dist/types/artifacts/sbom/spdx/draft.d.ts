import type { Component, RecordedSbom } from '../../../facts/types.ts';
import type { RecordedChecksum } from '../../reader.ts';
/** What an SPDX document says, whether it follows its schema or not. */
export interface Draft {
    readonly sbom: Omit<RecordedSbom, 'path' | 'format' | 'valid' | 'errors'>;
    readonly checksums: readonly RecordedChecksum[];
    /** The document has more components than are read. */
    readonly truncated: boolean;
}
/** Far above the documents that are seen in practice; a policy sees little more. */
export declare const COMPONENT_LIMIT = 75000;
/** A component of which nothing is known but what it is called. */
export declare function newComponent(ref: string | null, type: string, name: string): Component;
/** What SPDX has no field for. */
export declare const NOT_IN_SPDX: {
    serial_version: null;
    supplier: null;
    provides: {};
    compositions: never[];
    services: never[];
    urls: never[];
    bom_links: never[];
};
