import { schemaFaults } from '../../schema-faults.ts'

/** Errors of one event that are told: one producer errs in every facet alike. */
const ERRORS_OF_EVENT = 3

export type SchemaErrors = (event: unknown) => readonly { message: string; pointer: readonly string[] }[]

/** Loads what tells how an event breaks the official schema (OpenLineage.json 2-0-2), in plain sentences. */
export async function loadSchemaErrors(): Promise<SchemaErrors> {
  const { default: validate } = await import('validator:openlineage')
  return (event) => {
    if (validate(event)) return []
    return schemaFaults(validate.errors ?? [], event, { document: 'The event', limit: ERRORS_OF_EVENT })
  }
}
