import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { type EngineProblem, loadEngineFrom } from '../../src/policy/engine.ts'
import { factsSchema, ruleSources } from '../policies/sources.ts'

const engine = await loadEngineFrom(fileURLToPath(new URL('../../dist', import.meta.url)))
/** 2026-11-23T00:00:00Z in nanoseconds. */
const TIME = '1795392000000000000'

function call(operation: string, request: Record<string, unknown>): Record<string, unknown> {
  const answer = engine.call(operation, { time: TIME, ...request })
  if (!answer.ok) throw new Error(answer.problems.map(({ message }) => message).join('\n'))
  return answer.value
}

function problemsOf(operation: string, request: Record<string, unknown>): readonly EngineProblem[] {
  const answer = engine.call(operation, { time: TIME, ...request })
  if (answer.ok) throw new Error('it gave an answer')
  return answer.problems
}

describe('fmt', () => {
  it('gives a source in the form of OPA', () => {
    const source = {
      path: 'a.rego',
      text: 'package a\nx:=1 if {true}\ny contains z if{ z:=input.q[_]\n z>1 }',
    }
    expect(call('fmt', { source })).toEqual({
      text: 'package a\n\nx := 1\n\ny contains z if {\n\tz := input.q[_]\n\tz > 1\n}\n',
    })
  })

  it('leaves as it is what has that form', () => {
    for (const source of ruleSources()) {
      const { text } = call('fmt', { source })
      expect(call('fmt', { source: { ...source, text } })).toEqual({ text })
    }
  })

  it('says where a source is wrong', () => {
    expect(problemsOf('fmt', { source: { path: 'a.rego', text: 'package a\nx := }\n' } })).toMatchObject([
      { code: 'rego_parse_error', file: 'a.rego', row: 2 },
    ])
  })
})

describe('eval', () => {
  const sources = [{ path: 'p.rego', text: 'package p\nbig := {x | some x in input.xs; x > data.limit}' }]

  it('gives the solutions of a query, in which sets stay sets and numbers keep their digits', () => {
    const request = {
      sources,
      query: 'x := data.p.big',
      input: '{"xs":[1,9007199254740993]}',
      data: '{"limit":1}',
    }
    expect(call('eval', request).results).toEqual([
      { expressions: [{ text: 'x := data.p.big', value: 'true' }], bindings: { x: '{9007199254740993}' } },
    ])
  })

  it('has no solution for what is undefined', () => {
    expect(call('eval', { sources, query: 'input.absent' }).results).toEqual([])
  })

  it('gives what was printed, and the trace if asked for', () => {
    expect(call('eval', { sources: [], query: 'print("hi", {1})', trace: true })).toMatchObject({
      printed: [{ message: 'hi {1}' }],
      trace: expect.stringContaining('Exit'),
    })
  })

  it('says what is wrong with a query, and what it may not call', () => {
    expect(problemsOf('eval', { sources: [], query: 'x := ' })).toMatchObject([{ code: 'rego_parse_error' }])
    expect(problemsOf('eval', { sources: [], query: 'opa.runtime()' })).toMatchObject([
      { code: 'unsupported_builtin', message: expect.stringContaining('cannot do I/O') },
    ])
  })

  it('says where a rule contradicts itself', () => {
    const conflict = [{ path: 'c.rego', text: 'package c\nx := 1\nx := y if some y in [1, 2]' }]
    expect(problemsOf('eval', { sources: conflict, query: 'data.c.x' })).toMatchObject([
      { code: 'eval_conflict_error', file: 'c.rego', row: 3 },
    ])
  })
})

