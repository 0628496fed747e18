import { latin1 } from '../../model-file/bytes.ts'
import { baseName } from '../../paths.ts'
import type { LineageFormat } from '../format.ts'

const NAME = /^data-lineage\.ya?ml$/i

/** The name is ours, the content has to be too: another tool may use the same name. */
const KEY = /^(?:\xef\xbb\xbf)?["']?(?:datasets|models|runs)["']?\s*:/m

/** `data-lineage.yml`, anywhere in the tree. */
export const dataLineage: LineageFormat = {
  formats: ['data-lineage'],
  specification: 'https://modelward.dev/schemas/data-lineage.schema.json',
  mayBe: (path) => NAME.test(baseName(path)),
  recognise: ({ head }) => (KEY.test(latin1(head)) ? 'data-lineage' : null),
  async read(source) {
    const { readDataLineage } = await import('./read.ts')
    return readDataLineage(source)
  },
}
