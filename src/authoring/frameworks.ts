import { isRecord, isString } from '../policy/guards.ts'

/** A list of controls that rules may cite, of policies/frameworks. */
export interface Framework {
  readonly id: string
  readonly title: string
  readonly version: string
  readonly source: string
  readonly controls: readonly { readonly id: string; readonly label: string }[]
}

/** The lists of `dist/frameworks.json`; undefined if it is of another form. */
export function parseFrameworks(value: unknown): Framework[] | undefined {
  return Array.isArray(value) && value.every(isFramework) ? value : undefined
}

function isFramework(value: unknown): value is Framework {
  return (
    isRecord(value) &&
    isString(value.id) &&
    isString(value.title) &&
    isString(value.version) &&
    isString(value.source) &&
    Array.isArray(value.controls) &&
    value.controls.every((each) => isRecord(each) && isString(each.id) && isString(each.label))
  )
}
