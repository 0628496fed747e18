import fc from 'fast-check'
import { Marked } from 'marked'
import { describe, expect, it } from 'vitest'
import {
  forHtml,
  forJson,
  forMarkdown,
  forMarkdownWithCode,
  forTerminal,
  forWorkflowCommandData,
  forWorkflowCommandProperty,
  pathToUri,
  visible,
} from '../../src/reports/neutralise.ts'
import { hostileText } from './hostile.ts'
import { decodeEntities, elementNames, textContent } from './html.ts'
import { runnerCommand, runnerLines, unescapeData, unescapeProperty } from './runner.ts'

const HIDDEN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/u

describe('visible', () => {
  it.each([
    ['line\nbreak\r', 'line\\nbreak\\r'],
    ['\u001b[31mred', '\\x1b[31mred'],
    ['c1 \u009b2J', 'c1 \\x9b2J'],
    ['gpj.\u202ecard', 'gpj.\\u202ecard'],
    ['zero\u200bwidth', 'zero\\u200bwidth'],
    ['tag\u{e0041}', 'tag\\u{e0041}'],
    ['lone \ud800', 'lone \\ud800'],
  ])('shows %j as %j', (text, shown) => expect(visible(text)).toBe(shown))

  it('leaves what shows as what it is', () => {
    const text = 'naïve 日本語 العربية ❤️ 🏳️ C:\\models 100 %'
    expect(visible(text)).toBe(text)
  })

  it('keeps a variation selector only after a pictograph', () => {
    expect(visible('❤\ufe0f :\ufe0f:')).toBe('❤\ufe0f :\\ufe0f:')
  })
})

describe('forTerminal', () => {
  it('gives one line without anything hidden, whatever it is given', () => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        expect(forTerminal(text)).not.toMatch(HIDDEN)
      }),
    )
  })

  it('gives no command to the runner, wherever the line is broken', () => {
    fc.assert(
      fc.property(hostileText(), fc.nat(), (text, at) => {
        const words = forTerminal(text).split(' ')
        const broken = words
          .map((word, index) => (index === at % words.length ? `\n${word}` : word))
          .join(' ')
        for (const line of runnerLines(broken)) expect(runnerCommand(line)).toBeNull()
      }),
    )
  })

  it('leaves colons within a word', () => expect(forTerminal('std::string a:b')).toBe('std::string a:b'))
})

describe('workflow commands', () => {
  it('data is the neutralised text again once the runner has un-escaped it', () => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        const escaped = forWorkflowCommandData(text)
        expect(escaped).not.toMatch(HIDDEN)
        expect(unescapeData(escaped)).toBe(forTerminal(text))
      }),
    )
  })

  it('a property is the visible text again, and cannot end itself or begin another', () => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        const escaped = forWorkflowCommandProperty(text)
        expect(escaped).not.toMatch(/[:,\r\n]/)
        expect(unescapeProperty(escaped)).toBe(visible(text))
      }),
    )
  })

  it('the runner reads back what was written', () => {
    fc.assert(
      fc.property(hostileText(), hostileText(), (title, message) => {
        const line = `::error file=a,title=${forWorkflowCommandProperty(title)}::${forWorkflowCommandData(message)}`
        const command = runnerCommand(line)
        expect(command?.name).toBe('error')
        expect([...(command?.properties.keys() ?? [])]).toEqual(['file', 'title'])
      }),
    )
  })
})

describe('forMarkdown', () => {
  const marked = new Marked({ gfm: true })
  const places = {
    paragraph: { around: (text: string) => `x ${text}`, elements: ['p'] },
    'whole paragraph': { around: (text: string) => `${text}\n`, elements: ['p'] },
    'list item': { around: (text: string) => `- ${text}\n`, elements: ['ul', 'li'] },
    'table cell': {
      around: (text: string) => `| a | b |\n| --- | --- |\n| ${text} | end |\n`,
      elements: ['table', 'thead', 'tr', 'th', 'tbody', 'td'],
    },
    'link text': {
      around: (text: string) => `see [x ${text}](https://our.example/)\n`,
      elements: ['p', 'a'],
    },
    summary: {
      around: (text: string) => `<details>\n<summary>${text}</summary>\n\nend\n\n</details>\n`,
      elements: ['details', 'summary', 'p'],
    },
  }

  it.each(Object.entries(places))('is nothing but text in a %s', (_name, { around, elements }) => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        const html = marked.parse(around(forMarkdown(text)), { async: false })
        expect(elements).toEqual(expect.arrayContaining(elementNames(html)))
        const shown = textContent(html).replaceAll('\u200b', '')
        expect(shown).toContain(visible(text).trim().replaceAll('\u200b', ''))
      }),
    )
  })

  it('mentions nobody and refers to nothing', () => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        const shown = decodeEntities(forMarkdown(text))
        expect(shown).not.toMatch(/@[^\s\u200b]/)
        expect(shown).not.toMatch(/#\d/)
        expect(shown).not.toMatch(/\bGH-\d/i)
      }),
    )
  })

  it('leaves ordinary sentences as they are', () => {
    const text = 'SHA-256 of model.bin (v1.0) is 9f86…, at 10:30; see "Limits", 100 %.'
    expect(forMarkdown(text)).toBe(text)
  })
})

describe('forHtml', () => {
  it('is text, and stays within quotes', () => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        const escaped = forHtml(text)
        expect(escaped).not.toMatch(/[<>"'`]/)
        expect(decodeEntities(escaped)).toBe(visible(text))
      }),
    )
  })
})

describe('forJson', () => {
  it('changes the document only where a terminal or the runner would act on it, and never its value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), hostileText(), (value, text) => {
        const document = forJson(JSON.stringify({ value, [text]: text }, null, 2))
        expect(JSON.parse(document)).toEqual({ value: JSON.parse(JSON.stringify(value)), [text]: text })
        expect(document.replaceAll('\n', '')).not.toMatch(HIDDEN)
        for (const line of runnerLines(document)) expect(runnerCommand(line)).toBeNull()
      }),
    )
  })
})

describe('pathToUri', () => {
  it('is plain ASCII without anything that ends a Markdown link, and decodes to the path', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (path) => {
        const uri = pathToUri(path)
        expect(uri).toMatch(/^[A-Za-z0-9%/._~-]*$/)
        expect(decodeURIComponent(uri)).toBe(path)
      }),
    )
  })

  it('survives a lone surrogate', () => expect(pathToUri('a\ud800/b')).toBe('a%EF%BF%BD/b'))
})

describe('forMarkdownWithCode', () => {
  it('shows what stands between backticks as code, and nothing else as markup', () => {
    const marked = new Marked({ gfm: true })
    fc.assert(
      fc.property(hostileText(), hostileText(), (before, code) => {
        const html = marked.parse(`| a |\n| --- |\n| ${forMarkdownWithCode(`${before}\`${code}\``)} |\n`, {
          async: false,
        })
        const elements = ['table', 'thead', 'tr', 'th', 'tbody', 'td', 'code']
        expect(elements).toEqual(expect.arrayContaining(elementNames(html)))
      }),
    )
  })

  it('leaves an odd backtick as it is', () => {
    expect(forMarkdownWithCode('a ` b')).toBe(forMarkdown('a ` b'))
    expect(forMarkdownWithCode('run `dvc commit` twice')).toBe('run <code>dvc commit</code> twice')
  })
})
