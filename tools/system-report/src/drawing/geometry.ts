/** The geometry of a drawing: where each box, each text and each arrow is. */
import type { Edge, Item, Layers } from './layers.ts';
import type { Placement, Size } from './place.ts';

/** A point. */
export type Point = { readonly x: number; readonly y: number };

/** A box. */
export type Box = Point & Size;

/** The points of an arrow, from its start to its end; it passes each of them upright. */
export type Way = readonly Point[];

/** The largest distance between two arrows at a box, and the least one from its corner. */
const PORT = 28;
const CORNER = 14;

/** The boxes of all nodes, moved by an offset. */
export function boxesOf({ rows }: Placement, sizes: readonly Size[], offset: Point): Box[] {
  const boxes: Box[] = [];
  for (const { top, bottom, centres } of rows) {
    for (const [item, centre] of centres) {
      if (item.kind !== 'node') continue;
      const width = sizes[item.node]?.width ?? 0;
      const x = Math.round(centre - width / 2) + offset.x;
      boxes[item.node] = { x, y: top + offset.y, width, height: bottom - top };
    }
  }
  return boxes;
}

/** Where the ends of arrows are at each box, by `end edge`: over its width, in the order of where the arrows come from. */
function portsOf(
  edges: readonly Edge[],
  ways: Layers['ways'],
  boxes: readonly Box[],
  xOf: (item: Item) => number,
): ReadonlyMap<string, number> {
  const ends = edges.flatMap(({ from, to }, i) => {
    const way = ways[i] ?? [];
    const down = (boxes[from]?.y ?? 0) < (boxes[to]?.y ?? 0);
    const end = (name: string, node: number, near: Item | undefined, below: boolean) => {
      return { key: `${name} ${i}`, node, below, x: near === undefined ? 0 : xOf(near) };
    };
    return [end('from', from, way[1], down), end('to', to, way.at(-2), !down)];
  });
  const ports = new Map<string, number>();
  for (const side of Map.groupBy(ends, ({ node, below }) => `${node} ${below}`).values()) {
    const [first] = side;
    const { x = 0, width = 0 } = boxes[first?.node ?? -1] ?? {};
    const step = Math.min(PORT, (width - 2 * CORNER) / Math.max(1, side.length - 1));
    for (const [i, { key }] of side.toSorted((a, b) => a.x - b.x).entries()) {
      ports.set(key, Math.round(x + width / 2 + (i - (side.length - 1) / 2) * step));
    }
  }
  return ports;
}

/** The ways of all edges: from box to box, through the bends between. */
export function waysOf(
  { ways }: Layers,
  { rows }: Placement,
  edges: readonly Edge[],
  boxes: readonly Box[],
  offset: Point,
): Way[] {
  const bends = new Map<Item, Box>();
  for (const { top, bottom, centres } of rows) {
    for (const [item, centre] of centres) {
      bends.set(item, { x: centre + offset.x, y: top + offset.y, width: 0, height: bottom - top });
    }
  }
  const ports = portsOf(edges, ways, boxes, (item) => bends.get(item)?.x ?? 0);
  return edges.map(({ from, to }, i): Way => {
    const [start, end] = [boxes[from], boxes[to]];
    if (start === undefined || end === undefined) return [];
    const down = start.y < end.y;
    const side = (box: Box, below: boolean): number => (below ? box.y + box.height : box.y);
    const through = (ways[i] ?? []).flatMap((item): Point[] => {
      const bend = item.kind === 'bend' ? bends.get(item) : undefined;
      if (bend === undefined) return [];
      const points = [bend.y, bend.y + bend.height].map((y) => ({ x: bend.x, y }));
      return down ? points : points.reverse();
    });
    return [
      { x: ports.get(`from ${i}`) ?? 0, y: side(start, down) },
      ...through,
      { x: ports.get(`to ${i}`) ?? 0, y: side(end, !down) },
    ];
  });
}

/** The path of a way, for SVG: upright at each point, curved between. */
export function pathOf(way: Way): string {
  const [start, ...rest] = way;
  if (start === undefined) return '';
  let at = start;
  const parts = rest.map((point) => {
    const middle = (at.y + point.y) / 2;
    const part =
      at.x === point.x
        ? `V ${point.y}`
        : `C ${at.x} ${middle} ${point.x} ${middle} ${point.x} ${point.y}`;
    at = point;
    return part;
  });
  return [`M ${start.x} ${start.y}`, ...parts].join(' ');
}
