/** A validator that build/validators.mjs compiled from a JSON Schema. */
declare module 'validator:*' {
  export interface ValidationError {
    instancePath: string
    schemaPath: string
    keyword: string
    params: Record<string, unknown>
    message?: string
  }
  const validate: { (value: unknown): boolean; errors?: ValidationError[] | null }
  export default validate
}

/** A table that build/xml-schemas.mjs made of an XML Schema; `validateXml` checks documents against it. */
declare module 'xml-schema:*' {
  const schema: import('./artifacts/xml-schema.ts').XmlSchema
  export default schema
}

/** The validator of a governance manifest, and the shape of what it states: see build/manifests.mjs. */
declare module 'manifest:*' {
  import type { ValidationError } from 'validator:manifest'
  import type { Shape } from './artifacts/governance/shape.ts'

  const validate: { (value: unknown): boolean; errors?: ValidationError[] | null }
  export default validate
  export const shape: Shape
}
