import { describe, expect, it } from 'vitest'
import { renderEvaluations, type SystemEvaluation } from '../../src/authoring/eval-reports.ts'
import { evaluateExpression } from '../../src/authoring/evaluating.ts'
import { InternalError, UserError } from '../../src/errors.ts'
import type { EngineSession } from '../../src/policy/engine-session.ts'
import { factsSchema } from '../policies/sources.ts'
import { engine } from './engine.ts'

const session: EngineSession = {
  call: async (operation, request) => engine.call(operation, request),
  close: async () => {},
}

const FACTS = {
  models: [{ name: 'risk' }, { name: 'fraud' }],
  model_cards: [{ path: 'README.md', license: null }],
}
const documents = { input: JSON.stringify(FACTS), data: '{"limit": 1}', time: '1' }

function evaluate(expression: string, use = session) {
  const sources = [
    {
      path: 'acme.rego',
      text: 'package acme\n\nnames := {m.name | some m in input.models}\n\ntwice := x if some x in [1, 2]\n',
    },
  ]
  return evaluateExpression(use, { expression, documents, sources, schema: factsSchema(), trace: false })
}

async function shown(expression: string, format: 'text' | 'json' | 'pretty' = 'text') {
  const evaluation: SystemEvaluation = { system: { id: 's', path: '' }, ...(await evaluate(expression)) }
  return renderEvaluations([evaluation], format)
}

async function failureOf(expression: string, use = session) {
  const error: unknown = await evaluate(expression, use).then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof UserError)) throw new Error('it did not fail as a mistake')
  return { code: error.code, message: error.message, place: error.place }
}

describe('what an expression gives', () => {
  it.each([
    ['input.models[0].name', '"risk"\n'],
    ['input.models[_].name', '"risk"\n"fraud"\n'],
    ['data.acme.names', '{"fraud", "risk"}\n'],
    ['set()', 'set()\n'],
    ['input.models[9]', 'undefined\n'],
    ['input.models[0].name == "x"', 'false\n'],
    ['x := {1, 12345678901234567890}', 'x = {1, 12345678901234567890}\n'],
    ['input.models[i].name = n', 'i  n\n0  "risk"\n1  "fraud"\n'],
    ['i; input.models[i].name = n; n != "x"', 'i  n\n0  "risk"\n1  "fraud"\n'],
    ['"\\u202e\\u001b[31m"', '"\\u202e\\u001b[31m"\n'],
  ])('%s', async (expression, text) => {
    expect(await shown(expression)).toBe(text)
  })

  it('is JSON as pretty: sets are lists', async () => {
    expect(await shown('data.acme.names', 'pretty')).toBe('["fraud", "risk"]\n')
  })

  it('is results and bindings as json, with what print said', async () => {
    const json = await shown('x := data.limit; print("x is", x)', 'json')
    expect(JSON.parse(json)).toEqual({
      systems: [
        {
          system: { id: 's', path: '' },
          results: [
            {
              expressions: [
                { text: 'x := data.limit', value: true },
                { text: 'print("x is", x)', value: true },
              ],
              bindings: { x: 1 },
            },
          ],
          printed: [{ file: '', row: 1, message: 'x is 1' }],
        },
      ],
    })
  })
})

describe('a wrong expression is shown with a mark below the place', () => {
  it.each([
    ['input.models[', 'unexpected eof token', '  input.models[\n              ^'],
    ['é == 1', 'illegal token', '  é == 1\n  ^'],
    ['true\n  ; input.models[0].nam', '"nam" is none of', '    ; input.models[0].nam\n      ^'],
    ['"\t"; y', 'var y is unsafe', '  "\t"; y\n        ^'],
    ['http.send({})', 'cannot do I/O', '  http.send({})\n  ^'],
  ])('%j', async (expression, message, mark) => {
    const failure = await failureOf(expression)
    expect(failure.code).toBe('QUERY')
    expect(failure.message).toContain(message)
    expect(failure.message.split('\n').slice(1).join('\n')).toBe(mark)
  })

  it('suggests what was probably meant', async () => {
    expect((await failureOf('input.model_crads')).message).toContain('Did you mean "model_cards"?')
  })

  it('is no expression if it is empty', async () => {
    expect((await failureOf(' ')).message).toBe('The expression is empty.')
  })

  it('is at the place in a policy where that fails', async () => {
    expect(await failureOf('data.acme.twice')).toMatchObject({
      place: { path: 'acme.rego', line: 5 },
      message: expect.stringContaining('conflicting values'),
    })
  })

  it('is a mistake, and no fault of Modelward, if it has to be ended', async () => {
    const ended: EngineSession = {
      ...session,
      call: async () => {
        throw new InternalError('POLICY_LIMIT', 'It did not end within 30.0 s.')
      },
    }
    expect((await failureOf('true', ended)).message).toBe(
      'The expression was ended. It did not end within 30.0 s.',
    )
  })
})
