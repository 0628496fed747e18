import { yamlText } from '../documents/yaml-text.ts'
import { UserError } from '../errors.ts'
import type { Severity } from '../policy/types.ts'

/** A group in capitals, which may have parts, and a number: ACME-001, ACME-DATA-012. */
const RULE_ID = /^([A-Z][A-Z0-9]*(?:-[A-Z][A-Z0-9]*)*)-(\d{3,6})$/
const MAX_ID = 60

/** Words that Rego keeps for itself; the group becomes the first part of a package. */
const RESERVED = new Set(
  'as contains data default else every false if import in input not null package some true with modelward'.split(
    ' ',
  ),
)

export interface Scaffold {
  /** Path below the folder of policies → text. */
  readonly files: ReadonlyMap<string, string>
}

export interface ScaffoldOptions {
  readonly id: string
  readonly title: string
  readonly severity: Severity
  /** Ids of the rules that Modelward ships. */
  readonly shipped: readonly string[]
}

/**
 * The files of a new rule: the rule, its test, and a fixture that it passes and one that it fails. They work as they
 * are, and are meant to be changed.
 * @throws {UserError} ARGUMENT for an id that is none, and for a group that belongs to Modelward.
 */
export function scaffold({ id, title, severity, shipped }: ScaffoldOptions): Scaffold {
  const group = groupOf(id, shipped)
  if (/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(title) || title.trim() === '')
    throw new UserError('ARGUMENT', 'The title must be one line of text.')
  const name = id.toLowerCase().replaceAll('-', '_')
  const packageName = `${group}.rules.${name}`
  const fixture = id.toLowerCase()
  return {
    files: new Map([
      [`${name}.rego`, ruleText({ id, title, severity, packageName })],
      [`${name}_test.rego`, testText({ packageName, fixture })],
      [`fixtures/${fixture}-good/README.md`, GOOD_CARD],
      [`fixtures/${fixture}-bad/README.md`, BAD_CARD],
    ]),
  }
}

function groupOf(id: string, shipped: readonly string[]): string {
  const [, group] = RULE_ID.exec(id) ?? []
  if (group === undefined || id.length > MAX_ID) {
    const upper = id.toUpperCase().replaceAll('_', '-')
    const hint = RULE_ID.test(upper) && upper.length <= MAX_ID ? ` Did you mean "${upper}"?` : ''
    throw new UserError(
      'ARGUMENT',
      `"${id}" is no rule id: a group in capitals and a number of three digits, such as ACME-001.${hint}`,
    )
  }
  const own = new Set(shipped.map((each) => each.slice(0, each.lastIndexOf('-'))))
  if (own.has(group)) {
    const hint = `Take a group of your own, such as ACME-${group}-001.`
    throw new UserError('ARGUMENT', `The group ${group} belongs to Modelward's own rules. ${hint}`)
  }
  const word = group.toLowerCase().replaceAll('-', '_')
  if (RESERVED.has(word)) {
    throw new UserError(
      'ARGUMENT',
      `The group ${group} cannot name a package: Rego keeps the word "${word}".`,
    )
  }
  return word
}

interface RuleParts {
  id: string
  title: string
  severity: Severity
  packageName: string
}

function ruleText({ id, title, severity, packageName }: RuleParts): string {
  return `# METADATA
# title: ${yamlText(title)}
# description: >-
#   Say why it matters: what goes wrong where nobody looks after this.
# custom:
#   id: ${id}
#   severity: ${severity}
#   remediation: >-
#     Say how to mend it: add a section \`## Contact\` with an address that somebody reads.
package ${packageName}

# The rule is left out of a system for which this is not true.
applies if count(input.model_cards) > 0

# One element for each finding. "at" points into the facts (modelward facts), and becomes file and line.
violation contains {"message": text, "at": $"/model_cards/{i}"} if {
	some i, card in input.model_cards
	not card.sections.contact.text_present
	text := $"{card.path} does not say whom to ask."
}
`
}

function testText({ packageName, fixture }: { packageName: string; fixture: string }): string {
  return `package ${packageName}_test

import data.${packageName} as rule

# data.fixtures["name"] holds the facts of the folder fixtures/name beside this file.
test_passes_when_the_card_names_a_contact if {
	rule.applies with input as data.fixtures["${fixture}-good"]
	count(rule.violation) == 0 with input as data.fixtures["${fixture}-good"]
}

test_fails_when_the_card_names_none if {
	expected := {"message": "README.md does not say whom to ask.", "at": "/model_cards/0"}
	rule.violation == {expected} with input as data.fixtures["${fixture}-bad"]
}

test_does_not_apply_without_model_cards if {
	not rule.applies with input as {"model_cards": []}
}
`
}

const GOOD_CARD = `---
license: apache-2.0
library_name: transformers
pipeline_tag: text-classification
---
# Triage

## Intended uses

Sorts letters of customers by subject before a person reads them.

## Contact

triage-team@example.com
`

const BAD_CARD = GOOD_CARD.replace(/\n## Contact[\s\S]*/, '')
