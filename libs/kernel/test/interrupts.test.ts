/** Interrupts of devices as messages: binding, notices, completion, and the ends of bindings. */
import {
  capCloneRaw,
  capCloseRaw,
  capTransferRaw,
  exitRaw,
  INTERRUPT_NOTICE_SIZE,
  ipcEndpointCloseRaw,
  ipcRecvRaw,
  ipcSendRaw,
  irqBindRaw,
  irqCompleteRaw,
  MsgType,
  readInterruptNotice,
  readMsgHeader,
  Rights,
  taskKillRaw,
} from '@abicus/abi-kernel';
import { IRQ_VIRTIO, VIRTIO_BASE, VIRTIO_SIZE, VIRTIO_SLOT_RNG } from '@abicus/emulator';
import { describe, expect, test } from 'vitest';
import { Kind } from '../src/state/capability.ts';
import { IrqState } from '../src/state/interrupt.ts';
import {
  boundDriver,
  COOKIE,
  giveInterrupt,
  IRQ,
  LINE,
  poll,
  setLine,
} from './slots/interrupts.ts';
import { fillQueue, header, send } from './slots/setup.ts';
import { inconsistencies } from './support/consistent.ts';
import { VA, World, type Actor } from './support/world.ts';

const EPERM = -1;
const ESRCH = -3;
const EAGAIN = -11;

const complete = (world: World, driver: Actor): number =>
  world.call(driver, (cpu) => irqCompleteRaw(cpu, IRQ));

/** Whether the kernel has the line masked. */
const isMasked = ({ machine }: World, line = LINE): boolean =>
  machine.board.interrupts.isMasked(line);

/** Receives a notice that must be there. */
function notice(world: World, driver: Actor, slot = 5): object {
  expect(poll(world, driver, slot)).toBe(INTERRUPT_NOTICE_SIZE);
  const { ty, src, dst, len } = readMsgHeader(world.read(driver, VA.header, 16), 0) ?? {};
  expect([ty, src, dst, len]).toEqual([MsgType.Interrupt, 0, 0, INTERRUPT_NOTICE_SIZE]);
  return readInterruptNotice(world.read(driver, VA.payload, 16), 0) ?? {};
}

