/** A moment of RFC 3339, from a text with or without zone (then UTC) or from seconds since 1970. */
export function momentOf(value: unknown): string | null {
  const milliseconds =
    typeof value === 'number' ? value * 1000 : typeof value === 'string' ? parseMoment(value) : Number.NaN
  const moment = new Date(milliseconds)
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString().replace('.000Z', 'Z')
}

/** A moment without zone is taken as UTC: the same file gives the same facts on every machine. */
function parseMoment(text: string): number {
  const found = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:?\d{2})?)?$/.exec(
    text.trim(),
  )
  if (found === null) return Number.NaN
  const [, day = '', time = '00:00', zone = 'Z'] = found
  return Date.parse(`${day}T${time}${zone}`)
}
