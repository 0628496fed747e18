import { type SaxesAttributeNS, SaxesParser } from 'saxes'
import { DEPTH_LIMIT, quoted } from './document.ts'
import type { DocumentProblem } from './place.ts'
import { Lines } from './text.ts'

/** An element of an XML document; offsets are UTF-16 offsets in the text, ends are exclusive. */
export interface XmlElement {
  /** Without prefix. */
  readonly name: string
  /** URI; empty for none. */
  readonly namespace: string
  readonly attributes: readonly XmlAttribute[]
  readonly children: readonly XmlElement[]
  /**
   * The text that stands directly in the element, its stretches joined; entities and CDATA are resolved. White space
   * alone is no text where there are children.
   */
  readonly text: string
  /** Of the `<` that begins its start tag. */
  readonly start: number
  /** After its start tag. */
  readonly contentStart: number
  /** Of its end tag; the same as `contentStart` for `<empty/>`. */
  readonly contentEnd: number
  readonly end: number
}

/** An attribute; declarations of namespaces are none. */
export interface XmlAttribute {
  /** Without prefix. */
  readonly name: string
  /** URI; empty where the attribute has no prefix. */
  readonly namespace: string
  readonly value: string
  /** With its prefix, as it stands in the text. */
  readonly qualifiedName: string
}

export interface XmlDocument {
  /** Null if there is a problem: XML has no errors that a reader may mend. */
  readonly root: XmlElement | null
  /** At most one, which is fatal. */
  readonly problems: readonly DocumentProblem[]
  readonly lines: Lines
  readonly text: string
}

export interface XmlLimits {
  /** How deep elements may be nested; `DEPTH_LIMIT` by default. */
  readonly depth?: number
  /** How many elements and attributes there may be; `XML_NODE_LIMIT` by default. */
  readonly nodes?: number
}

/** Twice what an SBOM of 75,000 components has; they take some 600 MB of memory. */
const XML_NODE_LIMIT = 4_000_000

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/**
 * Parses XML 1.0 or 1.1 with namespaces. A document type declaration is refused, so that there are no entities but
 * the five that XML predefines, and nothing outside the text is ever asked for. Comments and processing instructions
 * are left out.
 */
export function parseXml(given: string, limits: XmlLimits = {}): XmlDocument {
  // Half a character is none, and the parser takes it for a number.
  const text = given.replaceAll(LONE_SURROGATE, '\ufffd')
  const lines = new Lines(text)
  const builder = new TreeBuilder(text, limits.depth ?? DEPTH_LIMIT, limits.nodes ?? XML_NODE_LIMIT)
  try {
    return { root: builder.build(), problems: [], lines, text }
  } catch (error) {
    if (!(error instanceof XmlFailure)) throw error
    return { root: null, problems: [error.problem], lines, text }
  }
}

/** The stretch of an attribute's value, without its quotes; that of the start tag if the element has no such attribute. */
export function attributeStretch(
  text: string,
  element: XmlElement,
  qualifiedName: string,
): { start: number; end: number } {
  const tag = text.slice(element.start, element.contentStart)
  for (const { index, 0: whole, 1: name, 2: value = '' } of tag.matchAll(ATTRIBUTE)) {
    if (name !== qualifiedName) continue
    const end = element.start + index + whole.length - 1
    return { start: end - (value.length - 2), end }
  }
  return { start: element.start, end: element.contentStart }
}

const ATTRIBUTE = /([^\s=<>"'/]+)\s*=\s*("[^"]*"|'[^']*')/g

class XmlFailure extends Error {
  readonly problem: DocumentProblem

  constructor(reason: DocumentProblem['reason'], message: string, offset: number) {
    super(message)
    this.problem = { reason, message, offset, fatal: true }
  }
}

/** An element whose end tag has not come yet. */
interface OpenElement {
  name: string
  namespace: string
  attributes: readonly XmlAttribute[]
  children: XmlElement[]
  text: string
  start: number
  contentStart: number
  contentEnd: number
  end: number
}

const NONE: readonly never[] = []
const NAMESPACES = 'http://www.w3.org/2000/xmlns/'

class TreeBuilder {
  readonly #text: string
  readonly #depthLimit: number
  readonly #nodeLimit: number
  readonly #parser = new SaxesParser({ xmlns: true, position: false })
  readonly #open: OpenElement[] = []
  #root: XmlElement | null = null
  #nodes = 0
  #tagStart = 0

  constructor(text: string, depthLimit: number, nodeLimit: number) {
    this.#text = text
    this.#depthLimit = depthLimit
    this.#nodeLimit = nodeLimit
  }

  build(): XmlElement {
    const parser = this.#parser
    parser.on('error', (error) =>
      this.#fail('malformed', `The XML cannot be parsed: ${sentence(error.message)}`),
    )
    parser.on('doctype', () =>
      this.#fail(
        'malformed',
        'The XML has a document type declaration (<!DOCTYPE ...>), which is not read, since it can define entities. Remove it.',
      ),
    )
    parser.on('opentagstart', () => {
      this.#tagStart = this.#text.lastIndexOf('<', this.#offset() - 1)
      this.#count(1)
      if (this.#open.length >= this.#depthLimit)
        this.#fail('limit', `Elements are nested more than ${this.#depthLimit} deep.`, this.#tagStart)
    })
    parser.on('attribute', () => this.#count(1))
    parser.on('opentag', ({ local, uri, attributes }) => {
      this.#open.push({
        name: local,
        namespace: uri,
        attributes: attributesOf(attributes),
        children: [],
        text: '',
        start: this.#tagStart,
        contentStart: this.#offset(),
        contentEnd: 0,
        end: 0,
      })
    })
    const addText = (stretch: string) => {
      const element = this.#open.at(-1)
      if (element !== undefined) element.text += stretch
    }
    parser.on('text', addText)
    parser.on('cdata', addText)
    parser.on('closetag', ({ isSelfClosing }) => this.#close(isSelfClosing))
    parser.write(this.#text).close()
    return this.#root ?? this.#fail('malformed', 'The XML has no element.')
  }

  #close(isSelfClosing: boolean): void {
    const element = this.#open.pop()
    if (element === undefined) return
    element.end = this.#offset()
    element.contentEnd = isSelfClosing ? element.contentStart : this.#text.lastIndexOf('</', element.end - 1)
    if (element.children.length > 0 && element.text.trim() === '') element.text = ''
    const parent = this.#open.at(-1)
    if (parent === undefined) this.#root = element
    else parent.children.push(element)
  }

  #count(nodes: number): void {
    this.#nodes += nodes
    if (this.#nodes > this.#nodeLimit)
      this.#fail('limit', `The XML has more than ${this.#nodeLimit} elements and attributes.`)
  }

  #offset(): number {
    return Math.min(this.#parser.position, this.#text.length)
  }

  #fail(reason: DocumentProblem['reason'], message: string, offset: number = this.#offset()): never {
    throw new XmlFailure(reason, message, offset)
  }
}

function attributesOf(attributes: Record<string, SaxesAttributeNS>): readonly XmlAttribute[] {
  let list: XmlAttribute[] | undefined
  for (const { name, local, uri, value } of Object.values(attributes)) {
    if (uri === NAMESPACES) continue
    list ??= []
    list.push({ name: local, namespace: uri, value, qualifiedName: name })
  }
  return list ?? NONE
}

/** What the parser says, as a sentence; a name that it quotes from the text is cut. */
function sentence(message: string): string {
  const text = quoted(message).slice(1, -1).replaceAll('\\"', '"')
  return /[.…]$/.test(text) ? text : `${text}.`
}
