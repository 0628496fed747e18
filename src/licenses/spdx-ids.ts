import deprecatedIds from 'spdx-license-ids/deprecated.json' with { type: 'json' }
import licenseIds from 'spdx-license-ids/index.json' with { type: 'json' }

const CANONICAL = new Map([...licenseIds, ...deprecatedIds].map((id) => [id.toLowerCase(), id]))

/** Ids that SPDX calls deprecated. */
export const DEPRECATED: ReadonlySet<string> = new Set(deprecatedIds)

/** The official spelling of an SPDX id that is written in any case. */
export function spdxId(written: string): string | undefined {
  return CANONICAL.get(written.toLowerCase())
}
