import type { Reading, Source } from '../reader.ts'
import { readCycloneDx } from './cyclonedx/read.ts'

/** SPDX is loaded when a file is in it. */
export async function readSbom(source: Source): Promise<Reading> {
  if (source.format.startsWith('spdx-')) return (await import('./spdx/read.ts')).readSpdx(source)
  return readCycloneDx(source)
}
