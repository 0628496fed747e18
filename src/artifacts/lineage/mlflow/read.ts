import { decodeText } from '../../../documents/text.ts'
import { parseYaml } from '../../../documents/yaml.ts'
import { isMapping, type Mapping } from '../../data.ts'
import type { Reading, Source } from '../../reader.ts'
import { LineageCollector } from '../collector.ts'
import { readMlModel } from './model.ts'
import { readDatasetInput, readLink, readLoggedModel, readRun } from './tracking.ts'

/** Reads one file of MLflow; what a run used and made stands in several, and is joined by the run's id. */
export function readMlflow(source: Source): Reading {
  const { text, problems } = decodeText(source.bytes)
  const document = parseYaml(text)
  const collector = new LineageCollector(source, 'mlflow', document)
  collector.problems([...problems, ...document.problems])
  const { value } = document
  if (isMapping(value)) READERS[source.format]?.(value, source, collector)
  else if (value !== undefined)
    collector.tell('malformed', [], 'The file is not a YAML mapping.', { extent: 'file' })
  return collector.reading('holds nothing that MLflow writes')
}

const READERS: Readonly<
  Record<string, (document: Mapping, source: Source, collector: LineageCollector) => void>
> = {
  'mlflow-model': readMlModel,
  'mlflow-run': (document, _, collector) => readRun(document, collector),
  'mlflow-dataset': readDatasetInput,
  'mlflow-link': (document, _, collector) => readLink(document, collector),
  'mlflow-logged-model': (document, _, collector) => readLoggedModel(document, collector),
}
