import { expect, test } from 'vitest'
import { READERS, readArtifacts } from '../../src/artifacts/index.ts'
import { treeOf } from './tree.ts'

test.each([
  ['package.json', '{"name": "x", "agent": {}}'],
  ['tsconfig.json', '{"prefix": "/usr"}'],
  ['MLmodel', 'A note on our ML model.\n'],
  ['data.json', '{"metadata": {}}'],
  ['empty.sig', ''],
])('%s is no artifact', async (path, content) => {
  const { tree, files } = treeOf({ [path]: content })
  expect((await readArtifacts(tree, files, { readers: READERS })).files).toMatchObject([{ kind: 'other' }])
})
