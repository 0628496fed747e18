import { describe, expect, it } from 'vitest'
import { checkJson, checkText } from '../../src/authoring/check-reports.ts'
import { type CheckContext, checkPolicy } from '../../src/authoring/checking.ts'
import { factsSchema, frameworks, ruleSources } from '../policies/sources.ts'
import { engine } from './engine.ts'

const CONTEXT: CheckContext = {
  schema: factsSchema(),
  frameworks: frameworks(),
  shipped: new Map([['INT-001', 'modelward.rules.int_001']]),
}

const METADATA = `# METADATA
# title: Cards name a contact
# custom:
#   id: ACME-001
#   severity: error
#   remediation: Name one.
`
const BODY = `package acme.contact

violation contains {"message": "x", "at": $"/model_cards/{i}"} if {
	some i, card in input.model_cards
	not card.sections.contact.text_present
}
`

/** Errors as the text report shows them, without the line that sums up. */
function errors(...texts: string[]): string[] {
  const sources = texts.map((text, i) => ({ path: `${'abc'[i]}.rego`, text }))
  return checkText(checkPolicy(engine, sources, CONTEXT))
    .split('\n')
    .slice(0, -2)
}

describe('what is right', () => {
  it('a complete rule', () => {
    const checked = checkPolicy(engine, [{ path: 'a.rego', text: METADATA + BODY }], CONTEXT)
    expect(checked).toEqual({ files: 1, rules: 1, tests: 0, input: 'facts', problems: [] })
    expect(checkText(checked)).toBe('✔ no errors · 1 file, 1 rule, 0 tests\n')
  })

  it('tests without a rule beside them', () => {
    const sources = [{ path: 'a_test.rego', text: 'package a_test\n\ntest_a := true\n' }]
    expect(checkPolicy(engine, sources, CONTEXT)).toEqual({
      files: 1,
      rules: 0,
      tests: 1,
      input: 'facts',
      problems: [],
    })
  })

  it('the shipped rules, whose ids are their own', () => {
    expect(checkPolicy(engine, ruleSources(), CONTEXT).problems).toEqual([])
  })
})

describe('what is wrong, with file, row and what was probably meant', () => {
  it('syntax', () => {
    expect(errors(METADATA + BODY.replace('some i,', 'some i,,'))).toEqual([
      expect.stringMatching(/^a\.rego:10:9: /),
    ])
  })

  it('a misspelt path, at every depth', () => {
    const text = BODY.replace('input.model_cards\n', 'input.model_crads\n')
    expect(errors(METADATA + text)).toEqual([
      expect.stringMatching(
        /^a\.rego:10:18: undefined ref: input\.model_crads.* Did you mean "model_cards"\?$/,
      ),
    ])
    expect(errors(METADATA + BODY.replace('sections.contact', 'sections.contcat'))).toEqual([
      expect.stringMatching(/^a\.rego:11:6: .* Did you mean "contact"\?$/),
    ])
  })

  it('what strict mode refuses', () => {
    expect(errors(`${METADATA + BODY}\nhelper if {\n\tx := 1\n}\n`)).toEqual([
      'a.rego:15:2: assigned var x unused',
    ])
  })

  it.each([
    ['custom.id', /^# {3}id: .*\n/m, 'package acme.contact: its METADATA states no custom.id'],
    ['title', /^# title: .*\n/m, 'rule ACME-001: its METADATA states no title'],
    ['custom.severity', /^# {3}severity: .*\n/m, 'rule ACME-001: its METADATA states no custom.severity'],
    [
      'custom.remediation',
      /^# {3}remediation: .*\n/m,
      'rule ACME-001: its METADATA states no custom.remediation',
    ],
  ])('METADATA without %s', (_key, line, message) => {
    expect(errors(METADATA.replace(line, '') + BODY)).toEqual([`a.rego:1: ${message}`])
  })

  it('no METADATA at all, where the rule says more than conftest knows', () => {
    expect(errors(`${BODY}\napplies if input.model_cards\n`)).toEqual([
      'a.rego:1: package acme.contact: its METADATA states no custom.id, no title, no custom.severity, no custom.remediation',
    ])
  })

  it('frameworks and controls that there are none, at their own row', () => {
    const controls =
      '#   controls:\n#     isoo-42001: [A.4.2]\n#     nist-ai-rmf-1.0:\n#       - GOVERN 6.1\n#       - MAP 4.11\n#     toString: [x]\n'
    expect(errors(METADATA + controls + BODY)).toEqual([
      'a.rego:8: rule ACME-001: there is no list of controls of "isoo-42001". Did you mean "iso-42001"?',
      expect.stringMatching(
        /^a\.rego:11: rule ACME-001: "MAP 4\.11" is no control of nist-ai-rmf-1\.0 that Modelward lists\. Did you mean "MAP 4\.1"\?$/,
      ),
      expect.stringMatching(/^a\.rego:12: .*"toString"\. Frameworks: aisvs-1\.0, /),
    ])
  })

  it('an id twice, and one that Modelward has', () => {
    const other = BODY.replace('acme.contact', 'acme.other')
    expect(errors(METADATA + BODY, METADATA + other)).toEqual([
      expect.stringMatching(/^b\.rego:1.*: rule ACME-001 is defined twice: .*a\.rego/),
    ])
    expect(errors(METADATA.replace('ACME-001', 'INT-001') + BODY)).toEqual([
      'a.rego:1: rule INT-001: Modelward ships a rule of this id; give this one another custom.id',
    ])
  })

  it('everything at once, by file and row', () => {
    const wrong =
      METADATA.replace('severity: error', 'severity: eror') + BODY.replace('.contact.', '.contcat.')
    const other = `${BODY.replace('acme.contact', 'acme.other').replaceAll('model_cards', 'modelcards')}\napplies := true\n`
    const found = errors(wrong, other).map((line) => line.replace(/^(\S+): .*$/, '$1'))
    expect(found).toEqual(['a.rego:1', 'a.rego:11:6', 'b.rego:1', 'b.rego:4:18'])
  })
})

it('as JSON, a program finds each error by its code and place', () => {
  const text = BODY.replace('input.model_cards\n', 'input.model_crads\n')
  const json: unknown = JSON.parse(
    checkJson(checkPolicy(engine, [{ path: 'a.rego', text: METADATA + text }], CONTEXT)),
  )
  expect(json).toEqual({
    files: 1,
    rules: 1,
    tests: 0,
    input: 'facts',
    problems: [
      {
        code: 'rego_type_error',
        file: 'a.rego',
        row: 10,
        col: 18,
        message: expect.stringContaining('model_crads'),
      },
    ],
  })
})
