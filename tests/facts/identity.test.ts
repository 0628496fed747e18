import { describe, expect, it } from 'vitest'
import { stablePointer } from '../../src/facts/identity.ts'

describe('stable pointers', () => {
  const document = {
    model_cards: [{ path: 'a/README.md' }, { path: 'b/README.md', tags: ['x', 'y'] }],
    checksums: [{ manifest: 'SHA256SUMS', subject: 'a b', algorithm: 'sha256' }],
    sboms: [{ path: 'bom.json', components: [{ name: 'twin' }, { name: 'twin' }] }],
    numbers: [{ value: 1 }, { value: 2 }],
  }
  const cases: [string[], string][] = [
    [['model_cards', '1', 'license'], '/model_cards/[b/README.md]/license'],
    [['model_cards', '1', 'tags', '0'], '/model_cards/[b/README.md]/tags/[x]'],
    [['checksums', '0'], '/checksums/[SHA256SUMS a b sha256]'],
    [['numbers', '1', 'value'], '/numbers/1/value'],
    [[], ''],
  ]
  it.each(cases)('%j becomes %s', (pointer, expected) =>
    expect(stablePointer(document, pointer)).toBe(expected),
  )

  it('tells elements that look alike apart by their number among their likes', () => {
    const first = stablePointer(document, ['sboms', '0', 'components', '0'])
    const second = stablePointer(document, ['sboms', '0', 'components', '1'])
    expect(second).toBe(`${first}#1`)
  })

  it('does not change when an element is added before', () => {
    const more = { model_cards: [{ path: '0/README.md' }, ...document.model_cards] }
    expect(stablePointer(more, ['model_cards', '2', 'license'])).toBe('/model_cards/[b/README.md]/license')
  })
})
