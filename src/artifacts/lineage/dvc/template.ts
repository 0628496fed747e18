import { arrayIndex } from '../../../documents/document.ts'
import { isMapping, type Mapping, member } from '../../data.ts'

/** Values that a template may name, the nearest first. */
export type Scopes = readonly Mapping[]

/** What `fill` could not fill in, by name. */
export type Missing = (name: string) => void

/** How long a text may grow: values may be repeated in values. */
const TEXT_LIMIT = 100_000

// Names and indexes as DVC allows them (dvc/parsing/interpolate.py); a backslash before it takes its meaning away.
const TEMPLATE = /(\\)?\$\{\s*([^{}\s][^{}]*?)\s*\}/g

/**
 * Fills in the `${...}` of a value and of what it holds. A text that is one template becomes the value itself; what is
 * not known stays as it is written.
 */
export function fill(value: unknown, scopes: Scopes, missing: Missing): unknown {
  if (typeof value === 'string') return fillText(value, scopes, missing)
  if (Array.isArray(value)) return value.map((item) => fill(item, scopes, missing))
  if (!isMapping(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      textOfValue(fillText(key, scopes, missing)),
      fill(item, scopes, missing),
    ]),
  )
}

function fillText(text: string, scopes: Scopes, missing: Missing): unknown {
  if (!text.includes('${')) return text
  const [whole] = [...text.matchAll(TEMPLATE)]
  if (whole?.[0] === text && whole[1] === undefined) {
    const found = lookUp(whole[2] ?? '', scopes)
    if (found === undefined) missing(whole[2] ?? '')
    return found === undefined ? text : found
  }
  let length = 0
  return text.replace(TEMPLATE, (written: string, backslash: string | undefined, name: string) => {
    if (backslash !== undefined) return written.slice(1)
    const found = lookUp(name, scopes)
    const filled = found === undefined ? undefined : textOfValue(found)
    length += filled?.length ?? 0
    if (filled !== undefined && length <= TEXT_LIMIT) return filled
    missing(name)
    return written
  })
}

/** The value that a name as `train.layers[0].size` leads to. */
export function lookUp(name: string, scopes: Scopes): unknown {
  const segments = name.split(/\.|\[|\]/).filter((segment) => segment !== '')
  const [first] = segments
  if (first === undefined) return undefined
  const scope = scopes.find((each) => Object.hasOwn(each, first))
  return segments.reduce<unknown>(
    (value, segment) => (Array.isArray(value) ? value[arrayIndex(segment)] : member(value, segment)),
    scope,
  )
}

/** As DVC writes a value into a text. A mapping in a command would become its arguments. */
export function textOfValue(value: unknown): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map(textOfValue).join(' ')
  if (isMapping(value)) return argumentsOf(value).join(' ')
  if (typeof value === 'number') return numberText(value)
  return value === null ? '' : String(value)
}

/** As Python writes it: `1e-05`. That `1.0` was written with a point is not known any more. */
function numberText(value: number): string {
  if (value === 0 || Math.abs(value) >= 1e-4) return String(value)
  return value.toExponential().replace(/e([+-])(\d)$/, 'e$10$2')
}

/** `{seed: 1, verbose: true}` as `--seed 1 --verbose` (DVC's `parsing.bool` and `parsing.list` at their defaults). */
function argumentsOf(values: Mapping, prefix = ''): string[] {
  return Object.entries(values).flatMap(([key, value]) => {
    const name = `${prefix}${key}`
    if (isMapping(value)) return argumentsOf(value, `${name}.`)
    if (value === true) return [`--${name}`]
    if (value === false || value === null) return []
    return [`--${name} ${textOfValue(value)}`]
  })
}
