// Writes the published JSON Schemas from the TypeScript types that are their source.
import { mkdirSync, writeFileSync } from 'node:fs'
import { createGenerator } from 'ts-json-schema-generator'
import { MANIFEST_SCHEMAS, reachable, withStated } from './manifests.mjs'

/** Published schema → the type it is made from. */
const SCHEMAS = [
  ...MANIFEST_SCHEMAS,
  {
    file: 'facts',
    type: 'Facts',
    source: 'src/facts/types.ts',
    title: 'Modelward facts',
    // OPA reads this one too (`opa check --schema`), and of a list of types only the first.
    form: expandTypeLists,
    define: withStated,
  },
  { file: 'report', type: 'Report', source: 'src/verdict/report.ts', title: 'Modelward report' },
  { file: 'modelward', type: 'ConfigFile', source: 'src/config/types.ts', title: 'modelward.yml' },
  { file: 'profile', type: 'ProfileFile', source: 'src/policy/profile-file.ts', title: 'Modelward profile' },
  {
    file: 'evaluation',
    type: 'EvaluationFile',
    source: 'src/artifacts/evaluation/types.ts',
    title: 'Evaluation report',
  },
  {
    file: 'data-lineage',
    type: 'DataLineageFile',
    source: 'src/artifacts/lineage/data-lineage/types.ts',
    title: 'data-lineage.yml',
  },
  { file: 'modelward-lock', type: 'LockFile', source: 'src/packs/types.ts', title: 'modelward.lock' },
]

const same = (value) => value

function schemaText({ file, type, source, title, form = same, define = same }) {
  const schema = createGenerator({
    path: source,
    tsconfig: 'tsconfig.json',
    type,
    topRef: false,
    sortProps: false,
    skipTypeCheck: true,
    additionalProperties: false,
    fullDescription: false,
    extraTags: ['stated'],
  }).createSchema(type)
  const { $schema, definitions, ...rest } = schema
  const document = {
    $schema,
    $id: `https://modelward.dev/schemas/${file}.schema.json`,
    title,
    ...form(rest),
    definitions: form(reachable(rest, define(definitions))),
  }
  return `${JSON.stringify(document, null, 2)}\n`
}

/** `{"type": ["string", "null"]}` as `{"anyOf": [...]}`. */
function expandTypeLists(schema) {
  if (Array.isArray(schema)) return schema.map(expandTypeLists)
  if (schema === null || typeof schema !== 'object') return schema
  const expanded = Object.fromEntries(
    Object.entries(schema).map(([key, part]) => [key, expandTypeLists(part)]),
  )
  const { type, description, ...rest } = expanded
  if (!Array.isArray(type)) return expanded
  const alternatives = type.map((each) => (each === 'null' ? { type: each } : { type: each, ...rest }))
  return { ...(description && { description }), anyOf: alternatives }
}

export function writeSchemas() {
  mkdirSync('policies/schemas', { recursive: true })
  for (const schema of SCHEMAS)
    writeFileSync(`policies/schemas/${schema.file}.schema.json`, schemaText(schema))
}
