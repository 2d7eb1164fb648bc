/**
 * Defects of this kernel's predecessor which only whole programs show. `defects.test.ts` has the defects that a single
 * call shows.
 */
import {
  asCapSlot,
  asExitStatus,
  asQueueDepth,
  asWaitTarget,
  debugPutc,
  exit,
  ipcEndpointClose,
  ipcEndpointCreateV2,
  nsec,
  RecvFlags,
  vmoCreate,
  wait,
  yieldNow,
} from '@abicus/abi-kernel';
import { type Cpu, type Program } from '@abicus/wire';
import { describe, expect, test } from 'vitest';
import { testMachine, FACTORY, IMAGES, runToEnd } from './support/test-machine.ts';
import { must, receiveText, say, sendText, startImage, textOf } from './support/script.ts';

const OK = asExitStatus(0);
const any = asWaitTarget(0);

describe('defect 2: a task is lost when its queue is full', () => {
  test('smp.invariant.noTaskLost: eight tasks that wake at once all run, though the run queue holds two', () => {
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
        for (let n = 0; n < 5; n++) yield* yieldNow(cpu);
      }
      yield* ipcEndpointClose(cpu, own);
      for (let i = 0; i < 8; i++) yield* wait(cpu, any);
      yield* say(cpu, 'all back');
      yield* exit(cpu, OK);
    }
    for (const harts of [1, 2]) {
      const b = testMachine({ init, sleeper }, { harts, limits: { runQueue: 2 } });
      expect(runToEnd(b)).toEqual(['all back']);
      expect(b.lines().filter((line) => line.endsWith('ESRCH')).length).toBe(8);
      expect(b.kernel.core.counters.wakesOverflowed).toBeGreaterThanOrEqual(harts === 1 ? 1 : 0);
    }
  });
});

describe('defect 3: deadlines expire only when a task blocks', () => {
  test('ipcRecv.deadline: a deadline expires while another task only yields, or only makes syscalls', () => {
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
      expect(runToEnd(testMachine({ init, spinner }))).toEqual(['ETIMEDOUT true']);
    }
  });

  test('ipcRecv: a queued message is received though the deadline has passed; without a message it is ETIMEDOUT', () => {
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
    expect(runToEnd(testMachine({ init }))).toEqual(['there', 'ETIMEDOUT']);
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
    'wait: a child that ends by a fault (%s) has the status −22, and its parent continues',
    (name) => {
      function* init(cpu: Cpu): Program {
        const pid = yield* startImage(cpu, IMAGES, name);
        const ended = yield* wait(cpu, any);
        yield* say(cpu, ended.ok && ended.value.pid === pid ? String(ended.value.status) : 'wrong');
        yield* exit(cpu, OK);
      }
      const b = testMachine({ init, [name]: faults[name]! });
      expect(runToEnd(b)).toEqual(['-22']);
      const audit = b.said('neuron').filter((line) => line.startsWith('FAULT-AUDIT'));
      expect(audit.length).toBe(1);
      expect(audit[0]).toContain(`identity=${name} `);
      expect(audit[0]).toContain(name === 'overflow' ? 'guard=STACK' : 'guard=-');
    },
  );
});

describe('defect 5: an oversized receive loses message and capability', () => {
  test('ipcRecv.oversize: EINVAL leaves the message at the front with its capability, and TRUNCATE receives its prefix', () => {
    function* init(cpu: Cpu): Program {
      yield* ipcEndpointCreateV2(cpu, asCapSlot(FACTORY), asQueueDepth(2));
      yield* vmoCreate(cpu, asCapSlot(20), 1);
      yield* sendText(cpu, 0, 'a long text', { move: 20 });
      yield* sendText(cpu, 0, 'next');
      const small = yield* receiveText(cpu, 0, { payloadMax: 4 });
      const cut = yield* receiveText(cpu, 0, { payloadMax: 6, flags: RecvFlags.TRUNCATE });
      yield* say(cpu, `${textOf(small)} ${JSON.stringify(cut)}`);
      const next = yield* receiveText(cpu, 0);
      yield* say(cpu, textOf(next));
      yield* exit(cpu, OK);
    }
    const [first, second] = runToEnd(testMachine({ init }));
    expect(first).toMatch(
      /^EINVAL {"text":"a long","header":{"src":3,"dst":\d+,"ty":1,"flags":1,"len":11}}$/,
    );
    expect(second).toBe('next');
  });
});

describe('defect 8: any task forges any line, byte by byte', () => {
  test('debugPutc debugWrite: lines are printed whole and stamped, and no byte of a program starts a line', () => {
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
      const b = testMachine({ init, one: writer('one'), two: writer('two') }, { harts });
      const [pid] = runToEnd(b);
      const forged = 'x\\x0a[     0.000000 0 init] SELFTEST: end';
      expect(b.said('one')).toEqual(['one is whole\\x0d\\x1b[\\x7f', forged, '!']);
      expect(b.said(`pid:${pid}`)).toEqual(['two is whole\\x0d\\x1b[\\x7f', forged, '!']);
    }
  });
});

describe('defect 11: only the boot hart runs tasks', () => {
  test.each([1, 2, 4, 64])('smp: %i harts have the same outcome, and each runs tasks', (harts) => {
    const worker = function* (cpu: Cpu): Program {
      // All tasks wake at the same time.
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
    const b = testMachine({ init, worker }, { harts, limits: { runQueue: 128 } });
    expect(runToEnd(b)).toEqual(['sum 70']);
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
  });
});
