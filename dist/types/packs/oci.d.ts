import { type RegistryOptions } from './oci/registry.ts';
import { type OciReference, type OciTagReference } from './reference.ts';
import { type PackContent } from './source.ts';
export type { RegistryOptions } from './oci/registry.ts';
/**
 * The pack under a manifest's digest: the bundle, or the files that conftest pushed one by one. Everything is hashed
 * and compared. The first time it is fetched into the cache, from which it comes afterwards, without network.
 * @throws {UserError} PACK if the registry cannot be reached or refuses, if what it gives has another digest, or is no
 *   pack or too large.
 */
export declare function fetchOci(reference: OciReference, options: RegistryOptions): Promise<PackContent>;
/**
 * The digest that a tag stands for now.
 * @throws {UserError} PACK as `fetchOci` does.
 */
export declare function resolveOciTag(reference: OciTagReference, options: RegistryOptions): Promise<OciReference>;
export interface PushOptions extends RegistryOptions {
    /** File name under which other clients (`oras pull`) write the bundle. */
    readonly title: string;
    /** Of the manifest, such as `org.opencontainers.image.version`. */
    readonly annotations?: Readonly<Record<string, string>>;
}
/**
 * Pushes a bundle as OPA, oras and Modelward pull it, and gives the pinned reference. The same bundle under the same
 * title and annotations has the same digest wherever and whenever it is pushed.
 * @throws {UserError} PACK if the registry cannot be reached or refuses, or if the bundle is too large to be pulled.
 */
export declare function pushOci(bundle: Uint8Array, target: OciTagReference, options: PushOptions): Promise<OciReference>;
