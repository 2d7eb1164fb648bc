/** The order of markers: the ladder that a contract lists, or else `after`. */
import { related } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/nearest.ts';
import { claim, report, type Context, type Unit } from './context.ts';
import type { MarkerDef } from './shape/evidence.ts';

/** A marker and the contract that declares it, for findings. */
export type Placed = { readonly marker: MarkerDef; readonly unit: Unit };

const pathOf = (marker: MarkerDef): string => `markers.${marker.name}`;

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
function byAfter(context: Context, placed: readonly Placed[]): MarkerDef[] {
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
  for (const { marker, unit } of waiting) {
    const cycle = cycleFrom(marker.name, byName);
    if (cycle === undefined) continue;
    const message = `marker '${marker.name}' comes after itself: ${cycle.join(' after ')}`;
    report(context, 'ref/cycle', unit, `${pathOf(marker)}.after`, message);
    break;
  }
  return [...order, ...waiting.map(({ marker }) => marker)];
}

function checkAgainst(
  context: Context,
  order: readonly MarkerDef[],
  placed: readonly Placed[],
): void {
  const rung = new Map(order.map((marker, i) => [marker.name, i]));
  for (const { marker, unit } of placed) {
    const at = rung.get(marker.name);
    if (at === undefined) {
      const message = `marker '${marker.name}' is on no rung of the ladder`;
      report(context, 'ref/unused', unit, pathOf(marker), message, {
        fix: 'add it to the ladder, or declare it as a diagnostic',
      });
      continue;
    }
    for (const [i, before] of marker.after.entries()) {
      if ((rung.get(before) ?? -1) < at) continue;
      const message = `'${marker.name}' comes after '${before}', but stands before it on the ladder`;
      report(context, 'ref/cycle', unit, `${pathOf(marker)}.after[${i}]`, message);
    }
  }
}

function byLadder(context: Context, unit: Unit, placed: readonly Placed[]): MarkerDef[] {
  const byName = new Map(placed.map(({ marker }) => [marker.name, marker]));
  const order: MarkerDef[] = [];
  for (const [i, name] of (unit.value.ladder ?? []).entries()) {
    const path = `ladder[${i}]`;
    const marker = byName.get(name);
    claim(context, 'rung', name, unit, path, 'another rung');
    if (marker === undefined) {
      const fix = didYouMean(name, byName.keys());
      const message = `marker '${name}' is declared by no contract`;
      report(context, 'ref/unknown', unit, path, message, { fix });
    } else if (!order.includes(marker)) order.push(marker);
  }
  checkAgainst(context, order, placed);
  return order;
}

/** The markers of all contracts in the order in which they come. */
export function orderMarkers(context: Context, placed: readonly Placed[]): MarkerDef[] {
  const withLadder = context.units.filter((unit) => unit.value.ladder !== undefined && !unit.draft);
  for (const unit of withLadder) claim(context, 'the', 'ladder', unit, 'ladder', unit.id);
  const [first] = withLadder;
  return first === undefined ? byAfter(context, placed) : byLadder(context, first, placed);
}

/** A text that is another's beginning is told apart by nobody if more text may follow it. */
export function checkPrefixes(context: Context, placed: readonly Placed[]): void {
  for (const { marker } of placed) {
    if (!marker.detail) continue;
    for (const other of placed) {
      if (!other.marker.text.startsWith(`${marker.text} `)) continue;
      const path = `${pathOf(other.marker)}.text`;
      const message = `'${other.marker.text}' could be '${marker.text}' with a detail`;
      report(context, 'registry/taken', other.unit, path, message, {
        related: [related('first', marker.pos, marker.name)],
      });
    }
  }
}
