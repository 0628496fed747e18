import type { ValidationError } from 'validator:ml-system'
import { formatPointer } from '../../../documents/pointer.ts'
import type { XmlElement } from '../../../documents/xml.ts'
import type { Sbom } from '../../../facts/types.ts'
import { schemaFaults } from '../../schema-faults.ts'
import type { XmlSchema } from '../../xml-schema.ts'

/** How many schema errors of one BOM are told: a generator that errs tends to err in every component alike. */
export const SCHEMA_ERRORS_TOLD = 20

export const CHECKED_VERSIONS = ['1.2', '1.3', '1.4', '1.5', '1.6', '1.7'] as const
export type CheckedVersion = (typeof CHECKED_VERSIONS)[number]

interface Validator {
  (value: unknown): boolean
  errors?: ValidationError[] | null
}

export function isChecked(version: string): version is CheckedVersion {
  return CHECKED_VERSIONS.some((checked) => checked === version)
}

/** Checks a BOM against the official schema of its version; each schema is loaded when it is first needed. */
export async function validateBom(
  bom: unknown,
  version: CheckedVersion,
): Promise<Pick<Sbom, 'valid' | 'errors'>> {
  const validate = await validatorOf(version)
  if (validate(bom)) return { valid: true, errors: [] }
  const options = { document: 'The BOM', limit: SCHEMA_ERRORS_TOLD, explain, listName }
  const errors = schemaFaults(validate.errors ?? [], bom, options)
  return {
    valid: false,
    errors: errors.map(({ message, pointer }) => ({ message, pointer: formatPointer(pointer) })),
  }
}

/** Checks XML against the official XML Schema of its version; pointers are paths from the document. */
export async function validateXmlBom(
  root: XmlElement,
  version: CheckedVersion,
): Promise<Pick<Sbom, 'valid' | 'errors'>> {
  const [{ validateXml }, schema] = await Promise.all([import('../../xml-schema.ts'), xmlSchemaOf(version)])
  const faults = validateXml(root, schema, { limit: SCHEMA_ERRORS_TOLD, listNames: { id: LICENSE_IDS } })
  return {
    valid: faults.length === 0,
    errors: faults.map(({ message, pointer }) => ({ message, pointer: formatPointer(pointer) })),
  }
}

const LICENSE_IDS = 'SPDX license ids of this CycloneDX version'

function explain({ keyword, instancePath, schemaPath }: ValidationError): string | undefined {
  if (keyword === 'oneOf' && instancePath.endsWith('/license')) return 'must not have both "id" and "name"'
  if (keyword !== 'not') return undefined
  return schemaPath.includes('/then/')
    ? 'must not have "versionRange" where "isExternal" is false'
    : 'must not have both "version" and "versionRange"'
}

function listName({ instancePath }: ValidationError): string | undefined {
  return instancePath.endsWith('/license/id') ? LICENSE_IDS : undefined
}

async function validatorOf(version: CheckedVersion): Promise<Validator> {
  switch (version) {
    case '1.2':
      return (await import('validator:cyclonedx-1.2')).default
    case '1.3':
      return (await import('validator:cyclonedx-1.3')).default
    case '1.4':
      return (await import('validator:cyclonedx-1.4')).default
    case '1.5':
      return (await import('validator:cyclonedx-1.5')).default
    case '1.6':
      return (await import('validator:cyclonedx-1.6')).default
    case '1.7':
      return (await import('validator:cyclonedx-1.7')).default
  }
}

async function xmlSchemaOf(version: CheckedVersion): Promise<XmlSchema> {
  switch (version) {
    case '1.2':
      return (await import('xml-schema:cyclonedx-1.2')).default
    case '1.3':
      return (await import('xml-schema:cyclonedx-1.3')).default
    case '1.4':
      return (await import('xml-schema:cyclonedx-1.4')).default
    case '1.5':
      return (await import('xml-schema:cyclonedx-1.5')).default
    case '1.6':
      return (await import('xml-schema:cyclonedx-1.6')).default
    case '1.7':
      return (await import('xml-schema:cyclonedx-1.7')).default
  }
}
