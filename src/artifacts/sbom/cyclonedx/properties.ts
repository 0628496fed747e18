import type { Pointer } from '../../../documents/place.ts'
import { listOf, member, textOf } from '../../data.ts'
import { tellingText } from '../../placeholder-value.ts'
import { type Kept, keep, sourceIndex } from '../values.ts'

/** Named values that a tool adds to what the specification knows, such as `cdx:ai-ml:*`. */
export function propertiesOf(holder: unknown): Kept<{ name: string; value: string }>[] {
  return keep(listOf(member(holder, 'properties')), (property) => {
    const name = textOf(member(property, 'name'))
    const value = tellingText(member(property, 'value'))
    return name === null || value === null ? null : { name, value }
  })
}

export function propertyPointer(holder: unknown, [number, ...rest]: Pointer): Pointer {
  return ['properties', ...(number === undefined ? [] : sourceIndex(propertiesOf(holder), [number])), ...rest]
}
