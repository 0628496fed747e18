import type { Pointer } from '../../documents/place.ts'
import { formatPointer } from '../../documents/pointer.ts'
import type { DatasetCard } from '../../facts/types.ts'
import { isMapping } from '../data.ts'
import type { Fields } from '../markdown/fields.ts'

/** Columns beyond this number are left out, and told: a policy asks for names, and wide tables have many. */
const FEATURES_LIMIT = 2000

/** `dataset_info` is a mapping for one configuration and a list for several. */
export function infoPointers(fields: Fields): Pointer[] {
  return isMapping(fields.get(['dataset_info'])) ? [['dataset_info']] : fields.mappings(['dataset_info'])
}

/** `dataset_info[].features`: names and types of the columns; those of nested columns are left to their column. */
export function cardFeatures(fields: Fields): DatasetCard['features'] {
  const features: DatasetCard['features'] = []
  for (const info of infoPointers(fields)) {
    const config = fields.text([...info, 'config_name'], null)
    for (const pointer of featurePointers(fields, [...info, 'features'])) {
      const name = fields.text([...pointer, 'name'], null)
      if (name === null) continue
      if (features.length === FEATURES_LIMIT) {
        const message = `\`dataset_info\` has more than ${FEATURES_LIMIT} columns; the others are left out.`
        fields.tell(pointer, message, 'limit')
        return features
      }
      fields.origins.set(formatPointer(['features', String(features.length)]), pointer)
      features.push({ config, name, type: typeOf(fields, pointer) })
    }
  }
  return features
}

/** A mapping of one feature, or a list of them; in the Hub's first years features were a mapping by name, which says no more. */
function featurePointers(fields: Fields, at: Pointer): Pointer[] {
  return Array.isArray(fields.get(at)) ? fields.mappings(at) : []
}

/** `dtype` is a name, or a mapping such as `class_label`; `sequence`, `list` and `struct` stand in place of it. */
function typeOf(fields: Fields, at: Pointer): string | null {
  const dtype = fields.get([...at, 'dtype'])
  if (typeof dtype === 'string') return dtype
  if (isMapping(dtype)) return Object.keys(dtype)[0] ?? null
  return ['sequence', 'list', 'struct'].find((kind) => fields.get([...at, kind]) !== undefined) ?? null
}

/** Sums over the configurations; null where none states it. */
export function cardSizes(fields: Fields): Pick<DatasetCard, 'download_size' | 'dataset_size'> {
  const sum = (key: 'download_size' | 'dataset_size') => {
    let total: number | null = null
    for (const info of infoPointers(fields)) {
      const size = fields.number([...info, key], [key])
      if (size !== null) total = (total ?? 0) + size
    }
    return total
  }
  return { download_size: sum('download_size'), dataset_size: sum('dataset_size') }
}
