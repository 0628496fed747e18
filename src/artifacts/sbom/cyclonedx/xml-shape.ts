import {
  attribute,
  boolean,
  later,
  list,
  many,
  number,
  object,
  type Rule,
  renamed,
  text,
} from './xml-mapping.ts'

// The JSON form of CycloneDX XML 1.2 to 1.7, as far as facts are made of it. The specification's two forms differ in
// that XML has an element around each list, and attributes for `bom-ref`, `type`, `alg` and the like.
// Source: bom-1.x.xsd and bom-1.x.schema.json of CycloneDX/specification.

const REF = { 'bom-ref': 'bom-ref' }

const hashes = list({ hash: object({ attributes: { alg: 'alg' }, content: 'content' }) })

const properties = list({ property: object({ attributes: { name: 'name' }, content: 'value' }) })

const person = object({ attributes: REF, elements: { name: text, email: text, phone: text } })

const organization = object({
  attributes: REF,
  elements: { name: text, url: many('url', text), contact: many('contact', person) },
})

const externalReferences = list({
  reference: object({
    attributes: { type: 'type' },
    elements: { url: text, comment: text, hashes, properties },
  }),
})

const licenseAttributes = { ...REF, acknowledgement: 'acknowledgement' }

/** In JSON each entry is an object that holds the license or the expression. */
const licenses = list({
  license: inside(
    'license',
    object({
      attributes: licenseAttributes,
      elements: { id: text, name: text, url: text, text, properties },
    }),
  ),
  expression: object({ attributes: licenseAttributes, content: 'expression' }),
  'expression-detailed': object({ attributes: { ...licenseAttributes, expression: 'expression' } }),
})

function inside(key: string, rule: Rule): Rule {
  return (element, places) => {
    const value = { [key]: rule(element, places) }
    places?.set(value, new Map([[key, { element, attribute: null }]]))
    return value
  }
}

const party = object({ elements: { organization, individual: renamed('contact', person) } })

const governance = object({
  elements: {
    custodians: list({ custodian: party }),
    stewards: list({ steward: party }),
    owners: list({ owner: party }),
  },
})

const dataset = object({
  attributes: REF,
  elements: {
    type: text,
    name: text,
    contents: object({ elements: { attachment: text, url: text, properties } }),
    classification: text,
    sensitiveData: many('sensitiveData', text),
    description: text,
    governance,
  },
})

/** In JSON a reference to data is an object, as the data itself is. */
const datasetReference = object({ content: 'ref' })

const formats = (name: string) => list({ [name]: object({ elements: { format: text } }) })

const energyMeasure = object({ elements: { value: number, unit: text } })

const modelCard = object({
  attributes: REF,
  elements: {
    modelParameters: object({
      elements: {
        approach: object({ elements: { type: text } }),
        task: text,
        architectureFamily: text,
        modelArchitecture: text,
        datasets: list({ dataset, ref: datasetReference }),
        inputs: formats('input'),
        outputs: formats('output'),
      },
    }),
    quantitativeAnalysis: object({
      elements: {
        performanceMetrics: list({
          performanceMetric: object({
            elements: {
              type: text,
              value: text,
              slice: text,
              confidenceInterval: object({ elements: { lowerBound: text, upperBound: text } }),
            },
          }),
        }),
      },
    }),
    considerations: object({
      elements: {
        users: list({ user: text }),
        useCases: list({ useCase: text }),
        technicalLimitations: list({ technicalLimitation: text }),
        performanceTradeoffs: list({ performanceTradeoff: text }),
        ethicalConsiderations: list({
          ethicalConsideration: object({ elements: { name: text, mitigationStrategy: text } }),
        }),
        fairnessAssessments: list({
          fairnessAssessment: object({
            elements: { groupAtRisk: text, benefits: text, harms: text, mitigationStrategy: text },
          }),
        }),
        environmentalConsiderations: object({
          elements: {
            energyConsumptions: list({
              energyConsumption: object({
                elements: {
                  activity: text,
                  activityEnergyCost: energyMeasure,
                  co2CostEquivalent: energyMeasure,
                  co2CostOffset: energyMeasure,
                },
              }),
            }),
            properties,
          },
        }),
      },
    }),
    properties,
  },
})

const components = list({ component: later(() => component) })

