import { describe, expect, it } from 'vitest'
import { READERS, readArtifacts } from '../../src/artifacts/index.ts'
import { buildFacts } from '../../src/facts/build.ts'
import { treeOf } from '../artifacts/tree.ts'

const BOM = {
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  version: 1,
  components: [
    { type: 'library', name: 'torch', version: '2.5.1' },
    {
      type: 'machine-learning-model',
      group: 'acme',
      name: 'risk',
      version: '1.0',
      supplier: { name: 'Acme' },
      licenses: [{ license: { id: 'MIT' } }],
      modelCard: {
        modelParameters: { task: 'scoring', datasets: [{ type: 'dataset', name: 'loans' }] },
        quantitativeAnalysis: { performanceMetrics: [{ type: 'auc', value: '0.9', slice: 'all' }] },
        considerations: {
          useCases: ['Credit scoring'],
          technicalLimitations: ['Loans above 1M'],
          ethicalConsiderations: [{ name: 'Bias' }],
        },
      },
    },
    { type: 'machine-learning-model', name: 'bare', version: '2' },
  ],
}
const TEXT = JSON.stringify(BOM, null, 1)

async function facts(contents: Readonly<Record<string, string>>) {
  const { tree, files } = treeOf(contents)
  const read = await readArtifacts(tree, files, { readers: READERS })
  return buildFacts({
    repository: { kind: 'folder', commit: null, shallow: false },
    systemPath: '',
    systemName: 'system',
    ...read,
    digests: new Map(),
    lastCommits: new Map(),
  })
}

describe('the modelCard of a component', () => {
  it('is the card of a model that has no other', async () => {
    const { facts: found } = await facts({ 'bom.cdx.json': TEXT })
    expect(found.model_cards).toMatchObject([
      {
        path: 'bom.cdx.json',
        format: 'cyclonedx',
        front_matter: null,
        valid: null,
        name: 'acme/risk',
        version: '1.0',
        owners: ['Acme'],
        license: { spdx: 'MIT' },
        task: 'scoring',
        datasets: [{ id: 'loans' }],
        evaluations: [{ metric: 'auc', value: 0.9, stated_in: 'bom.cdx.json' }],
        use_cases: ['Credit scoring'],
        technical_limitations: ['Loans above 1M'],
        ethical_considerations: [{ name: 'Bias', mitigation: null }],
        sections: {
          intended_use: { text_present: true },
          limitations: { text_present: true },
          training_data: { text_present: true },
          evaluation: { text_present: true },
          out_of_scope_use: { text_present: false },
        },
      },
    ])
    expect(found.models.map(({ name, card }) => [name, card])).toEqual([
      ['acme/risk', 0],
      ['bare', null],
    ])
  })

  it('has its places in the SBOM', async () => {
    const { placer } = await facts({ 'bom.cdx.json': TEXT })
    const line = async (pointer: string) => {
      const place = await placer.place(`/model_cards/0${pointer}`)
      expect(place.path).toBe('bom.cdx.json')
      return TEXT.split('\n')[place.line - 1]?.trim()
    }
    expect(await line('/version')).toBe('"version": "1.0",')
    expect(await line('/license')).toBe('"id": "MIT"')
    expect(await line('/technical_limitations/0')).toBe('"Loans above 1M"')
    expect(await line('/sections/intended_use')).toBe('"useCases": [')
    expect(await line('/ethical_considerations/0/mitigation')).toContain('{')
    expect(await line('')).toBe('"modelCard": {')
    expect(await line('/sections/citation')).toBe('"modelCard": {')
  })

  it('is none where the model has a card of its own', async () => {
    const { facts: found } = await facts({
      'bom.cdx.json': TEXT,
      'README.md': '---\nlicense: mit\nmodel-index:\n- name: acme/risk\n  results: []\n---\n',
    })
    expect(found.model_cards).toMatchObject([{ path: 'README.md', format: 'hugging-face' }])
    expect(found.models[0]).toMatchObject({ card: 0, components: [{ sbom: 0, component: 1 }] })
  })
})
