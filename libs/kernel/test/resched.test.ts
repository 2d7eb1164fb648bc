/**
 * Reschedule requests and software interrupts in random order, compared with a model that records only which harts have
 * a request and which were interrupted.
 */
import { getpidRaw, ReschedOutcome } from '@abicus/abi-kernel';
import { INVARIANTS } from '@abicus/abi-kernel/testing';
import { drew } from '@abicus/wire/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { requestResched } from '../src/sched/resched.ts';
import { leftAtEnd } from './support/left-over.ts';
import { World } from './support/world.ts';

const CHAIN = INVARIANTS['smp-hardening.invariant.causalChain'];
const COUNTERFACTUAL = INVARIANTS['smp-hardening.invariant.counterfactual'];

/** A request for a hart, an interrupt without a request, or time for the harts to take their traps. */
interface HartEvent {
  readonly what: 'request' | 'interrupt' | 'run';
  readonly hart: number;
}

const event: fc.Arbitrary<HartEvent> = fc.record({
  what: fc.constantFrom<HartEvent['what'][]>('request', 'request', 'interrupt', 'interrupt', 'run'),
  hart: fc.nat(4),
});
const scene = fc.record({
  harts: fc.integer({ min: 2, max: 4 }),
  all: fc.array(event, { minLength: 10, maxLength: 40, size: 'max' }),
});

/** Returns the counters of the links of the chain. */
const linksOf = ({ core: { counters } }: World) => {
  const { reschedAccepted, ipiSent, softwareTraps, reschedAcked, spurious } = counters;
  return { reschedAccepted, ipiSent, softwareTraps, reschedAcked, spurious };
};

/** A machine and its model. */
class Model {
  readonly world: World;
  readonly asked = new Set<number>();
  readonly interrupted = new Set<number>();
  /** The expected counters. */
  readonly links: { -readonly [K in keyof ReturnType<typeof linksOf>]: number };
  /** Most requests that were pending at once, and number of requests that were merged. */
  pending = 0;
  merged = 0;

  constructor(harts: number) {
    this.world = new World({ harts });
    this.links = linksOf(this.world);
  }

  request(hart: number): ReschedOutcome {
    if (this.world.core.state.cpus[hart] === undefined) return ReschedOutcome.InvalidCpu;
    if (this.asked.has(hart)) {
      this.merged += 1;
      return ReschedOutcome.AlreadyPending;
    }
    this.asked.add(hart);
    this.pending = Math.max(this.pending, this.asked.size);
    this.links.reschedAccepted += 1;
    this.links.ipiSent += 1;
    return ReschedOutcome.Accepted;
  }

  /** Lets each requested or interrupted hart take one trap. */
  run(): void {
    this.world.settle();
    const traps = new Set([...this.asked, ...this.interrupted]).size;
    this.links.softwareTraps += traps;
    this.links.reschedAcked += this.asked.size;
    this.links.spurious += traps - this.asked.size;
    this.asked.clear();
    this.interrupted.clear();
  }
}

test('smp-hardening.invariant.causalChain smp-hardening.invariant.counterfactual: each acknowledgement has a trap, an interrupt and a request before it, and a trap without a request has none', () => {
  fc.assert(
    fc.property(scene, ({ harts, all }) => {
      const model = new Model(harts);
      const { world, links } = model;
      for (const { what, hart } of all) {
        const drawn = { harts, hart, ...links };
        let [asked, expected]: (ReschedOutcome | undefined)[] = [];
        if (what === 'run') {
          const alone = [...model.interrupted].filter((one) => !model.asked.has(one));
          model.run();
          for (const one of alone) {
            drew(COUNTERFACTUAL, { ...drawn, hart: one }, { 'harts at once': alone.length });
          }
        } else if (what === 'request') {
          expected = model.request(hart);
          const { pending, merged } = model;
          drew(CHAIN, drawn, { 'under way at once': pending, merged });
          asked = requestResched(world.core, hart);
        } else if (hart < harts) {
          model.interrupted.add(hart);
          world.machine.board.clint.setMsip(hart, true);
        }
        expect([asked, linksOf(world)]).toEqual([expected, links]);
      }
      model.run();
      expect(linksOf(world)).toEqual(links);
      expect(links.reschedAcked).toBe(links.reschedAccepted);
      expect(world.call(world.init, (cpu) => getpidRaw(cpu))).toBe(world.init.pid);
      expect(leftAtEnd(world.core)).toEqual([]);
    }),
    { seed: 0x6970, numRuns: 100 },
  );
});
