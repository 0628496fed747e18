import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { READERS, readArtifacts, unreadOfLeftOut } from '../../src/artifacts/index.ts'
import { type ArtifactReader, HEAD_LENGTH } from '../../src/artifacts/reader.ts'
import { InternalError } from '../../src/errors.ts'
import { TreeError } from '../../src/repository/tree.ts'
import { treeOf } from './tree.ts'

type Contents = Parameters<typeof treeOf>[0]

async function read(contents: Contents, readers: readonly ArtifactReader[] = READERS) {
  const { tree, files } = treeOf(contents)
  return readArtifacts(tree, files, { readers })
}

function lfsPointer(oid: string, size: number): string {
  return `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize ${size}\n`
}

/** A reader of files whose names end in `.fake`. */
function fake(read: ArtifactReader['read'], limit: number | null = 100_000): ArtifactReader {
  return {
    kind: 'sbom',
    title: 'Fake',
    specifications: [],
    limit,
    mayBe: (path) => path.endsWith('.fake'),
    recognise: () => 'fake',
    read,
  }
}

const NOTHING = { records: [], unread: [] }
const DIGEST = 'a1'.repeat(32)

describe('files', () => {
  test('each has its kind and format, in the order of their paths', async () => {
    const manifest = `${DIGEST}  model.bin\n`
    const { files, records, unread } = await read({
      'model.gguf': 'GGUF\x03',
      'dvc.lock': "schema: '2.0'\nstages: {}\n",
      'README.txt': 'Nothing here.',
      'a/b/SHA256SUMS': manifest,
    })
    expect(files.map(({ path, kind, format, serialization }) => [path, kind, format, serialization])).toEqual(
      [
        ['README.txt', 'other', null, null],
        ['a/b/SHA256SUMS', 'checksums', 'coreutils', null],
        ['dvc.lock', 'lineage', 'dvc-lock', null],
        ['model.gguf', 'model-file', 'gguf', 'data'],
      ],
    )
    expect(files[1]?.sha256).toBe(createHash('sha256').update(manifest).digest('hex'))
    expect(records.map(({ into }) => into)).toEqual(['checksums', 'files'])
    expect(unread).toMatchObject([{ path: 'dvc.lock', reason: 'malformed' }])
  })

  test('what no reader wants is not opened', async () => {
    const { tree, files, reads } = treeOf({ 'src/train.py': 'x'.repeat(5000), 'photo.png': 'y'.repeat(5000) })
    const artifacts = await readArtifacts(tree, files, { readers: READERS })
    expect(reads).toEqual([])
    expect(artifacts.files.map(({ kind }) => kind)).toEqual(['other', 'other'])
  })

  test('of a large model file only the head is read, and its digest is left to the tree', async () => {
    const weights = new Uint8Array(HEAD_LENGTH * 3)
    weights.set(Buffer.from('GGUF'))
    const { files } = await read({ 'model.gguf': weights })
    expect(files).toMatchObject([{ format: 'gguf', sha256: null, size: HEAD_LENGTH * 3 }])
  })

  test('a document that is longer than the head is read whole', async () => {
    const lines = Array.from({ length: 2000 }, (_, index) => `${DIGEST}  file-${index}\n`).join('')
    expect(lines.length).toBeGreaterThan(HEAD_LENGTH)
    const { records, files } = await read({ SHA256SUMS: lines })
    expect(records).toHaveLength(2000)
    expect(files[0]?.sha256).toBe(createHash('sha256').update(lines).digest('hex'))
  })
})

describe('Git-LFS pointers', () => {
  test('a model has the format that its name promises; the pointer is not read as anything', async () => {
    const { files, records } = await read({
      'model.safetensors': lfsPointer(DIGEST, 5_000_000_000),
      'train.csv': lfsPointer(DIGEST, 1),
      'checksums.txt': lfsPointer(DIGEST, 7),
    })
    expect(records).toEqual([])
    expect(files).toMatchObject([
      { path: 'checksums.txt', kind: 'other', lfs: { size: 7 } },
      {
        path: 'model.safetensors',
        kind: 'model-file',
        format: 'safetensors',
        serialization: 'data',
        sha256: null,
        lfs: { oid: DIGEST, size: 5_000_000_000 },
      },
      { path: 'train.csv', kind: 'other', lfs: { oid: DIGEST } },
    ])
  })
})

