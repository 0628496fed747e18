import { expect, test } from 'vitest'
import { createProgress } from '../../src/cli/progress.ts'
import { recordedShell } from './shell.ts'

test('nobody watches: nothing is drawn', () => {
  const shell = recordedShell({ interactive: false })
  const progress = createProgress(shell)
  shell.setTime(shell.now() + 60_000)
  progress.update('reading', 1, 2)
  progress.clear()
  expect(shell.written.err).toBe('')
})

test('short work draws nothing, and so there is nothing to clear', () => {
  const shell = recordedShell({ interactive: true })
  const progress = createProgress(shell)
  shell.setTime(shell.now() + 1000)
  progress.update('reading', 1, 2)
  progress.clear()
  expect(shell.written.err).toBe('')
})

test('long work draws one line, at most ten times a second, and clears it', () => {
  const shell = recordedShell({ interactive: true })
  const start = shell.now()
  const progress = createProgress(shell)
  shell.setTime(start + 3000)
  progress.update('computing digests', 1, 3)
  shell.setTime(start + 3050)
  progress.update('computing digests', 2, 3)
  shell.setTime(start + 3100)
  progress.update('computing digests', 3, 3)
  progress.clear()
  expect(shell.written.err).toBe(
    '\r\u001b[Kcomputing digests [======              ] 33 %' +
      '\r\u001b[Kcomputing digests [====================] 100 %\r\u001b[K',
  )
  expect(shell.written.out).toBe('')
})

test('an amount that is not known has no percentage', () => {
  const shell = recordedShell({ interactive: true })
  const progress = createProgress(shell)
  shell.setTime(shell.now() + 3000)
  progress.update('reading artifacts', 0, 0)
  expect(shell.written.err).toBe('\r\u001b[Kreading artifacts')
})
