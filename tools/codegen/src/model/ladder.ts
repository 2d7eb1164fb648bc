/** The order of markers: the ladder that a contract lists, or else `after`. */
import { related } from '../diagnostics/diagnostic.ts';
import type { Context } from './context.ts';
import { Heap } from './heap.ts';
import type { MarkerDef } from './shape/evidence.ts';
import { live, type Site } from './site.ts';

/** A marker and where it is declared, for findings. */
export type Placed = { readonly marker: MarkerDef; readonly site: Site };

/** The first way in a circle among markers each of which waits for another one of them. */
function cycleIn(waiting: ReadonlyMap<string, Placed>): readonly Placed[] {
  const trail = new Map<string, Placed>();
  let at = waiting.values().next().value;
  while (at !== undefined && !trail.has(at.marker.name)) {
    trail.set(at.marker.name, at);
    const before = at.marker.after.find((name) => waiting.has(name));
    at = before === undefined ? undefined : waiting.get(before);
  }
  if (at === undefined) return [];
  const way = [...trail.values()];
  return way.slice(way.indexOf(at));
}

/** The finding about a circle, at the marker that is declared first. */
function reportCycle(waiting: ReadonlyMap<string, Placed>): void {
  const cycle = cycleIn(waiting);
  const isIn = new Set(cycle);
  const first = [...waiting.values()].find((one) => isIn.has(one));
  if (first === undefined) return;
  const at = cycle.indexOf(first);
  const names = [...cycle.slice(at), ...cycle.slice(0, at), first].map(({ marker }) => marker.name);
  const message = `marker '${first.marker.name}' comes after itself: ${names.join(' after ')}`;
  first.site.at('.after').report('ref/cycle', message);
}

/** Each marker after those that it names; the first that is free in declared order comes next. */
function byAfter(placed: readonly Placed[]): MarkerDef[] {
  const index = new Map(placed.map(({ marker }, i) => [marker.name, i]));
  const followers = placed.map((): number[] => []);
  const missing = placed.map(() => 0);
  for (const [i, { marker }] of placed.entries()) {
    for (const name of new Set(marker.after)) {
      const before = index.get(name);
      if (before === undefined) continue;
      followers[before]?.push(i);
      missing[i] = (missing[i] ?? 0) + 1;
    }
  }
  const ready = new Heap();
  for (const [i, count] of missing.entries()) if (count === 0) ready.push(i);
  const waiting = new Map(placed.map((one, i) => [i, one]));
  const order: MarkerDef[] = [];
  for (let i = ready.pop(); i !== undefined; i = ready.pop()) {
    const one = waiting.get(i);
    if (one !== undefined) order.push(one.marker);
    waiting.delete(i);
    for (const follower of followers[i] ?? []) {
      const left = (missing[follower] ?? 0) - 1;
      missing[follower] = left;
      if (left === 0) ready.push(follower);
    }
  }
  const rest = [...waiting.values()];
  if (rest.length > 0) reportCycle(new Map(rest.map((one) => [one.marker.name, one])));
  return [...order, ...rest.map(({ marker }) => marker)];
}

function checkAgainst(order: readonly MarkerDef[], placed: readonly Placed[]): void {
  const rung = new Map(order.map((marker, i) => [marker.name, i]));
  for (const { marker, site } of placed) {
    const at = rung.get(marker.name);
    if (at === undefined) {
      const message = `marker '${marker.name}' is not on the ladder`;
      site.report('ref/unused', message, {
        fix: 'add it to the ladder, or declare it as a diagnostic',
      });
      continue;
    }
    for (const [before, here] of site.at('.after').items(marker.after)) {
      if ((rung.get(before) ?? -1) < at) continue;
      const message = `'${marker.name}' comes after '${before}', but precedes it on the ladder`;
      here.report('ref/cycle', message);
    }
  }
}

function byLadder(site: Site, placed: readonly Placed[]): MarkerDef[] {
  const byName = new Map(placed.map(({ marker }) => [marker.name, marker]));
  const order = new Set<MarkerDef>();
  for (const [name, at] of site.items(site.unit.value.ladder)) {
    const marker = byName.get(name);
    at.claim('rung', name, 'another rung');
    if (marker === undefined) {
      at.unknown(`marker '${name}' is declared by no contract`, name, byName.keys());
    } else order.add(marker);
  }
  checkAgainst([...order], placed);
  return [...order];
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

/** The beginning of a line that has fields behind it, and where it stands. */
export type Beginning = { readonly text: string; readonly site: Site };

/**
 * A marker that may have a detail must not be the beginning of another one: a line could be either. `lines` are the
 * beginnings of lines that are no markers: those of audit logs, whose fields would be taken for the detail of a marker.
 */
export function checkPrefixes(placed: readonly Placed[], lines: readonly Beginning[] = []): void {
  const open = placed.filter(({ marker }) => marker.detail);
  const byText = Map.groupBy(open, ({ marker }) => marker.text);
  const lengths = new Set(open.map(({ marker }) => marker.text.length));
  const markers = placed.map(({ marker, site }) => ({ text: marker.text, site: site.at('.text') }));
  // What a line begins with is whole where its first field follows.
  const begun = lines.map(({ text, site }) => ({ text: `${text} `, site }));
  for (const { text, site } of [...markers, ...begun]) {
    for (let end = text.indexOf(' '); end !== -1; end = text.indexOf(' ', end + 1)) {
      if (!lengths.has(end)) continue;
      for (const { marker } of byText.get(text.slice(0, end)) ?? []) {
        const message = `'${text.trimEnd()}' could be '${marker.text}' with a detail`;
        site.report('registry/taken', message, {
          related: [related('first', marker.pos, marker.name)],
        });
      }
    }
  }
}
