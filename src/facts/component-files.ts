import type { ArtifactRecord } from '../artifacts/reader.ts'
import type { Origin } from './places.ts'
import type { Checksum, Component, File, RecordedSbom } from './types.ts'

type SbomRecord = Extract<ArtifactRecord, { into: 'sboms' }>

/** Component types that stand for a file of the repository; a library's digest is that of a package elsewhere. */
const FILE_TYPES: ReadonlySet<string> = new Set(['machine-learning-model', 'data', 'file'])

export interface ComponentFiles {
  /** The SBOMs, with `file` filled in. */
  sboms: RecordedSbom[]
  /** A digest that finds its file is a digest that agrees. */
  found: { checksum: Checksum; origin: Origin }[]
}

/** Finds the file of each component that names none: the one whose SHA-256 it records. */
export function findFilesOfComponents(
  records: readonly SbomRecord[],
  files: readonly File[],
): ComponentFiles {
  const byDigest = new Map(
    files.flatMap((file) => (file.sha256 === null ? [] : [[file.sha256, file] as const])),
  )
  const found: ComponentFiles['found'] = []
  const sboms = records.map(({ value, locate }) => {
    const components = value.components.map((component, index) => {
      const match = fileByDigest(component, byDigest)
      if (!match) return component
      const pointer = ['components', String(index), 'hashes', String(match.hash)]
      found.push({
        checksum: agreement(value.path, match),
        origin: { path: value.path, locate: () => locate(pointer) },
      })
      return { ...component, file: match.file.path }
    })
    return { ...value, components }
  })
  return { sboms, found }
}

interface Match {
  file: File
  sha256: string
  /** Index in the component's hashes. */
  hash: number
}

function fileByDigest(component: Component, byDigest: ReadonlyMap<string, File>): Match | null {
  if (component.file !== null || !FILE_TYPES.has(component.type)) return null
  for (const [hash, { algorithm, value }] of component.hashes.entries()) {
    const file = algorithm === 'sha256' ? byDigest.get(value) : undefined
    if (file) return { file, sha256: value, hash }
  }
  return null
}

function agreement(manifest: string, { file, sha256 }: Match): Checksum {
  const status = file.lfs_pointer ? 'pointer-match' : 'match'
  return {
    manifest,
    source: 'sbom',
    subject: file.path,
    algorithm: 'sha256',
    expected: sha256,
    actual: sha256,
    status,
    reason: null,
  }
}
