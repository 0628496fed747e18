import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { type EngineProblem, loadEngineFrom } from '../../src/policy/engine.ts'
import { ruleSources } from '../policies/sources.ts'

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

describe('test', () => {
  const sources = [
    { path: 'a.rego', text: 'package a\n\nx := 1 if input.y\n\nx := 2 if input.z\n' },
    {
      path: 'a_test.rego',
      text: `package a_test

import data.a

test_pass if {
	print("seen")
	a.x == 1 with input as {"y": 1}
}

test_fail if a.x == 3 with input as {"y": 1}

test_error if {
	a.x with input as {"y": 1, "z": 1}
}

test_cases["one"] if true
`,
    },
  ]
  const { tests, coverage } = call('test', { sources, coverage: true, trace: true })

  it('says of each test whether it passes, and why not', () => {
    expect(tests).toMatchObject([
      {
        name: 'test_pass',
        package: 'a_test',
        row: 5,
        passed: true,
        error: null,
        printed: [{ row: 6 }],
        trace: '',
      },
      { name: 'test_fail', passed: false, value: '', error: null, trace: expect.stringContaining('Fail') },
      { name: 'test_error', passed: false, error: { code: 'eval_conflict_error', file: 'a.rego' } },
      { name: 'test_cases', passed: true, value: '{"one":true}' },
    ])
  })

  it('says which lines ran', () => {
    expect(coverage).toEqual({
      'a.rego': { covered: expect.arrayContaining([{ start: 3, end: 3 }]), not_covered: expect.any(Array) },
    })
  })

  it('gives for the shipped rules what the compiled module gives', () => {
    const all = call('test', { sources: ruleSources() }).tests
    const failing = Array.isArray(all) ? all.filter(({ passed }) => passed !== true) : ['no list']
    expect(failing).toEqual([])
  })
})
