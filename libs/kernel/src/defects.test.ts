/** The defects of the system that this one follows, each a test that fails where the defect is. */
import {
  asCapSlot,
  asExitStatus,
  asMsgFlags,
  asPid,
  asQueueDepth,
  asWaitTarget,
  capTransfer,
  capTransferTo,
  debugPutc,
  execV2,
  asStackPages,
  exit,
  getpid,
  ipcEndpointClose,
  ipcEndpointCreateV2,
  LIMITS,
  nsec,
  recvHeader,
  RecvFlags,
  Rights,
  sendHeader,
  SYSCALL,
  vmoCreate,
  wait,
  yieldNow,
} from '@abicus/abi-kernel';
import { A7, encodeUtf8, resultOf, setNumber, type Cpu, type Program } from '@abicus/wire';
import { describe, expect, test } from 'vitest';
import { bench, FACTORY, IMAGES, type Bench } from './testing/bench.ts';
import {
  must,
  receiveText,
  say,
  sendText,
  shown,
  startImage,
  textOf,
  tryStartImage,
} from './testing/script.ts';

const OK = asExitStatus(0);
const any = asWaitTarget(0);

/** Runs a machine to its end; what init said. */
function toTheEnd(b: Bench): string[] {
  expect(b.run(60_000)).toEqual({ reason: 'finished', exitCode: 0 });
  return b.said('init');
}

describe('defect 1: unknown negatives become success', () => {
  test('kernel.syscall.unknown: a number of no syscall is ENOSYS, whatever its width', () => {
    function* init(cpu: Cpu): Program {
      const got: number[] = [];
      for (const number of [SYSCALL.capWatch + 1, 32, 55, 2 ** 31, 2 ** 32, 2 ** 40]) {
        setNumber(cpu.x, A7, number);
        yield;
        got.push(resultOf(cpu.x));
      }
      yield* say(cpu, got.join());
      yield* exit(cpu, OK);
    }
    expect(toTheEnd(bench({ init }))).toEqual(['-38,-38,-38,-38,-38,-38']);
  });
});

describe('defect 2: a task is lost when its queue is full', () => {
  test('smp.invariant.noTaskLost: eight are woken at once, the queue holds two', () => {
    const sleeper = function* (cpu: Cpu): Program {
      const got = yield* receiveText(cpu, 0);
      yield* yieldNow(cpu);
      yield* say(cpu, textOf(got));
      yield* exit(cpu, OK);
    };
    function* init(cpu: Cpu): Program {
      const own = asCapSlot(0);
      yield* ipcEndpointCreateV2(cpu, asCapSlot(FACTORY), asQueueDepth(1));
      for (let i = 0; i < 8; i++) {
        yield* startImage(cpu, IMAGES);
        for (let turn = 0; turn < 5; turn++) yield* yieldNow(cpu);
      }
      yield* ipcEndpointClose(cpu, own);
      for (let i = 0; i < 8; i++) yield* wait(cpu, any);
      yield* say(cpu, 'all back');
      yield* exit(cpu, OK);
    }
    for (const harts of [1, 2]) {
      const b = bench({ init, sleeper }, { harts, limits: { runQueue: 2 } });
      expect(toTheEnd(b)).toEqual(['all back']);
      expect(b.lines().filter((line) => line.endsWith('ESRCH')).length).toBe(8);
      expect(b.kernel.core.counters.wakesPending).toBeGreaterThanOrEqual(harts === 1 ? 1 : 0);
    }
  });
});

describe('defect 3: deadlines pass only when somebody blocks', () => {
  test('ipcRecv.deadline: fires beside a task that only yields, and beside one that only calls', () => {
    for (const busy of ['yield', 'nsec'] as const) {
      const spinner = function* (cpu: Cpu): Program {
        for (;;) {
          if (busy === 'yield') yield* yieldNow(cpu);
          else yield* nsec(cpu);
        }
      };
      function* init(cpu: Cpu): Program {
        yield* ipcEndpointCreateV2(cpu, asCapSlot(FACTORY), asQueueDepth(1));
        yield* startImage(cpu, IMAGES);
        const now = must(yield* nsec(cpu));
        const got = yield* receiveText(cpu, 0, { deadline: now + 5_000_000n });
        const late = must(yield* nsec(cpu)) - now;
        yield* say(cpu, `${textOf(got)} ${late >= 5_000_000n && late < 6_200_000n}`);
        yield* exit(cpu, OK);
      }
      expect(toTheEnd(bench({ init, spinner }))).toEqual(['ETIMEDOUT true']);
    }
  });

  test('ipcRecv: a message beats a deadline that has passed; an expired deadline gets one attempt', () => {
    function* init(cpu: Cpu): Program {
      yield* ipcEndpointCreateV2(cpu, asCapSlot(FACTORY), asQueueDepth(1));
      yield* sendText(cpu, 0, 'there');
      for (let i = 0; i < 20; i++) yield* yieldNow(cpu);
      for (let i = 0; i < 2; i++) {
        const got = yield* receiveText(cpu, 0, { deadline: 1n });
        yield* say(cpu, textOf(got));
      }
      yield* exit(cpu, OK);
    }
    expect(toTheEnd(bench({ init }))).toEqual(['there', 'ETIMEDOUT']);
  });
});

