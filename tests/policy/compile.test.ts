import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UserError } from '../../src/errors.ts'
import {
  type CompiledPolicy,
  type CompileOptions,
  compilePolicy,
  inspectPolicy,
  MAX_POLICY_BYTES,
  MAX_POLICY_FILES,
} from '../../src/policy/compile.ts'
import { loadEngineFrom } from '../../src/policy/engine.ts'
import { policyInput } from '../../src/policy/input.ts'
import { createRuntime } from '../../src/policy/runtime.ts'
import { NATIVE_BUILTINS } from './native-builtins.ts'

const engine = await loadEngineFrom(fileURLToPath(new URL('../../dist', import.meta.url)))

const FULL = `# METADATA
# title: Recorded digest equals the file's digest
# description: A digest that differs from the file's shows tampering.
# related_resources:
#   - https://example.org/a?b=1
#   - ref: NIST SP 800-218A PS.1.3
#     description: integrity
# custom:
#   id: INT-002
#   severity: error
#   remediation: Record the digest again.
#   controls:
#     nist-ssdf-ai: [PS.1.3]
#     aisvs-1.0: ["6.1.3"]
#   parameters:
#     algorithms: {type: string-list, default: [sha256], description: Accepted ones.}
#     floor: {type: number, default: 3, description: At least.}
package modelward.rules.int_002

applies if input.digest

violation contains {"message": $"{input.digest} differs", "at": "/digest"} if input.digest != "good"

unverified contains {"message": "cannot tell", "at": "/digest"} if input.digest == "unknown"
`

/** Files by path; a text without a package line gets one. */
function compile(files: Record<string, string>, options: CompileOptions = {}): CompiledPolicy {
  return compilePolicy(engine, sourcesOf(files), options)
}

function sourcesOf(files: Record<string, string>) {
  return Object.entries(files).map(([path, text]) => ({ path, text }))
}

function metadata(custom: string): string {
  const id = custom.startsWith('id:') ? '' : '#   id: A-1\n'
  return `# METADATA\n# custom:\n${id}#   ${custom.split('\n').join('\n#   ')}\npackage a\nviolation contains 1 if input.x\n`
}

function evaluate({ wasm }: CompiledPolicy, entrypoint: string, input: object, data: object = {}): unknown {
  return createRuntime(wasm, {
    input: policyInput(input),
    data: policyInput(data),
    memoryLimit: 1024,
  }).evaluate(entrypoint)
}

function failure(files: Record<string, string>, options: CompileOptions = {}): UserError {
  try {
    compile(files, options)
  } catch (error) {
    if (error instanceof UserError) return error
    throw error
  }
  throw new Error('it compiled')
}

/** The builtins that a policy's module expects of its host, as it says itself. */
function neededBuiltins(wasm: Uint8Array): unknown {
  const module = new WebAssembly.Module(wasm)
  const memory = new WebAssembly.Memory({ initial: 8 })
  const functions = WebAssembly.Module.imports(module).map(({ name }) => [name, () => 0] as const)
  const { exports } = new WebAssembly.Instance(module, { env: { ...Object.fromEntries(functions), memory } })
  const call = (name: string, ...args: number[]) => {
    const exported = exports[name]
    return typeof exported === 'function' ? Number(exported(...args)) : Number.NaN
  }
  const start = call('opa_json_dump', call('builtins'))
  const bytes = new Uint8Array(memory.buffer, start)
  return JSON.parse(new TextDecoder().decode(bytes.subarray(0, bytes.indexOf(0))))
}

