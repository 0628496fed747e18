import validate from 'validator:citation-file-format'
import type { Pointer } from '../../../documents/place.ts'
import { formatPointer, parsePointer } from '../../../documents/pointer.ts'
import { parseYaml } from '../../../documents/yaml.ts'
import type { Citation, CitationAuthor } from '../../../facts/types.ts'
import { resolveLicense } from '../../../licenses/resolve.ts'
import { listOf, member } from '../../data.ts'
import { isPlaceholderValue, tellingText } from '../../placeholder-value.ts'
import type { Reading, Source } from '../../reader.ts'
import { type SchemaFault, schemaFaults } from '../../schema-faults.ts'
import { faultIn, parse } from '../record.ts'
import { isFullDate } from '../state.ts'

/** The version whose schema is at hand; others are read and not checked. */
const CHECKED_VERSION = '1.2.0'

const FAULTS_TOLD = 20

/** More authors than the largest collaborations have. */
const AUTHOR_LIMIT = 10_000

/** Names of facts that are other ones in the file. */
const RENAMED: Readonly<Record<string, string>> = {
  cff_version: 'cff-version',
  date_released: 'date-released',
  repository_code: 'repository-code',
}

/** Reads CITATION.cff: https://github.com/citation-file-format/citation-file-format/blob/main/schema-guide.md */
export async function readCitation(source: Source): Promise<Reading> {
  const parsed = parse(source, parseYaml)
  const { document, faults, unread } = parsed
  const content = document.value
  if (!parsed.broken) faults.push(...contentFaults(content).map((fault) => faultIn(document, fault)))
  const placeholders: Pointer[] = []
  const text = (key: string) => {
    const value = member(content, key)
    if (typeof value === 'string' && isPlaceholderValue(value)) placeholders.push([factName(key)])
    return tellingText(value)
  }
  const date = text('date-released')
  const licenses = [member(content, 'license')].flat().flatMap((id) => tellingText(id) ?? [])
  const value: Citation = {
    path: source.path,
    format: 'citation-file-format',
    cff_version: text('cff-version'),
    title: text('title'),
    type: text('type') ?? (parsed.broken ? null : 'software'),
    version: versionOf(member(content, 'version')),
    doi: text('doi'),
    date_released: date !== null && isFullDate(date) ? date : null,
    license: licenses.length === 0 ? null : resolveLicense(licenses),
    url: text('url'),
    repository_code: text('repository-code'),
    authors: listOf(member(content, 'authors')).slice(0, AUTHOR_LIMIT).map(authorOf),
    valid: faults.length === 0,
    errors: faults.map(({ message, pointer }) => ({ message, pointer: formatPointer(pointer) })),
    placeholders: placeholders.map(formatPointer),
  }
  const locate = async ([field = '', item = '', part = '']: Pointer) => {
    if (field === 'errors') return faults[Number(item)]?.span() ?? document.span([])
    if (field === 'placeholders') return locate(parsePointer(value.placeholders[Number(item)] ?? '') ?? [])
    if (field === 'authors' && item !== '') {
      const person = part === 'name' && value.authors[Number(item)]?.kind === 'person' ? [] : [part]
      return document.span(['authors', item, ...(part === '' ? [] : person)])
    }
    return document.span([RENAMED[field] ?? field])
  }
  return { records: [{ into: 'governance', list: 'citations', value, locate }], unread }
}

function contentFaults(content: unknown): SchemaFault[] {
  const version = member(content, 'cff-version')
  if (typeof version === 'string' && /^1\.[01]\.\d+$/.test(version) && version !== CHECKED_VERSION) return []
  if (validate(content)) return []
  return schemaFaults(validate.errors ?? [], content, { document: 'CITATION.cff', limit: FAULTS_TOLD })
}

function factName(key: string): string {
  return key.replaceAll('-', '_')
}

function versionOf(value: unknown): string | null {
  return typeof value === 'number' ? String(value) : tellingText(value)
}

/** A person is who has a name of their own; everything else is an entity. */
function authorOf(author: unknown): CitationAuthor {
  const text = (key: string) => tellingText(member(author, key))
  const names = ['given-names', 'name-particle', 'family-names', 'name-suffix'].flatMap(
    (key) => text(key) ?? [],
  )
  const entity = text('name')
  return {
    name: entity ?? (names.length === 0 ? text('alias') : names.join(' ')),
    kind: entity === null ? 'person' : 'entity',
    email: text('email'),
    orcid: text('orcid'),
    affiliation: text('affiliation'),
  }
}
