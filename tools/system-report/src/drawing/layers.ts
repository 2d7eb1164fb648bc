/**
 * Puts the nodes of a graph into rows, each edge from an upper row to a lower one, and sorts each row
 * so that few edges cross. An edge that would close a circle leads up. An edge over several rows has
 * a bend in each row between, which takes place there like a node. The same graph always gets the
 * same rows.
 */

/** An edge, by the indexes of its nodes. */
export type Edge = { readonly from: number; readonly to: number };

/** A node of a row, or a bend of an edge. */
export type Item =
  | { readonly kind: 'node'; readonly node: number }
  | { readonly kind: 'bend'; readonly edge: number };

/** Rows of items, from top to bottom, and the items of each edge, from its start to its end. */
export type Layers = {
  readonly rows: readonly (readonly Item[])[];
  readonly ways: readonly (readonly Item[])[];
};

/** The most nodes in a row: a longer one is split. */
const ROW = 6;
const SWEEPS = 8;

/** The edges without those that would close a circle with the ones before them. */
function acyclic(edges: readonly Edge[]): Edge[] {
  const kept: Edge[] = [];
  const reaches = (start: number, end: number): boolean => {
    const seen = new Set([start]);
    for (const node of seen) for (const { from, to } of kept) if (from === node) seen.add(to);
    return seen.has(end);
  };
  for (const edge of edges) if (!reaches(edge.to, edge.from)) kept.push(edge);
  return kept;
}

/** Returns for each node the number of edges on the longest way from it. */
function ranksOf(count: number, edges: readonly Edge[]): number[] {
  const ranks = Array.from({ length: count }, () => 0);
  const kept = acyclic(edges);
  for (let changed = true; changed;) {
    changed = false;
    for (const { from, to } of kept) {
      const rank = (ranks[to] ?? 0) + 1;
      if ((ranks[from] ?? 0) >= rank) continue;
      ranks[from] = rank;
      changed = true;
    }
  }
  return ranks;
}

/** Rows of nodes, the highest rank first; a long one is split into equal parts. */
function rowsOf(count: number, edges: readonly Edge[]): number[][] {
  const ranks = ranksOf(count, edges);
  const byRank = Map.groupBy(ranks.keys(), (node) => ranks[node] ?? 0);
  return [...byRank]
    .sort(([a], [b]) => b - a)
    .flatMap(([, nodes]) => {
      const parts = Math.ceil(nodes.length / ROW);
      const size = Math.ceil(nodes.length / parts);
      return Array.from({ length: parts }, (_, i) => nodes.slice(i * size, (i + 1) * size));
    });
}

/** The items of an edge: its nodes, and a bend in each row between. */
function waysOf(rows: readonly (readonly number[])[], edges: readonly Edge[]): Item[][] {
  const at = new Map(rows.flatMap((row, i) => row.map((node) => [node, i] as const)));
  const node = (one: number): Item => ({ kind: 'node', node: one });
  return edges.map(({ from, to }, edge) => {
    const between = Math.abs((at.get(to) ?? 0) - (at.get(from) ?? 0)) - 1;
    const bends = Array.from({ length: Math.max(0, between) }, (): Item => ({
      kind: 'bend',
      edge,
    }));
    return [node(from), ...bends, node(to)];
  });
}

/** Sorts a row by the mean place of the neighbours in the row before; what has none keeps its place. */
function sortRow(row: Item[], places: ReadonlyMap<Item, readonly number[]>): void {
  const wanted = new Map(
    row.map((item, i) => {
      const all = places.get(item) ?? [];
      return [item, all.length === 0 ? i : all.reduce((a, b) => a + b, 0) / all.length] as const;
    }),
  );
  const before = new Map(row.map((item, i) => [item, i] as const));
  row.sort((a, b) => {
    const by = (wanted.get(a) ?? 0) - (wanted.get(b) ?? 0);
    return by === 0 ? (before.get(a) ?? 0) - (before.get(b) ?? 0) : by;
  });
}

/** Layers a graph of so many nodes. */
export function layersOf(count: number, edges: readonly Edge[]): Layers {
  const nodeRows = rowsOf(count, edges);
  const rowAt = new Map(nodeRows.flatMap((row, i) => row.map((node) => [node, i] as const)));
  const items = new Map<number, Item>();
  const rows: Item[][] = nodeRows.map((row) =>
    row.map((node) => {
      const item: Item = { kind: 'node', node };
      items.set(node, item);
      return item;
    }),
  );
  const ways = waysOf(nodeRows, edges).map((way) =>
    way.map((item) => (item.kind === 'node' ? (items.get(item.node) ?? item) : item)),
  );
  for (const [edge, way] of ways.entries()) {
    const { from = 0, to = 0 } = edges[edge] ?? {};
    const [start, end] = [rowAt.get(from) ?? 0, rowAt.get(to) ?? 0];
    const step = end < start ? -1 : 1;
    for (const [i, item] of way.entries()) {
      if (item.kind === 'bend') rows[start + i * step]?.push(item);
    }
  }
  const links = new Map<Item, Item[]>();
  for (const way of ways) {
    for (const [i, item] of way.entries()) {
      const near = [way[i - 1], way[i + 1]].filter((one) => one !== undefined);
      links.set(item, [...(links.get(item) ?? []), ...near]);
    }
  }
  for (let sweep = 0; sweep < SWEEPS; sweep++) sweepRows(rows, links, sweep % 2 === 0);
  return { rows, ways };
}

/** Sorts all rows by their neighbours above, downwards; or by those below, upwards. */
function sweepRows(
  rows: readonly Item[][],
  links: ReadonlyMap<Item, readonly Item[]>,
  down: boolean,
): void {
  const order = down ? [...rows.keys()] : [...rows.keys()].reverse();
  for (const [step, i] of order.entries()) {
    const row = rows[i] ?? [];
    const before = rows[order[step - 1] ?? -1] ?? [];
    const at = new Map(before.map((item, place) => [item, place] as const));
    const places = new Map(
      row.map(
        (item) => [item, (links.get(item) ?? []).flatMap((one) => at.get(one) ?? [])] as const,
      ),
    );
    sortRow(row, places);
  }
}
