import type { Component } from '../../../../facts/types.ts';
import { type StatedHash } from '../../hashes.ts';
import { type Kept } from '../../values.ts';
import type { SpdxLicenses } from '../licenses.ts';
import type { Places } from '../places.ts';
/** A package (SPDX 2.3, 7) as a component; what its relationships say is filled in by those who know them. */
export declare function readPackage(stated: unknown, licenses: SpdxLicenses, places: Places): Component;
/** A file (SPDX 2.3, 8) as a component of type `file`; what was found in it counts as declared (8.6). */
export declare function readFile(stated: unknown, licenses: SpdxLicenses, places: Places): Component;
/** The checksums of a package or file by known algorithms, faulty ones included. */
export declare function statedChecksums(stated: unknown): Kept<StatedHash>[];
