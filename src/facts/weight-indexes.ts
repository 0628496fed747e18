import { baseName, folderOf } from '../artifacts/paths.ts'
import type { File, WeightIndex } from './types.ts'

/** Completes each index by what the tree holds: shards of its series that it does not name, and the bytes of tensors. */
export function joinWeightIndexes(
  indexes: readonly WeightIndex[],
  files: readonly Pick<File, 'path'>[],
  tensorBytes: ReadonlyMap<string, number>,
): WeightIndex[] {
  return indexes.map((index) => {
    const listed = new Set(index.shards.map(({ path }) => path))
    const unlisted = files
      .map(({ path }) => path)
      .filter((path) => isOfSeries(path, index) && !listed.has(path))
    const sizes = index.shards.map(({ path }) => (path === null ? undefined : tensorBytes.get(path)))
    const known = sizes.filter((size) => size !== undefined)
    const isWhole = index.shards.length > 0 && known.length === index.shards.length
    return {
      ...index,
      unlisted,
      tensor_bytes: isWhole ? known.reduce((sum, size) => sum + size, 0) : null,
      complete:
        unlisted.length === 0 && index.shards.length > 0 && index.shards.every(({ exists }) => exists),
    }
  })
}

/** `model-00002-of-00003.safetensors` beside `model.safetensors.index.json`. */
function isOfSeries(path: string, { path: index }: WeightIndex): boolean {
  if (folderOf(path) !== folderOf(index)) return false
  const [, stem, extension] = /^(.*)(\.(?:safetensors|bin))\.index\.json$/.exec(baseName(index)) ?? []
  const name = baseName(path)
  return (
    stem !== undefined &&
    extension !== undefined &&
    name.startsWith(`${stem}-`) &&
    name.endsWith(extension) &&
    /^\d{5}-of-\d{5}$/.test(name.slice(stem.length + 1, -extension.length))
  )
}
