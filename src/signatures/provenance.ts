import { isMapping, listOf, member, textOf } from '../artifacts/data.ts'
import type { Provenance } from '../facts/types.ts'
import type { Statement } from './statement.ts'

/** Materials that are listed; builds in practice have some thousands at most. */
const MATERIAL_LIMIT = 5_000

/** What an SLSA provenance says of a build (slsa.dev/spec/v0.2/provenance, v1.0/provenance); null for other predicates. */
export function provenanceOf({ predicateType, predicate }: Statement): Provenance | null {
  if (/^https:\/\/slsa\.dev\/provenance\/v1(?:\.\d+)?$/.test(predicateType)) return current(predicate)
  if (/^https:\/\/slsa\.dev\/provenance\/v0\.[12]$/.test(predicateType)) return early(predicate)
  return null
}

function current(predicate: unknown): Provenance {
  const definition = member(predicate, 'buildDefinition')
  const details = member(predicate, 'runDetails')
  const materials = materialsOf(member(definition, 'resolvedDependencies'))
  const source = sourceOf(materials)
  // GitHub's build types name the repository apart from the ref.
  const workflow = member(definition, 'externalParameters', 'workflow')
  return {
    builder: textOf(member(details, 'builder', 'id')),
    build_type: textOf(member(definition, 'buildType')),
    source_repository: textOf(member(workflow, 'repository')) ?? source.repository,
    source_commit: source.commit,
    invocation: textOf(member(details, 'metadata', 'invocationId')),
    started: textOf(member(details, 'metadata', 'startedOn')),
    finished: textOf(member(details, 'metadata', 'finishedOn')),
    materials,
  }
}

function early(predicate: unknown): Provenance {
  const materials = materialsOf(member(predicate, 'materials'))
  const configured = member(predicate, 'invocation', 'configSource')
  const [config] = materialsOf([configured])
  const source = sourceOf(config === undefined ? materials : [config])
  return {
    builder: textOf(member(predicate, 'builder', 'id')),
    build_type: textOf(member(predicate, 'buildType')),
    source_repository: source.repository,
    source_commit: source.commit,
    invocation: textOf(member(predicate, 'metadata', 'buildInvocationId')),
    started: textOf(member(predicate, 'metadata', 'buildStartedOn')),
    finished: textOf(member(predicate, 'metadata', 'buildFinishedOn')),
    materials,
  }
}

function materialsOf(value: unknown): Provenance['materials'] {
  return listOf(value)
    .slice(0, MATERIAL_LIMIT)
    .flatMap((material) => {
      const uri = textOf(member(material, 'uri')) ?? textOf(member(material, 'name'))
      if (uri === null) return []
      const digests = member(material, 'digest')
      const [algorithm, digest] = (isMapping(digests) ? Object.entries(digests) : [])[0] ?? []
      return [{ uri, algorithm: algorithm ?? null, digest: textOf(digest) }]
    })
}

/** The first material that is a git repository: `git+https://host/owner/name@ref`. */
function sourceOf(materials: Provenance['materials']): { repository: string | null; commit: string | null } {
  const source = materials.find(({ uri, algorithm }) => uri.startsWith('git+') || algorithm === 'gitCommit')
  if (source === undefined) return { repository: null, commit: null }
  const commit = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/i.test(source.digest ?? '') ? source.digest : null
  // The ref stands behind the path; an @ before it belongs to a user name.
  const repository = /^(?:git\+)?([a-z+]+:\/\/[^/]+\/[^@]+)/.exec(source.uri)?.[1] ?? source.uri
  return { repository, commit }
}
