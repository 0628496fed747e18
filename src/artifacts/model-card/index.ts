import { CARD_LIMIT, classifyCard, mayBeCard } from '../markdown/classify.ts'
import type { ArtifactReader } from '../reader.ts'
import { readModelCard } from './read.ts'

export const modelCardReader: ArtifactReader = {
  kind: 'model-card',
  title: 'Model card',
  specifications: [
    'https://huggingface.co/docs/hub/model-cards',
    'https://github.com/huggingface/hub-docs/blob/main/modelcard.md',
    'https://github.com/NVIDIA/Trustworthy-AI/tree/main/Model%20Card%2B%2B%20Templates',
    'https://arxiv.org/abs/1810.03993',
  ],
  limit: CARD_LIMIT,
  mayBe: mayBeCard,
  recognise(candidate) {
    const found = classifyCard(candidate)
    return found?.kind === 'model' ? found.format : null
  },
  read: readModelCard,
}
