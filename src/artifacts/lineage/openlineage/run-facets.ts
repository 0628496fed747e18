import type { Run, SourceCode } from '../../../facts/types.ts'
import { listOf, member, textOf } from '../../data.ts'
import { isHidden, momentOf } from './values.ts'

/**
 * What the facets of a run and its job say: `parent`, `nominalTime`, `errorMessage` and `sql` of the one,
 * `sourceCodeLocation` and `ownership` of the other.
 */
export type RunFacts = Pick<Run, 'agents' | 'parent' | 'nominal_time' | 'source_code' | 'error' | 'command'>

/** A stack of a failed run may be long; its message tells. */
const ERROR_LENGTH = 1_000

export function readRunFacets(run: unknown, job: unknown): RunFacts {
  const nominal = textOf(member(run, 'facets', 'nominalTime', 'nominalStartTime'))
  const error = textOf(member(run, 'facets', 'errorMessage', 'message'))
  return {
    agents: listOf(member(job, 'facets', 'ownership', 'owners')).flatMap((owner) => {
      const name = textOf(member(owner, 'name'))
      return name === null || isHidden(name) ? [] : [name]
    }),
    parent: textOf(member(run, 'facets', 'parent', 'run', 'runId')),
    nominal_time: nominal === null ? null : momentOf(nominal),
    source_code: sourceCodeOf(member(job, 'facets', 'sourceCodeLocation')),
    error: error === null ? null : error.slice(0, ERROR_LENGTH),
    command: textOf(member(job, 'facets', 'sql', 'query'))?.slice(0, ERROR_LENGTH) ?? null,
  }
}

function sourceCodeOf(facet: unknown): SourceCode | null {
  const url = textOf(member(facet, 'repoUrl')) ?? textOf(member(facet, 'url'))
  if (url === null) return null
  const revision = ['version', 'tag', 'branch'].map((name) => textOf(member(facet, name)))
  return {
    url,
    path: textOf(member(facet, 'path')),
    revision: revision.find((each) => each !== null) ?? null,
  }
}
