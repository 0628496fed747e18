// What the official schemas of SPDX need before they are compiled.

const WITHOUT_SHA3 = ['SHA1', 'SHA224', 'SHA256', 'SHA384', 'SHA512', 'MD2', 'MD4', 'MD5', 'MD6']

/**
 * SPDX 2.3 as published, but for the categories of external references: 2.2.2 has them with hyphen and underscore, the
 * text of 2.3 and generators (spdx-tools among them) keep both, only the schema of 2.3 dropped one.
 */
export function spdx23(schema) {
  const { packages } = schema.properties
  const { referenceCategory } = packages.items.properties.externalRefs.items.properties
  referenceCategory.enum.push('PACKAGE_MANAGER', 'PERSISTENT_ID')
  return schema
}

/** SPDX 2.2, by what 2.3 changed: it has fewer keys, algorithms and relationships, and more of them are required. */
export function spdx22(schema) {
  const { packages, files, snippets, relationships, externalDocumentRefs } = spdx23(schema).properties
  schema.required.push('documentNamespace')
  for (const key of ['builtDate', 'primaryPackagePurpose', 'releaseDate', 'validUntilDate']) {
    delete packages.items.properties[key]
  }
  packages.items.required.push('copyrightText', 'licenseConcluded', 'licenseDeclared')
  files.items.required.push('copyrightText', 'licenseConcluded', 'licenseInfoInFiles')
  files.items.properties.licenseInfoInFiles.minItems = 1
  snippets.items.required = ['SPDXID', 'copyrightText', 'licenseConcluded', 'ranges', 'snippetFromFile']
  for (const { algorithm } of [
    externalDocumentRefs.items.properties.checksum.properties,
    packages.items.properties.checksums.items.properties,
    files.items.properties.checksums.items.properties,
  ]) {
    algorithm.enum = WITHOUT_SHA3
  }
  const { relationshipType } = relationships.items.properties
  relationshipType.enum = relationshipType.enum.filter(
    (type) => type !== 'REQUIREMENT_DESCRIPTION_FOR' && type !== 'SPECIFICATION_FOR',
  )
  return schema
}

/**
 * The schema of SPDX 3, of the same meaning and made for a compiler: as published, an element is tried against some
 * eighty classes one after the other, each a chain of allOf, and its errors are those of all of them. Here a class is
 * one object with all its properties, and `type` says which one is meant.
 */
export function spdx3({ $defs }) {
  const definitions = {}
  for (const [name, definition] of Object.entries($defs)) {
    if (name.endsWith('_props')) continue
    definitions[name] = isClass(name, definition)
      ? classOf(definition, $defs)
      : name.endsWith('_derived')
        ? referenceTo(definition)
        : rewritten(definition)
  }
  const elements = { type: 'array', items: oneByType($defs.AnyClass.anyOf) }
  delete definitions.AnyClass
  delete definitions.SHACLClass
  return {
    definitions: rewritten(definitions),
    type: 'object',
    properties: { '@context': {}, '@graph': rewritten(elements) },
    required: ['@graph'],
    additionalProperties: false,
  }
}

function isClass(name, { allOf }) {
  return allOf !== undefined && !name.startsWith('prop_')
}

/** An extension is any object with the IRI of its own type. */
function classOf(definition, $defs) {
  const [own, parents] = definition.allOf
  if (own.unevaluatedProperties) return own
  const properties = { ...own.properties, type: { const: own.properties.type.oneOf[0].const } }
  const required = new Set([...(own.required ?? []), 'type'])
  for (let next = parents; next; ) {
    const { allOf = [] } = $defs[nameIn(next)]
    const [parent, { properties: more = {}, required: needed = [] } = {}] = allOf
    for (const [key, schema] of Object.entries(more)) properties[key] ??= schema
    for (const key of needed) required.add(key)
    next = parent
  }
  return { type: 'object', properties, required: [...required], additionalProperties: false }
}

/** An element in its place, or what names one. */
function referenceTo({ anyOf: [inline, ...names] }) {
  const classes = inline.anyOf.filter(({ $ref }) => !$ref.endsWith('_props'))
  return Object.fromEntries([
    ['if', { type: 'object' }],
    ['then', oneByType(classes)],
    ['else', { anyOf: names }],
  ])
}

function oneByType(classes) {
  if (classes.some(({ $ref }) => $ref.endsWith('/extension_Extension')))
    return { type: 'object', required: ['type'] }
  return { type: 'object', discriminator: { propertyName: 'type' }, required: ['type'], oneOf: classes }
}

function nameIn({ $ref }) {
  return $ref.slice($ref.lastIndexOf('/') + 1)
}

/** A choice of one is none; definitions have the name that draft-07 gives them. */
function rewritten(schema) {
  if (Array.isArray(schema)) return schema.map(rewritten)
  if (schema === null || typeof schema !== 'object') return schema
  if (schema.oneOf?.length === 1 && Object.keys(schema).length === 1) return rewritten(schema.oneOf[0])
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [
      key,
      key === '$ref' ? value.replace('#/$defs/', '#/definitions/') : rewritten(value),
    ]),
  )
}
