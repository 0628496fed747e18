// docs/manifests.md: every field of the governance manifests, from their published schemas.
import { readFileSync, writeFileSync } from 'node:fs'
import { MANIFESTS, manifestSchemaPath } from './manifests.mjs'

export function writeManifestDocs(path) {
  const parts = MANIFESTS.map((name) =>
    section(name, JSON.parse(readFileSync(manifestSchemaPath(name), 'utf8'))),
  )
  writeFileSync(path, `${HEAD}\n${parts.join('\n')}`)
}

const HEAD = `# Governance manifests: every field

Made from the schemas in [policies/schemas](../policies/schemas). [governance.md](governance.md) says how one begins.
A path such as \`threats[].id\` stands for the field of each entry. Bold fields are required; where one has to choose,
\`TODO\` is allowed and counts as not stated.
`

function section(name, schema) {
  const rows = fields(schema, schema.definitions)
  return `## ${name}

${schema.description} [Schema](../policies/schemas/${name}.schema.json)

| field | value | what it is for |
|---|---|---|
${rows.map(({ path, required, value, description }) => `| ${required ? `**\`${path}\`**` : `\`${path}\``} | ${value} | ${description} |`).join('\n')}
`
}

/** The leaves of a schema, in its order. */
function fields(schema, definitions, prefix = '') {
  return Object.entries(schema.properties).flatMap(([key, part]) => {
    const resolved = resolve(part, definitions)
    const inner = resolved.type === 'array' ? resolve(resolved.items, definitions) : resolved
    const path = `${prefix}${key}${resolved.type === 'array' ? '[]' : ''}`
    const required = schema.required?.includes(key) ?? false
    const own = {
      path,
      required,
      value: formOf(inner),
      description: cell(resolved.description ?? inner.description ?? ''),
    }
    return inner.properties ? [own, ...fields(inner, definitions, `${path}.`)] : [own]
  })
}

function resolve(schema, definitions) {
  if (schema.$ref === undefined) return schema
  const { description } = schema
  return { ...definitions[schema.$ref.replace('#/definitions/', '')], ...(description && { description }) }
}

function formOf(schema) {
  if (schema.anyOf) return formOf(schema.anyOf[0])
  if (schema.enum)
    return schema.enum
      .filter((value) => value !== 'TODO')
      .map((value) => `\`${value}\``)
      .join(', ')
  if (schema.properties) return 'mapping'
  if (schema.additionalProperties) return 'framework → ids'
  if (schema.format === 'date') return 'date'
  return { string: 'text', boolean: 'true or false', number: 'number' }[schema.type]
}

function cell(text) {
  return text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ')
}
