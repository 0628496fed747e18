import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import hub from '../../src/artifacts/hub/values.json' with { type: 'json' }
import { EXPRESSION_LIMIT } from '../../src/licenses/expression.ts'
import { MODEL_LICENSES } from '../../src/licenses/model-licenses.ts'
import { resolveLicense } from '../../src/licenses/resolve.ts'
import { spdxId } from '../../src/licenses/spdx-ids.ts'
import { SPDX_TABLE_IDS, termsOfSpdxId } from '../../src/licenses/spdx-table.ts'

describe('ids', () => {
  it.each([
    ['MIT', 'MIT'],
    ['apache-2.0', 'Apache-2.0'],
    ['cc-by-nc-sa-4.0', 'CC-BY-NC-SA-4.0'],
    [' bsd-3-clause ', 'BSD-3-Clause'],
    ['odbl', 'ODbL-1.0'],
    ['pddl', 'PDDL-1.0'],
    ['odc-by', 'ODC-By-1.0'],
    ['c-uda', 'C-UDA-1.0'],
    ['lgpl-lr', 'LGPLLR'],
    ['llama3.1', 'LicenseRef-llama3.1'],
    ['Gemma', 'LicenseRef-gemma'],
    ['openrail++', 'LicenseRef-openrail-plus-plus'],
    ['LicenseRef-our-terms', 'LicenseRef-our-terms'],
    ['mit OR apache-2.0', 'MIT OR Apache-2.0'],
    [
      '(mit and isc) or GPL-2.0-or-later with Classpath-exception-2.0',
      '(MIT AND ISC) OR GPL-2.0-or-later WITH Classpath-exception-2.0',
    ],
    ['gpl-2.0+', 'GPL-2.0+'],
  ])('%s is %s', (id, spdx) => {
    const license = resolveLicense([id])
    expect(license.spdx).toBe(spdx)
    expect(license.id).toBe(id.trim())
  })

  it.each([
    'NOASSERTION',
    'NONE',
    'unknown',
    'other',
    'Apache',
    'BSD license',
    'Creative Commons',
    'CC BY',
    'https://example.com/LICENSE',
    'MIT OR',
    'MIT Apache-2.0',
    '(MIT',
    'MIT WITH',
    'proprietary',
    '__proto__',
    'MIT AND unknown',
    'constructor',
  ])('%s resolves to nothing', (id) => {
    expect(resolveLicense([id])).toMatchObject({ id, spdx: null, terms: null, vague: false, deprecated: [] })
  })

  it.each(['bsd', 'cc', 'gpl', 'lgpl', 'gfdl', 'openrail'])('%s names a family and no license', (id) => {
    expect(resolveLicense([id])).toMatchObject({ spdx: null, vague: true })
  })

  it('says which ids SPDX calls deprecated', () => {
    expect(resolveLicense(['gpl-3.0']).deprecated).toEqual(['GPL-3.0'])
    expect(resolveLicense(['LGPL-2.1 AND gpl-3.0+ AND LGPL-2.1']).deprecated).toEqual(['LGPL-2.1', 'GPL-3.0'])
    expect(resolveLicense(['GPL-3.0-only']).deprecated).toEqual([])
  })

  it('joins the licenses of a list: all of them apply', () => {
    expect(resolveLicense(['mit', 'cc-by-4.0', 'mit'])).toMatchObject({
      id: 'mit, cc-by-4.0',
      spdx: 'MIT AND CC-BY-4.0',
    })
    expect(resolveLicense(['mit OR isc', 'zlib']).spdx).toBe('(MIT OR ISC) AND Zlib')
    expect(resolveLicense(['mit', 'bsd'])).toMatchObject({ spdx: null, terms: null, vague: true })
    expect(resolveLicense([])).toMatchObject({ id: null, spdx: null, terms: null })
    expect(resolveLicense([''])).toMatchObject({ id: null })
  })

  it('keeps name and link as they are', () => {
    const license = resolveLicense(['other'], { name: 'our-terms', link: 'LICENSE', linkExists: true })
    expect(license).toMatchObject({ name: 'our-terms', link: 'LICENSE', link_exists: true, terms: null })
  })

  it('refuses expressions longer than anyone writes, at once', () => {
    const long = Array(EXPRESSION_LIMIT).fill('MIT').join(' AND ')
    expect(resolveLicense([long]).spdx).toBeNull()
    expect(resolveLicense(['('.repeat(EXPRESSION_LIMIT)]).spdx).toBeNull()
  })

  it('resolves its own SPDX expression to itself', () => {
    const id = fc.constantFrom('mit', 'APACHE-2.0', 'gpl-3.0', 'llama2', 'odbl', 'LicenseRef-x')
    const expression = fc.letrec<{ node: string }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        id,
        fc
          .tuple(tie('node'), fc.constantFrom(' and ', ' OR '), tie('node'))
          .map(([a, op, b]) => `(${a}${op}${b})`),
      ),
    })).node
    fc.assert(
      fc.property(expression, (source) => {
        const { spdx } = resolveLicense([source])
        expect(spdx).not.toBeNull()
        expect(resolveLicense([spdx ?? '']).spdx).toBe(spdx)
      }),
    )
  })
})

