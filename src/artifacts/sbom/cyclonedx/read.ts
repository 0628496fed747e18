import type { StructuredDocument } from '../../../documents/document.ts'
import { parseJson } from '../../../documents/json.ts'
import type { DocumentProblem } from '../../../documents/place.ts'
import { decodeText, type Lines } from '../../../documents/text.ts'
import type { RecordedSbom, Sbom, Unread } from '../../../facts/types.ts'
import { isMapping, member } from '../../data.ts'
import type { ArtifactRecord, Reading, Source } from '../../reader.ts'
import { readBom, specVersion } from './bom.ts'
import { checksumsOf } from './checksums.ts'
import { BomPlaces } from './locate.ts'
import { CHECKED_VERSIONS, type CheckedVersion, isChecked, validateBom, validateXmlBom } from './validate.ts'
import { ComponentList } from './walk.ts'

/** Far above the SBOMs that are seen in practice; a policy sees little more. */
const COMPONENT_LIMIT = 75_000

/**
 * A larger BOM is parsed anew where findings are to be located, rather than held in memory, at several times its
 * size, while policies need memory themselves.
 */
const KEPT_BYTES = 1024 * 1024

/** CycloneDX as JSON, whether it follows its schema or not. */
export async function readCycloneDx(source: Source): Promise<Reading> {
  const opened = await openBom(source)
  const { bom, document, list } = opened
  const unread = [...opened.problems, ...document.problems].map((problem) =>
    told(source, problem, document.lines),
  )
  if (document.problems.some(({ fatal }) => fatal)) return { records: [], unread }
  if (
    !isMapping(bom) ||
    (member(bom, 'bomFormat') !== 'CycloneDX' && member(bom, 'specVersion') === undefined)
  ) {
    unread.push(whole(source, 'malformed', notABom(source)))
    return { records: [], unread }
  }

  if (list.truncated) {
    const message = `The BOM has more than ${COMPONENT_LIMIT} components; the others are left out.`
    unread.push({ ...whole(source, 'limit', message), extent: 'part' })
  }
  const version = specVersion(bom)
  const unchecked: Pick<Sbom, 'valid' | 'errors'> = { valid: null, errors: [] }
  const checked = isChecked(version) ? await opened.validate(version) : unchecked
  if (!isChecked(version)) {
    const { line, column } = document.span(['specVersion'])
    unread.push({ ...whole(source, 'unsupported', unknownVersion(version)), extent: 'part', line, column })
  }

  const value: RecordedSbom = { ...readBom(bom, list, source), ...checked }
  return { records: recordsOf(value, opened, source), unread }
}

interface ParsedBom {
  readonly document: StructuredDocument
  validate(version: CheckedVersion): Promise<Pick<Sbom, 'valid' | 'errors'>>
}

interface OpenedBom extends ParsedBom {
  readonly problems: readonly DocumentProblem[]
  readonly bom: unknown
  readonly list: ComponentList
}

async function openBom(source: Source): Promise<OpenedBom> {
  const { text, problems } = decodeText(source.bytes)
  const parsed = source.format === 'cyclonedx-xml' ? await parseXmlBom(text) : parseJsonBom(text)
  const bom = parsed.document.value
  return { ...parsed, problems, bom, list: new ComponentList(bom, COMPONENT_LIMIT) }
}

function parseJsonBom(text: string): ParsedBom {
  const document = parseJson(text)
  return { document, validate: (version) => validateBom(document.value, version) }
}

async function parseXmlBom(text: string): Promise<ParsedBom> {
  const { CycloneDxXml } = await import('./xml-document.ts')
  const document = new CycloneDxXml(text)
  const { root } = document
  return {
    document,
    validate: async (version) =>
      root === null ? { valid: false, errors: [] } : validateXmlBom(root, version),
  }
}

function notABom({ format }: Source): string {
  return format === 'cyclonedx-xml'
    ? 'The XML names the namespace of CycloneDX, and its outermost element is no "bom" of it.'
    : 'The file is named as a CycloneDX BOM and has no "bomFormat": "CycloneDX".'
}

/** Apart from `readCycloneDx`, so that what locates findings later holds nothing but its own variables. */
function recordsOf(value: RecordedSbom, opened: OpenedBom, source: Source): ArtifactRecord[] {
  const checksums = checksumsOf(opened.bom, opened.list, source)
  let kept = source.size <= KEPT_BYTES ? Promise.resolve(opened) : undefined
  const reopened = () => {
    kept ??= openBom(source)
    return kept
  }
  let places: BomPlaces | undefined
  return [
    {
      into: 'sboms',
      value,
      locate: async (pointer) => {
        const { bom, document, list } = await reopened()
        places ??= new BomPlaces(bom, value, list, source)
        return document.span(places.sourcePointer(pointer))
      },
    },
    ...checksums.map(
      ({ value, place }): ArtifactRecord => ({
        into: 'checksums',
        value,
        locate: async (pointer) => {
          const { document, list } = await reopened()
          return document.span(place(list, pointer))
        },
      }),
    ),
  ]
}

function unknownVersion(version: string): string {
  const [first, last] = [CHECKED_VERSIONS[0], CHECKED_VERSIONS.at(-1)]
  const known = `Versions ${first} to ${last} are checked against their schemas; what could be read was read.`
  return version === ''
    ? `The BOM does not say its "specVersion". ${known}`
    : `CycloneDX ${shown(version)}: ${known}`
}

function shown(version: string): string {
  return /^[\w.-]{1,20}$/.test(version) ? version : JSON.stringify(version.slice(0, 20))
}

function told(source: Source, { reason, message, offset, fatal }: DocumentProblem, lines: Lines): Unread {
  const { line, column } = lines.position(offset)
  return { path: source.path, kind: 'sbom', reason, extent: fatal ? 'file' : 'part', message, line, column }
}

function whole(source: Source, reason: Unread['reason'], message: string): Unread {
  return { path: source.path, kind: 'sbom', reason, extent: 'file', message, line: null, column: null }
}
