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
