/**
 * Strongly connected components by Tarjan's algorithm (SIAM J. Comput. 1(2), 1972), in linear time and without
 * recursion: a chain of a hundred thousand runs must not overflow the stack.
 * @param successors of each node, by number
 * @returns the nodes of each component that has more than one, or one with an edge to itself; both in ascending order
 */
export function strongComponents(successors: readonly (readonly number[])[]): number[][] {
  const size = successors.length
  const order = new Int32Array(size).fill(-1)
  const low = new Int32Array(size)
  const next = new Int32Array(size)
  const onStack = new Uint8Array(size)
  const stack: number[] = []
  const path: number[] = []
  const components: number[][] = []
  let visited = 0

  const enter = (node: number) => {
    order[node] = visited
    low[node] = visited
    visited += 1
    stack.push(node)
    onStack[node] = 1
    path.push(node)
  }
  const leave = (node: number) => {
    path.pop()
    const parent = path.at(-1)
    const reached = low[node] ?? 0
    if (parent !== undefined) low[parent] = Math.min(low[parent] ?? 0, reached)
    if (reached !== order[node]) return
    const component = stack.splice(stack.lastIndexOf(node))
    for (const each of component) onStack[each] = 0
    if (component.length > 1 || successors[node]?.includes(node)) components.push(component)
  }

  for (let root = 0; root < size; root++) {
    if (order[root] !== -1) continue
    enter(root)
    for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
      const target = successors[node]?.[next[node] ?? 0]
      if (target === undefined) {
        leave(node)
        continue
      }
      next[node] = (next[node] ?? 0) + 1
      if (order[target] === -1) enter(target)
      else if (onStack[target] === 1) low[node] = Math.min(low[node] ?? 0, order[target] ?? 0)
    }
  }
  for (const component of components) component.sort((a, b) => a - b)
  return components.sort(([a = 0], [b = 0]) => a - b)
}
