import type { DigestAlgorithm } from '../../facts/types.ts';
import type { RecordedChecksum } from '../reader.ts';
/** What a manifest records of the file that it calls `name`, as seen from its folder. `digest` is in lowercase. */
export declare function recordedChecksum(manifest: string, name: string, algorithm: DigestAlgorithm, digest: string): RecordedChecksum;
