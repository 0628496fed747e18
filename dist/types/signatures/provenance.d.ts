import type { Provenance } from '../facts/types.ts';
import type { Statement } from './statement.ts';
/** What an SLSA provenance says of a build (slsa.dev/spec/v0.2/provenance, v1.0/provenance); null for other predicates. */
export declare function provenanceOf({ predicateType, predicate }: Statement): Provenance | null;
