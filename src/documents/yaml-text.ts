/** Characters that a YAML string in quotes has to escape beyond JSON's, and those that change how a line looks. */
const ESCAPED = /[\u007f-\u009f\u2028\u2029\ufeff\p{Cf}]/gu

/** Words that plain YAML reads as something else than text. */
const NO_TEXT = /^(?:true|false|null|yes|no|on|off|y|n)$/i

/** A string as YAML, in one line; in quotes unless it is plain beyond doubt. Not for `{}` and `[]`: there a comma ends it. */
export function yamlText(text: string): string {
  const plain = /^[A-Za-z][A-Za-z0-9 ,.()'/_@+-]*$/.test(text) && !NO_TEXT.test(text)
  if (plain && text === text.trim()) return text
  return JSON.stringify(text.replace(/\p{Cs}/gu, '\ufffd')).replace(ESCAPED, escaped)
}

function escaped(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16)
  return hex.length > 4 ? `\\U${hex.padStart(8, '0')}` : `\\u${hex.padStart(4, '0')}`
}
