import { describe, expect, it } from 'vitest'
import { inputPathText, valuesAt } from '../../src/authoring/explaining.ts'

describe('a path below input', () => {
  it('is written as in Rego', () => {
    expect(inputPathText(['model_cards', null, 'license', 'front matter', 0])).toBe(
      'input.model_cards[_].license["front matter"][0]',
    )
  })

  it('leads to every value that stands there', () => {
    const facts = { cards: [{ license: null }, {}, { license: 'mit' }], owner: { a: 1, b: [2] } }
    expect(valuesAt(facts, ['cards', null, 'license'])).toEqual([null, 'mit'])
    expect(valuesAt(facts, ['cards', 2])).toEqual([{ license: 'mit' }])
    expect(valuesAt(facts, ['owner', null, 0])).toEqual([2])
    expect(valuesAt(facts, ['cards', 'length'])).toEqual([])
    expect(valuesAt(facts, ['constructor'])).toEqual([])
    expect(valuesAt(facts, [])).toEqual([facts])
  })
})
