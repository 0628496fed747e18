import type {
  Completeness,
  Component,
  Digest,
  ElementCoverage,
  ElementStandard,
  RecordedSbom,
} from './types.ts'

/** How many components that lack an element are listed: of an SBOM of thousands all may. */
export const LACKING_LISTED = 100

type Element = DocumentElement | ComponentElement

interface DocumentElement {
  readonly of: 'document'
  readonly by: readonly ElementStandard[]
  has(sbom: RecordedSbom): boolean
}

interface ComponentElement {
  readonly of: 'components' | 'models' | 'datasets'
  readonly by: readonly ElementStandard[]
  has(component: Component, sbom: RecordedSbom): boolean
}

/**
 * Counts which minimum elements an SBOM has, whatever its format.
 *
 * Sources: NTIA 2021, "Data Fields"; CISA 2025 (draft), "Data Fields"; BSI TR-03183-2 2.1.0, 5.2.1 and 5.2.2; G7 SBOM for
 * AI 2026, clusters Metadata, System Level Properties, Models, Dataset Properties, Infrastructure, Security Properties
 * and Key Performance Indicators. What cannot be told from an SBOM (a signature of its author, security controls) is
 * left out.
 */
export function completenessOf(sbom: RecordedSbom): Completeness {
  const all = [...sbom.components.keys()]
  const ofType = (type: string) => all.filter((index) => sbom.components[index]?.type === type)
  const groups = { components: all, models: ofType('machine-learning-model'), datasets: ofType('data') }
  const coverage = (element: Element): ElementCoverage =>
    element.of === 'document' ? ofDocument(element, sbom) : ofComponents(element, sbom, groups[element.of])
  return {
    document_author: coverage(AUTHOR),
    document_timestamp: coverage(TIMESTAMP),
    tool_name: coverage(TOOL_NAME),
    generation_context: coverage(GENERATION_CONTEXT),
    dependency_relationship: coverage(DEPENDENCY_RELATIONSHIP),
    vulnerability_reference: coverage(VULNERABILITY_REFERENCE),
    infrastructure: coverage(INFRASTRUCTURE),
    component_name: coverage(component(EVERYBODY, hasName)),
    component_version: coverage(component(EVERYBODY, hasVersion)),
    component_supplier: coverage(component(['ntia-2021'], ({ supplier }) => supplier !== null)),
    component_producer: coverage(component(['cisa-2025', 'bsi-tr-03183-2'], hasProducer)),
    component_identifier: coverage(component(['ntia-2021', 'cisa-2025'], hasIdentifier)),
    component_hash: coverage(component(['cisa-2025'], hasHash)),
    component_sha512: coverage(component(['bsi-tr-03183-2'], hasSha512)),
    component_license: coverage(component(['cisa-2025', 'bsi-tr-03183-2'], hasLicense)),
    component_dependencies: coverage(component(['bsi-tr-03183-2'], hasDependencies)),
    component_filename: coverage(
      component(['bsi-tr-03183-2'], ({ delivered }) => delivered?.filename != null),
    ),
    component_executable: coverage(
      component(['bsi-tr-03183-2'], ({ delivered }) => delivered?.executable != null),
    ),
    component_archive: coverage(component(['bsi-tr-03183-2'], ({ delivered }) => delivered?.archive != null)),
    component_structured: coverage(
      component(['bsi-tr-03183-2'], ({ delivered }) => delivered?.structured != null),
    ),
    model_identifier: coverage(model(hasIdentifier)),
    model_version: coverage(model(hasVersion)),
    model_producer: coverage(model(hasProducer)),
    model_hash: coverage(model(hasHash)),
    model_license: coverage(model(hasLicense)),
    model_properties: coverage(
      model(
        ({ model_card: card }) =>
          card !== null &&
          (card.task !== null ||
            card.model_types.length > 0 ||
            card.architecture !== null ||
            card.architecture_family !== null),
      ),
    ),
    model_inputs_outputs: coverage(model(({ model_card: card }) => hasAny(card?.inputs, card?.outputs))),
    model_training_data: coverage(model(({ model_card: card }) => hasAny(card?.datasets))),
    model_intended_use: coverage(model(({ model_card: card }) => hasAny(card?.use_cases))),
    model_limitations: coverage(model(({ model_card: card }) => hasAny(card?.technical_limitations))),
    model_metrics: coverage(model(({ model_card: card }) => hasAny(card?.evaluations))),
    model_references: coverage(model(({ urls }) => urls.length > 0)),
    dataset_identifier: coverage(dataset(hasIdentifier)),
    dataset_content: coverage(dataset(({ data }) => data?.description != null)),
    dataset_hash: coverage(dataset(hasHash)),
    dataset_provenance: coverage(
      dataset(
        (component) =>
          hasProducer(component) || component.urls.length > 0 || component.data?.contents_url != null,
      ),
    ),
    dataset_sensitivity: coverage(
      dataset(
        ({ data }) => data !== null && (data.classification !== null || data.sensitive_data.length > 0),
      ),
    ),
    dataset_license: coverage(dataset(hasLicense)),
  }
}

