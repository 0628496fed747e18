import { textOf } from '../../../data.ts'

/** Who made or supplied something (SPDX 2.3, 6.8 and 7.5): `Organization: Acme (mail@acme.example)`. */
export interface Agent {
  readonly kind: 'person' | 'organization' | 'tool' | null
  readonly name: string
}

/** The parts of the text; without a kind, all of it is the name. Null for what is no text. */
export function parseAgent(value: unknown): Agent | null {
  const text = textOf(value)?.trim()
  if (text === undefined) return null
  const match = /^(person|organization|tool):\s*/i.exec(text)
  const kind = match?.[1]?.toLowerCase()
  const rest = text.slice(match?.[0].length ?? 0)
  if (kind === 'tool') return { kind, name: rest }
  const name = rest.replace(/\s*\([^()]*\)$/, '')
  return { kind: kind === 'person' || kind === 'organization' ? kind : null, name: name === '' ? rest : name }
}
