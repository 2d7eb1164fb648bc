/** The counters of a service as its clients read them. */
import {
  decodeAllReply,
  decodeIncidentsReply,
  decodeOwnReply,
  encodeAll,
  encodeIncidents,
  encodeOwn,
  LIMITS,
  Outcome,
  OWN_CALL,
  OWN_REPLY_MAX,
  PRINCIPALS,
  STATUS,
} from '@abicus/abi-service';
import { asPid, QosClass } from '@abicus/abi-kernel';
import {
  asTimerId,
  encodeCancel,
  encodeRegister,
  encodeRoom,
  MARKERS,
  OPCODE,
} from '@abicus/abi-timed';
import { FrameServer, ServiceOperation } from '@abicus/wire/service';
import { INVARIANTS } from '@abicus/abi-service/testing';
import { encodedFrame, drew, toHex } from '@abicus/wire/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toyDefinition } from '../test/toy.ts';
import { smallEnvelope } from '../test/small-envelope.ts';
import { Counters, type Incident } from './counters.ts';
import { service } from './service.ts';
import { statsReply } from './stats.ts';
import { Rig } from './testing/rig.ts';

const NOTHING = new Uint8Array();
const READER = PRINCIPALS['selftest-client'];
const ROOM = encodeRoom(3);
const TIMER = { qos: QosClass.Normal, deadline: 9n };
const toy = () => new Rig(toyDefinition('toy'));
type Toy = ReturnType<typeof toy>;

const own = (it: Toy, sender: number, from = 0) =>
  decodeOwnReply(it.ask({ sender }, encodedFrame(encodeOwn({ from }, 5))) ?? NOTHING, 5);
const all = (it: Toy, identity: bigint, from = 0) =>
  decodeAllReply(
    it.ask({ sender: 9, identity }, encodedFrame(encodeAll({ from }, 5))) ?? NOTHING,
    5,
  );
const incidents = (it: Toy, identity: bigint) =>
  decodeIncidentsReply(it.ask({ sender: 9, identity }, encodeIncidents(5)) ?? NOTHING, 5);

const answered = (count: bigint) => ({ opcode: OPCODE.room, outcome: Outcome.Answered, count });

test('stats.own: a client reads its own counts, of any service, and reading counts as no request', () => {
  const it = toy();
  for (const sender of [7, 8, 7]) it.ask({ sender }, ROOM);
  it.ask({ sender: 7 }, ROOM.subarray(0, 6).slice());
  const malformed = { opcode: OPCODE.room, outcome: Outcome.Malformed, count: 1n };
  for (let i = 0; i < 2; i++) {
    expect(own(it, 7)).toEqual({ ok: true, value: { left: 0, counts: [answered(2n), malformed] } });
  }
  expect(own(it, 9)).toEqual({ ok: true, value: { left: 0, counts: [] } });
});

test('requests that name no operation are counted under the opcode 255', () => {
  const it = toy();
  it.ask({ sender: 7 }, Uint8Array.of(1, 2, 3));
  const counts = [{ opcode: 255, outcome: Outcome.Malformed, count: 1n }];
  expect(own(it, 7)).toEqual({ ok: true, value: { left: 0, counts } });
});

test('a request whose head is that of an operation of the service is not one of stats', () => {
  const opcode = OWN_CALL.opcode;
  const envelope = smallEnvelope('street', 'ST', [opcode]);
  const operation = new ServiceOperation<number, 'BAD', undefined>(envelope, {
    id: 'street.walk',
    opcode,
    moves: undefined,
    answers: 'now',
    idempotent: true,
    statuses: { 1: 'BAD' },
    rejectSize: 6,
    bare: [1],
  });
  const walked = Uint8Array.of(9);
  const server = new FrameServer<number, { walk: (call: never, request: object) => object }>(
    envelope,
    [{ handler: 'walk', operation, decode: () => ({}), encode: () => walked }],
  );
  const it = new Rig(
    service({
      program: { name: 'street' },
      slots: { requests: 2 },
      server,
      frameMax: 8,
      state: () => undefined,
      handlers: { walk: () => ({}) },
      ready: { marker: MARKERS.timedReady, selfCheck: () => {} },
    }).definition,
  );
  expect(it.ask({ sender: 7 }, encodedFrame(encodeOwn({ from: 0 }, 5)))).toEqual(walked);
  expect(it.loop.counters.noted('statsRequest')).toBe(0);
});

test('stats.own by hand: magic, version 1, opcode, status, nonce, what is left, one count', () => {
  const it = toy();
  it.ask({ sender: 7 }, ROOM);
  const request = encodedFrame(encodeOwn({ from: 0 }, 5));
  expect(toHex(request)).toBe('53540101' + '05000000' + '0000');
  const count = '20' + '00' + '0100000000000000';
  const reply = toHex(it.ask({ sender: 7 }, request) ?? NOTHING);
  expect(reply).toBe('53540181' + '00' + '05000000' + '0000' + '01' + count);
});

test('stats.all: a holder of the authority reads the counts of all clients', () => {
  const it = toy();
  for (const sender of [7, 8, 7]) it.ask({ sender }, ROOM);
  expect(all(it, READER)).toEqual({
    ok: true,
    value: {
      left: 0,
      counts: [
        { client: 7, ...answered(2n) },
        { client: 8, ...answered(1n) },
      ],
    },
  });
});

