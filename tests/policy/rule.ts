import type { Rule } from '../../src/policy/types.ts'

/** A rule, of which a test states what it is about. */
export function rule(given: Partial<Rule> & Pick<Rule, 'id'>): Rule {
  return {
    title: `Title of ${given.id}`,
    description: `Description of ${given.id}.`,
    severity: 'error',
    remediation: `Mend ${given.id}.`,
    controls: {},
    references: [],
    parameters: {},
    package: `modelward.rules.${given.id.toLowerCase().replaceAll('-', '_')}`,
    file: `policies/rules/${given.id}.rego`,
    row: 1,
    ...given,
  }
}
