import type { PolicySource } from './compile.ts'
import type { Parameter, Severity } from './types.ts'

export const SEVERITIES = ['error', 'warning', 'note'] as const satisfies readonly Severity[]
export const PARAMETER_TYPES = [
  'string',
  'number',
  'boolean',
  'string-list',
] as const satisfies readonly Parameter['type'][]

/** A plain object, as JSON gives it. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function isString(value: unknown): value is string {
  return typeof value === 'string'
}

export function isStringList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every(isString)
}

export function isSourceList(value: unknown): value is PolicySource[] {
  return (
    Array.isArray(value) &&
    value.every((each) => isRecord(each) && isString(each.path) && isString(each.text))
  )
}

export function isSeverity(value: unknown): value is Severity {
  return SEVERITIES.some((severity) => severity === value)
}

export function isParameter(value: unknown): value is Parameter {
  return (
    isRecord(value) &&
    isParameterType(value.type) &&
    isParameterValue(value.type, value.default) &&
    isString(value.description)
  )
}

export function isParameterType(value: unknown): value is Parameter['type'] {
  return PARAMETER_TYPES.some((type) => type === value)
}

/** Whether a value is one that a parameter of the type can have. */
export function isParameterValue(type: Parameter['type'], value: unknown): value is Parameter['default'] {
  switch (type) {
    case 'string':
      return isString(value)
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
    case 'boolean':
      return typeof value === 'boolean'
    case 'string-list':
      return isStringList(value)
  }
}

export function isListOf<T>(value: unknown, is: (each: unknown) => each is T): value is T[] {
  return Array.isArray(value) && value.every(is)
}
