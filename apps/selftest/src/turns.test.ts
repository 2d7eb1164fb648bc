/** The machine of the ladder, run by steps of virtual time. */
import fc from 'fast-check';
import { SYSTEM } from '@abicus/system';
import { expect, test } from 'vitest';
import { probesFor } from '../test/probes-for.ts';
import { bootMachine } from './boot.ts';

const END_NS = 10_000_000_000;

/** What a run shows: bytes of the console, result, digest and time. `steps`: times at which it stops in between. */
function shown(harts: number, seed: number, steps: readonly number[]): unknown {
  const bytes: number[] = [];
  const { machine } = bootMachine(SYSTEM, {
    harts,
    seed,
    onByte: (byte) => bytes.push(byte),
    probes: probesFor(harts),
  });
  for (const until of steps) machine.run({ until });
  const result = machine.run({ until: END_NS });
  return {
    bytes: String.fromCharCode(...bytes),
    result,
    digest: machine.digest(),
    now: machine.nowNs,
  };
}

test.each([1, 2, 4])(
  'the ladder that is run by any steps of virtual time has the log and the digest of one run: %i harts',
  (harts) => {
    const whole = shown(harts, 3, []);
    expect(whole).toMatchObject({ result: { reason: 'finished', exitCode: 0 } });
    const { now } = whole as { readonly now: number };
    const instants = fc.array(fc.integer({ min: 0, max: now }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(instants, (steps) => {
        expect(
          shown(
            harts,
            3,
            steps.toSorted((a, b) => a - b),
          ),
        ).toEqual(whole);
      }),
      { numRuns: 1 },
    );
  },
);
