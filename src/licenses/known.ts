import type { LicenseTerms } from '../facts/types.ts'
import { MODEL_LICENSES } from './model-licenses.ts'
import { termsOfSpdxId } from './spdx-table.ts'
import { copyleft, permissive, responsibleUse } from './terms.ts'

export interface KnownLicense {
  /** SPDX id or LicenseRef-...; null for the name of a family. */
  readonly spdx: string | null
  readonly terms: LicenseTerms | null
}

/** Ids of the Hub that name a family and no license. */
const FAMILIES: readonly (readonly [string, LicenseTerms | null])[] = [
  ['bsd', permissive('https://spdx.org/licenses/BSD-3-Clause.html')],
  ['cc', null],
  ['gfdl', copyleft('https://www.gnu.org/licenses/fdl.html')],
  ['gpl', copyleft('https://www.gnu.org/licenses/gpl.html')],
  ['lgpl', copyleft('https://www.gnu.org/licenses/lgpl.html')],
  ['openrail', responsibleUse('https://www.licenses.ai/')],
]

/** Ids of the Hub that SPDX has under another id. */
const RENAMED = {
  'c-uda': 'C-UDA-1.0',
  'lgpl-lr': 'LGPLLR',
  odbl: 'ODbL-1.0',
  'odc-by': 'ODC-By-1.0',
  pddl: 'PDDL-1.0',
} as const

/** Ids that SPDX does not know, in lower case: those of the Hugging Face Hub, and those that cards give in `license_name`. */
export const KNOWN_LICENSES: ReadonlyMap<string, KnownLicense> = new Map<string, KnownLicense>([
  ...FAMILIES.map(([id, terms]) => [id, { spdx: null, terms }] as const),
  ...Object.entries(RENAMED).map(([id, spdx]) => [id, { spdx, terms: termsOfSpdxId(spdx) }] as const),
  ...MODEL_LICENSES.flatMap(({ id, names = [], terms }) => {
    const known = { spdx: `LicenseRef-${id}`, terms }
    return [id, ...names.filter((name) => !name.includes(' '))].map((each) => [each, known] as const)
  }),
])
