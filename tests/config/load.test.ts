import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { loadConfig, parseConfig } from '../../src/config/load.ts'
import { UserError } from '../../src/errors.ts'
import { treeOf } from '../artifacts/tree.ts'

function parse(text: string) {
  return parseConfig('modelward.yml', new TextEncoder().encode(text))
}

/** `path:line:column message` of the error that a configuration ends with. */
function refusal(text: string): string {
  try {
    parse(text)
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    const { path, line, column } = error.place ?? {}
    return `${[path, line, column].join(':')} ${error.message}`
  }
  throw new Error('It was taken as valid.')
}

describe('what a configuration may hold', () => {
  test('every key, in the forms that the schema allows', () => {
    const { file, path } = parse(`
systems: [models/*]
profile: release
policies: [policies]
fail_on: warning
rules:
  DOC-001: off
  DOC-002: note
  LIC-001: {severity: error, parameters: {allowed: [MIT, Apache-2.0], strict: true, limit: 3, name: x}}
exclude: [vendor/]
`)
    expect(path).toBe('modelward.yml')
    expect(file).toEqual({
      systems: ['models/*'],
      profile: 'release',
      policies: ['policies'],
      fail_on: 'warning',
      rules: {
        'DOC-001': 'off',
        'DOC-002': 'note',
        'LIC-001': {
          severity: 'error',
          parameters: { allowed: ['MIT', 'Apache-2.0'], strict: true, limit: 3, name: 'x' },
        },
      },
      exclude: ['vendor/'],
    })
  })

  test("sets of conftest's policies beside folders", () => {
    const { file } = parse(
      'policies: [rules, {conftest: policy, files: ["*.yaml"], namespace: [main, a.*], data: data, combine: true}]\n',
    )
    expect(file.policies).toEqual([
      'rules',
      { conftest: 'policy', files: ['*.yaml'], namespace: ['main', 'a.*'], data: 'data', combine: true },
    ])
  })

  test.each(['', '# nothing yet\n', '{}\n', '---\n'])('nothing: %j', (text) => {
    expect(parse(text).file).toEqual({})
  })

  test('a byte order mark and CRLF', () => {
    expect(parse('\ufefffail_on: note\r\nexclude:\r\n- a\r\n').file).toEqual({
      fail_on: 'note',
      exclude: ['a'],
    })
  })

  test('each setting is found again in the file', () => {
    const { locate } = parse('profile: release\nrules:\n  DOC-001: off\n')
    expect(locate(['rules', 'DOC-001'], 'key')).toEqual({ path: 'modelward.yml', line: 3, column: 3 })
    expect(locate(['rules', 'DOC-001'], 'value')).toEqual({ path: 'modelward.yml', line: 3, column: 12 })
  })
})

describe('what is refused, with line, column and the nearest thing that is known', () => {
  test.each([
    [
      'systems: [a]\nfail_onn: error\n',
      'modelward.yml:2:1 modelward.yml: has no key "fail_onn". Did you mean "fail_on"? Known keys: systems, profile, policies, fail_on, rules, exclude, signatures.',
    ],
    [
      'rules:\n  DOC-001:\n    severty: off\n',
      'modelward.yml:3:5 rules.DOC-001: has no key "severty". Did you mean "severity"? Known keys: severity, parameters.',
    ],
    [
      'fail_on: eror\n',
      'modelward.yml:1:10 fail_on: "eror" is not one of error, warning, note (did you mean "error"?).',
    ],
    [
      'rules: {DOC-001: fatal}\n',
      'modelward.yml:1:18 rules.DOC-001: must be off, error, warning or note, or a mapping of severity and parameters.',
    ],
    [
      'rules:\n  DOC-001: {severity: 3}\n',
      'modelward.yml:2:23 rules.DOC-001.severity: must be off, error, warning or note.',
    ],
    [
      'rules:\n  DOC-001:\n    parameters: {limit: {a: 1}}\n',
      'modelward.yml:3:25 rules.DOC-001.parameters.limit: must be a string, a number, true or false, or a list of strings.',
    ],
    ['systems: models\n', 'modelward.yml:1:10 systems: must be a list.'],
    ['exclude: [a, 3]\n', 'modelward.yml:1:14 exclude[1]: must be a string.'],
    ['- a\n', 'modelward.yml:1:1 modelward.yml: must be an object.'],
    [
      '__proto__: {a: 1}\n',
      'modelward.yml:1:1 modelward.yml: has no key "__proto__". Known keys: systems, profile, policies, fail_on, rules, exclude, signatures.',
    ],
  ])('%j', (text, message) => {
    expect(refusal(text)).toBe(message)
  })

  test('a key that stands twice: it would be a guess which of them is meant', () => {
    expect(refusal('fail_on: note\nfail_on: error\n')).toMatch(
      /^modelward\.yml:2:1 The key "fail_on" stands more than once/,
    )
  })

  test('broken YAML', () => {
    expect(refusal('rules: [\n')).toMatch(/^modelward\.yml:2:1 The YAML cannot be parsed: /)
  })

  test('bytes that are no UTF-8', () => {
    const bytes = new Uint8Array([...new TextEncoder().encode('profile: a\nexclude: [caf'), 0xe9, 0x5d])
    expect(() => parseConfig('modelward.yml', bytes)).toThrow(/not UTF-8/)
  })
})

