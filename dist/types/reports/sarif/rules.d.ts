import type { SystemReport } from '../../verdict/report.ts';
import type { ReportingDescriptor, Taxonomy } from './types.ts';
/** The rules of a run, each once, sorted by id. */
export declare function descriptors(systems: readonly SystemReport[], taxa: readonly Taxonomy[]): ReportingDescriptor[];
/** The frameworks that the rules name, each with the controls that are named: SARIF's form for such a mapping. */
export declare function taxonomies(systems: readonly SystemReport[]): Taxonomy[];
