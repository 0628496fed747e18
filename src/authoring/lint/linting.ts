import packageJson from '../../../package.json' with { type: 'json' }
import { type PolicySource, userError } from '../../policy/compile.ts'
import type { Engine } from '../../policy/engine.ts'
import { evaluatePack, policyData } from '../../policy/evaluate.ts'
import { type PolicyInput, policyInput } from '../../policy/input.ts'
import type { Pack, RawFinding, RuleResult, Severity } from '../../policy/types.ts'
import { decide } from '../../verdict/decide.ts'
import type { ReadFile, Report } from '../../verdict/report.ts'
import { summarise } from '../../verdict/summarise.ts'
import { TEST_EFFECTIVE_TIME } from '../testing.ts'
import { factNames } from './fact-names.ts'
import { type IgnoreComment, ignoreComments, ignoring } from './ignores.ts'
import { type LintModule, parseLintFacts } from './modules.ts'
import { type LintPlacer, lintPlacer } from './places.ts'

export interface LintOptions {
  /** The lints, dist/packs/lint. */
  readonly pack: Pack
  /** JSON Schema of the facts. */
  readonly schema: Record<string, unknown>
  /** What the tests of the policies see as `data`. */
  readonly data: PolicyInput
  readonly failOn: Severity
  /** The program of the worker thread: dist/worker.js. */
  readonly worker: URL
}

export interface Linted {
  /** The lints' findings in the form of a check: the policies are the one system. */
  readonly report: Report
  /** Findings that a comment ignores. */
  readonly ignored: readonly IgnoredFinding[]
  /** Comments that ignore nothing: without a reason, of another form, or with no finding below them. */
  readonly idle: readonly IgnoreComment[]
}

export interface IgnoredFinding {
  readonly rule: string
  readonly path: string
  readonly line: number
  readonly message: string
  readonly reason: string
}

/**
 * Runs the lints on parsed policies, and the policies' tests for what they reach.
 * @throws {UserError} POLICY_COMPILE, POLICY_METADATA, POLICY_DUPLICATE: what does not compile is not linted.
 * @throws {InternalError} ENGINE
 */
export async function lintPolicies(
  engine: Engine,
  sources: readonly PolicySource[],
  { pack, schema, data, failOn, worker }: LintOptions,
): Promise<Linted> {
  const answer = engine.call('lint', {
    sources,
    data: new TextDecoder().decode(data.json),
    time: String(BigInt(Date.parse(TEST_EFFECTIVE_TIME)) * 1_000_000n),
  })
  if (!answer.ok) throw userError(answer.problems)
  const { modules, mentioned, ended } = parseLintFacts(answer.value)
  const known = { mentioned, ended, ...factNames(schema) }
  const results: RuleResult[][] = []
  for (const { file, test, ast, hits } of modules) {
    const input = () => policyInput({ file, test, ast, hits, ...known })
    results.push(
      await evaluatePack(pack, input, policyData(TEST_EFFECTIVE_TIME, new Map()), {
        rules: new Set(pack.rules.map(({ id }) => id)),
        isolation: 'large-input',
        worker,
      }),
    )
  }
  const texts = new Map(sources.map(({ path, text }) => [path, text]))
  const placer = lintPlacer(modules, texts)
  const comments = ignoreComments(modules)
  const { kept, ignored, used } = withoutIgnored(joined(modules, results, pack), comments, placer)
  return {
    report: await reportOf(texts, kept, { pack, placer, failOn }),
    ignored,
    idle: comments.filter((comment) => !used.has(comment)),
  }
}

/** What a lint says of all files; pointers then begin with the file's index. A lint that failed on one of them failed. */
function joined(
  modules: readonly LintModule[],
  byFile: readonly (readonly RuleResult[])[],
  { rules }: Pack,
): RuleResult[] {
  return rules.map((rule): RuleResult => {
    const violations: RawFinding[] = []
    for (const [i, results] of byFile.entries()) {
      const result = results.find((each) => each.rule.id === rule.id)
      if (result?.status !== 'evaluated') {
        const why = result?.message ?? 'It was not evaluated.'
        return { rule, status: 'error', message: `${modules[i]?.file}: ${why}` }
      }
      violations.push(...result.violations.map((each) => ({ ...each, at: `/modules/${i}${each.at}` })))
    }
    return { rule, status: 'evaluated', applies: true, violations, unverified: [] }
  })
}

function withoutIgnored(
  results: readonly RuleResult[],
  comments: readonly IgnoreComment[],
  placer: LintPlacer,
) {
  const ignored: IgnoredFinding[] = []
  const used = new Set<IgnoreComment>()
  const kept = results.map((result): RuleResult => {
    if (result.status === 'error') return result
    const violations = result.violations.filter(({ at, message }) => {
      const { path, line } = placer.placeOf(at)
      const { id } = result.rule
      const comment = ignoring(comments, { id, file: path, row: line })
      if (comment === undefined) return true
      used.add(comment)
      ignored.push({ rule: id, path, line, message, reason: comment.reason })
      return false
    })
    return { ...result, violations }
  })
  return { kept, ignored, used }
}

async function reportOf(
  texts: ReadonlyMap<string, string>,
  results: readonly RuleResult[],
  { pack, placer, failOn }: { pack: Pack; placer: LintPlacer; failOn: Severity },
): Promise<Report> {
  const system = { id: 'policies', path: '' }
  const rules = new Map(
    pack.rules.map((rule) => [
      rule.id,
      { rule, pack: pack.name, severity: rule.severity, overridden: false, parameters: {} },
    ]),
  )
  const facts = { system, files: [], unread: [] }
  const decided = await decide({ facts, profile: pack.name, rules, results, placer, failOn })
  const read: ReadFile[] = [...texts].map(([path, text]) => ({
    path,
    kind: 'other',
    format: 'rego',
    size: Buffer.byteLength(text),
    sha256: null,
    lfs_pointer: false,
  }))
  return summarise(
    {
      tool: { name: 'modelward', version: packageJson.version },
      effective_time: TEST_EFFECTIVE_TIME,
      root: '',
      prefix: '',
      repository: { kind: 'folder', commit: null, shallow: false },
      fail_on: failOn,
      packs: [
        {
          name: pack.name,
          version: pack.version,
          digest: pack.digest,
          rules: pack.rules.length,
          signer: null,
        },
      ],
      rules_off: [],
      ignored: { count: 0, first: [] },
    },
    [{ ...decided, read }],
  )
}
