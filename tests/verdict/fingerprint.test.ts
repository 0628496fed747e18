import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Fingerprintable, withFingerprints } from '../../src/verdict/fingerprint.ts'

const SYSTEM = { path: 'models/credit' }

function finding(given: Partial<Fingerprintable> = {}): Fingerprintable {
  return {
    rule: 'LIC-001',
    kind: 'violation',
    message: 'No license.',
    stablePointer: '/model_cards/README.md',
    ...given,
  }
}

function printsOf(findings: readonly Fingerprintable[], system = SYSTEM): string[] {
  return withFingerprints(system, findings).map(({ fingerprint }) => fingerprint)
}

const anyFinding = fc.record({
  rule: fc.constantFrom('A-1', 'A-2'),
  kind: fc.constantFrom('violation', 'unverified'),
  message: fc.constantFrom('a', 'b', 'c'),
  stablePointer: fc.constantFrom('', '/x', '/y'),
})

describe('a fingerprint', () => {
  it('is the SHA-256 of rule, kind, system and pointer, for ever', () => {
    const text = '["LIC-001","violation","models/credit","/model_cards/README.md"]'
    expect(printsOf([finding()])).toEqual([createHash('sha256').update(text).digest('hex')])
  })

  it('does not hold the message where nothing else is found there', () => {
    expect(printsOf([finding({ message: 'Another wording.' })])).toEqual(printsOf([finding()]))
  })

  it.each([
    ['rule', { rule: 'LIC-002' }],
    ['kind', { kind: 'unverified' }],
    ['pointer', { stablePointer: '/model_cards/other.md' }],
  ] as const)('tells findings of another %s apart', (_, given) => {
    expect(printsOf([finding(given)])).not.toEqual(printsOf([finding()]))
  })

  it('tells systems apart by their path', () => {
    expect(printsOf([finding()], { path: 'models/churn' })).not.toEqual(printsOf([finding()]))
  })

  it('cannot be forged by a text that looks like two', () => {
    const [a] = printsOf([finding({ rule: 'A","violation', stablePointer: '/x' })])
    const [b] = printsOf([finding({ rule: 'A', stablePointer: 'violation","/x' })])
    expect(a).not.toBe(b)
  })

  it('of the finding that remains stays known when another at the same place is mended', () => {
    const three = ['a', 'b', 'c'].map((message) => finding({ message }))
    const before = new Set(printsOf(three))
    expect(before.size).toBe(3)
    for (let mended = 0; mended < 3; mended++) {
      const after = printsOf(three.filter((_, i) => i !== mended))
      expect(after.filter((print) => !before.has(print))).toEqual([])
    }
  })

  it('is its own for each finding, equal ones too', () => {
    fc.assert(
      fc.property(fc.array(anyFinding, { maxLength: 30 }), (findings) => {
        expect(new Set(printsOf(findings)).size).toBe(findings.length)
      }),
    )
  })

  it('does not depend on the order of the findings', () => {
    const findings = fc.array(anyFinding, { minLength: 2, maxLength: 12 })
    const shuffled = findings.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    )
    const canonical = (list: readonly Fingerprintable[]) =>
      withFingerprints(SYSTEM, list)
        .map((each) =>
          JSON.stringify([each.rule, each.kind, each.message, each.stablePointer, each.fingerprint]),
        )
        .sort()
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        expect(canonical(other)).toEqual(canonical(list))
      }),
    )
  })
})
