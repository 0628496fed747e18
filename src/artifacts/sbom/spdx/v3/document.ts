import type { Component, RecordedSbom, Sbom } from '../../../../facts/types.ts'
import { listOf, member, textOf } from '../../../data.ts'
import { tellingText } from '../../../placeholder-value.ts'
import type { Source } from '../../../reader.ts'
import { shareTerms } from '../../license-terms.ts'
import { keep, PlaceholderNotes, valuesOf } from '../../values.ts'
import { COMPONENT_LIMIT, type Draft, NOT_IN_SPDX } from '../draft.ts'
import { SpdxLicenses } from '../licenses.ts'
import type { Places } from '../places.ts'
import { TreeFiles } from '../tree-files.ts'
import { readAnnotations } from './annotations.ts'
import { agentName, COMPONENT_CLASSES, digestsOf, readElement } from './component.ts'
import { readDependencies } from './dependencies.ts'
import { findFiles } from './files.ts'
import { Graph, type Node, textsOf } from './graph.ts'
import { GraphLicenses } from './licenses.ts'
import { readModelCard } from './model-card.ts'
import { ModelRelations } from './model-relations.ts'
import { readVulnerabilities } from './vulnerabilities.ts'

/** What an SPDX 3 document says. Components are its packages and files, in document order. */
export function readGraph(document: unknown, source: Source, places: Places): Draft {
  const graph = new Graph(document)
  const notes = new PlaceholderNotes()
  const licenses = new GraphLicenses(graph)
  const texts = licenses.texts.map(({ license }) => license)
  for (const [index, { node }] of licenses.texts.entries()) {
    places.note(['license_texts', String(index)], node.pointer)
  }
  const elements = graph.nodes.filter(({ type }) => COMPONENT_CLASSES.has(type))
  const nodes = elements.slice(0, COMPONENT_LIMIT)
  const reader = { graph, licenses, resolved: new SpdxLicenses(texts) }
  const components = nodes.map((node, index) =>
    readElement(node, reader, places.within(component(index), node.pointer)),
  )
  const relations = new ModelRelations(graph, nodes, components)
  relations.addAncestors(places)
  markSubjects(graph, components)
  for (const [index, node] of nodes.entries()) {
    const one = components[index]
    if (one === undefined || node.type !== 'ai_AIPackage') continue
    const placesOfCard = places.within([...component(index), 'model_card'], node.pointer)
    one.model_card = readModelCard(node, relations.dataOf(node), placesOfCard)
  }
  const tree = new TreeFiles(source)
  findFiles(graph, nodes, components, tree)
  return {
    sbom: {
      ...NOT_IN_SPDX,
      ...readHead(graph, notes, places),
      components,
      license_terms: shareTerms(components),
      license_texts: texts,
      ...readDependencies(graph, components, places),
      annotations: readAnnotations(graph, places),
      vulnerabilities: readVulnerabilities(graph, places),
      parts_not_read: NOT_READ.filter((type) => graph.ofType(type).length > 0),
      placeholders: notes.pointers,
    },
    checksums: tree.checksums(places),
    truncated: elements.length > nodes.length,
  }
}

function component(index: number): string[] {
  return ['components', String(index)]
}

/** Classes of elements that are checked against the schema, and are not among the facts. */
const NOT_READ = ['software_Snippet', 'build_Build']

type Head = Pick<
  RecordedSbom,
  'spec_version' | 'serial_number' | 'timestamp' | 'lifecycles' | 'authors' | 'tools' | 'external_documents'
>

/** Who made the document, when and with what; without an SpdxDocument, the first creation info there is. */
function readHead(graph: Graph, notes: PlaceholderNotes, places: Places): Head {
  const [document] = graph.ofType('SpdxDocument')
  const creation = graph.get(member(document?.value, 'creationInfo')) ?? graph.ofType('CreationInfo')[0]
  if (document !== undefined) places.note(['serial_number'], [...document.pointer, 'spdxId'])
  const from = creation?.pointer ?? []
  places.note(['spec_version'], [...from, 'specVersion'])
  places.note(['timestamp'], [...from, 'created'])
  const named = (key: string, field: 'authors' | 'tools') => {
    const kept = keep(listOf(member(creation?.value, key)), (each) => tellingText(agentName(graph, each)))
    places.elsewhere(from).noteList([field], [key], kept)
    return valuesOf(kept)
  }
  return {
    spec_version: textOf(member(creation?.value, 'specVersion')) ?? '',
    serial_number: notes.take(document?.id, 'serial_number'),
    timestamp: notes.take(member(creation?.value, 'created'), 'timestamp'),
    lifecycles: [
      ...new Set(
        graph.ofType('software_Sbom').flatMap(({ value }) => textsOf(member(value, 'software_sbomType'))),
      ),
    ],
    authors: named('createdBy', 'authors'),
    tools: named('createdUsing', 'tools'),
    external_documents: externalDocuments(graph, document, places),
  }
}

function externalDocuments(
  graph: Graph,
  document: Node | undefined,
  places: Places,
): Sbom['external_documents'] {
  const maps = keep(listOf(member(document?.value, 'import')), (each) => {
    const map = graph.get(each)
    const ref = textOf(member(map?.value, 'externalSpdxId'))
    return map === null || ref === null ? null : { map, ref }
  })
  if (document !== undefined) {
    places.elsewhere(document.pointer).noteList(['external_documents'], ['import'], maps)
  }
  return maps.map(({ value: { map, ref } }) => ({
    ref,
    uri: textOf(member(map.value, 'locationHint')) ?? ref,
    digests: digestsOf(map),
  }))
}

/** Collections are about their root elements, and so is a document whose root is a collection. */
function markSubjects(graph: Graph, components: readonly Component[]): void {
  const open: string[] = []
  const known = new Set<string>()
  const add = (reference: unknown) => {
    const id = graph.nameOf(reference)
    if (id !== null && !known.has(id)) {
      known.add(id)
      open.push(id)
    }
  }
  for (const document of graph.ofType('SpdxDocument')) {
    for (const root of listOf(member(document.value, 'rootElement'))) add(root)
    for (const described of graph.targets('describes', document.id)) add(described.id)
  }
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const root of listOf(member(graph.get(id)?.value, 'rootElement'))) add(root)
    for (const described of graph.targets('describes', id)) add(described.id)
  }
  for (const one of components) one.subject = one.ref !== null && known.has(one.ref)
}
