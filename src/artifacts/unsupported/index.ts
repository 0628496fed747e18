import { unsupportedReader } from './reader.ts'

export const unsupportedDatasetCards = unsupportedReader({
  kind: 'dataset-card',
  title: 'Dataset description of another form',
  names: /\.(?:json|jsonld)$/i,
  formats: [
    {
      format: 'croissant',
      description: 'a Croissant dataset description',
      specification: 'https://docs.mlcommons.org/croissant/docs/croissant-spec.html',
      // From 1.0 on `conformsTo` names it; before, only its vocabulary does. Both may be `mlcommons.org` in a list.
      matches: ({ json, holds }) => json?.keys.has('@context') === true && holds('://mlcommons.org/'),
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
