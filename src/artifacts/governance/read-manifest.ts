import { parseJson } from '../../documents/json.ts'
import { parseYaml } from '../../documents/yaml.ts'
import { baseName } from '../paths.ts'
import type { Reading, Source } from '../reader.ts'
import { manifestFaults } from './faults.ts'
import type { Manifest } from './manifest.ts'
import { Origins } from './origins.ts'
import { faultIn, fileFacts, locator, parse, tellLimit } from './record.ts'
import { ENTRY_LIMIT, stateOf } from './state.ts'

/** A manifest that breaks its schema, or cannot be parsed at all, still gives a record that says so. */
export async function readManifest(source: Source, manifest: Manifest): Promise<Reading> {
  const parsed = parse(source, /\.json$/i.test(source.path) ? parseJson : parseYaml)
  const { document } = parsed
  const { default: validate, shape } = await manifest.load()
  if (!parsed.broken && !validate(document.value)) {
    const faults = manifestFaults(validate.errors ?? [], document.value, {
      document: baseName(source.path),
      shape,
    })
    parsed.faults.push(...faults.map((fault) => faultIn(document, fault)))
  }
  const statement = stateOf(document.value, shape)
  if (statement.cutAt !== null) {
    const message = `The file has more than ${ENTRY_LIMIT} entries in its lists; the rest is left out.`
    tellLimit(source, parsed, statement.cutAt, message)
  }
  const joined = new Origins()
  const entry = manifest.entry(fileFacts(source, parsed, statement), statement.value, joined)
  const locate = locator(parsed, statement, [joined, statement.origins])
  return { records: [{ into: 'governance', ...entry, locate }], unread: parsed.unread }
}
