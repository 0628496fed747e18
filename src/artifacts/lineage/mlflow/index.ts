import { latin1 } from '../../model-file/bytes.ts'
import { baseName } from '../../paths.ts'
import type { Candidate } from '../../reader.ts'
import type { LineageFormat } from '../format.ts'

const NAMES: ReadonlySet<string> = new Set(['MLmodel', 'meta.yaml'])

/** Files of MLflow by the keys that their writer always writes, where its store puts them. */
const FILES: readonly { format: string; path: RegExp; keys: readonly RegExp[] }[] = [
  { format: 'mlflow-model', path: /(?:^|\/)MLmodel$/, keys: [/^flavors:/m] },
  {
    format: 'mlflow-run',
    path: /[^/]\/meta\.yaml$/,
    keys: [/^run_id:/m, /^experiment_id:/m, /^lifecycle_stage:/m],
  },
  {
    format: 'mlflow-dataset',
    path: /(?:^|\/)datasets\/[^/]+\/meta\.yaml$/,
    keys: [/^digest:/m, /^name:/m, /^source_type:/m],
  },
  {
    format: 'mlflow-link',
    path: /[^/]\/(?:inputs|outputs)\/[^/]+\/meta\.yaml$/,
    keys: [/^destination_type:/m, /^source_type:/m],
  },
  {
    format: 'mlflow-logged-model',
    path: /(?:^|\/)models\/[^/]+\/meta\.yaml$/,
    keys: [/^model_id:/m, /^experiment_id:/m],
  },
]

/** MLflow: the `MLmodel` file of a saved model, and the runs, datasets and models of a tracking folder (`mlruns`). */
export const mlflow: LineageFormat = {
  formats: FILES.map(({ format }) => format),
  specification: 'https://mlflow.org/docs/latest/ml/model/',
  mayBe: (path) => NAMES.has(baseName(path)),
  recognise: ({ path, head }: Candidate) => {
    const text = latin1(head)
    const file = FILES.find((each) => each.path.test(path) && each.keys.every((key) => key.test(text)))
    return file?.format ?? null
  },
  async read(source) {
    const { readMlflow } = await import('./read.ts')
    return readMlflow(source)
  },
}
