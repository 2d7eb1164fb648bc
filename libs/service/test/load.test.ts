/** 64 clients with as many requests in flight as the kernel allows, on a machine, and a service that fails meanwhile. */
import { LIMITS } from '@abicus/abi-service';
import { cancelRejects, room, type TimedHandlers } from '@abicus/abi-timed';
import { afterEach, expect, test, vi } from 'vitest';
import { inconsistencies } from '../../kernel/test/support/consistent.ts';
import type { TestMachine } from '../../kernel/test/support/test-machine.ts';
import { calls } from '../../services/init/test/small-boot.ts';
import { reply, type Context, type Effect, type Handlers } from '../src/index.ts';
import { ServiceLoop } from '../src/loop.ts';
import { kindsOf, type Kinds, type Load } from './load-client.ts';
import { runLoad } from './load.ts';
import { heldBy, tableSizes, type Holding } from './sizes.ts';
import { toy, toyDefinition, toyHandlers, type Callees, type Toy } from './toy.ts';

const CLIENTS = 64;
/** As many requests of a client as the kernel allows in flight, and fewer where they end one after the other. */
const [MOST_EACH, SOME_EACH] = [157, 24];
const DEPTH = 256;
const BUDGET_NS = 1_000_000_000n;
/** How much later the requests are answered that are answered later, in ns. */
const LATER_NS = 500_000_000n;
const OTHER = 3;
const TEST_MS = 120_000;

afterEach(() => void vi.restoreAllMocks());

/** What is seen of a run. */
type Seen = {
  readonly load: Load;
  readonly machine: TestMachine;
  readonly held: Holding[];
  readonly loops: readonly (readonly number[])[];
  readonly tables: readonly Readonly<Record<string, number>>[];
  readonly broken: readonly string[];
  readonly services: readonly ServiceLoop<never, never, never, never>[];
};

/** Sleeps are answered in the order in which they came. */
const inOrder = {
  due: ({ sleeps }: Toy): bigint => sleeps[0]?.wake ?? 0n,
  onDue({ state: { sleeps }, now }: Context<Toy, Callees>): Effect[] {
    const next = sleeps.findIndex((sleep) => sleep.wake > now);
    return sleeps
      .splice(0, next < 0 ? sleeps.length : next)
      .map(({ wake, pending }) => reply(pending, { wake }));
  },
};

/** A load; `failsAt`: the service fails when it is asked for the request of this number. */
type RunOptions = {
  readonly each?: number;
  readonly failsAt?: number;
  readonly kinds?: Kinds;
};

/** Runs a load. */
function run(
  harts: number,
  { each = SOME_EACH, failsAt = Infinity, kinds = kindsOf(LATER_NS) }: RunOptions = {},
): Seen {
  const serve = vi.spyOn(ServiceLoop.prototype, 'serve');
  const services = serve.mock.contexts as ServiceLoop<never, never, never, never>[];
  const held: Holding[] = [];
  const loops: number[][] = [];
  const tables: Readonly<Record<string, number>>[] = [];
  const broken: string[] = [];
  let handled = 0;
  const handlers: Handlers<TimedHandlers<never>, Toy, Callees> = {
    ...toyHandlers,
    room(call) {
      handled += 1;
      return { free: handled === failsAt ? call.cpu.load32(0x10) : handled };
    },
    *cancel(call) {
      const asked = yield* room(call.to.other);
      return asked.ok ? {} : cancelRejects.timer;
    },
  };
  const sizes = (): number[] =>
    services.map(({ work, holdings, calls: started }) =>
      [work.inFlight, work.outbox.size, holdings.kept, holdings.watches, started.size].reduce(
        (sum, size) => sum + size,
        0,
      ),
    );
  const load: Load = {
    each,
    kinds,
    budgetNs: BUDGET_NS,
    isOpen: false,
    ends: new Map(),
    longest: 0n,
    most: 0,
    inFlight: 0,
    refused: new Map(),
    atEnd: (ended) => {
      if (![1, 2, 3].some((quarter) => ended === (CLIENTS * each * quarter) / 4)) return;
      tables.push(tableSizes(machineOf().kernel));
      loops.push(sizes());
    },
  };
  const machines: TestMachine[] = [];
  const machineOf = (): TestMachine => machines[0] as TestMachine;
  const machine = runLoad({
    harts,
    clients: CLIENTS,
    load,
    others: [
      { name: 'other', main: toy('other').main, boot: { requests: { slot: 2, depth: DEPTH } } },
    ],
    service: {
      name: 'asked',
      main: toy('asked', OTHER, toyDefinition('asked', OTHER, { handlers, ...inOrder })).main,
      boot: { requests: { slot: 2, depth: DEPTH }, calls: [calls('other', OTHER)] },
    },
    observe: (seen) => {
      machines.push(seen);
      held.push(heldBy(seen.kernel));
      broken.push(...inconsistencies(seen.kernel.core));
      loops.push(sizes());
    },
  });
  return { load, machine, held, loops, tables, broken, services };
}

