/** A probe of which one assertion always holds. */
import type { Probe } from '@abicus/probe';
import { proof, type Assertion } from '@abicus/wire';
import { nameOf } from './rungs.ts';

/**
 * The probe with a weakened assertion: what it asserted is asserted again, and this one holds.
 *
 * @param made the assertions of the run, as far as they were made.
 */
export function weakened(probe: Probe, name: string, made: Assertion[]): Probe {
  return {
    ...probe,
    *run(context) {
      const from = made.length;
      yield* probe.run(context);
      const meanwhile = made.splice(from);
      const again = proof(probe.marker);
      for (const one of meanwhile) {
        if (one.marker !== probe.marker.id) made.push(one);
        else again.that(one.element, one.label, one.holds || nameOf(one) === name);
      }
      return again.end();
    },
  };
}
