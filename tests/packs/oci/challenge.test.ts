import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseChallenges } from '../../../src/packs/oci/challenge.ts'

describe('parseChallenges', () => {
  it.each([
    ['Basic', [['basic', {}]]],
    ['Basic realm="a, b"', [['basic', { realm: 'a, b' }]]],
    [
      'Bearer realm="https://a.example/token",service="a",scope="repository:x:pull,push"',
      [['bearer', { realm: 'https://a.example/token', service: 'a', scope: 'repository:x:pull,push' }]],
    ],
    [
      'BEARER Realm=a , service = b, Basic realm="c"',
      [
        ['bearer', { realm: 'a', service: 'b' }],
        ['basic', { realm: 'c' }],
      ],
    ],
    [
      'Negotiate, Basic realm="a\\"b"',
      [
        ['negotiate', {}],
        ['basic', { realm: 'a"b' }],
      ],
    ],
    ['', []],
    ['="', []],
  ])('reads %s', (header, expected) => {
    const read = parseChallenges(header).map(({ scheme, parameters }) => [
      scheme,
      Object.fromEntries(parameters),
    ])
    expect(read).toEqual(expected)
  })

  it('reads back what was written, whatever is in it', () => {
    const name = fc.stringMatching(/^[a-z]{1,8}$/)
    const value = fc.string({ maxLength: 40 })
    const challenge = fc.tuple(name, fc.dictionary(name, value, { minKeys: 1, noNullPrototype: true }))
    fc.assert(
      fc.property(fc.array(challenge, { maxLength: 4 }), (challenges) => {
        const header = challenges
          .map(([scheme, parameters]) => {
            const list = Object.entries(parameters).map(
              ([key, text]) => `${key}="${text.replace(/["\\]/g, '\\$&')}"`,
            )
            return `${scheme} ${list.join(', ')}`
          })
          .join(', ')
        const read = parseChallenges(header).map(({ scheme, parameters }) => [
          scheme,
          Object.fromEntries(parameters),
        ])
        expect(read).toEqual(challenges)
      }),
    )
  })

  it('ends on any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'a=,"\\ '), maxLength: 2000 }),
        (text) => void parseChallenges(text),
      ),
    )
  })
})