const evidence = object({
  elements: {
    identity: many(
      'identity',
      object({
        elements: {
          field: text,
          confidence: number,
          concludedValue: text,
          methods: list({
            method: object({ elements: { technique: text, confidence: number, value: text } }),
          }),
        },
      }),
    ),
    occurrences: list({
      occurrence: object({ attributes: REF, elements: { location: text, line: number } }),
    }),
    licenses,
    copyright: list({ text: object({ content: 'text' }) }),
  },
})

const component: Rule = object({
  attributes: { type: 'type', 'mime-type': 'mime-type', isExternal: 'isExternal', ...REF },
  elements: {
    supplier: organization,
    manufacturer: organization,
    authors: list({ author: person }),
    author: text,
    publisher: text,
    group: text,
    name: text,
    version: text,
    versionRange: text,
    description: text,
    scope: text,
    hashes,
    licenses,
    copyright: text,
    cpe: text,
    purl: text,
    omniborId: many('omniborId', text),
    swhid: many('swhid', text),
    swid: object({ attributes: { tagId: 'tagId', name: 'name', version: 'version' } }),
    modified: boolean,
    pedigree: object({
      elements: { ancestors: components, descendants: components, variants: components, notes: text },
    }),
    externalReferences,
    properties,
    components,
    evidence,
    modelCard,
    data: many('data', dataset),
  },
})

const service: Rule = object({
  attributes: REF,
  elements: {
    provider: organization,
    group: text,
    name: text,
    version: text,
    description: text,
    endpoints: list({ endpoint: text }),
    authenticated: boolean,
    'x-trust-boundary': boolean,
    licenses,
    externalReferences,
    properties,
    services: list({ service: later(() => service) }),
  },
})

const services = list({ service })

const oldTool = object({ elements: { vendor: text, name: text, version: text, hashes } })

/** A list of tools before 1.5, an object of components and services since. */
const tools: Rule = (element, places) => {
  const isList = element.children.some(({ name }) => name === 'tool')
  return (isList ? list({ tool: oldTool }) : object({ elements: { components, services } }))(element, places)
}

const metadata = object({
  elements: {
    timestamp: text,
    lifecycles: list({ lifecycle: object({ elements: { phase: text, name: text, description: text } }) }),
    tools,
    authors: list({ author: person }),
    component,
    manufacture: organization,
    manufacturer: organization,
    supplier: organization,
    licenses,
    properties,
  },
})

/** In XML what a component depends on stands within its `dependency`. */
const dependency = object({
  attributes: { ref: 'ref' },
  elements: { dependency: many('dependsOn', attribute('ref')), provides: many('provides', attribute('ref')) },
})

const composition = object({
  attributes: REF,
  elements: {
    aggregate: text,
    assemblies: list({ assembly: attribute('ref') }),
    dependencies: list({ dependency: attribute('ref') }),
    vulnerabilities: list({ vulnerability: attribute('ref') }),
  },
})

const source = object({ elements: { name: text, url: text } })

const vulnerability = object({
  attributes: REF,
  elements: {
    id: text,
    source,
    references: list({ reference: object({ elements: { id: text, source } }) }),
    ratings: list({
      rating: object({
        elements: { source, score: number, severity: text, method: text, vector: text, justification: text },
      }),
    }),
    cwes: list({ cwe: number }),
    description: text,
    detail: text,
    recommendation: text,
    workaround: text,
    advisories: list({ advisory: object({ elements: { title: text, url: text } }) }),
    created: text,
    published: text,
    updated: text,
    rejected: text,
    analysis: object({
      elements: {
        state: text,
        justification: text,
        responses: renamed('response', list({ response: text })),
        detail: text,
        firstIssued: text,
        lastUpdated: text,
      },
    }),
    affects: list({
      target: object({
        elements: {
          ref: text,
          versions: list({ version: object({ elements: { version: text, range: text, status: text } }) }),
        },
      }),
    }),
    properties,
  },
})

const annotator = object({ elements: { organization, individual: person, component, service } })

export const bom: Rule = object({
  attributes: { serialNumber: 'serialNumber', version: 'version' },
  elements: {
    metadata,
    components,
    services,
    externalReferences,
    dependencies: list({ dependency }),
    compositions: list({ composition }),
    properties,
    vulnerabilities: list({ vulnerability }),
    annotations: list({
      annotation: object({
        attributes: REF,
        elements: { subjects: list({ subject: attribute('ref') }), annotator, timestamp: text, text },
      }),
    }),
    formulation: list({}),
    declarations: object({}),
    definitions: object({}),
    citations: list({}),
  },
})
