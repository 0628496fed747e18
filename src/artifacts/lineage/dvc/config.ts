import { decodeText, Lines } from '../../../documents/text.ts'
import type { Remote, Unread } from '../../../facts/types.ts'
import type { ArtifactRecord, Reading, Source } from '../../reader.ts'

/** Remotes of one file that are kept. */
const REMOTES_LIMIT = 100

/** `.dvc/config`: sections as `['remote "name"']` with `url = ...`, and the default remote in `[core]`. */
export function readDvcConfig({ path, bytes }: Source): Reading {
  const { text, problems } = decodeText(bytes)
  const lines = new Lines(text)
  const unread: Unread[] = problems.map(({ reason, message, offset }) => ({
    path,
    kind: 'lineage',
    reason,
    extent: 'part',
    message,
    ...lines.position(offset),
  }))
  const remotes = new Map<string, { url: string; line: number }>()
  let section = ''
  let standard: string | null = null
  for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const line = raw.trim()
    const head = /^\[(.*)\]$/.exec(line)?.[1]
    if (head !== undefined) {
      section = head.replace(/^'(.*)'$/, '$1').trim()
      continue
    }
    const [, key, value = ''] = /^([A-Za-z_]\w*)\s*=\s*(.*)$/.exec(line) ?? []
    const name = /^remote\s+"(.*)"$/.exec(section)?.[1]
    if (section === 'core' && key === 'remote') standard = unquoted(value)
    if (name !== undefined && key === 'url' && remotes.size < REMOTES_LIMIT)
      remotes.set(name, { url: withoutUser(unquoted(value)), line: index + 1 })
  }
  const records = [...remotes].map(([name, { url, line }]): ArtifactRecord => {
    const value: Remote = { path, format: 'dvc', name, url, default: name === standard }
    const start = lines.lineStart(line)
    const end = start + (text.slice(start).split(/[\r\n]/, 1)[0]?.length ?? 0)
    return { into: 'remotes', value, locate: async () => lines.span(start, end) }
  })
  return { records, unread }
}

function unquoted(value: string): string {
  return /^(["'])(.*)\1$/.exec(value)?.[2] ?? value
}

function withoutUser(url: string): string {
  return url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/@]*@/i, '$1')
}