describe('tests', () => {
  const sources = [
    {
      path: 'a.rego',
      text: `package a

x := 1 if input.y

x := 2 if input.z

violation contains {"message": "m", "at": ""} if {
	some card in input.cards
	not "ok" in card.tags
}
`,
    },
    {
      path: 'a_test.rego',
      text: `package a_test

import data.a

test_pass if {
	print("seen")
	a.x == 1 with input as {"y": 1}
}

test_fail if {
	want := 3
	a.x == want with input as {"y": 1}
}

test_error if {
	a.x with input as {"y": 1, "z": 1}
}

test_set := {2, 1}

test_count if count(a.violation) == 1 with input as {"cards": [{"tags": ["ok"]}]}

test_every if {
	every v in [1, 2, 3] { v < 3 }
}

test_not if not a.x == 1 with input as {"y": 1}

test_not_a_failure if {
	not a.x == 2 with input as {"y": 1}
	a.x == 2 with input as {"y": 1}
}
`,
    },
  ]
  const loaded = call('load-tests', { sources })
  const entrypoints = new Map(
    Array.isArray(loaded.tests) ? loaded.tests.map(({ name, entrypoint }) => [name, entrypoint]) : [],
  )
  const run = (name: string) => call('run-test', { entrypoint: entrypoints.get(name), coverage: true })
  const explain = (name: string, trace = false) =>
    call('explain-test', { entrypoint: entrypoints.get(name), trace })
  const failuresOf = (name: string): unknown[] => {
    const { failures } = explain(name)
    return Array.isArray(failures) ? failures : []
  }

  it('are known by the entrypoints that they have in a compiled module', () => {
    expect(entrypoints.get('test_pass')).toBe('modelward/pack/t0')
  })

  it('give their value, or the error with its place, and what they printed', () => {
    expect(run('test_pass')).toMatchObject({
      value: 'true',
      error: null,
      printed: [{ row: 6, message: 'seen' }],
    })
    expect(run('test_fail')).toMatchObject({ value: '', error: null })
    expect(run('test_set')).toMatchObject({ value: '{1,2}' })
    expect(run('test_error')).toMatchObject({
      value: '',
      error: { code: 'eval_conflict_error', file: 'a.rego' },
    })
  })

  it('say which ranges ran', () => {
    expect(loaded.bodies).toEqual([
      { rule: 'a.violation', name: 'violation', file: 'a.rego', row: 7, head: 4, body: [5] },
    ])
    expect(run('test_pass').covered).toEqual([0, 1])
    // Its body is tried, and finds nothing.
    expect(run('test_count').covered).toEqual([5])
  })

  it.each([
    [
      'test_fail',
      12,
      [
        ['a.x', '1'],
        ['want', '3'],
      ],
    ],
    [
      'test_count',
      21,
      [
        ['count(a.violation)', '0'],
        ['a.violation', 'set()'],
      ],
    ],
    ['test_not', 27, [['a.x', '1']]],
  ])('%s: the expression that does not hold, with its values', (name, row, values) => {
    expect(failuresOf(name)[0]).toMatchObject({
      file: 'a_test.rego',
      row,
      values: values.map(([name, value]) => ({ name, value })),
    })
  })

  it('what failed on the way there, with its values', () => {
    expect(failuresOf('test_count')).toMatchObject([
      {},
      {
        file: 'a.rego',
        row: 9,
        text: 'not "ok" in card.tags',
        values: [{ name: 'card.tags', value: '["ok"]' }],
      },
    ])
    expect(failuresOf('test_every')).toMatchObject([
      {},
      { text: 'v < 3', values: [{ name: 'v', value: '3' }] },
    ])
  })

  it('what `not` denies is no failure', () => {
    // Of a.x, only the body that gives 2 is asked for.
    expect(failuresOf('test_not_a_failure')).toMatchObject([
      { file: 'a_test.rego', row: 31 },
      { file: 'a.rego', row: 5, text: 'input.z' },
    ])
  })

  it("OPA's trace, if asked for", () => {
    expect(explain('test_fail').trace).toBe('')
    expect(explain('test_fail', true)).toMatchObject({
      trace: expect.stringMatching(/^a_test\.rego:10 Enter data\.a_test\.test_fail /),
      cut: false,
    })
  })

  it('that are not loaded are a fault of the caller', () => {
    expect(() => call('run-test', { entrypoint: 'modelward/pack/t99' })).toThrow('no test')
  })

  it('of the shipped rules pass, as on the compiled module', () => {
    const { tests } = call('load-tests', { sources: ruleSources() })
    const failing = Array.isArray(tests)
      ? tests.filter(({ entrypoint }) => call('run-test', { entrypoint }).value !== 'true')
      : ['no list']
    expect(failing).toEqual([])
  })
})

