import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { documentRules } from '../../src/authoring/documentation/index.ts'
import type { Framework } from '../../src/authoring/frameworks.ts'
import { inspectPolicy } from '../../src/policy/compile.ts'
import type { Rule } from '../../src/policy/types.ts'
import { frameworks, ruleSources } from '../policies/sources.ts'
import { engine } from './engine.ts'

const FRAMEWORK: Framework = {
  id: 'f-1',
  title: 'Framework',
  version: '1',
  source: 'https://example.org/f',
  controls: [
    { id: 'A.2', label: 'Second | first' },
    { id: 'A.10', label: 'Tenth' },
  ],
}

function rule(changes: Partial<Rule>): Rule {
  return {
    id: 'ACME-001',
    title: 'Cards name `<a contact>`',
    description: 'Somebody <b>must</b> answer.',
    severity: 'error',
    remediation: 'Name one.',
    controls: { 'f-1': ['A.10', 'A.2'] },
    references: ['https://example.org/', 'A book'],
    parameters: { who: { type: 'string-list', default: ['a'], description: 'One | more.' } },
    package: 'acme.contact',
    file: 'policies/contact.rego',
    row: 1,
    ...changes,
  }
}

function page(path: string, rules: readonly Rule[]): string {
  return documentRules(rules, [FRAMEWORK]).find((each) => each.path === path)?.text ?? ''
}

test('the page of a rule: what, why, how to mend, parameters, configuration, controls', () => {
  expect(page('ACME-001.md', [rule({})])).toBe(`# ACME-001: Cards name \`<a contact>\`

Severity: **error** · package \`acme.contact\` · \`policies/contact.rego\`

## Why

Somebody &lt;b>must&lt;/b> answer.

## How to mend it

Name one.

## Parameters

| name | type | default | what it does |
| --- | --- | --- | --- |
| \`who\` | string-list | \`["a"]\` | One \\| more. |

## Configuration

\`\`\`yaml
# modelward.yml
rules:
  ACME-001:
    severity: warning # or off
    parameters:
      who: ["a"]
\`\`\`

## Controls

| framework | control | about |
| --- | --- | --- |
| Framework | A.10 | Tenth |
| Framework | A.2 | Second \\| first |

## References

- <https://example.org/>
- A book

[All rules](README.md)
`)
})

test('what a rule does not state leaves no empty heading', () => {
  const bare = rule({ description: '', remediation: '', controls: {}, references: [], parameters: {} })
  expect([...page('ACME-001.md', [bare]).matchAll(/^## .*/gm)].map(String)).toEqual(['## Configuration'])
})

describe('the index', () => {
  const rules = [rule({ id: 'B-002', controls: { 'f-1': ['A.2', 'own'] } }), rule({})]

  it('lists rules by id, and for each framework control → rules in the order of its list', () => {
    const text = page('README.md', rules)
    expect(text).toContain(
      '| [ACME-001](ACME-001.md) | error | Cards name `<a contact>` |\n| [B-002](B-002.md)',
    )
    expect(text).toContain(`## Framework

[Framework](https://example.org/f), 1

| control | about | rules |
| --- | --- | --- |
| A.2 | Second \\| first | [ACME-001](ACME-001.md), [B-002](B-002.md) |
| A.10 | Tenth | [ACME-001](ACME-001.md) |
| own |  | [B-002](B-002.md) |
`)
  })

  it('does not depend on the order of the rules', () => {
    expect(documentRules(rules.toReversed(), [FRAMEWORK])).toEqual(documentRules(rules, [FRAMEWORK]))
  })
})

test('docs/rules holds the pages of the shipped rules, and no others', () => {
  const folder = new URL('../../docs/rules/', import.meta.url)
  const { rules } = inspectPolicy(engine, ruleSources())
  const pages = documentRules(rules, frameworks())
  expect(readdirSync(folder).sort()).toEqual(pages.map(({ path }) => path).sort())
  for (const { path, text } of pages) expect(readFileSync(new URL(path, folder), 'utf8')).toBe(text)
})
