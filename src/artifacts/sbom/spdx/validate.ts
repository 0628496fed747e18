import type { ValidationError } from 'validator:ml-system'
import { quoted } from '../../../documents/document.ts'
import { formatPointer } from '../../../documents/pointer.ts'
import type { Sbom } from '../../../facts/types.ts'
import { schemaFaults } from '../../schema-faults.ts'

/** How many schema errors of one document are told: a generator that errs tends to err in every element alike. */
const SCHEMA_ERRORS_TOLD = 20

export const CHECKED_VERSIONS = ['2.2', '2.3', '3.0.1'] as const
export type CheckedVersion = (typeof CHECKED_VERSIONS)[number]

export function isChecked(version: string): version is CheckedVersion {
  return CHECKED_VERSIONS.some((checked) => checked === version)
}

/** Checks a document against the official schema of its version; each schema is loaded when it is first needed. */
export async function validateSpdx(
  document: unknown,
  version: CheckedVersion,
): Promise<Pick<Sbom, 'valid' | 'errors'>> {
  const validate = await validatorOf(version)
  if (validate(document)) return { valid: true, errors: [] }
  const options = { document: 'The document', limit: SCHEMA_ERRORS_TOLD, explain }
  const errors = schemaFaults(validate.errors ?? [], document, options)
  return {
    valid: false,
    errors: errors.map(({ message, pointer }) => ({ message, pointer: formatPointer(pointer) })),
  }
}

function explain({ keyword, params }: ValidationError): string | undefined {
  if (keyword !== 'discriminator') return undefined
  if (params.error === 'tag') return 'must have a "type"'
  return `${quoted(String(params.tagValue))} is no class of SPDX 3.0.1 that may stand here`
}

async function validatorOf(version: CheckedVersion) {
  switch (version) {
    case '2.2':
      return (await import('validator:spdx-2.2')).default
    case '2.3':
      return (await import('validator:spdx-2.3')).default
    case '3.0.1':
      return (await import('validator:spdx-3.0.1')).default
  }
}
