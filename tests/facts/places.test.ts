import { describe, expect, it } from 'vitest'
import { component, facts, mlSystem, modelCard, otherFile, sbom, weights } from './builders.ts'

describe('places', () => {
  const system = facts(
    [
      modelCard('README.md', {
        name: 'm',
        base_models: [{ id: 'acme/base', relation: null, revision: null, pinned: false }],
        datasets: [{ id: 'acme/d' }],
      }),
      sbom('bom.json', [component('m')]),
      mlSystem(),
    ],
    [otherFile('a.py'), weights('w.bin')],
    {
      unread: [
        {
          path: 'x.json',
          kind: 'lineage',
          reason: 'malformed',
          extent: 'file',
          message: 'no',
          line: 3,
          column: 4,
        },
      ],
    },
  )
  const cases: [string, string, number][] = [
    ['/model_cards/0/license/id', 'README.md', 3],
    ['/sboms/0/components/0/name', 'bom.json', 4],
    ['/governance/ml_system/owner', 'ml-system.yml', 2],
    ['/governance', 'ml-system.yml', 1],
    ['/files/1', 'w.bin', 1],
    ['/unread/0', 'x.json', 3],
    ['/models/0', 'README.md', 1],
    ['/models/0/base_models/0', 'README.md', 3],
    ['/models/0/files/0', 'w.bin', 1],
    ['/datasets/0', 'README.md', 3],
    ['', 'ml-system.yml', 1],
    ['/nothing/like/this', 'ml-system.yml', 1],
    ['/model_cards/9', 'ml-system.yml', 1],
    ['not a pointer', 'ml-system.yml', 1],
  ]
  it.each(cases)('%s is in %s, line %i', async (pointer, path, line) => {
    expect(await system.placer.place(pointer)).toMatchObject({ path, line })
  })

  it('an empty tree still has one', async () => {
    expect(await facts([]).placer.place('')).toMatchObject({ path: '', line: 1 })
  })
})
