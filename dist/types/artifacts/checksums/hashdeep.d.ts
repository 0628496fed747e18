import type { DigestAlgorithm } from '../../facts/types.ts';
import type { BadLine, ChecksumLine } from './lines.ts';
/** The header of a file of hashdeep (github.com/jessek/hashdeep). */
export interface HashdeepForm {
    /** What each value of a row is, up to the file's name, which is the last and may hold commas. */
    readonly columns: readonly Column[];
    /** The folder that it was started in: names are absolute unless it was told otherwise. */
    readonly startedIn: string | null;
}
interface Column {
    readonly name: string;
    /** Null for the size, and for a digest that is not known. */
    readonly algorithm: DigestAlgorithm | null;
}
export declare function isHashdeep(text: string): boolean;
/** Null where the columns are not named. */
export declare function hashdeepForm(text: string): HashdeepForm | null;
/** Digests of the form that are not compared. */
export declare function unknownColumns({ columns }: HashdeepForm): string[];
/** One row: a line for each of its digests. */
export declare function hashdeepRow(text: string, { columns, startedIn }: HashdeepForm): ChecksumLine[] | BadLine;
export {};
