/** timed and logd are killed while clients wait for them: how calls end, and what is left after many restarts. */
import { append, FRAME_MAX, stats, type Correlation } from '@abicus/abi-logd';
import { FRAME_MAX as TIMED_FRAME_MAX, QosClass, room, sleepUntil } from '@abicus/abi-timed';
import { asCapSlot } from '@abicus/abi-kernel';
import { CallChannel } from '@abicus/ipc';
import { service } from '@abicus/service';
import type { Cpu, Program } from '@abicus/wire';
import { expect, test } from 'vitest';
import { each } from '../../../kernel/src/state/slots.ts';
import { definition as logd } from '../src/logd.ts';
import { RECORD } from './slots.ts';
import { program as timed } from '../../timed/src/program.ts';
import { countsOf, rightsOf } from '../../init/test/kernel-tables.ts';
import { receiveUntil, resolve, started, timeOf } from '../../init/test/programs.ts';
import { calls, SUPERVISION } from '../../init/test/small-boot.ts';
import type { TestProgram } from '../../init/test/supervised.ts';
import { runMain, SLOT } from '../../init/test/with-main.ts';

const MS = 1_000_000n;
const CLIENTS = ['c0', 'c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7'];
const RESTARTS = 30;
/** The slot of a client for its service. */
const OWN = 5;
/** Restarts without a limit: no failure is ever in the window of another one. */
const ENDLESS = { ...SUPERVISION, backoffNs: [1n, 1n], maxInWindow: 1, windowNs: 1n } as const;
const WAIT = { qos: QosClass.Normal, forNs: 1_900n * MS } as const;
type Killed = 'timed' | 'logd';

/** What a test sees of services, and which of them fails with its next request; a self-check at a start does not. */
class Watched {
  sleeps: () => number = () => 0;
  failing: Killed | undefined;

  /** Fails if this service is to fail now. */
  fault(cpu: Cpu, name: Killed): void {
    if (this.failing !== name) return;
    this.failing = undefined;
    cpu.load32(0x10);
  }
}

/** timed, whose handler of `room` fails if it is told to. */
function failingTimed(seen: Watched): TestProgram {
  const { definition } = timed;
  const { main } = service({
    ...definition,
    state: (start) => {
      const state = definition.state(start);
      seen.sleeps = () => state.sleeps.size;
      return state;
    },
    handlers: {
      ...definition.handlers,
      room(call, request) {
        seen.fault(call.cpu, 'timed');
        return definition.handlers.room(call, request);
      },
    },
  });
  const requests = { slot: 2, depth: 64 };
  return { name: 'timed', main, boot: { requests, clock: 3, supervision: ENDLESS } };
}

/** logd, whose handler of `stats` fails if it is told to, and whose `append` waits for a sleep at timed first. */
function failingLogd(seen: Watched): TestProgram {
  const { handlers, calls: callees } = logd;
  if (callees === undefined) throw new Error('logd calls timed');
  const { main } = service({
    ...logd,
    calls: { timed: { ...callees.timed, laterBudgetNs: 2n * WAIT.forNs } },
    handlers: {
      ...handlers,
      *append(call, request) {
        const deadline = call.now + WAIT.forNs;
        // A self-check calls no service.
        if ('timed' in call.to) yield* sleepUntil(call.to.timed, { qos: WAIT.qos, deadline });
        const outcome = handlers.append(call, request);
        return 'next' in outcome ? yield* outcome : outcome;
      },
      stats(call, request) {
        seen.fault(call.cpu, 'logd');
        return handlers.stats(call, request);
      },
    },
  });
  const requests = { slot: 2, depth: 64, send: 4 };
  const boot = { requests, calls: [calls('timed', 3)], supervision: ENDLESS };
  return { name: 'logd', main, boot };
}

const channelOfTimed = (cpu: Cpu, slot: number): CallChannel =>
  new CallChannel(cpu, asCapSlot(slot), { room: TIMED_FRAME_MAX });

function channelOfLogd(cpu: Cpu, slot: number): CallChannel<Correlation> {
  let last = 0n;
  const nonce = (): Correlation => ({ version: 'v2', nonce: (last += 1n) });
  return new CallChannel<Correlation>(cpu, asCapSlot(slot), { room: FRAME_MAX, nonce });
}

