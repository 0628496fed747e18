import type { ArtifactReader } from '../reader.ts';
import { type Identity } from './identify.ts';
/** Weights and models, told apart by their first bytes. Nothing of them is loaded, and they are never read whole. */
export declare const modelFile: ArtifactReader;
/** What a Git-LFS pointer at this path stands for, by custom; null if the name is not a model's. */
export declare function identifyByName(path: string): Identity | null;
