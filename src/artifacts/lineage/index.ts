import { InternalError } from '../../errors.ts'
import type { ArtifactReader } from '../reader.ts'
import type { LineageFormat } from './format.ts'
import { FORMATS } from './formats.ts'

/** A pipeline's lock file or a day's events stay far below; a parsed document takes several times its bytes. */
const SIZE_LIMIT = 32 * 1024 * 1024

/** Where data came from and what was made of it. */
export const lineage: ArtifactReader = {
  kind: 'lineage',
  title: 'Data lineage',
  specifications: FORMATS.map(({ specification }) => specification),
  limit: SIZE_LIMIT,
  mayBe: (path) => FORMATS.some((format) => format.mayBe(path)),
  recognise(candidate) {
    for (const format of FORMATS) {
      const found = format.mayBe(candidate.path) ? format.recognise(candidate) : null
      if (found !== null) return found
    }
    return null
  },
  long: {
    limit: Math.max(...FORMATS.flatMap(({ long }) => long?.limit ?? [])),
    canRead: (candidate, format) => formatOf(format).long?.canRead(candidate, format) ?? false,
    async read(source) {
      const { long } = formatOf(source.format)
      if (long === undefined)
        throw new InternalError('INTERNAL', `${source.format} is not read piece by piece.`)
      return long.read(source)
    },
  },
  read: (source) => formatOf(source.format).read(source),
}

function formatOf(name: string): LineageFormat {
  const format = FORMATS.find(({ formats }) => formats.includes(name))
  if (format === undefined) throw new InternalError('INTERNAL', `No lineage format reads ${name}.`)
  return format
}
