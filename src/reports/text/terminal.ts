/** SGR codes that switch each style on and off. A table of our own, since node:util's styleText asks the process whether to colour. */
const SGR = {
  bold: [1, 22],
  dim: [2, 22],
  underline: [4, 24],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
} as const satisfies Record<string, readonly [number, number]>

export type Style = keyof typeof SGR

const UNICODE_SYMBOLS = {
  pass: '✔',
  fail: '✖',
  error: '✖',
  warning: '▲',
  note: '●',
  review: '?',
  none: '–',
  advice: '→',
  dot: '·',
}
const ASCII_SYMBOLS: typeof UNICODE_SYMBOLS = {
  pass: '+',
  fail: 'x',
  error: 'x',
  warning: '!',
  note: '-',
  review: '?',
  none: '-',
  advice: '->',
  dot: '|',
}

export interface Terminal {
  readonly symbols: typeof UNICODE_SYMBOLS
  readonly columns: number | undefined
  /** Styles text that is neutralised already. */
  style(text: string, ...styles: readonly Style[]): string
}

export function terminal(options: { color?: boolean; ascii?: boolean; columns?: number }): Terminal {
  const color = options.color ?? false
  return {
    symbols: options.ascii ? ASCII_SYMBOLS : UNICODE_SYMBOLS,
    columns: options.columns,
    style(text, ...styles) {
      if (!color || text === '') return text
      const on = styles.map((style) => `\u001b[${SGR[style][0]}m`).join('')
      const off = styles.map((style) => `\u001b[${SGR[style][1]}m`).join('')
      return `${on}${text}${off}`
    },
  }
}

/** Below this width a wrapped column is harder to read than a line that the terminal breaks by itself. */
const NARROWEST = 32

/** Breaks at spaces into lines of at most `width` characters; a longer word keeps its line to itself. */
export function wrap(text: string, width: number | undefined): string[] {
  if (width === undefined || width < NARROWEST || text.length <= width) return [text]
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && length(line) + 1 + length(word) > width) {
      lines.push(line)
      line = word
    } else {
      line = line === '' ? word : `${line} ${word}`
    }
  }
  return [...lines, line]
}

/** Characters, taken as one column each. */
export function length(text: string): number {
  let characters = 0
  for (const _ of text) characters += 1
  return characters
}

/** Pads by characters. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - length(text)))
}
