import type { Annotation } from '../../../../facts/types.ts'
import { member, textOf } from '../../../data.ts'
import { tellingText } from '../../../placeholder-value.ts'
import type { Places } from '../places.ts'
import { agentName } from './component.ts'
import type { Graph } from './graph.ts'

/** What was remarked on elements; who did so, and when, is who created the annotation. */
export function readAnnotations(graph: Graph, places: Places): Annotation[] {
  const annotations: Annotation[] = []
  for (const { value, pointer } of graph.ofType('Annotation')) {
    const text = tellingText(member(value, 'statement'))
    if (text === null) continue
    const subject = graph.nameOf(member(value, 'subject'))
    const creation = graph.get(member(value, 'creationInfo'))?.value
    const by = member(creation, 'createdBy')
    places.note(['annotations', String(annotations.length)], pointer)
    annotations.push({
      subjects: subject === null ? [] : [subject],
      annotator: agentName(graph, Array.isArray(by) ? by[0] : by),
      timestamp: textOf(member(creation, 'created')),
      text,
    })
  }
  return annotations
}
