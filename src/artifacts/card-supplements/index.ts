import { decodeText } from '../../documents/text.ts'
import { baseName } from '../paths.ts'
import type { ArtifactReader } from '../reader.ts'
import { isSubcard, readSubcard } from './subcard.ts'

/** Hundreds of times what such files have. */
const SIZE_LIMIT = 1024 * 1024

const EVAL_RESULTS = /(?:^|\/)\.eval_results\/[^/]+\.ya?ml$/

/** Results of a model on the Hub's benchmarks: `.eval_results/*.yaml` beside the model's card. */
export const evalResults: ArtifactReader = {
  kind: 'model-card',
  title: 'Evaluation results of the Hugging Face Hub',
  specifications: [
    'https://huggingface.co/docs/hub/eval-results',
    'https://github.com/huggingface/hub-docs/blob/main/eval_results.yaml',
  ],
  limit: SIZE_LIMIT,
  mayBe: (path) => EVAL_RESULTS.test(path),
  recognise: ({ path }) => (EVAL_RESULTS.test(path) ? 'hub-eval-results' : null),
  read: async (source) => (await import('./eval-results.ts')).readEvalResults(source),
}

/** `eval.yaml` makes a dataset of the Hub a benchmark. Other tools use that name too, so its keys have to be there. */
export const benchmark: ArtifactReader = {
  kind: 'dataset-card',
  title: 'Benchmark of the Hugging Face Hub',
  specifications: ['https://huggingface.co/docs/hub/eval-results#registering-a-benchmark'],
  limit: SIZE_LIMIT,
  mayBe: (path) => baseName(path) === 'eval.yaml',
  recognise({ path, head }) {
    if (baseName(path) !== 'eval.yaml') return null
    const { text } = decodeText(head)
    const isBenchmark = /^tasks:/m.test(text) && /^evaluation_framework:/m.test(text)
    return isBenchmark ? 'hub-benchmark' : null
  },
  read: async (source) => (await import('./benchmark.ts')).readBenchmark(source),
}

/** The subcards of NVIDIA's Model Card++, each a file beside the Overview or the README: tables of fields and responses. */
export const nvidiaSubcard: ArtifactReader = {
  kind: 'model-card',
  title: 'Subcard of an NVIDIA model card',
  specifications: ['https://github.com/NVIDIA/Trustworthy-AI/tree/main/Model%20Card%2B%2B%20Templates'],
  limit: SIZE_LIMIT,
  mayBe: (path) => /\.(?:md|markdown)$/i.test(path),
  recognise: ({ head }) => (isSubcard(decodeText(head).text) ? 'nvidia-subcard' : null),
  read: readSubcard,
}
