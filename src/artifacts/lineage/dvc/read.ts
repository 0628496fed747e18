import { decodeText } from '../../../documents/text.ts'
import { parseYaml } from '../../../documents/yaml.ts'
import { isMapping } from '../../data.ts'
import type { Reading, Source } from '../../reader.ts'
import { DvcCollector } from './collector.ts'
import { readDvcConfig } from './config.ts'
import { readDvcFile, readDvcLock } from './lock.ts'
import { readDvcYaml } from './yaml.ts'

/** Reads `dvc.yaml`, `dvc.lock` and `*.dvc`. DVC has no published schema; the form is that of DVC 3, and of 1 and 2 where they differ. */
export async function readDvc(source: Source): Promise<Reading> {
  if (source.format === 'dvc-config') return readDvcConfig(source)
  const { text, problems } = decodeText(source.bytes)
  // DVC reads YAML 1.2, as the `core` schema is.
  const document = parseYaml(text)
  const collector = new DvcCollector(source, document)
  for (const problem of [...problems, ...document.problems]) collector.problem(problem)
  const { value } = document
  if (isMapping(value)) {
    if (source.format === 'dvc-yaml') await readDvcYaml(value, collector, source)
    else if (source.format === 'dvc-lock') await readDvcLock(value, collector, source)
    else readDvcFile(value, collector)
  } else if (value !== undefined) {
    collector.tell('malformed', [], 'The file is not a YAML mapping.', 'file')
  }
  return collector.reading()
}
