import type { Pointer } from '../../../documents/place.ts';
import type { Annotation, Service } from '../../../facts/types.ts';
import { type Kept } from '../values.ts';
export declare function partsNotRead(bom: unknown): string[];
/** A service, and where it stands: services hold services. */
export interface PlacedService {
    readonly value: Service;
    readonly pointer: Pointer;
}
export declare function servicesOf(bom: unknown): PlacedService[];
export declare function annotationsOf(bom: unknown): Kept<Annotation>[];
/** A BOM-Link of the file, and where it stands. */
interface PlacedLink {
    readonly link: string;
    readonly pointer: Pointer;
}
/** BOM-Links where the specification lets them stand: external references, dependencies, what is affected, data sets. */
export declare function bomLinksOf(bom: unknown, components: readonly unknown[], pointerOf: (component: number) => Pointer): PlacedLink[];
export {};
