import type { Component } from '../../../facts/types.ts';
import type { RecordedChecksum, Source } from '../../reader.ts';
import type { StatedHash } from '../hashes.ts';
import type { Kept } from '../values.ts';
import type { Places } from './places.ts';
/** A file that a document names, and the digests that it records of it. */
interface NamedFile {
    readonly component: Component;
    /** Where it is in the tree. */
    readonly path: string | null;
    readonly name: string;
    readonly hashes: readonly Kept<StatedHash>[];
    readonly places: FilePlaces;
}
/** Where in the document the parts of a recorded digest stand. */
export interface FilePlaces {
    readonly name: readonly string[];
    hash(index: number): readonly string[];
    readonly keys: {
        readonly algorithm: string;
        readonly value: string;
    };
}
/**
 * The files of a document, found in the tree: names are relative to a package's root (SPDX 2.3, 8.1), which is the
 * folder of the document or the root of the tree. A document may be about something elsewhere. So what it names and the
 * tree does not have counts as missing only where the tree has another file of the document, or where the name is one
 * that only a model file has.
 */
export declare class TreeFiles {
    #private;
    constructor(source: Source);
    /** The path in the tree that a name stands for; null where there is no such file. */
    find(name: string | null): string | null;
    add(file: NamedFile): void;
    /** One record for each file and digest; `places` are those of all records. */
    checksums(places: Places): RecordedChecksum[];
}
/**
 * A package that consists of one file of the tree is that file, and has its digests where it has none itself. One that
 * alone has a digest may be an archive of the file: then the digest decides, when the tree's are known.
 */
export declare function takeOnlyFile(one: Component, files: readonly Component[]): void;
export {};
