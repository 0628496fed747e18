import type { Pointer, Span } from '../../../documents/place.ts'
import { decodeText, Lines } from '../../../documents/text.ts'
import type { SecurityPolicy } from '../../../facts/types.ts'
import { BODY_LIMIT, type Heading, outline } from '../../markdown/outline.ts'
import type { Reading, Source } from '../../reader.ts'

type SectionName = keyof SecurityPolicy['sections']

/** Words of headings, in the order in which a heading is asked. */
const SECTIONS: readonly (readonly [SectionName, RegExp])[] = [
  ['supported_versions', /\bsupported\b|\bversions?\b/],
  ['reporting', /\breport|\bcontact\b|\bdisclos(?:e|ing)\b|\bfound (?:a|an)\b|\bvulnerabilit(?:y|ies)$/],
  [
    'disclosure',
    /\bdisclosure\b|\bpolicy\b|\bprocess\b|\bresponse\b|\bwhat (?:to expect|happens)\b|\btimeline\b|\backnowledg/,
  ],
]

/** Sentences of GitHub's template. */
const TEMPLATE: readonly (readonly [SectionName, string])[] = [
  ['supported_versions', 'Use this section to tell people about which versions of your project are'],
  ['reporting', 'Use this section to tell people how to report a vulnerability.'],
]

const CONTACT = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}|https?:\/\/[^\s<>()[\]"'`]{1,500}/g

/** URLs at which vulnerabilities are taken; of the others a policy has many. */
const REPORTING_URL = /secur|advisor|vulnerab|hackerone|bugcrowd|intigriti|huntr|report|disclos/i

/** More contacts than anybody reads. */
const CONTACT_LIMIT = 20

/** Reads SECURITY.md: is there a way to report, and what is said beside it? */
export async function readSecurityPolicy(source: Source): Promise<Reading> {
  const { text, problems } = decodeText(source.bytes)
  const lines = new Lines(text)
  const headings = (await outline(text)) ?? []
  const places = new Map<string, Span>()
  const placeholders: string[] = []
  const sections = { reporting: false, supported_versions: false, disclosure: false }
  for (const heading of headings) {
    const name = SECTIONS.find(([, words]) => words.test(heading.normal))?.[0]
    if (name === undefined || (heading.level === 1 && headings.length > 1)) continue
    if (heading.state !== 'text') placeholders.push(`/sections/${name}`)
    else sections[name] = true
    if (!places.has(name)) places.set(name, spanOf(lines, heading))
  }
  for (const [name, sentence] of TEMPLATE) {
    const at = text.indexOf(sentence)
    if (at === -1) continue
    sections[name] = false
    placeholders.push(`/sections/${name}`)
    places.set(name, lines.span(at, at + sentence.length))
  }
  const found = [...text.slice(0, BODY_LIMIT).matchAll(CONTACT)]
    .map(({ 0: contact, index }) => ({ contact: contact.replace(/[.,;:!?*_]+$/, ''), index }))
    .filter(({ contact }) => contact.includes('@') || REPORTING_URL.test(contact))
  const contacts = [...new Map(found.toReversed().map(({ contact, index }) => [contact, index]))]
    .toReversed()
    .slice(0, CONTACT_LIMIT)
  if (contacts.length > 0 && !placeholders.includes('/sections/reporting')) sections.reporting = true
  const errors = problems.map(({ message }, index) => ({ message, pointer: `/errors/${index}` }))
  if (!sections.reporting) {
    errors.push({ message: `${source.path} does not say how a vulnerability is reported.`, pointer: '' })
  }
  const value: SecurityPolicy = {
    path: source.path,
    format: 'security-policy',
    valid: errors.length === 0,
    errors,
    placeholders: [...new Set(placeholders)],
    contacts: contacts.map(([contact]) => contact),
    sections,
  }
  const locate = async ([field, item = '']: Pointer) => {
    const [contact = '', at = 0] = field === 'contacts' ? (contacts[Number(item)] ?? []) : []
    if (contact !== '') return lines.span(at, at + contact.length)
    const name = field === 'placeholders' ? value.placeholders[Number(item)]?.split('/').at(-1) : item
    return places.get(name ?? '') ?? lines.span(0, 0)
  }
  const unread = problems.map(({ reason, message, offset }) => ({
    ...{ path: source.path, kind: 'governance' as const, reason, extent: 'part' as const, message },
    ...lines.position(offset),
  }))
  return { records: [{ into: 'governance', list: 'security_policies', value, locate }], unread }
}

function spanOf(lines: Lines, { line, width }: Heading): Span {
  const start = lines.lineStart(line + 1)
  return lines.span(start, start + width)
}
