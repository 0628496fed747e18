import type { ScanResult } from '../../facts/types.ts';
import type { ArtifactReader } from '../reader.ts';
export type ScanFormat = ScanResult['format'];
/** Reports of scanners: SARIF from any of them, and the own JSON of those of models that write none. */
export declare const scanResult: ArtifactReader;
