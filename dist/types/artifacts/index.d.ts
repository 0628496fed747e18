import type { ArtifactReader } from './reader.ts';
export { readArtifacts, unreadOfLeftOut } from './read-artifacts.ts';
/**
 * All readers. The first that recognises a file reads it, so the order is from the most to the least certain: what a
 * fixed name or key gives away comes before what is told by the shape of its lines, and that before raw bytes.
 */
export declare const READERS: readonly ArtifactReader[];
