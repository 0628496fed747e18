import type { ArtifactReader } from '../reader.ts';
export declare const TOOLKIT_FORMAT = "model-card-toolkit";
/** JSON cards of Google's Model Card Toolkit, and of the tools that took its form (Intel's model card generator). */
export declare const modelCardToolkit: ArtifactReader;
