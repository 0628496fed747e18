import { isWithin } from '../facts/paths.ts'
import type { Placer } from '../facts/places.ts'
import type { Facts } from '../facts/types.ts'
import { type EvaluationOptions, evaluatePack } from '../policy/evaluate.ts'
import { ruleError } from '../policy/findings.ts'
import { type PolicyInput, policyInput } from '../policy/input.ts'
import type { RuleResult } from '../policy/types.ts'
import { filesInput } from './input.ts'
import type { ConftestPack } from './pack.ts'

/** What the rules of a set say of a system, and where their pointers lead; null into the facts. */
export interface ConftestResults {
  readonly results: readonly RuleResult[]
  readonly placer: Placer | null
}

/**
 * Evaluates a set of policies on the facts of a system, or on those of its files that lie in the system. A file that
 * cannot be parsed is an error of every rule, for nobody knows what they would have said; without files no rule applies.
 */
export async function evaluateSet(
  { set, pack, files }: ConftestPack,
  facts: Facts,
  data: PolicyInput,
  options: EvaluationOptions,
): Promise<ConftestResults> {
  if (set.files === null) {
    return { results: await evaluatePack(pack, () => policyInput(facts), data, options), placer: null }
  }
  const within = files.filter(({ path }) => isWithin(path, facts.system.path))
  const { entries, placer } = filesInput(within, set.combine)
  const rules = pack.rules.filter(({ id }) => options.rules.has(id))
  const [unread] = within.filter((file) => 'problem' in file)
  if (unread !== undefined && 'problem' in unread) {
    const message = `${unread.path}:${unread.line}:${unread.column} cannot be judged: ${unread.problem}`
    return { results: rules.map((rule) => ruleError(rule, message)), placer }
  }
  if (entries.length === 0) {
    const results = rules.map(
      (rule): RuleResult => ({ rule, status: 'evaluated', applies: false, violations: [], unverified: [] }),
    )
    return { results, placer }
  }
  const each = set.combine ? {} : { files: entries.length }
  const input = () => policyInput(entries)
  return { results: await evaluatePack(pack, input, data, { ...options, ...each }), placer }
}
