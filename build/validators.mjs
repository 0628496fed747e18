// A plugin for rolldown and vitest: `import validate from 'validator:NAME'` gives a validator that ajv compiled
// from JSON Schema at build time, so that a run loads neither ajv nor a schema. `manifest:NAME` gives that of a
// governance manifest, and its shape.
//
// The code is made small and quick to load: annotations are left out, a shared definition is one function, a list of
// names is a Set. It is made safe on hostile files: time is linear and the number of errors is bounded.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import Ajv, { _, stringify } from 'ajv'
import names from 'ajv/dist/compile/names.js'
import { Type } from 'ajv/dist/compile/util.js'
import standaloneCode from 'ajv/dist/standalone/index.js'
import additionalProperties from 'ajv/dist/vocabularies/applicator/additionalProperties.js'
import items from 'ajv/dist/vocabularies/applicator/items.js'
import { MANIFESTS, manifestSchemaPath, shapeOf } from './manifests.mjs'
import { firstDuplicate, formats } from './validator-runtime.mjs'

const RUNTIME = fileURLToPath(new URL('validator-runtime.mjs', import.meta.url))

/** A list or object is not looked at further once its function has this many errors: more than any report shows. */
const MAX_ERRORS = 100

const CYCLONEDX = 'node_modules/@cyclonedx/cyclonedx-library/res/schema'
const cyclonedx = (version, { references = [], required = [], strict = false } = {}) => ({
  schema: `${CYCLONEDX}/bom-${version}${strict ? '-strict' : ''}.SNAPSHOT.schema.json`,
  required,
  // The reader's sentences are its own.
  messages: false,
  references: ['spdx', 'jsf-0.82', ...references].map((name) => ({
    id: `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`,
    schema: `${CYCLONEDX}/${name}.SNAPSHOT.schema.json`,
  })),
})

const VALIDATORS = {
  // Before 1.4 only the strict schema refuses unknown keys.
  // The library's copies up to 1.4 make `version` optional; the official schemas do not.
  'cyclonedx-1.2': cyclonedx('1.2', { required: ['version'], strict: true }),
  'cyclonedx-1.3': cyclonedx('1.3', { required: ['version'], strict: true }),
  'cyclonedx-1.4': cyclonedx('1.4', { required: ['version'] }),
  'cyclonedx-1.5': cyclonedx('1.5'),
  'cyclonedx-1.6': cyclonedx('1.6'),
  'cyclonedx-1.7': cyclonedx('1.7', { references: ['cryptography-defs'] }),
  openlineage: {
    schema: 'build/schemas/openlineage-2-0-2.schema.json',
    rewrite: byKindOfEvent,
    messages: false,
  },
  'model-card-toolkit-0.0.1': {
    schema: 'build/schemas/model-card-toolkit-0.0.1.schema.json',
    messages: false,
  },
  'model-card-toolkit-0.0.2': {
    schema: 'build/schemas/model-card-toolkit-0.0.2.schema.json',
    messages: false,
  },
  'oscal-poam': { schema: 'build/schemas/oscal-poam-1.1.3.schema.json', messages: false },
  'citation-file-format': { schema: 'build/schemas/citation-file-format-1.2.0.schema.json', messages: false },
  modelward: { schema: 'policies/schemas/modelward.schema.json' },
  'modelward-lock': { schema: 'policies/schemas/modelward-lock.schema.json' },
  evaluation: { schema: 'policies/schemas/evaluation.schema.json' },
  'data-lineage': { schema: 'policies/schemas/data-lineage.schema.json' },
  ...Object.fromEntries(MANIFESTS.map((name) => [name, { schema: manifestSchemaPath(name) }])),
}

