import type { StructuredDocument } from '../../../../documents/document.ts'
import type { DocumentProblem, Pointer, Span } from '../../../../documents/place.ts'
import { formatPointer } from '../../../../documents/pointer.ts'
import type { Lines } from '../../../../documents/text.ts'
import { parseXml, type XmlDocument, type XmlElement } from '../../../../documents/xml.ts'
import { plain, propertiesOf, type RdfNode, RdfNodes, termIn, valueIn } from './rdf-nodes.ts'

/** Tools nest elements along the relationships; nothing recurses over them. */
const RDF_DEPTH_LIMIT = 10_000

/** Sets of licenses may hold sets; real ones are two deep. */
const LICENSE_DEPTH_LIMIT = 20

/**
 * Parses the RDF/XML of SPDX 2 (the ontology at spdx.org/rdf/terms) into the shape that the same document has as JSON.
 * Only what SPDX tools write is understood, which is no RDF processor: nothing is inferred, nothing is fetched.
 */
export function parseRdf(text: string): StructuredDocument {
  return new RdfDocument(parseXml(text, { depth: RDF_DEPTH_LIMIT }))
}

class RdfDocument implements StructuredDocument {
  readonly value: unknown
  readonly problems: readonly DocumentProblem[]
  readonly lines: Lines
  readonly #places = new Map<string, XmlElement>()
  readonly #length: number

