import type { Reading, Source } from '../reader.ts'
import { readCycloneDx } from './cyclonedx/read.ts'

/** What fewer repositories have is loaded when a file is in it. */
export async function readSbom(source: Source): Promise<Reading> {
  if (source.format.startsWith('spdx-')) return (await import('./spdx/read.ts')).readSpdx(source)
  if (source.format === 'openvex') return (await import('./openvex/read.ts')).readOpenVex(source)
  return readCycloneDx(source)
}
