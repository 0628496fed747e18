import {
  EVAL_FORMATS,
  printedText,
  renderEvaluations,
  type SystemEvaluation,
} from '../../../authoring/eval-reports.ts'
import { documentsOf, evaluateExpression } from '../../../authoring/evaluating.ts'
import { isConftestPack } from '../../../conftest/pack.ts'
import { UserError } from '../../../errors.ts'
import { factsSchema } from '../../../policy/load-packs.ts'
import { parametersOf, readWithRules } from '../../../rules-in-force.ts'
import { hasFlag, oneOf, optionOf } from '../../arguments.ts'
import type { Command } from '../../command.ts'
import { openEngineSession } from '../../open-engine.ts'
import { createProgress } from '../../progress.ts'
import { parseSelection, SELECTION_OPTIONS } from '../../selection.ts'
import { chooseSystems, SYSTEM_OPTION } from '../../systems.ts'

export const evaluatePolicy: Command = {
  name: 'policy eval',
  summary: 'Ask the facts of a repository, and the rules, with an expression of Rego.',
  usage: "modelward policy eval [options] 'EXPRESSION' [PATH]",
  options: {
    ...SELECTION_OPTIONS,
    system: SYSTEM_OPTION,
    format: {
      short: 'f',
      value: 'FORMAT',
      help: 'Output format: text (default; sets as sets), json (results and bindings), pretty (values as JSON).',
    },
    fail: { help: 'Status 1 if the expression is undefined.' },
    trace: { help: "Also print OPA's trace of the evaluation." },
  },
  examples: [
    ["modelward policy eval 'input.models[_].name'", 'the names of all models'],
    [
      "modelward policy eval 'some i; card := input.model_cards[i]; card.license == null'",
      'cards without a license',
    ],
    ["modelward policy eval 'data.modelward.rules.int_002.violation'", 'what a rule finds'],
    [
      "modelward policy eval --policy policies 'data.acme.rules.acme_001'",
      'all that a rule of your own defines',
    ],
  ],
  async run(args, shell) {
    const [expression, ...positionals] = args.positionals
    if (expression === undefined) {
      throw new UserError('ARGUMENT', `Give an expression of Rego: ${evaluatePolicy.usage}.`)
    }
    const format = oneOf('--format', optionOf(args, 'format') ?? 'text', EVAL_FORMATS)
    const trace = hasFlag(args, 'trace')
    const progress = createProgress(shell)
    const { assets } = shell
    const options = {
      ...parseSelection({ ...args, positionals }, shell),
      assets,
      env: shell.env,
      onProgress: progress.update,
    }
    const session = openEngineSession(assets)
    try {
      const { read, packs, rules } = await readWithRules(options)
      const systems = chooseSystems(read.systems, ({ facts }) => facts.system, optionOf(args, 'system'))
      const sources = (await Promise.all(packs.map((pack) => pack.sources()))).flat()
      const conftest = packs.some(isConftestPack)
      const schema = await factsSchema(assets)
      progress.update('evaluating', 0, 0)
      const evaluations: SystemEvaluation[] = []
      for (const { facts } of systems) {
        const ofPacks = Object.fromEntries(packs.flatMap(({ pack }) => Object.entries(pack.data ?? {})))
        const documents = documentsOf(facts, options.effectiveTime, parametersOf(rules), ofPacks)
        const evaluation = await evaluateExpression(session, {
          expression,
          sources,
          conftest,
          documents,
          schema,
          trace,
        })
        evaluations.push({ system: facts.system, ...evaluation })
      }
      progress.clear()
      for (const { printed } of evaluations) shell.err(printedText(printed))
      shell.out(renderEvaluations(evaluations, format, shell.terminal.columns))
      const undefinedSomewhere = evaluations.some(({ solutions }) => solutions.length === 0)
      return hasFlag(args, 'fail') && undefinedSomewhere ? 1 : 0
    } finally {
      progress.clear()
      await session.close()
    }
  },
}
