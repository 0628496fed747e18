import { type PackFiles } from './source.ts';
/**
 * A gzip'd tar (POSIX.1-1988 "ustar", RFC 1952). The same files give the same bytes everywhere and for ever: sorted,
 * without owner and time, and not compressed, since what a compressor makes of its input changes with its version.
 * @param last goes behind the others.
 * @throws {UserError} PACK for a path that does not fit into the format: 155 bytes of folders, 100 of name.
 */
export declare function writeArchive(files: PackFiles, last?: string): Uint8Array;
/**
 * The files of a gzip'd tar, in memory alone. Links, devices and files that stand twice are refused, and so is a path
 * that leads out. Long names are read in the form of POSIX.1-2001 (pax) and of GNU tar.
 * @throws {UserError} PACK with a sentence that says what is wrong; sizes have limits.
 */
export declare function readArchive(archive: Uint8Array): PackFiles;
