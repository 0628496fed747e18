import { describe, expect, test } from 'vitest'
import { commandHelp, overview } from '../../src/cli/help.ts'
import { COMMANDS } from '../../src/cli/run.ts'

/** What fits a terminal of common width with room for a prompt. */
const WIDTH = 130

const commands = await Promise.all(Object.values(COMMANDS).map((open) => open()))

test('the overview names every command with what it does, an example of each, and what the exit status means', () => {
  const text = overview(commands)
  for (const { name, summary, examples } of commands) {
    expect(text).toMatch(new RegExp(`^  ${name} +${literally(summary)}$`, 'm'))
    expect(text).toContain(`  ${examples[0]?.[0]}`)
  }
  expect(text).toMatch(/0 nothing blocks; 1 .*; 2 .*;\n3 .*; 4 /)
})

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
