/** One way in which a server wants to be asked: RFC 9110, section 11.6.1. */
export interface Challenge {
  /** In lower case: `bearer`, `basic`. */
  readonly scheme: string
  /** By name in lower case. */
  readonly parameters: ReadonlyMap<string, string>
}

const SCHEME = /[\s,]*([\w-]+)(?=\s+[\w-]+\s*=|\s*(?:,|$))/y
const PARAMETER = /[\s,]*([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]*))/y

/** Reads a `WWW-Authenticate` header; what cannot be read ends the list. */
export function parseChallenges(header: string): Challenge[] {
  const challenges: { scheme: string; parameters: Map<string, string> }[] = []
  let offset = 0
  while (offset < header.length) {
    const parameter = matchAt(PARAMETER, header, offset)
    const [, name, quoted, plain] = parameter ?? []
    const last = challenges.at(-1)
    if (parameter !== null && name !== undefined && last !== undefined) {
      last.parameters.set(name.toLowerCase(), quoted?.replace(/\\(.)/g, '$1') ?? plain ?? '')
      offset += parameter[0].length
      continue
    }
    const scheme = matchAt(SCHEME, header, offset)
    if (scheme?.[1] === undefined) break
    challenges.push({ scheme: scheme[1].toLowerCase(), parameters: new Map() })
    offset += scheme[0].length
  }
  return challenges
}

function matchAt(pattern: RegExp, text: string, offset: number): RegExpExecArray | null {
  pattern.lastIndex = offset
  return pattern.exec(text)
}
