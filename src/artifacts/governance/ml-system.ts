import type { Stated } from '../../facts/types/stated.ts'
import type { DeclaredDataset, GovernanceFile, MlSystem, ThirdPartyModel } from '../../facts/types.ts'
import { resolveLicense } from '../../licenses/resolve.ts'
import type { MlSystemFile } from './manifests/ml-system.ts'
import type { Origins } from './origins.ts'

type Statement = GovernanceFile & Stated<MlSystemFile>

/** The facts of a system: licenses are resolved, and entries without an id, which nothing could be joined to, left out. */
export function mlSystemFacts(statement: Statement, origins: Origins): MlSystem {
  return {
    ...statement,
    third_party_models: identified(statement.third_party_models, 'third_party_models', origins).map(
      modelFacts,
    ),
    datasets: identified(statement.datasets, 'datasets', origins).map(datasetFacts),
  }
}

type Identified<Entry> = Entry & { id: string }

function identified<Entry extends { id: string | null }>(
  entries: readonly Entry[],
  list: string,
  origins: Origins,
): Identified<Entry>[] {
  const kept: Identified<Entry>[] = []
  for (const [index, entry] of entries.entries()) {
    const { id } = entry
    if (id === null) continue
    if (kept.length !== index) origins.set([list, String(kept.length)], [list, String(index)])
    kept.push({ ...entry, id })
  }
  return kept
}

function modelFacts(entry: Identified<Statement['third_party_models'][number]>): ThirdPartyModel {
  const { review } = entry
  const isReviewed = Object.values(review).some((value) => value !== null)
  return { ...entry, license: licenseOf(entry.license), review: isReviewed ? review : null }
}

function datasetFacts(entry: Identified<Statement['datasets'][number]>): DeclaredDataset {
  return { ...entry, license: licenseOf(entry.license) }
}

function licenseOf(id: string | null) {
  return id === null ? null : resolveLicense([id])
}
