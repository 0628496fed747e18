import { BY_EXTENSION } from '../../model-file/extensions.ts'
import { extensionOf } from '../../paths.ts'

/** Purposes of SPDX that CycloneDX calls otherwise; without separators, in lowercase. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ['model', 'machine-learning-model'],
  ['operatingsystem', 'operating-system'],
  ['devicedriver', 'device-driver'],
])

/** The component type of a package whose purpose is stated; of one without, that of most packages. */
export function typeOfPurpose(purpose: string | null): string {
  if (purpose === null) return 'library'
  const known = TYPES.get(purpose.toLowerCase().replaceAll(/[_-]/g, ''))
  return (
    known ??
    purpose
      .replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-')
      .replaceAll('_', '-')
      .toLowerCase()
  )
}

/**
 * SPDX 2 has no purpose for models. A package is one where its purl says so (purl types `huggingface` and `mlflow`), or
 * its file's name does; a Hub's datasets have a namespace of their own.
 */
export function typeOfPackage(purpose: string | null, purl: string | null, fileName: string | null): string {
  if (purl !== null && /^pkg:huggingface\/datasets\//i.test(purl)) return 'data'
  if (purl !== null && /^pkg:(?:huggingface|mlflow)\//i.test(purl)) return 'machine-learning-model'
  if (fileName !== null && BY_EXTENSION.has(extensionOf(fileName))) {
    return 'machine-learning-model'
  }
  return typeOfPurpose(purpose)
}
