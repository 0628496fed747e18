import { readFile } from 'node:fs/promises'
import { isAbsolute, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import packageJson from '../package.json' with { type: 'json' }
import { resolveInTree } from './artifacts/paths.ts'
import { filesOfTree } from './config/tree-paths.ts'
import type { Facts } from './facts/types.ts'
import { evaluatePack, policyData } from './policy/evaluate.ts'
import { DISK_FILES } from './policy/files.ts'
import { policyInput } from './policy/input.ts'
import { type LoadedPack, loadPacks, type NamedPolicies } from './policy/load-packs.ts'
import { DEFAULT_PROFILE, loadProfile, PROFILE_LIMIT, type Profile } from './policy/profile.ts'
import { type EffectiveRule, selectRules } from './policy/selection.ts'
import type { RuleResult, Severity } from './policy/types.ts'
import {
  type ConfiguredTree,
  type ReadOptions,
  readConfigured,
  readSystems,
  withConfiguredTree,
} from './read-systems.ts'
import { unreadable } from './repository/disk-file.ts'
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
  // Policies come first: a mistake in them is told before gigabytes of weights are read.
  const { packs, profile, read } = await withConfiguredTree(options, async (tree) => ({
    ...(await loadPolicies(tree, options)),
    read: await readConfigured(tree, options),
  }))
  const { file, locate } = read.config
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
  const { systems } = await readSystems(options)
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

async function loadPolicies(
  configured: ConfiguredTree,
  options: CheckOptions,
): Promise<{ packs: LoadedPack[]; profile: Profile }> {
  const policies = [...configuredPolicies(configured, options.path), ...(options.policies ?? [])]
  if (policies.length > 0) options.onProgress?.('compiling policies', 0, 0)
  const [packs, profile] = await Promise.all([
    loadPacks(policies, options.assets),
    findProfile(configured, options),
  ])
  return { packs, profile }
}

/** What a modelward.yml of the tree names is read from the tree; what one that the user gives names, from the disk. */
function configuredPolicies({ tree, config }: ConfiguredTree, root: string): NamedPolicies[] {
  const { file, fromTree, locate } = config
  const files = fromTree ? filesOfTree(tree) : DISK_FILES
  return (file.policies ?? []).map((written, index) => {
    const onDisk = () => (isAbsolute(written) ? written : join(root, written))
    const path = fromTree ? resolveInTree('', written) || written : onDisk()
    return { path, files, place: locate(['policies', String(index)], 'value') }
  })
}

/** A profile given on the command line is a path from where the user stands; one of the configuration, from the root. */
function findProfile({ tree, config }: ConfiguredTree, options: CheckOptions): Promise<Profile> {
  const isGiven = options.profile !== undefined
  const root = isGiven ? '.' : options.path
  const files = filesOfTree(tree)
  const sources = {
    shipped: async () =>
      JSON.parse(await readFile(fileURLToPath(new URL('profiles.json', options.assets.dist)), 'utf8')),
    read: (path: string) =>
      config.fromTree && !isGiven ? files.read(path, PROFILE_LIMIT) : readGiven(root, path),
  }
  const place = isGiven ? undefined : config.locate(['profile'], 'value')
  return loadProfile(options.profile ?? config.file.profile ?? DEFAULT_PROFILE, sources, place)
}

function readGiven(root: string, path: string): Promise<Uint8Array> {
  return readFile(resolve(root, path)).catch((error: unknown) => {
    throw unreadable(path, error)
  })
}
