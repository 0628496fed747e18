import type { EvaluationReport } from '../../facts/types.ts'
import { baseName } from '../paths.ts'
import { type Peek, peekJson } from '../peek.ts'
import type { ArtifactReader, Candidate } from '../reader.ts'

/** Logs hold every prompt and answer of a run; what is counted is a small part of them. */
const SIZE_LIMIT = 128 * 1024 * 1024

export type EvaluationFormat = EvaluationReport['format']

interface Clues {
  readonly path: string
  readonly peek: Peek
  /** Does the head hold this text? */
  holds(text: string | RegExp): boolean
}

const OWN_SCHEMA = 'modelward.dev/schemas/evaluation.schema.json'

/** What each format is known by, from the most to the least certain. */
const FORMATS: readonly (readonly [EvaluationFormat, (clues: Clues) => boolean])[] = [
  [
    'garak',
    ({ path, peek }) =>
      /\.jsonl$/i.test(path) && peek.keys.get('entry_type')?.startsWith('start_run') === true,
  ],
  ['modelward-evaluation', isOwn],
  // Its first keys, in the order in which Inspect writes them.
  [
    'inspect',
    ({ peek: { keys }, holds }) => keys.has('status') && keys.has('eval') && holds(/"task_id"|"inspect_ai"/),
  ],
  ['promptfoo', isPromptfoo],
  ['lm-eval', isLmEval],
  ['dvc-metrics', ({ path, peek }) => /^metrics\.json$/i.test(baseName(path)) && isAllGroupsOrNumbers(peek)],
]

/** Reports of evaluations: ours, and those of the tools that are in use. */
export const evaluation: ArtifactReader = {
  kind: 'evaluation',
  title: 'Evaluation report',
  specifications: [
    'https://modelward.dev/schemas/evaluation.schema.json',
    'https://github.com/EleutherAI/lm-evaluation-harness/blob/main/docs/interface.md',
    'https://inspect.aisi.org.uk/eval-logs.html',
    'https://reference.garak.ai/en/latest/reporting.html',
    'https://www.promptfoo.dev/docs/configuration/outputs/',
    'https://dvc.org/doc/dvclive',
  ],
  limit: SIZE_LIMIT,
  mayBe(path) {
    return /\.jsonl?$/i.test(path)
  },
  recognise,
  async read(source) {
    const format = FORMATS.find(([name]) => name === source.format)?.[0]
    if (format === undefined) throw new Error(`no format of evaluations is called ${source.format}`)
    const { readReport } = await import('./read.ts')
    return readReport(source, format)
  },
}

function recognise({ path, head }: Candidate): EvaluationFormat | null {
  const peek = peekJson(head)
  if (peek === null || peek.shape === 'array') return null
  let text: string | undefined
  const clues: Clues = {
    path,
    peek,
    holds(part) {
      text ??= new TextDecoder().decode(head)
      return typeof part === 'string' ? text.includes(part) : part.test(text)
    },
  }
  return FORMATS.find(([, matches]) => matches(clues))?.[0] ?? null
}

/** By its schema, or by our own names of files together with a key that only they have. */
function isOwn({ path, peek: { keys, shape } }: Clues): boolean {
  if (shape !== 'object') return false
  if (keys.get('$schema')?.includes(OWN_SCHEMA)) return true
  const isNamed = /(?:^|\/)fairness\.json$/i.test(path) || /(?:^|\/)evals\/[^/]+\.json$/i.test(path)
  return isNamed && keys.has('kind') && (keys.has('subject') || keys.has('results'))
}

function isPromptfoo({ peek: { keys }, holds }: Clues): boolean {
  if (!keys.has('results')) return false
  if (keys.has('evalId') || keys.has('shareableUrl')) return true
  return keys.has('config') && holds('"testPassCount"')
}

function isLmEval({ peek: { keys, complete }, holds }: Clues): boolean {
  if (!keys.has('results')) return false
  if (keys.has('lm_eval_version') || keys.has('n-shot') || keys.has('higher_is_better')) return true
  const said = keys.has('versions') && keys.has('config')
  return said || (!complete && holds(/"(?:acc|acc_norm|exact_match|word_perplexity)(?:,[\w-]+)?":/))
}

/** Nothing but numbers and groups: no text, which other files of that name hold. */
function isAllGroupsOrNumbers({ keys, shape, complete }: Peek): boolean {
  return shape === 'object' && complete && keys.size > 0 && [...keys.values()].every((text) => text === null)
}