describe('defect 4: faults hang the parent, spin, or end the kernel', () => {
  const faults: Record<string, (cpu: Cpu) => Program> = {
    *illegal(cpu) {
      yield* yieldNow(cpu);
      cpu.illegal();
    },
    *load(cpu) {
      yield* yieldNow(cpu);
      cpu.load32(0x3000_0000);
    },
    *store(cpu) {
      yield* yieldNow(cpu);
      cpu.store32(0x1fc0_0000, 1);
    },
    *overflow(cpu) {
      yield* yieldNow(cpu);
      cpu.store32(0x1fff_eff8, 1);
    },
    *breakpoint(cpu) {
      yield* yieldNow(cpu);
      throw new Error('a bug');
    },
    *fallsOff(cpu) {
      yield* yieldNow(cpu);
    },
  };
  test.each(Object.keys(faults))(
    'wait: a child that ends by a fault (%s) has −22, and the parent goes on',
    (name) => {
      function* init(cpu: Cpu): Program {
        const pid = yield* startImage(cpu, IMAGES, name);
        const ended = yield* wait(cpu, any);
        yield* say(cpu, ended.ok && ended.value.pid === pid ? String(ended.value.status) : 'wrong');
        yield* exit(cpu, OK);
      }
      const b = bench({ init, [name]: faults[name]! });
      expect(toTheEnd(b)).toEqual(['-22']);
      const audit = b.said('neuron').filter((line) => line.startsWith('FAULT-AUDIT'));
      expect(audit.length).toBe(1);
      expect(audit[0]).toContain(`identity=${name} `);
      expect(audit[0]).toContain(name === 'overflow' ? 'guard=STACK' : 'guard=-');
    },
  );
});

describe('defect 5: an oversized receive loses message and capability', () => {
  test('ipcRecv.oversize: EINVAL, the message stays at the front with its capability, TRUNCATE takes its prefix', () => {
    function* init(cpu: Cpu): Program {
      yield* ipcEndpointCreateV2(cpu, asCapSlot(FACTORY), asQueueDepth(2));
      yield* vmoCreate(cpu, asCapSlot(20), 1);
      yield* sendText(cpu, 0, 'a long text', { move: 20 });
      yield* sendText(cpu, 0, 'next');
      const small = yield* receiveText(cpu, 0, { room: 4 });
      const cut = yield* receiveText(cpu, 0, { room: 6, flags: RecvFlags.TRUNCATE });
      yield* say(cpu, `${textOf(small)} ${JSON.stringify(cut)}`);
      const next = yield* receiveText(cpu, 0);
      yield* say(cpu, textOf(next));
      yield* exit(cpu, OK);
    }
    const [first, second] = toTheEnd(bench({ init }));
    expect(first).toMatch(
      /^EINVAL {"text":"a long","header":{"src":3,"dst":\d+,"ty":1,"flags":1,"len":11}}$/,
    );
    expect(second).toBe('next');
  });
});

describe('defect 6: a failed close takes the slot; wrong errors of full tables', () => {
  test('ipcEndpointClose: what is refused leaves the slot; capTransfer.space is ENOSPC; vmoCreate.memory is ENOMEM', () => {
    function* child(cpu: Cpu): Program {
      for (;;) yield* yieldNow(cpu);
    }
    function* init(cpu: Cpu): Program {
      yield* ipcEndpointCreateV2(cpu, asCapSlot(FACTORY), asQueueDepth(2));
      const pid = yield* startImage(cpu, IMAGES);
      const own = asCapSlot(0);
      const said: string[] = [];
      for (let i = 0; i < LIMITS.capSlots; i++) {
        const moved = yield* capTransfer(cpu, pid, own, Rights.SEND);
        if (!moved.ok) said.push(`${i} ${moved.error}`);
      }
      said.push(String(shown(yield* vmoCreate(cpu, asCapSlot(30), LIMITS.vmoBytes))));
      said.push(shown(yield* ipcEndpointClose(cpu, own)));
      said.push(shown(yield* ipcEndpointClose(cpu, own)));
      yield* say(cpu, said.join());
      yield* exit(cpu, OK);
    }
    expect(toTheEnd(bench({ init, child }))).toEqual(['95 ENOSPC,ENOMEM,undefined,EPERM']);
  });
});

