/** Addresses of license texts, with the id of the license in the address. */
const ADDRESSES: readonly (readonly [pattern: RegExp, id: (found: RegExpExecArray) => string])[] = [
  [/^(?:www\.)?spdx\.org\/licenses\/([\w.+-]+?)(?:\.html|\.json|\.txt)?$/, ([, id]) => id ?? ''],
  [/^(?:www\.)?opensource\.org\/licenses?\/([\w.+-]+?)(?:\.php)?$/, ([, id]) => id ?? ''],
  [/^(?:www\.)?choosealicense\.com\/licenses\/([\w.+-]+)$/, ([, id]) => id ?? ''],
  [/^(?:www\.)?apache\.org\/licenses\/license-2\.0(?:\.html|\.txt)?$/, () => 'apache-2.0'],
  [
    /^(?:www\.)?creativecommons\.org\/licenses\/(by(?:-nc)?(?:-nd|-sa)?)\/([1-4]\.[05])(?:\/|$)/,
    ([, kind, version]) => `cc-${kind}-${version}`,
  ],
  [/^(?:www\.)?creativecommons\.org\/publicdomain\/zero\/1\.0(?:\/|$)/, () => 'cc0-1.0'],
  [/^(?:www\.)?opendatacommons\.org\/licenses\/(odbl|by|pddl)(?:\/|$)/, ([, id]) => ODC_IDS[id ?? ''] ?? ''],
  [/^cdla\.dev\/(permissive-[12]-0|sharing-1-0)(?:\/|$)/, ([, id]) => `cdla-${id?.replace('-0', '.0')}`],
]

const ODC_IDS: Readonly<Record<string, string>> = { odbl: 'odbl', by: 'odc-by', pddl: 'pddl' }

/** The license id that the address of a license text stands for, to be resolved as any id is; null for every other address. */
export function licenseOfAddress(url: string): string | null {
  const address = /^https?:\/\/(\S{1,200})$/i.exec(url.trim())?.[1]?.toLowerCase().replace(/\/$/, '')
  if (address === undefined) return null
  for (const [pattern, id] of ADDRESSES) {
    const found = pattern.exec(address)
    if (found !== null) return id(found)
  }
  return null
}