describe('names and addresses', () => {
  it.each([
    ['Apache 2.0', 'Apache-2.0'],
    ['Apache License, Version 2.0', 'Apache-2.0'],
    ['The MIT License', 'MIT'],
    ['MIT License', 'MIT'],
    ['BSD 3-Clause "New" or "Revised" License', 'BSD-3-Clause'],
    ['GPLv3', 'GPL-3.0'],
    ['GNU General Public License v3.0', 'GPL-3.0'],
    ['Creative Commons Attribution 4.0 International', 'CC-BY-4.0'],
    ['Creative Commons Attribution Non Commercial Share Alike 3.0', 'CC-BY-NC-SA-3.0'],
    ['Attribution-NonCommercial', null],
    ['CC BY-NC-ND 4.0', 'CC-BY-NC-ND-4.0'],
    ['CC BY 7.0', null],
    ['Creative Commons Attribution Gratis 4.0', null],
    ['Llama 3.1 Community License Agreement', 'LicenseRef-llama3.1'],
    ['Gemma Terms of Use', 'LicenseRef-gemma'],
    ['NVIDIA Open Model License', 'LicenseRef-nvidia-open-model-license'],
    ['Our own license', null],
  ])('%s', (name, spdx) => {
    expect(resolveLicense([name]).spdx).toBe(spdx)
    expect(resolveLicense([], { name }).spdx).toBe(spdx)
  })

  it.each([
    ['https://creativecommons.org/licenses/by/4.0/', 'CC-BY-4.0'],
    ['http://creativecommons.org/licenses/by-nc-sa/3.0/legalcode', 'CC-BY-NC-SA-3.0'],
    ['https://creativecommons.org/licenses/by-sa/3.0/at/deed.de', 'CC-BY-SA-3.0-AT'],
    ['https://creativecommons.org/licenses/by/9.9/', null],
    ['https://creativecommons.org/publicdomain/zero/1.0/', 'CC0-1.0'],
    ['https://opensource.org/licenses/MIT', 'MIT'],
    ['https://opensource.org/license/apache-2-0', 'Apache-2.0'],
    ['https://opensource.org/license/bsd-3-clause/', 'BSD-3-Clause'],
    ['https://opensource.org/license/isc-license-txt', 'ISC'],
    ['https://www.apache.org/licenses/LICENSE-2.0.txt', 'Apache-2.0'],
    ['https://spdx.org/licenses/Zlib.html', 'Zlib'],
    ['https://www.gnu.org/licenses/gpl-3.0.en.html', 'GPL-3.0'],
    ['https://www.gnu.org/licenses/old-licenses/gpl-2.0.txt', 'GPL-2.0'],
    ['https://www.gnu.org/licenses/gpl.html', null],
    ['https://opendatacommons.org/licenses/odbl/1-0/', 'ODbL-1.0'],
    ['https://cdla.dev/permissive-2-0/', 'CDLA-Permissive-2.0'],
    ['https://www.mozilla.org/en-US/MPL/2.0/', 'MPL-2.0'],
    ['https://choosealicense.com/licenses/mit/', 'MIT'],
    ['https://www.llama.com/llama3_1/license/', 'LicenseRef-llama3.1'],
    ['https://ai.google.dev/gemma/terms?hl=de', 'LicenseRef-gemma'],
    ['https://ai.google.dev/gemma/termsofservice', null],
    ['https://evil.example/?https://opensource.org/licenses/MIT', null],
    ['https://huggingface.co/spaces/CompVis/stable-diffusion-license', 'LicenseRef-creativeml-openrail-m'],
    ['ftp://opensource.org/licenses/MIT', null],
  ])('%s', (url, spdx) => {
    expect(resolveLicense([url]).spdx).toBe(spdx)
    expect(resolveLicense([], { link: url }).spdx).toBe(spdx)
  })
})

