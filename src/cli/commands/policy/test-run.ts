import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Assets } from '../../../assets.ts'
import { type Coverage, coverageOf } from '../../../authoring/coverage.ts'
import { checkMentions, findFixtures } from '../../../authoring/fixtures.ts'
import { compileTests } from '../../../authoring/terms.ts'
import type { TestReport } from '../../../authoring/test-reports/index.ts'
import {
  combineRuns,
  faultOfPolicy,
  runTest,
  selectTests,
  TEST_EFFECTIVE_TIME,
  TEST_TIME_MS,
  type TestEngine,
  type TestResult,
  type TestRun,
  testData,
} from '../../../authoring/testing.ts'
import { InternalError } from '../../../errors.ts'
import type { CompiledPolicy, PolicySource, PolicyTest } from '../../../policy/compile.ts'
import { listFolderData } from '../../../policy/data.ts'
import { compileEngineFrom, type Engine, startEngine } from '../../../policy/engine.ts'
import { listPolicyFiles } from '../../../policy/folder.ts'
import type { PolicyInput } from '../../../policy/input.ts'
import {
  type Explanation,
  type InterpretedTest,
  type Interpreter,
  openInterpreter,
} from '../../../policy/interpreter.ts'
import { isolatedWorker } from '../../../policy/isolated-worker.ts'
import { MAX_MEMORY_PAGES } from '../../../policy/limits.ts'
import { factsSchema, factsSchemaPath } from '../../../policy/load-packs.ts'
import type { WorkerRequest, WorkerStart } from '../../../policy/worker-protocol.ts'
import { openEngineSession } from '../../open-engine.ts'
import { readFixtures } from './fixture-facts.ts'
import { readFoldersData, readSources } from './sources.ts'

export interface TestPlan {
  readonly folders: readonly string[]
  /** `--run` */
  readonly only: string | undefined
  readonly engines: readonly TestEngine[]
  readonly coverage: boolean
  readonly threshold: number | null
  /** Of tests that do not pass: the expressions that do not hold, or OPA's trace too. */
  readonly explain: 'no' | 'failures' | 'trace'
}

/** The engine, compiled once however often tests run. */
export interface TestTools {
  readonly assets: Assets
  readonly module: WebAssembly.Module
  readonly engine: Engine
}

export async function testTools(assets: Assets): Promise<TestTools> {
  const module = await compileEngineFrom(fileURLToPath(assets.dist))
  return { assets, module, engine: startEngine(module) }
}

type OnProgress = (stage: string, done: number, total: number) => void

/**
 * Reads policies and fixtures, and runs their tests. A report without results is of policies that have `known` tests, none
 * of which is wanted.
 * @throws {UserError} as `readSources`, `findFixtures` and `compileTests` do
 */
export async function runPolicyTests(
  plan: TestPlan,
  tools: TestTools,
  onProgress: OnProgress,
  signal?: AbortSignal,
): Promise<TestReport & { readonly known: number }> {
  const { assets, engine } = tools
  const sources = await readSources(plan.folders)
  const folders = await findFixtures(sources)
  checkMentions(sources, [...folders.keys()])
  onProgress('compiling policies', 0, 0)
  const compiled = compileTests(engine, sources, await factsSchema(assets))
  const tests = selectTests(compiled.tests, plan.only)
  const report = { engines: plan.engines, threshold: plan.threshold, known: compiled.tests.length }
  if (tests.length === 0) return { ...report, results: [], coverage: null }
  const data = testData(
    compiled.rules,
    await readFixtures(folders, assets),
    await readFoldersData(plan.folders),
  )
  const setting: Setting = { plan, tools, sources, compiled, tests, data, onProgress, signal }
  return { ...report, ...(await runOnEngines(setting)) }
}

/** What a run stands on. */
interface Setting {
  readonly plan: TestPlan
  readonly tools: TestTools
  readonly sources: readonly PolicySource[]
  readonly compiled: CompiledPolicy
  readonly tests: readonly PolicyTest[]
  readonly data: PolicyInput
  readonly onProgress: OnProgress
  readonly signal: AbortSignal | undefined
}

async function runOnEngines(setting: Setting): Promise<Pick<TestReport, 'results' | 'coverage'>> {
  const { plan, tools, sources, compiled, data, tests } = setting
  const json = new TextDecoder().decode(data.json)
  const session = openEngineSession(tools.assets, tools.module)
  const terms = compiled.conftest ? 'conftest' : 'modelward'
  const interpreter = openInterpreter(session, { sources, terms, data: json, time: TEST_EFFECTIVE_TIME })
  setting.signal?.addEventListener('abort', interpreter.close)
  const steps = progressOver(setting)
  try {
    const [wasm, opa] = await Promise.all([
      plan.engines.includes('wasm') ? runOnWasm(setting, steps) : undefined,
      interpretsAll(setting) ? runOnInterpreter(setting, interpreter, steps) : undefined,
    ])
    const sameValue = (a: string, b: string) => areSame(tools.engine, a, b)
    const results: TestResult[] = []
    for (const [i, test] of tests.entries()) {
      const [onWasm, onOpa] = [wasm?.[i], opa?.[i]]
      const runs = {
        ...(onWasm && { wasm: onWasm }),
        ...(onOpa && plan.engines.includes('opa') && { opa: onOpa.run }),
      }
      const result = combineRuns(test, runs, sameValue)
      const fails = Object.values(runs).some(({ status }) => status === 'fail')
      const explanation = fails ? await explain(interpreter, test, plan.explain) : null
      results.push({ ...result, explanation, printed: onOpa?.gave?.printed ?? [] })
    }
    const coverage = plan.coverage && opa !== undefined ? await coverageIn(interpreter, opa) : null
    return { results, coverage }
  } finally {
    setting.signal?.removeEventListener('abort', interpreter.close)
    await interpreter.close()
  }
}

