import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { walkthrough } from '../../build/walkthrough.mjs'

const page = readFileSync(new URL('../../docs/authoring.md', import.meta.url), 'utf8')

test('a new author, with node, git and Modelward alone, gets from an empty folder to a signed pack that fails a check elsewhere', () => {
  const { text, steps } = walkthrough(page)
  expect(
    steps.map(({ command, status }) => [command, status]).filter(([command]) => command !== 'echo $?'),
  ).toEqual([
    ['git init --quiet', 0],
    ['modelward policy new ACME-001', 0],
    ['modelward policy test policies', 0],
    [expect.stringContaining('modelward policy eval'), 0],
    [expect.stringContaining('modelward policy eval'), 2],
    [expect.stringContaining('modelward policy eval'), 0],
    ['modelward policy check policies', 2],
    ['modelward policy check policies', 0],
    ['modelward policy test policies --verbose', 1],
    ['modelward policy test policies --engine both --coverage --verbose', 0],
    ['modelward policy fmt --diff policies', 0],
    ['modelward policy fmt policies', 0],
    ['modelward policy lint policies', 1],
    ['modelward policy lint policies', 0],
    ['modelward policy fmt --check policies', 0],
    ['modelward policy lint policies', 0],
    ['modelward check', 1],
    ['modelward explain ACME-001', 0],
    ['modelward check', 0],
    ['modelward check', 2],
    [expect.stringContaining('modelward policy eval'), 0],
    ['modelward policy docs policies --output docs/rules', 0],
    [expect.stringMatching(/^node -e .*generateKeyPairSync/), 0],
    ['git init --quiet ../triage', 0],
    [expect.stringMatching(/^modelward policy build policies -o .* --signing-key acme.key/), 0],
    ['cd ../triage && modelward check', 2],
    ['cd ../triage && modelward policy lock --verification-key ../acme/acme.pub', 0],
    ['cd ../triage && modelward check', 1],
    ['cd ../triage && echo >> acme.tar.gz && modelward check', 2],
  ])
  // The page shows what is printed: node build/walkthrough.mjs writes it anew.
  expect(text).toBe(page)
})
