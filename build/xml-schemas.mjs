// A plugin for rolldown and vitest: `import schema from 'xml-schema:NAME'` gives an official XML Schema as the table
// that src/artifacts/xml-schema.ts checks documents against, so that a run needs no native validator.
//
// What CycloneDX's schemas use of XML Schema 1.0 is read; anything else stops the build.
import { readFileSync } from 'node:fs'
import { SaxesParser } from 'saxes'

const CYCLONEDX = 'node_modules/@cyclonedx/cyclonedx-library/res/schema'

const SCHEMAS = Object.fromEntries(
  ['1.2', '1.3', '1.4', '1.5', '1.6', '1.7'].map((version) => [
    `cyclonedx-${version}`,
    { root: 'bom', files: [`${CYCLONEDX}/bom-${version}.SNAPSHOT.xsd`, `${CYCLONEDX}/spdx.SNAPSHOT.xsd`] },
  ]),
)

const PREFIX = 'xml-schema:'
const XSD = 'http://www.w3.org/2001/XMLSchema'

export function xmlSchemas() {
  return {
    name: 'xml-schemas',
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : null),
    load: (id) => (id.startsWith(`\0${PREFIX}`) ? code(id.slice(PREFIX.length + 1)) : null),
  }
}

function code(name) {
  const entry = SCHEMAS[name]
  if (!entry) throw new Error(`no XML schema is called ${name}; build/xml-schemas.mjs lists them`)
  // As a text, JSON is parsed faster than as code.
  return `export default JSON.parse(${JSON.stringify(JSON.stringify(new Compiler(entry).compile()))})`
}

class Compiler {
  #root
  #documents
  #types = []
  #named = new Map()

  constructor({ root, files }) {
    this.#root = root
    this.#documents = files.map((file) => parse(readFileSync(file, 'utf8')))
  }

  compile() {
    const [main] = this.#documents
    const element = main.children.find(
      (child) => child.name === 'element' && child.attributes.name === this.#root,
    )
    return {
      namespace: main.attributes.targetNamespace,
      root: this.#root,
      type: this.#typeOf(element),
      unique: children(element, 'unique').map(uniqueAttribute),
      types: this.#types,
    }
  }

