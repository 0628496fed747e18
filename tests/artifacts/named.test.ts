import { expect, test } from 'vitest'
import { unreadOfEmpty, unreadOfFolders } from '../../src/artifacts/named.ts'

test.each([
  ['README.md', 'other'],
  ['models/a/readme.md', 'other'],
  ['ml-system.yml', 'governance'],
  ['bom.json', 'sbom'],
  ['a.cdx.json', 'sbom'],
  ['dvc.yaml', 'lineage'],
  ['SHA256SUMS', 'checksums'],
  ['md5sum.txt', 'checksums'],
])('an empty %s is said to be empty, as %s', (path, kind) => {
  expect(unreadOfEmpty(path)).toEqual({
    path,
    kind,
    reason: 'malformed',
    extent: 'file',
    message: 'The file is empty.',
    line: null,
    column: null,
  })
})

test.each(['__init__.py', '.gitkeep', 'config.json', 'notes.md', 'data.json'])(
  'an empty %s means nothing',
  (path) => {
    expect(unreadOfEmpty(path)).toBeNull()
  },
)

test('a folder where a file is looked for is told once, at every depth', () => {
  const paths = [
    '.dvc/config',
    'README.md/a',
    'README.md/b/c',
    'models/x.cdx.json/ml-system.yml/d',
    'src/a.py',
  ]
  expect(unreadOfFolders(paths).map(({ path, kind, reason }) => [path, kind, reason])).toEqual([
    ['README.md', 'other', 'unreadable'],
    ['models/x.cdx.json', 'sbom', 'unreadable'],
    ['models/x.cdx.json/ml-system.yml', 'governance', 'unreadable'],
  ])
})
