import { latin1 } from '../model-file/bytes.ts'
import { extensionOf } from '../paths.ts'
import { peekJson } from '../peek.ts'
import type { ArtifactReader } from '../reader.ts'

/** Descriptions of datasets with ten thousand files stay below. */
const SIZE_LIMIT = 32 * 1024 * 1024

const EXTENSIONS: ReadonlySet<string> = new Set(['.json', '.jsonld'])

/** The vocabulary's own address: in `conformsTo` from 1.0 on, in the context of every version. */
const VOCABULARY = /"https?:\/\/mlcommons\.org\/(?:croissant|schema)\//

/** Croissant dataset descriptions: what a dataset card says, and where the data came from. */
export const croissantReader: ArtifactReader = {
  kind: 'dataset-card',
  title: 'Croissant dataset description',
  specifications: [
    'https://docs.mlcommons.org/croissant/docs/croissant-spec.html',
    'https://docs.mlcommons.org/croissant/docs/croissant-rai-spec.html',
  ],
  limit: SIZE_LIMIT,
  mayBe: (path) => EXTENSIONS.has(extensionOf(path)),
  recognise({ head }) {
    const peek = peekJson(head)
    if (!peek?.keys.has('@context')) return null
    return VOCABULARY.test(latin1(head)) ? 'croissant' : null
  },
  async read(source) {
    const { readCroissant } = await import('./read.ts')
    return readCroissant(source)
  },
}
