import type { RecordedSbom } from '../../../facts/types.ts';
import type { Source } from '../../reader.ts';
import { type Kept } from '../values.ts';
import type { ComponentList } from './walk.ts';
/** What a BOM says, whether it follows its schema or not. */
export declare function readBom(bom: unknown, list: ComponentList, source: Source): Omit<RecordedSbom, 'valid' | 'errors'>;
/** Phases by the specification's names, or the names of own ones. */
export declare function lifecyclesOf(metadata: unknown): Kept<string>[];
/** As written; empty where there is none. */
export declare function specVersion(bom: unknown): string;
/** Persons who made the BOM; without any, the organization that did (CycloneDX 1.6). */
export declare function authorsOf(metadata: unknown): Kept<string>[];
/** `name version` of each tool: a plain list before CycloneDX 1.5, components and services since. */
export declare function toolsOf(metadata: unknown): Kept<string>[];