describe('rules', () => {
  it('carry what their METADATA says, and where it stands', () => {
    expect(compile({ 'rules/int_002.rego': `\n\n${FULL}` }).rules).toEqual([
      {
        id: 'INT-002',
        title: "Recorded digest equals the file's digest",
        description: "A digest that differs from the file's shows tampering.",
        severity: 'error',
        remediation: 'Record the digest again.',
        controls: { 'nist-ssdf-ai': ['PS.1.3'], 'aisvs-1.0': ['6.1.3'] },
        references: ['https://example.org/a?b=1', 'NIST SP 800-218A PS.1.3'],
        parameters: {
          algorithms: { type: 'string-list', default: ['sha256'], description: 'Accepted ones.' },
          floor: { type: 'number', default: 3, description: 'At least.' },
        },
        package: 'modelward.rules.int_002',
        file: 'rules/int_002.rego',
        row: 3,
      },
    ])
  })

  it('get defaults for what is not said', () => {
    expect(compile({ 'a.rego': 'package team.no_gpl\n\nunverified contains 1 if input.x\n' }).rules).toEqual([
      {
        id: 'no_gpl',
        title: 'no_gpl',
        description: '',
        severity: 'warning',
        remediation: '',
        controls: {},
        references: [],
        parameters: {},
        package: 'team.no_gpl',
        file: 'a.rego',
        row: 1,
      },
    ])
  })

  it('are the packages that define violation or unverified; others are there to help', () => {
    const { rules } = compile({
      'c.rego': 'package c\nunverified contains 1 if input.x\n',
      'b.rego': 'package b\nimport data.helper\nviolation contains 1 if helper.bad(input.x)\n',
      'lib/helper.rego': 'package helper\nbad(x) if x > 1\n',
    })
    expect(rules.map(({ id }) => id)).toEqual(['b.violation', 'c'])
  })

  it('may be spread over files of one package', () => {
    const { rules } = compile({
      'a1.rego': 'package a\nviolation contains "one" if input.x\n',
      'a2.rego': '# METADATA\n# custom: {id: A-1}\npackage a\nviolation contains "two" if input.y\n',
    })
    expect(rules).toMatchObject([{ id: 'A-1', file: 'a2.rego', row: 1 }])
  })

  it('are listed without compiling', () => {
    const listed = inspectPolicy(
      engine,
      sourcesOf({ 'a.rego': FULL, 'a_test.rego': 'package a_test\ntest_x if data.a\n' }),
    )
    expect(listed.rules).toEqual(compile({ 'a.rego': FULL }).rules)
    expect(listed.tests).toEqual([{ package: 'a_test', name: 'test_x', file: 'a_test.rego', row: 2 }])
  })
})

describe('entrypoints', () => {
  const policy = compile({
    'int_002.rego': FULL,
    'always.rego': 'package always\nviolation contains {"message": "m", "at": ""} if input.x\n',
    'throws.rego': 'package throws\nviolation contains 1 if conflict == 1\nconflict := input.l[_]\n',
  })
  const entrypoint = (id: string) => policy.entrypoints.rules[id] ?? 'missing'

  it('give all rules at once', () => {
    expect(evaluate(policy, policy.entrypoints.all, { digest: 'bad', x: 1 })).toEqual({
      'INT-002': { applies: true, violation: [{ message: 'bad differs', at: '/digest' }], unverified: [] },
      'always.violation': { applies: true, violation: [{ message: 'm', at: '' }], unverified: [] },
      'throws.violation': { applies: true, violation: [], unverified: [] },
    })
  })

  it('give false where applies is undefined, and true where there is none', () => {
    expect(evaluate(policy, policy.entrypoints.all, {})).toMatchObject({
      'INT-002': { applies: false, violation: [] },
      'always.violation': { applies: true },
    })
  })

  it('give each rule alone, when another one aborts', () => {
    const input = { digest: 'bad', l: [1, 2] }
    expect(() => evaluate(policy, policy.entrypoints.all, input)).toThrow(/conflict/)
    expect(() => evaluate(policy, entrypoint('throws.violation'), input)).toThrow(/throws\.rego:3/)
    expect(evaluate(policy, entrypoint('INT-002'), input)).toMatchObject({ violation: [{ at: '/digest' }] })
  })

  it.each([
    ['violation := "text"', 'text'],
    ['violation := true if input.x', true],
    ['violation := true if input.missing', null],
    ['violation[k] := 1 if some k in ["a"]', { a: 1 }],
    ['violation.nested contains 1 if input.x', { nested: [1] }],
    ['violation := {1, 2}', [1, 2]],
  ])('give what %s is, and never an empty set in its place', (definition, value) => {
    const odd = compile({ 'a.rego': `package a\napplies := true\n${definition}\n` })
    expect(evaluate(odd, odd.entrypoints.all, { x: 1 })).toEqual({
      a: { applies: true, violation: value, unverified: [] },
    })
  })

  it('give what applies is when it is no boolean', () => {
    const odd = compile({ 'a.rego': 'package a\napplies := "yes"\nviolation contains 1 if input.x\n' })
    expect(evaluate(odd, odd.entrypoints.all, {})).toMatchObject({ a: { applies: 'yes' } })
  })

  it('give parameters and time to rules as data', () => {
    const timed = compile({
      'a.rego':
        'package a\napplies := true\nviolation contains [data.modelward.time, data.modelward.parameters["a"].n]\n',
    })
    const data = { modelward: { time: '2026-01-01T00:00:00Z', parameters: { a: { n: 3 } } } }
    expect(evaluate(timed, timed.entrypoints.all, {}, data)).toMatchObject({
      a: { violation: [['2026-01-01T00:00:00Z', 3]] },
    })
  })

  it('are reached whatever the id', () => {
    const name = fc.string({
      unit: fc.constantFrom(...'aZ09._-"\\{}$\u2028\n é😀'),
      minLength: 1,
      maxLength: 8,
    })
    fc.assert(
      fc.property(name, (id) => {
        let compiled: CompiledPolicy
        try {
          compiled = compile({ 'a.rego': metadata(`id: ${JSON.stringify(id)}`) })
        } catch (error) {
          expect(error).toMatchObject({ code: 'POLICY_METADATA' })
          return
        }
        expect(evaluate(compiled, compiled.entrypoints.all, { x: 1 })).toEqual({
          [id]: { applies: true, violation: [1], unverified: [] },
        })
      }),
      { numRuns: 40 },
    )
  })
})

