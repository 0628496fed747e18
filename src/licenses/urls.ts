import { MODEL_LICENSES } from './model-licenses.ts'
import { spdxId } from './spdx-ids.ts'

/** Addresses of a license by their form; the first group gives the id, or the second element does. */
const RULES: readonly (readonly [RegExp, (match: readonly string[]) => string])[] = [
  [/^spdx\.org\/licenses\/([\w.+-]+?)(?:\.(?:html|json|txt))?$/, ([, id = '']) => id],
  [/^creativecommons\.org\/publicdomain\/zero\/1\.0/, () => 'CC0-1.0'],
  [/^creativecommons\.org\/publicdomain\/mark\/1\.0/, () => 'CC-PDM-1.0'],
  [
    /^creativecommons\.org\/licenses\/(by(?:-[a-z]+)*)\/(\d\.\d)(?:\/(?!legalcode|deed)([a-z]{2,3}|igo)\b)?/,
    ([, elements = '', version = '', place = '']) =>
      `cc-${elements}-${version}${place === '' ? '' : `-${place}`}`,
  ],
  [
    /^opensource\.org\/licenses?\/([\w.-]+?)(?:-license)?(?:[-.](?:txt|php|html))?$/,
    ([, slug = '']) => slug.replace(/-(\d)-(\d)\b/, '-$1.$2'),
  ],
  [/^apache\.org\/licenses\/license-(\d\.\d)/, ([, version = '']) => `Apache-${version}`],
  [
    /^gnu\.org\/licenses\/(?:old-licenses\/)?([al]?gpl|fdl)-(\d\.\d)/,
    ([, family = '', version = '']) => `${family === 'fdl' ? 'gfdl' : family}-${version}`,
  ],
  [
    /^opendatacommons\.org\/licenses\/(by|odbl|pddl)\/(?:1[-.]0|summary)?/,
    ([, name = '']) => `${name === 'by' ? 'odc-by' : name}-1.0`,
  ],
  [
    /^cdla\.(?:dev|io)\/(permissive|sharing)-(\d)-(\d)/,
    ([, kind = '', major = '', minor = '']) => `cdla-${kind}-${major}.${minor}`,
  ],
  [/^mozilla\.org\/(?:[a-z]{2}-[a-z]{2}\/)?mpl\/(\d\.\d)/, ([, version = '']) => `MPL-${version}`],
  [/^eclipse\.org\/legal\/epl-v?(\d)[.-]?(\d)/, ([, major = '', minor = '']) => `EPL-${major}.${minor}`],
  [/^choosealicense\.com\/licenses\/([\w.-]+)/, ([, id = '']) => id],
  [/^unlicense\.org\b/, () => 'Unlicense'],
  [/^wtfpl\.net\b/, () => 'WTFPL'],
  [/^boost\.org\/license_1_0/, () => 'BSL-1.0'],
  [/^openmdw\.ai\/license/, () => 'OpenMDW-1.0'],
]

/** The license whose text or page stands at a URL; null for every other address. */
export function licenseByUrl(url: string): string | null {
  const match = /^https?:\/\/(?:www\.)?([^?#]{1,300})/i.exec(url.trim())
  if (match?.[1] === undefined) return null
  const address = match[1].toLowerCase().replace(/\/+$/, '')
  for (const [pattern, idOf] of RULES) {
    const found = pattern.exec(address)
    if (found !== null) return spdxId(idOf(found)) ?? null
  }
  const model = MODEL_LICENSES.find(({ urls = [] }) => urls.some((prefix) => isBelow(address, prefix)))
  return model === undefined ? null : `LicenseRef-${model.id}`
}

function isBelow(address: string, prefix: string): boolean {
  return address === prefix || (address.startsWith(prefix) && /^[/.]/.test(address.slice(prefix.length)))
}
