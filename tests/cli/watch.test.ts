import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { pollForChange, watch } from '../../src/cli/watch.ts'
import { InternalError, UserError } from '../../src/errors.ts'
import { recordedShell } from './shell.ts'

test('it runs again after each change, a mistake ends nothing, and Ctrl-C is no failure', async () => {
  const shell = recordedShell()
  const interrupt = new AbortController()
  let runs = 0
  let changes = 0
  const run = async () => {
    runs += 1
    if (runs === 2) throw new UserError('POLICY_COMPILE', 'It does not compile.')
  }
  const waitForChange = async () => {
    changes += 1
    if (changes === 3) interrupt.abort()
  }
  expect(await watch(run, waitForChange, interrupt.signal, shell)).toBe(0)
  expect(runs).toBe(3)
  expect(shell.written.err).toContain('modelward: It does not compile.\n')
  expect(shell.written.out).toBe('')
})

test('Ctrl-C in the midst of a run', async () => {
  const interrupt = new AbortController()
  const run = async () => {
    interrupt.abort()
    throw new InternalError('INTERNAL', 'cut off')
  }
  expect(await watch(run, async () => undefined, interrupt.signal, recordedShell())).toBe(0)
})

test('a fault of Modelward ends it', async () => {
  const run = () => Promise.reject(new InternalError('INTERNAL', 'broken'))
  await expect(
    watch(run, async () => undefined, new AbortController().signal, recordedShell()),
  ).rejects.toMatchObject({ code: 'INTERNAL' })
})

test('a terminal is cleared between runs, and nothing else', async () => {
  const shell = recordedShell({ terminal: { color: false, columns: 80 } })
  const interrupt = new AbortController()
  let runs = 0
  const run = async () => {
    runs += 1
    if (runs === 2) interrupt.abort()
  }
  await watch(run, async () => undefined, interrupt.signal, shell)
  expect(shell.written.out).toBe('\u001b[2J\u001b[3J\u001b[H')
})

const folder = mkdtempSync(join(tmpdir(), 'modelward-watch-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('polling sees what changes, comes and goes, also while nobody waits', async () => {
  const [a, b] = [join(folder, 'a'), join(folder, 'b')]
  let listed = [a]
  writeFileSync(a, '1')
  const waitForChange = await pollForChange(async () => listed, new AbortController().signal)
  writeFileSync(a, 'longer')
  await waitForChange()
  listed = [a, b]
  await waitForChange()
  listed = [b]
  await waitForChange()
})

test('polling ends with the signal', async () => {
  const interrupt = new AbortController()
  const waitForChange = await pollForChange(async () => [], interrupt.signal)
  const waiting = waitForChange()
  interrupt.abort()
  await expect(waiting).rejects.toThrow()
})
