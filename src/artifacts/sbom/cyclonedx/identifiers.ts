import type { Pointer } from '../../../documents/place.ts'
import { listOf, member } from '../../data.ts'
import { tellingText } from '../../placeholder-value.ts'
import { EMPTY } from '../values.ts'

const IDENTIFIERS = ['swid', 'swhid', 'omniborId']

export function cpesOf(component: unknown): string[] {
  const cpe = tellingText(member(component, 'cpe'))
  return cpe === null ? EMPTY : [cpe]
}

/** Identifiers beside purl and CPE, each with the way to it. */
export function identifiersOf(component: unknown): { value: string; pointer: Pointer }[] {
  if (IDENTIFIERS.every((key) => member(component, key) === undefined)) return EMPTY
  const swid = tellingText(member(component, 'swid', 'tagId'))
  const lists = ['swhid', 'omniborId'].flatMap((key) =>
    listOf(member(component, key)).flatMap((item, index) => {
      const value = tellingText(item)
      return value === null ? [] : [{ value, pointer: [key, String(index)] }]
    }),
  )
  return swid === null ? lists : [{ value: swid, pointer: ['swid', 'tagId'] }, ...lists]
}
