import type { Pointer } from '../../../documents/place.ts'
import { formatPointer } from '../../../documents/pointer.ts'
import type { Sbom } from '../../../facts/types.ts'
import { listOf, member, textOf } from '../../data.ts'
import { enumText, pathText } from '../../schema-faults.ts'

/** How many errors of one document are told. */
const ERRORS_TOLD = 20

const STATUSES = ['not_affected', 'affected', 'fixed', 'under_investigation']

const JUSTIFICATIONS = [
  'component_not_present',
  'vulnerable_code_not_present',
  'vulnerable_code_not_in_execute_path',
  'vulnerable_code_cannot_be_controlled_by_adversary',
  'inline_mitigations_already_exist',
]

/**
 * Checks what the specification demands of a document and its statements.
 *
 * Source: OpenVEX Specification 0.2.0, "Document Struct Fields", "Statement Struct Fields", "Status Labels",
 * "Status Justifications".
 */
export function checkOpenVex(document: unknown): Pick<Sbom, 'valid' | 'errors'> {
  const errors: Sbom['errors'] = []
  const fault = (pointer: Pointer, message: string) => {
    const where = pointer.length === 0 ? 'The document' : pathText(pointer)
    if (errors.length < ERRORS_TOLD)
      errors.push({ message: `${where}: ${message}.`, pointer: formatPointer(pointer) })
  }
  for (const key of ['@id', 'author', 'timestamp'])
    if (textOf(member(document, key)) === null) fault([], `must have "${key}"`)
  if (member(document, 'version') === undefined) fault([], 'must have "version"')
  const statements = member(document, 'statements')
  if (!Array.isArray(statements)) fault([], 'must have "statements", which is a list')
  for (const [index, statement] of listOf(statements).entries()) {
    if (errors.length === ERRORS_TOLD) break
    checkStatement(statement, (pointer, message) => fault(['statements', String(index), ...pointer], message))
  }
  return { valid: errors.length === 0, errors }
}

function checkStatement(statement: unknown, fault: (pointer: Pointer, message: string) => void): void {
  if (member(statement, 'vulnerability') === undefined) fault([], 'must have "vulnerability"')
  const status = member(statement, 'status')
  const justification = member(statement, 'justification')
  if (status === undefined) fault([], 'must have "status"')
  else if (!STATUSES.some((known) => known === status))
    fault(['status'], enumText(STATUSES, status, undefined))
  if (justification !== undefined && !JUSTIFICATIONS.some((known) => known === justification))
    fault(['justification'], enumText(JUSTIFICATIONS, justification, undefined))
  if (
    status === 'not_affected' &&
    justification === undefined &&
    textOf(member(statement, 'impact_statement')) === null
  )
    fault([], 'must have "justification" or "impact_statement", since "status" is "not_affected"')
  if (status === 'affected' && textOf(member(statement, 'action_statement')) === null)
    fault([], 'must have "action_statement", since "status" is "affected"')
}
