import { isMapping, listOf, type Mapping, member } from '../data.ts'
import { type SchemaFault, schemaFaults } from '../schema-faults.ts'

/** How many schema errors of one card are told. */
const FAULTS_TOLD = 20

/** Checks a card against the schema of its form; each is loaded when it is first needed. */
export async function checkSchema(card: Mapping): Promise<SchemaFault[]> {
  const { default: validate } = isFirstForm(card)
    ? await import('validator:model-card-toolkit-0.0.1')
    : await import('validator:model-card-toolkit-0.0.2')
  if (validate(card)) return []
  return schemaFaults(validate.errors ?? [], card, { document: 'The model card', limit: FAULTS_TOLD })
}

/**
 * Version 0.0.1 has texts where 0.0.2 has objects. Intel's generator writes 0.0.1 and means the newer form, which is
 * what its own schema describes: a list of licenses gives that away.
 */
export function isFirstForm(card: Mapping): boolean {
  if (member(card, 'schema_version') !== '0.0.1') return false
  const details = member(card, 'model_details')
  const isNewer =
    ['licenses', 'citations', 'documentation', 'path'].some((key) => member(details, key) !== undefined) ||
    Array.isArray(member(card, 'model_parameters', 'data')) ||
    listOf(member(details, 'references')).some(isMapping)
  return !isNewer
}