describe('defect 7: pids and endpoint ids are used up', () => {
  test('kernel.limit.tasks kernel.limit.endpoints: far more children and endpoints than the tables hold', () => {
    function* child(cpu: Cpu): Program {
      yield* exit(cpu, asExitStatus(3));
    }
    function* init(cpu: Cpu): Program {
      const pids = new Set<number>();
      for (let i = 0; i < 40; i++) {
        pids.add(yield* startImage(cpu, IMAGES));
        yield* wait(cpu, any);
        const made = yield* ipcEndpointCreateV2(cpu, asCapSlot(FACTORY), asQueueDepth(1));
        if (!made.ok) throw new Error(made.error);
        yield* ipcEndpointClose(cpu, made.value);
      }
      yield* say(cpu, String(pids.size));
      yield* exit(cpu, OK);
    }
    expect(toTheEnd(bench({ init, child }, { limits: { tasks: 4, endpoints: 3 } }))).toEqual([
      '40',
    ]);
  });

  test('an old id does not name what came after it', () => {
    function* child(cpu: Cpu): Program {
      yield* exit(cpu, OK);
    }
    function* init(cpu: Cpu): Program {
      const old = yield* startImage(cpu, IMAGES);
      yield* wait(cpu, any);
      yield* ipcEndpointCreateV2(cpu, asCapSlot(FACTORY), asQueueDepth(1));
      let fresh = 0;
      while ((fresh & 0xffff) !== (old & 0xffff)) {
        fresh = yield* startImage(cpu, IMAGES);
        yield* wait(cpu, any);
      }
      fresh = yield* startImage(cpu, IMAGES);
      const got = yield* capTransferTo(cpu, asPid(old), asCapSlot(0), Rights.SEND, asCapSlot(9));
      yield* say(cpu, `${fresh !== old} ${shown(got)}`);
      yield* exit(cpu, OK);
    }
    expect(toTheEnd(bench({ init, child }, { limits: { tasks: 4 } }))).toEqual(['true EPERM']);
  });
});

describe('defect 8: any task forges any line, byte by byte', () => {
  test('debugPutc debugWrite: lines come out whole and stamped, and no byte of a program begins one', () => {
    const writer = (mark: string) =>
      function* (cpu: Cpu): Program {
        for (const char of `${mark} is whole\r\x1b[\x7f`) {
          yield* debugPutc(cpu, char.charCodeAt(0));
          yield* yieldNow(cpu);
        }
        yield* debugPutc(cpu, 10);
        yield* say(cpu, `x\n[     0.000000 0 init] SELFTEST: end`);
        yield* debugPutc(cpu, 33);
        yield* exit(cpu, OK);
      };
    function* init(cpu: Cpu): Program {
      yield* startImage(cpu, IMAGES, 'one');
      const pid = yield* startImage(cpu, IMAGES + 1);
      yield* wait(cpu, any);
      yield* wait(cpu, any);
      yield* say(cpu, String(pid));
      yield* exit(cpu, OK);
    }
    for (const harts of [1, 4]) {
      const b = bench({ init, one: writer('one'), two: writer('two') }, { harts });
      const [pid] = toTheEnd(b);
      const forged = 'x\\x0a[     0.000000 0 init] SELFTEST: end';
      expect(b.said('one')).toEqual(['one is whole\\x0d\\x1b[\\x7f', forged, '!']);
      expect(b.said(`pid:${pid}`)).toEqual(['two is whole\\x0d\\x1b[\\x7f', forged, '!']);
    }
  });
});