/** Checks what holds whatever happens to the service: every request has one end, in time, and nothing is left of it. */
function expectAllEnded(
  { load, held, loops, tables, broken }: Seen,
  ends: readonly string[],
): void {
  const total = [...load.ends.values()].reduce((sum, count) => sum + count, 0);
  expect([total, load.inFlight]).toEqual([CLIENTS * load.each, 0]);
  expect([...load.ends.keys()].filter((one) => one !== 'later ok').toSorted()).toEqual(ends);
  expect(load.longest).toBeLessThan(BUDGET_NS);
  expect(load.refused.get('QueueFull')).toBeGreaterThan(0);
  expect(held[1]).toEqual(held[0]);
  expect([held[1]?.calls, held[1]?.queued, held[1]?.queuedBytes]).toEqual([0, 0, 0]);
  expect(broken).toEqual([]);
  // Of an ended instance nothing is asked.
  expect(loops.at(-1)?.filter((_, i, all) => i === 0 || i === all.length - 1)).toEqual([0, 0]);
  expect(tables.length).toBe(3);
  // As many entries as there were calls at once: of clients, of the service, of clients for a new instance.
  const most = load.most + LIMITS.callsInFlight + CLIENTS;
  for (const { calls: entries = Infinity, ...others } of tables) {
    expect(entries).toBeLessThanOrEqual(1 + most);
    expect(others).toEqual({ ...tables[0], calls: undefined });
  }
}

const ANSWERED = ['nested NOT_FOUND', 'nested ok', 'now ok'];

test.for([1, 4])(
  '%d harts: 1,536 requests of 64 clients each end once, within their budget, and nothing is left of them',
  { timeout: TEST_MS },
  (harts) => {
    const seen = run(harts);
    expectAllEnded(seen, ANSWERED);
    expect([seen.load.ends.get('now ok'), seen.load.ends.get('later ok')]).toEqual([
      (CLIENTS * SOME_EACH) / 3,
      (CLIENTS * SOME_EACH) / 3,
    ]);
    expect(seen.services.length).toBe(2);
  },
);

test.for([
  [1, 48],
  [4, MOST_EACH],
] as const)(
  '%d harts: %d requests of each of 64 clients are in flight at once, each ends within its budget, and nothing is left of them',
  { timeout: TEST_MS },
  ([harts, each]) => {
    const [later] = kindsOf(LATER_NS);
    const seen = run(harts, { each, kinds: [later, later, later] });
    expectAllEnded(seen, []);
    const all = CLIENTS * each;
    expect([seen.load.most, seen.load.ends.get('later ok')]).toEqual([all, all]);
  },
);

test.for([1, 4])(
  '%d harts: a service that fails under the load ends the calls in flight with PeerGone; its next instance has the others',
  { timeout: TEST_MS },
  (harts) => {
    const seen = run(harts, { failsAt: (CLIENTS * SOME_EACH) / 8 });
    expectAllEnded(seen, ['PeerGone', ...ANSWERED]);
    expect(seen.services.length).toBe(3);
    expect(seen.machine.said('init')).toContain('init: restart svc=asked attempt=1');
  },
);
