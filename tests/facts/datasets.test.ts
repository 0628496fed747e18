import { describe, expect, it } from 'vitest'
import { UNSTATED_DATA } from '../../src/artifacts/sbom/unstated.ts'
import {
  component,
  datasetCard,
  facts,
  lineageDataset,
  mlSystem,
  modelCard,
  otherFile,
  run,
  sbom,
} from './builders.ts'

const declared = {
  provenance: null,
  risk: null,
  origin: null,
  collection: null,
  steward: null,
  purpose: null,
  license: null,
  classification: null,
  personal_data: null,
  revision: null,
}

describe('datasets', () => {
  it('are one whether a card, a URL, a purl or the manifest names them', () => {
    const { facts: document } = facts([
      modelCard('README.md', { datasets: [{ id: 'acme/loans' }] }),
      sbom('bom.json', [component('loans', { type: 'data', purl: 'pkg:huggingface/acme/loans' })]),
      mlSystem({
        datasets: [
          {
            ...declared,
            id: 'https://huggingface.co/datasets/Acme/loans',
            origin: 'core banking',
            provenance: 'known',
          },
        ],
      }),
    ])
    expect(document.datasets).toHaveLength(1)
    expect(document.datasets[0]).toMatchObject({
      id: 'acme/loans',
      named_in_card: true,
      declared_in_lineage: true,
      origin: 'core banking',
      external: true,
    })
  })

  it('are known in the lineage by the name of the file, if one fits', () => {
    const { facts: document } = facts([
      modelCard('README.md', { datasets: [{ id: 'acme/loans-2024' }] }),
      lineageDataset('data/loans-2024.csv.dvc', 'data/loans-2024.csv'),
    ])
    expect(
      document.datasets.map(({ id, aliases, declared_in_lineage }) => [id, aliases, declared_in_lineage]),
    ).toEqual([['acme/loans-2024', ['data/loans-2024.csv'], true]])
  })

  it('leave out what a run of the repository makes, unless something names it', () => {
    const steps = [
      lineageDataset('dvc.lock', 'data/raw'),
      lineageDataset('dvc.lock', 'data/prepared'),
      run('dvc.lock', 'prepare', { inputs: ['data/raw'], outputs: ['data/prepared'] }),
    ]
    expect(facts(steps).facts.datasets.map(({ id }) => id)).toEqual(['data/raw'])
  })

  it('get the splits that files of the lineage are named after', () => {
    const { facts: document } = facts([
      lineageDataset('dvc.lock', 'data/raw'),
      lineageDataset('dvc.lock', 'out/train.csv', { digests: [{ algorithm: 'md5', value: '1' }] }),
      lineageDataset('dvc.lock', 'out/holdout.csv'),
      run('dvc.lock', 'split', { inputs: ['data/raw'], outputs: ['out/train.csv', 'out/holdout.csv'] }),
    ])
    expect(document.datasets[0]?.splits).toEqual([
      { name: 'train', path: 'out/train.csv', digest: { algorithm: 'md5', value: '1' } },
      { name: 'test', path: 'out/holdout.csv', digest: null },
    ])
  })

  it('get no split that was made from several of them, or from nothing that is known, also in a circle', () => {
    const { facts: document } = facts([
      lineageDataset('dvc.lock', 'a'),
      lineageDataset('dvc.lock', 'b'),
      lineageDataset('dvc.lock', 'mixed'),
      lineageDataset('dvc.lock', 'train.csv'),
      lineageDataset('dvc.lock', 'test.csv'),
      run('dvc.lock', 'mix', { inputs: ['a', 'b', 'mixed'], outputs: ['mixed'] }),
      run('dvc.lock', 'split', { inputs: ['mixed'], outputs: ['train.csv'] }),
      run('dvc.lock', 'turn', { inputs: ['test.csv'], outputs: ['test.csv'] }),
    ])
    expect(document.datasets.map(({ id, splits }) => [id, splits])).toEqual([
      ['a', []],
      ['b', []],
    ])
  })

  it('get a split over several runs, also where a circle lies between', () => {
    const { facts: document } = facts([
      lineageDataset('dvc.lock', 'a'),
      lineageDataset('dvc.lock', 'mixed'),
      lineageDataset('dvc.lock', 'train.csv'),
      run('dvc.lock', 'mix', { inputs: ['a', 'mixed'], outputs: ['mixed'] }),
      run('dvc.lock', 'split', { inputs: ['mixed'], outputs: ['train.csv'] }),
    ])
    expect(document.datasets.map(({ id, splits }) => [id, splits.map(({ path }) => path)])).toEqual([
      ['a', ['train.csv']],
    ])
  })

  it('take the card of the folder that holds their only file', () => {
    const { facts: document } = facts([
      lineageDataset('data/loans.csv.dvc', 'data/loans.csv'),
      datasetCard('data/README.md', { name: 'Loans' }),
    ])
    expect(document.datasets.map(({ id, aliases }) => [id, aliases])).toEqual([
      ['data/loans.csv', ['data', 'Loans']],
    ])
  })

  it('do not come from a path of the repository', () => {
    const contents = { ...UNSTATED_DATA, contents_url: 'data/loans.csv' }
    const data = component('loans', { type: 'data', data: contents, supplier: 'Core Banking' })
    const { facts: document } = facts([sbom('bom.json', [data])], [otherFile('data/loans.csv')])
    expect(document.datasets[0]?.origin).toBe('Core Banking')
  })
})