test('stats.status.DENIED: others read neither the counts of all nor incidents', () => {
  const it = toy();
  for (const identity of [0n, PRINCIPALS.metricsd + 1n]) {
    expect(all(it, identity)).toEqual({ ok: false, error: 'DENIED' });
    expect(incidents(it, identity)).toEqual({ ok: false, error: 'DENIED' });
  }
  expect(all(it, PRINCIPALS.metricsd).ok).toBe(true);
});

test.each([1, 2, 300])(
  'stats.incidents: the starts of a service are those of its start message (%d)',
  (starts) => {
    const it = new Rig(toyDefinition('toy'), { grants: 0, starts });
    const read = incidents(it, READER);
    expect(read.ok && read.value.starts).toBe(BigInt(starts));
  },
);

test('stats.incidents: each kind is read by its own name', () => {
  const it = toy();
  const { counters } = it.loop;
  const before = incidents(it, READER);
  if (!before.ok) throw new Error(before.error);
  const kinds = Object.keys(before.value).filter((kind) => kind !== 'starts');
  for (const [i, kind] of kinds.entries()) {
    for (let n = 0; n <= i; n++) counters.note(kind as Incident);
  }
  const after = incidents(it, READER);
  if (!after.ok) throw new Error(after.error);
  const { starts, statsRequest, ...read } = after.value;
  const expected = Object.fromEntries(kinds.map((kind, i) => [kind, BigInt(i + 1)]));
  // The two readings are requests too.
  expect({ ...read, statsRequest: statsRequest - 2n }).toEqual(expected);
  expect(starts).toBe(1n);
});

test('stats.incidents: deaths, restarts and unwanted messages are read by kind', () => {
  const it = toy();
  it.message({ sender: 7, moved: 30 }, Uint8Array.of(1));
  it.message({ sender: 7 }, encodedFrame(encodeOwn({ from: 0 }, 1)));
  it.notice(99);
  it.failures.push(-5);
  it.ask({ sender: 7, moved: 31 }, encodedFrame(encodeRegister(TIMER, 1)));
  it.notice(1);
  it.run();
  expect(incidents(it, READER)).toEqual({
    ok: true,
    value: {
      starts: 1n,
      death: 1n,
      restart: 0n,
      strayMessage: 2n,
      forgedNotice: 0n,
      staleNotice: 1n,
      strayReply: 0n,
      strayCapability: 1n,
      secondAnswer: 0n,
      strayDrop: 0n,
      receiveError: 1n,
      statsRequest: 1n,
    },
  });
});

test('a reader of many counts asks on from the last one, and gets each once', () => {
  const it = toy();
  for (let sender = 1; sender <= 40; sender++) {
    it.ask({ sender }, ROOM);
    it.ask(
      { sender },
      encodedFrame(encodeCancel({ timer: asTimerId(1) }, 1))
        .subarray(0, 9)
        .slice(),
    );
  }
  const first = all(it, READER);
  const second = all(it, READER, OWN_REPLY_MAX.counts);
  if (!first.ok || !second.ok) throw new Error('no page');
  expect([first.value.left, second.value.left]).toEqual([16, 0]);
  const clients = [...first.value.counts, ...second.value.counts].map(({ client }) => client);
  expect(clients).toEqual(Array.from({ length: 80 }, (_, i) => 1 + Math.floor(i / 2)));
  expect(all(it, READER, 0xffff)).toEqual({ ok: true, value: { left: 0, counts: [] } });
});

test('a reply says at most that 65,535 counts are left, however many there are', () => {
  const counters = new Counters(LIMITS);
  for (let client = 1; client <= LIMITS.countedClients; client++) {
    for (let opcode = 0; opcode < 0x100; opcode++) {
      for (const outcome of Object.values(Outcome)) counters.count(client, opcode, outcome);
    }
  }
  const call = { sender: READER, pid: asPid(9), counters, starts: 1 };
  const page = decodeAllReply(
    statsReply(call, encodedFrame(encodeAll({ from: 0 }, 5))) ?? NOTHING,
    5,
  );
  expect(page.ok && page.value.left).toBe(0xffff);
});

test('stats.status.MALFORMED: a request that does not decode is answered, and its capability closed', () => {
  const it = toy();
  const cut = encodedFrame(encodeOwn({ from: 0 }, 5))
    .subarray(0, 9)
    .slice();
  const reply = it.ask({ sender: 7, moved: 30 }, cut);
  expect([reply?.[4], it.closed]).toEqual([STATUS.MALFORMED, [30]]);
  expect(it.loop.counters.noted('strayCapability')).toBe(1);
});

test('service.invariant.ownCounts: what a client reads is the same, whatever other counted clients do', () => {
  const frames = fc.constantFrom(
    ROOM,
    ROOM.subarray(0, 6).slice(),
    encodedFrame(encodeOwn({ from: 0 }, 1)),
  );
  const steps = fc.array(fc.tuple(fc.constantFrom(7, 7, 8, 9, 10), frames), { maxLength: 40 });
  fc.assert(
    fc.property(steps, (taken) => {
      const [alone, among] = [toy(), toy()];
      for (const [sender, frame] of taken) {
        if (sender === 7) alone.ask({ sender }, frame);
        among.ask({ sender }, frame);
      }
      const drawn = taken.map(([sender, frame]) => [sender, frame.length]);
      drew(INVARIANTS['service.invariant.ownCounts'], drawn, { requests: taken.length });
      expect(own(among, 7)).toEqual(own(alone, 7));
    }),
    { seed: 0x5354, numRuns: 200 },
  );
});