/** What a test printed is asked of the interpreter, since a compiled policy prints nothing. */
function interpretsAll({ plan, sources }: Setting): boolean {
  const prints = () => sources.some(({ text }) => /\bprint\(/.test(text))
  return plan.engines.includes('opa') || (plan.explain !== 'no' && prints())
}

/** A step is one test on one engine. */
function progressOver(setting: Setting): () => void {
  const { plan, tests, onProgress } = setting
  const engines = Number(plan.engines.includes('wasm')) + Number(interpretsAll(setting))
  let done = 0
  return () => onProgress('running tests', ++done, tests.length * engines)
}

async function runOnWasm(setting: Setting, step: () => void): Promise<TestRun[]> {
  const { tools, compiled, tests, data, signal } = setting
  const engine = { folder: fileURLToPath(tools.assets.dist), module: tools.module, time: TEST_EFFECTIVE_TIME }
  const hosted = compiled.builtins.length > 0 ? { engine } : {}
  const start: WorkerStart = {
    wasm: compiled.wasm,
    data,
    input: null,
    memoryLimit: MAX_MEMORY_PAGES,
    format: 'value',
    ...hosted,
  }
  const program = new URL('worker.js', tools.assets.dist)
  const worker = isolatedWorker(program, () => ({ workerData: start, transfer: [] }))
  signal?.addEventListener('abort', worker.close)
  const runs: TestRun[] = []
  try {
    for (const { entrypoint } of tests) {
      if (signal?.aborted) break
      runs.push(
        await runTest(async () => {
          const value = await worker.ask({ entrypoint } satisfies WorkerRequest, TEST_TIME_MS)
          if (typeof value === 'string') return value
          throw new InternalError('INTERNAL', 'The worker thread gave no value text.')
        }),
      )
      step()
    }
    return runs
  } finally {
    signal?.removeEventListener('abort', worker.close)
    await worker.close()
  }
}

interface InterpreterRun {
  readonly run: TestRun
  /** Null for an error. */
  readonly gave: InterpretedTest | null
}

async function runOnInterpreter(
  { plan, tests, signal }: Setting,
  interpreter: Interpreter,
  step: () => void,
): Promise<InterpreterRun[]> {
  const runs: InterpreterRun[] = []
  for (const { entrypoint } of tests) {
    if (signal?.aborted) break
    let gave: InterpretedTest | null = null
    const run = await runTest(async () => {
      gave = await interpreter.run(entrypoint, { coverage: plan.coverage }, TEST_TIME_MS)
      return gave.value
    })
    runs.push({ run, gave })
    step()
  }
  return runs
}

/** Null where explaining takes more than a test may. */
function explain(
  interpreter: Interpreter,
  { entrypoint }: PolicyTest,
  how: TestPlan['explain'],
): Promise<Explanation | null> {
  if (how === 'no') return Promise.resolve(null)
  return interpreter.explain(entrypoint, { trace: how === 'trace' }, TEST_TIME_MS).catch((error: unknown) => {
    faultOfPolicy(error)
    return null
  })
}

async function coverageIn(interpreter: Interpreter, runs: readonly InterpreterRun[]): Promise<Coverage> {
  return coverageOf(
    await interpreter.coverable(),
    runs.map(({ gave }) => gave?.covered ?? []),
  )
}

/** Sets have no order in value text: OPA compares. */
function areSame(engine: Engine, a: string, b: string): boolean {
  const request = { sources: [], query: 'input[0] == input[1]', input: `[${a},${b}]`, time: '0' }
  const answer = engine.call('eval', request)
  return answer.ok && Array.isArray(answer.value.results) && answer.value.results.length > 0
}

/** Every file whose change may change what the tests give. */
export async function watchedFiles(folders: readonly string[], assets: Assets): Promise<string[]> {
  const files: string[] = [factsSchemaPath(assets)]
  for (const folder of folders.length === 0 ? ['.'] : folders) {
    files.push(...(await listPolicyFiles(folder)))
    files.push(...(await listFolderData(folder)).map(({ path }) => path))
  }
  const fixtures = await findFixtures(files.map((path) => ({ path, text: '' })))
  for (const fixture of fixtures.values()) {
    const entries = await readdir(fixture, { recursive: true, withFileTypes: true })
    files.push(
      ...entries
        .filter((entry) => !entry.isDirectory())
        .map(({ parentPath, name }) => join(parentPath, name)),
    )
  }
  return files
}
