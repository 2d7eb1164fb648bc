/** Gives the items of rows their places: in each row as near to their neighbours as its order and the widths allow. */
import type { Item, Layers } from './layers.ts';

/** The size of a node. */
export type Size = { readonly width: number; readonly height: number };

/** A row: its top and bottom, and the centre of each of its items. */
export type PlacedRow = {
  readonly top: number;
  readonly bottom: number;
  readonly centres: ReadonlyMap<Item, number>;
};

/** Where everything is. */
export type Placement = {
  readonly rows: readonly PlacedRow[];
  readonly width: number;
  readonly height: number;
};

/** The space between two items of a row. */
const GAP = 24;
const BEND = 8;
const PASSES = 12;
/** The space between two rows: more where more edges run. */
const ROW_GAP = 48;
const PER_EDGE = 3;
const MAX_ROW_GAP = 120;

/** Centres that are as near to the wanted ones as possible, in order and without overlaps: pools what would overlap. */
function spread(wanted: readonly number[], widths: readonly number[]): number[] {
  const offsets: number[] = [];
  for (const [i, width] of widths.entries()) {
    const [before = 0, last = 0] = [widths[i - 1], offsets[i - 1]];
    offsets.push(i === 0 ? 0 : last + (before + width) / 2 + GAP);
  }
  const pools: { sum: number; count: number }[] = [];
  for (const [i, want] of wanted.entries()) {
    pools.push({ sum: want - (offsets[i] ?? 0), count: 1 });
    for (;;) {
      const [one, other] = pools.slice(-2);
      if (one === undefined || other === undefined) break;
      if (one.sum / one.count <= other.sum / other.count) break;
      pools.splice(-2, 2, { sum: one.sum + other.sum, count: one.count + other.count });
    }
  }
  const starts = pools.flatMap(({ sum, count }) =>
    Array.from({ length: count }, () => sum / count),
  );
  return starts.map((start, i) => start + (offsets[i] ?? 0));
}

/** Places layers of nodes with these sizes. */
export function place({ rows, ways }: Layers, sizes: readonly Size[]): Placement {
  const widthOf = (item: Item): number =>
    item.kind === 'bend' ? BEND : (sizes[item.node]?.width ?? 0);
  const links = new Map<Item, Item[]>();
  for (const way of ways) {
    for (const [i, item] of way.entries()) {
      const near = [way[i - 1], way[i + 1]].filter((one) => one !== undefined);
      links.set(item, [...(links.get(item) ?? []), ...near]);
    }
  }
  const centres = new Map<Item, number>();
  for (const row of rows) {
    const widths = row.map(widthOf);
    for (const [i, at] of spread(
      row.map(() => 0),
      widths,
    ).entries()) {
      const item = row[i];
      if (item !== undefined) centres.set(item, at);
    }
  }
  for (let pass = 0; pass < PASSES; pass++) {
    for (const row of pass % 2 === 0 ? rows : rows.toReversed()) {
      const wanted = row.map((item) => {
        const near = (links.get(item) ?? []).map((one) => centres.get(one) ?? 0);
        return near.length === 0
          ? (centres.get(item) ?? 0)
          : near.reduce((a, b) => a + b, 0) / near.length;
      });
      for (const [i, at] of spread(wanted, row.map(widthOf)).entries()) {
        const item = row[i];
        if (item !== undefined) centres.set(item, at);
      }
    }
  }
  return settle({ rows, ways }, sizes, centres, widthOf);
}

/** Moves everything so that it begins at 0, and stacks the rows. */
function settle(
  { rows, ways }: Layers,
  sizes: readonly Size[],
  centres: ReadonlyMap<Item, number>,
  widthOf: (item: Item) => number,
): Placement {
  const sides = rows.flat().map((item) => [centres.get(item) ?? 0, widthOf(item) / 2] as const);
  const left = sides.length === 0 ? 0 : Math.min(...sides.map(([at, half]) => at - half));
  const right = Math.max(0, ...sides.map(([at, half]) => at + half));
  const placed: PlacedRow[] = [];
  let top = 0;
  for (const row of rows) {
    const heights = row.map((item) => (item.kind === 'node' ? (sizes[item.node]?.height ?? 0) : 0));
    const bottom = top + Math.max(0, ...heights);
    const moved = row.map((item) => [item, Math.round((centres.get(item) ?? 0) - left)] as const);
    placed.push({ top, bottom, centres: new Map(moved) });
    const inRow = new Set(row);
    const edges = ways.filter((way) => way.some((item) => inRow.has(item))).length;
    top = bottom + Math.min(MAX_ROW_GAP, ROW_GAP + PER_EDGE * edges);
  }
  const height = placed.at(-1)?.bottom ?? 0;
  return { rows: placed, width: Math.ceil(right - left), height };
}
