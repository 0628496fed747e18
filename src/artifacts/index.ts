import { benchmark, evalResults, nvidiaSubcard } from './card-supplements/index.ts'
import { checksums } from './checksums/index.ts'
import { croissantReader } from './croissant/index.ts'
import { datasetCardReader } from './dataset-card/index.ts'
import { dependencies } from './dependencies/index.ts'
import { evaluation } from './evaluation/index.ts'
import { governance } from './governance/index.ts'
import { lineage } from './lineage/index.ts'
import { modelCardReader } from './model-card/index.ts'
import { modelCardToolkit } from './model-card-toolkit/index.ts'
import { modelFile } from './model-file/index.ts'
import type { ArtifactReader } from './reader.ts'
import { sbom } from './sbom/index.ts'
import { scanResult } from './scan-result/index.ts'
import { signature } from './signature/index.ts'
import { weightIndex } from './weight-index/index.ts'

export { readArtifacts, unreadOfLeftOut } from './read-artifacts.ts'

/**
 * All readers. The first that recognises a file reads it, so the order is from the most to the least certain: what a
 * fixed name or key gives away comes before what is told by the shape of its lines, and that before raw bytes.
 */
export const READERS: readonly ArtifactReader[] = [
  governance,
  sbom,
  evalResults,
  benchmark,
  nvidiaSubcard,
  datasetCardReader,
  modelCardReader,
  croissantReader,
  lineage,
  scanResult,
  evaluation,
  modelCardToolkit,
  weightIndex,
  dependencies,
  checksums,
  signature,
  modelFile,
]
