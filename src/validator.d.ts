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