describe('irqBind: an interrupt is a message', () => {
  test('irqComplete: the driver gets one notice, and another one only after it has completed the interrupt', () => {
    const { world, driver } = boundDriver();
    expect([poll(world, driver, 5), isMasked(world)]).toEqual([EAGAIN, false]);
    setLine(world, true);
    world.settle();
    expect(isMasked(world)).toBe(true);
    expect(notice(world, driver)).toEqual({ line: LINE, cookie: COOKIE });
    setLine(world, false);
    setLine(world, true);
    world.settle();
    expect(poll(world, driver, 5)).toBe(EAGAIN);
    // The device still raises the line: the next notice follows at once.
    expect(complete(world, driver)).toBe(0);
    world.settle();
    expect(notice(world, driver)).toEqual({ line: LINE, cookie: COOKIE });
    setLine(world, false);
    expect(complete(world, driver)).toBe(0);
    world.settle();
    expect([poll(world, driver, 5), isMasked(world)]).toEqual([EAGAIN, false]);
    expect(inconsistencies(world.core)).toEqual([]);
  });

  test.each([1, 2, 4])('a driver that sleeps in a receive is woken, with %i harts', (harts) => {
    const { world, driver } = boundDriver({ harts, limits: { timeslice: 200_000 } });
    world.begin(driver, (cpu) => ipcRecvRaw(cpu, 5, VA.header, VA.payload, 64, 0, 0n));
    expect(world.isBlocked(driver)).toBe(true);
    setLine(world, true);
    world.settle(8);
    expect(world.isBlocked(driver)).toBe(false);
    expect(world.result(driver)).toBe(INTERRUPT_NOTICE_SIZE);
    expect(inconsistencies(world.core)).toEqual([]);
  });

  test('a full queue does not drop the notice, which takes no place and no bytes of a program', () => {
    const { world, driver } = boundDriver();
    fillQueue(world, driver, 5);
    const bytes = world.core.state.queuedBytes;
    setLine(world, true);
    world.settle();
    expect(world.core.state.queuedBytes).toBe(bytes);
    expect([poll(world, driver, 5), poll(world, driver, 5)]).toEqual([0, 0]);
    notice(world, driver);
    // Two places are free again, with the notice in the queue as well.
    complete(world, driver);
    world.settle();
    world.write(driver, VA.header, header(0));
    const sent = (): number =>
      world.call(driver, (cpu) => ipcSendRaw(cpu, 5, VA.header, 0, 0, 1, 0n));
    expect([sent(), sent(), sent()]).toEqual([0, 0, EAGAIN]);
    expect(inconsistencies(world.core)).toEqual([]);
  });

  test('lines that are raised together give a notice each, the lowest line first', () => {
    const { world, driver } = boundDriver();
    for (const line of [7, 3, 6]) {
      giveInterrupt(world, driver, line, IRQ + line);
      world.must(driver, (cpu) => irqBindRaw(cpu, IRQ + line, 5, BigInt(line)));
    }
    for (const line of [6, 7, LINE, 3]) setLine(world, true, line);
    world.settle();
    const lines = [1, 2, 3, 4].map(() => Reflect.get(notice(world, driver), 'line'));
    expect([lines, poll(world, driver, 5)]).toEqual([[3, LINE, 6, 7], EAGAIN]);
  });

  test('a line that no task has bound is masked, and interrupts no hart', () => {
    const world = new World();
    const { steps } = world.machine;
    setLine(world, true);
    setLine(world, true, 0);
    world.settle(8);
    expect([isMasked(world), world.machine.steps]).toEqual([true, steps]);
  });

  test('an interrupt is bound once: not by another holder, not through a copy, not to another endpoint', () => {
    const { world, driver } = boundDriver();
    const copy = world.must(driver, (cpu) => capCloneRaw(cpu, IRQ));
    const other = world.exec(world.init);
    giveInterrupt(world, other);
    world.give(world.init, world.endpoint(), other, Rights.RECV, 6);
    for (const [task, irq, to] of [
      [driver, IRQ, 5],
      [driver, copy, 5],
      [other, IRQ, 6],
    ] as const) {
      expect(world.call(task, (cpu) => irqBindRaw(cpu, irq, to, 1n))).toBe(EPERM);
    }
    setLine(world, true);
    world.settle();
    notice(world, driver);
    for (const [task, irq] of [
      [driver, copy],
      [other, IRQ],
    ] as const) {
      expect(world.call(task, (cpu) => irqCompleteRaw(cpu, irq))).toBe(ESRCH);
    }
    expect(complete(world, driver)).toBe(0);
  });

  test('an interrupt is completed only after its notice was received, and once', () => {
    const { world, driver } = boundDriver();
    expect(complete(world, driver)).toBe(EAGAIN);
    setLine(world, true);
    world.settle();
    expect(complete(world, driver)).toBe(EAGAIN);
    notice(world, driver);
    setLine(world, false);
    expect([complete(world, driver), complete(world, driver)]).toEqual([0, EAGAIN]);
  });
});

describe('irqBind: a binding ends, its line is masked, and its notice is removed', () => {
  const ends: readonly (readonly [string, (world: World, driver: Actor, own: number) => void])[] = [
    [
      'its capability is closed',
      (world, driver) => world.must(driver, (cpu) => capCloseRaw(cpu, IRQ)),
    ],
    ['its capability is moved to another task', (world, driver) => send(world, driver, 6, 4, IRQ)],
    [
      'its endpoint closes',
      (world, _, own) => world.must(world.init, (cpu) => ipcEndpointCloseRaw(cpu, own)),
    ],
    ['its holder exits', (world, driver) => world.begin(driver, (cpu) => exitRaw(cpu, 0))],
    [
      'its holder is killed',
      (world, driver) => world.must(world.init, (cpu) => taskKillRaw(cpu, driver.pid)),
    ],
  ];

  test.each(ends.flatMap(([name, end]) => [0, 1, 2].map((state) => [name, state, end] as const)))(
    'when %s, in state %i',
    (_, state, end) => {
      const { world, driver, own } = boundDriver();
      // An endpoint of init, to which the driver moves its capability.
      world.give(world.init, world.endpoint(), driver, Rights.SEND, 6);
      if (state !== IrqState.Armed) {
        setLine(world, true);
        world.settle();
      }
      if (state === IrqState.Taken) notice(world, driver);
      expect(world.core.state.bindings[LINE]?.state).toBe(state);
      end(world, driver, own);
      world.settle();
      expect([world.core.state.bindings[LINE], isMasked(world)]).toEqual([undefined, true]);
      setLine(world, true);
      world.settle();
      expect(inconsistencies(world.core)).toEqual([]);
      // Another driver binds it and gets the interrupt that waits.
      const next = world.exec(world.init);
      giveInterrupt(world, next);
      world.give(world.init, world.endpoint(), next, Rights.RECV, 7);
      expect(world.call(next, (cpu) => irqBindRaw(cpu, IRQ, 7, 9n))).toBe(0);
      world.settle();
      expect(notice(world, next, 7)).toEqual({ line: LINE, cookie: 9n });
    },
  );

  test('a notice in the queue of another task is removed with its binding, and the messages around it stay', () => {
    const { world } = boundDriver();
    const { init } = world;
    const queue = world.endpoint(4);
    const second = world.exec(init);
    world.give(init, queue, second, Rights.RECV, 5);
    giveInterrupt(world, second, LINE + 1);
    world.must(second, (cpu) => irqBindRaw(cpu, IRQ, 5, 3n));
    send(world, init, queue, 1);
    setLine(world, true, LINE + 1);
    world.settle();
    send(world, init, queue, 2);
    world.exit(second);
    expect([1, 2, 3].map(() => poll(world, init, queue))).toEqual([1, 2, EAGAIN]);
    expect(inconsistencies(world.core)).toEqual([]);
  });
});

