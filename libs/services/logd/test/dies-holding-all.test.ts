/** A client that holds all that it can hold and fails: everything is given back, and another client is served meanwhile. */
import { append } from '@abicus/abi-logd';
import { LIMITS, QosClass, room, sleepUntil } from '@abicus/abi-timed';
import { service } from '@abicus/service';
import { expect, test } from 'vitest';
import { each } from '../../../kernel/src/state/slots.ts';
import { countsOf, rightsOf } from '../../init/test/kernel-tables.ts';
import { obedient, receiveUntil, started, timeOf } from '../../init/test/programs.ts';
import { calls, SUPERVISION } from '../../init/test/small-boot.ts';
import type { TestProgram } from '../../init/test/supervised.ts';
import { runMain } from '../../init/test/with-main.ts';
import { program as timed } from '../../timed/src/program.ts';
import { timedState } from '../../timed/src/state.ts';
import { definition as logd } from '../src/logd.ts';
import { LogdState } from '../src/state.ts';
import { RECORD } from './slots.ts';
import {
  channelOfLogd,
  channelOfTimed,
  EVENTS,
  EVENTS_SEND,
  FACTORY,
  LOGD,
  MUTE,
  TAKEN,
  takeAll,
  TIMED,
  until,
} from './taker.ts';

const MS = 1_000_000n;
const QOS = QosClass.Normal;
const ROUNDS = 10;
const ENDLESS = { ...SUPERVISION, backoffNs: [1n, 1n], maxInWindow: 1, windowNs: 1n } as const;
const CALLED = [calls('timed', TIMED), calls('logd', LOGD), calls('mute', MUTE)];

/** What a test tells the clients, and what it sees of them and of the services. */
class Seen {
  holds = false;
  fails = false;
  serves = false;
  /** How often the client got each resource, and the error of the last attempt. */
  taken: readonly (readonly [number, string])[] | undefined;
  served = 0;
  readonly wrong: unknown[] = [];
  timed = timedState();
  logd = new LogdState();
}

/** timed and logd, whose tables a test sees, and a service that never answers. */
function servicesOf(seen: Seen): readonly TestProgram[] {
  const requests = { slot: 2, depth: 64, send: 4 };
  const ofTimed = service({
    ...timed.definition,
    state: () => (seen.timed = timedState()),
  });
  const ofLogd = service({ ...logd, state: () => (seen.logd = new LogdState()) });
  const uses = [calls('timed', 3)];
  return [
    { name: 'timed', main: ofTimed.main, boot: { requests: { slot: 2, depth: 64 }, clock: 3 } },
    { name: 'logd', main: ofLogd.main, boot: { requests, calls: uses } },
    { name: 'mute', main: obedient },
  ];
}

/** Holds everything when it is told to, and fails when it is told to. */
const hoarder = (seen: Seen): TestProgram => ({
  name: 'hoarder',
  boot: {
    requests: undefined,
    stackPages: 4,
    calls: CALLED,
    supervision: ENDLESS,
    endpoints: [{ name: 'loopback', depth: 256, recv: EVENTS, send: EVENTS_SEND }],
    factory: FACTORY,
    clock: 9,
  },
  *main(cpu) {
    yield* started(cpu);
    while (!(yield* until(cpu, () => seen.holds)));
    seen.holds = false;
    seen.taken = yield* takeAll(cpu);
    while (!(yield* until(cpu, () => seen.fails)));
    seen.fails = false;
    cpu.load32(0x10);
  },
});

/** Is served all the time. */
const neighbour = (seen: Seen): TestProgram => ({
  name: 'neighbour',
  boot: { requests: undefined, calls: CALLED, clock: 9 },
  *main(cpu) {
    yield* started(cpu);
    for (;;) {
      while (!(yield* until(cpu, () => seen.serves)));
      const deadline = (yield* timeOf(cpu)) + 60n * MS;
      const slept = yield* sleepUntil(channelOfTimed(cpu), { qos: QOS, deadline });
      const answers = [
        slept,
        yield* room(channelOfTimed(cpu)),
        yield* append(channelOfLogd(cpu), RECORD),
      ];
      if (answers.every((one) => one.ok)) seen.served += 1;
      else seen.wrong.push(answers);
    }
  },
});

test.each([1, 2])(
  'a client that holds all that it can and fails gives everything back, and another one is served meanwhile, with %d harts',
  (harts) => {
    const seen = new Seen();
    const programs = [...servicesOf(seen), hoarder(seen), neighbour(seen)];
    const { collected, init } = runMain<unknown>(
      programs,
      function* act(cpu, found, { kernel }) {
        const tables = () => [
          seen.timed.timers.size,
          seen.timed.sleeps.size,
          seen.logd.windows.size,
        ];
        const held = () => [
          countsOf(kernel),
          programs.map(({ name }) => rightsOf(kernel, name)),
          Object.fromEntries([...each(kernel.core.state.tasks)].map((t) => [t.name, t.watches])),
          tables(),
        ];
        for (let i = 0; i <= ROUNDS; i++) {
          [seen.serves, seen.holds, seen.taken] = [true, true, undefined];
          yield* until(cpu, () => seen.taken !== undefined);
          const before = seen.served;
          const { timers, sleeps } = seen.timed;
          const isFull = timers.size >= LIMITS.timersPerOwner;
          const isServed = yield* until(cpu, () => seen.served > before + 2);
          const areAsleep = sleeps.size >= LIMITS.sleepsPerOwner;
          if (String(seen.taken) !== String(TAKEN) || !isFull || !areAsleep || !isServed)
            seen.wrong.push([i, seen.taken, isFull, areAsleep, isServed]);
          seen.fails = true;
          yield* until(cpu, () => !seen.fails);
          if (!(yield* until(cpu, () => seen.served > before + 5)))
            seen.wrong.push([i, 'not served']);
          seen.serves = false;
          if (i % ROUNDS !== 0) continue;
          yield* receiveUntil(cpu, (yield* timeOf(cpu)) + 1_200n * MS);
          found.push(held());
        }
      },
      { harts },
    );
    expect(seen.wrong).toEqual([]);
    const [before, after] = collected;
    expect(after).toEqual(before);
    expect(after).toContainEqual([0, 0, 0]);
    const restarts = init.filter((line) => line.startsWith('init: restart'));
    expect(restarts).toEqual(restarts.map(() => 'init: restart svc=hoarder attempt=1'));
    expect(restarts).toHaveLength(ROUNDS + 1);
  },
);
