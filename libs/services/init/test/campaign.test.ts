/** Drawn sequences of ends: what init prints is what the policy of restarts says, and nothing is left behind. */
import fc from 'fast-check';
import { INVARIANTS } from '@abicus/abi-init/testing';
import { drew } from '@abicus/wire/testing';
import { expect, test } from 'vitest';
import { RestartPolicy } from '../src/supervision/policy.ts';
import { countsOf, rightsOf } from './kernel-tables.ts';
import { ASK, obedient, request, resolve, timeOf, receiveUntil } from './programs.ts';
import { calls, SUPERVISION } from './small-boot.ts';
import { runMain, SLOT } from './with-main.ts';

const MS = 1_000_000n;
const NAMES = ['p0', 'p1', 'p2', 'p3'];
/**
 * A window that some of the drawn failures outlast. Pauses and waits are even numbers of milliseconds, so that no two ends
 * are a window apart by less than what lies between an end and its line: the times of lines then decide as those of ends.
 */
const POLICY = { ...SUPERVISION, windowNs: 305n * MS };
const PROGRAMS = NAMES.map((name, i) => ({
  name,
  main: obedient,
  boot: {
    supervision: POLICY,
    endpoints: [{ name: 'own', depth: 2, recv: 8, send: 9 }],
    factory: { slot: 10, budget: 1 },
    calls: NAMES.slice(0, i).map((other, at) => calls(other, 3 + at)),
  },
}));

/** What the main program does: a request to a program, and a pause. */
interface Step {
  readonly program: number;
  readonly what: number;
  readonly pause: number;
}

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    // The first one more often than others, so that it is blocked in some of the cases.
    program: fc.constantFrom(0, 0, 0, 1, 2, 3),
    what: fc.constantFrom(ASK.fault, ASK.exitWell, ASK.exitBadly, ASK.starts),
    pause: fc.constantFrom(0, 2, 30, 150),
  }),
  { minLength: 5, maxLength: 25 },
);

/** A line of init: when it was printed, in ns, and its words. */
interface Told {
  readonly at: bigint;
  readonly text: string;
}

function told(lines: readonly string[]): Told[] {
  return lines.flatMap((line) => {
    const [, seconds, micros, text] = /^\[ *(\d+)\.(\d{6}) \d+ init\] (.*)$/.exec(line) ?? [];
    if (seconds === undefined || micros === undefined || text === undefined) return [];
    return [{ at: BigInt(seconds + micros) * 1000n, text }];
  });
}

/** What the policy says follows from the ends of a program, in the words of init. */
function expected(name: string, lines: readonly Told[]): string[] {
  const policy = new RestartPolicy(POLICY);
  return lines.flatMap(({ at, text }) => {
    const [, reason] = new RegExp(`^init: end ${name} reason=(\\w+)`).exec(text) ?? [];
    if (reason === undefined) return [];
    const verdict = reason === 'clean' ? policy.endedWell(at) : policy.failed(at);
    if (verdict.kind === 'restart') return [`init: restart svc=${name} attempt=${verdict.attempt}`];
    return [`init: crash-loop blocked svc=${name}`];
  });
}

test.each([1, 2])(
  'supervision.invariant.cappedRestarts: init restarts as the policy says of the ends that it tells, with %d harts',
  (harts) => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(steps, (all) => {
        const { machine, collected } = runMain<unknown>(
          PROGRAMS,
          function* act(cpu, found, { kernel }) {
            const before = [countsOf(kernel), ...NAMES.map((name) => rightsOf(kernel, name))];
            const lost = new Set<string>();
            for (const { program, what, pause } of all) {
              const [slot, name] = [SLOT.first + program, NAMES[program] ?? ''];
              const answer = yield* request(cpu, slot, what);
              if (answer === 'EPIPE' || answer === 'ESRCH') {
                if ((yield* resolve(cpu, slot, name)) === 'STALE') lost.add(name);
              }
              yield* receiveUntil(cpu, (yield* timeOf(cpu)) + BigInt(pause) * MS + 1n);
            }
            yield* receiveUntil(cpu, (yield* timeOf(cpu)) + 200n * MS);
            const after = [countsOf(kernel), ...NAMES.map((name) => rightsOf(kernel, name))];
            if (lost.size === 0) found.push(before, after);
          },
          { harts },
        );
        const lines = told(machine.lines());
        for (const name of NAMES) {
          const ends = expected(name, lines);
          const followed = lines.filter(({ text }) => text.includes(`svc=${name}`));
          // The run may end before the last restart.
          const texts = followed.map(({ text }) => text);
          for (const text of texts) seen.add(text.replace(name, 'any'));
          const drawn = { name, all, harts };
          const reached = { restarts: texts.length, ends: ends.length };
          drew(INVARIANTS['supervision.invariant.cappedRestarts'], drawn, reached);
          expect(ends.slice(0, texts.length)).toEqual(texts);
          expect(ends.length - texts.length).toBeLessThanOrEqual(1);
        }
        const [before, after] = collected;
        expect(after).toEqual(before);
      }),
      { seed: 0x6361, numRuns: 14 },
    );
    const attempts = [1, 2, 3, 4, 5, 6].map(
      (attempt) => `init: restart svc=any attempt=${attempt}`,
    );
    expect([...seen].sort()).toEqual(['init: crash-loop blocked svc=any', ...attempts]);
  },
);
