import { readFile } from 'node:fs/promises'
import { isAbsolute, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { resolveInTree } from './artifacts/paths.ts'
import { filesOfTree } from './config/tree-paths.ts'
import type { Facts } from './facts/types.ts'
import { evaluatePack, policyData } from './policy/evaluate.ts'
import { DISK_FILES } from './policy/files.ts'
import { policyInput } from './policy/input.ts'
import { type LoadedPack, loadPacks, type NamedPolicies } from './policy/load-packs.ts'
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
  /** Folders of Rego that run beside the shipped rules, besides the configuration's. */
  policies?: readonly string[]
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
  return withConfiguredTree(options, async (configured) => ({
    ...(await rulesInForce(configured, options)),
    read: await readConfigured(configured, options),
  }))
}

/**
 * The packs, and what profile and configuration decide of their rules.
 * @throws {UserError} CONFIG, PATH, POLICY_COMPILE, POLICY_METADATA, POLICY_DUPLICATE, PROFILE
 */
async function rulesInForce(configured: ConfiguredTree, options: PolicyOptions): Promise<RulesInForce> {
  const { file, locate } = configured.config
  const policies = [...configuredPolicies(configured, options.path), ...(options.policies ?? [])]
  if (policies.length > 0) options.onProgress?.('compiling policies', 0, 0)
  const [packs, profile] = await Promise.all([
    loadPacks(policies, options.assets),
    findProfile(configured, options),
  ])
  return {
    packs,
    profile: profile.name,
    rules: decideRules(packs, profile, { settings: file.rules ?? {}, locate }),
  }
}

/** What rules give on the facts of a system. */
export async function evaluateRules(
  facts: Facts,
  packs: readonly LoadedPack[],
  rules: ReadonlyMap<string, EffectiveRule>,
  { assets, effectiveTime }: Pick<PolicyOptions, 'assets' | 'effectiveTime'>,
): Promise<RuleResult[]> {
  const input = () => policyInput(facts)
  const data = policyData(effectiveTime, parametersOf(rules))
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

/** The parameters of rules by id, as rules see them in `data`. */
export function parametersOf(rules: ReadonlyMap<string, EffectiveRule>) {
  return new Map([...rules].map(([id, { parameters }]) => [id, parameters]))
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
function findProfile({ tree, config }: ConfiguredTree, options: PolicyOptions): Promise<Profile> {
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