test('a Git-LFS pointer in the place of an artifact is told: what the artifact states is not here', async () => {
  const names = ['README.md', 'SHA256SUMS', 'bom.json', 'ml-system.yml', 'notes.md', 'data/train.csv']
  const { unread } = await read(Object.fromEntries(names.map((name) => [name, lfsPointer(DIGEST, 7)])))
  expect(unread.map(({ path, kind, reason, extent }) => [path, kind, reason, extent])).toEqual([
    ['README.md', 'other', 'unreadable', 'file'],
    ['SHA256SUMS', 'checksums', 'unreadable', 'file'],
    ['bom.json', 'sbom', 'unreadable', 'file'],
    ['ml-system.yml', 'governance', 'unreadable', 'file'],
  ])
})

describe('what cannot be read', () => {
  test('a file that vanished or is refused, and the others are read', async () => {
    const { files, unread } = await read({
      'bom.json': new TreeError('unreadable', 'bom.json', 'The file vanished.'),
      'model.onnx': new TreeError('unreadable', 'model.onnx', 'Permission denied.'),
      'model.gguf': 'GGUF\x03',
    })
    expect(unread).toEqual([
      {
        path: 'bom.json',
        kind: 'other',
        reason: 'unreadable',
        extent: 'file',
        message: 'The file vanished.',
        line: null,
        column: null,
      },
      {
        path: 'model.onnx',
        kind: 'model-file',
        reason: 'unreadable',
        extent: 'file',
        message: 'Permission denied.',
        line: null,
        column: null,
      },
    ])
    expect(files.map(({ kind }) => kind)).toEqual(['other', 'model-file', 'model-file'])
  })

  test('a file beyond the limit of its reader: the limit is named', async () => {
    const { files, unread } = await read({ 'big.fake': 'x'.repeat(HEAD_LENGTH + 1) }, [
      fake(() => NOTHING, HEAD_LENGTH),
    ])
    expect(files).toMatchObject([{ kind: 'sbom', format: null }])
    expect(unread).toMatchObject([
      {
        kind: 'sbom',
        reason: 'limit',
        extent: 'file',
        message: expect.stringContaining(String(HEAD_LENGTH)),
      },
    ])
  })

  test('a reader that throws is our own fault, with its name and the path', async () => {
    const failing = fake(() => {
      throw new TypeError('boom')
    })
    const reading = read({ 'x.fake': 'x' }, [failing])
    await expect(reading).rejects.toThrow(InternalError)
    await expect(reading).rejects.toMatchObject({
      code: 'INTERNAL',
      place: { path: 'x.fake' },
      message: expect.stringMatching(/Fake.*x\.fake.*boom/),
    })
  })

  test('what the listing left out', () => {
    const message = 'It is a symbolic link that leaves the tree.'
    expect(unreadOfLeftOut([{ path: 'link', reason: 'symlink-leaves-tree', message }])).toEqual([
      {
        path: 'link',
        kind: 'other',
        reason: 'outside-tree',
        extent: 'file',
        message,
        line: null,
        column: null,
      },
    ])
  })

  test('what a listing left out is of the kind that its name promises, so that its rules see it', () => {
    const message = 'It is a symbolic link that leaves the tree, and is not followed.'
    const names = ['SHA256SUMS', 'bom.json', 'm/model.safetensors', 'pytorch_model.bin', 'src', 'README.md']
    const left = unreadOfLeftOut(
      names.map((path) => ({ path, reason: 'symlink-leaves-tree' as const, message })),
    )
    expect(left.map(({ kind }) => kind)).toEqual([
      'checksums',
      'sbom',
      'model-file',
      'model-file',
      'other',
      'other',
    ])
  })
})

test('progress counts every file once', async () => {
  const { tree, files } = treeOf(
    Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`${index}.json`, '{}'])),
  )
  const seen: number[] = []
  await readArtifacts(tree, files, { readers: READERS, progress: (done, total) => seen.push(done / total) })
  expect(seen).toEqual(Array.from({ length: 50 }, (_, index) => (index + 1) / 50))
})

test('the order does not depend on which file is read first', async () => {
  const slow = fake(async ({ path }) => {
    await new Promise((resolve) => setTimeout(resolve, path.startsWith('a') ? 20 : 0))
    return {
      records: [],
      unread: [
        { path, kind: 'sbom', reason: 'malformed', extent: 'file', message: 'x', line: null, column: null },
      ],
    }
  })
  const { unread } = await read({ 'c.fake': 'x', 'a.fake': 'x', 'b.fake': 'x' }, [slow])
  expect(unread.map(({ path }) => path)).toEqual(['a.fake', 'b.fake', 'c.fake'])
})
