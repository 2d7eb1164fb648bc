/**
 * A draft of calls in one trap: wrappers against decoders, with every register, bytes in registers and in memory, and many
 * results.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  A4,
  A5,
  bytesIn,
  DONE,
  setBytes,
  T0,
  T1,
  type Call,
  type Done,
  type Syscall,
} from '@abicus/wire';
import { decodeTests, dispatchDriver, wrapperTests, type Calls } from '@abicus/wire/testing';
import { beforeEach, expect, test } from 'vitest';
import { generatedFrom, Hart, PAGE, trapping, writtenOut } from '../testing/generated.ts';
import { ONE_TRAP } from '../testing/one-trap.ts';

type Span = { readonly va: number; readonly length: number };
type Args = { readonly payload: Span } & Readonly<Record<string, unknown>>;
type Handler = (call: Call, args: Args) => unknown;
type Abi = {
  readonly ipcCall: (cpu: Hart, ...args: readonly unknown[]) => Syscall<unknown>;
  readonly ipcReplyRecv: Abi['ipcCall'];
  readonly ipcCallRaw: Abi['ipcCall'];
  readonly ipcCallDone: (x: Int32Array, ...results: readonly unknown[]) => Done;
  readonly ipcReplyRecvDone: Abi['ipcCallDone'];
  readonly ipcCallRejects: { readonly full: unknown };
  readonly ipcCallPayloadRegisters: readonly number[];
  readonly ipcCallReplyRegisters: readonly number[];
  readonly dispatch: (handlers: Readonly<Record<string, Handler>>, call: Call) => unknown;
};

const files = await generatedFrom(ONE_TRAP);
let loaded: readonly [Abi, { readonly CALLS: Calls }] | undefined;
let abi = {} as Abi;
let calls = {} as Calls;

beforeEach(async () => {
  if (loaded === undefined) {
    const folder = writtenOut(files);
    const load = (path: string): Promise<unknown> =>
      import(/* @vite-ignore */ pathToFileURL(join(folder, 'src', path)).href);
    loaded = [await load('index.ts'), await load('testing/index.ts')] as typeof loaded & object;
  }
  abi = loaded[0];
  calls = loaded[1].CALLS;
});

const bytes = (length: number): Uint8Array =>
  Uint8Array.from({ length }, (_, i) => (7 * i + 3) % 256);

/** What a handler got of its payload. */
function payloadOf(call: Call, { payload }: Args): Uint8Array | undefined {
  const { va, length } = payload;
  if (length > 32) return call.memory.read(va, length);
  expect(va).toBe(0);
  return bytesIn(call.x, abi.ipcCallPayloadRegisters, length);
}

/** A call with a payload and room for a reply, to a kernel that replies with this. */
function called(payload: Uint8Array, room: number, reply: Uint8Array) {
  const hart = new Hart();
  const calling = abi.ipcCall(hart, 5, 0x1234, 1, 9, room, 2n ** 63n, payload);
  let seen: { args: Args; payload: Uint8Array | undefined; sp: number; room: number } | undefined;
  const result = trapping(calling, () => {
    const handler: Handler = (given, args) => {
      const { va, length: held } = args['reply'] as Span;
      seen = { args, payload: payloadOf(given, args), sp: given.x[4] ?? 0, room: held };
      if (reply.length <= 32) setBytes(given.x, abi.ipcCallReplyRegisters, reply);
      else given.memory.write(va, reply.subarray(0, held));
      return abi.ipcCallDone(given.x, reply.length, 0x4321, 2, 8);
    };
    const given = { x: hart.x, memory: hart.memory };
    expect(abi.dispatch({ ipcCall: handler }, given)).toBe(DONE);
  });
  return { result, seen, hart };
}

test.each([0, 1, 7, 8, 31, 32, 33, 100])(
  'a payload of %i bytes arrives as it was sent',
  (length) => {
    const { seen, result, hart } = called(bytes(length), 0, new Uint8Array(0));
    expect(seen?.payload).toEqual(bytes(length));
    expect(seen?.args).toMatchObject({
      slot: 5,
      ty: 0x1234,
      flags: 1,
      moved: 9,
      deadline: 2n ** 63n,
      reply: { length: 0 },
    });
    // Bytes in registers reserve nothing on the stack.
    expect(PAGE + 4096 - (seen?.sp ?? 0)).toBe(length > 32 ? 16 * Math.ceil(length / 16) : 0);
    expect(hart.x[4]).toBe(PAGE + 4096);
    expect(result).toEqual({
      ok: true,
      value: { reply: new Uint8Array(0), length: 0, ty: 0x4321, flags: 2, moved: 8 },
    });
  },
);

