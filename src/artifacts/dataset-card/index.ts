import { CARD_LIMIT, classifyCard, mayBeCard } from '../markdown/classify.ts'
import type { ArtifactReader } from '../reader.ts'
import { readDatasetCard } from './read.ts'

export const datasetCardReader: ArtifactReader = {
  kind: 'dataset-card',
  title: 'Hugging Face dataset card',
  specifications: [
    'https://huggingface.co/docs/hub/datasets-cards',
    'https://github.com/huggingface/hub-docs/blob/main/datasetcard.md',
  ],
  limit: CARD_LIMIT,
  mayBe: mayBeCard,
  recognise(candidate) {
    const found = classifyCard(candidate)
    return found?.kind === 'dataset' ? found.format : null
  },
  read: readDatasetCard,
}
