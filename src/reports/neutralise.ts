/**
 * Text that comes from a repository (paths, messages that quote an artifact, names of systems) is hostile: it may
 * hold terminal escapes, workflow commands, Markdown or HTML. Each sink has one function here, and a renderer puts
 * no such text into its output without it.
 */

/**
 * Controls, format characters (bidi, zero-width, tags), lone surrogates, line and paragraph separators, and
 * letters that render as nothing. A variation selector stays after a pictograph, where it only chooses the glyph.
 * Elsewhere it goes like the others: the runner compares strings by culture, which skips such characters, so that
 * `:<selector>:` would be `::` to it.
 */
const INVISIBLE =
  /(?!(?<=\p{Extended_Pictographic})\p{Variation_Selector})[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu

/** The runner trims white space before it looks for `::`, and a wrapped line may begin at any word. */
const COMMAND_AT_WORD = /(^|\s)::/gu

/** The runner's older form of command; it is recognised anywhere in a line. */
const LEGACY_COMMAND = /##\[/g

/** Replaces what does not show, or shows as something else, by a visible escape such as `\u202e`. */
export function visible(text: string): string {
  return text.replace(INVISIBLE, escapeCharacter)
}

/** For a line of a terminal or of a job's log. */
export function forTerminal(text: string): string {
  return visible(text).replace(COMMAND_AT_WORD, '$1\\x3a:').replace(LEGACY_COMMAND, '##\\x5b')
}

/** For the data of a workflow command, the part after the second `::`. */
export function forWorkflowCommandData(text: string): string {
  return escapeData(forTerminal(text))
}

/** For the value of a workflow command's property, such as `file` or `title`. */
export function forWorkflowCommandProperty(text: string): string {
  return escapeData(visible(text)).replaceAll(':', '%3A').replaceAll(',', '%2C')
}

/**
 * For running text in GitHub Flavored Markdown: a paragraph, a list item, a table cell. Nothing in it becomes
 * markup, a link, an image, a mention or a reference to an issue.
 *
 * Entities rather than backslashes: a backslash before `|` means different things inside and outside of a table.
 * GitHub looks for mentions and references in the rendered text, where an entity no longer helps; a zero-width
 * space after the sign does.
 */
export function forMarkdown(text: string): string {
  return inlineMarkdown(visible(text).trim())
}

/**
 * For what a rule says: as `forMarkdown`, but a stretch between backticks shows as code. Nothing else in it is markup.
 */
export function forMarkdownWithCode(text: string): string {
  const parts = visible(text).trim().split('`')
  // An odd backtick out encloses nothing.
  if (parts.length % 2 === 0) return forMarkdown(text)
  return parts
    .map((part, i) => (i % 2 === 0 ? inlineMarkdown(part) : `<code>${inlineMarkdown(part)}</code>`))
    .join('')
}

function inlineMarkdown(text: string): string {
  return text
    .replace(/[&<>|\\`*_[\]~$#]/g, entity)
    .replace(/:(?=[^\s\d])/g, entity)
    .replace(/(@|&#35;)(?=\S)/g, '$1&#8203;')
    .replace(/\b(GH)-(?=\d)/gi, '$1&#8203;-')
    .replace(/www\./gi, (prefix) => `${prefix.slice(0, -1)}&#46;`)
    .replace(/^(?:[-+=]+|\d+(?=[.)](?:\s|$)))/, entities)
}

/** For HTML text and quoted attribute values. */
export function forHtml(text: string): string {
  return visible(text).replace(/[&<>"'`]/g, entity)
}

/** For XML text and quoted attribute values: as HTML, without the two characters that XML 1.0 cannot hold (section 2.2). */
export function forXml(text: string): string {
  return forHtml(text).replace(/[\ufffe\uffff]/g, escapeCharacter)
}

/**
 * For a label between quotes in Mermaid. Whatever is no letter, digit or plain sign becomes an entity code: Mermaid
 * looks for directives (`%%{`), styles (`style ...:`), links and Markdown anywhere in its text, quotes or not.
 */
export function forMermaid(text: string): string {
  return visible(text).replace(/[^\p{L}\p{N} _./@+-]/gu, (character) => `#${character.codePointAt(0) ?? 0};`)
}

/**
 * For a string between quotes in DOT that is a label or a tooltip. Graphviz knows escapes (`\N` is the node's name) and
 * HTML entities there.
 */
export function forDot(text: string): string {
  return visible(text).replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('&', '&amp;')
}

/**
 * For a JSON document that was serialised already: escapes what JSON.stringify leaves raw and a terminal or a
 * runner would act on when the document goes to the log. The parsed value stays the same.
 */
export function forJson(document: string): string {
  return document
    .replace(INVISIBLE, (character) => (character === '\n' ? character : unicodeEscapes(character)))
    .replace(LEGACY_COMMAND, '##\\u005b')
}

/** A path relative to the repository as a relative URI reference (RFC 3986), safe inside Markdown and HTML. */
export function pathToUri(path: string): string {
  return path.split('/').map(encodeSegment).join('/')
}

function encodeSegment(segment: string): string {
  const encoded = encodeURIComponent(segment.replace(/\p{Cs}/gu, '\ufffd'))
  return encoded.replace(/[!'()*]/g, (character) => `%${hex(character, 2)}`)
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

const SHORT_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
])

function escapeCharacter(character: string): string {
  const short = SHORT_ESCAPES.get(character)
  if (short !== undefined) return short
  const code = character.codePointAt(0) ?? 0
  if (code <= 0xff) return `\\x${hex(character, 2)}`
  if (code <= 0xffff) return `\\u${hex(character, 4)}`
  return `\\u{${hex(character, 5)}}`
}

function unicodeEscapes(character: string): string {
  return Array.from({ length: character.length }, (_, index) => `\\u${unitHex(character, index)}`).join('')
}

function unitHex(text: string, index: number): string {
  return text.charCodeAt(index).toString(16).padStart(4, '0')
}

function entity(character: string): string {
  return `&#${character.codePointAt(0) ?? 0};`
}

function entities(characters: string): string {
  return Array.from(characters, entity).join('')
}

function hex(character: string, width: number): string {
  return (character.codePointAt(0) ?? 0).toString(16).padStart(width, '0')
}
