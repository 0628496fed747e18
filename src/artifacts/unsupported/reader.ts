import type { ArtifactKind } from '../../facts/types.ts'
import { hasBytes, latin1 } from '../model-file/bytes.ts'
import { type Peek, peekJson } from '../peek.ts'
import type { ArtifactReader, Candidate } from '../reader.ts'

/** What a format can be known by. */
export interface Clues {
  readonly path: string
  readonly size: number
  /** Outermost keys, where the file begins as JSON does. */
  readonly json: Peek | null
  /** Does the file begin with this? */
  begins(text: string): boolean
  /** Does the head hold this? Asked last: it looks at all of it. */
  holds(text: string | RegExp): boolean
}

/** A format that is known and not read yet. */
export interface UnsupportedFormat {
  readonly format: string
  /** Completes "This is ...". */
  readonly description: string
  /** Where it is specified. */
  readonly specification: string
  matches(clues: Clues): boolean
}

interface UnsupportedKind {
  kind: ArtifactKind
  title: string
  /** Names of files that may hold one of the formats. */
  names: RegExp
  formats: readonly UnsupportedFormat[]
}

/** A reader that says of each file what it is, and that it is not read: such a file must not look as if it were not there. */
export function unsupportedReader({ kind, title, names, formats }: UnsupportedKind): ArtifactReader {
  return {
    kind,
    title,
    specifications: formats.map(({ specification }) => specification),
    limit: null,
    mayBe: (path) => names.test(path),
    recognise(candidate) {
      const clues = cluesOf(candidate)
      return formats.find((format) => format.matches(clues))?.format ?? null
    },
    read({ path, format }) {
      const description = formats.find((known) => known.format === format)?.description ?? format
      const message = `This is ${description}; Modelward does not read that format yet.`
      const unread = {
        path,
        kind,
        reason: 'unsupported',
        extent: 'file',
        message,
        line: null,
        column: null,
      } as const
      return { records: [], unread: [unread] }
    },
  }
}

function cluesOf({ path, size, head }: Candidate): Clues {
  return {
    path,
    size,
    json: peekJson(head),
    begins: (text) => hasBytes(head, 0, text),
    holds: (text) => {
      const content = latin1(head)
      return typeof text === 'string' ? content.includes(text) : text.test(content)
    },
  }
}
