import type { StructuredDocument } from '../../../documents/document.ts'
import { parseJson } from '../../../documents/json.ts'
import type { DocumentProblem } from '../../../documents/place.ts'
import { decodeText } from '../../../documents/text.ts'
import type { Source } from '../../reader.ts'

/** A document in the shape of its JSON, whichever way it is written. */
export interface Opened {
  readonly document: StructuredDocument
  readonly problems: readonly DocumentProblem[]
}

/** What parses a rare form is loaded when a file has it. */
export async function openSpdx({ format, bytes }: Source): Promise<Opened> {
  const { text, problems } = decodeText(bytes)
  const document = await parse(format, text)
  return { document, problems: [...problems, ...document.problems] }
}

async function parse(format: string, text: string): Promise<StructuredDocument> {
  switch (format) {
    case 'spdx-yaml':
      return (await import('../../../documents/yaml.ts')).parseYaml(text)
    case 'spdx-tag-value':
      return (await import('./v2/tag-value.ts')).parseTagValue(text)
    case 'spdx-rdf':
      return (await import('./v2/rdf.ts')).parseRdf(text)
    default:
      return parseJson(text)
  }
}
