import { describe, expect, it } from 'vitest'
import { component, facts, mlSystem, modelCard, otherFile, sbom, weights } from './builders.ts'

const DIGEST = 'c'.repeat(64)
const COMMIT = '0123456789abcdef0123456789abcdef01234567'

describe('models', () => {
  it('are a card and the model files of its folder and below, up to the next card', () => {
    const { facts: document } = facts(
      [modelCard('README.md', { name: 'top' }), modelCard('small/README.md', { name: 'small' })],
      [
        weights('model.safetensors'),
        weights('small/model.safetensors'),
        weights('weights/extra.bin'),
        otherFile('a.py'),
      ],
    )
    expect(
      document.models.map(({ name, files }) => [name, files.map((i) => document.files[i]?.path)]),
    ).toEqual([
      ['top', ['model.safetensors', 'weights/extra.bin']],
      ['small', ['small/model.safetensors']],
    ])
  })

  it('are a folder of files where there is no card', () => {
    const { facts: document } = facts([], [weights('models/a/x.onnx'), weights('models/b/y.onnx')])
    expect(document.models.map((model) => [model.name, model.card])).toEqual([
      ['a', null],
      ['b', null],
    ])
  })

  it('join the SBOM component that has their name, records their digest, or is the only one', () => {
    const components = [
      component('risk'),
      component('other-name', { hashes: [{ algorithm: 'sha256', value: DIGEST }] }),
    ]
    const { facts: document } = facts(
      [
        modelCard('a/README.md', { name: 'Risk' }),
        modelCard('b/README.md', { name: 'b' }),
        sbom('bom.json', components),
      ],
      [weights('b/model.onnx', { sha256: DIGEST })],
    )
    expect(document.models.map((model) => model.components)).toEqual([
      [{ sbom: 0, component: 0 }],
      [{ sbom: 0, component: 1 }],
    ])
    const only = facts([modelCard('README.md', { name: 'x' }), sbom('bom.json', [component('y')])])
    expect(only.facts.models).toHaveLength(1)
  })

  it('stand alone where only an SBOM names them', () => {
    const { facts: document } = facts([sbom('bom.json', [component('a'), component('b')])])
    expect(document.models.map(({ name, path }) => [name, path])).toEqual([
      ['a', null],
      ['b', null],
    ])
  })

  it('join what card, SBOM and ml-system.yml say of a base model, however they write its name', () => {
    const { facts: document } = facts([
      modelCard('README.md', {
        base_models: [{ id: 'acme/base', relation: 'finetune', revision: null, pinned: false }],
      }),
      sbom('bom.json', [
        component('acme/base', { purl: `pkg:huggingface/Acme/base@${COMMIT}`, supplier: 'Acme' }),
      ]),
      mlSystem({
        third_party_models: [
          {
            id: 'https://huggingface.co/acme/base',
            supplier: null,
            url: null,
            revision: null,
            license: null,
            review: { by: 'jo', date: '2026-01-02', reference: null },
          },
        ],
      }),
    ])
    expect(document.models).toHaveLength(1)
    expect(document.models[0]?.base_models).toEqual([
      expect.objectContaining({
        id: 'acme/base',
        relation: 'finetune',
        revision: COMMIT,
        pinned: true,
        supplier: 'Acme',
        reviewed: true,
        external: true,
      }),
    ])
  })

  it('know a base model of their own repository', () => {
    const { facts: document } = facts(
      [
        modelCard('b/README.md', {
          base_models: [{ id: '../a', relation: null, revision: null, pinned: false }],
        }),
      ],
      [weights('a/model.bin')],
    )
    expect(document.models.find((model) => model.card === 0)?.base_models[0]?.external).toBe(false)
  })
})
