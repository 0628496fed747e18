// A plugin for rolldown and vitest: `import validate from 'validator:NAME'` gives a validator that ajv compiled
// from JSON Schema at build time, so that a run loads neither ajv nor a schema.
import { readFileSync } from 'node:fs'
import Ajv from 'ajv'
import addFormats from 'ajv-formats'
import standaloneCode from 'ajv/dist/standalone/index.js'

const CYCLONEDX = 'node_modules/@cyclonedx/cyclonedx-library/res/schema'
const cyclonedx = (version, ...references) => ({
  schema: `${CYCLONEDX}/bom-${version}.SNAPSHOT.schema.json`,
  references: ['spdx', 'jsf-0.82', ...references].map((name) => ({
    id: `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`,
    schema: `${CYCLONEDX}/${name}.SNAPSHOT.schema.json`,
  })),
})

const VALIDATORS = {
  'cyclonedx-1.4': cyclonedx('1.4'),
  'cyclonedx-1.5': cyclonedx('1.5'),
  'cyclonedx-1.6': cyclonedx('1.6'),
  'cyclonedx-1.7': cyclonedx('1.7', 'cryptography-defs'),
  modelward: { schema: 'policies/schemas/modelward.schema.json', references: [], allErrors: true },
  'ml-system': { schema: 'policies/schemas/ml-system.schema.json', references: [], allErrors: true },
}

const PREFIX = 'validator:'

export function validators() {
  return {
    name: 'validators',
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : null),
    load: (id) => (id.startsWith(`\0${PREFIX}`) ? validatorCode(id.slice(PREFIX.length + 1)) : null),
  }
}

function validatorCode(name) {
  const entry = VALIDATORS[name]
  if (!entry) throw new Error(`no validator is called ${name}; build/validators.mjs lists them`)
  const read = (path) => JSON.parse(readFileSync(path, 'utf8'))
  const ajv = new Ajv({
    allErrors: entry.allErrors ?? false,
    strict: false,
    validateFormats: true,
    code: { source: true, esm: true, lines: true },
  })
  addFormats(ajv)
  for (const { id, schema } of entry.references) {
    const { $id, ...rest } = read(schema)
    ajv.addSchema({ ...rest, $id: id })
  }
  const validate = ajv.compile(read(entry.schema))
  return standaloneCode(ajv, validate)
}
