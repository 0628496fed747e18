import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { walkthrough } from '../../build/walkthrough.mjs'

const page = readFileSync(new URL('../../docs/authoring.md', import.meta.url), 'utf8')

test('a new author, with node, git and Modelward alone, gets from an empty folder to a rule that fails a check', () => {
  const { text, steps } = walkthrough(page)
  expect(
    steps.map(({ command, status }) => [command, status]).filter(([command]) => command !== 'echo $?'),
  ).toEqual([
    ['git init --quiet', 0],
    ['modelward policy new ACME-001', 0],
    ['modelward policy test policies', 0],
    [expect.stringContaining('modelward facts'), 0],
    ['modelward policy check policies', 2],
    ['modelward policy check policies', 0],
    ['modelward policy test policies --verbose', 1],
    ['modelward policy test policies --engine both --coverage --verbose', 0],
    ['modelward check', 1],
    ['modelward check', 0],
    ['modelward policy docs policies --output docs/rules', 0],
  ])
  // The page shows what is printed: node build/walkthrough.mjs writes it anew.
  expect(text).toBe(page)
})
