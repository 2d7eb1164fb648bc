/** The counters of init as its clients read them, through the kernel: RFC-0102, which each service answers. */
import { OPCODE } from '@abicus/abi-init';
import {
  asCapSlot,
  asMsgFlags,
  capClone,
  encodePeerGone,
  GoneSide,
  ipcSend,
  MsgType,
  type SendFlags,
} from '@abicus/abi-kernel';
import { all, encodeOwn, incidents, Outcome, own, type OwnCount } from '@abicus/abi-service';
import { INIT_SLOT, sendCapMove, trySend } from '@abicus/ipc';
import { NO_OPERATION } from '@abicus/service';
import { expect, test } from 'vitest';
import { observedTasks } from '../../../kernel/src/core/observed.ts';
import {
  ASK,
  obedient,
  question,
  receiveUntil,
  request,
  resolve,
  sayReady,
  timeOf,
} from './programs.ts';
import { call, channelOf, pidsOf, reader, row } from './readers.ts';
import type { TestProgram } from './supervised.ts';
import { runMain, SLOT } from './with-main.ts';

const MS = 1_000_000n;
const A: TestProgram = { name: 'a', main: obedient };
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
    // A question and a request of counters, sent instead of called; a message in the form of a notice; one with a
    // capability.
    const asked = Uint8Array.of(0x52, 0x54, 1, OPCODE.get);
    yield* trySend(cpu, INIT_SLOT, asked);
    yield* trySend(cpu, INIT_SLOT, encodeOwn({ from: 0 }, 1) ?? asked);
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
      strayMessage: 3n,
      statsRequest: 2n,
      forgedNotice: 1n,
      strayCapability: 1n,
      staleNotice: 0n,
      strayReply: 0n,
    },
  });
});

test('init states its counters to observers of the machine, as each service does', () => {
  const { collected } = runMain<unknown>([A], function* ask(cpu, found, { kernel }) {
    yield* question(cpu, 'b');
    found.push(observedTasks(kernel.core).find(({ name }) => name === 'init')?.observed);
  });
  expect(collected).toMatchSnapshot();
});
