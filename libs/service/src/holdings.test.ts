/** Kept capabilities and watches, by a scripted kernel that reuses slots at once and never reuses a serial. */
import { asCapSlot, asPid, SYSCALL } from '@abicus/abi-kernel';
import { LIMITS } from '@abicus/abi-service';
import { INVARIANTS } from '@abicus/abi-service/testing';
import type { Program } from '@abicus/wire';
import { drew } from '@abicus/wire/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FakeCpu } from '@abicus/ipc/testing';
import { Holdings } from './holdings.ts';

const REQUESTS = asCapSlot(2);
const FIRST_SLOT = 10;
const NO_SLOT = -1n;

/** A kernel that knows which slots hold a capability, and which watches there are. */
class Table {
  readonly cpu = new FakeCpu();
  readonly open = new Set<number>();
  readonly watched = new Map<bigint, number>();
  serial = 0n;
  /** Closes of slots that hold nothing. */
  wrong = 0;
  closed = 0;

  run<T>(program: Program<T>): T {
    return this.cpu.runWith(program, ({ number, args: [slot = 0n] }) => {
      if (number === SYSCALL.capClose) return this.#close(Number(slot));
      this.serial += 1n;
      this.watched.set(this.serial, Number(slot));
      return this.serial;
    });
  }

  /** A capability arrives in the first free slot. */
  arrive(): number {
    for (let slot = FIRST_SLOT; slot <= FIRST_SLOT + this.open.size; slot++) {
      if (this.open.has(slot)) continue;
      this.open.add(slot);
      return slot;
    }
    throw new Error('more capabilities than slots');
  }

  #close(slot: number): bigint {
    for (const [serial, of] of this.watched) if (of === slot) this.watched.delete(serial);
    if (!this.open.delete(slot)) {
      this.wrong += 1;
      return NO_SLOT;
    }
    this.closed += 1;
    return 0n;
  }
}

const steps = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('arrive'), isKept: fc.boolean(), isWatched: fc.boolean() }),
    fc.record({ kind: fc.constant('drop'), which: fc.nat(30) }),
    fc.record({ kind: fc.constant('notice'), which: fc.nat(30) }),
  ),
  { minLength: 10, maxLength: 60 },
);

test('service.invariant.closedOnce service.invariant.bySerial: in any order of keeps, drops and notices', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const table = new Table();
      const holdings = new Holdings(table.cpu, REQUESTS, LIMITS);
      const kept = new Map<number, bigint | undefined>();
      const serials: bigint[] = [];
      let arrived = 0;
      const [said, expected]: [unknown[], unknown[]] = [[], []];
      for (const step of all) {
        if (step.kind === 'arrive') {
          const slot = table.arrive();
          arrived += 1;
          if (!step.isKept) {
            table.run(holdings.close(asCapSlot(slot)));
            continue;
          }
          holdings.keep(asCapSlot(slot), 'events');
          kept.set(slot, undefined);
          if (!step.isWatched) continue;
          said.push(table.run(holdings.watchEndpoint(asCapSlot(slot))));
          expected.push(true);
          kept.set(slot, table.serial);
          serials.push(table.serial);
        } else if (step.kind === 'drop') {
          const slot = FIRST_SLOT + step.which;
          said.push(table.run(holdings.drop(asCapSlot(slot))));
          expected.push(kept.delete(slot));
        } else {
          // One of any age: of a watch that is there, or of one that has ended.
          const serial = serials[step.which % Math.max(serials.length, 1)] ?? 99n;
          const slot = [...kept].find(([, of]) => of === serial)?.[0];
          drew(
            INVARIANTS['service.invariant.bySerial'],
            { serial, kept: [...kept.keys()] },
            { watches: holdings.watches + 1 },
          );
          said.push(holdings.notified(serial));
          expected.push(slot === undefined ? undefined : { kind: 'cap', slot, as: 'events' });
          if (slot !== undefined) kept.set(slot, undefined);
        }
        drew(INVARIANTS['service.invariant.closedOnce'], step, { kept: kept.size + 1 });
        expect([holdings.kept, said]).toEqual([kept.size, expected]);
        expect(table.open).toEqual(new Set(kept.keys()));
        expect([table.wrong, table.closed + table.open.size]).toEqual([0, arrived]);
      }
    }),
    { seed: 0x6b65, numRuns: 200 },
  );
});

test('service.limit.keptCaps: so many capabilities are kept, and no more', () => {
  const holdings = new Holdings(new FakeCpu(), REQUESTS, LIMITS);
  for (let i = 0; i < LIMITS.keptCaps; i++) {
    expect(holdings.mayKeep()).toBe(true);
    holdings.keep(asCapSlot(i), 'events');
  }
  expect(holdings.mayKeep()).toBe(false);
});

test('service.limit.watches: the last watch may be of a task or of a capability', () => {
  for (const last of ['watchTask', 'watchEndpoint'] as const) {
    const table = new Table();
    const holdings = new Holdings(table.cpu, REQUESTS, LIMITS);
    holdings.keep(asCapSlot(FIRST_SLOT), 'events');
    for (let pid = 1; pid < LIMITS.watches; pid++) table.run(holdings.watchTask(asPid(pid)));
    const watched =
      last === 'watchTask'
        ? holdings.watchTask(asPid(LIMITS.watches))
        : holdings.watchEndpoint(asCapSlot(FIRST_SLOT));
    expect([table.run(watched), holdings.watches]).toEqual([true, LIMITS.watches]);
  }
});

test('service.limit.watches: so many tasks and capabilities are watched, and no more', () => {
  const table = new Table();
  const holdings = new Holdings(table.cpu, REQUESTS, LIMITS);
  holdings.keep(asCapSlot(FIRST_SLOT), 'events');
  for (let pid = 1; pid < LIMITS.watches; pid++) {
    expect(table.run(holdings.watchTask(asPid(pid)))).toBe(true);
  }
  expect(table.run(holdings.watchEndpoint(asCapSlot(FIRST_SLOT)))).toBe(true);
  expect(table.run(holdings.watchTask(asPid(LIMITS.watches)))).toBe(false);
  holdings.keep(asCapSlot(FIRST_SLOT + 1), 'events');
  expect(table.run(holdings.watchEndpoint(asCapSlot(FIRST_SLOT + 1)))).toBe(false);
  // One that is watched already takes no other watch.
  expect(table.run(holdings.watchTask(asPid(1)))).toBe(true);
  expect([holdings.watches, table.serial]).toEqual([LIMITS.watches, BigInt(LIMITS.watches)]);
});
