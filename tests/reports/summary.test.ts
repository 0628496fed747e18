import { Marked } from 'marked'
import { describe, expect, it } from 'vitest'
import { renderSummary, SUMMARY_BYTES } from '../../src/reports/summary/summary.ts'
import { failing, many, passing } from './cases.ts'
import { hostile } from './hostile-case.ts'
import { elementNames } from './html.ts'

const marked = new Marked({ gfm: true })

describe('job summary', () => {
  it('stays within its bytes and says what is cut', () => {
    const markdown = renderSummary(many(10_000), { elsewhere: 'report.json' })
    expect(Buffer.byteLength(markdown)).toBeLessThanOrEqual(SUMMARY_BYTES)
    expect(markdown).toMatch(/\d+ findings are not shown here; see report\.json\./)
  })

  it.each([50, 500, 2_000, 10_000, 100_000])('stays within %i bytes', (budget) => {
    for (const report of [many(2_000), hostile, failing]) {
      expect(Buffer.byteLength(renderSummary(report, { budget }))).toBeLessThanOrEqual(budget)
    }
  })

  it('counts in bytes, not in characters', () => {
    const whole = renderSummary(failing, {})
    const bytes = Buffer.byteLength(whole)
    expect(bytes).toBeGreaterThan(whole.length)
    expect(renderSummary(failing, { budget: bytes })).toBe(whole)
    expect(renderSummary(failing, { budget: bytes - 1 })).not.toBe(whole)
  })

  it('keeps the verdict and the beginning of what blocks when little fits', () => {
    const markdown = renderSummary(many(2_000), { budget: 2_000 })
    expect(markdown).toContain('## ❌ Modelward: 666 errors')
    expect(markdown).toContain('### What blocks')
    expect(markdown).toMatch(/\d+ findings are not shown here/)
  })

  it('links to lines of the revision, of Markdown as source', () => {
    const linkBase = 'https://github.com/acme/models/blob/abc/'
    expect(renderSummary(failing, { linkBase })).toContain(
      '](https://github.com/acme/models/blob/abc/ml/systems/fraud/README.md?plain=1#L14)',
    )
    expect(renderSummary(failing, {})).not.toContain('](')
  })

  it('names the packs and their digests', () => {
    expect(renderSummary(passing, {})).toContain(
      passing.packs[0]?.digest.slice('sha256:'.length) ?? 'no pack',
    )
  })

  it('consists of its own elements, whatever the artifacts say', () => {
    const html = marked.parse(renderSummary(hostile, { linkBase: 'https://our.example' }), { async: false })
    const own = [
      'h2',
      'h3',
      'p',
      'table',
      'code',
      'thead',
      'tbody',
      'tr',
      'th',
      'td',
      'details',
      'summary',
      'ul',
      'li',
      'a',
    ]
    expect(own).toEqual(expect.arrayContaining(elementNames(html)))
    const targets = [...html.matchAll(/href="([^"]*)"/g)].map((match) => match[1])
    expect(targets.every((target) => target?.startsWith('https://our.example/models/'))).toBe(true)
    expect(targets.length).toBeGreaterThan(0)
  })
})