describe('the module', () => {
  it('is the same whatever the order of the files', () => {
    const files = { 'b.rego': 'package b\nviolation contains 1 if input.x\n', 'a.rego': FULL }
    const first = compile(files)
    const second = compile(Object.fromEntries(Object.entries(files).reverse()))
    expect(Buffer.from(second.wasm)).toEqual(Buffer.from(first.wasm))
  })

  it('does not hold tests, unless it is asked for', () => {
    const files = {
      'a.rego': `${FULL}\ntest_inside if input.x\n`,
      'a_test.rego': 'package a_test\ntest_out if true\n',
    }
    const shipped = compile(files)
    expect(shipped.tests).toEqual([])
    expect(Buffer.from(shipped.wasm)).toEqual(Buffer.from(compile({ 'a.rego': files['a.rego'] }).wasm))
    expect(compile(files, { tests: true }).tests.map(({ name }) => name)).toEqual(['test_inside', 'test_out'])
  })

  it('needs no builtin of its host, whichever of the allowed ones is called', () => {
    const calls = Object.values(NATIVE_BUILTINS).map((call) => `violation contains {"value": ${call}}`)
    const { wasm } = compile({ 'a.rego': `# METADATA\n# title: t\npackage a\n\n${calls.join('\n\n')}\n` })
    expect(neededBuiltins(wasm)).toEqual({})
  })

  it('has lost print', () => {
    const printing = compile({ 'a.rego': 'package a\nviolation contains 1 if { print("x"); input.y }\n' })
    expect(evaluate(printing, printing.entrypoints.all, { y: 1 })).toMatchObject({
      'a.violation': { violation: [1] },
    })
  })
})

describe('tests', () => {
  const files = {
    'a.rego': FULL,
    'a_test.rego': `package modelward.rules.int_002_test

import data.modelward.rules.int_002

test_bad if count(int_002.violation) == 1 with input as {"digest": "bad"}

test_wrong if count(int_002.violation) == 5 with input as {"digest": "bad"}

test_same_name if true

test_same_name if false

test_cases[name] if some name in ["a", "b"]

todo_test_later if false

violation contains 1
`,
  }
  const policy = compile(files, { tests: true })

  it('are listed with file and row; a package of a test file is no rule', () => {
    expect(policy.rules.map(({ id }) => id)).toEqual(['INT-002'])
    const [first] = policy.tests
    expect(first).toEqual({
      package: 'modelward.rules.int_002_test',
      name: 'test_bad',
      file: 'a_test.rego',
      row: 5,
      entrypoint: 'modelward/pack/t0',
    })
  })

  it('run in the compiled module, each for itself, and never undefined', () => {
    const results = policy.tests.map(({ name, entrypoint }) => [name, evaluate(policy, entrypoint, {})])
    expect(results).toEqual([
      ['test_bad', true],
      ['test_wrong', false],
      ['test_same_name', true],
      ['test_same_name#01', false],
      ['test_cases', { a: true, b: true }],
    ])
  })
})

