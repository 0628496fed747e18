import { parseJson } from '../../../documents/json.ts'
import { parseYaml } from '../../../documents/yaml.ts'
import type { Reading, Source } from '../../reader.ts'
import type { SchemaFault } from '../../schema-faults.ts'
import type { Manifest } from '../manifest.ts'
import { Origins } from '../origins.ts'
import { faultIn, fileFacts, locator, parse, tellLimit } from '../record.ts'
import { ENTRY_LIMIT, stateOf } from '../state.ts'

/** What another tool's file says, in the form of one of our manifests. */
export interface Converted {
  /** With the keys of the manifest; a key that the file does not answer is left out. */
  readonly value: unknown
  /** Where in the file what is in `value` stands. */
  readonly origins: Origins
  /** What does not follow the file's own specification. */
  readonly faults: readonly SchemaFault[]
}

/** Reads a file of another form as the manifest that it stands for. */
export async function readImport(
  source: Source,
  manifest: Manifest,
  convert: (document: unknown) => Converted | Promise<Converted>,
): Promise<Reading> {
  const parsed = parse(source, /\.json$/i.test(source.path) ? parseJson : parseYaml)
  const converted = parsed.broken
    ? { value: {}, origins: new Origins(), faults: [] }
    : await convert(parsed.document.value)
  parsed.faults.push(...converted.faults.map((fault) => faultIn(parsed.document, fault)))
  const { shape } = await manifest.load()
  const statement = stateOf(converted.value, shape)
  if (statement.cutAt !== null) {
    const message = `The file has more than ${ENTRY_LIMIT} entries; the rest is left out.`
    tellLimit(source, parsed, converted.origins.of(statement.cutAt), message)
  }
  const entry = manifest.entry(fileFacts(source, parsed, statement), statement.value, new Origins())
  const locate = locator(parsed, statement, [statement.origins, converted.origins])
  return { records: [{ into: 'governance', ...entry, locate }], unread: parsed.unread }
}
