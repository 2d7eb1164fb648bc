/** The counters of init as its clients read them, through the kernel: RFC-0102, which each service answers. */
import { OPCODE } from '@abicus/abi-init';
import {
  asCapSlot,
  asMsgFlags,
  capClone,
  encodePeerGone,
  GoneSide,
  ipcCallV2,
  ipcSend,
  MsgType,
  type SendFlags,
} from '@abicus/abi-kernel';
import { all, FRAME_MAX, incidents, Outcome, own, type OwnCount } from '@abicus/abi-service';
import {
  CallChannel,
  INIT_SLOT,
  NO_FLAGS,
  NO_SLOT,
  NO_TYPE,
  sendCapMove,
  trySend,
} from '@abicus/ipc';
import { NO_OPERATION } from '@abicus/service';
import type { Cpu, Program } from '@abicus/wire';
import { expect, test } from 'vitest';
import type { TestMachine } from '../../../kernel/test/support/test-machine.ts';
import {
  ASK,
  obedient,
  question,
  receiveUntil,
  request,
  resolve,
  sayReady,
  started,
  timeIn,
  timeOf,
} from './programs.ts';
import { calls } from './small-boot.ts';
import type { TestProgram } from './supervised.ts';
import { runMain, SLOT } from './with-main.ts';

const MS = 1_000_000n;
const A: TestProgram = { name: 'a', main: obedient };
const channelOf = (cpu: Cpu) => new CallChannel(cpu, INIT_SLOT, { room: FRAME_MAX });
const row = (opcode: number, outcome: Outcome, count = 1n): OwnCount => ({
  opcode,
  outcome,
  count,
});

/** A program with the authority to read the counts of all clients: it asks when it is told to. */
function reader(found: unknown[], act: (cpu: Cpu) => Program): TestProgram {
  return {
    name: 'metricsd',
    *main(cpu) {
      yield* started(cpu);
      yield* act(cpu);
      const channel = channelOf(cpu);
      found.push(yield* all(channel, { from: 0 }), yield* incidents(channel));
      yield* receiveUntil(cpu, (yield* timeOf(cpu)) + 1000n * MS);
    },
    boot: { requests: undefined },
  };
}

/** The pids of the tasks with a name. */
function pidsOf({ core }: TestMachine['kernel']): ReadonlyMap<string, number> {
  const tasks = core.state.tasks.items.filter((task) => task !== undefined);
  return new Map(tasks.map(({ name, pid }) => [name, pid]));
}

/** Calls init with these bytes. */
function* call(cpu: Cpu, bytes: Uint8Array, within = 100n * MS): Program<string> {
  const until = yield* timeIn(cpu, within);
  const got = yield* ipcCallV2(cpu, INIT_SLOT, NO_TYPE, NO_FLAGS, NO_SLOT, 64, until, bytes, 0);
  return got.ok ? 'answered' : got.error;
}

test('stats.own: a program reads its own counts of init with the generated client, by operation and outcome', () => {
  const { collected } = runMain<unknown>([A], function* ask(cpu, found) {
    const channel = channelOf(cpu);
    found.push(yield* own(channel, { from: 0 }));
    // It holds the one, and no program has the other name.
    yield* question(cpu, 'a');
    yield* question(cpu, 'b');
    yield* resolve(cpu, SLOT.first, 'a');
    // An operation that is never answered is sent, and an opcode that is none.
    yield* call(cpu, Uint8Array.of(0x52, 0x54, 1, OPCODE.ready, 1, 0, 0, 0));
    yield* call(cpu, Uint8Array.of(0x52, 0x54, 1, 0x50, 1, 0, 0, 0));
    yield* sayReady(cpu);
    for (let i = 0; i < 2; i++) found.push(yield* own(channel, { from: 0 }));
  });
  const counts = [
    row(OPCODE.get, Outcome.Answered, 2n),
    row(OPCODE.get, Outcome.Rejected),
    row(OPCODE.get, Outcome.Later, 2n),
    row(OPCODE.ready, Outcome.Rejected),
    row(OPCODE.ready, Outcome.Malformed),
    row(NO_OPERATION, Outcome.Malformed),
  ];
  const reply = { ok: true, value: { left: 0, counts } };
  expect(collected).toEqual([{ ok: true, value: { left: 0, counts: [] } }, reply, reply]);
});