describe('terms', () => {
  const terms = (...ids: string[]) => resolveLicense(ids).terms

  it('spells out Creative Commons ids, of any version and country', () => {
    expect(terms('cc-by-nc-nd-3.0')).toMatchObject({
      commercial_use: false,
      derivatives: false,
      share_alike: false,
      attribution: true,
    })
    expect(terms('CC-BY-SA-3.0-AT')).toMatchObject({
      commercial_use: true,
      derivatives: true,
      share_alike: true,
    })
    expect(terms('cc0-1.0')).toMatchObject({ attribution: false })
  })

  it.each([
    ['mit', { commercial_use: true, share_alike: false, use_restrictions: false, attribution: true }],
    ['gpl-3.0', { commercial_use: true, share_alike: true }],
    ['agpl-3.0-only', { share_alike: true }],
    ['odbl', { share_alike: true, attribution: true }],
    ['llama3.2', { commercial_use: true, use_restrictions: true }],
    ['gemma', { commercial_use: true, use_restrictions: true }],
    ['bigscience-openrail-m', { commercial_use: true, use_restrictions: true }],
    ['apple-amlr', { commercial_use: false }],
    ['openrail', { use_restrictions: true }],
    ['bsd', { commercial_use: true, attribution: true }],
  ])('of %s', (id, expected) => {
    expect(terms(id)).toMatchObject(expected)
  })

  it('are not made up for licenses outside the table', () => {
    expect(resolveLicense(['Beerware'])).toMatchObject({ spdx: 'Beerware', terms: null })
    expect(terms('cc')).toBeNull()
    expect(terms('LicenseRef-x')).toBeNull()
  })

  it('of AND are those of all its licenses', () => {
    expect(terms('mit', 'cc-by-nc-4.0')).toMatchObject({ commercial_use: false, share_alike: false })
    expect(terms('MIT AND Beerware')).toBeNull()
  })

  it('of OR are those of the license that asks least', () => {
    expect(terms('GPL-3.0-only OR MIT')).toMatchObject({ share_alike: false })
    expect(terms('CC-BY-NC-4.0 OR GPL-3.0-only')).toMatchObject({ commercial_use: true, share_alike: true })
    expect(terms('Beerware OR MIT')).toMatchObject({ commercial_use: true })
  })

  it('of `other` follow from a name or link that the table knows', () => {
    expect(resolveLicense(['other'], { name: 'Tongyi-Qianwen' })).toMatchObject({
      id: 'other',
      spdx: 'LicenseRef-tongyi-qianwen',
      terms: { use_restrictions: true, user_cap: 100_000_000 },
    })
    const link = 'https://ai.google.dev/gemma/terms'
    expect(resolveLicense(['other'], { name: 'acme', link }).spdx).toBe('LicenseRef-gemma')
    expect(resolveLicense(['mit'], { name: 'gemma' }).spdx).toBe('MIT')
    expect(resolveLicense(['unknown'], { name: 'gemma' }).spdx).toBeNull()
  })

  it('say what models under Llama have to bear, and who needs another license', () => {
    expect(terms('llama3.1')).toMatchObject({
      naming: expect.stringContaining('"Built with Llama"'),
      user_cap: 700_000_000,
      acceptable_use_policy: 'https://www.llama.com/llama3_1/use-policy',
      sources: ['https://www.llama.com/llama3_1/license/, sections 1.b and 2'],
    })
    expect(terms('llama2')?.naming).toBeNull()
    expect(resolveLicense([], { name: 'stabilityai-ai-community' }).terms).toMatchObject({
      commercial_use: false,
      revenue_cap: 1_000_000,
    })
  })

  it('of AND name what each asks', () => {
    expect(terms('llama3.2', 'llama3.3')).toMatchObject({
      user_cap: 700_000_000,
      acceptable_use_policy:
        'https://www.llama.com/llama3_2/use-policy; https://www.llama.com/llama3_3/use-policy',
      sources: [expect.stringContaining('llama3_2'), expect.stringContaining('llama3_3')],
    })
  })

  it('have a source that can be looked up, each of them', () => {
    const rows = [
      ...SPDX_TABLE_IDS.map((id) => [id, termsOfSpdxId(id)] as const),
      ...MODEL_LICENSES.map(({ id, terms }) => [id, terms] as const),
    ]
    for (const [id, found] of rows) expect(found?.sources, id).toEqual([expect.stringMatching(/^https:\/\//)])
  })

  it('stand under ids that SPDX has', () => {
    expect(SPDX_TABLE_IDS.filter((id) => spdxId(id) !== id)).toEqual([])
  })

  it('are known for every id of the Hub that names a license', () => {
    const unknown = hub.licenses.values.filter((id) => resolveLicense([id]).terms === null)
    expect(unknown).toEqual(['cc', 'unknown', 'other'])
  })
})
