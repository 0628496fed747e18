import { tellingText } from '../../artifacts/placeholder-value.ts'
import type { Dataset, Facts, License, ModelBase } from '../../facts/types.ts'
import { known, manifestHeader, ownerBlock, systemId, TODO, yamlList } from '../parts.ts'
import type { InitRecord } from '../record.ts'

const ABOUT = 'What the system is for, who answers for it, and what is asked of it.'

/** Tasks of the Hugging Face Hub whose models make something new. */
const GENERATIVE =
  /^(?:text-generation|text2text-generation|summarization|translation|conversational|.*-to-(?:text|image|video|audio|speech|3d)|image-text-to-text|any-to-any)$/

export const mlSystem: InitRecord = {
  name: 'ml-system',
  path: 'ml-system.yml',
  of: 'system',
  about: ABOUT,
  there: ({ governance }) => governance.ml_system?.path ?? null,
  render: (facts) => `${manifestHeader('ml-system', ABOUT)}
id: ${known(systemId(facts))}
${ownerBlock(facts)}
role: ${TODO} # provider, deployer or both (EU AI Act)
${purposeHint(facts)}intended_purpose: ${TODO} # one or two sentences
risk_tier: ${TODO} # minimal, limited, high or prohibited
risk_tier_rationale: ${TODO} # why it is in that tier
people_affecting: ${TODO} # true or false: do its outputs decide on, or rank, people?
personal_data: ${personalData(facts)} # true or false: in training or in use
exposure: ${TODO} # internal, partner or public
# phi: false # protected health information
${generativeLine(facts)}
# agentic: false # can it act through tools?
# commercial_use: true # decides what a license allows
# jurisdictions: [EU]
# frameworks: [eu-ai-act, iso-42001, nist-ai-rmf-1.0]
# impact: what it means for the business when it fails
# policies: [docs/ai-policy.md]

# Models of others that it is built on, as cards and SBOMs name them.
${yamlList(
  'third_party_models',
  facts.models
    .flatMap((model) => model.base_models)
    .filter(isFirst)
    .map(modelEntry),
)}

# Data that the artifacts name. Say here what they do not.
${yamlList('datasets', facts.datasets.map(datasetEntry))}
`,
}

/** Where the card says what the system is for. */
function purposeHint(facts: Facts): string {
  const cards = facts.model_cards.filter((card) => card.sections.intended_use.text_present)
  return cards
    .map(({ path }) => `# ${known(path)} says what it is intended for.\n`)
    .slice(0, 3)
    .join('')
}

/** True where an artifact says so; that nobody says so is no answer. */
function personalData({ datasets }: Facts): string {
  return datasets.some((dataset) => dataset.personal_data === true) ? 'true' : TODO
}

function generativeLine({ model_cards: cards }: Facts): string {
  const task = cards.map((card) => card.task).find((each) => each !== null && GENERATIVE.test(each))
  if (task == null) return '# generative: false # does it make text, images, sound or code?'
  return `generative: true # the card says: ${known(task)}`
}

function isFirst(base: ModelBase, index: number, all: readonly ModelBase[]): boolean {
  return base.external && all.findIndex(({ id }) => id === base.id) === index
}

function modelEntry({ id, revision, license, url }: ModelBase): string {
  return [
    `  - id: ${known(id)}`,
    ...(url === null ? [] : [`    url: ${known(url)}`]),
    ...(revision === null
      ? ['    # revision: full commit id or digest']
      : [`    revision: ${known(revision)}`]),
    licenseLine(license),
    '    # review: {by: who looked at it, date: 2026-01-31, reference: where that is written}',
  ].join('\n')
}

function datasetEntry({ id, license, revision }: Dataset): string {
  return [
    `  - id: ${known(id)}`,
    licenseLine(license),
    ...(revision === null ? [] : [`    revision: ${known(revision)}`]),
    '    # provenance: known # or unknown, with the id of a risk',
    '    # origin, collection, steward, purpose, classification, personal_data',
  ].join('\n')
}

function licenseLine(license: License | null): string {
  const id = license?.id ?? null
  return tellingText(id) === null ? '    # license: SPDX expression' : `    license: ${known(id)}`
}
