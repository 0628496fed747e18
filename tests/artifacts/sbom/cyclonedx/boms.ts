/** BOMs made for the tests. */
export type Json = Record<string, unknown>

export const SHA256 = 'a1b2c3d4'.repeat(8)
export const UUID = 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79'

export function bomText(parts: Json = {}): string {
  return JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, ...parts }, null, 2)
}

export function library(parts: Json = {}): Json {
  return { type: 'library', name: 'numpy', version: '2.1.0', ...parts }
}

/** A model with its card, base model and a data component. */
export const ML_BOM: Json = {
  serialNumber: UUID,
  metadata: {
    timestamp: '2026-03-01T10:00:00Z',
    tools: {
      components: [{ type: 'application', name: 'mlbom', version: '3.1' }],
      services: [{ name: 'scan' }],
    },
    authors: [{ name: 'Ada' }, { email: 'bob@example.org' }],
    component: {
      'bom-ref': 'system',
      type: 'application',
      name: 'credit-risk',
      version: '4.0.1',
      components: [{ type: 'library', name: 'scikit-learn', version: '1.6.0' }],
    },
  },
  components: [
    {
      'bom-ref': 'model',
      type: 'machine-learning-model',
      group: 'acme',
      name: 'credit-risk-scorer',
      version: '4.0.1',
      manufacturer: { name: 'Acme AG' },
      licenses: [{ license: { id: 'Apache-2.0', url: 'LICENSE' } }],
      hashes: [{ alg: 'SHA-256', content: SHA256 }],
      purl: 'pkg:huggingface/acme/credit-risk-scorer@4.0.1',
      properties: [{ name: 'internal:file', value: 'weights/model.onnx' }],
      externalReferences: [{ type: 'model-card', url: 'https://example.org/card' }],
      pedigree: {
        ancestors: [
          {
            type: 'machine-learning-model',
            group: 'bert',
            name: 'base',
            version: 'abc123',
            supplier: { name: 'Google' },
            licenses: [{ license: { id: 'MIT' } }],
            hashes: [{ alg: 'SHA-1', content: 'f'.repeat(39).concat('0') }],
          },
        ],
      },
      modelCard: {
        modelParameters: {
          task: 'tabular-classification',
          datasets: [{ ref: 'loans' }, { type: 'dataset', name: 'holdout' }, { ref: 'elsewhere' }],
        },
        quantitativeAnalysis: {
          performanceMetrics: [
            { type: 'auc', value: '0.91', slice: 'women' },
            { type: 'f1', value: 'about 0.8' },
          ],
        },
        considerations: {
          useCases: ['Score applications'],
          technicalLimitations: ['TODO', 'Only for Germany'],
          ethicalConsiderations: [{ name: 'Bias', mitigationStrategy: 'Review' }],
        },
      },
    },
    {
      'bom-ref': 'loans',
      type: 'data',
      name: 'loans-2024',
      data: [
        {
          type: 'dataset',
          name: 'loans',
          contents: { url: 'data/loans.csv' },
          classification: 'confidential',
          sensitiveData: ['income'],
          governance: {
            custodians: [{ organization: { name: 'Data Office' } }],
            owners: [{ contact: { name: 'Cleo' } }],
          },
        },
      ],
    },
  ],
}
