import { textOf } from './data.ts'

/** Longest text that can say nothing; longer ones are not looked at. */
const LONGEST = 100

const SAYS_NOTHING =
  /^(?:no[ _-]?assertion|none|null|undefined|nan|todo|tbd|tba|fixme|unknown|unspecified|not (?:specified|available|known)|to be (?:added|completed|decided|defined|determined|done|filled in)|n\/?a|\?+|-+|\.+(?!\S)|x{3,}|placeholder|change[ _-]?me|\[?more information needed\]?|<[^<>]*>|\{\{[^{}]*\}\})(?:[.:!].{0,60})?$/i

/** A field's text that stands where a value should and is none: `NOASSERTION`, `TODO: ask legal`, `<your name>`. */
export function isPlaceholderValue(text: string): boolean {
  return text.length <= LONGEST && SAYS_NOTHING.test(text.trim())
}

/** Text that says something, trimmed; null for placeholders and everything that is no text. */
export function tellingText(value: unknown): string | null {
  const text = textOf(value)?.trim() ?? null
  return text === null || isPlaceholderValue(text) ? null : text
}
