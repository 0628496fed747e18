import { latin1 } from '../../model-file/bytes.ts'
import { extensionOf } from '../../paths.ts'
import { peekJson } from '../../peek.ts'
import type { LineageFormat } from '../format.ts'

const SCHEMA = /"https:\/\/schemas\.getdbt\.com\/dbt\/manifest\/v\d+/

/** dbt's `manifest.json`, by the schema that it names. */
export const dbt: LineageFormat = {
  formats: ['dbt-manifest'],
  specification: 'https://schemas.getdbt.com/dbt/manifest/',
  mayBe: (path) => extensionOf(path) === '.json',
  recognise({ head }) {
    if (!peekJson(head)?.keys.has('metadata')) return null
    return SCHEMA.test(latin1(head)) ? 'dbt-manifest' : null
  },
  async read(source) {
    const { readDbtManifest } = await import('./read.ts')
    return readDbtManifest(source)
  },
}
