import type { ArtifactRecord, RecordedChecksum, Source } from '../reader.ts'
import { fileOf } from './files.ts'
import { statedHashes } from './hashes.ts'
import type { ComponentList } from './walk.ts'

type ChecksumRecord = Extract<ArtifactRecord, { into: 'checksums' }>

/** The digests that the BOM records of files of the tree; those of packages are nothing that the tree could prove. */
export function checksumRecords(
  list: ComponentList,
  source: Source,
  span: (pointer: readonly string[]) => ReturnType<ChecksumRecord['locate']>,
): ChecksumRecord[] {
  return list.components.flatMap((component, number) => {
    const file = fileOf(component, source)
    if (file === null) return []
    return statedHashes(component).map(({ value: { digest, fault }, index }): ChecksumRecord => {
      const value: RecordedChecksum = {
        manifest: source.path,
        source: 'sbom',
        subject: file.path,
        algorithm: digest.algorithm,
        expected: digest.value,
        reason: fault,
      }
      const locate: ChecksumRecord['locate'] = async ([field]) => {
        const pointer = list.pointer(number)
        if (field === 'subject') return span([...pointer, 'name'])
        const hash = [...pointer, 'hashes', String(index)]
        if (field === 'expected') return span([...hash, 'content'])
        return span(field === 'algorithm' ? [...hash, 'alg'] : hash)
      }
      return { into: 'checksums', value, locate }
    })
  })
}
