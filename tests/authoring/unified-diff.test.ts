import { applyPatch } from 'diff'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { unifiedDiff } from '../../src/authoring/unified-diff.ts'
import { terminal } from '../../src/reports/text/terminal.ts'

const plain = terminal({})

test('lines that go and come, with three lines around them', () => {
  const before = 'package a\n\nx:=1\n\ny := 2\n\nz := 3\n\nlast := 4\n'
  expect(unifiedDiff('p/a.rego', before, before.replace('x:=1', 'x := 1'), plain)).toBe(`--- p/a.rego
+++ p/a.rego
@@ -1,6 +1,6 @@
 package a
 
-x:=1
+x := 1
 
 y := 2
 
`)
})

test('the same text has no difference', () => {
  expect(unifiedDiff('a.rego', 'package a\n', 'package a\n', plain)).toBe('')
})

test('colours where they are wanted', () => {
  const shown = unifiedDiff('a.rego', 'a\n', 'b\n', terminal({ color: true }))
  expect(shown).toContain('\u001b[31m-a\u001b[39m\n\u001b[32m+b\u001b[39m\n')
})

test('nothing in a file acts on a terminal or a runner; tabs stay', () => {
  const shown = unifiedDiff('a\u001b.rego', 'x\n', '\t::error::\u001b[2J\n', plain)
  expect(shown).toContain('+++ a\\x1b.rego\n')
  expect(shown).toContain('+\t\\x3a:error::\\x1b[2J\n')
})

test('it is a patch from the one to the other', () => {
  const line = fc.constantFrom('package a', 'x := 1', '\ty := 2', '', '# c')
  const text = fc.array(line, { maxLength: 12 }).map((lines) => lines.map((each) => `${each}\n`).join(''))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const patch = unifiedDiff('a.rego', before, after, plain)
      expect(patch === '' ? before : applyPatch(before, patch)).toBe(after)
    }),
  )
})
