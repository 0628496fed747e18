import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { namedPolicies, type PolicySet } from './config/policies.ts'
import { filesOfTree } from './config/tree-paths.ts'
import type { ConftestPolicies } from './config/types.ts'
import type { PolicyFile } from './conftest/files.ts'
import { isConftestPack } from './conftest/pack.ts'
import type { Placer } from './facts/places.ts'
import type { Facts } from './facts/types.ts'
import { evaluatePack, policyData } from './policy/evaluate.ts'
import { policyInput } from './policy/input.ts'
import { type LoadedPack, loadPacks, shippedPack } from './policy/load-packs.ts'
import { DEFAULT_PROFILE, loadProfile, PROFILE_LIMIT, type Profile } from './policy/profile.ts'
import { type DecidedRule, decideRules, type EffectiveRule } from './policy/selection.ts'
import type { RuleResult } from './policy/types.ts'
import {
  type ConfiguredTree,
  type ReadOptions,
  type ReadSystems,
  readConfigured,
  withConfiguredTree,
} from './read-systems.ts'
import { unreadable } from './repository/disk-file.ts'

/** By what a tree is judged. */
export interface PolicyOptions extends ReadOptions {
  /** Name of a shipped profile, or path of a profile file; goes before the configuration's. */
  profile?: string
  /** Packs that run beside the shipped rules, besides the configuration's: folders of Rego, what `modelward.lock` pins, or policies on conftest's terms. */
  policies?: readonly (string | ConftestPolicies)[]
  /** What git and registries are reached with, where a pack has to be fetched. */
  env?: Readonly<Record<string, string | undefined>>
  /** The time that rules see, RFC 3339 in UTC. */
  effectiveTime: string
}

export interface RulesInForce {
  readonly packs: readonly LoadedPack[]
  /** Name of the profile. */
  readonly profile: string
  /** Every rule of every pack, by id. */
  readonly rules: ReadonlyMap<string, DecidedRule>
}

/**
 * A tree as the facts of its systems, and by what it is judged. Policies come first: a mistake in them is told before
 * gigabytes of weights are read.
 * @throws {UserError} as `readSystems` and `rulesInForce` do.
 */
export function readWithRules(options: PolicyOptions): Promise<RulesInForce & { read: ReadSystems }> {
  const reading = withConfiguredTree(options, async (configured) => ({
    ...(await rulesInForce(configured, await shipped, options)),
    read: await readConfigured(configured, options),
  }))
  // While git answers.
  const shipped = shippedPack(options.assets)
  return reading
}

/**
 * The packs, and what profile and configuration decide of their rules.
 * @throws {UserError} CONFIG, PATH, PACK, POLICY_COMPILE, POLICY_METADATA, POLICY_DUPLICATE, PROFILE
 */
async function rulesInForce(
  configured: ConfiguredTree,
  shipped: LoadedPack,
  options: PolicyOptions,
): Promise<RulesInForce> {
  const { file, locate } = configured.config
  const [packs, profile] = await Promise.all([
    findPacks(configured, shipped, options),
    findProfile(configured, options),
  ])
  return {
    packs,
    profile: profile.name,
    rules: decideRules(packs, profile, { settings: file.rules ?? {}, locate }),
  }
}

export interface Evaluated {
  readonly results: RuleResult[]
  /** Of the packs whose rules read something else than the facts, by name. */
  readonly placers: ReadonlyMap<string, Placer>
}

/** What rules give on a system: on its facts, or on its files where they are on conftest's terms. */
export async function evaluateRules(
  facts: Facts,
  packs: readonly LoadedPack[],
  rules: ReadonlyMap<string, EffectiveRule>,
  { assets, effectiveTime }: Pick<PolicyOptions, 'assets' | 'effectiveTime'>,
): Promise<Evaluated> {
  const input = () => policyInput(facts)
  const parameters = parametersOf(rules)
  const results: RuleResult[] = []
  const placers = new Map<string, Placer>()
  for (const loaded of packs) {
    const { pack, shipped } = loaded
    const isolation = shipped ? 'large-input' : 'always'
    const worker = new URL('worker.js', assets.dist)
    const engine = { folder: fileURLToPath(assets.dist), time: effectiveTime }
    const on = new Set(rules.keys())
    const data = policyData(effectiveTime, parameters, pack.data)
    const evaluation = { rules: on, isolation, worker, engine } as const
    if (isConftestPack(loaded)) {
      const { evaluateSet } = await import('./conftest/evaluate.ts')
      const said = await evaluateSet(loaded, facts, data, evaluation)
      results.push(...said.results)
      if (said.placer !== null) placers.set(pack.name, said.placer)
    } else results.push(...(await evaluatePack(pack, input, data, evaluation)))
  }
  return { results, placers }
}

/** The parameters of rules by id, as rules see them in `data`. */
export function parametersOf(rules: ReadonlyMap<string, EffectiveRule>) {
  return new Map([...rules].map(([id, { parameters }]) => [id, parameters]))
}

/**
 * The shipped pack, those of the configuration and those that are given: what has no folder of its own is pinned. What
 * policies on conftest's terms judge is read.
 */
async function findPacks(
  configured: ConfiguredTree,
  shipped: LoadedPack,
  options: PolicyOptions,
): Promise<LoadedPack[]> {
  const { assets, onProgress, env = {} } = options
  const { folders, packs, sets } = await namedPolicies(configured, options.path, options.policies)
  if (folders.length + sets.length > 0) onProgress?.('compiling policies', 0, 0)
  const loaded = await loadPacks(folders, assets, shipped)
  if (sets.length > 0) {
    const { loadConftestPack } = await import('./conftest/load.ts')
    for (const set of sets) {
      loaded.push(await loadConftestPack(set, await filesOfSet(set, configured), assets))
    }
  }
  if (packs.length === 0) return loaded
  const { loadPinned } = await import('./packs/load.ts')
  const { emptyLock, parseLock } = await import('./packs/lock.ts')
  const { lock: written } = configured.config
  const lock = written === null ? emptyLock() : parseLock(written.path, written.bytes)
  const access = { assets, env, ...(onProgress && { onProgress }) }
  for (const named of packs) loaded.push(await loadPinned(named, lock, access))
  return loaded
}

async function filesOfSet(set: PolicySet, { tree, listing }: ConfiguredTree): Promise<PolicyFile[]> {
  if (set.files === null) return []
  const { readPolicyFiles } = await import('./conftest/files.ts')
  const globs = set.files.map((glob, i) => ({ glob, place: () => set.place('files', String(i)) }))
  return readPolicyFiles(tree, listing.files, globs)
}

/** A profile given on the command line is a path from where the user stands; one of the configuration, from the root. */
function findProfile({ tree, config }: ConfiguredTree, options: PolicyOptions): Promise<Profile> {
  const isGiven = options.profile !== undefined
  const root = isGiven ? '.' : options.path
  const files = filesOfTree(tree)
  const sources = {
    shipped: async () =>
      JSON.parse(readFileSync(fileURLToPath(new URL('profiles.json', options.assets.dist)), 'utf8')),
    read: (path: string) =>
      config.fromTree && !isGiven ? files.read(path, PROFILE_LIMIT) : readGiven(root, path),
  }
  const place = isGiven ? undefined : config.locate(['profile'], 'value')
  return loadProfile(options.profile ?? config.file.profile ?? DEFAULT_PROFILE, sources, place)
}

async function readGiven(root: string, path: string): Promise<Uint8Array> {
  try {
    return readFileSync(resolve(root, path))
  } catch (error) {
    throw unreadable(path, error)
  }
}
