import { LOCATIONS } from '../artifacts/governance/code-owners/locations.ts'
import { ownerLookup } from '../artifacts/governance/code-owners/resolve.ts'
import type { GovernanceValues } from '../artifacts/governance/entry.ts'
import type { ArtifactRecord, Locate } from '../artifacts/reader.ts'
import type { Pointer } from '../documents/place.ts'
import type { Origin } from './places.ts'
import type { CodeOwners, File, Governance, GovernanceLists } from './types.ts'

type GovernanceRecord = Extract<ArtifactRecord, { into: 'governance' }>

/** Where the records of governance stand: by the name of the list, in its order. */
export type GovernanceOrigins = ReadonlyMap<string, readonly Origin[]>

export interface GovernanceSources {
  /** Those of the system. */
  readonly records: readonly GovernanceRecord[]
  /** Those of the whole tree: who owns a file is said at its top. */
  readonly codeOwners: readonly GovernanceRecord[]
  readonly files: readonly File[]
}

/** Puts what was read into its lists. */
export function joinGovernance({ records, codeOwners, files }: GovernanceSources): {
  governance: Governance
  governanceOrigins: GovernanceOrigins
} {
  const nearest = records.toSorted((a, b) => depth(a.value.path) - depth(b.value.path))
  const mlSystem = nearest.find(isOf('ml_system'))
  const owners = codeOwnersOf(codeOwners, files)
  const origins = new Map<string, Origin[]>()
  if (owners !== null) origins.set('code_owners', [owners.origin])
  for (const record of records) {
    if (record.list === 'code_owners' || (record.list === 'ml_system' && record !== mlSystem)) continue
    const known = origins.get(record.list) ?? []
    origins.set(record.list, [...known, { path: record.value.path, locate: record.locate }])
  }
  const list = <List extends keyof GovernanceLists>(name: List) =>
    records.filter(isOf(name)).map(({ value }) => value)
  const governance: Governance = {
    ml_system: mlSystem?.value ?? null,
    threat_models: list('threat_models'),
    risk_registers: list('risk_registers'),
    impact_assessments: list('impact_assessments'),
    monitoring: list('monitoring'),
    incident_response: list('incident_response'),
    deployments: list('deployments'),
    waivers: list('waivers'),
    training_records: list('training_records'),
    security_policies: list('security_policies'),
    citations: list('citations'),
    code_owners: owners?.value ?? null,
  }
  return { governance, governanceOrigins: origins }
}

/** The origin that a pointer below `/governance` leads to, and what is left of it there. */
export function governanceOrigin(
  origins: GovernanceOrigins,
  [list = '', ...rest]: Pointer,
): { origin: Origin | undefined; within: Pointer } {
  const records = origins.get(list) ?? []
  if (list === 'ml_system' || list === 'code_owners') return { origin: records[0], within: rest }
  return { origin: records[Number(rest[0])], within: rest.slice(1) }
}

/** Kinds of file of which nobody asks who owns them. */
const UNOWNED: ReadonlySet<File['kind']> = new Set(['other'])

/** The file that GitHub takes, with the owners of the system's artifacts and policies. */
function codeOwnersOf(
  records: readonly GovernanceRecord[],
  files: readonly File[],
): { value: CodeOwners; origin: Origin } | null {
  const found = records
    .filter(isOf('code_owners'))
    .toSorted((a, b) => rank(a.value.path) - rank(b.value.path))
  const [first, ...others] = found
  if (first === undefined) return null
  const ownersOf = ownerLookup(first.value.rules)
  const owned = files.filter(
    ({ path, kind }) => !UNOWNED.has(kind) || /\.rego$|(?:^|\/)modelward\.(?:ya?ml|lock)$/.test(path),
  )
  const value = {
    ...first.value,
    shadowed: others.map((other) => other.value.path),
    owned: owned.map(({ path }) => ownersOf(path)),
  }
  const locate: Locate = ([field, item = '', ...rest]) => {
    const rule = field === 'owned' ? value.owned[Number(item)]?.rule : undefined
    return first.locate(rule == null ? [field ?? '', item, ...rest] : ['rules', String(rule), ...rest])
  }
  return { value, origin: { path: value.path, locate } }
}

function rank(path: string): number {
  return LOCATIONS.indexOf(path)
}

function isOf<List extends GovernanceRecord['list']>(list: List) {
  return (record: GovernanceRecord): record is GovernanceRecord & { value: GovernanceValues[List] } =>
    record.list === list
}

function depth(path: string): number {
  return path.split('/').length
}
