import { latin1 } from './bytes.ts'

/** Element type in the header of an array; `O` stands for Python objects, which are pickled. */
const DESCRIPTION = /'descr':\s*(\[[^\]]*\]|'[^']*')/g

/** Does an array whose header is within these bytes hold Python objects? */
export function npyHoldsObjects(bytes: Uint8Array): boolean {
  for (const [, type = ''] of latin1(bytes).matchAll(DESCRIPTION)) {
    if (/'[|<>=]?O\d*'/.test(type)) return true
  }
  return false
}