describe('what does not compile', () => {
  it.each([
    ['http.send({"method": "GET", "url": "x"})', 'http.send'],
    ['net.lookup_ip_addr("example.org")', 'net.lookup_ip_addr'],
    ['opa.runtime()', 'opa.runtime'],
  ])('a call of %s names the builtin and a way out', (call, name) => {
    const error = failure({ 'a.rego': `package a\n\nviolation contains x if x := ${call}\n` })
    expect(error).toMatchObject({ code: 'POLICY_COMPILE', place: { path: 'a.rego', line: 3, column: 30 } })
    expect(error.message).toContain(`${name} is not available in compiled policies; `)
    expect(error.message).toContain('policies cannot do I/O')
  })

  it('gives all errors of all files, the first with its place', () => {
    const error = failure({
      'b.rego': 'package b\nx := }\n',
      'a.rego': 'package a\n\nviolation contains "m" { true }\n',
    })
    expect(error).toMatchObject({ code: 'POLICY_COMPILE', place: { path: 'a.rego', line: 3 } })
    expect(error.message).toMatch(/a\.rego:3:1: .*if.*\n.* {2}b\.rego:2:/s)
  })

  it.each([
    [
      'an import that nothing uses',
      'import data.modelward.time\nviolation contains 1 if input.x',
      /import data\.modelward\.time unused/,
    ],
    ['a variable that nothing uses', 'violation contains 1 if { y := input.x }', /assigned var y unused/],
    ['an unsafe variable', 'violation contains x if input.y', /var x is unsafe/],
    ['a function that there is none', 'violation contains 1 if nosuch(1)', /undefined function nosuch/],
    ['a recursion', 'violation contains x if some x in violation', /recursive/],
    ['a type error', 'violation contains 1 if count(5) == 1', /count: invalid argument.*have.*number/],
    ['a violation with arguments', 'violation(x) := x', /violation is a function; write violation contains/],
    [
      'an applies with arguments',
      'applies(x) := x\nviolation contains 1',
      /applies is a function; write applies if/,
    ],
    [
      'a rule that reads its own outcome',
      'violation contains x if some x in data.modelward',
      /its own outcome/,
    ],
  ])('%s', (_, body, message) => {
    const error = failure({ 'a.rego': `package a\n${body}\n` })
    expect(error).toMatchObject({ code: 'POLICY_COMPILE', place: { path: 'a.rego', line: 2 } })
    expect(error.message).toMatch(message)
  })

  it.each([
    ['package modelward\ntime := "1970-01-01T00:00:00Z"', 'data.modelward.time'],
    ['package modelward.parameters.x\ny := 1', 'data.modelward.parameters'],
    ['package modelward.pack\nall := {}', 'data.modelward.pack'],
    ['package modelward\npack.all := {}', 'data.modelward.pack'],
  ])('%s, since the name is taken', (text, name) => {
    expect(failure({ 'a.rego': text }).message).toContain(`${name} is Modelward's own`)
  })

  it('a path that the schema of the input does not have', () => {
    const schema = {
      type: 'object',
      properties: {
        digest: { type: ['string', 'null'] },
        parts: { type: 'array', items: { type: 'number' } },
      },
      additionalProperties: false,
    }
    const ok =
      'package a\nviolation contains 1 if input.digest == null\nviolation contains 2 if input.digest == "x"\n'
    expect(compile({ 'a.rego': ok }, { schema }).rules).toHaveLength(1)
    const error = failure(
      { 'a.rego': 'package a\nviolation contains 1 if input.digets == "x"\n' },
      { schema },
    )
    expect(error).toMatchObject({ code: 'POLICY_COMPILE', place: { path: 'a.rego', line: 2 } })
    expect(error.message).toContain('undefined ref: input.digets; "digets" is none of "digest", "parts"')
  })

  it.each([
    ['no text', ''],
    ['a comment alone', '# nothing\n'],
    ['Rego of version 0', 'package a\nviolation[x] { x := 1 }\n'],
    ['a NUL', 'package a\n# \0\n'],
    ['nesting', `package a\nx := ${'['.repeat(100_000)}\n`],
    ['nesting of objects', `package a\nx := ${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}\n`],
    ['METADATA that is no YAML', '# METADATA\n# title: [\npackage a\n'],
    [
      'an alias bomb',
      `# METADATA\n# custom:\n#   a: &a [${'1,'.repeat(99)}1]\n#   b: &b [${'*a,'.repeat(99)}*a]\n#   c: &c [${'*b,'.repeat(99)}*b]\n#   d: [${'*c,'.repeat(99)}*c]\npackage a\n`,
    ],
  ])('%s', (_, text) => {
    expect(failure({ 'a.rego': text })).toMatchObject({ code: 'POLICY_COMPILE', place: { path: 'a.rego' } })
  })

  it('more files, or larger ones, than the limits', () => {
    const many = Array.from({ length: MAX_POLICY_FILES + 1 }, (_, i) => [`${i}.rego`, ''])
    expect(failure(Object.fromEntries(many)).message).toContain(`${MAX_POLICY_FILES}`)
    expect(failure({ 'a.rego': ' '.repeat(MAX_POLICY_BYTES + 1) }).message).toContain('16 MiB')
  })
})

