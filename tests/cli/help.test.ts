import { describe, expect, test } from 'vitest'
import { isGroup } from '../../src/cli/command.ts'
import { commandHelp, groupHelp, overview } from '../../src/cli/help.ts'
import { COMMANDS } from '../../src/cli/run.ts'

/** What fits a terminal of common width with room for a prompt. */
const WIDTH = 130

const entries = await Promise.all(Object.values(COMMANDS).map((open) => open()))
const groups = await Promise.all(
  entries.filter(isGroup).map(async (group) => ({
    group,
    members: await Promise.all(Object.values(group.commands).map((open) => open())),
  })),
)
const commands = [
  ...entries.flatMap((entry) => (isGroup(entry) ? [] : [entry])),
  ...groups.flatMap(({ members }) => members),
]

test('the overview names every command with what it does, an example of each, and what the exit status means', () => {
  const text = overview(entries)
  for (const entry of entries) {
    expect(text).toMatch(new RegExp(`^  ${entry.name} +${literally(entry.summary)}$`, 'm'))
    if (!isGroup(entry)) expect(text).toContain(`  ${entry.examples[0]?.[0]}`)
  }
  expect(text).toMatch(/0 nothing blocks; 1 .*; 2 .*;\n3 .*; 4 /)
})

test.each(groups)(
  'the page of $group.name names its commands and an example of each',
  ({ group, members }) => {
    const text = groupHelp(group, members)
    expect(members.map(({ name }) => name)).toEqual(
      Object.keys(group.commands).map((word) => `${group.name} ${word}`),
    )
    for (const { name, summary, examples } of members) {
      expect(text).toMatch(new RegExp(`^  ${name} +${literally(summary)}$`, 'm'))
      expect(text).toContain(`  ${examples[0]?.[0]}`)
    }
  },
)

describe.each(commands)('$name', (command) => {
  const text = commandHelp(command)

  test('every option is explained in a sentence', () => {
    for (const [name, { help }] of Object.entries(command.options)) {
      expect(text).toContain(`--${name}`)
      expect(help).toMatch(/^[A-Z].*\.$/)
    }
  })

  test('an option that may repeat says so', () => {
    for (const [name, { multiple, value }] of Object.entries(command.options)) {
      expect(text.includes(`--${name} ${value} ...`)).toBe(multiple === true)
    }
  })

  test('every example is a call of the command with options that it has', () => {
    for (const [line] of command.examples) {
      expect(line).toMatch(new RegExp(`^modelward ${command.name}\\b`))
      for (const [, name] of line.matchAll(/ --([\w-]+)/g))
        expect(Object.keys(command.options)).toContain(name)
    }
  })

  test('no line is wider than a terminal', () => {
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(WIDTH)
  })
})

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
