import { emptyCard, sectionFacts } from '../artifacts/model-card/empty.ts'
import { emptyEvaluation } from '../artifacts/model-card/evaluations.ts'
import type { Locate } from '../artifacts/reader.ts'
import type { Pointer } from '../documents/place.ts'
import { fullName } from './names.ts'
import type { Component, Model, ModelCard, RecordedSbom, SectionName } from './types.ts'

/** A card that stands in an SBOM, and the way to its places. */
export interface ComponentCard {
  readonly value: ModelCard
  readonly locate: Locate
}

/** What of a component's `modelCard` says what a section of a card says. */
const SECTIONS: Partial<
  Record<SectionName, 'use_cases' | 'technical_limitations' | 'datasets' | 'evaluations'>
> = {
  intended_use: 'use_cases',
  limitations: 'technical_limitations',
  training_data: 'datasets',
  evaluation: 'evaluations',
}

const OF_COMPONENT: ReadonlySet<string> = new Set(['name', 'version', 'license'])

/**
 * Gives each model without a card of its own the `modelCard` of its component in an SBOM as one, so that a rule on cards
 * sees it. `first` is the index that the first of them will have in `model_cards`.
 */
export function withComponentCards(
  models: readonly Model[],
  sboms: readonly { readonly value: RecordedSbom; readonly locate: Locate }[],
  first: number,
): { models: Model[]; cards: ComponentCard[] } {
  const cards: ComponentCard[] = []
  const joined = models.map((model) => {
    if (model.card !== null) return model
    for (const { sbom, component } of model.components) {
      const record = sboms[sbom]
      const found = record?.value.components[component]
      if (record === undefined || found === undefined || found.model_card === null) continue
      const value = cardOf(found, found.model_card, record.value.path)
      cards.push({ value, locate: locator(record.locate, ['components', String(component)]) })
      return { ...model, card: first + cards.length - 1 }
    }
    return model
  })
  return { models: joined, cards }
}

function cardOf(component: Component, card: NonNullable<Component['model_card']>, path: string): ModelCard {
  return {
    ...emptyCard(path, 'cyclonedx'),
    name: fullName(component),
    version: component.version,
    owners: component.supplier === null ? [] : [component.supplier],
    license: component.license,
    task: card.task,
    datasets: card.datasets,
    evaluations: card.evaluations.map((evaluation) => ({ ...emptyEvaluation(path), ...evaluation })),
    users: card.users,
    use_cases: card.use_cases,
    technical_limitations: card.technical_limitations,
    tradeoffs: card.performance_tradeoffs,
    ethical_considerations: card.ethical_considerations,
    sections: sectionFacts((name) => {
      const stated = SECTIONS[name]
      return { text_present: stated !== undefined && card[stated].length > 0, placeholder: false }
    }),
  }
}

/** Places of the card's facts by those that the SBOM's reader knows. */
function locator(locate: Locate, component: Pointer): Locate {
  return (pointer) => {
    const [field = '', ...rest] = pointer
    if (OF_COMPONENT.has(field)) return locate([...component, ...pointer])
    if (field === 'owners') return locate([...component, 'supplier'])
    const [section] = rest
    const stated =
      field === 'sections' ? Object.entries(SECTIONS).find(([name]) => name === section)?.[1] : undefined
    if (stated !== undefined) return locate([...component, 'model_card', stated])
    const within = field === 'ethical_considerations' ? [field, ...rest.slice(0, 1)] : pointer
    return locate([...component, 'model_card', ...within])
  }
}
