import { member } from '../data.ts'
import { momentOf } from '../moment.ts'
import { tellingText } from '../placeholder-value.ts'
import { type Draft, entriesOf, firstText, NO_DATASET, numberOf, numberOrText, Results } from './draft.ts'

/**
 * `results_*.json` of EleutherAI's lm-evaluation-harness: metrics of a task are keys `metric,filter` (before 0.4
 * `metric`), their standard errors `metric_stderr,filter`.
 */
export function readLmEval(report: unknown): Draft {
  const results = new Results()
  for (const group of ['results', 'groups']) {
    for (const [task, metrics] of entriesOf(member(report, group))) {
      // A group's line may stand in both lists.
      if (group === 'groups' && member(report, 'results', task) !== undefined) continue
      readTask(report, [group, task], task, metrics, results)
    }
  }
  const modelArgs = member(report, 'config', 'model_args')
  return {
    kind: 'quality',
    tool: { name: 'lm-eval', version: firstText(report, ['lm_eval_version'], ['git_hash']) },
    subject: {
      name:
        firstText(report, ['model_name']) ??
        argument(modelArgs, 'pretrained') ??
        firstText(report, ['config', 'model']),
      revision:
        firstText(report, ['config', 'model_sha'], ['config', 'model_revision']) ??
        argument(modelArgs, 'revision'),
      sha256: null,
    },
    date: momentOf(member(report, 'date')),
    state: 'complete',
    results,
    places: { subject: ['model_name'], tool: ['lm_eval_version'] },
  }
}

function readTask(report: unknown, at: string[], task: string, metrics: unknown, results: Results): void {
  const config = member(report, 'configs', task)
  const dataset = {
    ...NO_DATASET,
    id: firstText(config, ['dataset_path']),
    name: firstText(config, ['dataset_name']),
    split: firstText(config, ['test_split'], ['validation_split']),
  }
  for (const [key, value] of entriesOf(metrics)) {
    const [metric = key, filter] = key.split(',')
    if (metric === 'alias' || metric === 'samples' || metric.endsWith('_stderr')) continue
    if (typeof value !== 'number') continue
    results.add(
      {
        task,
        dataset,
        metric,
        value: numberOrText(value),
        slice: filter === undefined || filter === 'none' ? null : filter,
        n: numberOf(member(report, 'n-samples', task, 'effective')),
        standard_error: numberOf(
          member(metrics, filter === undefined ? `${metric}_stderr` : `${metric}_stderr,${filter}`),
        ),
        higher_is_better: asFlag(member(report, 'higher_is_better', task, metric)),
      },
      [...at, key],
    )
  }
}

/** `pretrained=owner/name,revision=main`, or the same as a mapping. */
function argument(args: unknown, name: string): string | null {
  if (typeof args !== 'string') return tellingText(member(args, name))
  const found = args.split(',').find((part) => part.trim().startsWith(`${name}=`))
  return tellingText(found?.slice(found.indexOf('=') + 1))
}

function asFlag(value: unknown): boolean | null {
  return typeof value === 'boolean' ? value : null
}
