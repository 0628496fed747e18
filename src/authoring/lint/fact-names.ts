import { byCodeUnit } from '../../facts/paths.ts'
import { isRecord } from '../../policy/guards.ts'

/** Names of facts of which a lint knows something wherever they stand. */
export interface FactNames {
  /** Fields that are always there, and `null` where the fact is not known; none of them is a boolean. */
  readonly nullable: readonly string[]
  /** Fields that are lists. */
  readonly lists: readonly string[]
}

/** From the JSON Schema of the facts. A name counts only if it holds for every field of that name. */
export function factNames(schema: Record<string, unknown>): FactNames {
  const fields = new Map<string, Field[]>()
  for (const [name, field] of fieldsOf(schema)) fields.set(name, [...(fields.get(name) ?? []), field])
  const named = (holds: (field: Field) => boolean) =>
    [...fields].flatMap(([name, all]) => (all.every(holds) ? [name] : [])).sort(byCodeUnit)
  return {
    nullable: named(({ required, types }) => required && types.has('null') && !types.has('boolean')),
    lists: named(({ types }) => types.size === 1 && types.has('array')),
  }
}

interface Field {
  required: boolean
  types: ReadonlySet<string>
}

function* fieldsOf(schema: unknown): Generator<[string, Field]> {
  if (Array.isArray(schema)) {
    for (const each of schema) yield* fieldsOf(each)
    return
  }
  if (!isRecord(schema)) return
  const required = Array.isArray(schema.required) ? schema.required : []
  for (const [name, field] of Object.entries(isRecord(schema.properties) ? schema.properties : {})) {
    yield [name, { required: required.includes(name), types: new Set(typesOf(field)) }]
  }
  for (const part of Object.values(schema)) yield* fieldsOf(part)
}

/** A schema that names no type, such as a reference, is none that a lint speaks of. */
function typesOf(schema: unknown): string[] {
  if (!isRecord(schema)) return ['any']
  if (Array.isArray(schema.anyOf)) return schema.anyOf.flatMap(typesOf)
  const types = Array.isArray(schema.type) ? schema.type : [schema.type]
  return types.map((type) => (typeof type === 'string' ? type : 'any'))
}
