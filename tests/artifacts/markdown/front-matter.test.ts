import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findFrontMatter, frontMatterKeys } from '../../../src/artifacts/markdown/front-matter.ts'

function yamlOf(text: string): string | null | undefined {
  const found = findFrontMatter(text)
  return found === null ? null : found.closed ? text.slice(found.start, found.end) : undefined
}

describe('findFrontMatter', () => {
  it.each([
    ['---\na: 1\n---\n# T', 'a: 1'],
    ['---\r\na: 1\r\n---\r\n# T', 'a: 1'],
    ['\n\n---\na: 1\n---', 'a: 1'],
    ['---\na: 1\n--- \t\n', 'a: 1'],
    ['---\na: 1\n----\nb: 2\n---\n', 'a: 1\n----\nb: 2'],
    ['---\na: 1\n---x\n---\n', 'a: 1\n---x'],
  ])('%j', (text, yaml) => {
    expect(yamlOf(text)).toBe(yaml)
  })

  it.each(['', '# Title\n', '--- \na: 1\n---\n', '----\na: 1\n----\n', 'text\n---\na: 1\n---\n'])(
    '%j has none',
    (text) => {
      expect(findFrontMatter(text)).toBeNull()
    },
  )

  it.each(['---\na: 1\n', '---\n', '---\n---\n', '---\na: 1\n ---\n'])('%j has one without end', (text) => {
    expect(findFrontMatter(text)).toMatchObject({ closed: false, end: text.length })
  })

  it('finds what the expression of huggingface_hub finds', () => {
    const official = /^(\s*---(?:\r\n|\r|\n))([\S\s]*?)((?:\r\n|\r|\n)---[ \t]*(\r\n|\n|$))/
    const text = fc.string({
      unit: fc.constantFrom('---', '\n', '\r\n', '\r', ' ', 'a: 1', '-', '\t'),
      maxLength: 14,
    })
    fc.assert(
      fc.property(text, (text) => {
        const match = official.exec(text)
        expect(yamlOf(text) ?? undefined).toBe(match?.[2])
        if (match !== null) expect(findFrontMatter(text)?.body).toBe(match[0].length)
      }),
      { numRuns: 5000 },
    )
  })
})

it('sees the keys at the left margin, in YAML that is broken too', () => {
  const text = '---\nlicense: mit\n"tags":\n- a: [\nmodel-index:\n  name: x\nnot a key\nurl:x\n'
  const frontMatter = findFrontMatter(text)
  expect(frontMatter && [...frontMatterKeys(text, frontMatter)]).toEqual(['license', 'tags', 'model-index'])
})
