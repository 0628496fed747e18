import { describe, expect, test } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { COMMANDS, run } from '../../src/cli/run.ts'
import { recordedShell } from './shell.ts'

/** As they are listed. */
const ALL = Object.keys(COMMANDS).join(', ')

async function call(...argv: string[]) {
  const shell = recordedShell()
  const status = await run(argv, shell)
  return { status, ...shell.written }
}

test.each([[[]], [['--help']], [['-h']], [['help']]])('%j shows the overview', async (argv) => {
  const { status, out, err } = await call(...argv)
  expect([status, err]).toEqual([0, ''])
  expect(out).toContain('Usage: modelward COMMAND')
})

test.each([
  ['check', '--help'],
  ['check', 'PATH', '-h'],
  ['help', 'check'],
])('%s %s shows the help of the command', async (...argv) => {
  const { status, out } = await call(...argv)
  expect(status).toBe(0)
  expect(out).toContain('Usage: modelward check [options] [PATH]')
})

test.each([[['policy']], [['policy', '--help']], [['policy', 'help']], [['help', 'policy']]])(
  '%j shows the commands of the group',
  async (argv) => {
    const { status, out, err } = await call(...argv)
    expect([status, err]).toEqual([0, ''])
    expect(out).toContain('Usage: modelward policy COMMAND [options]')
  },
)

test.each([
  ['policy', 'test', '--help'],
  ['policy', 'help', 'test'],
  ['help', 'policy', 'test'],
])('%s %s %s shows the help of the command', async (...argv) => {
  const { status, out } = await call(...argv)
  expect(status).toBe(0)
  expect(out).toContain('Usage: modelward policy test [options] [DIR ...]')
})

test.each(['--version', '-v', 'version'])('%s', async (argument) => {
  expect(await call(argument)).toEqual({ status: 0, out: `${packageJson.version}\n`, err: '' })
})

describe('the user is told what is wrong, on standard error, with status 2', () => {
  test.each([
    [
      ['chek'],
      `modelward: "chek" is not a command. Did you mean "check"? Commands: ${ALL}. See modelward --help.\n`,
    ],
    [
      ['--verison'],
      'modelward: --verison is not an option of modelward. Did you mean "--version"? See modelward --help.\n',
    ],
    [
      ['help', 'fact'],
      `modelward: "fact" is not a command. Did you mean "facts"? Commands: ${ALL}. See modelward --help.\n`,
    ],
    [
      ['policy', 'tset'],
      'modelward: "tset" is not a command of modelward policy. Did you mean "test"? Commands: new, check, fmt, lint, test, eval, build, push, lock, docs. See modelward policy --help.\n',
    ],
    [['__proto__'], `modelward: "__proto__" is not a command. Commands: ${ALL}. See modelward --help.\n`],
    [
      ['check', '\u001b[31m::error::x\n::add-mask::y', 'b'],
      'modelward: One PATH is checked at a time, and 2 were given: \\x1b[31m::error::x\n\\x3a:add-mask::y b.\n',
    ],
  ])('%j', async (argv, err) => {
    expect(await call(...argv)).toEqual({ status: 2, out: '', err })
  })
})

test('a fault of Modelward is called one, with status 4', async () => {
  const shell = recordedShell()
  const status = await run(['rules'], shell)
  expect(status).toBe(4)
  expect(shell.written.err).toContain('this is a fault of Modelward')
  expect(shell.written.out).toBe('')
})