test.each([
  [0, 0],
  [32, 0],
  [5, 40],
  [32, 40],
  [33, 40],
  [40, 40],
])('a reply of %i bytes comes back with room for %i', (length, room) => {
  const { result, seen } = called(bytes(3), room, bytes(length));
  expect(result).toMatchObject({ ok: true, value: { reply: bytes(length), length } });
  // Room that registers have is none in memory.
  expect(seen?.room).toBe(room > 32 ? room : 0);
});

test('a long reply beyond the room gives what fits, and its length', () => {
  const { result } = called(bytes(50), 40, bytes(100));
  expect(result).toMatchObject({ ok: true, value: { reply: bytes(40), length: 100 } });
});

test('an argument and a result of one name are apart, and a result has 64 bits', () => {
  const hart = new Hart();
  const given = [5, 1, 0, 77n, 0, 4n, bytes(2)];
  const result = trapping(abi.ipcReplyRecv(hart, ...given), () => {
    const handler: Handler = ({ x }, args) => {
      expect(args).toMatchObject({ ty: 1, token: 77n, deadline: 4n });
      return abi.ipcReplyRecvDone(x, 0, 2, 1, 3, 6, 2n ** 64n - 1n, 5n, 1, 2n ** 63n, 2);
    };
    abi.dispatch({ ipcReplyRecv: handler }, { x: hart.x, memory: hart.memory });
  });
  expect(result).toEqual({
    ok: true,
    value: {
      request: new Uint8Array(0),
      length: 0,
      ty: 2,
      flags: 1,
      moved: 3,
      sender: 6,
      identity: 2n ** 64n - 1n,
      now: 5n,
      qos: 1,
      token: 2n ** 63n,
      kind: 2,
    },
  });
});

test('the results of a call are written into the registers of another task', () => {
  const [caller, other] = [new Hart(), new Hart()];
  const waiting = abi.ipcCall(other, 5, 0, 0, 0, 0, 0n, bytes(4));
  waiting.next();
  const before = caller.x.slice();
  setBytes(other.x, abi.ipcCallReplyRegisters, bytes(6));
  expect(abi.ipcCallDone(other.x, 6, 1, 0, 0)).toBe(DONE);
  expect(caller.x).toEqual(before);
  expect(waiting.next().value).toMatchObject({ ok: true, value: { reply: bytes(6), ty: 1 } });
});

test('a result outside its type is unknown, and a reject is told', () => {
  const told = (outcome: (x: Int32Array) => unknown): unknown => {
    const hart = new Hart();
    return trapping(abi.ipcCall(hart, 5, 0, 0, 0, 0, 0n, bytes(0)), () => {
      abi.dispatch({ ipcCall: ({ x }) => outcome(x) }, { x: hart.x, memory: hart.memory });
    });
  };
  expect(told((x) => abi.ipcCallDone(x, 0, 2 ** 16, 0, 0))).toEqual({
    ok: false,
    error: 'Unknown',
  });
  expect(told((x) => abi.ipcCallDone(x, 0, 0, 4, 0))).toEqual({ ok: false, error: 'Unknown' });
  expect(told(() => abi.ipcCallRejects.full)).toEqual({ ok: false, error: 'QueueFull' });
});

test('padding of short bytes is ignored by the kernel', () => {
  const hart = new Hart();
  const calling = abi.ipcCallRaw(hart, 5, 0, 0, 0, 0, 0, 0n, new Int32Array(8).fill(-1), 3);
  calling.next();
  let payload: Uint8Array | undefined;
  abi.dispatch(
    {
      ipcCall: (given, args) => {
        payload = payloadOf(given, args);
        return abi.ipcCallDone(given.x, 0, 0, 0, 0);
      },
    },
    { x: hart.x, memory: hart.memory },
  );
  expect(payload).toEqual(Uint8Array.of(255, 255, 255));
  expect([hart.x[T0], hart.x[T1], hart.x[A4], hart.x[A5]]).toEqual([3, -1, 0, 0]);
});

test('the generated suites pass', () => {
  const drive = dispatchDriver(abi.dispatch);
  const suites = [...wrapperTests(calls), ...decodeTests(calls, drive)];
  const titles = suites
    .map(({ title }) => title)
    .filter((title) => /long bytes|bytes in registers/.test(title));
  expect(titles.length).toBeGreaterThan(10);
  for (const { title, run, expected } of suites) expect([title, run()]).toEqual([title, expected]);
});