describe('where it is read from', () => {
  test('from the top of the tree, whichever of the two endings it has', async () => {
    for (const name of ['modelward.yml', 'modelward.yaml']) {
      const { tree, files } = treeOf({ [name]: 'fail_on: note', [`models/${name}`]: 'fail_on: warning' })
      const { file, path } = await loadConfig(tree, { files, left_out: [], ignored: [] }, undefined)
      expect([path, file]).toEqual([name, { fail_on: 'note' }])
    }
  })

  test('also where .modelwardignore has a line for it', async () => {
    const { tree } = treeOf({ 'modelward.yml': 'fail_on: note' })
    const { file } = await loadConfig(
      tree,
      { files: [], left_out: [], ignored: ['modelward.yml'] },
      undefined,
    )
    expect(file).toEqual({ fail_on: 'note' })
  })

  test('two of them are an error: one would be passed over in silence', async () => {
    const { tree, files } = treeOf({ 'modelward.yml': 'fail_on: note', 'modelward.yaml': 'fail_on: error' })
    await expect(loadConfig(tree, { files, left_out: [], ignored: [] }, undefined)).rejects.toThrow(
      'modelward.yml and modelward.yaml are both there, and only one can hold. Keep one of them.',
    )
  })

  test('without one, everything is as it comes', async () => {
    const { tree, files } = treeOf({ 'README.md': '# x' })
    expect((await loadConfig(tree, { files, left_out: [], ignored: [] }, undefined)).file).toEqual({})
  })

  test('from the file that the user names, instead of that of the tree', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'modelward-config-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const given = join(folder, 'other.yml')
    writeFileSync(given, 'fail_on: warning\n')
    const { tree, files } = treeOf({ 'modelward.yml': 'fail_on: note' })
    const { file, path } = await loadConfig(tree, { files, left_out: [], ignored: [] }, given)
    expect([path, file]).toEqual([given, { fail_on: 'warning' }])
  })

  test('a named file that is not there is an error, and so is one of the tree that cannot be read', async () => {
    const { tree, files } = treeOf({ 'modelward.yml': new Error('The system refuses to open it.') })
    await expect(loadConfig(tree, { files, left_out: [], ignored: [] }, 'nowhere.yml')).rejects.toThrow(
      'The configuration nowhere.yml cannot be read: there is no such file.',
    )
    await expect(loadConfig(tree, { files, left_out: [], ignored: [] }, undefined)).rejects.toThrow(
      'The configuration cannot be read: The system refuses to open it.',
    )
  })

  test('one of the tree that is not opened, such as a link that leaves it, is an error too', async () => {
    const { tree, files } = treeOf({ 'README.md': '# x' })
    const message = 'It is a symbolic link that leaves the tree, and is not followed.'
    const left_out = [{ path: 'modelward.yml', reason: 'symlink-leaves-tree' as const, message }]
    await expect(loadConfig(tree, { files, left_out, ignored: [] }, undefined)).rejects.toThrow(
      `The configuration cannot be read: ${message}`,
    )
  })

  test('only one that the user names may name files outside the tree', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'modelward-config-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const given = join(folder, 'other.yml')
    writeFileSync(given, 'fail_on: warning\n')
    const { tree, files } = treeOf({ 'modelward.yml': 'fail_on: note' })
    expect((await loadConfig(tree, { files, left_out: [], ignored: [] }, undefined)).fromTree).toBe(true)
    expect((await loadConfig(tree, { files, left_out: [], ignored: [] }, given)).fromTree).toBe(false)
  })
})

test.each([
  [
    'policies: [{conftest: policy, file: ["*.yaml"]}]\n',
    /^modelward\.yml:1:31 .*"file".*"files".*conftest, files/,
  ],
  ['policies: [{files: ["*.yaml"]}]\n', /^modelward\.yml:1:\d+ /],
  ['policies: [1]\n', /^modelward\.yml:1:12 /],
])('a set of policies that has another form: %j', (text, reason) => {
  expect(refusal(text)).toMatch(reason)
})
