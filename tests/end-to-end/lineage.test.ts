import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { commit, folder, modelward, repository, write } from './programs.ts'

const CREDIT_RISK = resolve('examples/credit-risk')

const PIPELINE = {
  'dvc.yaml': 'stages:\n  train:\n    cmd: python train.py\n    deps: [train.csv]\n    outs: [model.onnx]\n',
  'train.csv': 'a,b\n',
}

describe('modelward lineage', () => {
  test('prints the tree of each model', async () => {
    const { status, stdout, stderr } = await modelward(['lineage', CREDIT_RISK])
    expect(stderr).toBe('')
    expect(status).toBe(0)
    expect(stdout).toMatch(/^credit-default-mlp {2}model\n├─ based on tabular-commons\/tabenc-nano/)
    expect(stdout).toMatch(/\n18 nodes, 29 edges; 0 cycles; 0 gaps; 0 orphans\n$/)
  })

  test('says what is missing, with file and line; that is no failure', async () => {
    const { status, stdout } = await modelward(['lineage', folder(PIPELINE)])
    expect(status).toBe(0)
    expect(stdout).toContain(
      '▲ train.csv is used, but nothing made it and no source is declared.  dvc.yaml:4',
    )
    expect(stdout).toContain(
      '▲ model.onnx was made only by runs that are not known to have finished.  dvc.yaml:5',
    )
  })

  test.each([
    ['svg', /^<\?xml .*\n<svg /],
    ['html', /^<!doctype html>/],
    ['mermaid', /^flowchart LR\n/],
    ['dot', /^digraph lineage \{\n/],
    ['json', /^\{\n {2}"system": "consumer-credit-default",\n {2}"nodes": \[/],
  ])('--format %s', async (format, form) => {
    const { status, stdout } = await modelward(['lineage', '--format', format, CREDIT_RISK])
    expect(status).toBe(0)
    expect(stdout).toMatch(form)
  })

  test('reads a revision; nothing is checked out', async () => {
    const path = repository(PIPELINE)
    write(path, { 'dvc.yaml': 'stages: {}\n' })
    commit(path)
    const { stdout } = await modelward(['lineage', '--rev', 'HEAD~1', path])
    expect(stdout).toContain('made by train')
  })

  test('a picture is of one system: which ones there are is said', async () => {
    const path = folder({
      'modelward.yml': 'systems: [models/*]\n',
      'models/a/README.md': '---\nlicense: mit\nlibrary_name: x\npipeline_tag: y\n---\n# A\n',
      'models/b/README.md': '---\nlicense: mit\nlibrary_name: x\npipeline_tag: y\n---\n# B\n',
    })
    const { status, stderr } = await modelward(['lineage', '--format', 'svg', path])
    expect(status).toBe(2)
    expect(stderr).toContain('"a", "b". Choose one with --system.')
    const one = await modelward(['lineage', '--format', 'svg', '--system', 'models/a', path])
    expect(one.stdout).toContain('Lineage of a')
  })

  test('a format that is none gets a suggestion', async () => {
    const { status, stderr } = await modelward(['lineage', '--format', 'mermade'])
    expect(status).toBe(2)
    expect(stderr).toContain('Did you mean "mermaid"?')
  })
})
