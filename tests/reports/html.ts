/** Names of the elements (and `!--` for comments) in HTML that a renderer wrote, each once. */
export function elementNames(html: string): string[] {
  return [...new Set([...html.matchAll(/<(!--|[a-z][a-z0-9]*)/gi)].map((match) => match[1] ?? ''))]
}

export function textContent(html: string): string {
  return decodeEntities(html.replace(/<[^>]*>/g, ''))
}

export function decodeEntities(html: string): string {
  return html.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(lt|gt|amp|quot));/gi, (_, decimal, hexadecimal, name) => {
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal))
    if (hexadecimal !== undefined) return String.fromCodePoint(Number.parseInt(hexadecimal, 16))
    return NAMED.get(name) ?? ''
  })
}

const NAMED: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
])
