import type { DigestAlgorithm } from '../../facts/types.ts';
/** One line of a checksum file that was understood. Offsets are UTF-16 units from the start of the line. */
export interface ChecksumLine {
    algorithm: DigestAlgorithm;
    /** Lowercase hex. */
    digest: string;
    /** Unescaped; null for a bare digest, whose subject the manifest's own name says. */
    name: string | null;
    digestAt: number;
    /** How long it is as written. */
    digestLength: number;
    nameAt: number;
}
/** Why a line was not understood. */
export interface BadLine {
    reason: 'malformed' | 'unsupported';
    message: string;
}
/** What of a manifest decides how its lines are read. */
export interface LineForm {
    /** The manifest's own file name: it may tell algorithms of one length apart. */
    manifest: string;
    /** `-z`: records end with NUL and names are not escaped. */
    zero: boolean;
    /** BSD `md5 -r`: one space between digest and name. Fixed by the first record, as coreutils does. */
    singleSpace: boolean;
}
/** Reads one line, without its end. */
export declare function parseLine(line: string, form: LineForm): ChecksumLine | BadLine;
/** Is the record that opens a file of the form `digest name`, with one space? */
export declare function isSingleSpaced(line: string): boolean;
