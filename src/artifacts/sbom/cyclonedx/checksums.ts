import type { Pointer } from '../../../documents/place.ts'
import { listOf, member } from '../../data.ts'
import type { RecordedChecksum, Source } from '../../reader.ts'
import type { StatedHash } from '../hashes.ts'
import type { Kept } from '../values.ts'
import { fileOf, pathInTree } from './files.ts'
import { statedHashes } from './hashes.ts'
import type { ComponentList } from './walk.ts'

/** A recorded digest, and where its parts stand in the file. */
interface PlacedChecksum {
  readonly value: RecordedChecksum
  /** `list` is given, not held: it keeps the whole BOM in memory. */
  place(list: ComponentList, pointer: Pointer): Pointer
}

/**
 * The digests that the BOM records of files of the tree, as components or behind external references; those of packages
 * are nothing that the tree could prove.
 */
export function checksumsOf(bom: unknown, list: ComponentList, source: Source): PlacedChecksum[] {
  return [
    ...list.components.flatMap((component, number) => {
      const file = fileOf(component, source)
      const own =
        file === null
          ? []
          : statedHashes(component).map((hash) => checksum(file.path, hash, source, number, null))
      return [...own, ...ofReferences(component, number, source)]
    }),
    ...ofReferences(bom, null, source),
  ]
}

function ofReferences(holder: unknown, component: number | null, source: Source): PlacedChecksum[] {
  const references = listOf(member(holder, 'externalReferences'))
  return references.flatMap((reference, index) => {
    const hashes = statedHashes(reference)
    const path = hashes.length === 0 ? null : pathInTree(member(reference, 'url'), source)
    return path === null ? [] : hashes.map((hash) => checksum(path, hash, source, component, index))
  })
}

/** A function of its own, so that `place` holds numbers and not the component. */
function checksum(
  subject: string,
  { value: { digest, fault }, index }: Kept<StatedHash>,
  source: Source,
  component: number | null,
  reference: number | null,
): PlacedChecksum {
  return {
    value: {
      manifest: source.path,
      source: 'sbom',
      subject,
      algorithm: digest.algorithm,
      expected: digest.value,
      reason: fault,
    },
    place: placeOf(component, reference, index),
  }
}

function placeOf(component: number | null, reference: number | null, hash: number): PlacedChecksum['place'] {
  return (list, [field]) => {
    const holder = component === null ? [] : list.pointer(component)
    const pointer = reference === null ? holder : [...holder, 'externalReferences', String(reference)]
    if (field === 'subject') return [...pointer, reference === null ? 'name' : 'url']
    const stated = [...pointer, 'hashes', String(hash)]
    if (field === 'expected') return [...stated, 'content']
    return field === 'algorithm' ? [...stated, 'alg'] : stated
  }
}
