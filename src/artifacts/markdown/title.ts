import type { Fields } from './fields.ts'
import type { Heading } from './outline.ts'
import { isPlaceholder } from './placeholder.ts'

/** The name that a title gives: "Model Card for BERT" is about BERT. A template's title names nothing. */
export function titleName(title: Heading | null, fields: Fields): string | null {
  if (title === null) return null
  const name = title.text
    .replace(/^(?:model|data(?:set)?) ?card(?: (?:for|of))?\b[\s:–—-]*(?:the )?/i, '')
    .replace(/[\s:–—-]+(?:model|data(?:set)?) ?card$/i, '')
    .replace(/^"([^"]*)"$/, '$1')
    .trim()
  if (name === '') return null
  if (!isPlaceholder(name)) return name
  fields.notePlaceholder(['name'])
  return null
}
