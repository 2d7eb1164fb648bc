/** IPC between programs on one machine. */
import {
  asCapSlot,
  asExitStatus,
  asQueueDepth,
  asRights,
  asWaitTarget,
  capTransferTo,
  capQuery,
  exit,
  ipcEndpointCreateV2,
  ipcEndpointClose,
  ipcRecvV2,
  asRecvFlags,
  asUserPtr,
  getpid,
  LIMITS,
  nsec,
  Rights,
  SendFlags,
  vmoCreate,
  wait,
  yieldNow,
  PRINCIPALS,
} from '@abicus/abi-kernel';
import { fnv1a64, type Cpu, type Program } from '@abicus/wire';
import { describe, expect, test } from 'vitest';
import { testMachine, FACTORY, IMAGES, runToEnd } from '../../test/support/test-machine.ts';
import {
  must,
  receiveText,
  say,
  sendText,
  shown,
  startImage,
  textOf,
} from '../../test/support/script.ts';
import { Wait } from '../state/task.ts';
import { rounds } from '../../test/support/rounds.ts';

const OK = asExitStatus(0);
const any = asWaitTarget(0);

function* endpoint(cpu: Cpu, depth: number): Generator<undefined, number, undefined> {
  const made = yield* ipcEndpointCreateV2(cpu, asCapSlot(FACTORY), asQueueDepth(depth));
  if (!made.ok) throw new Error(made.error);
  return made.value;
}

describe.each([1, 2, 4])('with %i harts', (harts) => {
  test('ipcSend ipcRecv: messages arrive in order, complete, and exactly once', () => {
    const COUNT = 40;
    const receiver = function* (cpu: Cpu): Program {
      for (let i = 0; i < COUNT; i++) {
        const got = yield* receiveText(cpu, 0);
        if (typeof got === 'string' || got.text !== `message ${i}`) throw new Error(String(i));
      }
      yield* exit(cpu, asExitStatus(COUNT));
    };
    function* init(cpu: Cpu): Program {
      yield* endpoint(cpu, 3);
      yield* startImage(cpu, IMAGES);
      for (let i = 0; i < COUNT; i++) yield* sendText(cpu, 0, `message ${i}`);
      const ended = yield* wait(cpu, any);
      yield* say(cpu, String(ended.ok && ended.value.status));
      yield* exit(cpu, OK);
    }
    expect(runToEnd(testMachine({ init, receiver }, { harts }))).toEqual([String(COUNT)]);
  });

  test('ipc.invariant.moveIsAtomic: a blocked send with CAP_MOVE that times out leaves the capability in its slot', () => {
    function* init(cpu: Cpu): Program {
      yield* endpoint(cpu, 1);
      yield* vmoCreate(cpu, asCapSlot(20), 100);
      yield* sendText(cpu, 0, 'full');
      const deadline = must(yield* nsec(cpu)) + 50_000n;
      const late = yield* sendText(cpu, 0, 'late', { move: 20, deadline });
      const still = (yield* capQuery(cpu, asCapSlot(20))).ok;
      yield* receiveText(cpu, 0);
      const sent = yield* sendText(cpu, 0, 'now', { move: 20 });
      const gone = shown(yield* capQuery(cpu, asCapSlot(20)));
      const got = yield* receiveText(cpu, 0);
      const slot = typeof got === 'string' ? -1 : got.header.src;
      const there = (yield* capQuery(cpu, asCapSlot(slot))).ok;
      yield* say(cpu, `${late} ${still} ${sent} ${gone} ${there}`);
      yield* exit(cpu, OK);
    }
    expect(runToEnd(testMachine({ init }, { harts }))).toEqual(['ETIMEDOUT true 3 EPERM true']);
  });

  test('ipcRecvV2 ipc.invariant.identityIsBound: the receiver gets the identity that the kernel recorded', () => {
    const client = function* (cpu: Cpu): Program {
      yield* receiveText(cpu, 0);
      yield* sendText(cpu, 5, 'I am policyd');
      yield* exit(cpu, OK);
    };
    function* init(cpu: Cpu): Program {
      const control = yield* endpoint(cpu, 2);
      const requests = yield* endpoint(cpu, 2);
      const pid = yield* startImage(cpu, IMAGES, 'timed');
      yield* capTransferTo(cpu, pid, asCapSlot(requests), Rights.SEND, asCapSlot(5));
      yield* sendText(cpu, control, 'go');
      const at = 0x1fff_f000;
      const got = yield* ipcRecvV2(cpu, {
        slot: asCapSlot(requests),
        headerOut: asUserPtr(at),
        payloadOut: asUserPtr(at + 64),
        payloadMax: 64,
        senderServiceIdOut: asUserPtr(at + 32),
        flags: asRecvFlags(0),
        deadline: 0n,
      });
      const seen = cpu.load64(at + 32) === fnv1a64('timed') && cpu.load32(at + 4) === pid;
      yield* say(cpu, `${shown(got)} ${seen}`);
      yield* exit(cpu, OK);
    }
    expect(runToEnd(testMachine({ init, client }, { harts }))).toEqual(['12 true']);
  });

  test('ipcSend.alive ipcRecv.alive: a task blocked on an endpoint wakes when it closes, and its syscall is rejected', () => {
    const waiter = function* (cpu: Cpu): Program {
      const got = yield* receiveText(cpu, 0);
      yield* exit(cpu, asExitStatus(got === 'ESRCH' ? 1 : 2));
    };
    function* init(cpu: Cpu): Program {
      const control = yield* endpoint(cpu, 1);
      for (let i = 0; i < 3; i++) yield* startImage(cpu, IMAGES);
      for (let i = 0; i < 100; i++) yield* yieldNow(cpu);
      yield* ipcEndpointClose(cpu, asCapSlot(control));
      let ended = 0;
      for (let i = 0; i < 3; i++) {
        const one = yield* wait(cpu, any);
        if (one.ok) ended += one.value.status;
      }
      yield* say(cpu, String(ended));
      yield* exit(cpu, OK);
    }
    expect(runToEnd(testMachine({ init, waiter }, { harts }))).toEqual(['3']);
  });
});

