/** The format of trace.json: its slices, and their nesting within a track. */
import { SYSTEM } from '@abicus/system';
import { describe, expect, test } from 'vitest';
import { HART_COUNTS } from './options.ts';
import { run } from './run.ts';

type Event = {
  readonly ph: string;
  readonly name?: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
};

const NS_PER_US = 1000;

/** Converts times: the format has microseconds with a fraction, which a viewer rounds to nanoseconds. */
const ns = (micros: number): number => Math.round(micros * NS_PER_US);

/**
 * Finds slices of one track that overlap without nesting, and ends without a begin: a viewer draws these wrong. Complete
 * slices (X) and pairs (B, E) are checked together.
 */
function misnested(events: readonly Event[]): string[] {
  const found: string[] = [];
  const tracks = Map.groupBy(events, ({ pid, tid }) => `${pid}/${tid}`);
  for (const [track, own] of tracks) {
    const slices: { name: string; from: number; to: number }[] = [];
    const begun: { name: string; from: number }[] = [];
    for (const { ph, name = '', ts, dur = 0 } of own) {
      if (ph === 'X') slices.push({ name, from: ns(ts), to: ns(ts) + ns(dur) });
      if (ph === 'B') begun.push({ name, from: ns(ts) });
      if (ph !== 'E') continue;
      const begin = begun.pop();
      if (begin === undefined) found.push(`${track}: an end at ${ts} without a begin`);
      else slices.push({ ...begin, to: ns(ts) });
    }
    found.push(...begun.map(({ name }) => `${track}: ${name} never ends`));
    slices.sort((a, b) => a.from - b.from || b.to - a.to);
    let open: typeof slices = [];
    for (const slice of slices) {
      open = open.filter(({ to }) => to > slice.from);
      const outer = open.at(-1);
      if (outer !== undefined && slice.to > outer.to) {
        found.push(`${track}: ${slice.name} at ${slice.from} overlaps ${outer.name}`);
      }
      open.push(slice);
    }
  }
  return found;
}

describe('slices that a viewer would draw wrong are found', () => {
  const x = (name: string, ts: number, dur: number, tid = 0): Event => {
    return { ph: 'X', name, pid: 0, tid, ts, dur };
  };
  const pair = (ph: 'B' | 'E', name: string, ts: number): Event => {
    return { ph, name, pid: 0, tid: 0, ts };
  };
  test.each<[string, Event[], string[]]>([
    ['slices one after the other', [x('a', 0, 0.1), x('b', 0.1, 0.2)], []],
    ['a slice inside another', [x('a', 0, 5), x('b', 1, 2), x('c', 3, 2)], []],
    ['two tracks', [x('a', 0, 2), x('b', 1, 2, 1)], []],
    ['two that overlap', [x('a', 0, 2), x('b', 1, 2)], ['0/0: b at 1000 overlaps a']],
    ['in any order', [x('b', 1, 2), x('a', 0, 2)], ['0/0: b at 1000 overlaps a']],
    [
      'pairs that nest',
      [pair('B', 'a', 0), pair('B', 'b', 1), pair('E', 'b', 2), pair('E', 'a', 3)],
      [],
    ],
    [
      'a pair that overlaps a slice',
      [pair('B', 'a', 0), pair('E', 'a', 2), x('b', 1, 2)],
      ['0/0: b at 1000 overlaps a'],
    ],
    ['an end alone', [pair('E', 'a', 1)], ['0/0: an end at 1 without a begin']],
    ['a begin alone', [pair('B', 'a', 1)], ['0/0: a never ends']],
  ])('%s', (_title, events, wrong) => {
    expect(misnested(events)).toEqual(wrong);
  });
});

const runs = HART_COUNTS.flatMap((harts) => [1, 2, 7].map((seed) => ({ harts, seed })));

describe.each(runs)('with $harts harts and seed $seed', ({ harts, seed }) => {
  const { trace, virtualNs } = run(SYSTEM, {
    harts,
    seed,
    until: { kind: 'end' },
    timeoutMs: 60_000,
    phase: undefined,
    json: false,
    evidence: undefined,
  });
  const document: { readonly traceEvents: readonly Event[] } = JSON.parse(trace.json());
  const slices = document.traceEvents.filter(({ ph }) => ph === 'X');

  test('no two slices of a hart overlap', () => {
    expect(slices.length).toBeGreaterThan(1000);
    expect(misnested(document.traceEvents)).toEqual([]);
    // Traps do not nest: each ends before the next one of its hart begins.
    const tracks = Map.groupBy(slices, ({ tid }) => tid);
    for (const [tid, own] of tracks) {
      const sorted = own.toSorted((a, b) => a.ts - b.ts);
      const overlapping = sorted.filter((one, i) => {
        const next = sorted[i + 1];
        return next !== undefined && ns(one.ts) + ns(one.dur ?? 0) > ns(next.ts);
      });
      expect({ tid, overlapping }).toEqual({ tid, overlapping: [] });
    }
  });

  test('each trap that is no syscall has the name of its cause in the privileged specification', () => {
    const names = new Set(slices.map(({ name = '' }) => name).filter((name) => name.includes(' ')));
    expect([...names].filter((name) => /\d/.test(name))).toEqual([]);
    expect(names).toContain('software interrupt');
    expect(names).toContain('illegal instruction');
    expect(names).toContain('load page fault');
  });

  test('each slice has a length, and no hart is charged more time than passed', () => {
    expect(slices.filter(({ dur = 0 }) => dur <= 0)).toEqual([]);
    for (const [tid, own] of Map.groupBy(slices, (one) => one.tid)) {
      const charged = own.reduce((sum, { dur = 0 }) => sum + ns(dur), 0);
      const last = ns(own.at(-1)?.dur ?? 0);
      expect({ tid, fits: charged - last <= virtualNs }).toEqual({ tid, fits: true });
    }
  });
});
