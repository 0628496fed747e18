import type { Converted } from './import.ts';
/**
 * A threat model of OWASP Threat Dragon, version 1 (`diagramJson.cells`, JointJS) or 2 (`cells`, AntV X6). What stands in
 * the diagrams is an asset if it works on or keeps data, and an entry point if an actor is behind it.
 */
export declare function convertThreatDragon(document: unknown): Converted;
