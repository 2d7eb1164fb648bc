/**
 * The ladder: a partial order of markers. A marker comes after those that it names in `after`; without `after`, after the
 * one of its emitter that its contract declares before it. What this leaves open between markers of one emitter follows
 * from the order of contracts (see contract-order.ts), so that the markers of one emitter are in a total order. A contract
 * may instead list all markers in one order: then each comes after the one before it.
 */
import { related, type Extras } from '../diagnostics/diagnostic.ts';
import type { Context } from './context.ts';
import { contractOrder } from './contract-order.ts';
import type { MarkerDef } from './shape/evidence.ts';
import { live, type Site } from './site.ts';
import { topological } from './topological.ts';

/** A marker and its declaration, for findings. */
export type MarkerSite = { readonly marker: MarkerDef; readonly site: Site };

/**
 * A marker with those that it waits for: its `after`, or else the one of its emitter that its
 * contract declares before it.
 */
type Waiting = MarkerSite & { readonly waits: readonly string[] };

function withWaits(declared: readonly MarkerSite[]): Waiting[] {
  const last = new Map<string, string>();
  return declared.map(({ marker, site }) => {
    const { name, by, after } = marker;
    const key = `${by} ${site.unit.slug}`;
    const before = last.get(key);
    last.set(key, name);
    const isStated = after.length > 0 || before === undefined;
    return { marker, site, waits: isStated ? after : [before] };
  });
}

/** The first cycle among markers that each wait for another. */
function cycleIn(waiting: ReadonlyMap<string, Waiting>): readonly Waiting[] {
  const trail = new Map<string, Waiting>();
  let at = waiting.values().next().value;
  while (at !== undefined && !trail.has(at.marker.name)) {
    trail.set(at.marker.name, at);
    const before = at.waits.find((name) => waiting.has(name));
    at = before === undefined ? undefined : waiting.get(before);
  }
  if (at === undefined) return [];
  const way = [...trail.values()];
  return way.slice(way.indexOf(at));
}

/** Reports a cycle among these, in the order of their declarations, at the marker that is declared first. */
function reportCycle(waiting: readonly Waiting[]): void {
  const cycle = cycleIn(new Map(waiting.map((one) => [one.marker.name, one])));
  const isIn = new Set(cycle);
  const first = waiting.find((one) => isIn.has(one));
  if (first === undefined) return;
  const at = cycle.indexOf(first);
  const way = [...cycle.slice(at), ...cycle.slice(0, at)];
  const names = [...way, first].map(({ marker }) => marker.name);
  const message = `marker '${first.marker.name}' comes after itself: ${names.join(' after ')}`;
  const silent = way.find(({ marker }) => marker.after.length === 0);
  const said = silent === undefined ? {} : declaredBehind(silent);
  first.site.at('.after').report('ref/cycle', message, said);
}

/** What a finding says of a marker without `after`. */
function declaredBehind({ marker: { name, pos }, waits }: Waiting): Extras {
  const before = waits.join(', ');
  return {
    related: [related('no after', pos, `'${name}' is declared behind '${before}'`)],
    fix: `declare '${name}' before '${before}', or say what it comes after`,
  };
}

/**
 * Orders each marker after those that it waits for; of the free ones, that of the first contract is
 * next, then the first declared.
 */
function byAfter(context: Context, declared: readonly MarkerSite[]): readonly MarkerSite[] {
  const ranks = contractOrder(context);
  const waiting = withWaits(declared);
  const ranked = waiting.map((one) => ({ one, rank: ranks.get(one.site.unit.slug) ?? 0 }));
  const placed = ranked.sort((a, b) => a.rank - b.rank).map(({ one }) => one);
  const index = new Map(placed.map(({ marker }, i) => [marker.name, i]));
  const { order, rest } = topological(placed.length, (i) =>
    (placed[i]?.waits ?? []).map((name) => index.get(name)),
  );
  if (rest.length > 0) {
    const stuck = new Set(rest.map((i) => placed[i]));
    reportCycle(waiting.filter((one) => stuck.has(one)));
  }
  return [...order, ...rest].flatMap((i) => placed[i] ?? []);
}

/**
 * Reports a marker without `after` that is the first of its emitter in its contract, where other contracts have markers of
 * the emitter before it: its place would follow from the order of contracts alone, and a new contract could move it.
 */
function checkPlaced(order: readonly MarkerSite[]): void {
  const last = new Map<string, MarkerDef>();
  const declared = new Set<string>();
  for (const { marker, site } of order) {
    const before = last.get(marker.by);
    last.set(marker.by, marker);
    const own = `${marker.by} ${site.unit.slug}`;
    const isFirst = !declared.has(own);
    declared.add(own);
    if (before === undefined || !isFirst || marker.after.length > 0) continue;
    if (site.unit.source.stored) continue;
    const message = `nothing says after which marker '${marker.name}' comes: '${marker.by}' prints those of other contracts too`;
    site.report('ref/unordered', message, {
      related: [related('before', before.pos, before.name)],
      fix: `after: ['${before.name}'], or after what it needs`,
    });
  }
}

/**
 * The markers with their direct predecessors: the one before it of the same emitter, and of `after` those of others. In a
 * total order it is the one before it.
 */
function withPredecessors(order: readonly MarkerSite[], isTotal: boolean): MarkerDef[] {
  const emitters = new Map(order.map(({ marker }) => [marker.name, marker.by]));
  const last = new Map<string, string>();
  return order.map(({ marker }) => {
    const key = isTotal ? '' : marker.by;
    const before = last.get(key);
    last.set(key, marker.name);
    const others = isTotal ? [] : marker.after.filter((name) => emitters.get(name) !== marker.by);
    return { ...marker, predecessors: [...(before === undefined ? [] : [before]), ...others] };
  });
}

function checkAgainst(order: readonly MarkerSite[], placed: readonly MarkerSite[]): void {
  const rung = new Map(order.map(({ marker }, i) => [marker.name, i]));
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

function byLadder(site: Site, placed: readonly MarkerSite[]): readonly MarkerSite[] {
  const byName = new Map(placed.map((one) => [one.marker.name, one]));
  const order = new Set<MarkerSite>();
  for (const [name, at] of site.items(site.unit.value.ladder)) {
    const one = byName.get(name);
    at.claim('rung', name, 'another rung');
    if (one === undefined) {
      at.unknown(`marker '${name}' is declared by no contract`, name, byName.keys());
    } else order.add(one);
  }
  checkAgainst([...order], placed);
  return [...order];
}

/** The markers of all contracts, each behind its predecessors. */
export function orderMarkers(context: Context, placed: readonly MarkerSite[]): MarkerDef[] {
  const ladders = live(context)
    .filter(({ unit }) => unit.value.ladder !== undefined)
    .map((site) => site.at('ladder'));
  for (const site of ladders) site.claim('the', 'ladder', site.unit.id);
  const [first] = ladders;
  if (first !== undefined) return withPredecessors(byLadder(first, placed), true);
  const order = byAfter(context, placed);
  checkPlaced(order);
  return withPredecessors(order, false);
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
