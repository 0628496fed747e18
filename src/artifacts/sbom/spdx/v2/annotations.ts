import type { Annotation } from '../../../../facts/types.ts'
import { listOf, member, textOf } from '../../../data.ts'
import { tellingText } from '../../../placeholder-value.ts'
import type { Places } from '../places.ts'
import { parseAgent } from './agents.ts'

/** What was remarked on the document, its packages and files (SPDX 2.3, 12). */
export function readAnnotations(document: unknown, places: Places): Annotation[] {
  const annotations: Annotation[] = []
  const add = (holder: unknown, source: readonly string[]) => {
    const subject = textOf(member(holder, 'SPDXID'))
    for (const [index, stated] of listOf(member(holder, 'annotations')).entries()) {
      const text = tellingText(member(stated, 'comment'))
      if (text === null) continue
      places.note(['annotations', String(annotations.length)], [...source, 'annotations', String(index)])
      annotations.push({
        subjects: subject === null ? [] : [subject],
        annotator: parseAgent(member(stated, 'annotator'))?.name ?? null,
        timestamp: textOf(member(stated, 'annotationDate')),
        text,
      })
    }
  }
  add(document, [])
  for (const key of ['packages', 'files']) {
    for (const [index, holder] of listOf(member(document, key)).entries()) add(holder, [key, String(index)])
  }
  return annotations
}
