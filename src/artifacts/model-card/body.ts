import type { License, ModelCard } from '../../facts/types.ts'
import { resolveLicense } from '../../licenses/resolve.ts'
import type { OpenedCard } from '../markdown/card.ts'
import { plain } from '../markdown/labels.ts'
import { isPlaceholder } from '../markdown/placeholder.ts'
import { isPlaceholderValue } from '../placeholder-value.ts'

const LICENSE = /^licen[cs]e(?:s|\(s\))?(?:\/terms of use)?$/i
const OWNER = /^(?:provider|developed by|model developers?|developers?|organi[sz]ation|publisher)$/i
const BASE = /^(?:finetuned from(?: model)?|base model|parent model)$/i

/** What a card without front matter states in labelled lines of its Markdown. */
export function factsOfBody(card: OpenedCard<string>): Pick<ModelCard, 'license' | 'owners' | 'base_models'> {
  const owner = telling(card.labelled(OWNER, ['owners', '0']))
  const base = telling(card.labelled(BASE, ['base_models', '0']))
  return {
    license: licenseOf(telling(card.labelled(LICENSE, ['license']))),
    owners: owner === null ? [] : [owner.name],
    base_models:
      base === null
        ? []
        : [{ id: hubId(base.link) ?? base.name, relation: null, revision: null, pinned: false }],
  }
}

interface Said {
  /** The text without marks; of a link its text. */
  readonly name: string
  readonly link: string | null
}

function telling(markdown: string | null): Said | null {
  if (markdown === null) return null
  const link = /\]\((https?:\/\/[^()\s]+)\)|(https?:\/\/[^\s<>()|]+)/.exec(markdown)
  const name = plain(markdown.replace(/\[([^[\]]*)\]\([^()]*\)/g, '$1')).slice(0, 100)
  if (name === '' || isPlaceholder(name) || isPlaceholderValue(name)) return null
  return { name, link: link?.[1] ?? link?.[2] ?? null }
}

/** By its name, else by the address; a text that is neither is kept as the name. */
function licenseOf(said: Said | null): License | null {
  if (said === null) return null
  const { name, link } = said
  const byName = resolveLicense([name], { link })
  if (byName.spdx !== null || byName.vague) return byName
  return resolveLicense([], { name, link })
}

function hubId(link: string | null): string | null {
  return /^https?:\/\/(?:www\.)?(?:huggingface\.co|hf\.co)\/([\w.-]+\/[\w.-]+)/.exec(link ?? '')?.[1] ?? null
}
