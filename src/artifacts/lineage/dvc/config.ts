import { PROBLEM_LIMIT, quoted } from '../../../documents/document.ts'
import { decodeText, Lines } from '../../../documents/text.ts'
import type { Remote, Unread } from '../../../facts/types.ts'
import type { ArtifactRecord, Reading, Source } from '../../reader.ts'

/** Remotes of one file that are kept. */
const REMOTES_LIMIT = 100

/** `.dvc/config`: sections as `['remote "name"']` with `url = ...`, and the default remote in `[core]`. */
export function readDvcConfig({ path, bytes }: Source): Reading {
  const { text, problems } = decodeText(bytes)
  const lines = new Lines(text)
  const tell = (
    reason: Unread['reason'],
    message: string,
    place: { line: number; column: number },
  ): Unread => {
    return { path, kind: 'lineage', reason, extent: 'part', message, ...place }
  }
  const unread = problems.map(({ reason, message, offset }) => tell(reason, message, lines.position(offset)))
  const remotes = new Map<string, { url: string; line: number }>()
  const named = new Map<string, number>()
  let section = ''
  let standard: string | null = null
  for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const line = raw.trim()
    const head = /^\[(.*)\]$/.exec(line)?.[1]
    if (head !== undefined) {
      section = head.replace(/^'(.*)'$/, '$1').trim()
      const remote = nameOfRemote(section)
      if (remote !== undefined && !named.has(remote)) named.set(remote, index + 1)
      continue
    }
    const [, key, value = ''] = /^([A-Za-z_]\w*)\s*=\s*(.*)$/.exec(line) ?? []
    const name = nameOfRemote(section)
    if (section === 'core' && key === 'remote') standard = unquoted(value)
    if (name !== undefined && key === 'url' && remotes.size < REMOTES_LIMIT)
      remotes.set(name, { url: withoutUser(unquoted(value)), line: index + 1 })
  }
  for (const [name, line] of named) {
    if (remotes.has(name)) continue
    const [reason, message] =
      remotes.size === REMOTES_LIMIT
        ? ([
            'limit',
            `The configuration names more than ${REMOTES_LIMIT} remotes; the others are left out.`,
          ] as const)
        : (['malformed', `The remote ${quoted(name)} has no url.`] as const)
    unread.push(tell(reason, message, { line, column: 1 }))
    if (unread.length === PROBLEM_LIMIT || reason === 'limit') break
  }
  if (named.size === 0 && unread.length === 0)
    unread.push(
      tell('malformed', 'The configuration names a remote, and not as a section.', { line: 1, column: 1 }),
    )
  const records = [...remotes].map(([name, { url, line }]): ArtifactRecord => {
    const value: Remote = { path, format: 'dvc', name, url, default: name === standard }
    const start = lines.lineStart(line)
    const end = start + (text.slice(start).split(/[\r\n]/, 1)[0]?.length ?? 0)
    return { into: 'remotes', value, locate: async () => lines.span(start, end) }
  })
  return { records, unread }
}

function nameOfRemote(section: string): string | undefined {
  return /^remote\s+"(.*)"$/.exec(section)?.[1]
}

function unquoted(value: string): string {
  return /^(["'])(.*)\1$/.exec(value)?.[2] ?? value
}

function withoutUser(url: string): string {
  return url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/@]*@/i, '$1')
}
