import { CARD_FORMAT, CARD_LIMIT, classifyCard, mayBeCard } from '../markdown/classify.ts'
import type { ArtifactReader } from '../reader.ts'
import { readModelCard } from './read.ts'

export const modelCardReader: ArtifactReader = {
  kind: 'model-card',
  title: 'Hugging Face model card',
  specifications: [
    'https://huggingface.co/docs/hub/model-cards',
    'https://github.com/huggingface/hub-docs/blob/main/modelcard.md',
  ],
  limit: CARD_LIMIT,
  mayBe: mayBeCard,
  recognise: (candidate) => (classifyCard(candidate) === 'model' ? CARD_FORMAT : null),
  read: readModelCard,
}
