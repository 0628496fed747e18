import { CARD_FORMAT, CARD_LIMIT, classifyCard, mayBeCard } from '../markdown/classify.ts'
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
  recognise: (candidate) => (classifyCard(candidate) === 'dataset' ? CARD_FORMAT : null),
  read: readDatasetCard,
}
