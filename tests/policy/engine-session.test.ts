import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { engineSession } from '../../src/policy/engine-session.ts'
import { buildWorker } from './built-worker.ts'

const worker = await buildWorker('engine-worker')
const folder = fileURLToPath(new URL('../../dist', import.meta.url))
const session = engineSession(worker.program, { folder })
afterAll(async () => {
  await session.close()
  await worker.remove()
})

function evaluate(query: string, timeLimit?: number) {
  return session.call('eval', { sources: [], query, time: '1' }, timeLimit)
}

describe('a session with the engine', () => {
  it('answers as the engine does, one call after another', async () => {
    expect(await evaluate('x := 1 + 1')).toMatchObject({
      ok: true,
      value: { results: [{ bindings: { x: '2' } }] },
    })
    expect(await evaluate('x := ')).toMatchObject({ ok: false, problems: [{ code: 'rego_parse_error' }] })
  })

  it('ends what does not end, and answers the next call', async () => {
    const endless =
      'all := numbers.range(1, 100000); count([1 | some a in all; some b in all; a * b == 3]) == 2'
    await expect(evaluate(endless, 2000)).rejects.toMatchObject({
      code: 'POLICY_LIMIT',
      message: 'The policy did not end within 2.0 s.',
    })
    expect(await evaluate('true')).toMatchObject({ ok: true })
  })

  it('says so when the engine has no memory left, and answers the next call', async () => {
    const greedy = 's := sprintf("%01000000d", [1]); x := concat("", [s | some _ in numbers.range(1, 3000)])'
    await expect(evaluate(greedy)).rejects.toMatchObject({
      code: 'POLICY_LIMIT',
      message: 'The policy needs more than 1024 MiB of memory.',
    })
    expect(await evaluate('true')).toMatchObject({ ok: true })
  })

  it('says so when there is no engine', async () => {
    const nowhere = engineSession(worker.program, { folder: '/nowhere' })
    await expect(nowhere.call('eval', {})).rejects.toMatchObject({ code: 'INTERNAL' })
    await nowhere.close()
  })
})