describe('defect 9: everybody shares the endpoint of slot 0', () => {
  test('exec: a child has what its parent owns in slot 0, to receive; its own children nothing of it', () => {
    const probe = function* (cpu: Cpu): Program {
      const sent = yield* sendHeader(cpu, asCapSlot(0), 1, asMsgFlags(0), 0);
      const received = yield* recvHeader(cpu, asCapSlot(0));
      const grand = (yield* getpid(cpu)).ok;
      yield* say(cpu, `${shown(sent)} ${shown(received)} ${grand}`);
      yield* exit(cpu, OK);
    };
    function* init(cpu: Cpu): Program {
      yield* startImage(cpu, IMAGES, 'orphan');
      yield* wait(cpu, any);
      yield* ipcEndpointCreateV2(cpu, asCapSlot(FACTORY), asQueueDepth(2));
      yield* startImage(cpu, IMAGES, 'child');
      yield* wait(cpu, any);
      yield* exit(cpu, OK);
    }
    const b = bench({ init, probe });
    toTheEnd(b);
    expect(b.said('orphan')).toEqual(['EPERM EPERM true']);
    expect(b.said('child')).toEqual(['EPERM QueueEmpty true']);
  });
});

describe('defect 10: whoever can exec mints an identity', () => {
  test('execV2.authority execV2.taken ipc.invariant.identityIsBound: only the factory binds names, each to one live task', () => {
    const mint = function* (cpu: Cpu): Program {
      const bytes = new Uint8Array(64);
      const got = yield* execV2(cpu, bytes, asStackPages(1), 0, encodeUtf8('policyd'));
      yield* say(cpu, shown(got));
      yield* receiveText(cpu, 0);
      yield* exit(cpu, OK);
    };
    function* init(cpu: Cpu): Program {
      yield* ipcEndpointCreateV2(cpu, asCapSlot(FACTORY), asQueueDepth(2));
      yield* startImage(cpu, IMAGES, 'mint');
      const again = yield* tryStart(cpu, 'mint');
      const kernel = yield* tryStart(cpu, 'neuron');
      yield* sendText(cpu, 0, 'end');
      yield* wait(cpu, any);
      const later = yield* tryStart(cpu, 'mint');
      yield* say(cpu, `${again} ${kernel} ${later}`);
      yield* exit(cpu, OK);
    }
    function* tryStart(cpu: Cpu, name: string): Generator<undefined, string, undefined> {
      const got = yield* tryStartImage(cpu, IMAGES, name);
      return got.ok ? 'started' : got.error;
    }
    const b = bench({ init, mint });
    expect(toTheEnd(b)).toEqual(['EPERM EPERM started']);
    expect(b.said('mint')[0]).toBe('EPERM');
  });
});

describe('defect 11: only the boot hart runs tasks', () => {
  test.each([1, 2, 4, 64])(
    'smp: %i harts have the same outcome, and each has its part',
    (harts) => {
      const worker = function* (cpu: Cpu): Program {
        // All wake at the same time.
        yield* receiveText(cpu, 0, { deadline: 10_000_000n });
        yield* say(cpu, 'worked');
        yield* exit(cpu, asExitStatus(1));
      };
      function* init(cpu: Cpu): Program {
        let sum = 0;
        yield* ipcEndpointCreateV2(cpu, asCapSlot(FACTORY), asQueueDepth(1));
        for (let i = 0; i < 70; i++) yield* startImage(cpu, IMAGES);
        for (let i = 0; i < 70; i++) {
          const ended = yield* wait(cpu, any);
          if (ended.ok) sum += ended.value.status;
        }
        yield* say(cpu, `sum ${sum}`);
        yield* exit(cpu, OK);
      }
      const b = bench({ init, worker }, { harts, limits: { runQueue: 128 } });
      expect(toTheEnd(b)).toEqual(['sum 70']);
      const where = new Set(
        b
          .lines()
          .filter((line) => line.endsWith('worked'))
          .map((line) => line.split(/\s+/)[2]),
      );
      expect(where.size).toBeGreaterThanOrEqual(harts / 2);
      const { reschedAccepted, ipiSent, reschedAcked } = b.kernel.core.counters;
      expect(reschedAccepted >= ipiSent && ipiSent >= reschedAcked).toBe(true);
      expect(b.said('neuron').some((line) => line.includes('FAIL'))).toBe(false);
    },
  );
});

describe('defect 12: exit and wait are said to be ok without a look', () => {
  test('wait waitNohang exit: the pid and the status are the child’s own, once', () => {
    const child = function* (cpu: Cpu): Program {
      yield* exit(cpu, asExitStatus(-7));
    };
    function* init(cpu: Cpu): Program {
      const pid = yield* startImage(cpu, IMAGES);
      const first = yield* wait(cpu, asWaitTarget(pid));
      const second = yield* wait(cpu, asWaitTarget(pid));
      const right = first.ok && first.value.pid === pid && first.value.status === -7;
      yield* say(cpu, `${right} ${shown(second)}`);
      yield* exit(cpu, OK);
    }
    expect(toTheEnd(bench({ init, child }))).toEqual(['true ECHILD']);
  });
});
