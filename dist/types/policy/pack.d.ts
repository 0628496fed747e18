import type { Pack } from './types.ts';
/** `<name>.json` beside `<name>.wasm`: everything of a pack but its code and data. */
export interface PackFile extends Omit<Pack, 'wasm' | 'data'> {
    pack_version: '1';
    /** The OPA that compiled it. */
    opa: string;
}
/** "sha256:..." of a pack's module. */
export declare function digestOf(bytes: Uint8Array): string;
/** A compiled policy under a name and version. */
export declare function toPack({ name, version }: Pick<Pack, 'name' | 'version'>, { wasm, rules, entrypoints, builtins }: Pick<Pack, 'wasm' | 'rules' | 'entrypoints' | 'builtins'>): Pack;
/** @param opa version of the OPA that compiled it */
export declare function packFile({ name, version, digest, builtins, entrypoints, rules }: Pack, opa: string): PackFile;
/** The text of a pack's `.json`: the same pack gives the same bytes. */
export declare function packFileText(pack: Pack, opa: string): string;
/**
 * Reads `<name>.json` and `<name>.wasm` of a folder.
 * @throws {InternalError} INTERNAL if a file is missing, of another form, or not what the digest says.
 */
export declare function readPack(folder: string, name: string, read?: (path: string) => Uint8Array): Promise<Pack>;
export declare function isPackFile(value: unknown): value is PackFile;
