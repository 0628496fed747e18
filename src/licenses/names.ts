import { MODEL_LICENSES } from './model-licenses.ts'
import { spdxId } from './spdx-ids.ts'

/** Names that people write for an SPDX license, in the form that `plain` gives; versions and Creative Commons are by rule. */
const NAMES: Readonly<Record<string, string>> = {
  'apache 2': 'Apache-2.0',
  'apache 2 0': 'Apache-2.0',
  'apache software 2 0': 'Apache-2.0',
  asl2: 'Apache-2.0',
  mit: 'MIT',
  expat: 'MIT',
  isc: 'ISC',
  '2 clause bsd': 'BSD-2-Clause',
  'bsd 2 clause': 'BSD-2-Clause',
  'simplified bsd': 'BSD-2-Clause',
  'bsd 2 clause simplified': 'BSD-2-Clause',
  '3 clause bsd': 'BSD-3-Clause',
  'bsd 3 clause': 'BSD-3-Clause',
  'bsd 3 clause new or revised': 'BSD-3-Clause',
  'new bsd': 'BSD-3-Clause',
  'modified bsd': 'BSD-3-Clause',
  'boost software 1 0': 'BSL-1.0',
  'mozilla public 2 0': 'MPL-2.0',
  'eclipse public 1 0': 'EPL-1.0',
  'eclipse public 2 0': 'EPL-2.0',
  'european union public 1 1': 'EUPL-1.1',
  'european union public 1 2': 'EUPL-1.2',
  'gnu general public 2 0': 'GPL-2.0',
  'gnu general public 3 0': 'GPL-3.0',
  'gnu lesser general public 2 1': 'LGPL-2.1',
  'gnu lesser general public 3 0': 'LGPL-3.0',
  'gnu affero general public 3 0': 'AGPL-3.0',
  'academic free 3 0': 'AFL-3.0',
  'artistic 2 0': 'Artistic-2.0',
  gplv2: 'GPL-2.0',
  gplv3: 'GPL-3.0',
  lgplv3: 'LGPL-3.0',
  agplv3: 'AGPL-3.0',
  unlicense: 'Unlicense',
  zlib: 'Zlib',
  'creative commons zero 1 0 universal': 'CC0-1.0',
  'creative commons zero 1 0': 'CC0-1.0',
  'cc0 1 0 universal': 'CC0-1.0',
  cc0: 'CC0-1.0',
  'open data commons open database 1 0': 'ODbL-1.0',
  'open database': 'ODbL-1.0',
  'open data commons attribution 1 0': 'ODC-By-1.0',
  'open data commons public domain dedication and': 'PDDL-1.0',
  'computational use of data agreement': 'C-UDA-1.0',
  'community data agreement permissive 1 0': 'CDLA-Permissive-1.0',
  'community data agreement permissive 2 0': 'CDLA-Permissive-2.0',
  'community data agreement sharing 1 0': 'CDLA-Sharing-1.0',
}

const MODEL_NAMES: ReadonlyMap<string, string> = new Map(
  MODEL_LICENSES.flatMap(({ id, names = [] }) =>
    [id, ...names].map((name) => [plain(name), `LicenseRef-${id}`] as const),
  ),
)

/** Longer texts are no names. */
const LONGEST = 150

/** The license that a name stands for: "Apache License, Version 2.0", "CC BY-NC 4.0". Null where it may stand for several. */
export function licenseByName(name: string): string | null {
  if (name.length > LONGEST || isUnbalanced(name)) return null
  const key = plain(name)
  return (Object.hasOwn(NAMES, key) ? NAMES[key] : undefined) ?? MODEL_NAMES.get(key) ?? creativeCommons(key)
}

/** A broken expression is no name. */
function isUnbalanced(name: string): boolean {
  return name.split('(').length !== name.split(')').length
}

/** Small letters and single spaces, without punctuation and the words that names have or have not. */
function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9+]+/g, ' ')
    .replace(/(?<=\d)(?=[a-z])|(?<=\bv)(?=\d)/g, ' ')
    .replace(/\b(?:the|licen[cs]e|version|v)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

const ELEMENTS: readonly (readonly [RegExp, string])[] = [
  [/\bnon ?commercial\b|\bnc\b/, '-NC'],
  [/\bshare ?alike\b|\bsa\b/, '-SA'],
  [/\bno ?deriv(?:ative|ate)?s?\b|\bnd\b/, '-ND'],
]

/** "Creative Commons Attribution Non Commercial 4.0 International", "cc by sa 3.0"; a version has to be there. */
function creativeCommons(key: string): string | null {
  const match =
    /^(?:creative commons|cc) (?:attribution|by)\b([a-z ]*?) ?([1-4]) ([05])(?: international| unported| generic| deed)?$/.exec(
      key,
    )
  if (match === null) return null
  const [, words = '', major, minor] = match
  const rest = ELEMENTS.reduce((text, [pattern]) => text.replace(pattern, ''), words)
  if (rest.trim() !== '') return null
  const elements = ELEMENTS.map(([pattern, element]) => (pattern.test(words) ? element : '')).join('')
  return spdxId(`CC-BY${elements}-${major}.${minor}`) ?? null
}
