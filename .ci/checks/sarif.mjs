// Validates SARIF files against the official JSON Schema: node .ci/checks/sarif.mjs SCHEMA FILE...
import { readFileSync } from 'node:fs'
import Ajv from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'

const [schemaPath, ...files] = process.argv.slice(2)
if (schemaPath === undefined || files.length === 0) {
  console.error('usage: node .ci/checks/sarif.mjs SCHEMA FILE...')
  process.exit(2)
}

const ajv = addFormats(new Ajv({ strict: false, allErrors: true }))
const schema = JSON.parse(readFileSync(schemaPath, 'utf8'))
// The published schema of the region has its `anyOf` among the properties by mistake, where no schema may be a list.
const region = schema.definitions.region
if (Array.isArray(region.properties.anyOf)) {
  region.anyOf = region.properties.anyOf
  delete region.properties.anyOf
}
const validate = ajv.compile(schema)
let invalid = 0
for (const file of files) {
  if (validate(JSON.parse(readFileSync(file, 'utf8')))) continue
  invalid += 1
  for (const error of validate.errors ?? []) console.error(`${file}${error.instancePath}: ${error.message}`)
}
console.log(`${files.length - invalid} of ${files.length} SARIF files are valid`)
process.exitCode = invalid === 0 ? 0 : 1
