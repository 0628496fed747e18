// What the compiled validators call. Bundled with them; ajv's own runtime is not.

/** The list of errors with one more; null is the empty list, as in ajv's code. */
export function withError(errors, error) {
  if (errors === null) return [error]
  errors.push(error)
  return errors
}

/** Formats of JSON Schema that our schemas use, lenient where the standards' own validators disagree. */
export const formats = {
  date: isDate,
  'date-time': isDateTime,
  email: isEmail,
  'idn-email': isEmail,
  uri: isIri,
  iri: isIri,
  'uri-reference': isIriReference,
  'iri-reference': isIriReference,
  uuid: isUuid,
}

function isUuid(text) {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
}

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function isDate(text) {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)
  if (!match) return false
  const [year, month, day] = match.slice(1).map(Number)
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month >= 1 && month <= 12 && day >= 1 && day <= (month === 2 && !leap ? 28 : DAYS[month - 1])
}

// RFC 3339, section 5.6; a leap second is allowed whatever the minute.
function isDateTime(text) {
  return (
    isDate(text.slice(0, 10)) &&
    /^[Tt ]([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?([Zz]|[+-]([01]\d|2[0-3]):?[0-5]\d)$/.test(
      text.slice(10),
    )
  )
}

function isEmail(text) {
  return /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)*$/.test(text)
}

// RFC 3987 without the rules of single schemes, and with the braces that templates leave in URLs. The CycloneDX
// project's own JavaScript validator checks no IRI at all, so only what cannot be one in any reading is refused.
const IRI_CHARACTERS =
  /^(?:[^\s\p{Cc}<>"\\^`%#]|%[0-9A-Fa-f]{2})*(?:#(?:[^\s\p{Cc}<>"\\^`%#]|%[0-9A-Fa-f]{2})*)?$/u
const SCHEME = /^[A-Za-z][A-Za-z0-9+.-]*:/

function isIri(text) {
  return SCHEME.test(text) && IRI_CHARACTERS.test(text)
}

// Addresses of the form git@host:path are common and no scheme: they pass.
function isIriReference(text) {
  return IRI_CHARACTERS.test(text)
}

/**
 * Indexes of two equal items, or null. Linear in the size of the list, where comparing each with each would let a
 * list of 50,000 components stop the run.
 */
export function firstDuplicate(items) {
  const first = new Map()
  for (let i = 0; i < items.length; i++) {
    const key = shallowKey(items[i])
    const entry = first.get(key)
    if (entry === undefined) {
      first.set(key, { index: i, exact: null })
      continue
    }
    // The whole content is compared only among items that look alike.
    entry.exact ??= new Map([[canonical(items[entry.index]), entry.index]])
    const text = canonical(items[i])
    const earlier = entry.exact.get(text)
    if (earlier !== undefined) return [earlier, i]
    entry.exact.set(text, i)
  }
  return null
}

function shallowKey(value) {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return `[${value.length}`
  let key = ''
  for (const name of ['bom-ref', 'ref', 'purl', 'type', 'name', 'version', 'url', 'content']) {
    if (Object.hasOwn(value, name) && typeof value[name] !== 'object') key += `${name}:${value[name]}\n`
  }
  return `{${key}`
}

function canonical(value) {
  return JSON.stringify(value, (_key, part) =>
    part === null || typeof part !== 'object' || Array.isArray(part)
      ? part
      : Object.entries(part).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
  )
}
