import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BODY_LIMIT, outline } from '../../../src/artifacts/markdown/outline.ts'

const normals = async (body: string) => (await outline(body))?.map(({ normal }) => normal)

describe('outline', () => {
  it('takes headings of both kinds, with what stands below them', async () => {
    const body = '\n# Title\n\ntext\n\nOther\n---\n\n## Third ##\n<!-- nothing -->\n'
    expect(await outline(body)).toMatchObject([
      { level: 1, text: 'Title', line: 1, width: 7, state: 'text' },
      { level: 2, text: 'Other', line: 5, width: 5, state: 'empty' },
      { level: 2, text: 'Third', line: 8, width: 11, state: 'empty' },
    ])
  })

  it('takes nothing in code, comments, lists, quotes and HTML blocks for a heading', async () => {
    const body = [
      '```md',
      '# fenced',
      '```',
      '',
      '    # indented',
      '',
      '<!--',
      '# comment',
      '-->',
      '',
      '- item',
      '  # in a list',
      '',
      '> # quoted',
      '',
      '<pre>',
      '# preformatted',
      '</pre>',
      '',
      '# Real', // biome-ignore format: one line each
    ].join('\n')
    expect(await normals(body)).toEqual(['real'])
  })

  it('compares headings without marks, numbering and "optional"', async () => {
    const body =
      '# **Bias, Risks, & Limitations**\n# 2.1 [Intended Uses](#x):\n# Citation [optional]\n# 🚀 `Usage` <a name="u"></a>\n'
    expect(await normals(body)).toEqual(['bias risks and limitations', 'intended uses', 'citation', 'usage'])
  })

  it('gives the line of a heading that stands in code before as well', async () => {
    expect(await outline('```\n# A\n```\n\n# A\n')).toMatchObject([{ line: 4 }])
  })

  it('gives the line of every heading, whatever stands between and however lines end', async () => {
    const block = fc.constantFrom(
      'text',
      '- a\n- b\n\n  c',
      '> q\n> r',
      '```\ncode\n```',
      '    code',
      '| a |\n|---|\n| b |',
      '<div>\nx\n</div>',
      '***',
      '[a]: b',
      '1. x\n   1. y',
    )
    const ends = fc.constantFrom('\n', '\r\n', '\r')
    await fc.assert(
      fc.asyncProperty(fc.array(block, { maxLength: 6 }), ends, async (blocks, end) => {
        const text = blocks.map((each, index) => `${each}\n\n# h${index}\n\n`).join('')
        const found = await outline(text.replaceAll('\n', end))
        const lines = text.split('\n')
        expect(found?.map(({ line, text }) => lines[line] === `# ${text}`)).toEqual(blocks.map(() => true))
      }),
    )
  })

  it.each(['> ', '- ', '1. ', '> - ', '* > ', '\t', '- a\n'])(
    'comes through %j without end',
    async (unit) => {
      const body = `# First\n\n${unit.repeat(50_000)}\n\nx\n\n# Last\n`
      expect(await normals(body)).toEqual(['first', 'last'])
    },
  )

  it('keeps long rules and underlines', async () => {
    expect(await outline(`Title\n${'-'.repeat(80)}\ntext\n\n${'* '.repeat(60)}\n`)).toMatchObject([
      { level: 2, text: 'Title' },
    ])
  })

  it('reads no more than the limit', async () => {
    expect(await normals(`# A\n${' '.repeat(BODY_LIMIT)}\n# B\n`)).toEqual(['a'])
  })
})
