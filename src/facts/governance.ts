import type { ArtifactRecord } from '../artifacts/reader.ts'
import type { Pointer } from '../documents/place.ts'
import type { Origin } from './places.ts'
import type { Governance, GovernanceLists } from './types.ts'

type GovernanceRecord = Extract<ArtifactRecord, { into: 'governance' }>

/** Where the records of governance stand: by the name of the list, in its order. */
export type GovernanceOrigins = ReadonlyMap<string, readonly Origin[]>

/** Puts what was read into its lists. */
export function joinGovernance(records: readonly GovernanceRecord[]): {
  governance: Governance
  governanceOrigins: GovernanceOrigins
} {
  const nearest = records.toSorted((a, b) => depth(a.value.path) - depth(b.value.path))
  const mlSystem = nearest.find(isOf('ml_system'))
  const codeOwners = records.find(isOf('code_owners'))
  const origins = new Map<string, Origin[]>()
  for (const record of records) {
    if (record.list === 'ml_system' && record !== mlSystem) continue
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
    code_owners: codeOwners?.value ?? null,
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

type ValueOf<List> = Extract<GovernanceRecord, { list: List }>['value']

function isOf<List extends GovernanceRecord['list']>(list: List) {
  return (record: GovernanceRecord): record is GovernanceRecord & { value: ValueOf<List> } =>
    record.list === list
}

function depth(path: string): number {
  return path.split('/').length
}
