import { readFile } from 'node:fs/promises'
import { isAbsolute, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Config } from './config/load.ts'
import { policiesInTree, profileInTree } from './config/tree-paths.ts'
import type { Facts } from './facts/types.ts'
import { evaluatePack, policyData } from './policy/evaluate.ts'
import { policyInput } from './policy/input.ts'
import { type LoadedPack, loadPacks } from './policy/load-packs.ts'
import { DEFAULT_PROFILE, loadProfile, type Profile } from './policy/profile.ts'
import { type DecidedRule, decideRules, type EffectiveRule } from './policy/selection.ts'
import type { RuleResult } from './policy/types.ts'
import type { ReadOptions } from './read-systems.ts'

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
 * The packs, and what profile and configuration decide of their rules.
 * @throws {UserError} CONFIG, PATH, POLICY_COMPILE, POLICY_METADATA, POLICY_DUPLICATE, PROFILE
 */
export async function rulesInForce(options: PolicyOptions, config: Config): Promise<RulesInForce> {
  const { file, locate } = config
  const policies = [...(await configuredPolicies(options.path, config)), ...(options.policies ?? [])]
  if (policies.length > 0) options.onProgress?.('compiling policies', 0, 0)
  const [packs, profile] = await Promise.all([
    loadPacks(policies, options.assets),
    findProfile(options, config),
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
function findProfile(options: PolicyOptions, { file, fromTree, locate }: Config): Promise<Profile> {
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
