import { percentOf } from '../../../authoring/coverage.ts'
import {
  renderTests,
  TEST_FORMATS,
  type TestFormat,
  type TestReport,
} from '../../../authoring/test-reports/index.ts'
import { TEST_ENGINES } from '../../../authoring/testing.ts'
import { UserError } from '../../../errors.ts'
import { hasFlag, oneOf, optionOf, type ParsedArguments } from '../../arguments.ts'
import type { Command, Shell } from '../../command.ts'
import { type Output, type OutputFormats, pairOutputs, writeOutput } from '../../outputs.ts'
import { createProgress } from '../../progress.ts'
import { pollForChange, watch } from '../../watch.ts'
import { runPolicyTests, type TestPlan, type TestTools, testTools, watchedFiles } from './test-run.ts'

const FORMATS: OutputFormats<TestFormat> = {
  known: TEST_FORMATS,
  byExtension: { '.txt': 'text', '.json': 'json', '.xml': 'junit', '.info': 'lcov' },
}
const NO_TESTS = 3

export const testPolicies: Command = {
  name: 'policy test',
  summary: "Run the test_ rules of policies, on the WASM that ships and on OPA's interpreter.",
  usage: 'modelward policy test [options] [DIR ...]',
  options: {
    run: {
      value: 'NAME',
      help: 'Only tests whose package.name holds NAME; with * or ? in it, those that fit it whole.',
    },
    engine: {
      value: 'ENGINE',
      help: "Engine: wasm (default), which ships; opa, OPA's interpreter; both, which have to agree.",
    },
    coverage: {
      help: "Say which lines of rule bodies ran, measured on OPA's interpreter, where the tests then run too.",
    },
    'coverage-threshold': {
      value: 'PERCENT',
      help: 'Status 1 if fewer lines than that ran. Implies --coverage.',
    },
    format: {
      short: 'f',
      value: 'FORMAT',
      multiple: true,
      help: `Output format: ${TEST_FORMATS.join(', ')}. Default: text. lcov implies --coverage.`,
    },
    output: {
      short: 'o',
      value: 'FILE',
      multiple: true,
      help: 'Write the output of the --format before it to FILE instead of standard output.',
    },
    verbose: {
      short: 'v',
      help: 'List all tests, what print() said, and of those that fail what does not hold, with its values.',
    },
    trace: { help: "As --verbose, and OPA's whole trace of each test that fails." },
    watch: {
      short: 'w',
      help: 'Run again when a policy, a fixture or the schema of the facts changes. Ctrl-C ends it.',
    },
  },
  examples: [
    ['modelward policy test policies', 'all of a folder; status 1 if one fails, 3 if there is none'],
    ['modelward policy test --run acme_001 -v', 'tests whose name holds "acme_001", and why they fail'],
    [
      'modelward policy test --engine both --coverage-threshold 100',
      'on both engines, and every line of every rule has to run',
    ],
    [
      'modelward policy test -f junit -o tests.xml -o coverage.info -f text',
      'JUnit and LCOV for a CI system, and text on the terminal',
    ],
  ],
  async run(args, shell) {
    const outputs = pairOutputs(args, FORMATS)
    const plan = planOf(args, outputs)
    const tools = await testTools(shell.assets)
    if (!hasFlag(args, 'watch')) return runOnce(plan, outputs, tools, shell)
    const signal = shell.onInterrupt()
    const waitForChange = await pollForChange(() => watchedFiles(plan.folders, shell.assets), signal)
    return watch(() => runOnce(plan, outputs, tools, shell, signal), waitForChange, signal, shell)
  },
}

/** @throws {UserError} ARGUMENT */
function planOf(args: ParsedArguments, outputs: readonly Output<TestFormat>[]): TestPlan {
  const threshold = thresholdOf(optionOf(args, 'coverage-threshold'))
  const coverage =
    hasFlag(args, 'coverage') || threshold !== null || outputs.some(({ format }) => format === 'lcov')
  const wanted = oneOf('--engine', optionOf(args, 'engine') ?? 'wasm', [...TEST_ENGINES, 'both'])
  return {
    folders: args.positionals,
    only: optionOf(args, 'run'),
    engines: wanted === 'both' || (wanted === 'wasm' && coverage) ? TEST_ENGINES : [wanted],
    coverage,
    threshold,
    explain: hasFlag(args, 'trace') ? 'trace' : hasFlag(args, 'verbose') ? 'failures' : 'no',
  }
}

function thresholdOf(text: string | undefined): number | null {
  if (text === undefined) return null
  const threshold = Number(text)
  if (text.trim() !== '' && threshold >= 0 && threshold <= 100) return threshold
  throw new UserError('ARGUMENT', `--coverage-threshold is "${text}"; it must be a number from 0 to 100.`)
}

async function runOnce(
  plan: TestPlan,
  outputs: readonly Output<TestFormat>[],
  tools: TestTools,
  shell: Shell,
  signal?: AbortSignal,
): Promise<number> {
  const progress = createProgress(shell)
  const report = await runPolicyTests(plan, tools, progress.update, signal).finally(progress.clear)
  if (report.results.length === 0) {
    shell.err(nothingToRun(report.known))
    return NO_TESTS
  }
  for (const { format, path } of outputs) {
    const text = renderTests(report, format, { verbose: plan.explain !== 'no' })
    if (path === null) shell.out(text)
    else await writeOutput(shell, path, text)
  }
  return isGood(report) ? 0 : 1
}

function isGood({ results, coverage, threshold }: TestReport): boolean {
  const isCovered = coverage === null || threshold === null || percentOf(coverage) >= threshold
  return isCovered && results.every(({ status }) => status === 'pass')
}

function nothingToRun(known: number): string {
  if (known > 0) return `modelward: --run fits none of the ${known} tests.\n`
  return 'modelward: no test was found: tests are rules test_... in files that end in _test.rego.\n'
}
