import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEPTH_LIMIT } from '../../src/documents/document.ts'
import { attributeStretch, parseXml, type XmlElement } from '../../src/documents/xml.ts'

function rootOf(text: string): XmlElement {
  const { root, problems } = parseXml(text)
  expect(problems).toEqual([])
  if (root === null) throw new Error('no root')
  return root
}

function problemOf(text: string, limits = {}) {
  const { root, problems, lines } = parseXml(text, limits)
  expect(root).toBeNull()
  expect(problems).toHaveLength(1)
  const [problem] = problems
  if (problem === undefined) throw new Error('no problem')
  return { ...problem, ...lines.position(problem.offset) }
}

function* elements(element: XmlElement): Generator<XmlElement> {
  yield element
  for (const child of element.children) yield* elements(child)
}

describe('parseXml', () => {
  it('gives names with their namespaces, attributes and text', () => {
    const root = rootOf(
      '<?xml version="1.0"?>\n<a:bom xmlns:a="urn:a" xmlns="urn:b" n="1" a:m="2"><name>x &amp; <![CDATA[<y>]]></name></a:bom>',
    )
    expect(root).toMatchObject({
      name: 'bom',
      namespace: 'urn:a',
      text: '',
      attributes: [
        { name: 'n', namespace: '', value: '1', qualifiedName: 'n' },
        { name: 'm', namespace: 'urn:a', value: '2', qualifiedName: 'a:m' },
      ],
      children: [{ name: 'name', namespace: 'urn:b', text: 'x & <y>', attributes: [] }],
    })
  })

  it('places elements, their content and their attributes', () => {
    const text = '<a>\r\n  <b  x = "1>2" y=\'é\'>t</b>\n  <!-- <c> --><c/>\n</a>\n'
    const [b, c] = rootOf(text).children
    if (b === undefined || c === undefined) throw new Error('children are missing')
    expect(text.slice(b.start, b.end)).toBe('<b  x = "1>2" y=\'é\'>t</b>')
    expect(text.slice(b.contentStart, b.contentEnd)).toBe('t')
    expect(text.slice(c.start, c.end)).toBe('<c/>')
    expect(c.contentEnd).toBe(c.contentStart)
    const value = (name: string) => {
      const { start, end } = attributeStretch(text, b, name)
      return text.slice(start, end)
    }
    expect([value('x'), value('y')]).toEqual(['1>2', 'é'])
    expect(value('z')).toBe('<b  x = "1>2" y=\'é\'>')
  })

  it('places every element of any tree', () => {
    const { tree } = fc.letrec<{ tree: string }>((tie) => ({
      tree: fc
        .tuple(
          fc.stringMatching(/^[a-z]{1,8}$/),
          fc.string().map((text) => text.replaceAll(/[^ -~\n]|[<&>]/g, '')),
          fc.oneof({ maxDepth: 4 }, fc.constant<string[]>([]), fc.array(tie('tree'), { maxLength: 3 })),
        )
        .map(
          ([name, text, children]) =>
            `<${name} at="${text.replaceAll('"', '')}">${text}${children.join(text)}</${name}>`,
        ),
    }))
    fc.assert(
      fc.property(tree, (text) => {
        for (const element of elements(rootOf(text))) {
          const own = text.slice(element.start, element.end)
          expect(own.startsWith(`<${element.name} at="`)).toBe(true)
          expect(own.endsWith(`</${element.name}>`)).toBe(true)
          const again = rootOf(own)
          expect([again.text, again.children.length]).toEqual([element.text, element.children.length])
        }
      }),
    )
  })

  it('takes half a character for a sign that is none', () => {
    expect(parseXml('<!\ud800').problems).toHaveLength(1)
    expect(parseXml('<a>\udc00</a>').problems).toHaveLength(0)
  })

  it('never throws, whatever the text', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '</',
      '/>',
      'a',
      ' x="1"',
      '&',
      ';',
      '<!',
      '<![CDATA[',
      ']]>',
      '<?',
      '?>',
      '\ud800',
      '\0',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((pieces) => pieces.join('')),
        ),
        (text) => {
          const { root, problems } = parseXml(text)
          expect(root === null ? problems.length : 1).toBe(1)
          for (const { offset } of problems) expect(offset).toBeLessThanOrEqual(text.length)
        },
      ),
    )
  })
})

describe('what is refused', () => {
  it('a document type declaration, and with it every entity and external reference', () => {
    const laughs = '<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d SYSTEM "file:///etc/passwd">]>\n<a>&b;&d;</a>'
    expect(problemOf(laughs)).toMatchObject({ reason: 'malformed', line: 1, fatal: true })
    expect(problemOf(laughs).message).toContain('<!DOCTYPE')
  })

  it.each([
    ['an entity that XML does not define', '<a>\n&nbsp;</a>', 'undefined entity.', 2],
    ['an end tag that does not match', '<a>\n<b></a>', 'unexpected close tag.', 2],
    ['a text that is cut off', '<a>\n<b>', 'unclosed tag: b.', 2],
    ['a prefix that is not bound', '<x:a/>', 'unbound namespace prefix: "x".', 1],
    ['an attribute that stands twice', '<a b="1" b="2"/>', 'duplicate attribute: b.', 1],
    ['text that is no XML', 'oops', 'text data outside of root node.', 1],
    ['nothing', '', 'document must contain a root element.', 1],
  ])('%s', (_, text, message, line) => {
    const problem = problemOf(text)
    expect(problem).toMatchObject({ reason: 'malformed', line })
    expect(problem.message).toBe(`The XML cannot be parsed: ${message}`)
  })

  it('what is nested too deep', () => {
    const nested = (depth: number) => '<a>'.repeat(depth) + '</a>'.repeat(depth)
    expect(parseXml(nested(DEPTH_LIMIT)).problems).toEqual([])
    expect(problemOf(nested(DEPTH_LIMIT + 1))).toMatchObject({ reason: 'limit', offset: DEPTH_LIMIT * 3 })
    expect(problemOf('<a>'.repeat(100_000)).reason).toBe('limit')
  })

  it('more elements and attributes than the limit', () => {
    expect(problemOf('<a><b c="1"/><d/></a>', { nodes: 3 })).toMatchObject({ reason: 'limit' })
    expect(parseXml('<a><b c="1"/><d/></a>', { nodes: 4 }).problems).toEqual([])
  })
})
