import type { LicenseTerms } from '../facts/types.ts'
import {
  copyleft,
  nonCommercial,
  permissive,
  researchOnly,
  responsibleUse,
  withoutConditions,
} from './terms.ts'

/** Terms of the SPDX ids that models, data and the code around them are under. Families with many versions are below. */
const SPDX_TERMS: ReadonlyMap<string, LicenseTerms> = new Map([
  ['0BSD', withoutConditions('https://spdx.org/licenses/0BSD.html')],
  ['AFL-3.0', permissive('https://spdx.org/licenses/AFL-3.0.html, section 6')],
  ['Apache-1.1', permissive('https://www.apache.org/licenses/LICENSE-1.1')],
  ['Apache-2.0', permissive('https://www.apache.org/licenses/LICENSE-2.0, section 4')],
  ['Artistic-1.0', permissive('https://spdx.org/licenses/Artistic-1.0.html')],
  ['Artistic-2.0', permissive('https://spdx.org/licenses/Artistic-2.0.html, section 4')],
  ['BSL-1.0', permissive('https://www.boost.org/LICENSE_1_0.txt')],
  ['BlueOak-1.0.0', permissive('https://blueoakcouncil.org/license/1.0.0, Notices')],
  [
    'C-UDA-1.0',
    responsibleUse('https://spdx.org/licenses/C-UDA-1.0.html, section 2: computational use only'),
  ],
  ['CC0-1.0', withoutConditions('https://creativecommons.org/publicdomain/zero/1.0/legalcode')],
  ['CC-PDM-1.0', withoutConditions('https://creativecommons.org/publicdomain/mark/1.0/')],
  ['CDDL-1.0', copyleft('https://spdx.org/licenses/CDDL-1.0.html, section 3.1')],
  ['CDDL-1.1', copyleft('https://spdx.org/licenses/CDDL-1.1.html, section 3.1')],
  ['CDLA-Permissive-1.0', permissive('https://cdla.dev/permissive-1-0/, section 3.1')],
  // Only the text of the agreement has to go along.
  ['CDLA-Permissive-2.0', withoutConditions('https://cdla.dev/permissive-2-0/, section 2.1')],
  ['CDLA-Sharing-1.0', copyleft('https://cdla.dev/sharing-1-0/, section 3.1')],
  ['DL-DE-BY-2.0', permissive('https://www.govdata.de/dl-de/by-2-0, section 2')],
  ['DL-DE-ZERO-2.0', withoutConditions('https://www.govdata.de/dl-de/zero-2-0')],
  ['ECL-2.0', permissive('https://spdx.org/licenses/ECL-2.0.html, section 4')],
  ['EPL-1.0', copyleft('https://www.eclipse.org/legal/epl-v10.html, section 3')],
  ['EPL-2.0', copyleft('https://www.eclipse.org/legal/epl-2.0/, section 3')],
  ['EUPL-1.1', copyleft('https://spdx.org/licenses/EUPL-1.1.html, article 5')],
  ['EUPL-1.2', copyleft('https://spdx.org/licenses/EUPL-1.2.html, article 5')],
  // No offering as a hosted service.
  ['Elastic-2.0', responsibleUse('https://www.elastic.co/licensing/elastic-license, Limitations')],
  ['Hippocratic-2.1', responsibleUse('https://spdx.org/licenses/Hippocratic-2.1.html, section 3')],
  ['HPND', permissive('https://spdx.org/licenses/HPND.html')],
  ['ISC', permissive('https://spdx.org/licenses/ISC.html')],
  // "shall be used for Good, not Evil"
  ['JSON', responsibleUse('https://spdx.org/licenses/JSON.html')],
  ['LGPLLR', copyleft('https://spdx.org/licenses/LGPLLR.html, section 3')],
  ['LPPL-1.3c', permissive('https://www.latex-project.org/lppl/lppl-1-3c/')],
  ['MIT', permissive('https://spdx.org/licenses/MIT.html')],
  ['MIT-0', withoutConditions('https://spdx.org/licenses/MIT-0.html')],
  ['MPL-1.1', copyleft('https://www.mozilla.org/MPL/1.1/, section 3.1')],
  ['MPL-2.0', copyleft('https://www.mozilla.org/MPL/2.0/, section 3')],
  ['MS-PL', permissive('https://spdx.org/licenses/MS-PL.html, section 3')],
  ['MulanPSL-2.0', permissive('https://spdx.org/licenses/MulanPSL-2.0.html, section 4')],
  ['NCSA', permissive('https://spdx.org/licenses/NCSA.html')],
  ['NLOD-2.0', permissive('https://data.norge.no/nlod/en/2.0, section 5')],
  ['O-UDA-1.0', permissive('https://spdx.org/licenses/O-UDA-1.0.html, section 3')],
  ['ODC-By-1.0', permissive('https://opendatacommons.org/licenses/by/1-0/, section 4.2')],
  ['ODbL-1.0', copyleft('https://opendatacommons.org/licenses/odbl/1-0/, section 4.4')],
  ['OFL-1.1', copyleft('https://spdx.org/licenses/OFL-1.1.html, condition 5')],
  ['OGL-UK-3.0', permissive('https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/')],
  ['OSL-3.0', copyleft('https://spdx.org/licenses/OSL-3.0.html, section 1(c)')],
  ['OpenMDW-1.0', permissive('https://openmdw.ai/license/')],
  ['PDDL-1.0', withoutConditions('https://opendatacommons.org/licenses/pddl/1-0/')],
  ['PSF-2.0', permissive('https://spdx.org/licenses/PSF-2.0.html, section 2')],
  [
    'PolyForm-Noncommercial-1.0.0',
    nonCommercial('https://polyformproject.org/licenses/noncommercial/1.0.0/, Noncommercial Purposes'),
  ],
  ['PostgreSQL', permissive('https://spdx.org/licenses/PostgreSQL.html')],
  ['Python-2.0', permissive('https://spdx.org/licenses/Python-2.0.html, section 2')],
  // Whoever offers it as a service has to publish the service.
  ['SSPL-1.0', copyleft('https://www.mongodb.com/legal/licensing/server-side-public-license, section 13')],
  ['Unicode-3.0', permissive('https://www.unicode.org/license.txt')],
  ['Unlicense', withoutConditions('https://unlicense.org/')],
  ['UPL-1.0', permissive('https://spdx.org/licenses/UPL-1.0.html')],
  ['W3C', permissive('https://spdx.org/licenses/W3C.html')],
  ['WTFPL', withoutConditions('https://spdx.org/licenses/WTFPL.html')],
  ['X11', permissive('https://spdx.org/licenses/X11.html')],
  ['ZPL-2.1', permissive('https://spdx.org/licenses/ZPL-2.1.html')],
  ['Zlib', permissive('https://spdx.org/licenses/Zlib.html, condition 1')],
  ['curl', permissive('https://spdx.org/licenses/curl.html')],
  ['etalab-2.0', permissive('https://spdx.org/licenses/etalab-2.0.html')],
])

