/** Do the bytes at `offset` equal `magic`, given as text of Latin-1 characters? */
export declare function hasBytes(bytes: Uint8Array, offset: number, magic: string): boolean;
/** The bytes as Latin-1 text: one character for each byte, whatever they are. */
export declare function latin1(bytes: Uint8Array, start?: number, end?: number): string;
/** Little-endian unsigned 64-bit number; infinite where the bytes end before it or it is too large to be exact. */
export declare function uint64(bytes: Uint8Array, offset: number): number;
