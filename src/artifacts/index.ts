import { checksums } from './checksums/index.ts'
import { datasetCardReader } from './dataset-card/index.ts'
import { dependencies } from './dependencies/index.ts'
import { governance } from './governance/index.ts'
import { lineage } from './lineage/index.ts'
import { modelCardReader } from './model-card/index.ts'
import { modelFile } from './model-file/index.ts'
import type { ArtifactReader } from './reader.ts'
import { sbom } from './sbom/index.ts'
import { signature } from './signature/index.ts'
import { unsupportedDatasetCards, unsupportedLineage, unsupportedModelCards } from './unsupported/index.ts'
import { weightIndex } from './weight-index/index.ts'

export { readArtifacts, unreadOfLeftOut } from './read-artifacts.ts'

/**
 * All readers. The first that recognises a file reads it, so the order is from the most to the least certain: what a
 * fixed name or key gives away comes before what is told by the shape of its lines, and that before raw bytes.
 */
export const READERS: readonly ArtifactReader[] = [
  governance,
  sbom,
  datasetCardReader,
  modelCardReader,
  lineage,
  unsupportedModelCards,
  unsupportedDatasetCards,
  unsupportedLineage,
  weightIndex,
  dependencies,
  checksums,
  signature,
  modelFile,
]