test('receivers wake in the order in which they blocked, one for each message', () => {
  const waiter = function* (cpu: Cpu): Program {
    const me = shown(yield* getpid(cpu));
    const got = yield* receiveText(cpu, 0);
    yield* say(cpu, `${me} ${textOf(got)}`);
    yield* exit(cpu, OK);
  };
  function* init(cpu: Cpu): Program {
    yield* endpoint(cpu, 8);
    const pids: number[] = [];
    for (let i = 0; i < 4; i++) {
      pids.push(yield* startImage(cpu, IMAGES));
      for (let n = 0; n < 4; n++) yield* yieldNow(cpu);
    }
    for (let i = 0; i < 4; i++) yield* sendText(cpu, 0, `for ${pids[i]}`);
    for (let i = 0; i < 4; i++) yield* wait(cpu, any);
    yield* exit(cpu, OK);
  }
  const b = testMachine({ init, waiter });
  runToEnd(b);
  const heard = b.lines().filter((line) => line.includes(' for '));
  expect(heard.length).toBe(4);
  for (const line of heard) expect(line).toMatch(/ (\d+) for \1$/);
});

test('kernel.limit.queuedBytesPerOwner kernel.limit.queuedBytes: a send over a byte budget is rejected without blocking, and received bytes are free again', () => {
  function* init(cpu: Cpu): Program {
    const slot = yield* endpoint(cpu, 200);
    const text = 'x'.repeat(2000);
    let sent = 0;
    for (const round of rounds(200)) {
      sent = round;
      if ((yield* sendText(cpu, slot, text)) !== 2000) break;
    }
    const rejected = yield* sendText(cpu, slot, text);
    const small = yield* sendText(cpu, slot, '');
    yield* receiveText(cpu, slot, { payloadMax: 2500 });
    const again = yield* sendText(cpu, slot, text);
    yield* say(cpu, `${sent} ${rejected} ${small} ${again}`);
    yield* exit(cpu, OK);
  }
  const most = Math.floor(LIMITS.queuedBytesPerOwner / 2000);
  expect(runToEnd(testMachine({ init }, { config: { stackPages: 4 } }))).toEqual([
    `${most} ENOSPC 0 2000`,
  ]);
  const b = testMachine({ init }, { limits: { queuedBytes: 10_000 } });
  expect(runToEnd(b)).toEqual(['5 ENOSPC 0 2000']);
  expect(b.kernel.core.state.queuedBytes).toBe(0);
});

test('ipcSend.depth: a NONBLOCK send to a full queue is QueueFull, whatever its deadline', () => {
  function* init(cpu: Cpu): Program {
    yield* endpoint(cpu, 1);
    yield* sendText(cpu, 0, '1');
    const flags = SendFlags.NONBLOCK;
    yield* say(cpu, String(yield* sendText(cpu, 0, '2', { flags, deadline: 1n })));
    yield* exit(cpu, OK);
  }
  expect(runToEnd(testMachine({ init }))).toEqual(['QueueFull']);
});

test('a blocked task is in exactly one list, once', () => {
  const waiter = function* (cpu: Cpu): Program {
    yield* receiveText(cpu, 0);
  };
  function* init(cpu: Cpu): Program {
    yield* endpoint(cpu, 1);
    yield* startImage(cpu, IMAGES);
    for (let i = 0; i < 10; i++) {
      yield* yieldNow(cpu);
      yield* sendText(cpu, 0, 'one');
      yield* receiveText(cpu, 0);
    }
    for (;;) yield* wait(cpu, any);
  }
  const b = testMachine({ init, waiter });
  b.run(40);
  const { tasks, endpoints } = b.kernel.core.state;
  for (const one of endpoints.items) {
    if (one === undefined) continue;
    expect(new Set(one.receivers).size).toBe(one.receivers.length);
    for (const pid of one.receivers) {
      expect(tasks.items[pid & 0xffff]?.wait).toBe(Wait.Message);
    }
  }
});

test('the identity of a task is the hash of its bound name', () => {
  expect(PRINCIPALS.policyd).toBe(fnv1a64('policyd'));
  expect(asRights(3)).toBe(3);
});
