/** A YAML scalar as text: ids and versions of digits alone are numbers to YAML. */
export function scalarText(value: unknown): string | null {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null
}

/** MLflow's times are milliseconds since 1970. RFC 3339 in UTC; null for what is no such time. */
export function momentOf(value: unknown): string | null {
  if (typeof value !== 'number' || !Number.isInteger(value) || Math.abs(value) > 8.64e15) return null
  return new Date(value).toISOString()
}
