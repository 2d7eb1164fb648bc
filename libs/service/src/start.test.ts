/** The start of a service, by a scripted kernel: what it checks before it serves, and how it ends if a check fails. */
import { encodeReady, encodeStart } from '@abicus/abi-init';
import { RECV_DESC, SYSCALL } from '@abicus/abi-kernel';
import { INIT_SLOT } from '@abicus/ipc';
import { FakeCpu } from '@abicus/ipc/testing';
import { expect, test } from 'vitest';
import { toyDefinition } from '../test/toy.ts';
import { service } from './index.ts';

const COPY = 60;
const [EPERM, EPIPE, EAGAIN] = [-1, -32, -11];
const READY = encodeReady({ version: 'v2', nonce: 0 });
const { slots } = toyDefinition('timed');

/** What a kernel does in a test; by default all that a service wants. */
type Kernel = {
  readonly starts: number;
  /** The start message, in place of one that counts the starts. */
  readonly message?: Uint8Array;
  readonly received?: number;
  readonly empty?: number;
  readonly sent?: number;
  readonly printed?: number;
  readonly passes?: boolean;
  /** What the marker proves, in place of operations. */
  readonly proves?: readonly string[];
};

class Exit extends Error {
  readonly status: number;

  constructor(status: number) {
    super('exit');
    this.status = status;
  }
}

/** Starts a service whose endpoint is gone at its first receive; tells how far it came. */
function start({
  starts,
  message,
  received,
  empty,
  sent = 0,
  printed,
  passes = true,
  proves,
}: Kernel) {
  const definition = toyDefinition('timed');
  const { ready } = definition;
  const { main } = service({
    ...definition,
    ready: {
      marker: { ...ready.marker, ...(proves && { proves }) } as typeof ready.marker,
      selfCheck: (checks, ask) => {
        if (proves !== undefined) return;
        if (passes) ready.selfCheck(checks, ask);
        else checks.that('timed.register', 'a handler', false);
      },
    },
  });
  const cpu = new FakeCpu();
  const [lines, told, open]: [string[], unknown[], number[]] = [[], [], []];
  let served = 0;
  const text = (at: bigint, length: bigint): string =>
    new TextDecoder().decode(cpu.read(Number(at), Number(length)));
  const kernel: Parameters<FakeCpu['runWith']>[1] = ({
    number,
    args: [a = 0n, b = 0n, c = 0n, d = 0n, how, deadline],
  }) => {
    if (number === SYSCALL.ipcRecvV2) {
      const frame = message ?? encodeStart({ grants: 0, starts });
      cpu.write(Number(cpu.load64(Number(a) + RECV_DESC.payloadOut)), frame);
      return received ?? frame.length;
    }
    if (number === SYSCALL.capClone) {
      if (Number(a) === empty) return EPERM;
      open.push(COPY);
      return COPY;
    }
    if (number === SYSCALL.capClose) return open.splice(open.indexOf(Number(a)), 1).length - 1;
    if (number === SYSCALL.debugWrite) {
      lines.push(text(a, b));
      return printed ?? b;
    }
    if (number === SYSCALL.ipcSend) {
      told.push([Number(a), cpu.read(Number(c), Number(d)), how, deadline]);
      return sent;
    }
    if (number === SYSCALL.exit) throw new Exit(Number(a));
    served += 1;
    return EPIPE;
  };
  let status: number | undefined;
  try {
    cpu.runWith(main(cpu), kernel);
  } catch (error) {
    if (!(error instanceof Exit)) throw error;
    ({ status } = error);
  }
  return { lines, told, open, served, status };
}

/** How init is told: the send waits for its place, without an end. */
const WAITS = [0n, 0n];
const NOTHING = { told: [], open: [], served: 0, status: 1 };

test('a service prints that it is ready at its first start, tells init at each, and ends well without its endpoint', () => {
  const serves = { told: [[INIT_SLOT, READY, ...WAITS]], open: [], served: 1, status: 0 };
  expect(start({ starts: 1 })).toEqual({ lines: ['timed: ready'], ...serves });
  expect(start({ starts: 2 })).toEqual({ lines: [], ...serves });
});

test('a marker that proves a program has its capabilities for evidence', () => {
  const proves = ['program.timed'];
  expect(start({ starts: 1, proves })).toMatchObject({ lines: ['timed: ready'], status: 0 });
});

test.each([
  ['bytes that are none', { message: Uint8Array.of(1, 2, 3) }],
  ['a receive that fails', { received: EPIPE }],
])('without a start message it prints nothing and ends with an error: %s', (_, changes) => {
  expect(start({ starts: 1, ...changes })).toEqual({ lines: [], ...NOTHING });
});

test.each(
  Object.entries(slots).flatMap(([name, slot]) =>
    [1, 2].map((starts) => [name, slot, starts] as const),
  ),
)(
  'without a capability in its slot for %s (%d) it says so and does not serve, at start %d',
  (name, empty, starts) => {
    const { lines, ...rest } = start({ starts, empty });
    expect(rest).toEqual(NOTHING);
    expect(lines).toEqual([`timed: ready FAIL program.timed: a capability for ${name}`]);
  },
);

test.each([1, 2])(
  'what it asserts of itself fails: it says so and does not serve, at start %d',
  (starts) => {
    const { lines, ...rest } = start({ starts, passes: false });
    expect(rest).toEqual(NOTHING);
    expect(lines.map((line) => line.startsWith('timed: ready FAIL'))).toEqual([true]);
  },
);

test('a service whose marker cannot be printed does not serve', () => {
  const { lines, ...rest } = start({ starts: 1, printed: EPERM });
  expect([lines, rest]).toEqual([['timed: ready'], NOTHING]);
});

test('a program that init did not start has no way to tell it, and serves; another failure ends it', () => {
  const alone = start({ starts: 1, sent: EPERM });
  expect([alone.served, alone.status]).toEqual([1, 0]);
  const failed = start({ starts: 1, sent: EAGAIN });
  expect([failed.served, failed.status]).toEqual([0, 1]);
});