test.each([IrqState.Armed, IrqState.Taken])(
  'irqBind: in state %i no notice is queued, and the end of a binding leaves all messages in the queue',
  (state) => {
    const { world, driver } = boundDriver();
    if (state === IrqState.Taken) {
      setLine(world, true);
      world.settle();
      notice(world, driver);
    }
    for (const bytes of [1, 2]) send(world, driver, 5, bytes);
    world.must(driver, (cpu) => capCloseRaw(cpu, IRQ));
    expect([1, 2, 3].map(() => poll(world, driver, 5))).toEqual([1, 2, EAGAIN]);
  },
);

test('irqBind: closing a copy of the capability, of the holder or of another task, leaves the binding', () => {
  const { world, driver } = boundDriver();
  const copy = world.must(driver, (cpu) => capCloneRaw(cpu, IRQ));
  world.must(driver, (cpu) => capCloseRaw(cpu, copy));
  const other = world.exec(world.init);
  giveInterrupt(world, other);
  world.exit(other);
  setLine(world, true);
  world.settle();
  expect(notice(world, driver)).toEqual({ line: LINE, cookie: COOKIE });
  expect(inconsistencies(world.core)).toEqual([]);
});

test('irqBind: the boot gives init the registers and the interrupt of a device, and init hands them to its driver', () => {
  const base = VIRTIO_BASE + VIRTIO_SLOT_RNG * VIRTIO_SIZE;
  const line = IRQ_VIRTIO + VIRTIO_SLOT_RNG;
  const slots = { registers: 20, interrupt: 21 };
  const world = new World({ devices: [{ base, length: VIRTIO_SIZE, line, slots }] });
  const { MAP, WRITE, RECV } = Rights;
  const { caps } = world.task(world.init);
  expect(caps.slice(20, 22)).toEqual([
    { kind: Kind.Device, object: base, rights: MAP | WRITE, length: VIRTIO_SIZE },
    { kind: Kind.Interrupt, object: line, rights: RECV, length: 0 },
  ]);
  const driver = world.exec(world.init);
  world.give(world.init, 21, driver, RECV, 4);
  world.give(world.init, world.endpoint(), driver, RECV, 5);
  expect(world.call(driver, (cpu) => irqBindRaw(cpu, 4, 5, 1n))).toBe(0);
  const rights = [Rights.SEND, Rights.MANAGE, MAP];
  for (const one of rights) {
    expect(world.call(world.init, (cpu) => capTransferRaw(cpu, driver.pid, 21, one))).toBe(EPERM);
  }
});

test.each([
  ['a window outside of all devices', 0x8000_0000, 2],
  ['a line that the board does not have', VIRTIO_BASE, 32],
])('the boot fails for %s', (_, base, line) => {
  const slots = { registers: 20, interrupt: 21 };
  expect(() => new World({ devices: [{ base, length: VIRTIO_SIZE, line, slots }] })).toThrow(
    RangeError,
  );
});

test('irqBind: a second run with interrupts gives the same digest', () => {
  const run = (seed: number): string => {
    const { world, driver } = boundDriver({ seed, harts: 4 });
    for (let i = 0; i < 5; i++) {
      setLine(world, true);
      world.settle(i);
      poll(world, driver, 5);
      setLine(world, i % 2 === 0);
      complete(world, driver);
    }
    return world.machine.digest();
  };
  expect(run(1)).toBe(run(1));
  expect(run(1)).not.toBe(run(2));
});
