import type { PolicySource } from './compile.ts'

/** Each file is tried alone: with more of them that takes longer than anybody waits for the line of an error. */
const MAX_TRIED = 100

/**
 * Where the stack ends: the file which alone is too deep, and the first row with which its beginning is. Null where no
 * file is by itself.
 */
export function placeOfNesting(
  sources: readonly PolicySource[],
  isTooDeep: (source: PolicySource) => boolean,
): { file: string; row: number } | null {
  if (sources.length > MAX_TRIED) return null
  const source = sources.find(isTooDeep)
  if (source === undefined) return null
  const lines = source.text.split('\n')
  let [fine, deep] = [0, lines.length]
  while (deep - fine > 1) {
    const middle = Math.floor((fine + deep) / 2)
    const text = `${lines.slice(0, middle).join('\n')}\n`
    if (isTooDeep({ path: source.path, text })) deep = middle
    else fine = middle
  }
  return { file: source.path, row: deep }
}
