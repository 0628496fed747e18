import { join } from 'node:path'
import type { ConftestPolicies } from '../config/types.ts'
import { UserError } from '../errors.ts'
import type { Severity } from '../policy/types.ts'
import { allOf, hasFlag, type OptionSpec, oneOf, optionOf, type ParsedArguments } from './arguments.ts'
import type { Shell } from './command.ts'

/** Options that say what is checked, by what; shared by every command that reads a repository. */
export const SELECTION_OPTIONS: Readonly<Record<string, OptionSpec>> = {
  rev: { value: 'REVISION', help: 'Check a git revision (commit, tag, branch) instead of the working copy.' },
  config: {
    short: 'c',
    value: 'FILE',
    help: 'Configuration; default: modelward.yml in PATH, if there is one.',
  },
  profile: {
    short: 'p',
    value: 'NAME',
    help: 'Profile: default, baseline, release, or the path of a profile file.',
  },
  policy: {
    value: 'PACK',
    multiple: true,
    help: "Pack that runs beside Modelward's rules: a folder of Rego, or a bundle, git or OCI that the lock pins.",
  },
  files: {
    value: 'GLOB',
    multiple: true,
    help: 'Give each file that fits to the policies of --policy as input, as conftest does, instead of the facts.',
  },
  combine: { help: 'Give them all files of --files at once, as conftest --combine does.' },
  namespace: {
    value: 'NAME',
    multiple: true,
    help: 'Package whose rules are asked, * for all. Default: main with --files, else all.',
  },
  data: { value: 'PATH', multiple: true, help: 'JSON or YAML that they see as data: a file, or a folder.' },
  'no-digest-cache': { help: 'Hash every file, also those that have not changed since the last run.' },
  'effective-time': { value: 'TIME', help: 'The time that rules see, as RFC 3339. Default: now.' },
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'note']

/** What is checked, by what, at which time. */
export interface Selection {
  path: string
  rev?: string
  config?: string
  profile?: string
  /** Where digests of earlier runs are kept. */
  digestCache?: string
  policies: (string | ConftestPolicies)[]
  failOn?: Severity
  /** RFC 3339 in UTC. */
  effectiveTime: string
}

/** @throws {UserError} ARGUMENT for more than one PATH, and for a time or severity that is none. */
export function parseSelection(args: ParsedArguments, shell: Shell): Selection {
  const [path = '.', ...more] = args.positionals
  if (more.length > 0) {
    throw new UserError(
      'ARGUMENT',
      `One PATH is checked at a time, and ${more.length + 1} were given: ${args.positionals.join(' ')}.`,
    )
  }
  const [rev, config, profile, failOn] = ['rev', 'config', 'profile', 'fail-on'].map((name) =>
    optionOf(args, name),
  )
  const digestCache = digestCacheFolder(args, shell)
  return {
    path,
    ...(digestCache === undefined ? {} : { digestCache }),
    ...(rev === undefined ? {} : { rev }),
    ...(config === undefined ? {} : { config }),
    ...(profile === undefined ? {} : { profile }),
    ...(failOn === undefined ? {} : { failOn: oneOf('--fail-on', failOn, SEVERITIES) }),
    policies: parsePolicies(args),
    effectiveTime: parseTime(optionOf(args, 'effective-time'), shell.now()),
  }
}

/**
 * The folder of the digest cache; undefined for none: without a cache folder, where it is switched off, and on a CI
 * machine, which is fresh as a rule, unless $MODELWARD_DIGEST_CACHE is 1.
 */
function digestCacheFolder(args: ParsedArguments, { env, assets }: Shell): string | undefined {
  const wish = env.MODELWARD_DIGEST_CACHE
  if (assets.cacheDir === null || wish === '0' || hasFlag(args, 'no-digest-cache')) return undefined
  return env.CI && wish !== '1' ? undefined : join(assets.cacheDir, 'digests')
}

/**
 * Folders by themselves; with one of the options of conftest all of them are one set, as they are there.
 * @throws {UserError} ARGUMENT for such an option without --policy, and for --combine without --files.
 */
function parsePolicies(args: ParsedArguments): (string | ConftestPolicies)[] {
  const [folders, files, namespace, data] = ['policy', 'files', 'namespace', 'data'].map((name) =>
    allOf(args, name),
  )
  const combine = hasFlag(args, 'combine')
  const set: ConftestPolicies = {
    conftest: folders ?? [],
    ...(files?.length && { files }),
    ...(namespace?.length && { namespace }),
    ...(data?.length && { data }),
    ...(combine && { combine }),
  }
  const [given] = Object.keys(set).filter((key) => key !== 'conftest')
  if (given === undefined) return folders ?? []
  if (!folders?.length) {
    throw new UserError('ARGUMENT', `--${given} is about policies of your own; give --policy DIR too.`)
  }
  if (combine && set.files === undefined) {
    throw new UserError('ARGUMENT', '--combine joins the files of --files; give --files GLOB too.')
  }
  return [set]
}

const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/

/** @throws {UserError} ARGUMENT */
export function parseTime(text: string | undefined, now: number): string {
  const time = text === undefined ? now : RFC3339.test(text) ? Date.parse(text) : Number.NaN
  if (!Number.isNaN(time)) return new Date(time).toISOString()
  throw new UserError('ARGUMENT', `"${text}" is not a time in RFC 3339; write it like 2026-11-22T09:00:00Z.`)
}
