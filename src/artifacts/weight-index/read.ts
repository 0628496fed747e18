import { parseJson } from '../../documents/json.ts'
import type { Pointer } from '../../documents/place.ts'
import { decodeText } from '../../documents/text.ts'
import type { Shard, Unread, WeightIndex } from '../../facts/types.ts'
import { isMapping, member } from '../data.ts'
import { folderOf, resolveInTree } from '../paths.ts'
import type { Reading, Source } from '../reader.ts'

/** Shards of one model that are kept: a hundred times those of the largest. */
const SHARD_LIMIT = 100_000

/** What loaders (transformers, @huggingface/hub) accept: a file beside the index, no path. */
const SAFE_NAME = /^(?!\.)[^/\\\0]+\.(?:safetensors|bin)$/

export function readWeightIndex(source: Source): Reading {
  const { text, problems } = decodeText(source.bytes)
  const document = parseJson(text)
  const unread: Unread[] = [...problems, ...document.problems].map(({ reason, message, offset, fatal }) => ({
    path: source.path,
    kind: 'weight-index',
    reason,
    extent: fatal ? 'file' : 'part',
    message,
    ...document.lines.position(offset),
  }))
  const tell = (reason: Unread['reason'], pointer: Pointer, message: string) => {
    const { line, column } = document.span(pointer)
    unread.push({ path: source.path, kind: 'weight-index', reason, extent: 'part', message, line, column })
  }
  const map = member(document.value, 'weight_map')
  if (!isMapping(map)) {
    if (unread.length === 0) tell('malformed', [], 'There is no "weight_map".')
    return { records: [], unread: unread.map((entry) => ({ ...entry, extent: 'file' })) }
  }

  const shards = new Map<string, Shard>()
  /** Of the first tensor of each shard. */
  const places = new Map<string, Pointer>()
  for (const [tensor, name] of Object.entries(map)) {
    const known = typeof name === 'string' ? shards.get(name) : undefined
    if (known !== undefined) {
      known.tensors += 1
      continue
    }
    const pointer = ['weight_map', tensor]
    if (typeof name !== 'string') {
      if (unread.length < 20) tell('malformed', pointer, 'The name of the shard is not text.')
      continue
    }
    if (shards.size === SHARD_LIMIT) {
      tell('limit', pointer, `Shards after the first ${SHARD_LIMIT} are left out.`)
      break
    }
    const path = SAFE_NAME.test(name) ? resolveInTree(folderOf(source.path), name) : null
    if (path === null && unread.length < 20) {
      tell(
        'outside-tree',
        pointer,
        `The shard ${JSON.stringify(name.slice(0, 100))} is no file beside the index.`,
      )
    }
    shards.set(name, { name, path, exists: path !== null && source.exists(path), tensors: 1 })
    places.set(name, pointer)
  }
  const total = member(document.value, 'metadata', 'total_size')
  const value: WeightIndex = {
    path: source.path,
    format: source.format === 'pytorch-index' ? 'pytorch-index' : 'safetensors-index',
    tensors: Object.keys(map).length,
    shards: [...shards.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)),
    unlisted: [],
    total_size: typeof total === 'number' && Number.isSafeInteger(total) && total >= 0 ? total : null,
    tensor_bytes: null,
    complete: false,
  }
  return {
    records: [
      {
        into: 'weight_indexes',
        value,
        locate: async ([field, index]) => {
          if (field === 'total_size') return document.span(['metadata', 'total_size'])
          const name = field === 'shards' ? value.shards[Number(index)]?.name : undefined
          return document.span((name === undefined ? undefined : places.get(name)) ?? [])
        },
      },
    ],
    unread,
  }
}
