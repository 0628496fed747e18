import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { documentRules } from '../../src/authoring/documentation/index.ts'
import type { Framework } from '../../src/authoring/frameworks.ts'
import type { Rule } from '../../src/policy/types.ts'
import { rule } from '../policy/rule.ts'
import { hostileText } from '../reports/hostile.ts'

const FRAMEWORK: Framework = {
  id: 'f-1',
  title: 'Framework <1>',
  version: '1',
  source: 'https://example.org/f?a=1&b=2',
  controls: [{ id: 'A.2', label: 'Second & first' }],
}

function pages(rules: readonly Rule[]): ReadonlyMap<string, string> {
  return new Map(documentRules(rules, [FRAMEWORK], 'html').map(({ path, text }) => [path, text]))
}

const RULE = rule({
  id: 'ACME-001',
  title: 'Cards name `<a contact>`',
  description: 'Somebody <b>must</b> answer.\n\nAlways.',
  controls: { 'f-1': ['A.2'] },
  references: ['https://example.org/', 'javascript:alert(1)'],
  parameters: { who: { type: 'string-list', default: ['<a>'], description: 'One.' } },
})

describe('the page of a rule', () => {
  const page = pages([rule({ id: 'ACME-000' }), RULE]).get('rules/ACME-001.html') ?? ''

  it('has what a reader with keyboard or screen reader needs', () => {
    expect(page).toContain('<html lang="en">')
    expect(page).toContain(
      '<title>ACME-001: Cards name &#96;&lt;a contact&gt;&#96;</title>'
        .replaceAll('&lt;', '&#60;')
        .replaceAll('&gt;', '&#62;'),
    )
    expect(page).toContain('<a class="skip" href="#main">')
    for (const landmark of [
      '<header>',
      '<main id="main">',
      '<nav class="pages" aria-label="Other rules">',
      '<footer>',
    ]) {
      expect(page).toContain(landmark)
    }
    expect([...page.matchAll(/<h1>/g)].length).toBe(1)
    expect([...page.matchAll(/<table>/g)].length).toBe(
      [...page.matchAll(/<table><caption>[^<]+<\/caption>/g)].length,
    )
    expect(page).not.toMatch(/<t[hd](?![^>]*scope)[^>]*>(?=[^<]*<\/th>)/)
  })

  it('shows backticks as code and nothing else as markup', () => {
    expect(page).toContain('Cards name <code>&#60;a contact&#62;</code></h1>')
    expect(page).toContain('<p>Somebody &#60;b&#62;must&#60;/b&#62; answer.</p>\n<p>Always.</p>')
  })

  it('links to addresses of the web only', () => {
    expect(page).toContain('<a href="https://example.org/">')
    expect(page).toContain('<li>javascript:alert(1)</li>')
  })

  it('links to the rules before and after', () => {
    expect(page).toContain('<a rel="prev" href="../rules/ACME-000.html">Previous: ACME-000</a>')
  })
})

test('the index has a table of all rules and one for each framework', () => {
  const index = pages([RULE]).get('index.html') ?? ''
  expect(index).toContain('<caption>1 rule</caption>')
  expect(index).toContain('<th scope="row"><a href="rules/ACME-001.html">ACME-001</a></th>')
  expect(index).toContain('<h2 id="framework-0">Framework &#60;1&#62;</h2>')
  expect(index).toContain('<th scope="row">A.2</th><td>Second &#38; first</td>')
})

test('a rule of any id has a page of its own, beside the index and the stylesheet', () => {
  expect([...pages([rule({ id: 'index' })]).keys()]).toEqual(['index.html', 'style.css', 'rules/index.html'])
})

/** Everything between angle brackets, and what the writer itself puts there. */
const OWN_TAG =
  /^<(?:!doctype html|\/?(?:html|head|body|title|header|main|nav|ul|li|h1|h2|p|code|pre|dl|dt|dd|span|table|caption|thead|tbody|tr|th|td|footer|a|link|meta)(?: (?:class|id|lang|charset|name|content|http-equiv|rel|href|aria-label|scope)="[^"<>]*")*)>$/

test('no text of METADATA becomes markup, a script or a request', () => {
  fc.assert(
    fc.property(hostileText(), hostileText(), (a, b) => {
      const hostile = rule({
        id: 'ACME-001',
        title: a,
        description: b,
        remediation: a,
        package: b,
        file: a,
        controls: { [a || 'x']: [b] },
        references: [a, `https://example.org/${b}`],
        parameters: { p: { type: 'string', default: b, description: a } },
      })
      for (const [path, text] of pages([hostile])) {
        if (path.endsWith('.css')) continue
        for (const [tag] of text.matchAll(/<[^>]*>?/g)) expect(tag).toMatch(OWN_TAG)
        for (const [, address] of text.matchAll(/(?:href|src)="([^"]*)"/g)) {
          expect(address).toMatch(/^(?:https?:\/\/|#|(?:\.\.\/)?(?:index\.html|style\.css|rules\/))/)
        }
      }
    }),
  )
})

test('the stylesheet fetches nothing', () => {
  expect(pages([RULE]).get('style.css')).not.toMatch(/url\(|@import|https?:/)
})