/** Ids of the table; the tests hold them against SPDX's list. */
export const SPDX_TABLE_IDS: readonly string[] = [...SPDX_TERMS.keys()]

/** Terms of an SPDX license id in its official spelling; null if the table does not know it. */
export function termsOfSpdxId(id: string): LicenseTerms | null {
  return SPDX_TERMS.get(id) ?? creativeCommons(id) ?? familyTerms(id)
}

/** The id spells out what the license asks; sections of the legal code: 3(a) BY, 3(b) SA, 2(a)(1) NC and ND. */
function creativeCommons(id: string): LicenseTerms | null {
  const [, elements, version, place] = /^CC-BY((?:-(?:NC|SA|ND))*)-(\d\.\d)(?:-([A-Z]+))?$/.exec(id) ?? []
  if (elements === undefined || version === undefined) return null
  const path = [`by${elements.toLowerCase()}`, version, ...(place === undefined ? [] : [place.toLowerCase()])]
  return permissive(`https://creativecommons.org/licenses/${path.join('/')}/legalcode`, {
    commercial_use: !elements.includes('NC'),
    derivatives: !elements.includes('ND'),
    share_alike: elements.includes('SA'),
  })
}

function familyTerms(id: string): LicenseTerms | null {
  const source = `https://spdx.org/licenses/${id}.html`
  if (/^BSD-[1-4]-Clause/.test(id)) return permissive(source)
  if (/^(?:A|L)?GPL-\d|^GFDL-\d|^CECILL-[12]/.test(id)) return copyleft(source)
  if (/^PolyForm-/.test(id)) return researchOnly(source)
  return null
}
