import type { StructuredDocument } from '../../documents/document.ts';
import type { DocumentProblem, Pointer, Span } from '../../documents/place.ts';
import type { Lines } from '../../documents/text.ts';
import type { Dependency, DependencyFile, PackageIndex, UnreadReason } from '../../facts/types.ts';
import type { Reading, Source } from '../reader.ts';
/** Entries of one file that are read: several times those of the largest lock files. */
export declare const ENTRY_LIMIT = 50000;
/** Where something stands, worked out when it is asked. */
export type Placed = () => Span;
/** Gathers what one dependency file says. */
export declare class DependencyCollector {
    #private;
    readonly path: string;
    readonly folder: string;
    constructor(source: Source, lines: Lines, what: Pick<DependencyFile, 'format' | 'ecosystem' | 'lock'>);
    add(entry: Dependency, place: Placed): void;
    addIndex(index: PackageIndex, place: Placed): void;
    /** Another file that belongs to this one, named as seen from its folder. */
    addInclude(kind: 'requirements' | 'constraints', name: string, place: Placed): void;
    /** Something that was not understood: the record is not complete. */
    tell(reason: UnreadReason, place: Placed, message: string): void;
    tellAll(problems: readonly DocumentProblem[]): void;
    reading(): Reading;
}
/** A structured file, and where its parts stand. */
export interface Parsed {
    readonly document: StructuredDocument;
    readonly collector: DependencyCollector;
}
/** Where a value of the document stands; a list or mapping goes by its key, for it may be half the file. */
export declare function placeIn(document: StructuredDocument, pointer: Pointer): Placed;
export declare function keyPlaceIn(document: StructuredDocument, pointer: Pointer): Placed;
/** The texts of a list, with their index; anything else is told. */
export declare function textsOf({ document, collector }: Parsed, list: unknown, pointer: Pointer): Generator<[text: string, place: Placed]>;
