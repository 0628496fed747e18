import type { Pointer } from '../../../documents/place.ts'
import type { RecordedChecksum, Source } from '../../reader.ts'
import { fileOf } from './files.ts'
import { statedHashes } from './hashes.ts'
import type { ComponentList } from './walk.ts'

/** A recorded digest, and where its parts stand in the file. */
interface PlacedChecksum {
  readonly value: RecordedChecksum
  /** `list` is given, not held: it keeps the whole BOM in memory. */
  place(list: ComponentList, pointer: Pointer): Pointer
}

/** The digests that the BOM records of files of the tree; those of packages are nothing that the tree could prove. */
export function checksumsOf(list: ComponentList, source: Source): PlacedChecksum[] {
  return list.components.flatMap((component, number) => {
    const file = fileOf(component, source)
    if (file === null) return []
    return statedHashes(component).map(({ value: { digest, fault }, index }) => ({
      value: {
        manifest: source.path,
        source: 'sbom',
        subject: file.path,
        algorithm: digest.algorithm,
        expected: digest.value,
        reason: fault,
      },
      place: placeOf(number, index),
    }))
  })
}

/** A function of its own, so that it holds two numbers and not the component. */
function placeOf(component: number, hash: number): PlacedChecksum['place'] {
  return (list, [field]) => {
    const pointer = list.pointer(component)
    if (field === 'subject') return [...pointer, 'name']
    const stated = [...pointer, 'hashes', String(hash)]
    if (field === 'expected') return [...stated, 'content']
    return field === 'algorithm' ? [...stated, 'alg'] : stated
  }
}
