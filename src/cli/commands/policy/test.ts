import { fileURLToPath } from 'node:url'
import type { Assets } from '../../../assets.ts'
import { checkMentions, findFixtures } from '../../../authoring/fixtures.ts'
import { compileTests } from '../../../authoring/terms.ts'
import { renderTests, TEST_FORMATS, type TestFormat } from '../../../authoring/test-reports.ts'
import {
  ALL_TESTS_TIME_MS,
  runTests,
  selectTests,
  TEST_EFFECTIVE_TIME,
  type TestResult,
  testData,
} from '../../../authoring/testing.ts'
import { UserError } from '../../../errors.ts'
import type { Facts } from '../../../facts/types.ts'
import type { CompiledPolicy, PolicyTest } from '../../../policy/compile.ts'
import { isolatedSession } from '../../../policy/isolated-session.ts'
import { MAX_MEMORY_PAGES } from '../../../policy/limits.ts'
import { factsSchema } from '../../../policy/load-packs.ts'
import { readSystems } from '../../../read-systems.ts'
import { hasFlag, optionOf } from '../../arguments.ts'
import type { Command } from '../../command.ts'
import { type OutputFormats, pairOutputs, writeOutput } from '../../outputs.ts'
import { createProgress } from '../../progress.ts'
import { loadEngine, readSources } from './sources.ts'

const FORMATS: OutputFormats<TestFormat> = {
  known: TEST_FORMATS,
  byExtension: { '.txt': 'text', '.json': 'json', '.xml': 'junit' },
}
const NO_TESTS = 3

export const testPolicies: Command = {
  name: 'policy test',
  summary: 'Run the test_ rules of policies, on the WASM that ships.',
  usage: 'modelward policy test [options] [DIR ...]',
  options: {
    run: {
      value: 'NAME',
      help: 'Only tests whose package.name holds NAME; with * or ? in it, those that fit it whole.',
    },
    format: {
      short: 'f',
      value: 'FORMAT',
      multiple: true,
      help: `Output format: ${TEST_FORMATS.join(', ')}. Default: text.`,
    },
    output: {
      short: 'o',
      value: 'FILE',
      multiple: true,
      help: 'Write the output of the --format before it to FILE instead of standard output.',
    },
    verbose: { short: 'v', help: 'Also list tests that passed.' },
  },
  examples: [
    ['modelward policy test policies', 'all tests of a folder; status 1 if one fails, 3 if there is none'],
    ['modelward policy test --run acme_001 -v', 'tests whose name holds "acme_001", and list them'],
    [
      'modelward policy test -f junit -o tests.xml -f text',
      'JUnit for a CI system, and text on the terminal',
    ],
  ],
  async run(args, shell) {
    const outputs = pairOutputs(args, FORMATS)
    const progress = createProgress(shell)
    const sources = await readSources(args.positionals)
    const folders = await findFixtures(sources)
    checkMentions(sources, [...folders.keys()])
    progress.update('compiling policies', 0, 0)
    const [engine, schema] = await Promise.all([loadEngine(shell.assets), factsSchema(shell.assets)])
    const compiled = compileTests(engine, sources, schema)
    const tests = selectTests(compiled.tests, optionOf(args, 'run'))
    if (tests.length === 0) {
      progress.clear()
      shell.err(nothingToRun(compiled.tests.length))
      return NO_TESTS
    }
    const fixtures = await readFixtures(folders, shell.assets)
    const results = await runAll(compiled, tests, fixtures, shell.assets, progress.update).finally(
      progress.clear,
    )
    for (const { format, path } of outputs) {
      const text = renderTests(results, format, { verbose: hasFlag(args, 'verbose') })
      if (path === null) shell.out(text)
      else await writeOutput(shell, path, text)
    }
    return results.every(({ status }) => status === 'pass') ? 0 : 1
  },
}

function nothingToRun(left: number): string {
  if (left > 0) return `modelward: --run fits none of the ${left} tests.\n`
  return 'modelward: no test was found: tests are rules test_... in files that end in _test.rego.\n'
}

/** The facts of each fixture, as `modelward facts` gives them for a plain folder. */
async function readFixtures(
  folders: ReadonlyMap<string, string>,
  assets: Assets,
): Promise<ReadonlyMap<string, Facts>> {
  const fixtures = new Map<string, Facts>()
  for (const [name, path] of folders) {
    const { systems } = await readSystems({ path, asFolder: true, assets }).catch((error: unknown) => {
      throw error instanceof UserError ? inFixture(path, error) : error
    })
    const [system, ...more] = systems
    if (system === undefined || more.length > 0) {
      const message = `The fixture "${name}" holds ${systems.length} systems; a fixture is one.`
      throw new UserError('CONFIG', message, { place: { path } })
    }
    fixtures.set(name, system.facts)
  }
  return fixtures
}

/** An error in a file of a fixture; its place is a path from where the user stands. */
function inFixture(folder: string, { code, message, place, cause }: UserError): UserError {
  const at = place === undefined ? { path: folder } : { ...place, path: `${folder}/${place.path}` }
  return new UserError(code, message, { place: at, cause })
}

async function runAll(
  { wasm, rules, builtins }: CompiledPolicy,
  tests: readonly PolicyTest[],
  fixtures: ReadonlyMap<string, Facts>,
  assets: Assets,
  onProgress: (stage: string, done: number, total: number) => void,
): Promise<TestResult[]> {
  if (tests.length === 0) return []
  const data = testData(rules, fixtures)
  const engine = { folder: fileURLToPath(assets.dist), time: TEST_EFFECTIVE_TIME }
  const hosted = builtins.length > 0 ? { engine } : {}
  const start = () => ({ wasm, data, input: null, memoryLimit: MAX_MEMORY_PAGES, ...hosted })
  const session = isolatedSession(new URL('worker.js', assets.dist), start, ALL_TESTS_TIME_MS)
  try {
    return await runTests(session, tests, (done, total) => onProgress('running tests', done, total))
  } finally {
    await session.close()
  }
}
