import type { ArtifactReader } from '../reader.ts'
import { FORMATS } from './formats.ts'

/** Hundreds of times what the manifest of a large system has; Threat Dragon's diagrams take most of it. */
const SIZE_LIMIT = 16 * 1024 * 1024

/** Manifests of our own, and what other tools and GitHub have for the same. */
export const governance: ArtifactReader = {
  kind: 'governance',
  title: 'Governance',
  specifications: FORMATS.flatMap(({ specifications }) => specifications),
  limit: SIZE_LIMIT,
  mayBe: (path) => FORMATS.some((format) => format.mayBe(path)),
  recognise: (candidate) =>
    candidate.size === 0
      ? null
      : (FORMATS.find((format) => format.mayBe(candidate.path) && format.matches(candidate))?.format ?? null),
  read: async (source) => {
    const format = FORMATS.find((each) => each.format === source.format)
    return format === undefined ? { records: [], unread: [] } : format.read(source)
  },
}
