import { describe, expect, test } from 'vitest'
import { READERS, readArtifacts } from '../../../src/artifacts/index.ts'
import { weightIndex } from '../../../src/artifacts/weight-index/index.ts'
import { buildFacts } from '../../../src/facts/build.ts'
import { candidate, source } from '../helpers.ts'
import { treeOf } from '../tree.ts'

const shard = (number: number) => `model-0000${number}-of-00002.safetensors`

function index(names: readonly string[], total = 48): string {
  return JSON.stringify({
    metadata: { total_size: total },
    weight_map: Object.fromEntries(names.map((name, number) => [`tensor.${number}`, name])),
  })
}

/** A file of `bytes` bytes of one tensor. */
function safetensors(bytes: number): Uint8Array {
  const header = JSON.stringify({ t: { dtype: 'U8', shape: [bytes], data_offsets: [0, bytes] } })
  const length = Buffer.alloc(8)
  length.writeBigUInt64LE(BigInt(header.length))
  return Buffer.concat([length, Buffer.from(header), Buffer.alloc(bytes)])
}

async function factsOf(contents: Record<string, string | Uint8Array>) {
  const { tree, files } = treeOf(contents)
  const { facts, placer } = buildFacts({
    ...(await readArtifacts(tree, files, { readers: READERS })),
    repository: { kind: 'folder', commit: null, shallow: false },
    systemPath: '',
    systemName: 's',
    digests: new Map(),
    lastCommits: new Map(),
  })
  return { index: facts.weight_indexes[0], unread: facts.unread, placer }
}

describe('an index of sharded weights', () => {
  test('is complete where every shard is there and no other, and says the bytes of all tensors', async () => {
    const { index: facts, unread } = await factsOf({
      'm/model.safetensors.index.json': index([shard(1), shard(2), shard(1)]),
      [`m/${shard(1)}`]: safetensors(32),
      [`m/${shard(2)}`]: safetensors(16),
      'other/model-00003-of-00003.safetensors': safetensors(1),
    })
    expect(unread).toEqual([])
    expect(facts).toEqual({
      path: 'm/model.safetensors.index.json',
      format: 'safetensors-index',
      tensors: 3,
      shards: [
        { name: shard(1), path: `m/${shard(1)}`, exists: true, tensors: 2 },
        { name: shard(2), path: `m/${shard(2)}`, exists: true, tensors: 1 },
      ],
      unlisted: [],
      total_size: 48,
      tensor_bytes: 48,
      complete: true,
    })
  })

  test('is not where one is missing, or there is one more', async () => {
    const missing = await factsOf({
      'model.safetensors.index.json': index([shard(1), shard(2)]),
      [shard(1)]: safetensors(32),
    })
    expect(missing.index).toMatchObject({
      complete: false,
      tensor_bytes: null,
      shards: [{ exists: true }, { exists: false }],
    })
    const more = await factsOf({
      'model.safetensors.index.json': index([shard(1)]),
      [shard(1)]: safetensors(32),
      'model-00009-of-00009.safetensors': safetensors(1),
      'model.safetensors': safetensors(1),
    })
    expect(more.index).toMatchObject({ complete: false, unlisted: ['model-00009-of-00009.safetensors'] })
  })

  test('a Git-LFS pointer is a shard that is there', async () => {
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'c4'.repeat(32)}\nsize 12345\n`
    const { index: facts } = await factsOf({
      'model.safetensors.index.json': index([shard(1)]),
      [shard(1)]: pointer,
    })
    expect(facts).toMatchObject({ complete: true, tensor_bytes: null })
  })

  test.each([
    '../secret.safetensors',
    'sub/x.safetensors',
    '/etc/passwd',
    'a\\b.safetensors',
    '.hidden.bin',
    'x.py',
  ])('a name that loaders refuse is said with its place: %s', async (name) => {
    const { index: facts, unread, placer } = await factsOf({ 'model.safetensors.index.json': index([name]) })
    expect(facts).toMatchObject({ complete: false, shards: [{ name, path: null, exists: false }] })
    expect(unread).toMatchObject([{ reason: 'outside-tree', kind: 'weight-index', line: 1 }])
    expect(await placer.place('/weight_indexes/0/shards/0/name')).toMatchObject({ column: 56 })
  })

  test('known by its name and its map, also where the map does not fit the head', () => {
    const long = index(Array.from({ length: 3000 }, () => shard(1)))
    expect(weightIndex.recognise(candidate('model.safetensors.index.json', long))).toBe('safetensors-index')
    expect(weightIndex.recognise(candidate('pytorch_model.bin.index.json', index(['x.bin'])))).toBe(
      'pytorch-index',
    )
    expect(weightIndex.recognise(candidate('model.safetensors.index.json', '{"a": 1}'))).toBeNull()
    expect(weightIndex.mayBe('index.json')).toBe(false)
  })

  test('without a map that is one it is not read', async () => {
    const { records, unread } = await weightIndex.read(
      source('model.safetensors.index.json', '{"weight_map": []}', 'safetensors-index'),
    )
    expect([records, unread]).toMatchObject([[], [{ reason: 'malformed', extent: 'file' }]])
  })
})
