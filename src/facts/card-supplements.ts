import { emptyCard, sectionFacts } from '../artifacts/model-card/empty.ts'
import { baseName, folderOf } from '../artifacts/paths.ts'
import type { ArtifactRecord, Locate } from '../artifacts/reader.ts'
import type { Pointer } from '../documents/place.ts'
import { byCodeUnit } from './paths.ts'
import type { ModelCard, Section, Unread } from './types.ts'

export type CardRecord = Extract<ArtifactRecord, { into: 'model_cards' }>
type SupplementRecord = Extract<ArtifactRecord, { into: 'card_supplements' }>

/** Lists of a card that supplements add to. */
const LISTS = [
  'evaluations',
  'users',
  'use_cases',
  'technical_limitations',
  'ethical_considerations',
  'sensitive_data',
] as const

/**
 * Adds to each card what files beside it say: evaluation results, and the subcards of an NVIDIA card. Subcards without
 * an Overview are a card by themselves; results without a card are nobody's, and told.
 */
export function withSupplements(
  cards: readonly CardRecord[],
  supplements: readonly SupplementRecord[],
): { cards: readonly CardRecord[]; unread: Unread[] } {
  if (supplements.length === 0) return { cards, unread: [] }
  const speakers = speakersOf(cards)
  const added = new Map<CardRecord, SupplementRecord[]>()
  const unread: Unread[] = []
  for (const supplement of supplements) {
    const { folder, format, path } = supplement.value
    let card = speakers.get(folder)
    if (card === undefined && format === 'nvidia-subcard') {
      card = cardOfSubcards(supplement)
      speakers.set(folder, card)
    }
    const known = card === undefined ? undefined : added.get(card)
    if (card === undefined) unread.push(nobodys(path, folder))
    else if (known === undefined) added.set(card, [supplement])
    else known.push(supplement)
  }
  const all = new Set([...cards, ...added.keys()])
  const joined = [...all].map((card) => supplemented(card, added.get(card) ?? []))
  return { cards: joined.sort((a, b) => byCodeUnit(a.value.path, b.value.path)), unread }
}

/** The card that speaks for the model of a folder: the README, else the first. */
function speakersOf(cards: readonly CardRecord[]): Map<string, CardRecord> {
  const speakers = new Map<string, CardRecord>()
  for (const card of cards) {
    const folder = folderOf(card.value.path)
    const isReadme = /^readme\.md$/i.test(baseName(card.value.path))
    if (isReadme || !speakers.has(folder)) speakers.set(folder, card)
  }
  return speakers
}

function cardOfSubcards({ value, locate }: SupplementRecord): CardRecord {
  const card: ModelCard = { ...emptyCard(value.path, 'nvidia-model-card'), front_matter: 'absent' }
  return { into: 'model_cards', value: card, locate }
}

function supplemented(card: CardRecord, parts: readonly SupplementRecord[]): CardRecord {
  if (parts.length === 0) return card
  const own = card.value
  const sectionsOf = new Map<string, SupplementRecord>()
  const sections = sectionFacts((name) => {
    let best = own.sections[name]
    for (const part of parts) {
      const section = part.value.sections[name]
      if (section === undefined || !isBetter(section, best)) continue
      best = section
      sectionsOf.set(name, part)
    }
    return best
  })
  const all = <Item>(list: (from: SupplementRecord['value']) => readonly Item[]) =>
    parts.flatMap(({ value }) => list(value))
  return {
    into: 'model_cards',
    value: {
      ...own,
      evaluations: [...own.evaluations, ...all(({ evaluations }) => evaluations)],
      users: [...own.users, ...all(({ users }) => users)],
      use_cases: [...own.use_cases, ...all(({ use_cases }) => use_cases)],
      technical_limitations: [
        ...own.technical_limitations,
        ...all(({ technical_limitations }) => technical_limitations),
      ],
      ethical_considerations: [
        ...own.ethical_considerations,
        ...all(({ ethical_considerations }) => ethical_considerations),
      ],
      sensitive_data: [...own.sensitive_data, ...all(({ sensitive_data }) => sensitive_data)],
      sections,
    },
    locate: (pointer) => {
      const [field, item = ''] = pointer
      const section = field === 'sections' ? sectionsOf.get(item) : undefined
      return section === undefined ? locateItem(card, parts, pointer) : elsewhere(section, pointer)
    },
  }
}

/** An item of a list stands in the card or in the supplement that added it. */
function locateItem(
  card: CardRecord,
  parts: readonly SupplementRecord[],
  pointer: Pointer,
): ReturnType<Locate> {
  const [field, item, ...rest] = pointer
  const list = LISTS.find((name) => name === field)
  if (list === undefined || item === undefined) return card.locate(pointer)
  let number = Number(item) - card.value[list].length
  for (const part of number < 0 ? [] : parts) {
    const { length } = part.value[list]
    if (number < length) return elsewhere(part, [list, String(number), ...rest])
    number -= length
  }
  return card.locate(pointer)
}

async function elsewhere({ value, locate }: SupplementRecord, pointer: Pointer): ReturnType<Locate> {
  return { ...(await locate(pointer)), path: value.path }
}

function isBetter(added: Section, known: Section): boolean {
  if (known.text_present) return false
  return added.text_present || !known.placeholder
}

function nobodys(path: string, folder: string): Unread {
  const where = folder === '' ? 'at the top' : `in ${folder}`
  const message = `There is no model card ${where} that these results could belong to.`
  return {
    path,
    kind: 'model-card',
    reason: 'unsupported',
    extent: 'file',
    message,
    line: null,
    column: null,
  }
}
