import type { Component, RecordedSbom } from '../../../facts/types.ts'
import type { RecordedChecksum } from '../../reader.ts'

/** What an SPDX document says, whether it follows its schema or not. */
export interface Draft {
  readonly sbom: Omit<RecordedSbom, 'path' | 'format' | 'valid' | 'errors'>
  readonly checksums: readonly RecordedChecksum[]
  /** The document has more components than are read. */
  readonly truncated: boolean
}

/** Far above the documents that are seen in practice; a policy sees little more. */
export const COMPONENT_LIMIT = 75_000

/** A component of which nothing is known but what it is called. */
export function newComponent(ref: string | null, type: string, name: string): Component {
  return {
    ref,
    type,
    subject: false,
    group: null,
    name,
    version: null,
    supplier: null,
    producer: null,
    purl: null,
    cpes: [],
    identifiers: [],
    scope: null,
    license: null,
    license_statements: [],
    hashes: [],
    verification_code: null,
    file: null,
    urls: [],
    ancestors: [],
    model_card: null,
    data: null,
    evidence: null,
    delivered: null,
    properties: [],
    placeholders: [],
  }
}

/** What SPDX has no field for. */
export const NOT_IN_SPDX = {
  serial_version: null,
  supplier: null,
  provides: {},
  compositions: [],
  services: [],
  urls: [],
  bom_links: [],
} satisfies Partial<RecordedSbom>
