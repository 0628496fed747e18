import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import packageJson from '../package.json' with { type: 'json' }
import type { Config } from './config/load.ts'
import { type PolicySet, policySources } from './config/policies.ts'
import { profileInTree } from './config/tree-paths.ts'
import type { ConftestPolicies } from './config/types.ts'
import type { PolicyFile } from './conftest/files.ts'
import type { ConftestPack } from './conftest/load.ts'
import type { Placer } from './facts/places.ts'
import type { Facts } from './facts/types.ts'
import { evaluatePack, policyData } from './policy/evaluate.ts'
import { policyInput } from './policy/input.ts'
import { type LoadedPack, loadPacks } from './policy/load-packs.ts'
import { DEFAULT_PROFILE, loadProfile, type Profile } from './policy/profile.ts'
import { type EffectiveRule, selectRules } from './policy/selection.ts'
import type { RuleResult, Severity } from './policy/types.ts'
import { type OpenTree, type ReadOptions, readSystems } from './read-systems.ts'
import { decide } from './verdict/decide.ts'
import type { Report, SystemReport } from './verdict/report.ts'
import { summarise } from './verdict/summarise.ts'

/** Enough to see what kind of files are hidden; a report is no listing. */
const MAX_IGNORED_TOLD = 100

export interface CheckOptions extends ReadOptions {
  /** Name of a shipped profile, or path of a profile file; goes before the configuration's. */
  profile?: string
  /** Folders of Rego that run beside the shipped rules, besides the configuration's. */
  policies?: readonly (string | ConftestPolicies)[]
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
  let policies: UserPolicies = { folders: [], sets: [] }
  const read = await readSystems(options, async (open) => {
    policies = await userPolicies(open, options)
  })
  const { file, locate } = read.config
  const { folders, sets } = policies
  if (folders.length + sets.length > 0) options.onProgress?.('compiling policies', 0, 0)
  const [loaded, conftest, profile] = await Promise.all([
    loadPacks(folders, options.assets),
    loadSets(sets, options.assets),
    findProfile(options, read.config),
  ])
  const packs = [...loaded, ...conftest.map(({ pack }) => ({ pack, shipped: false }))]
  const rules = selectRules(packs, profile, { settings: file.rules ?? {}, locate })
  const failOn = options.failOn ?? file.fail_on ?? 'error'
  const rulesOff = [
    ...packs.flatMap(({ pack }) => pack.rules.map(({ id }) => ({ id, pack: pack.name }))),
    ...conftest.flatMap(({ pack, off }) => off.map(({ id }) => ({ id, pack: pack.name }))),
  ].filter(({ id }) => !rules.has(id))
  const judgedFiles = sets.flatMap((set) => set.files)
  const systems: SystemReport[] = []
  for (const { facts, placer } of read.systems) {
    const { results, placers } = await evaluate(facts, loaded, conftest, rules, options)
    const profileName = profile.name
    systems.push(
      await decide({ facts, profile: profileName, rules, results, placer, placers, judgedFiles, failOn }),
    )
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

/** What the user adds: folders of rules over the facts, and sets on conftest's terms with the files that they judge. */
interface UserPolicies {
  readonly folders: readonly string[]
  readonly sets: readonly JudgedSet[]
}

interface JudgedSet {
  readonly set: PolicySet
  /** None where the input is the facts. */
  readonly files: readonly PolicyFile[]
}

async function userPolicies(
  { tree, listing, config }: OpenTree,
  options: CheckOptions,
): Promise<UserPolicies> {
  const folders: string[] = []
  const sets: JudgedSet[] = []
  for (const source of await policySources(options.path, config, options.policies)) {
    if (typeof source === 'string') folders.push(source)
    else if (source.files === null) sets.push({ set: source, files: [] })
    else {
      const { readPolicyFiles } = await import('./conftest/files.ts')
      const globs = source.files.map((glob, i) => ({ glob, place: () => source.place('files', String(i)) }))
      sets.push({ set: source, files: await readPolicyFiles(tree, listing.files, globs) })
    }
  }
  return { folders, sets }
}

type LoadedSet = ConftestPack & JudgedSet

async function loadSets(sets: readonly JudgedSet[], assets: CheckOptions['assets']): Promise<LoadedSet[]> {
  if (sets.length === 0) return []
  const { loadConftestPack } = await import('./conftest/load.ts')
  const loaded: LoadedSet[] = []
  for (const each of sets) loaded.push({ ...each, ...(await loadConftestPack(each.set, assets)) })
  return loaded
}

interface Evaluated {
  readonly results: RuleResult[]
  /** Of the packs whose rules read something else than the facts, by name. */
  readonly placers: ReadonlyMap<string, Placer>
}

async function evaluate(
  facts: Facts,
  packs: readonly LoadedPack[],
  sets: readonly LoadedSet[],
  rules: ReadonlyMap<string, EffectiveRule>,
  { assets, effectiveTime }: CheckOptions,
): Promise<Evaluated> {
  const input = () => policyInput(facts)
  const parameters = new Map([...rules].map(([id, rule]) => [id, rule.parameters]))
  const data = policyData(effectiveTime, parameters)
  const options = {
    rules: new Set(rules.keys()),
    worker: new URL('worker.js', assets.dist),
    engine: { folder: fileURLToPath(assets.dist), time: effectiveTime },
  }
  const results: RuleResult[] = []
  const placers = new Map<string, Placer>()
  for (const { pack, shipped } of packs) {
    const isolation = shipped ? 'large-input' : 'always'
    results.push(...(await evaluatePack(pack, input, data, { ...options, isolation })))
  }
  if (sets.length === 0) return { results, placers }
  const { evaluateSet } = await import('./conftest/evaluate.ts')
  for (const set of sets) {
    const own = policyData(effectiveTime, parameters, set.data)
    const said = await evaluateSet(set, facts, set.files, own, { ...options, isolation: 'always' })
    results.push(...said.results)
    if (said.placer !== null) placers.set(set.pack.name, said.placer)
  }
  return { results, placers }
}

/** A profile given on the command line is a path from where the user stands; one of the configuration, from the root. */
function findProfile(options: CheckOptions, { file, fromTree, locate }: Config): Promise<Profile> {
  const isGiven = options.profile !== undefined
  const root = isGiven ? '.' : options.path
  const sources = {
    shipped: async () =>
      JSON.parse(await readFile(fileURLToPath(new URL('profiles.json', options.assets.dist)), 'utf8')),
    read: (path: string) =>
      fromTree && !isGiven ? profileInTree(root, path) : readFile(resolve(root, path)),
  }
  const place = isGiven ? undefined : locate(['profile'], 'value')
  return loadProfile(options.profile ?? file.profile ?? DEFAULT_PROFILE, sources, place)
}
