import { yamlText } from '../documents/yaml-text.ts'
import type { Facts } from '../facts/types.ts'

/** What stands where a person has to decide. */
export const TODO = 'TODO'

/** How many entries of a list are written: beyond that a file is better made by a program. */
const ENTRIES_WRITTEN = 50

/** Longest text that is taken over. */
const LONGEST = 200

/** A value of the facts as YAML; TODO for one that is not known. */
export function known(value: string | null | undefined): string {
  if (value === null || value === undefined || value.trim() === '') return TODO
  const characters = [...value]
  return yamlText(characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}…` : value)
}

/** The first lines of a manifest: its schema for the editor, what it is, how it is filled in. */
export function manifestHeader(name: string, about: string): string {
  return `# yaml-language-server: $schema=https://modelward.dev/schemas/${name}.schema.json
# ${about}
# Replace every TODO: it counts as not stated. What stands behind "#" is optional. See docs/governance.md of Modelward.
`
}

/** A list of YAML, or the empty one. */
export function yamlList(key: string, entries: readonly string[]): string {
  if (entries.length === 0) return `${key}: []`
  return [`${key}:`, ...entries.slice(0, ENTRIES_WRITTEN)].join('\n')
}

/** `owner:` with what CODEOWNERS says of the models, at an indentation. */
export function ownerBlock(facts: Facts, indent = ''): string {
  const { name, contact } = ownerOf(facts)
  return `${indent}owner:
${indent}  name: ${known(name)} # the person or team that answers for it
${indent}  contact: ${known(contact)} # mail address, chat channel or URL`
}

export function systemLine(facts: Facts): string {
  return `system: ${known(systemId(facts))}`
}

/** The id that ml-system.yml has, or would get. */
export function systemId({ system, governance }: Facts): string {
  return governance.ml_system?.id ?? system.id
}

/** From ml-system.yml, else who owns most of the models and cards after CODEOWNERS. */
export function ownerOf({ governance, files }: Facts): { name: string | null; contact: string | null } {
  const stated = governance.ml_system?.owner
  if (stated?.name) return stated
  const kinds = new Map(files.map(({ path, kind }) => [path, kind]))
  const counts = new Map<string, number>()
  for (const { path, owners } of governance.code_owners?.owned ?? []) {
    const kind = kinds.get(path)
    const [first] = owners
    if (first === undefined || (kind !== 'model-card' && kind !== 'model-file')) continue
    counts.set(first, (counts.get(first) ?? 0) + 1)
  }
  const [owner] = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0] ?? []
  return owner === undefined ? { name: null, contact: null } : { name: owner, contact: contactOf(owner) }
}

function contactOf(owner: string): string {
  if (!owner.startsWith('@')) return owner
  const [organization = '', team] = owner.slice(1).split('/')
  return team === undefined
    ? `https://github.com/${organization}`
    : `https://github.com/orgs/${organization}/teams/${team}`
}
