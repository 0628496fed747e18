import { parseJson } from '../../documents/json.ts'
import { decodeText } from '../../documents/text.ts'
import { LineageCollector } from '../lineage/collector.ts'
import type { Reading, Source } from '../reader.ts'
import { addCard } from './card.ts'
import { type Distribution, readDistribution } from './distribution.ts'
import { LinkedData, type LinkedNode } from './linked-data.ts'
import { addProvenance } from './provenance.ts'
import { checkDataset, type Fault, versionOf } from './validity.ts'

/** What the parts of a description are read from. */
export interface Description {
  readonly source: Source
  readonly node: LinkedNode
  /** Id of the dataset in the lineage. */
  readonly id: string
  readonly name: string
  readonly distribution: Distribution
  readonly faults: readonly Fault[]
}

/** Reads a Croissant description (0.8, 1.0, 1.1): one dataset card for each dataset, and its lineage. */
export function readCroissant(source: Source): Reading {
  const { text, problems } = decodeText(source.bytes)
  const document = parseJson(text)
  const collector = new LineageCollector(source, 'croissant', document, 'dataset-card')
  collector.problems([...problems, ...document.problems])
  const top = new LinkedData(document.value).top()
  const datasets = top.filter((node) => node.types.includes('Dataset'))
  // Without the type it is no dataset to any tool, and all the same what the file is about.
  for (const node of datasets.length > 0 ? datasets : top.slice(0, 1)) {
    const version = versionOf(node)
    const name = node.texts('name')[0]?.text.trim() ?? ''
    const url = node.texts('url')[0]?.text.trim() ?? ''
    const id = url || name || node.id || source.path
    const distribution = readDistribution(node, { source, version, id }, collector)
    const faults = checkDataset(node, version, distribution)
    const description = { source, node, id, name: name || id, distribution, faults }
    addCard(description, collector)
    addProvenance(description, collector)
  }
  return collector.reading('describes no dataset')
}
