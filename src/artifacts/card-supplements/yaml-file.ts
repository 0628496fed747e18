import type { Pointer, Span } from '../../documents/place.ts'
import { formatPointer } from '../../documents/pointer.ts'
import { decodeText } from '../../documents/text.ts'
import { parseYaml } from '../../documents/yaml.ts'
import type { ArtifactKind, Unread } from '../../facts/types.ts'
import { Fields } from '../markdown/fields.ts'
import type { Source } from '../reader.ts'

/** A YAML file of the Hub opened for taking values out of it. */
export interface YamlFile {
  readonly fields: Fields
  /** Nothing could be parsed. */
  readonly fatal: boolean
  unread(): Unread[]
  locate(pointer: Pointer): Promise<Span>
}

export function openYamlFile(source: Source, kind: ArtifactKind): YamlFile {
  const { text, problems } = decodeText(source.bytes)
  const document = parseYaml(text, { schema: '1.1' })
  const lines = document.lines
  const fields = new Fields(document.value, (at) => {
    const span = document.span(at)
    const start = lines.lineStart(span.line) + span.column - 1
    return text.slice(start, lines.lineStart(span.end_line) + span.end_column - 1)
  })
  const told = [...problems, ...document.problems]
  return {
    fields,
    fatal: told.some(({ fatal }) => fatal),
    unread: () => [
      ...told.map(({ reason, message, offset, fatal }): Unread => {
        const { line, column } = lines.position(offset)
        return { path: source.path, kind, reason, extent: fatal ? 'file' : 'part', message, line, column }
      }),
      ...fields.wrong.map(({ at, reason, message }): Unread => {
        const { line, column } = document.span(at)
        return { path: source.path, kind, reason, extent: 'part', message, line, column }
      }),
    ],
    locate: async (pointer) => {
      for (let length = pointer.length; length > 0; length--) {
        const origin = fields.origins.get(formatPointer(pointer.slice(0, length)))
        if (origin !== undefined) return document.span(origin)
      }
      return lines.span(0, 0)
    },
  }
}
