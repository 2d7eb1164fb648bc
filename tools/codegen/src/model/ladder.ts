/** The order of markers: the ladder that a contract lists, or else `after`. */
import { related } from '../diagnostics/diagnostic.ts';
import type { Context } from './context.ts';
import { Heap } from './heap.ts';
import type { MarkerDef } from './shape/evidence.ts';
import { live, type Site } from './site.ts';

/** A marker and its declaration, for findings. */
export type MarkerSite = { readonly marker: MarkerDef; readonly site: Site };

/** The first cycle among markers that each wait for another. */
function cycleIn(waiting: ReadonlyMap<string, MarkerSite>): readonly MarkerSite[] {
  const trail = new Map<string, MarkerSite>();
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

/** Reports a cycle at the marker that is declared first. */
function reportCycle(waiting: ReadonlyMap<string, MarkerSite>): void {
  const cycle = cycleIn(waiting);
  const isIn = new Set(cycle);
  const first = [...waiting.values()].find((one) => isIn.has(one));
  if (first === undefined) return;
  const at = cycle.indexOf(first);
  const names = [...cycle.slice(at), ...cycle.slice(0, at), first].map(({ marker }) => marker.name);
  const message = `marker '${first.marker.name}' comes after itself: ${names.join(' after ')}`;
  first.site.at('.after').report('ref/cycle', message);
}

/** Orders each marker after those that it names; the first free one in declared order is next. */
function byAfter(placed: readonly MarkerSite[]): MarkerDef[] {
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

function checkAgainst(order: readonly MarkerDef[], placed: readonly MarkerSite[]): void {
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

function byLadder(site: Site, placed: readonly MarkerSite[]): MarkerDef[] {
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

/** The markers of all contracts in their order. */
export function orderMarkers(context: Context, placed: readonly MarkerSite[]): MarkerDef[] {
  const ladders = live(context)
    .filter(({ unit }) => unit.value.ladder !== undefined)
    .map((site) => site.at('ladder'));
  for (const site of ladders) site.claim('the', 'ladder', site.unit.id);
  const [first] = ladders;
  return first === undefined ? byAfter(placed) : byLadder(first, placed);
}

/** The prefix of a line with fields, and its place. */
export type Beginning = { readonly text: string; readonly site: Site };

/**
 * A marker with a detail must not be the prefix of another marker: a line could be either. `lines` are
 * the prefixes of lines that are not markers: the fields of an audit line would be taken for the
 * detail of a marker.
 */
export function checkPrefixes(
  placed: readonly MarkerSite[],
  lines: readonly Beginning[] = [],
): void {
  const open = placed.filter(({ marker }) => marker.detail);
  const byText = Map.groupBy(open, ({ marker }) => marker.text);
  const lengths = new Set(open.map(({ marker }) => marker.text.length));
  const markers = placed.map(({ marker, site }) => ({ text: marker.text, site: site.at('.text') }));
  // A prefix ends where the first field follows.
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