test('stats.status.DENIED: only a program with the authority reads of init what others did', () => {
  const found: unknown[] = [];
  const metricsd = reader(found, function* wait(cpu) {
    yield* receiveUntil(cpu, (yield* timeOf(cpu)) + 50n * MS);
  });
  let pids: ReadonlyMap<string, number> = new Map();
  const { collected } = runMain<unknown>([A, metricsd], function* ask(cpu, denied, { kernel }) {
    pids = pidsOf(kernel);
    const channel = channelOf(cpu);
    denied.push(yield* all(channel, { from: 0 }), yield* incidents(channel));
    yield* question(cpu, 'b');
    yield* receiveUntil(cpu, (yield* timeOf(cpu)) + 200n * MS);
  });
  expect(collected).toEqual([
    { ok: false, error: 'DENIED' },
    { ok: false, error: 'DENIED' },
  ]);
  const of = (name: string, one: OwnCount) => ({ client: pids.get(name), ...one });
  const counts = [
    of('a', row(OPCODE.ready, Outcome.Answered)),
    of('main', row(OPCODE.get, Outcome.Rejected)),
  ];
  expect(found).toMatchObject([
    { ok: true, value: { left: 0, counts } },
    { ok: true, value: { starts: 1n, death: 0n, restart: 0n, statsRequest: 4n } },
  ]);
});

test('stats.incidents: init counts deaths and restarts of programs, and messages that it did not want', () => {
  const found: unknown[] = [];
  const metricsd = reader(found, function* wait(cpu) {
    yield* receiveUntil(cpu, (yield* timeOf(cpu)) + 400n * MS);
  });
  runMain<unknown>([A, metricsd], function* ask(cpu) {
    for (let i = 0; i < 2; i++) {
      yield* request(cpu, SLOT.first, ASK.fault);
      yield* resolve(cpu, SLOT.first, 'a');
    }
    // A question, sent instead of called; a message in the form of a notice; one with a capability.
    const asked = Uint8Array.of(0x52, 0x54, 1, OPCODE.get);
    yield* trySend(cpu, INIT_SLOT, asked);
    const gone = encodePeerGone({
      side: GoneSide.Task,
      slot: asCapSlot(0),
      cookie: 0n,
      serial: 1n,
    });
    const header = { src: 0, dst: 0, flags: asMsgFlags(0), len: gone.length };
    const notice = { ...header, ty: MsgType.PeerGone };
    yield* ipcSend(cpu, INIT_SLOT, notice, gone, 0 as SendFlags, 0n);
    const copy = yield* capClone(cpu, asCapSlot(SLOT.first));
    if (copy.ok) yield* sendCapMove(cpu, INIT_SLOT, copy.value, asked, 0n);
    yield* receiveUntil(cpu, (yield* timeOf(cpu)) + 600n * MS);
  });
  expect(found[1]).toMatchObject({
    ok: true,
    value: {
      death: 2n,
      restart: 2n,
      strayMessage: 2n,
      forgedNotice: 1n,
      strayCapability: 1n,
      staleNotice: 0n,
      strayReply: 0n,
    },
  });
});

test('a caller that waits no longer when init answers is counted as gone', () => {
  const client: TestProgram = {
    name: 'client',
    boot: { requests: undefined, calls: [calls('a', 5)] },
    *main(cpu) {
      yield* started(cpu);
      yield* request(cpu, 5, ASK.never);
      const name = Uint8Array.of(1, 0x61, 1, 0, 0, 0);
      const bytes = Uint8Array.of(0x52, 0x54, 1, OPCODE.get, ...name);
      found.push(yield* call(cpu, bytes, 5n * MS));
      yield* receiveUntil(cpu, (yield* timeOf(cpu)) + 1000n * MS);
    },
  };
  const found: unknown[] = [];
  const metricsd = reader(found, function* wait(cpu) {
    yield* receiveUntil(cpu, (yield* timeOf(cpu)) + 400n * MS);
  });
  let pid: number | undefined;
  runMain<unknown>([A, client, metricsd], function* fail(cpu, _, { kernel }) {
    pid = pidsOf(kernel).get('client');
    yield* receiveUntil(cpu, (yield* timeOf(cpu)) + 10n * MS);
    yield* request(cpu, SLOT.first, ASK.fault);
    yield* receiveUntil(cpu, (yield* timeOf(cpu)) + 600n * MS);
  });
  expect(found[0]).toBe('ETIMEDOUT');
  const [, counted] = found as [unknown, { value: { counts: { client: number }[] } }];
  expect(counted.value.counts.filter((one) => one.client === pid)).toEqual([
    { client: pid, ...row(OPCODE.get, Outcome.Answered) },
    { client: pid, ...row(OPCODE.get, Outcome.Later) },
    { client: pid, ...row(OPCODE.get, Outcome.Gone) },
  ]);
});
