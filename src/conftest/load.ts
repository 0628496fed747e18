import type { Assets } from '../assets.ts'
import type { PolicySet } from '../config/policies.ts'
import { UserError } from '../errors.ts'
import { byCodeUnit } from '../facts/paths.ts'
import { readPolicyData } from '../policy/data.ts'
import { compileFolder, readPolicyFolders } from '../policy/folder.ts'
import { factsSchema, UNVERSIONED, withoutTests } from '../policy/load-packs.ts'
import type { Rule } from '../policy/types.ts'
import { costlyPattern } from '../repository/ignore-lines.ts'
import type { PolicyFile } from './files.ts'
import type { ConftestPack } from './pack.ts'

/**
 * Compiles a set of policies and reads its data.
 * @param files What they judge, see `ConftestPack`.
 * @throws {UserError} as `compileFolder` and `readPolicyData` do; CONFIG or ARGUMENT for a namespace without rules.
 */
export async function loadConftestPack(
  set: PolicySet,
  files: readonly PolicyFile[],
  assets: Assets,
): Promise<ConftestPack> {
  const { folders, from, combine } = set
  const sources = await readPolicyFolders(folders, from, set.place('conftest'))
  const pack = await compileFolder({
    name: nameOf(set),
    version: UNVERSIONED,
    sources,
    assets,
    terms: 'conftest',
    each: set.files !== null && !combine,
    ...(set.files === null && { schema: await factsSchema(assets) }),
  })
  const isAsked = await namespaceFilter(set, pack.rules)
  const data = await readPolicyData(set.data, from)
  return {
    set,
    files,
    pack: { ...pack, rules: pack.rules.filter(isAsked), data },
    off: pack.rules.filter((rule) => !isAsked(rule)),
    shipped: false,
    sources: async () => withoutTests(sources),
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
