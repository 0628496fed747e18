/**
 * Strongly connected components by Tarjan's algorithm (SIAM J. Comput. 1(2), 1972), in linear time and without
 * recursion: a chain of a hundred thousand runs must not overflow the stack.
 * @param successors of each node, by number
 * @returns the nodes of each component that has more than one, or one with an edge to itself; both in ascending order
 */
export declare function strongComponents(successors: readonly (readonly number[])[]): number[][];
