import type { Pointer } from '../../documents/place.ts'
import { formatPointer } from '../../documents/pointer.ts'
import type { DatasetCard } from '../../facts/types.ts'
import { isMapping } from '../data.ts'
import type { Fields } from '../markdown/fields.ts'
import { infoPointers } from './info.ts'

type Split = DatasetCard['splits'][number]

/**
 * Splits of a dataset: `configs[].data_files` says where their files are, `dataset_info[].splits` how many examples they
 * have; the same split of the same configuration is one. https://huggingface.co/docs/hub/datasets-manual-configuration
 */
export function cardSplits(fields: Fields): Split[] {
  const splits = new Map<string, { split: Split; origin: Pointer }>()
  const at = (config: string | null, name: string, origin: Pointer): Split => {
    const key = JSON.stringify([config, name])
    const known = splits.get(key) ?? { split: { config, name, paths: [], examples: null }, origin }
    splits.set(key, known)
    return known.split
  }
  for (const config of configPointers(fields)) {
    const configName = fields.text([...config, 'config_name'], null)
    for (const { name, paths, origin } of dataFiles(fields, [...config, 'data_files'])) {
      at(configName, name, origin).paths.push(...paths)
    }
  }
  for (const info of infoPointers(fields)) {
    const configName = fields.text([...info, 'config_name'], null)
    for (const pointer of fields.mappings([...info, 'splits'])) {
      const name = fields.text([...pointer, 'name'], null)
      if (name === null) continue
      const examples = fields.get([...pointer, 'num_examples'])
      at(configName, name, pointer).examples = typeof examples === 'number' ? examples : null
    }
  }
  const found = [...splits.values()]
  for (const [index, { origin }] of found.entries())
    fields.origins.set(formatPointer(['splits', String(index)]), origin)
  return found.map(({ split }) => split)
}

/** In the Hub's first years `configs` was a list of names; those say nothing of splits. */
function configPointers(fields: Fields): Pointer[] {
  return fields.elements(['configs']).filter((each) => isMapping(fields.get(each)))
}

/** `data_files` is a path, a list of paths (both are the split "train"), or a list of `{split, path}`. */
function dataFiles(fields: Fields, at: Pointer): { name: string; paths: string[]; origin: Pointer }[] {
  return fields.elements(at).map((each) => {
    if (!isMapping(fields.get(each))) return { name: 'train', paths: fields.list(each, null), origin: each }
    return {
      name: fields.text([...each, 'split'], null) ?? 'train',
      paths: fields.list([...each, 'path'], null),
      origin: each,
    }
  })
}
