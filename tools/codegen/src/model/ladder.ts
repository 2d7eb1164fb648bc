/** The order of markers: the ladder that a contract lists, or else `after`. */
import { related } from '../diagnostics/diagnostic.ts';
import type { Context } from './context.ts';
import type { MarkerDef } from './shape/evidence.ts';
import { live, type Site } from './site.ts';

/** A marker and where it is declared, for findings. */
export type Placed = { readonly marker: MarkerDef; readonly site: Site };

/** A way from a marker back to itself, if there is one. */
function cycleFrom(name: string, byName: ReadonlyMap<string, MarkerDef>): string[] | undefined {
  const walk = (at: string, trail: readonly string[]): string[] | undefined => {
    if (trail.includes(at)) return at === name ? [...trail, at] : undefined;
    for (const before of byName.get(at)?.after ?? []) {
      const found = walk(before, [...trail, at]);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return walk(name, []);
}

/** Each marker after those that it names; the first that is free in declared order comes next. */
function byAfter(placed: readonly Placed[]): MarkerDef[] {
  const byName = new Map(placed.map(({ marker }) => [marker.name, marker]));
  const done = new Set<string>();
  const order: MarkerDef[] = [];
  let waiting = placed;
  while (waiting.length > 0) {
    const ready = waiting.find(({ marker }) =>
      marker.after.every((name) => done.has(name) || !byName.has(name)),
    );
    if (ready === undefined) break;
    done.add(ready.marker.name);
    order.push(ready.marker);
    waiting = waiting.filter((one) => one !== ready);
  }
  for (const { marker, site } of waiting) {
    const cycle = cycleFrom(marker.name, byName);
    if (cycle === undefined) continue;
    const message = `marker '${marker.name}' comes after itself: ${cycle.join(' after ')}`;
    site.at('.after').report('ref/cycle', message);
    break;
  }
  return [...order, ...waiting.map(({ marker }) => marker)];
}

function checkAgainst(order: readonly MarkerDef[], placed: readonly Placed[]): void {
  const rung = new Map(order.map((marker, i) => [marker.name, i]));
  for (const { marker, site } of placed) {
    const at = rung.get(marker.name);
    if (at === undefined) {
      const message = `marker '${marker.name}' is on no rung of the ladder`;
      site.report('ref/unused', message, {
        fix: 'add it to the ladder, or declare it as a diagnostic',
      });
      continue;
    }
    for (const [before, here] of site.at('.after').items(marker.after)) {
      if ((rung.get(before) ?? -1) < at) continue;
      const message = `'${marker.name}' comes after '${before}', but stands before it on the ladder`;
      here.report('ref/cycle', message);
    }
  }
}

function byLadder(site: Site, placed: readonly Placed[]): MarkerDef[] {
  const byName = new Map(placed.map(({ marker }) => [marker.name, marker]));
  const order: MarkerDef[] = [];
  for (const [name, at] of site.items(site.unit.value.ladder)) {
    const marker = byName.get(name);
    at.claim('rung', name, 'another rung');
    if (marker === undefined) {
      at.unknown(`marker '${name}' is declared by no contract`, name, byName.keys());
    } else if (!order.includes(marker)) order.push(marker);
  }
  checkAgainst(order, placed);
  return order;
}

/** The markers of all contracts in the order in which they come. */
export function orderMarkers(context: Context, placed: readonly Placed[]): MarkerDef[] {
  const ladders = live(context)
    .filter(({ unit }) => unit.value.ladder !== undefined)
    .map((site) => site.at('ladder'));
  for (const site of ladders) site.claim('the', 'ladder', site.unit.id);
  const [first] = ladders;
  return first === undefined ? byAfter(placed) : byLadder(first, placed);
}

/** A text that is another's beginning is told apart by nobody if more text may follow it. */
export function checkPrefixes(placed: readonly Placed[]): void {
  for (const { marker } of placed) {
    if (!marker.detail) continue;
    for (const other of placed) {
      if (!other.marker.text.startsWith(`${marker.text} `)) continue;
      const message = `'${other.marker.text}' could be '${marker.text}' with a detail`;
      other.site.at('.text').report('registry/taken', message, {
        related: [related('first', marker.pos, marker.name)],
      });
    }
  }
}
