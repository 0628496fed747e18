import type { Identity } from './identify.ts';
/** Models that are written as text: gradient boosting, PMML, OpenVINO. */
export declare function identifyText(extension: string, head: Uint8Array): Identity | null;