describe('explain', () => {
  const sources = [
    {
      path: 'p.rego',
      text: `package p

import data.lib

applies if count(input.cards) > 0

violation contains {"message": $"{card.path} is bare.", "at": $"/cards/{i}"} if {
	some i, card in input.cards
	card.license == null
	not lib.is_known(card)
	owner := input.owners[card.path]
	lib.weight(owner) > limit
}

unverified contains {"message": "odd", "at": ""} if {
	every card in input.cards { card.odd }
}

limit := data.limit
`,
    },
    {
      path: 'lib.rego',
      text: `package lib

is_known(card) if card.name in input.known

weight(x) := x.weight
`,
    },
  ]
  const input = JSON.stringify({
    cards: [
      { path: 'a', name: 'A', license: null },
      { path: 'b', name: 'B', license: 'mit' },
    ],
    owners: { a: { weight: 5 } },
    known: [],
  })
  const answer = call('explain', { sources, package: 'p', input, data: '{"limit":1}' })

  it('lists what the rule and its helpers read, through variables and arguments', () => {
    expect(answer.reads).toEqual([
      ['cards', null, 'license'],
      ['cards', null, 'name'],
      ['cards', null, 'odd'],
      ['cards', null, 'path'],
      ['known'],
      ['owners', null, 'weight'],
    ])
    expect(answer.applies).toEqual([{ file: 'p.rego', row: 5 }])
  })

  it('says of each finding which body gave it, with what it asked in the order in which it asked', () => {
    expect(answer.findings).toMatchObject([
      { kind: 'violation', message: 'a is bare.', at: '/cards/0', causes: [{ file: 'p.rego', row: 7 }] },
    ])
    const values = JSON.parse(JSON.stringify(answer.findings))[0].causes[0].values
    expect(values.map(({ text, value, path }: Record<string, unknown>) => [text, value, path])).toEqual([
      ['card', '{"license":null,"name":"A","path":"a"}', ['cards', 0]],
      ['i', '0', null],
      ['card.license', 'null', ['cards', 0, 'license']],
      ['lib.is_known(card)', '', null],
      ['card.path', '"a"', ['cards', 0, 'path']],
      ['owner', '{"weight":5}', ['owners', 'a']],
      ['lib.weight(owner)', '5', null],
      ['limit', '1', null],
    ])
  })

  it('tells all ways in which one finding came about, and bounds what it tells', () => {
    const many = {
      path: 'm.rego',
      text: `package m
violation contains {"message": "same", "at": ""} if some x in numbers.range(1, 9)
violation contains {"message": $"{x}", "at": ""} if some x in numbers.range(1, 900)
`,
    }
    const { findings } = call('explain', { sources: [many], package: 'm' })
    const told: { message: string; causes: unknown[] }[] = JSON.parse(JSON.stringify(findings))
    expect(told.length).toBe(100)
    expect(told.find(({ message }) => message === 'same')?.causes.length).toBe(3)
  })

  it('takes a violation that is one value for a rule too, and says what is wrong', () => {
    const whole = { path: 'w.rego', text: 'package w\nviolation := {{"message": "m", "at": input.at}}' }
    expect(call('explain', { sources: [whole], package: 'w', input: '{"at":"/x"}' }).findings).toMatchObject([
      { message: 'm', at: '/x', causes: [{ row: 2 }] },
    ])
    expect(problemsOf('explain', { sources, package: 'q' })).toMatchObject([
      { message: 'no rule has the package q' },
    ])
  })

  it('cuts long values and says so', () => {
    const long = {
      path: 'l.rego',
      text: 'package l\nviolation contains {"message": "m", "at": ""} if { x := input.text\n count(x) > 1 }',
    }
    const { findings } = call('explain', {
      sources: [long],
      package: 'l',
      input: JSON.stringify({ text: 'ü'.repeat(5000) }),
    })
    const [value] = JSON.parse(JSON.stringify(findings))[0].causes[0].values
    expect(value).toMatchObject({ text: 'x', cut: true })
    expect(Buffer.byteLength(value.value)).toBeLessThanOrEqual(2048)
  })

  it('reads of the shipped rules only what the schema of the facts knows', () => {
    const shipped = ruleSources().filter(({ path }) => !path.endsWith('_test.rego'))
    const query = (path: unknown[]) =>
      `input${path.map((each) => (each === null ? '[_]' : `[${JSON.stringify(each)}]`)).join('')}`
    const { reads } = call('explain', { sources: shipped, package: 'modelward.rules.lic_003' })
    const paths: unknown[][] = JSON.parse(JSON.stringify(reads))
    expect(paths).toContainEqual(['models', null, 'base_models', null, 'license', 'terms', 'derivatives'])
    for (const path of paths) {
      expect(
        engine.call('eval', { sources: [], query: query(path), schema: factsSchema(), time: TIME }).ok,
      ).toBe(true)
    }
  })
})
