import type { Dependency } from '../../facts/types.ts';
import type { Reading, Source } from '../reader.ts';
import { type Parsed } from './collector.ts';
/** `environment.yml`: conda's own packages, and pip's in a list of their own. */
export declare function readCondaEnvironment(parsed: Parsed): void;
/**
 * conda's `channel::name version build` and `name=version=build`. `==1.2` is one version, and so is one with its
 * build; `=1.2` is any that begins so.
 */
export declare function parseMatchSpec(text: string): Dependency | null;
/** `conda list --explicit`: URLs, each with the digest of its file. */
export declare function readCondaExplicit(source: Source): Reading;
/** `conda-lock.yml`: packages of conda and pip for each platform. */
export declare function readCondaLock({ document, collector }: Parsed): void;
