import packageJson from '../package.json' with { type: 'json' }
import { judgedFilesOf, rulesNotAsked } from './conftest/pack.ts'
import type { Facts } from './facts/types.ts'
import { rulesOn } from './policy/selection.ts'
import type { Severity } from './policy/types.ts'
import { type ReadOptions, readSystems } from './read-systems.ts'
import { evaluateRules, type PolicyOptions, readWithRules } from './rules-in-force.ts'
import { decide } from './verdict/decide.ts'
import type { Report, SystemReport } from './verdict/report.ts'
import { summarise } from './verdict/summarise.ts'

/** Enough to see what kind of files are hidden; a report is no listing. */
const MAX_IGNORED_TOLD = 100

export interface CheckOptions extends PolicyOptions {
  /** Findings of this severity or above block; goes before the configuration's. Default: error. */
  failOn?: Severity
}

/**
 * The whole way: reads the systems of a tree, evaluates the packs on their facts and gives the verdict.
 * @throws {UserError} for what the user has to mend: path, revision, configuration, profile, a policy that does not compile.
 * @throws {InternalError} for faults of Modelward. A rule that cannot be evaluated is none: its outcome is `error`.
 */
export async function check(options: CheckOptions): Promise<Report> {
  const { read, packs, profile, rules: decided } = await readWithRules(options)
  const rules = rulesOn(decided)
  const failOn = options.failOn ?? read.config.file.fail_on ?? 'error'
  const judgedFiles = judgedFilesOf(packs)
  const systems: SystemReport[] = []
  for (const { facts, placer } of read.systems) {
    const evaluated = await evaluateRules(facts, packs, rules, options)
    systems.push(await decide({ facts, profile, rules, ...evaluated, placer, judgedFiles, failOn }))
  }
  return summarise(
    {
      tool: { name: 'modelward', version: packageJson.version },
      effective_time: options.effectiveTime,
      root: options.path,
      prefix: read.prefix,
      repository: read.repository,
      fail_on: failOn,
      packs: packs.map(({ pack: { name, version, digest, rules }, signer = null }) => ({
        name,
        version,
        digest,
        rules: rules.length,
        signer,
      })),
      rules_off: [
        ...packs.flatMap(({ pack }) => pack.rules.map(({ id }) => ({ id, pack: pack.name }))),
        ...rulesNotAsked(packs),
      ].filter(({ id }) => !rules.has(id)),
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