/** Each event is held against the one form that it means to have, so that errors speak of that one. */
function byKindOfEvent({ $id, $defs }) {
  const form = (name) => ({ $ref: `#/definitions/${name}` })
  const definitions = JSON.parse(JSON.stringify($defs).replaceAll('#/$defs/', '#/definitions/'), (_, part) =>
    // An only branch is no choice, and its errors are no alternatives.
    part?.anyOf?.length === 1 ? { ...part, ...part.anyOf[0], anyOf: undefined } : part,
  )
  return {
    $id,
    definitions,
    if: { required: ['dataset'] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: form('DatasetEvent'),
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    else: { if: { required: ['run'] }, then: form('RunEvent'), else: form('JobEvent') },
  }
}

const MODULES = {
  validator: validatorCode,
  manifest: (name) => `${validatorCode(name)}\nexport const shape = ${JSON.stringify(shapeOf(name))}`,
}
const MODULE = new RegExp(`^\\0?(${Object.keys(MODULES).join('|')}):(.+)$`)

export function validators() {
  return {
    name: 'validators',
    resolveId: (id) => (MODULE.test(id) ? `\0${id}` : null),
    load: (id) => {
      const [, kind, name] = MODULE.exec(id) ?? []
      return kind === undefined ? null : MODULES[kind](name)
    },
  }
}

/** The source text of a module whose default export is the validator. */
function validatorCode(name) {
  const entry = VALIDATORS[name]
  if (!entry) throw new Error(`no validator is called ${name}; build/validators.mjs lists them`)
  const ajv = new Ajv({
    allErrors: true,
    // A keyword or format that ajv does not know stops the build.
    strictSchema: true,
    strictTypes: false,
    strictTuples: false,
    messages: entry.messages ?? true,
    inlineRefs: false,
    logger: false,
    unicode: false,
    code: { source: true, esm: true, lines: true, optimize: 2, formats: _`formats` },
  })
  for (const [format, validate] of Object.entries(formats)) ajv.addFormat(format, validate)
  for (const keyword of [enumAsSet, uniqueItemsLinear, itemsBounded, additionalPropertiesAsSet]) {
    ajv.removeKeyword(keyword.keyword)
    ajv.addKeyword(keyword)
  }
  for (const { id, schema } of entry.references ?? []) {
    const { $id, ...rest } = read(schema)
    ajv.addSchema({ ...rest, $id: id })
  }
  const schema = (entry.rewrite ?? ((published) => published))(read(entry.schema))
  if (entry.required?.length) schema.required = [...(schema.required ?? []), ...entry.required]
  const code = compact(standaloneCode(ajv, ajv.compile(schema)))
  if (code.includes('require(')) throw new Error(`the validator ${name} needs ajv at run time`)
  return `import { firstDuplicate, formats, withError } from ${JSON.stringify(RUNTIME)}\n${code}`
}

/** Takes out of ajv's code what nothing asks for: the schemas themselves, and the parents of a value. */
function compact(code) {
  const kept = REWRITES.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), code)
  // Another version of ajv may write other code: then the build stops here.
  const left = /\bschema\d+\b|\bparentData|\brootData\b|\bvErrors\.push\b/.exec(kept)
  if (left) throw new Error(`ajv's code is not as expected: ${kept.slice(left.index - 80, left.index + 40)}`)
  return kept
}

const REWRITES = [
  [/^const schema\d+ = .*;$/gm, ''],
  [/\{instancePath="", parentData, parentDataProperty, rootData=data\}=\{\}/g, 'instancePath=""'],
  [/\{(?=instancePath[:,])(?:instancePath:)?(.*?),parentData.*?,rootData\}/g, '$1'],
  [
    /const (err\d+) = (.*);\nif\(vErrors === null\)\{\nvErrors = \[\1\];\n\}\nelse \{\nvErrors\.push\(\1\);\n\}\nerrors\+\+;/g,
    'vErrors = withError(vErrors, $2);errors++;',
  ],
]

const ANNOTATIONS = new Set([
  'example',
  'title',
  'description',
  '$comment',
  'examples',
  'default',
  'deprecated',
  'meta:enum',
])

