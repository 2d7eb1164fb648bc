/** Linking reads each element a bounded number of times: twice as many elements are twice the work. */
import { expect, test } from 'vitest';
import { sourceFromValue } from '../read/source.ts';
import { unitOf, type Context } from './context.ts';
import { Heap } from './heap.ts';
import { checkPrefixes, orderMarkers, type MarkerSite } from './ladder.ts';
import { linkProves } from './link-proves.ts';
import { Site } from './site.ts';
import type { ElementDef, MarkerDef } from './types.ts';

const unit = unitOf(
  sourceFromValue('contracts/rfc-0001-a.contract.ts', {
    id: 'RFC-0001',
    feeds: 'a',
    status: 'accepted',
  }),
);
const empty = (): Context => ({ units: [unit], found: [], claims: new Map() });

/** An object that counts its reads. */
function counted<T extends object>(one: T, count: { reads: number }): T {
  return new Proxy(one, {
    get: (target, key, receiver) => {
      count.reads++;
      return Reflect.get(target, key, receiver) as unknown;
    },
  });
}

const pos = { file: 'contracts/rfc-0001-a.contract.ts', line: 1, col: 1 };

function marker(i: number, parts: Partial<MarkerDef>): MarkerDef {
  const name = `m${i}`;
  const base = { id: `marker.${name}`, name, doc: '', pos, contract: 'a', feeds: 'a' };
  const text = `rung ${i} is up`;
  return {
    ...base,
    text,
    fail: `${text} FAIL`,
    detail: false,
    by: 'neuron',
    after: [],
    predecessors: [],
    proves: [],
    ...parts,
  };
}

/** The number of reads when this many markers of a form are ordered and compared. */
function readsOf(count: number, form: (i: number, count: number) => Partial<MarkerDef>): number {
  const reads = { reads: 0 };
  const context = empty();
  const placed = Array.from({ length: count }, (_, i): MarkerSite => {
    const one = counted(marker(i, form(i, count)), reads);
    return { marker: one, site: new Site(context, unit, `markers.m${i}`) };
  });
  checkPrefixes(placed);
  orderMarkers(context, placed);
  return reads.reads;
}

/** Markers whose work was once quadratic, or without bound. */
const FORMS: Readonly<Record<string, (i: number, count: number) => Partial<MarkerDef>>> = {
  'each after the one that is declared before it': (i) => ({ after: i > 0 ? [`m${i - 1}`] : [] }),
  'each after the one that is declared behind it': (i, count) => {
    return { after: i < count - 1 ? [`m${i + 1}`] : [] };
  },
  'each with a detail': () => ({ detail: true }),
  'in one circle': (i, count) => ({ after: [`m${(i + 1) % count}`] }),
  'behind a circle': (i) => ({ after: [i < 2 ? `m${1 - i}` : 'm0'] }),
  'each after the two before it, the first ones in a circle': (i, count) => {
    return { after: i < 2 ? [`m${count - 1}`] : [`m${i - 1}`, `m${i - 2}`] };
  },
};

test.each(Object.entries(FORMS))('twice as many markers are twice the work: %s', (_title, form) => {
  const [once, twice] = [readsOf(500, form), readsOf(1000, form)];
  expect(once).toBeGreaterThan(500);
  expect(twice).toBeLessThanOrEqual(2 * once + 100);
});

test('twice as many markers, each with a proof of its own, are twice the work', () => {
  const reads = (count: number): number => {
    const seen = { reads: 0 };
    const elements = Array.from({ length: count }, (_, i): ElementDef => {
      const [id, name] = [`a.type.T${i}`, `T${i}`];
      return counted({ id, name, doc: '', pos, contract: 'a', feeds: 'a', kind: 'type' }, seen);
    });
    const markers = elements.map((_, i) => marker(i, { proves: [`T${i}`] }));
    const context = empty();
    const linked = linkProves(context, markers, elements);
    expect(linked.at(-1)?.proves).toEqual([`a.type.T${count - 1}`]);
    expect(context.found).toEqual([]);
    return seen.reads;
  };
  expect(reads(1000)).toBeLessThanOrEqual(2 * reads(500) + 100);
});

test('a cycle of markers is reported once, at the marker that is declared first', () => {
  const context = empty();
  const after = [['m3'], ['m0'], ['m1'], ['m2'], ['m0'], []];
  const placed = after.map((names, i): MarkerSite => {
    return { marker: marker(i, { after: names }), site: new Site(context, unit, `markers.m${i}`) };
  });
  const order = orderMarkers(context, placed).map(({ name }) => name);
  expect(order).toEqual(['m0', 'm1', 'm2', 'm3', 'm4', 'm5']);
  expect(context.found.map(({ message }) => message)).toEqual([
    "marker 'm0' comes after itself: m0 after m3 after m2 after m1 after m0",
  ]);
});

test('a name of hundreds of elements is reported with a few of them', () => {
  const context = empty();
  const elements = Array.from({ length: 300 }, (_, i): ElementDef => {
    return {
      id: `a.t${i}.set`,
      name: 'set',
      doc: '',
      pos,
      contract: 'a',
      feeds: 'a',
      kind: 'operation',
    };
  });
  linkProves(context, [marker(0, { proves: ['set'] })], elements);
  expect(context.found.map(({ message }) => message)).toEqual([
    "'set' could be a.t0.set, a.t1.set, a.t2.set, a.t3.set, a.t4.set and 295 more",
  ]);
});

test('a heap gives its least number', () => {
  const heap = new Heap();
  const given = Array.from({ length: 200 }, (_, i) => (i * 7919) % 211);
  const taken: (number | undefined)[] = [];
  for (const [i, one] of given.entries()) {
    heap.push(one);
    if (i % 3 === 2) taken.push(heap.pop());
  }
  const rest = given.map(() => heap.pop()).filter((one) => one !== undefined);
  const sorted = (all: readonly (number | undefined)[]): (number | undefined)[] =>
    all.toSorted((a = 0, b = 0) => a - b);
  expect(rest).toEqual(sorted(rest));
  expect(sorted([...taken, ...rest])).toEqual(sorted(given));
  expect(heap.pop()).toBeUndefined();
});
