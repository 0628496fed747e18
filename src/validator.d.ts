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