/** A schema without what checks nothing. */
function read(path) {
  return withoutAnnotations(JSON.parse(readFileSync(path, 'utf8')))
}

function withoutAnnotations(schema) {
  if (Array.isArray(schema)) return schema.map(withoutAnnotations)
  if (schema === null || typeof schema !== 'object') return schema
  const kept = {}
  for (const [keyword, value] of Object.entries(schema)) {
    if (ANNOTATIONS.has(keyword)) continue
    if (keyword === 'additionalItems' && !Array.isArray(schema.items)) continue
    if (
      keyword === 'properties' ||
      keyword === 'patternProperties' ||
      keyword === 'definitions' ||
      keyword === '$defs'
    ) {
      kept[keyword] = Object.fromEntries(
        Object.entries(value).map(([name, part]) => [name, withoutAnnotations(part)]),
      )
    } else {
      kept[keyword] = keyword === 'enum' || keyword === 'const' ? value : withoutAnnotations(value)
    }
  }
  return kept
}

/** A Set of constants at the top of the module. */
function setOf(gen, values) {
  return gen.scopeValue('obj', {
    key: values.join('\n'),
    ref: new Set(values),
    code: _`new Set(${stringify(values)})`,
  })
}

const enumAsSet = {
  keyword: 'enum',
  schemaType: 'array',
  error: {
    message: 'must be one of the allowed values',
    params: ({ params }) => _`{ allowedValues: [...${params.set}] }`,
  },
  code(cxt) {
    const { gen, data, schema } = cxt
    if (schema.some((value) => value !== null && typeof value === 'object'))
      throw new Error('enum of objects')
    const set = setOf(gen, schema)
    cxt.setParams({ set })
    cxt.pass(_`${set}.has(${data})`)
  },
}

const uniqueItemsLinear = {
  keyword: 'uniqueItems',
  type: 'array',
  schemaType: 'boolean',
  error: {
    message: 'must not have equal items',
    params: ({ params }) => _`{ j: ${params.pair}[0], i: ${params.pair}[1] }`,
  },
  code(cxt) {
    const { gen, data, schema } = cxt
    if (!schema) return
    const find = gen.scopeValue('func', { key: firstDuplicate, ref: firstDuplicate, code: _`firstDuplicate` })
    const pair = gen.const('pair', _`${data}.length > 1 ? ${find}(${data}) : null`)
    cxt.setParams({ pair })
    cxt.pass(_`${pair} === null`)
  },
}

// Within anyOf, oneOf and not, errors decide which branch holds, so nothing is cut short there.
const isBounded = (it) => it.allErrors && !it.compositeRule

const itemsBounded = {
  ...items.default,
  code(cxt) {
    const { gen, data, it, schema } = cxt
    if (Array.isArray(schema) || !isBounded(it) || Object.keys(schema).length === 0)
      return items.default.code(cxt)
    const length = gen.const('len', _`${data}.length`)
    const i = gen.name('i')
    gen.for(_`let ${i} = 0; ${i} < ${length} && ${names.default.errors} < ${MAX_ERRORS}; ${i}++`, () =>
      cxt.subschema({ keyword: 'items', dataProp: i, dataPropType: Type.Num }, gen.name('valid')),
    )
  },
}

const additionalPropertiesAsSet = {
  ...additionalProperties.default,
  code(cxt) {
    const { gen, data, it, schema, parentSchema } = cxt
    if (schema !== false || parentSchema.patternProperties) return additionalProperties.default.code(cxt)
    const set = setOf(gen, Object.keys(parentSchema.properties ?? {}))
    gen.forIn('key', data, (key) => {
      gen.if(_`!${set}.has(${key})`, () => {
        cxt.setParams({ additionalProperty: key })
        cxt.error()
        if (isBounded(it)) gen.if(_`${names.default.errors} >= ${MAX_ERRORS}`, () => gen.break())
      })
    })
  },
}
