import type { Pack } from './types.ts';
/** "sha256:..." of a pack's module. */
export declare function digestOf(bytes: Uint8Array): string;
/** A compiled policy under a name and version. */
export declare function toPack({ name, version }: Pick<Pack, 'name' | 'version'>, { wasm, rules, entrypoints, builtins }: Pick<Pack, 'wasm' | 'rules' | 'entrypoints' | 'builtins'>): Pack;
/** The text of a pack's `.json`: the same pack gives the same bytes. */
export declare function packFileText({ name, version, digest, builtins, entrypoints, rules }: Pack, opa: string): string;
/**
 * Reads `<name>.json` and `<name>.wasm` of a folder.
 * @throws {InternalError} INTERNAL if a file is missing, of another form, or not what the digest says.
 */
export declare function readPack(folder: string, name: string): Promise<Pack>;
