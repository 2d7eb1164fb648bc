/** Cases of the syscalls on interrupts of devices. */
import { irqBindRaw, irqCompleteRaw, ipcRecvRaw, Rights } from '@abicus/abi-kernel';
import { put } from '../../src/cap/table.ts';
import { cap, Kind } from '../../src/state/capability.ts';
import { VA, World, type Actor, type WorldOptions } from '../support/world.ts';
import { casesOf, type OpCases, type OpSlots } from './cases.ts';
import { closeEndpoint, HELD, setUp } from './setup.ts';

/** The slot of an interrupt in the cases, and its line: that of an empty virtio slot. */
export const IRQ = 30;
/** Its line. */
export const LINE = 5;

/** Gives a task the capability of an interrupt, as the boot gives it to init. */
export function giveInterrupt(world: World, actor: Actor, line = LINE, slot: number = IRQ): void {
  put(world.core, world.task(actor), slot, cap(Kind.Interrupt, line, Rights.RECV));
}

/** What the notices of a bound driver carry. */
export const COOKIE = 0x1234_5678_9abc_def0n;

/** A driver that has bound the interrupt `LINE` to an endpoint of its own or of init, slots of the driver and of init. */
export function boundDriver(options: WorldOptions = {}): {
  world: World;
  driver: Actor;
  own: number;
} {
  const world = new World(options);
  setUp(world);
  const driver = world.exec(world.init);
  const own = world.endpoint(2, driver);
  world.give(world.init, own, driver, Rights.SEND | Rights.RECV, 5);
  giveInterrupt(world, driver);
  world.must(driver, (cpu) => irqBindRaw(cpu, IRQ, 5, COOKIE));
  return { world, driver, own };
}

/** Asserts the line of a device, or deasserts it. */
export function setLine(world: World, level: boolean, line = LINE): void {
  world.machine.board.interrupts.setLine(line, level);
}

/** Receives a message without blocking; returns its length, or the error. */
export function poll(world: World, actor: Actor, slot: number): number {
  return world.call(actor, (cpu) => ipcRecvRaw(cpu, slot, VA.header, VA.payload, 64, 1, 0n));
}

interface BindArgs {
  irq: number;
  notify: number;
  readonly other: number;
}

const irqBind: OpSlots<'irqBind', BindArgs> = {
  valid: (world) => {
    const { caller, other } = setUp(world);
    giveInterrupt(world, caller);
    return { world, caller, args: { irq: IRQ, notify: HELD.other, other } };
  },
  call: (cpu, { irq, notify }) => irqBindRaw(cpu, irq, notify, 5n),
  slots: {
    irq: { violate: ({ args }) => void (args.irq = HELD.device), impossibleWith: ['bound'] },
    notify: { violate: ({ args }) => void (args.notify = HELD.send), impossibleWith: ['alive'] },
    alive: { violate: ({ world, args }) => closeEndpoint(world, args.other) },
    bound: {
      violate: ({ world, caller }) =>
        void world.must(caller, (cpu) => irqBindRaw(cpu, IRQ, HELD.receive, 5n)),
    },
  },
};

const irqComplete: OpSlots<'irqComplete', { irq: number }> = {
  valid: (world) => {
    const { caller } = setUp(world);
    giveInterrupt(world, caller);
    giveInterrupt(world, caller, LINE + 1, IRQ + 1);
    for (const slot of [IRQ, IRQ + 1]) {
      world.must(caller, (cpu) => irqBindRaw(cpu, slot, HELD.other, 5n));
    }
    // Bound through another slot.
    giveInterrupt(world, caller, LINE, IRQ + 2);
    setLine(world, true);
    world.settle();
    if (poll(world, caller, HELD.other) < 0) throw new Error('there is no notice');
    return { world, caller, args: { irq: IRQ } };
  },
  call: (cpu, { irq }) => irqCompleteRaw(cpu, irq),
  slots: {
    irq: {
      violate: ({ args }) => void (args.irq = HELD.device),
      impossibleWith: ['bound', 'received'],
    },
    bound: {
      violate: ({ args }) => void (args.irq = IRQ + 2),
      impossibleWith: ['received'],
    },
    received: { violate: ({ args }) => void (args.irq = IRQ + 1) },
  },
};

/** The cases of the syscalls on interrupts. */
export const INTERRUPT_CASES: readonly OpCases[] = [
  casesOf('irqBind', 'irqBind', irqBind),
  casesOf('irqComplete', 'irqComplete', irqComplete),
];
