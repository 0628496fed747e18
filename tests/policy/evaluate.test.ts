import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { InternalError } from '../../src/errors.ts'
import { type EvaluationOptions, evaluatePack, policyData } from '../../src/policy/evaluate.ts'
import { policyInput } from '../../src/policy/input.ts'
import { IN_THREAD_INPUT_BYTES, MAX_INPUT_BYTES } from '../../src/policy/limits.ts'
import type { Pack, RuleResult } from '../../src/policy/types.ts'
import { type BuiltWorker, buildWorker } from './built-worker.ts'
import { fixturePack } from './fixture-pack.ts'

const TIME = '2026-11-23T00:00:00.000Z'
const NOWHERE = new URL('file:///nowhere/worker.mjs')

const GOOD = {
  good: 'violation contains {"message": $"{input.name} is bad.", "at": "/name"}',
  silent: 'applies if input.absent\n\nviolation contains {"message": "never", "at": ""} if input.absent',
}
const ENDLESS = `violation contains {"message": "found", "at": ""} if {
	some i in numbers.range(1, 10000)
	some j in numbers.range(1, 10000)
	some k in numbers.range(1, 10000)
	i + j + k == -1
}`
const BOMB = `violation contains {"message": $"{i} {j}", "at": ""} if {
	some i in numbers.range(1, 20000)
	some j in numbers.range(1, 20000)
}`
const THROWS = 'violation contains {"message": pick, "at": ""}\n\npick := x if { some x in ["a", "b"] }'

async function evaluate(
  pack: Pack,
  given: Partial<EvaluationOptions> & { input?: object } = {},
): Promise<RuleResult[]> {
  const { input = { name: 'it' }, ...options } = given
  const rules = new Set(pack.rules.map(({ id }) => id))
  const data = policyData(TIME, new Map([['good', { limit: 3 }]]))
  return evaluatePack(pack, () => policyInput(input), data, {
    rules,
    isolation: 'large-input',
    worker: NOWHERE,
    ...options,
  })
}

/** Rule id → what it came to, in the order given. */
function summary(results: readonly RuleResult[]): [string, string | number][] {
  return results.map((result) => [
    result.rule.id,
    result.status === 'error' ? result.message : result.violations.length,
  ])
}

const GOOD_RESULTS = [
  {
    rule: expect.objectContaining({ id: 'good', severity: 'warning' }),
    status: 'evaluated',
    applies: true,
    violations: [{ message: 'it is bad.', at: '/name', severity: null }],
    unverified: [],
  },
  {
    rule: expect.objectContaining({ id: 'silent' }),
    status: 'evaluated',
    applies: false,
    violations: [],
    unverified: [],
  },
]

describe('evaluating a pack', () => {
  it('gives a result for each rule, sorted by id', async () => {
    expect(await evaluate(fixturePack(GOOD))).toEqual(GOOD_RESULTS)
  })

  it('leaves out rules that are off, without asking them', async () => {
    const pack = fixturePack({ ...GOOD, throws: THROWS })
    expect(await evaluate(pack, { rules: new Set(['good']) })).toEqual([GOOD_RESULTS[0]])
    expect(await evaluate(pack, { rules: new Set() })).toEqual([])
  })

  it('gives rules the effective time and their parameters', async () => {
    const pack = fixturePack({
      good: 'violation contains {"message": $"{data.modelward.time} {data.modelward.parameters.good.limit}", "at": ""}',
    })
    expect(await evaluate(pack)).toMatchObject([{ violations: [{ message: `${TIME} 3` }] }])
  })

  it('loses nothing of the others where one rule throws', async () => {
    const results = await evaluate(fixturePack({ ...GOOD, throws: THROWS }))
    expect(results.slice(0, 2)).toEqual(GOOD_RESULTS)
    expect(results[2]).toMatchObject({ status: 'error', message: expect.stringContaining('conflict') })
  })

  it.each([
    [
      'a violation that is no set',
      'violation := {"message": "m", "at": ""}',
      'Its "violation" is not a set.',
    ],
    [
      'a violation that is undefined',
      'violation := x if { x := input.absent }',
      'Its "violation" is not a set.',
    ],
    ['a finding that is a number', 'violation contains 1', /An element of its "violation" is not an object/],
  ])('makes %s an error of that rule alone', async (_, body, message) => {
    const results = await evaluate(fixturePack({ ...GOOD, wrong: body }))
    expect(results.slice(0, 2)).toEqual(GOOD_RESULTS)
    expect(results[2]).toMatchObject({ status: 'error', message: expect.stringMatching(message) })
  })

  it('makes a rule that the module does not have an error', async () => {
    const pack = fixturePack(GOOD)
    const rules = { good: pack.entrypoints.rules.good ?? '', silent: 'modelward/pack/absent' }
    const results = await evaluate({ ...pack, entrypoints: { all: 'modelward/pack/absent', rules } })
    expect(summary(results)).toEqual([
      ['good', 1],
      ['silent', 'The policy was aborted: it has no entrypoint modelward/pack/absent.'],
    ])
  })

  it('takes no entrypoint from the prototype of an object', async () => {
    const pack = fixturePack(GOOD)
    const [first] = pack.rules
    if (first === undefined) throw new Error('the fixture has rules')
    const results = await evaluate({ ...pack, rules: [{ ...first, id: 'constructor' }] })
    expect(summary(results)).toEqual([['constructor', 'The pack has no entrypoint for it.']])
  })

  it('makes every rule of a broken module an error', async () => {
    const results = await evaluate({ ...fixturePack(GOOD), wasm: Uint8Array.of(0) })
    expect(results.map(({ status }) => status)).toEqual(['error', 'error'])
  })
})