describe('METADATA that is not valid', () => {
  it.each([
    ['id: ""', /custom\.id must be a string/],
    ['id: 7', /custom\.id must be a string/],
    ['id: "a b"', /custom\.id of letters/],
    ['id: __proto__', /custom\.id of letters/],
    ['severity: high', /severity must be one of error, warning, note, not "high"/],
    ['severty: error', /custom\.severty is not known; custom\.severity is meant/],
    ['remediation: [x]', /remediation must be a string/],
    ['controls: [x]', /controls must map/],
    ['controls: {f: x}', /controls\.f must be a list of strings/],
    ['controls: {f: [6.1]}', /controls\.f .*quotes/],
    ['controls: {__proto__: [x]}', /"__proto__" is no framework id/],
    ['parameters: [x]', /parameters must map/],
    ['parameters: {p: 3}', /p must be \{type, default, description\}/],
    ['parameters: {p: {type: float, default: 1, description: d}}', /p\.type must be one of/],
    ['parameters: {p: {type: number, default: "1", description: d}}', /p\.default must be a number/],
    [
      'parameters: {p: {type: string-list, default: [1], description: d}}',
      /p\.default must be a string-list/,
    ],
    ['parameters: {p: {type: boolean, default: true}}', /p\.description must be a string/],
    ['parameters: {__proto__: {type: boolean, default: true, description: d}}', /"__proto__" is no name/],
  ])('custom: {%s}', (custom, message) => {
    const error = failure({ 'a.rego': `\n${metadata(custom)}` })
    expect(error).toMatchObject({ code: 'POLICY_METADATA', place: { path: 'a.rego', line: 2 } })
    expect(error.message).toMatch(message)
  })

  it('lets an author have fields of their own', () => {
    expect(compile({ 'a.rego': metadata('id: A-1\nteam: risk') }).rules).toMatchObject([{ id: 'A-1' }])
  })

  it('an id that is used twice, with both places', () => {
    const text = (name: string) =>
      `# METADATA\n# custom: {id: X-1}\npackage ${name}\nviolation contains 1 if input.x\n`
    const error = failure({ 'one.rego': text('a'), 'two.rego': `\n${text('b')}` })
    expect(error).toMatchObject({ code: 'POLICY_DUPLICATE', place: { path: 'two.rego', line: 2 } })
    expect(error.message).toContain('X-1 is defined twice: by package a (one.rego:1) and by package b')
  })

  it('an id on a package that can find nothing', () => {
    const text = '# METADATA\n# custom: {id: X-1}\npackage a\nviolations contains 1 if input.x\n'
    expect(failure({ 'a.rego': text })).toMatchObject({
      code: 'POLICY_METADATA',
      message: expect.stringContaining('defines neither violation nor unverified'),
    })
  })
})
