import { describe, it } from 'vitest'
import { type REPORT_FORMATS, renderReport } from '../../src/reports/index.ts'
import type { RenderOptions } from '../../src/reports/options.ts'
import { CASES, failing, passing } from './cases.ts'
import { expectGolden } from './golden.ts'

const OPTIONS: RenderOptions = { columns: 110, linkBase: 'https://github.com/acme/models/blob/0123456' }

const FORMATS = [
  ['text', 'txt'],
  ['json', 'json'],
  ['sarif', 'sarif'],
  ['github', 'github.txt'],
  ['summary', 'md'],
] as const satisfies readonly (readonly [keyof typeof REPORT_FORMATS, string])[]

describe.each(Object.entries(CASES))('%s', (name, report) => {
  it.each(FORMATS)('as %s', async (format, extension) => {
    expectGolden(`${name}.${extension}`, await renderReport(format, report, OPTIONS))
  })
})

describe('text for other terminals', () => {
  it('in colour', async () =>
    expectGolden('failing.color.txt', await renderReport('text', failing, { color: true })))
  it('in ASCII, narrow', async () => {
    expectGolden('failing.ascii.txt', await renderReport('text', failing, { ascii: true, columns: 72 }))
  })
  it('verbose', async () => {
    expectGolden('passing.verbose.txt', await renderReport('text', passing, { verbose: true, columns: 110 }))
  })
})
