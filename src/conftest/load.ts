import type { Assets } from '../assets.ts'
import type { PolicySet } from '../config/policies.ts'
import { UserError } from '../errors.ts'
import { byCodeUnit } from '../facts/paths.ts'
import { compileFolder, readPolicyFolders } from '../policy/folder.ts'
import { factsSchema, UNVERSIONED } from '../policy/load-packs.ts'
import type { Pack, Rule } from '../policy/types.ts'
import { costlyPattern } from '../repository/ignore-lines.ts'
import { readPolicyData } from './data.ts'

/** Policies on conftest's terms, ready to be evaluated. */
export interface ConftestPack {
  readonly set: PolicySet
  /** With the rules of its namespaces alone. */
  readonly pack: Pack
  /** Rules of other namespaces, which nobody asks. */
  readonly off: readonly Rule[]
  /** What its rules see as `data`, besides Modelward's own. */
  readonly data: Readonly<Record<string, unknown>>
}

/**
 * Compiles a set of policies and reads its data.
 * @throws {UserError} as `compileFolder` and `readPolicyData` do; CONFIG or ARGUMENT for a namespace without rules.
 */
export async function loadConftestPack(set: PolicySet, assets: Assets): Promise<ConftestPack> {
  const { folders, files, combine } = set
  const sources = await readPolicyFolders(folders)
  const pack = await compileFolder({
    name: nameOf(set),
    version: UNVERSIONED,
    sources,
    assets,
    terms: 'conftest',
    each: files !== null && !combine,
    ...(files === null && { schema: await factsSchema(assets) }),
  })
  const isAsked = await namespaceFilter(set, pack.rules)
  return {
    set,
    pack: { ...pack, rules: pack.rules.filter(isAsked) },
    off: pack.rules.filter((rule) => !isAsked(rule)),
    data: await readPolicyData(set.data),
  }
}

/** One folder can be several sets, on other files or in other namespaces. */
function nameOf({ folders, files, combine }: PolicySet): string {
  if (files === null) return folders.join(' + ')
  return `${folders.join(' + ')} on ${files.join(', ')}${combine ? ', combined' : ''}`
}

async function namespaceFilter(
  { namespaces, folders, place }: PolicySet,
  rules: readonly Rule[],
): Promise<(rule: Rule) => boolean> {
  if (namespaces === null) return () => true
  const matchers: ((name: string) => boolean)[] = []
  for (const namespace of namespaces) {
    const matches = await namespaceMatcher(namespace)
    if (!rules.some((rule) => matches(rule.package))) {
      const known = [...new Set(rules.map((rule) => rule.package))].sort(byCodeUnit).join(', ')
      const message = `No rule of ${folders.join(' + ')} is in the namespace ${JSON.stringify(namespace)}; they are in ${known}. Name one of these ("*" for all).`
      const at = place('namespace') ?? place()
      throw at === undefined
        ? new UserError('ARGUMENT', message)
        : new UserError('CONFIG', message, { place: at })
    }
    matchers.push(matches)
  }
  return (rule) => matchers.some((matches) => matches(rule.package))
}

/** As conftest matches namespaces: a dot is a character like others. */
async function namespaceMatcher(namespace: string): Promise<(name: string) => boolean> {
  if (!/[*?[]/.test(namespace) || costlyPattern(namespace) !== null) return (name) => name === namespace
  const { default: picomatch } = await import('picomatch')
  const matches = picomatch(namespace, { dot: true, noextglob: true, nobrace: true })
  return (name) => name === namespace || matches(name)
}