const EVERYBODY = ['ntia-2021', 'cisa-2025', 'bsi-tr-03183-2', 'g7-ai-2026'] as const

const AUTHOR: Element = { of: 'document', by: EVERYBODY, has: ({ authors }) => authors.length > 0 }

const TIMESTAMP: Element = { of: 'document', by: EVERYBODY, has: ({ timestamp }) => timestamp !== null }

const TOOL_NAME: Element = {
  of: 'document',
  by: ['cisa-2025', 'g7-ai-2026'],
  has: ({ tools }) => tools.length > 0,
}

const GENERATION_CONTEXT: Element = {
  of: 'document',
  by: ['cisa-2025', 'g7-ai-2026'],
  has: ({ lifecycles }) => lifecycles.length > 0,
}

const DEPENDENCY_RELATIONSHIP: Element = {
  of: 'document',
  by: ['ntia-2021', 'cisa-2025', 'g7-ai-2026'],
  has: ({ dependencies }) => Object.values(dependencies).some((refs) => refs.length > 0),
}

/** Types of external references (CycloneDX 1.5) that lead to what is known of vulnerabilities. */
const SECURITY_URLS: ReadonlySet<string> = new Set([
  'advisories',
  'vulnerability-assertion',
  'exploitability-statement',
  'security-contact',
])

const VULNERABILITY_REFERENCE: Element = {
  of: 'document',
  by: ['g7-ai-2026'],
  has: ({ vulnerabilities, urls, components }) =>
    vulnerabilities.length > 0 || hasSecurityUrl({ urls }) || components.some(hasSecurityUrl),
}

function hasSecurityUrl({ urls }: Pick<Component, 'urls'>): boolean {
  return urls.some(({ type }) => SECURITY_URLS.has(type))
}

const INFRASTRUCTURE: Element = {
  of: 'document',
  by: ['g7-ai-2026'],
  has: ({ components }) =>
    components.some(({ type, subject }) => !subject && type !== 'machine-learning-model' && type !== 'data'),
}

function component(by: readonly ElementStandard[], has: ComponentElement['has']): Element {
  return { of: 'components', by, has }
}

function model(has: ComponentElement['has']): Element {
  return { of: 'models', by: ['g7-ai-2026'], has }
}

function dataset(has: ComponentElement['has']): Element {
  return { of: 'datasets', by: ['g7-ai-2026'], has }
}

function hasName({ name, placeholders }: Component): boolean {
  return name.trim() !== '' && !placeholders.includes('/name')
}

function hasVersion({ version }: Component): boolean {
  return version !== null
}

/** CISA's producer is NTIA's supplier under another name; formats tell the two apart. */
function hasProducer({ producer, supplier }: Component): boolean {
  return producer !== null || supplier !== null
}

function hasIdentifier({ purl, cpes, identifiers }: Component): boolean {
  return purl !== null || cpes.length > 0 || identifiers.length > 0
}

function hasHash({ hashes }: Component): boolean {
  return hashes.length > 0
}

/** Of the component, or of what it is delivered as. */
function hasSha512({ hashes, urls }: Component): boolean {
  return (
    hashes.some(isSha512) ||
    urls.some(({ type, hashes: delivered }) => type.startsWith('distribution') && delivered.some(isSha512))
  )
}

function isSha512({ algorithm }: Digest): boolean {
  return algorithm === 'sha512'
}

function hasLicense({ license }: Component): boolean {
  return license !== null
}

function hasDependencies({ ref }: Component, { dependencies }: RecordedSbom): boolean {
  return ref !== null && Object.hasOwn(dependencies, ref)
}

function hasAny(...lists: readonly (readonly unknown[] | undefined)[]): boolean {
  return lists.some((list) => list !== undefined && list.length > 0)
}

function ofDocument({ by, has }: DocumentElement, sbom: RecordedSbom): ElementCoverage {
  return { of: 'document', total: 1, have: has(sbom) ? 1 : 0, lacking: [], required_by: [...by] }
}

function ofComponents(
  { of, by, has }: ComponentElement,
  sbom: RecordedSbom,
  indexes: readonly number[],
): ElementCoverage {
  const lacking = indexes.filter((index) => {
    const each = sbom.components[index]
    return each !== undefined && !has(each, sbom)
  })
  return {
    of,
    total: indexes.length,
    have: indexes.length - lacking.length,
    lacking: lacking.slice(0, LACKING_LISTED),
    required_by: [...by],
  }
}
