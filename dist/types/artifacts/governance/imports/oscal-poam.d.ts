import type { Converted } from './import.ts';
/**
 * A plan of action and milestones of OSCAL 1.1. Its risks are those of the register; an item that names no risk is one of
 * its own.
 */
export declare function convertPoam(document: unknown): Converted;
