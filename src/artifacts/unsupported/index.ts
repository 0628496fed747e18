import { unsupportedReader } from './reader.ts'

const CARD_PARTS = ['model_parameters', 'quantitative_analysis', 'considerations', 'schema_version']

export const unsupportedModelCards = unsupportedReader({
  kind: 'model-card',
  title: 'Model card of another form',
  names: /\.json$/i,
  formats: [
    {
      format: 'model-card-toolkit',
      description: 'a model card of the Model Card Toolkit',
      specification: 'https://github.com/tensorflow/model-card-toolkit/tree/main/model_card_toolkit/schema',
      matches: ({ json }) =>
        json?.keys.has('model_details') === true && CARD_PARTS.some((part) => json.keys.has(part)),
    },
  ],
})

/** Everything that stands at the top of a PROV-JSON document. */
const PROV_KEYS: ReadonlySet<string> = new Set(
  (
    'prefix entity activity agent bundle wasGeneratedBy used wasInformedBy wasStartedBy wasEndedBy wasInvalidatedBy ' +
    'wasDerivedFrom wasAttributedTo wasAssociatedWith actedOnBehalfOf wasInfluencedBy specializationOf alternateOf ' +
    'hadMember mentionOf'
  ).split(' '),
)

export const unsupportedLineage = unsupportedReader({
  kind: 'lineage',
  title: 'Lineage of another form',
  names: /(?:\.json|(?:^|\/)MLmodel)$/i,
  formats: [
    {
      format: 'prov-json',
      description: 'a PROV-JSON document',
      specification: 'https://www.w3.org/submissions/prov-json/',
      matches: ({ json, holds }) => {
        const keys = [...(json?.keys.keys() ?? [])]
        if (keys.length === 0 || !keys.every((key) => PROV_KEYS.has(key))) return false
        return (keys.includes('prefix') && keys.length > 1) || holds('"prov:')
      },
    },
    {
      format: 'mlflow-model',
      description: 'the description of an MLflow model',
      specification: 'https://mlflow.org/docs/latest/ml/model/',
      matches: ({ path, holds }) => /(?:^|\/)MLmodel$/.test(path) && holds(/^flavors:/m),
    },
    {
      format: 'dbt-manifest',
      description: 'a dbt manifest',
      specification: 'https://schemas.getdbt.com/dbt/manifest/',
      matches: ({ json, holds }) =>
        json?.keys.has('metadata') === true && holds('schemas.getdbt.com/dbt/manifest/'),
    },
  ],
})
