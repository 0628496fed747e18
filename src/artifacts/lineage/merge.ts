import type { Pointer } from '../../documents/place.ts'
import type { Run } from '../../facts/types.ts'
import { folderOf } from '../paths.ts'
import type { ArtifactRecord, Locate } from '../reader.ts'

export type RunRecord = Extract<ArtifactRecord, { into: 'runs' }>

/** What has happened for good decides over what was going on; `unknown` is an event that says neither. */
const RANK: Readonly<Record<Run['state'], number>> = {
  unknown: 0,
  declared: 1,
  running: 2,
  locked: 3,
  complete: 3,
  failed: 3,
  aborted: 3,
}

/**
 * Makes one record of all that speak of one run: OpenLineage events of one run id, whichever files they stand in, and
 * a DVC stage with its entry in dvc.lock. Inputs and outputs add up, the last state counts.
 */
export function mergeRuns(records: readonly RunRecord[]): RunRecord[] {
  const stages = declaredStages(records)
  const groups = new Map<string, RunRecord[]>()
  for (const record of records) {
    const key = groupOf(record.value, stages)
    const group = groups.get(key)
    if (group) group.push(record)
    else groups.set(key, [record])
  }
  return [...groups.values()].flatMap(mergeGroup)
}

function mergeGroup(group: readonly RunRecord[]): RunRecord[] {
  const [first] = group
  if (first === undefined) return []
  if (group.length === 1) return [first]
  return first.value.format === 'dvc' ? mergeStage(group) : [merge(mostTelling(group), group)]
}

/** Folder and name of every stage that a dvc.yaml declares. */
function declaredStages(records: readonly RunRecord[]): ReadonlySet<string> {
  return new Set(
    records.flatMap(({ value }) =>
      value.state === 'declared' && value.format === 'dvc' ? [stageKey(value)] : [],
    ),
  )
}

function stageKey({ path, job }: Run): string {
  return JSON.stringify([folderOf(path), job])
}

/** An entry `train@cnn` of the lock is an instance of the stage `train`, which `foreach` or `matrix` multiplies. */
function groupOf(run: Run, stages: ReadonlySet<string>): string {
  if (run.format !== 'dvc') return `${run.format} ${run.id}`
  const at = run.job.indexOf('@')
  if (at > 0 && !stages.has(stageKey(run))) {
    const whole = stageKey({ ...run, job: run.job.slice(0, at) })
    if (stages.has(whole)) return `dvc ${whole}`
  }
  return `dvc ${stageKey(run)}`
}

/** A stage without an entry stays as it is declared; each entry becomes a run, with what the stage declares. */
function mergeStage(group: readonly RunRecord[]): RunRecord[] {
  const declared = group.find(({ value }) => value.state === 'declared')
  const locked = group.filter(({ value }) => value.state === 'locked')
  if (declared === undefined || locked.length === 0) return [...group]
  return locked.map((entry) => {
    if (entry.value.job !== declared.value.job) return entry
    const merged = merge(declared, [declared, entry])
    return { ...merged, value: { ...merged.value, command: entry.value.command ?? merged.value.command } }
  })
}

/** The record that stands for the group: it gives the place. */
function mostTelling(group: readonly RunRecord[]): RunRecord {
  return group.reduce((best, next) => (isLater(next.value, best.value) ? next : best))
}

/** Does what this run says of itself count more than what the other says? */
export function isLater(a: Run, b: Run): boolean {
  if (RANK[a.state] !== RANK[b.state]) return RANK[a.state] > RANK[b.state]
  return momentOf(a) > momentOf(b)
}

function momentOf({ started, ended }: Run): number {
  const moment = ended ?? started
  return moment === null ? Number.NEGATIVE_INFINITY : Date.parse(moment)
}

function merge(main: RunRecord, group: readonly RunRecord[]): RunRecord {
  const origins = new Map<string, { record: RunRecord; pointer: Pointer }>()
  const values = group.map(({ value }) => value)
  const isLocked = values.some(({ state }) => state === 'locked')
  const union = (side: 'inputs' | 'outputs') => {
    const ids: string[] = []
    const seen = new Set<string>()
    for (const record of [main, ...group]) {
      for (const [index, id] of record.value[side].entries()) {
        // The lock has the resolved form of what dvc.yaml writes as a template.
        if (seen.has(id) || (isLocked && id.includes('${'))) continue
        seen.add(id)
        origins.set(`${side}/${ids.length}`, { record, pointer: [side, String(index)] })
        ids.push(id)
      }
    }
    return ids
  }
  const state = values.reduce((best, next) => (isLater(next, best) ? next : best)).state
  const started = pick(
    values.map((run) => run.started),
    (a, b) => a < b,
  )
  const ended = pick(
    values.map((run) => run.ended),
    (a, b) => a > b,
  )
  const inputs = union('inputs')
  const outputs = union('outputs')
  const command = main.value.command ?? values.find((run) => run.command !== null)?.command ?? null
  const agents = [...new Set(values.flatMap((run) => run.agents))]
  return {
    into: 'runs',
    value: {
      ...main.value,
      state,
      started,
      ended,
      inputs,
      outputs,
      command,
      agents,
      parent: firstOf(values, 'parent'),
      nominal_time: firstOf(values, 'nominal_time'),
      source_code: firstOf(values, 'source_code'),
      error: firstOf(values, 'error'),
    },
    locate: locator(main, origins),
  }
}

function firstOf<Key extends keyof Run>(runs: readonly Run[], key: Key): Run[Key] | null {
  return runs.find((run) => run[key] !== null)?.[key] ?? null
}

function pick(times: readonly (string | null)[], isBetter: (a: number, b: number) => boolean): string | null {
  let best: string | null = null
  for (const time of times) {
    if (time !== null && (best === null || isBetter(Date.parse(time), Date.parse(best)))) best = time
  }
  return best
}

/** A record has one path, so a value that came from another file is placed at the run itself. */
function locator(
  main: RunRecord,
  origins: ReadonlyMap<string, { record: RunRecord; pointer: Pointer }>,
): Locate {
  return (pointer) => {
    const origin = origins.get(pointer.slice(0, 2).join('/'))
    if (origin === undefined) return main.locate(pointer)
    if (origin.record.value.path !== main.value.path) return main.locate([])
    return origin.record.locate([...origin.pointer, ...pointer.slice(2)])
  }
}
