import { describe, expect, test } from 'vitest'
import { allOf, hasFlag, type OptionSpec, oneOf, optionOf, parseArguments } from '../../src/cli/arguments.ts'

const SPECS: Readonly<Record<string, OptionSpec>> = {
  format: { value: 'FORMAT', short: 'f', multiple: true, help: '' },
  profile: { value: 'NAME', help: '' },
  verbose: { short: 'v', help: '' },
}

function parse(...args: string[]) {
  return parseArguments(args, SPECS)
}

describe('parsing', () => {
  test('options keep their order, positionals may stand anywhere', () => {
    expect(parse('-f', 'json', 'models', '--verbose', '--format=text')).toEqual({
      positionals: ['models'],
      options: [
        { name: 'format', value: 'json' },
        { name: 'verbose', value: null },
        { name: 'format', value: 'text' },
      ],
    })
  })

  test('after "--" all are positionals, also those with a dash', () => {
    expect(parse('--verbose', '--', '--format', '-x').positionals).toEqual(['--format', '-x'])
  })

  test('values are read by name', () => {
    const args = parse('--profile', 'release', '-f', 'json', '-f', 'text')
    expect(optionOf(args, 'profile')).toBe('release')
    expect(optionOf(args, 'verbose')).toBeUndefined()
    expect(allOf(args, 'format')).toEqual(['json', 'text'])
    expect(hasFlag(args, 'verbose')).toBe(false)
    expect(hasFlag(parse('-v'), 'verbose')).toBe(true)
  })
})

describe('what is refused', () => {
  test.each([
    [['--formt', 'json'], '--formt is not an option of this command. Did you mean "--format"? See --help.'],
    [['-x'], '-x is not an option of this command. See --help.'],
    [['--__proto__'], '--__proto__ is not an option of this command. See --help.'],
    [['--constructor=1'], '--constructor is not an option of this command. See --help.'],
    [['--verbose=yes'], '--verbose takes no value.'],
    [['--profile'], '--profile needs a value: --profile NAME.'],
    [['--profile='], '--profile needs a value: --profile NAME.'],
    [['-f'], '-f needs a value: -f FORMAT.'],
    [['--profile', 'a', '--profile', 'b'], '--profile was given twice; give it once.'],
  ])('%j', (args, message) => {
    expect(() => parse(...args)).toThrow(
      expect.objectContaining({ name: 'UserError', code: 'ARGUMENT', message }),
    )
  })

  test('a value of a closed set, with the nearest that is known', () => {
    const known = ['error', 'warning', 'note'] as const
    expect(oneOf('--fail-on', 'note', known)).toBe('note')
    expect(() => oneOf('--fail-on', 'warnings', known)).toThrow(
      '--fail-on is "warnings"; it must be one of error, warning, note. Did you mean "warning"?',
    )
  })
})
