import type { Component, Sbom } from '../../../../facts/types.ts';
import type { Places } from '../places.ts';
import type { Relationships } from './relationships.ts';
/**
 * What depends on what. A package that contains another depends on it as well: it is included (NTIA, "dependency
 * relationship"). DEPENDS_ON NONE says that there is nothing, NOASSERTION that nothing is said.
 */
export declare function readDependencies(document: unknown, components: readonly Component[], relationships: Relationships, places: Places): Pick<Sbom, 'dependencies' | 'dangling_refs'>;