  /** The number of the type of an element or attribute, or the name of one that XML Schema has itself. */
  #typeOf(holder) {
    if (holder.attributes.type !== undefined) return this.#byName(holder, holder.attributes.type)
    const own = holder.children.find(({ name }) => name === 'complexType' || name === 'simpleType')
    return own ? this.#add(own) : 'anyType'
  }

  #byName(holder, qualified) {
    const [prefix, local] = qualified.includes(':') ? qualified.split(':') : ['', qualified]
    const namespace = holder.namespaces[prefix]
    if (namespace === XSD) return local
    const key = `${namespace} ${local}`
    const known = this.#named.get(key)
    if (known !== undefined) return known
    return this.#add(this.#declaration(namespace, local, ['complexType', 'simpleType']), key)
  }

  #declaration(namespace, local, kinds) {
    const document = this.#documents.find(({ attributes }) => attributes.targetNamespace === namespace)
    const found = document?.children.find(
      ({ name, attributes }) => kinds.includes(name) && attributes.name === local,
    )
    if (!found) throw new Error(`${namespace} declares no ${local}`)
    return found
  }

  #add(declaration, key) {
    const number = this.#types.push(null) - 1
    // Before its parts are looked at: a component holds components.
    if (key !== undefined) this.#named.set(key, number)
    this.#types[number] =
      declaration.name === 'simpleType' ? this.#simple(declaration) : this.#complex(declaration)
    return number
  }

  #simple(declaration) {
    const [union] = children(declaration, 'union')
    if (union) {
      const named = (union.attributes.memberTypes ?? '').split(/\s+/).filter(Boolean)
      return {
        union: [
          ...named.map((name) => this.#byName(union, name)),
          ...children(union, 'simpleType').map((member) => this.#add(member)),
        ],
      }
    }
    const [restriction] = children(declaration, 'restriction')
    const facets = { base: this.#byName(restriction, restriction.attributes.base) }
    for (const { name, attributes } of restriction.children) {
      switch (name) {
        case 'annotation':
          break
        case 'enumeration':
          facets.values = [...(facets.values ?? []), attributes.value]
          break
        case 'pattern':
          facets.patterns = [...(facets.patterns ?? []), attributes.value]
          break
        case 'minInclusive':
        case 'maxInclusive':
        case 'minLength':
        case 'maxLength':
          facets[name] = Number(attributes.value)
          break
        default:
          throw new Error(`xs:${name} in a restriction is not known`)
      }
    }
    return facets
  }

  #complex(declaration) {
    const [simpleContent] = children(declaration, 'simpleContent')
    const [extension] = simpleContent ? children(simpleContent, 'extension') : []
    const holder = extension ?? declaration
    const [anyAttribute] = children(holder, 'anyAttribute')
    const type = { attributes: {} }
    if (anyAttribute) type.open = anyAttribute.attributes.namespace === '##other' ? 'other' : 'any'
    this.#attributes(holder, type.attributes)
    if (extension) type.text = this.#byName(extension, extension.attributes.base)
    if (declaration.attributes.mixed === 'true') type.mixed = true
    const content = holder.children.filter(({ name }) => PARTICLES.has(name))
    if (content.length > 1) throw new Error('a type with two contents')
    if (content.length === 1) type.content = this.#particle(content[0])
    const unknown = holder.children.find(({ name }) => !PARTICLES.has(name) && !PARTS.has(name))
    if (unknown) throw new Error(`xs:${unknown.name} in a type is not known`)
    return type
  }

  #attributes(holder, into) {
    for (const attribute of children(holder, 'attribute')) {
      into[attribute.attributes.name] = {
        type: this.#typeOf(attribute),
        required: attribute.attributes.use === 'required',
      }
    }
    for (const { attributes, namespaces } of children(holder, 'attributeGroup')) {
      const [prefix, local] = attributes.ref.split(':')
      this.#attributes(this.#declaration(namespaces[prefix], local, ['attributeGroup']), into)
    }
  }

  #particle(node) {
    const { minOccurs = '1', maxOccurs = '1', name, default: fallback } = node.attributes
    const occurs = { min: Number(minOccurs), max: maxOccurs === 'unbounded' ? null : Number(maxOccurs) }
    switch (node.name) {
      case 'element':
        return {
          ...occurs,
          element: name,
          type: this.#typeOf(node),
          ...(fallback === undefined ? {} : { fallback: true }),
        }
      case 'any':
        if (node.attributes.namespace !== '##other') throw new Error('xs:any of the own namespace')
        return { ...occurs, any: true }
      case 'sequence':
      case 'choice':
        return {
          ...occurs,
          [node.name]: node.children
            .filter((child) => child.name !== 'annotation')
            .map((child) => this.#particle(child)),
        }
      default:
        throw new Error(`xs:${node.name} in a content is not known`)
    }
  }
}

const PARTICLES = new Set(['sequence', 'choice', 'all', 'group'])
const PARTS = new Set(['annotation', 'attribute', 'attributeGroup', 'anyAttribute', 'simpleContent'])

function uniqueAttribute(unique) {
  const [selector, field] = [children(unique, 'selector')[0], children(unique, 'field')[0]]
  if (selector.attributes.xpath !== './/*' || !field.attributes.xpath.startsWith('@'))
    throw new Error('xs:unique in a form that is not known')
  return field.attributes.xpath.slice(1)
}

function children(node, name) {
  return node.children.filter((child) => child.name === name)
}

/** The tree of a schema: names without prefix, and which prefixes are bound where. */
function parse(text) {
  const parser = new SaxesParser({ xmlns: true })
  const open = []
  let root
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ local, attributes, ns }) => {
    const parent = open.at(-1)
    const node = {
      name: local,
      attributes: Object.fromEntries(Object.values(attributes).map(({ name, value }) => [name, value])),
      namespaces: { ...parent?.namespaces, ...ns },
      children: [],
    }
    parent?.children.push(node)
    root ??= node
    open.push(node)
  })
  parser.on('closetag', () => open.pop())
  parser.write(text).close()
  return root
}
