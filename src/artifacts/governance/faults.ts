import type { ValidationError } from 'validator:modelward'
import { quoted } from '../../documents/document.ts'
import { parsePointer } from '../../documents/pointer.ts'
import { nearest } from '../../suggest.ts'
import { type SchemaFault, schemaFaults } from '../schema-faults.ts'
import { keysAt, type Shape } from './shape.ts'

/** How many faults of one manifest are told. */
const FAULTS_TOLD = 50

/** Errors of the schema check as sentences; an unknown key comes with the known one that was probably meant. */
export function manifestFaults(
  errors: readonly ValidationError[],
  manifest: unknown,
  { document, shape }: { document: string; shape: Shape },
): SchemaFault[] {
  const explain = ({ keyword, instancePath, params }: ValidationError, value: unknown) => {
    const key = params.additionalProperty
    if (typeof key === 'string') {
      const known = keysAt(shape, parsePointer(instancePath) ?? [])
      const near = nearest(key, known)
      const hint =
        near === undefined ? `; known keys: ${known.join(', ')}` : ` (did you mean ${quoted(near)}?)`
      return `has no key ${quoted(key)}${hint}`
    }
    const scalar = typeof value === 'number' || typeof value === 'boolean'
    if (keyword === 'type' && params.type === 'string' && scalar) {
      return `must be a string; put quotes around ${String(value)}`
    }
    return undefined
  }
  return schemaFaults(errors.map(withoutTodo), manifest, { document, limit: FAULTS_TOLD, explain })
}

/** The schemas allow "TODO" where one has to choose; nobody is told to write it. */
function withoutTodo(error: ValidationError): ValidationError {
  const allowed = error.params.allowedValues
  if (!Array.isArray(allowed)) return error
  return { ...error, params: { ...error.params, allowedValues: allowed.filter((value) => value !== 'TODO') } }
}
