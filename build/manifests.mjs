// What follows from the published schema of a governance manifest: its facts, and the shape that its reader walks.
// The manifests are the files of src/artifacts/governance/manifests.
import { readdirSync, readFileSync } from 'node:fs'

const FOLDER = 'src/artifacts/governance/manifests'

/** Stands in a file where nobody has decided yet, and is no fact. */
const TODO = 'TODO'

/** Names of the manifests: `threat-model`. */
export const MANIFESTS = readdirSync(FOLDER)
  .map((file) => file.replace(/\.ts$/, ''))
  .filter((name) => name !== 'common')
  .sort()

/** For each manifest what `npm run build` makes its schema from. */
export const MANIFEST_SCHEMAS = MANIFESTS.map((name) => ({
  file: name,
  type: `${name.replace(/(?:^|-)(\w)/g, (_, letter) => letter.toUpperCase())}File`,
  source: `${FOLDER}/${name}.ts`,
  title: `${name}.yml`,
}))

export function manifestSchemaPath(name) {
  return `policies/schemas/${name}.schema.json`
}

/** The shape of a manifest as its reader takes it, see src/artifacts/governance/shape.ts. */
export function shapeOf(name) {
  return shape(contentOf(name))
}

/**
 * Puts what manifests state into the schema of the facts, where a type says `@stated NAME`: what the generator makes of
 * the conditional type `Stated` is not that.
 */
export function withStated(definitions) {
  const result = {}
  for (const [name, { stated: manifest, ...definition }] of Object.entries(definitions)) {
    result[name] = manifest === undefined ? definition : factOf(definition, manifest)
  }
  return result
}

/** Definitions that something refers to, from `root` on. */
export function reachable(root, definitions) {
  const kept = new Set()
  const visit = (part) => {
    for (const [, name] of JSON.stringify(part).matchAll(/"#\/definitions\/([^"]+)"/g)) {
      const key = decodeURIComponent(name)
      if (kept.has(key)) continue
      kept.add(key)
      visit(definitions[key])
    }
  }
  visit(root)
  return Object.fromEntries(Object.entries(definitions).filter(([name]) => kept.has(name)))
}

/** What the type has beside `Stated`, and what that is. */
function factOf({ properties, required, ...definition }, name) {
  const content = contentOf(name)
  const own = stated(content)
  const beside = Object.entries(properties).filter(([key]) => own.properties[key] === undefined)
  return {
    ...definition,
    description: content.description,
    properties: { ...Object.fromEntries(beside), ...own.properties },
    required: [...new Set([...required, ...own.required])],
  }
}

/** The schema of a manifest in full: without references, and without what a person writes who does not know yet. */
function contentOf(name) {
  const { definitions, ...root } = JSON.parse(readFileSync(manifestSchemaPath(name), 'utf8'))
  return content(root, definitions)
}

function content(schema, definitions) {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.replace('#/definitions/', '')
    const link = name === 'Link' ? { link: true } : {}
    return {
      ...content(definitions[name], definitions),
      ...link,
      ...(schema.description && { description: schema.description }),
    }
  }
  if (schema.anyOf) {
    const branches = schema.anyOf.filter((branch) => branch.const !== TODO)
    if (branches.length !== 1) throw new Error(`no form for ${JSON.stringify(schema)}`)
    return {
      ...content(branches[0], definitions),
      ...(schema.description && { description: schema.description }),
    }
  }
  if (schema.enum) return { ...schema, enum: schema.enum.filter((value) => value !== TODO) }
  if (schema.items) return { ...schema, items: content(schema.items, definitions) }
  if (schema.type !== 'object') return schema
  if (schema.properties === undefined) {
    return { ...schema, additionalProperties: content(schema.additionalProperties, definitions) }
  }
  const properties = Object.entries(schema.properties).map(([key, part]) => [key, content(part, definitions)])
  return { ...schema, properties: Object.fromEntries(properties) }
}

function stated(schema, isEntry = false) {
  const { type, description } = schema
  const named = description === undefined ? {} : { description }
  if (type === 'array') return { ...named, type, items: stated(schema.items, true) }
  if (type !== 'object') {
    const value = schema.enum ? { type, enum: schema.enum } : { type }
    return isEntry ? { ...named, ...value } : { ...named, anyOf: [value, { type: 'null' }] }
  }
  if (schema.properties === undefined)
    return { ...named, type, additionalProperties: stated(schema.additionalProperties) }
  const properties = Object.entries(schema.properties).map(([key, part]) => [key, stated(part)])
  return {
    ...named,
    type,
    properties: Object.fromEntries(properties),
    required: Object.keys(schema.properties),
    additionalProperties: false,
  }
}

function shape(schema) {
  if (schema.type === 'array') return { kind: 'list', of: shape(schema.items) }
  if (schema.type === 'object') {
    if (schema.properties === undefined) return { kind: 'map', of: shape(schema.additionalProperties) }
    const keys = Object.entries(schema.properties).map(([key, part]) => [key, shape(part)])
    return { kind: 'record', keys: Object.fromEntries(keys) }
  }
  if (schema.enum) return { kind: 'choice', of: schema.enum }
  if (schema.type === 'boolean') return { kind: 'flag' }
  if (schema.type === 'number') return { kind: 'number' }
  if (schema.type !== 'string') throw new Error(`no shape for ${JSON.stringify(schema)}`)
  return { kind: schema.format === 'date' ? 'date' : schema.link ? 'link' : 'text' }
}
