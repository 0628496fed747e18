import type { DeclaredDataset, MlSystem, ThirdPartyModel } from '../../facts/types.ts'
import { resolveLicense } from '../../licenses/resolve.ts'
import { isMapping, listOf, member } from '../data.ts'
import { tellingText } from '../placeholder-value.ts'

/** What the manifest says, as far as it can be read: a value of a wrong type or a placeholder is null. */
export function readManifest(manifest: unknown): Omit<MlSystem, 'path' | 'valid' | 'errors'> {
  const text = (...keys: string[]) => tellingText(member(manifest, ...keys))
  const flag = (key: string) => asBoolean(member(manifest, key))
  return {
    id: text('id'),
    owner: { name: text('owner', 'name'), contact: text('owner', 'contact') },
    role: oneOf(text('role'), ['provider', 'deployer', 'both']),
    intended_purpose: text('intended_purpose'),
    risk_tier: oneOf(text('risk_tier'), ['minimal', 'limited', 'high', 'prohibited']),
    risk_tier_rationale: text('risk_tier_rationale'),
    people_affecting: flag('people_affecting'),
    personal_data: flag('personal_data'),
    phi: flag('phi'),
    generative: flag('generative'),
    agentic: flag('agentic'),
    exposure: oneOf(text('exposure'), ['internal', 'partner', 'public']),
    commercial_use: flag('commercial_use'),
    jurisdictions: texts(member(manifest, 'jurisdictions')),
    frameworks: texts(member(manifest, 'frameworks')),
    third_party_models: identified(member(manifest, 'third_party_models')).map(readModel),
    datasets: identified(member(manifest, 'datasets')).map(readDataset),
  }
}

/** An entry of a list that has an id, and where it stands in the file's list. */
export interface Identified {
  readonly id: string
  readonly entry: unknown
  readonly index: number
}

/** Entries without an id are nothing that could be joined; the schema check tells of them. */
export function identified(list: unknown): Identified[] {
  return listOf(list).flatMap((entry, index) => {
    const id = tellingText(member(entry, 'id'))
    return id === null ? [] : [{ id, entry, index }]
  })
}

function readModel({ id, entry }: Identified): ThirdPartyModel {
  const review = member(entry, 'review')
  return {
    id,
    supplier: tellingText(member(entry, 'supplier')),
    url: tellingText(member(entry, 'url')),
    revision: tellingText(member(entry, 'revision')),
    license: license(entry),
    review: isMapping(review)
      ? {
          by: tellingText(member(review, 'by')),
          date: tellingText(member(review, 'date')),
          reference: tellingText(member(review, 'reference')),
        }
      : null,
  }
}

function readDataset({ id, entry }: Identified): DeclaredDataset {
  const provenance = member(entry, 'provenance')
  return {
    id,
    provenance: provenance === 'known' || provenance === 'unknown' ? provenance : null,
    risk: tellingText(member(entry, 'risk')),
    origin: tellingText(member(entry, 'origin')),
    collection: tellingText(member(entry, 'collection')),
    steward: tellingText(member(entry, 'steward')),
    purpose: tellingText(member(entry, 'purpose')),
    license: license(entry),
    classification: tellingText(member(entry, 'classification')),
    personal_data: asBoolean(member(entry, 'personal_data')),
    revision: tellingText(member(entry, 'revision')),
  }
}

function license(entry: unknown) {
  const id = tellingText(member(entry, 'license'))
  return id === null ? null : resolveLicense([id])
}

function texts(list: unknown): string[] {
  return listOf(list).flatMap((item) => tellingText(item) ?? [])
}

function asBoolean(value: unknown): boolean | null {
  return typeof value === 'boolean' ? value : null
}

function oneOf<const T extends string>(text: string | null, allowed: readonly T[]): T | null {
  return allowed.find((value) => value === text) ?? null
}