describe('evaluating a pack in a worker thread', () => {
  let worker: BuiltWorker
  beforeAll(async () => {
    worker = await buildWorker()
  })
  afterAll(() => worker.remove())

  const isolated = (more: Partial<EvaluationOptions> = {}): Partial<EvaluationOptions> => ({
    isolation: 'always',
    worker: worker.program,
    ...more,
  })

  it('gives the same results as in this thread', async () => {
    const pack = fixturePack({ ...GOOD, throws: THROWS })
    expect(await evaluate(pack, isolated())).toEqual(await evaluate(pack))
  })

  it('is done for large inputs of any pack', async () => {
    const input = { name: 'it', padding: 'x'.repeat(IN_THREAD_INPUT_BYTES) }
    expect(await evaluate(fixturePack(GOOD), { worker: worker.program, input })).toEqual(GOOD_RESULTS)
    await expect(evaluate(fixturePack(GOOD), { input })).rejects.toThrow('does not start')
  })

  it('says of every rule that an input does not fit into memory, and starts nothing', async () => {
    const input = { name: 'it', padding: 'x'.repeat(4 * 1024 * 1024) }
    const results = await evaluate(fixturePack(GOOD), { input, isolation: 'always', memoryLimit: 512 })
    const message = 'The input of a policy has 5 MiB, and its parsed form does not fit into 32 MiB of memory.'
    expect(summary(results)).toEqual([
      ['good', message],
      ['silent', message],
    ])
  })

  it('says of every rule that the facts are too many, and starts nothing', async () => {
    const input = { name: 'it', padding: 'x'.repeat(MAX_INPUT_BYTES) }
    const results = await evaluate(fixturePack(GOOD), { input, isolation: 'always' })
    expect(results.map(({ status }) => status)).toEqual(['error', 'error'])
    expect(summary(results)[0]?.[1]).toMatch(
      /^The facts of this system have 49 MiB, and policies see at most 48 MiB\. /,
    )
  })

  it('says of every rule that an input is no JSON that a policy can read', async () => {
    let input: object = {}
    for (let depth = 0; depth < 300; depth++) input = { input }
    const results = await evaluate(fixturePack(GOOD), { input })
    expect(results.map(({ status }) => status)).toEqual(['error', 'error'])
  })

  it('stops a rule that does not end, and keeps the findings of the others', async () => {
    const begin = performance.now()
    const results = await evaluate(fixturePack({ endless: ENDLESS, ...GOOD }), isolated({ timeLimit: 2000 }))
    expect(results[0]).toMatchObject({
      status: 'error',
      message: expect.stringMatching(/did not end within/),
    })
    expect(results.slice(1)).toEqual(GOOD_RESULTS)
    expect(performance.now() - begin).toBeLessThan(20_000)
  })

  it('starts no worker any more when the time is used up, and says so of the rules that are left', async () => {
    const pack = fixturePack({ first: ENDLESS, second: ENDLESS, third: ENDLESS })
    const results = await evaluate(pack, isolated({ timeLimit: 1 }))
    expect(summary(results).map(([, what]) => what)).toEqual(
      ['first', 'second', 'third'].map(() => 'The time for all rules, 0.001 s, was used up by others.'),
    )
  })

  it('stops a rule that takes all memory, and keeps the findings of the others', async () => {
    const pack = fixturePack({ bomb: BOMB, ...GOOD })
    const results = await evaluate(pack, isolated({ memoryLimit: 512 }))
    expect(results[0]).toMatchObject({
      status: 'error',
      message: 'The policy needs more than 32 MiB of memory.',
    })
    expect(results.slice(1)).toEqual(GOOD_RESULTS)
  })

  it('survives many evaluations in one worker without a warning', async () => {
    const warnings: Error[] = []
    const onWarning = (warning: Error) => warnings.push(warning)
    process.on('warning', onWarning)
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`r${i}`, GOOD.good]))
    const results = await evaluate(fixturePack({ ...many, throws: THROWS }), isolated())
    await new Promise((resolve) => setImmediate(resolve))
    process.off('warning', onWarning)
    expect(results.filter(({ status }) => status === 'error')).toHaveLength(1)
    expect(warnings).toEqual([])
  })

  it('has the builtins that the module leaves to its host, at the effective time', async () => {
    const pack = fixturePack({
      calls: `violation contains {"message": sprintf("%s %v", [time.format(time.now_ns()), {2, 1}]), "at": ""}`,
    })
    expect(pack.builtins).toEqual(['sprintf', 'time.format', 'time.now_ns'])
    const engine = { folder: fileURLToPath(new URL('../../dist', import.meta.url)), time: TIME }
    const [result] = await evaluate(pack, isolated({ engine }))
    expect(result).toMatchObject({ violations: [{ message: '2026-11-23T00:00:00Z {1, 2}' }] })
    expect(summary(await evaluate(pack))).toEqual([
      ['calls', expect.stringMatching(/^The policy was aborted: nothing answers its call of /)],
    ])
  })

  it('is a fault of Modelward where the worker does not start', async () => {
    const failure = evaluate(fixturePack(GOOD), { isolation: 'always' })
    await expect(failure).rejects.toBeInstanceOf(InternalError)
    await expect(failure).rejects.toMatchObject({ code: 'INTERNAL' })
  })
})
