import { isMapping } from '../data.ts'
import { type FieldCheck, kindOf, oneOf, type TextCheck, texts } from './checks.ts'

const knownLicense = texts(oneOf('licenses', 'error', 'license ids'))
const gatedType = oneOf('gated_field_types', 'warn', 'types')

/** An id of the Hub's list, or a list of them. `other` asks for a name. */
export const licenses: FieldCheck = (value, at, findings, root) => {
  knownLicense(value, at, findings, root)
  const isOther = value === 'other' || (Array.isArray(value) && value.includes('other'))
  if (isOther && typeof root.license_name !== 'string') {
    findings.warn(at, 'is `other`; the Hub asks for a `license_name`, and for the text in a file LICENSE')
  }
}

/** A file LICENSE of the repository or a URL. */
export const licenseLink: TextCheck = (written, at, findings) => {
  if (/^https?:\/\//i.test(written) || /^LICENSE(?:\.md)?$/.test(written)) return
  findings.warn(at, 'should be `LICENSE`, `LICENSE.md` or a URL: the Hub links no other file')
}

/** A number of grams, or a mapping in which `emissions` is. */
export const emissions: FieldCheck = (value, at, findings) => {
  if (typeof value === 'number') return
  if (!isMapping(value)) {
    findings.error(at, `has to be a number or a mapping; it is ${kindOf(value)}`)
    return
  }
  if (typeof value.emissions !== 'number') {
    findings.error([...at, 'emissions'], 'has to be a number of grams')
  }
}

/** A mapping of names to types, or to `{type: select, options: [...]}`. */
export const gatedFields: FieldCheck = (value, at, findings) => {
  if (!isMapping(value)) {
    findings.error(at, `has to be a mapping; it is ${kindOf(value)}`)
    return
  }
  for (const [name, field] of Object.entries(value)) {
    const type = isMapping(field) ? field.type : field
    if (typeof type === 'string') gatedType(type, [...at, name], findings)
    else findings.error([...at, name], 'has to name a type')
  }
}
