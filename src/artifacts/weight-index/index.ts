import { baseName } from '../paths.ts'
import { peekJson } from '../peek.ts'
import type { ArtifactReader } from '../reader.ts'

/** Some 300 bytes a tensor: models of a trillion parameters have 10 MB. */
const SIZE_LIMIT = 64 * 1024 * 1024

const NAME = /\.(safetensors|bin)\.index\.json$/

/** `model.safetensors.index.json` and `pytorch_model.bin.index.json` of Hugging Face. */
export const weightIndex: ArtifactReader = {
  kind: 'weight-index',
  title: 'Index of sharded weights',
  specifications: ['https://huggingface.co/docs/transformers/big_models'],
  limit: SIZE_LIMIT,
  mayBe: (path) => NAME.test(baseName(path)),
  recognise({ path, head }) {
    const kind = NAME.exec(baseName(path))?.[1]
    const peek = peekJson(head)
    if (kind === undefined || peek?.shape !== 'object' || !peek.keys.has('weight_map')) return null
    return kind === 'bin' ? 'pytorch-index' : 'safetensors-index'
  },
  read: async (source) => (await import('./read.ts')).readWeightIndex(source),
}