/** A call that takes long. */
function* longCall(cpu: Cpu, name: Killed): Program<string> {
  const deadline = (yield* timeOf(cpu)) + WAIT.forNs;
  const got =
    name === 'timed'
      ? yield* sleepUntil(channelOfTimed(cpu, OWN), { qos: WAIT.qos, deadline })
      : yield* append(channelOfLogd(cpu, OWN), RECORD);
  return got.ok ? 'ok' : got.error;
}

/** A call that ends the service; gives how it ends. */
function* kill(cpu: Cpu, name: Killed, slot: number): Program<string> {
  const got = yield* name === 'timed'
    ? room(channelOfTimed(cpu, slot))
    : stats(channelOfLogd(cpu, slot));
  return got.ok ? 'ok' : got.error;
}

/** Waits until something holds, at most a second. A reading without a clock is early, by less than 10 ms. */
function* until(cpu: Cpu, holds: () => boolean): Program {
  for (let n = 0; n < 100 && !holds(); n++)
    yield* receiveUntil(cpu, (yield* timeOf(cpu)) + 10n * MS);
}

/** How a call ended, and the slot with the next instance. */
type End = { readonly how: string; readonly at: bigint; readonly slot: number | string };

/** A client that has a call in flight whenever there is an instance of the service. */
function waiter(name: string, killed: Killed, ends: Map<string, End>): TestProgram {
  return {
    name,
    boot: { requests: undefined, calls: [calls(killed, OWN)], clock: 9 },
    *main(cpu) {
      yield* started(cpu);
      for (;;) {
        const how = yield* longCall(cpu, killed);
        const at = yield* timeOf(cpu);
        const slot = how === 'PeerGone' ? yield* resolve(cpu, OWN, killed) : OWN;
        ends.set(name, { how, at, slot });
      }
    },
  };
}

test.each([
  ['timed', 1],
  ['timed', 2],
  ['logd', 1],
  ['logd', 2],
] as const)(
  'when %s fails, the calls of 8 clients end at once and reach the next instance; after 30 restarts nothing more is held, with %d harts',
  (killed, harts) => {
    const ends = new Map<string, End>();
    const seen = new Watched();
    const programs = [
      failingTimed(seen),
      failingLogd(seen),
      ...CLIENTS.map((name) => waiter(name, killed, ends)),
    ];
    const names = ['timed', 'logd', 'main', ...CLIENTS];
    const slot = killed === 'timed' ? SLOT.first : SLOT.second;
    const { collected, init } = runMain<unknown>(
      programs,
      function* killing(cpu, wrong, { kernel }) {
        const tasks = kernel.core.state.tasks;
        const watches = () => Object.fromEntries([...each(tasks)].map((t) => [t.name, t.watches]));
        const rights = () => names.map((name) => rightsOf(kernel, name));
        const held = () => [countsOf(kernel), rights(), watches()];
        let before: unknown;
        for (let i = 0; i <= RESTARTS; i++) {
          yield* until(cpu, () => seen.sleeps() === CLIENTS.length);
          if (seen.sleeps() !== CLIENTS.length) wrong.push([i, 'in flight', seen.sleeps()]);
          if (i === 1) before = held();
          ends.clear();
          const from = yield* timeOf(cpu);
          seen.failing = killed;
          const how = yield* kill(cpu, killed, slot);
          const next = yield* resolve(cpu, slot, killed);
          yield* until(cpu, () => ends.size === CLIENTS.length);
          if (how !== 'PeerGone' || next !== slot) wrong.push([i, how, next]);
          for (const name of CLIENTS) {
            const end = ends.get(name);
            const isAtOnce = end !== undefined && end.at - from < 20n * MS;
            if (end?.how !== 'PeerGone' || end.slot !== OWN || !isAtOnce)
              wrong.push([i, name, end, from]);
          }
        }
        yield* until(cpu, () => seen.sleeps() === CLIENTS.length);
        wrong.push(before, held());
      },
      { harts },
    );
    const [before, after] = collected.slice(-2);
    expect(collected.slice(0, -2)).toEqual([]);
    expect(after).toEqual(before);
    expect(init.filter((line) => line.startsWith(`init: restart svc=${killed}`))).toHaveLength(
      RESTARTS + 1,
    );
  },
);
