/** A PresenceType (SPDX 3.0.1, Core): yes, no, and `noAssertion`, which says nothing. */
export function presence(value: unknown): boolean | null {
  if (value === 'yes') return true
  return value === 'no' ? false : null
}