  constructor({ root, problems, lines, text }: XmlDocument) {
    this.problems = problems
    this.lines = lines
    this.#length = text.length
    this.value = root === null ? undefined : new Reader(new RdfNodes(root), this.#places).document()
  }

  span(pointer: Pointer): Span {
    for (let length = pointer.length; length > 0; length--) {
      const element = this.#places.get(formatPointer(pointer.slice(0, length)))
      if (element !== undefined) return this.lines.span(element.start, element.end)
    }
    return this.lines.span(0, this.#length)
  }

  keySpan(pointer: Pointer): Span {
    return this.span(pointer)
  }
}

type Json = Record<string, unknown>
/** What a property is in JSON; null leaves it out. */
type Convert = (property: XmlElement, at: Pointer) => unknown

const text: Convert = (property) => plain(valueIn(property))
const truth: Convert = (property) => {
  const value = valueIn(property)
  return value === 'true' || value === 'false' ? value === 'true' : value
}

/** `fileType_source` gives SOURCE, `relationshipType_dependsOn` DEPENDS_ON. */
function term(prefix: string): Convert {
  return (property) => {
    const value = valueIn(property)
    return (termIn(value, prefix) ?? value).replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase()
  }
}

const algorithm: Convert = (property) => {
  const value = valueIn(property)
  const name = (termIn(value, 'checksumAlgorithm') ?? value).toUpperCase().replace('_', '-')
  return name.replace('BLAKE2B', 'BLAKE2b')
}

/** Which property of a node becomes which key, and how; `list` collects all of a name. */
interface Rule {
  readonly property: string
  readonly key: string
  readonly list: boolean
  readonly convert: Convert
}

function one(property: string, convert: Convert = text, key = property): Rule {
  return { property, key, list: false, convert }
}

function many(property: string, key: string, convert: Convert = text): Rule {
  return { property, key, list: true, convert }
}

class Reader {
  readonly #nodes: RdfNodes
  readonly #places: Map<string, XmlElement>
  #namespace = ''
  /** Namespaces of other documents, and what this one calls them. */
  readonly #others = new Map<string, string>()

  constructor(nodes: RdfNodes, places: Map<string, XmlElement>) {
    this.#nodes = nodes
    this.#places = places
  }

  document(): Json {
    const [root] = this.#nodes.ofType('SpdxDocument')
    if (root === undefined) return {}
    const hash = root.id.lastIndexOf('#')
    this.#namespace = hash < 0 ? root.id : root.id.slice(0, hash)
    for (const node of this.#nodes.ofType('ExternalDocumentRef')) {
      const [other] = propertiesOf(node, 'spdxDocument')
      if (other !== undefined) this.#others.set(valueIn(other).replace(/#.*$/, ''), this.#idOf(node.id))
    }
    const document = this.#object(
      root,
      [],
      [
        one('specVersion', text, 'spdxVersion'),
        one('name'),
        one('dataLicense', this.#license),
        one('comment'),
        one('creationInfo', this.#inner(CREATION)),
        many('externalDocumentRef', 'externalDocumentRefs', this.#externalDocument),
        many('annotation', 'annotations', this.#inner(ANNOTATION)),
        many('describesPackage', 'documentDescribes', this.#id),
      ],
    )
    document.SPDXID = this.#idOf(root.id)
    document.documentNamespace = this.#namespace
    this.#elements(document, 'packages', ['Package'], this.#packageRules())
    this.#elements(document, 'files', ['File'], this.#fileRules())
    this.#elements(document, 'snippets', ['Snippet'], this.#snippetRules())
    this.#licenses(document)
    this.#relationships(document)
    return document
  }

  #packageRules(): Rule[] {
    return [
      ...[
        'name',
        'versionInfo',
        'packageFileName',
        'supplier',
        'originator',
        'downloadLocation',
        'homepage',
      ].map((name) => one(name)),
      ...['sourceInfo', 'licenseComments', 'copyrightText', 'summary', 'description', 'comment'].map((name) =>
        one(name),
      ),
      ...['releaseDate', 'builtDate', 'validUntilDate'].map((name) => one(name)),
      one('filesAnalyzed', truth),
      one('primaryPackagePurpose', term('purpose')),
      one('licenseConcluded', this.#license),
      one('licenseDeclared', this.#license),
      many('licenseInfoFromFiles', 'licenseInfoFromFiles', this.#license),
      many('checksum', 'checksums', this.#inner(CHECKSUM)),
      many('externalRef', 'externalRefs', this.#inner(REFERENCE)),
      one('packageVerificationCode', this.#inner(VERIFICATION_CODE)),
      many('attributionText', 'attributionTexts'),
      many('hasFile', 'hasFiles', this.#id),
      many('annotation', 'annotations', this.#inner(ANNOTATION)),
    ]
  }

  #fileRules(): Rule[] {
    return [
      ...['fileName', 'licenseComments', 'copyrightText', 'comment', 'noticeText'].map((name) => one(name)),
      one('licenseConcluded', this.#license),
      many('licenseInfoInFile', 'licenseInfoInFiles', this.#license),
      many('fileType', 'fileTypes', term('fileType')),
      many('checksum', 'checksums', this.#inner(CHECKSUM)),
      many('fileContributor', 'fileContributors'),
      many('attributionText', 'attributionTexts'),
      many('annotation', 'annotations', this.#inner(ANNOTATION)),
    ]
  }

  #snippetRules(): Rule[] {
    return [
      ...['name', 'licenseComments', 'copyrightText', 'comment'].map((name) => one(name)),
      one('licenseConcluded', this.#license),
      many('licenseInfoInSnippet', 'licenseInfoInSnippets', this.#license),
      one('snippetFromFile', this.#id),
      many(
        'range',
        'ranges',
        this.#inner([one('startPointer', this.#pointer), one('endPointer', this.#pointer)]),
      ),
      many('attributionText', 'attributionTexts'),
    ]
  }

  /** All nodes of some classes, each with its id. */
  #elements(document: Json, key: string, types: readonly string[], rules: readonly Rule[]): void {
    const nodes = this.#nodes.ofType(...types)
    if (nodes.length === 0) return
    document[key] = nodes.map((node, index) => {
      const at = [key, String(index)]
      this.#places.set(formatPointer(at), node.element)
      return { SPDXID: this.#idOf(node.id), ...this.#object(node, at, rules) }
    })
  }

  #licenses(document: Json): void {
    const nodes = this.#nodes.ofType('ExtractedLicensingInfo')
    if (nodes.length === 0) return
    document.hasExtractedLicensingInfos = nodes.map((node, index) => {
      const at = ['hasExtractedLicensingInfos', String(index)]
      this.#places.set(formatPointer(at), node.element)
      const rules = [
        one('licenseId'),
        one('name'),
        one('extractedText'),
        one('comment'),
        many('seeAlso', 'seeAlsos'),
      ]
      return { licenseId: this.#idOf(node.id), ...this.#object(node, at, rules) }
    })
  }

  #relationships(document: Json): void {
    const relationships: Json[] = []
    for (const node of this.#nodes.all) {
      for (const property of propertiesOf(node, 'relationship')) {
        const stated = this.#nodes.target(property)
        if (stated === null) continue
        const at = ['relationships', String(relationships.length)]
        this.#places.set(formatPointer(at), property)
        const rules = [
          one('relationshipType', term('relationshipType')),
          one('relatedSpdxElement', this.#id),
          one('comment'),
        ]
        relationships.push({ spdxElementId: this.#idOf(node.id), ...this.#object(stated, at, rules) })
      }
    }
    if (relationships.length > 0) document.relationships = relationships
  }

  #object(node: RdfNode, at: Pointer, rules: readonly Rule[]): Json {
    const value: Json = {}
    for (const { property, key, list, convert } of rules) {
      const stated = propertiesOf(node, property)
      if (stated.length === 0) continue
      const converted = (list ? stated : stated.slice(0, 1)).map((each, index) => {
        const pointer = list ? [...at, key, String(index)] : [...at, key]
        this.#places.set(formatPointer(pointer), each)
        return convert(each, pointer)
      })
      value[key] = list ? converted : converted[0]
    }
    return value
  }

  #inner(rules: readonly Rule[]): Convert {
    return (property, at) => {
      const node = this.#nodes.target(property)
      return node === null ? valueIn(property) : this.#object(node, at, rules)
    }
  }

  readonly #id: Convert = (property) => this.#idOf(valueIn(property))

  readonly #externalDocument: Convert = (property, at) => {
    const node = this.#nodes.target(property)
    if (node === null) return valueIn(property)
    const rules = [one('checksum', this.#inner(CHECKSUM)), one('spdxDocument')]
    return { externalDocumentId: this.#idOf(node.id), ...this.#object(node, at, rules) }
  }

  readonly #pointer: Convert = (property, at) => {
    const number: Convert = (each) => Number(valueIn(each))
    return this.#inner([one('reference', this.#id), one('offset', number), one('lineNumber', number)])(
      property,
      at,
    )
  }

  /** Licenses are nodes of a graph; JSON has expressions. */
  readonly #license: Convert = (property) => this.#expression(property, LICENSE_DEPTH_LIMIT)

  #expression(property: XmlElement, depth: number): string {
    const node = this.#nodes.target(property)
    const name = plain(valueIn(property))
    if (node === null || depth === 0) return this.#idOf(name)
    const parts = (key: string) =>
      propertiesOf(node, key).map((member) => {
        const part = this.#expression(member, depth - 1)
        return /\s(?:AND|OR)\s/.test(part) ? `(${part})` : part
      })
    switch (node.type) {
      case 'ConjunctiveLicenseSet':
        return parts('member').join(' AND ')
      case 'DisjunctiveLicenseSet':
        return parts('member').join(' OR ')
      case 'OrLaterOperator':
        return `${parts('member').join('')}+`
      case 'WithExceptionOperator':
        return `${parts('member').join('')} WITH ${parts('licenseException').join('')}`
      case 'LicenseException':
      case 'ListedLicenseException': {
        const [id] = propertiesOf(node, 'licenseExceptionId')
        return id === undefined ? this.#idOf(node.id) : valueIn(id)
      }
      default:
        return this.#idOf(node.id)
    }
  }

  /** An IRI as documents write it: without their own namespace, with DocumentRef for that of another. */
  #idOf(iri: string): string {
    const listed = /^https?:\/\/spdx\.org\/licenses\/([^/#?]+)$/.exec(iri)?.[1]
    if (listed !== undefined) return listed
    const hash = iri.lastIndexOf('#')
    if (hash < 0) return plain(iri)
    const [namespace, id] = [iri.slice(0, hash), iri.slice(hash + 1)]
    if (namespace === this.#namespace) return id
    const other = this.#others.get(namespace)
    return other === undefined ? plain(iri) : `${other}:${id}`
  }
}

const CREATION = [one('created'), many('creator', 'creators'), one('licenseListVersion'), one('comment')]

const CHECKSUM = [one('algorithm', algorithm), one('checksumValue')]

const ANNOTATION = [
  one('annotationDate'),
  one('annotationType', term('annotationType')),
  one('annotator'),
  one('comment'),
]

const REFERENCE = [
  one('referenceCategory', (property) => {
    const value = String(term('referenceCategory')(property, []))
    return value.replace('_', '-')
  }),
  one('referenceType', (property) => valueIn(property).replace(/^http:\/\/spdx\.org\/rdf\/references\//, '')),
  one('referenceLocator'),
  one('comment'),
]

const VERIFICATION_CODE = [
  one('packageVerificationCodeValue'),
  many('packageVerificationCodeExcludedFile', 'packageVerificationCodeExcludedFiles'),
]
