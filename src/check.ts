import { readFileSync } from 'node:fs'
import { isAbsolute, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import packageJson from '../package.json' with { type: 'json' }
import type { Config } from './config/load.ts'
import { policiesInTree, profileInTree } from './config/tree-paths.ts'
import type { Facts } from './facts/types.ts'
import { evaluatePack, policyData } from './policy/evaluate.ts'
import { policyInput } from './policy/input.ts'
import { type LoadedPack, loadPacks, shippedPack } from './policy/load-packs.ts'
import { DEFAULT_PROFILE, loadProfile, type Profile } from './policy/profile.ts'
import { type EffectiveRule, selectRules } from './policy/selection.ts'
import type { RuleResult, Severity } from './policy/types.ts'
import { type ReadOptions, type ReadSystems, readSystems } from './read-systems.ts'
import { decide } from './verdict/decide.ts'
import type { Report, SystemReport } from './verdict/report.ts'
import { summarise } from './verdict/summarise.ts'

/** Enough to see what kind of files are hidden; a report is no listing. */
const MAX_IGNORED_TOLD = 100

export interface CheckOptions extends ReadOptions {
  /** Name of a shipped profile, or path of a profile file; goes before the configuration's. */
  profile?: string
  /** Folders of Rego that run beside the shipped rules, besides the configuration's. */
  policies?: readonly string[]
  /** Findings of this severity or above block; goes before the configuration's. Default: error. */
  failOn?: Severity
  /** The time that rules see, RFC 3339 in UTC. */
  effectiveTime: string
}

/**
 * The whole way: reads the systems of a tree, evaluates the packs on their facts and gives the verdict.
 * @throws {UserError} for what the user has to mend: path, revision, configuration, profile, a policy that does not compile.
 * @throws {InternalError} for faults of Modelward. A rule that cannot be evaluated is none: its outcome is `error`.
 */
export async function check(options: CheckOptions): Promise<Report> {
  // While git answers.
  const [read, shipped] = await Promise.all([readSystems(options), shippedPack(options.assets)])
  const { file, locate } = read.config
  const policies = [...(await configuredPolicies(options.path, read.config)), ...(options.policies ?? [])]
  if (policies.length > 0) options.onProgress?.('compiling policies', 0, 0)
  const [packs, profile] = await Promise.all([
    loadPacks(policies, options.assets, shipped),
    findProfile(options, read.config),
  ])
  const rules = selectRules(packs, profile, { settings: file.rules ?? {}, locate })
  const failOn = options.failOn ?? file.fail_on ?? 'error'
  const rulesOff = packs.flatMap(({ pack }) =>
    pack.rules.filter(({ id }) => !rules.has(id)).map(({ id }) => ({ id, pack: pack.name })),
  )
  const systems: SystemReport[] = []
  for (const { facts, placer } of read.systems) {
    const results = await evaluate(facts, packs, rules, options)
    systems.push(await decide({ facts, profile: profile.name, rules, results, placer, failOn }))
  }
  return summarise(
    {
      tool: { name: 'modelward', version: packageJson.version },
      effective_time: options.effectiveTime,
      root: options.path,
      prefix: read.prefix,
      repository: read.repository,
      fail_on: failOn,
      packs: packs.map(({ pack: { name, version, digest, rules } }) => ({
        name,
        version,
        digest,
        rules: rules.length,
      })),
      rules_off: rulesOff,
      ignored: { count: read.ignored.length, first: read.ignored.slice(0, MAX_IGNORED_TOLD) },
    },
    systems,
  )
}

/** The facts document of each system: what a rule sees as `input`. Throws as `check` does. */
export async function readFacts(options: ReadOptions): Promise<Facts[]> {
  const { systems }: ReadSystems = await readSystems(options)
  return systems.map(({ facts }) => facts)
}

async function evaluate(
  facts: Facts,
  packs: readonly LoadedPack[],
  rules: ReadonlyMap<string, EffectiveRule>,
  { assets, effectiveTime }: CheckOptions,
): Promise<RuleResult[]> {
  const input = () => policyInput(facts)
  const parameters = new Map([...rules].map(([id, rule]) => [id, rule.parameters]))
  const data = policyData(effectiveTime, parameters)
  const results: RuleResult[] = []
  for (const { pack, shipped } of packs) {
    const isolation = shipped ? 'large-input' : 'always'
    const worker = new URL('worker.js', assets.dist)
    const engine = { folder: fileURLToPath(assets.dist), time: effectiveTime }
    const on = new Set(rules.keys())
    results.push(...(await evaluatePack(pack, input, data, { rules: on, isolation, worker, engine })))
  }
  return results
}

function configuredPolicies(root: string, { file, fromTree, locate }: Config): Promise<string[]> {
  return Promise.all(
    (file.policies ?? []).map((folder, index) =>
      fromTree
        ? policiesInTree(root, folder, locate(['policies', String(index)], 'value'))
        : isAbsolute(folder)
          ? folder
          : join(root, folder),
    ),
  )
}

/** A profile given on the command line is a path from where the user stands; one of the configuration, from the root. */
function findProfile(options: CheckOptions, { file, fromTree, locate }: Config): Promise<Profile> {
  const isGiven = options.profile !== undefined
  const root = isGiven ? '.' : options.path
  const sources = {
    shipped: async () =>
      JSON.parse(readFileSync(fileURLToPath(new URL('profiles.json', options.assets.dist)), 'utf8')),
    read: async (path: string) =>
      fromTree && !isGiven ? profileInTree(root, path) : readFileSync(resolve(root, path)),
  }
  const place = isGiven ? undefined : locate(['profile'], 'value')
  return loadProfile(options.profile ?? file.profile ?? DEFAULT_PROFILE, sources, place)
}
