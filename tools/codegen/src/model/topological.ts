/** A topological order of numbered nodes. */
import { Heap } from './heap.ts';

/** Nodes after their predecessors, and the nodes that are in a cycle or behind one. */
export type Topological = { readonly order: readonly number[]; readonly rest: readonly number[] };

/**
 * Orders the nodes 0 to `count` - 1 so that each comes after its predecessors. Of the nodes whose predecessors are all
 * placed, the one with the least number is next. A predecessor that is no node does not count.
 */
export function topological(
  count: number,
  predecessorsOf: (node: number) => Iterable<number | undefined>,
): Topological {
  const followers = Array.from({ length: count }, (): number[] => []);
  const missing = followers.map((_, node) => {
    const before = new Set(predecessorsOf(node));
    before.delete(undefined);
    for (const one of before) if (one !== undefined) followers[one]?.push(node);
    return before.size;
  });
  const ready = new Heap();
  for (const [node, left] of missing.entries()) if (left === 0) ready.push(node);
  const order: number[] = [];
  for (let node = ready.pop(); node !== undefined; node = ready.pop()) {
    order.push(node);
    for (const follower of followers[node] ?? []) {
      const left = (missing[follower] ?? 0) - 1;
      missing[follower] = left;
      if (left === 0) ready.push(follower);
    }
  }
  const placed = new Set(order);
  return { order, rest: missing.flatMap((_, node) => (placed.has(node) ? [] : [node])) };
}
