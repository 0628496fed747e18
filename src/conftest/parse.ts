import { findFrontMatter } from '../artifacts/markdown/front-matter.ts'
import { baseName, extensionOf } from '../artifacts/paths.ts'
import type { StructuredDocument } from '../documents/document.ts'
import { parseJson } from '../documents/json.ts'
import type { DocumentProblem, Pointer, Span } from '../documents/place.ts'
import { decodeText, Lines } from '../documents/text.ts'
import { parseYaml, type YamlOptions } from '../documents/yaml.ts'

export type FileFormat = 'json' | 'yaml' | 'front-matter'

/** How files are told apart, as conftest does: by name (parser/parser.go of conftest 0.71). The last three are ours. */
const FORMATS: Readonly<Record<string, FileFormat>> = {
  '.json': 'json',
  '.yaml': 'yaml',
  '.yml': 'yaml',
  '.dvc': 'yaml',
  '.md': 'front-matter',
  '.markdown': 'front-matter',
}
const YAML_NAMES = ['dvc.lock', 'MLmodel']

/** The format of a file by its name; null for one that is not parsed. */
export function formatOf(path: string): FileFormat | null {
  if (YAML_NAMES.includes(baseName(path))) return 'yaml'
  const extension = extensionOf(path)
  return Object.hasOwn(FORMATS, extension) ? (FORMATS[extension] ?? null) : null
}

/** One input of a policy: a file, a document of several in a file, or an element of a list that is a whole file. */
export interface FileInput {
  readonly value: unknown
  /** Where a value of the input stands in the file. */
  span(pointer: Pointer): Span
}

export type ParsedFile =
  | { readonly inputs: readonly FileInput[] }
  /** Nothing of the file is judged. */
  | { readonly problem: string; readonly line: number; readonly column: number }

/** Parses a file as conftest does: each YAML document, and each element of an outermost list, is an input of its own. */
export function parseFile(format: FileFormat, bytes: Uint8Array): ParsedFile {
  const { text, problems } = decodeText(bytes)
  const [wrong] = problems
  if (wrong !== undefined) return problemIn(wrong, new Lines(text))
  switch (format) {
    case 'json':
      return inputsOf([parseJson(text)])
    case 'yaml':
      return parseYamlFile(text)
    case 'front-matter':
      return parseFrontMatter(text)
  }
}

function parseYamlFile(text: string): ParsedFile {
  const ranges = documentRanges(text)
  const unread = ranges.map((range) => secondDocument(text, range)).find((offset) => offset !== null)
  if (unread != null) {
    const message = 'A YAML document begins here that would not be read; put its "---" on a line of its own.'
    return problemIn({ message, offset: unread }, new Lines(text))
  }
  const documents = ranges.map((range) => parseYaml(text, { schema: 'go-yaml', range }))
  const [only] = documents
  return documents.length > 1 ? fileOf(documents, documents.map(whole)) : inputsOf(only ? [only] : [])
}

type Range = NonNullable<YamlOptions['range']>

/**
 * Documents are parted by lines of `---` (parser/yaml/yaml.go of conftest 0.71, which knows nothing after them). A
 * line at the very start parts nothing, and neither does one after directives.
 */
function documentRanges(text: string): Range[] {
  const ranges: Range[] = []
  let start = 0
  let directives = text.startsWith('%')
  for (const { index, 0: line } of text.matchAll(/(?<=\n)---[ \t]*(?:#.*)?\r?\n/g)) {
    if (directives) {
      directives = false
      continue
    }
    ranges.push({ start, end: index })
    start = index + line.length
  }
  return [...ranges, { start, end: text.length }]
}

/** Where a document begins that does not begin the range; null if there is none. */
function secondDocument(text: string, { start, end }: Range): number | null {
  const range = text.slice(start, end)
  for (const { index } of range.matchAll(/^---(?=\s+\S)/gm)) {
    const before = range.slice(0, index).replaceAll(/^[ \t]*(?:[#%].*)?$/gm, '')
    if (before.trim() !== '') return start + index
  }
  return null
}

function parseFrontMatter(text: string): ParsedFile {
  const found = findFrontMatter(text)
  if (found === null) return { inputs: [{ value: null, span: () => new Lines(text).span(0, 0) }] }
  if (!found.closed) {
    return problemIn({ message: 'The front matter has no end.', offset: found.open }, new Lines(text))
  }
  return fileOf(...single(parseYaml(text, { schema: '1.1', range: found })))
}

function single(document: StructuredDocument): [StructuredDocument[], FileInput[]] {
  return [[document], [whole(document)]]
}

function whole(document: StructuredDocument): FileInput {
  return { value: document.value, span: (pointer) => document.span(pointer) }
}

/** An outermost list is a list of inputs. */
function inputsOf(documents: readonly StructuredDocument[]): ParsedFile {
  const inputs = documents.flatMap((document) => {
    if (!Array.isArray(document.value)) return [whole(document)]
    return document.value.map((value: unknown, index) => ({
      value,
      span: (pointer: Pointer) => document.span([String(index), ...pointer]),
    }))
  })
  return fileOf(documents, inputs)
}

function fileOf(documents: readonly StructuredDocument[], inputs: readonly FileInput[]): ParsedFile {
  for (const { problems, lines } of documents) {
    const fatal = problems.find((problem) => problem.fatal)
    if (fatal !== undefined) return problemIn(fatal, lines)
  }
  return { inputs }
}

function problemIn(
  { message, offset }: Pick<DocumentProblem, 'message' | 'offset'>,
  lines: Lines,
): ParsedFile {
  return { problem: message, ...lines.position(offset) }
}
