/** What the GitHub runner makes of a line of a job's log: https://github.com/actions/runner, ActionCommand.cs. */
export interface RunnerCommand {
  readonly form: '::' | '##['
  readonly name: string
  readonly properties: ReadonlyMap<string, string>
  readonly data: string
}

/** .NET's TrimStart, and its culture-aware comparison, which skips what has no weight. */
const WHITE_SPACE = /^[\s\u0085]+/
const WEIGHTLESS = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu

export function runnerLines(log: string): string[] {
  return log.split(/\r\n|\r|\n/)
}

export function runnerCommand(line: string): RunnerCommand | null {
  const text = line.replace(WEIGHTLESS, '').replace(WHITE_SPACE, '')
  const end = text.indexOf('::', 2)
  if (text.startsWith('::') && end >= 0) return modern(text.slice(2, end), text.slice(end + 2))
  const legacy = text.match(/##\[([^ \]]*)[^\]]*\](.*)/)
  return legacy === null
    ? null
    : { form: '##[', name: legacy[1] ?? '', properties: new Map(), data: legacy[2] ?? '' }
}

function modern(head: string, data: string): RunnerCommand {
  const space = head.indexOf(' ')
  const name = space < 0 ? head : head.slice(0, space)
  const list = space < 0 ? '' : head.slice(space + 1).trim()
  const pairs = list
    .split(',')
    .filter((pair) => pair.includes('='))
    .map((pair): [string, string] => {
      const equals = pair.indexOf('=')
      return [pair.slice(0, equals), unescapeProperty(pair.slice(equals + 1))]
    })
  return { form: '::', name, properties: new Map(pairs), data: unescapeData(data) }
}

export function unescapeData(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%')
}

export function unescapeProperty(text: string): string {
  return text
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%')
}
