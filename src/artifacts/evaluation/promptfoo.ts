import { listOf, member } from '../data.ts'
import { momentOf } from '../moment.ts'
import { type Draft, entriesOf, firstText, numberOf, Results } from './draft.ts'

/** What `promptfoo eval --output results.json` and `promptfoo redteam` write (version 3, and 2 with a table). */
export function readPromptfoo(output: unknown): Draft {
  const inner = member(output, 'results')
  const results = new Results()
  const isTable = member(inner, 'prompts') === undefined
  const place = isTable ? ['results', 'table', 'head', 'prompts'] : ['results', 'prompts']
  const prompts = listOf(isTable ? member(inner, 'table', 'head', 'prompts') : member(inner, 'prompts'))
  for (const [index, prompt] of prompts.entries()) readPrompt(prompt, [...place, String(index)], results)
  const errors = numberOf(member(inner, 'stats', 'errors')) ?? 0
  const providers = new Set(prompts.flatMap((prompt) => firstText(prompt, ['provider']) ?? []))
  return {
    kind: member(output, 'config', 'redteam') === undefined ? null : 'safety',
    tool: { name: 'promptfoo', version: firstText(output, ['metadata', 'promptfooVersion']) },
    // Several providers are compared in one run: each result then names its own.
    subject: {
      name: providers.size === 1 ? ([...providers][0] ?? null) : null,
      revision: null,
      sha256: null,
    },
    date: momentOf(member(inner, 'timestamp')) ?? momentOf(member(output, 'metadata', 'evaluationCreatedAt')),
    state: errors > 0 ? 'partial' : 'complete',
    results,
    places: {
      subject: [...place, '0', 'provider'],
      date: ['results', 'timestamp'],
      state: ['results', 'stats'],
    },
  }
}

function readPrompt(prompt: unknown, at: string[], results: Results): void {
  const metrics = member(prompt, 'metrics')
  const count = (key: string) => numberOf(member(metrics, key)) ?? 0
  const n = count('testPassCount') + count('testFailCount') + count('testErrorCount')
  if (n === 0) return
  const task = firstText(prompt, ['label'], ['raw'])?.slice(0, LABEL_LENGTH) ?? null
  const slice = firstText(prompt, ['provider'])
  const common = { task, slice, higher_is_better: true }
  results.add({ ...common, metric: 'pass_rate', value: count('testPassCount') / n, n }, [...at, 'metrics'])
  for (const [name, score] of entriesOf(member(metrics, 'namedScores'))) {
    const of = numberOf(member(metrics, 'namedScoresCount', name))
    const value = numberOf(score)
    if (value === null) continue
    results.add({ ...common, metric: name, value: of === null || of === 0 ? value : value / of, n: of }, [
      ...at,
      'metrics',
      'namedScores',
      name,
    ])
  }
}

/** A label is the prompt's text where nobody gave one. */
const LABEL_LENGTH = 200
