/** Cases of the syscalls on capabilities, devices and the console. */
import {
  capCloneRaw,
  capCloseRaw,
  capDeriveRaw,
  capQueryRaw,
  capTransferRaw,
  capTransferToRaw,
  debugWriteRaw,
  deviceCapCreateRaw,
} from '@abicus/abi-kernel';
import { RAM_BASE, UART_BASE } from '@abicus/emulator';
import { INIT, VA, type Actor, type World } from '../support/world.ts';
import { casesOf, type OpCases, type OpSlots, type Scene } from './cases.ts';
import { dropFactory, fillChild, fillTable, HELD, UNUSED_ID, setUp } from './setup.ts';

const capClose: OpSlots<'capClose', { slot: number }> = {
  valid: (world) => ({ world, caller: setUp(world).caller, args: { slot: HELD.both } }),
  call: (cpu, { slot }) => capCloseRaw(cpu, slot),
  slots: { slot: { violate: ({ args }) => void (args.slot = HELD.empty) } },
};

const capClone: OpSlots<'capClone', { slot: number; full: boolean }> = {
  valid: (world) => ({
    world,
    caller: setUp(world).caller,
    args: { slot: HELD.vmo, full: false },
  }),
  ready: ({ world, caller, args }) => {
    if (args.full) fillTable(world, caller);
  },
  call: (cpu, { slot }) => capCloneRaw(cpu, slot),
  slots: {
    slot: {
      violate: ({ args }) => void (args.slot = HELD.outside),
      impossibleWith: ['factory'],
    },
    factory: {
      violate: (scene) => {
        scene.caller = scene.world.init;
        scene.args.slot = INIT.endpointFactory;
      },
    },
    space: { violate: ({ args }) => void (args.full = true) },
  },
};

const capDerive: OpSlots<'capDerive', { slot: number; rights: number; full: boolean }> = {
  valid: (world) => ({
    world,
    caller: setUp(world).caller,
    args: { slot: HELD.both, rights: 1, full: false },
  }),
  ready: ({ world, caller, args }) => {
    if (args.full) fillTable(world, caller);
  },
  call: (cpu, { slot, rights }) => capDeriveRaw(cpu, slot, rights),
  slots: {
    slot: {
      violate: ({ args }) => void (args.slot = HELD.outside),
      impossibleWith: ['rights', 'factory'],
    },
    rights: { violate: ({ args }) => void (args.rights |= 4) },
    factory: {
      violate: (scene) => {
        scene.caller = scene.world.init;
        scene.args.slot = INIT.endpointFactory;
        scene.args.rights |= 8;
        scene.args.rights &= ~1;
      },
    },
    space: { violate: ({ args }) => void (args.full = true) },
  },
};

const capQuery: OpSlots<'capQuery', { slot: number; out: number }> = {
  valid: (world) => ({
    world,
    caller: setUp(world).caller,
    args: { slot: HELD.vmo, out: VA.info },
  }),
  call: (cpu, { slot, out }) => capQueryRaw(cpu, slot, out),
  slots: {
    slot: { violate: ({ args }) => void (args.slot = HELD.both) },
    writable: { violate: ({ args }) => void (args.out = VA.text) },
  },
};

interface TransferArgs {
  child: number;
  slot: number;
  rights: number;
  childSlot: number;
  readonly to: Actor;
}

function validTransfer(world: World): Scene<TransferArgs> {
  const { caller: child, endpoint } = setUp(world);
  const args = { child: child.pid, slot: endpoint, rights: 1, childSlot: 50, to: child };
  return { world, caller: world.init, args };
}

const violate = {
  child: ({ args }) => void (args.child = UNUSED_ID),
  slot: ({ args }) => void (args.slot = HELD.empty),
  rights: ({ args }) => void (args.rights |= 4),
  manage: ({ args }) => void (args.rights |= 8),
} satisfies Record<string, (scene: Scene<TransferArgs>) => void>;

const capTransfer: OpSlots<'capTransfer', TransferArgs> = {
  valid: validTransfer,
  call: (cpu, { child, slot, rights }) => capTransferRaw(cpu, child, slot, rights),
  slots: {
    child: { violate: violate.child, impossibleWith: ['space'] },
    slot: { violate: violate.slot, impossibleWith: ['rights', 'manage'] },
    rights: { violate: violate.rights },
    manage: { violate: violate.manage },
    space: {
      violate: ({ world, args }) => fillChild(world, world.init, args.to, args.slot),
    },
  },
};

const capTransferTo: OpSlots<'capTransferTo', TransferArgs> = {
  valid: validTransfer,
  call: (cpu, { child, slot, rights, childSlot }) =>
    capTransferToRaw(cpu, child, slot, rights, childSlot),
  slots: {
    child: { violate: violate.child, impossibleWith: ['occupied'] },
    slot: { violate: violate.slot, impossibleWith: ['rights', 'manage'] },
    rights: { violate: violate.rights },
    manage: { violate: violate.manage },
    occupied: { violate: ({ args }) => void (args.childSlot = HELD.vmo) },
  },
};

const deviceCapCreate: OpSlots<'deviceCapCreate', { base: number; slot: number }> = {
  valid: (world) => ({ world, caller: world.init, args: { base: UART_BASE, slot: 50 } }),
  call: (cpu, { base, slot }) => deviceCapCreateRaw(cpu, base, 0x1000, slot),
  slots: {
    authority: { violate: ({ world }) => dropFactory(world, 'endpointFactory') },
    window: { violate: ({ args }) => void (args.base = RAM_BASE) },
    slot: { violate: ({ args }) => void (args.slot = INIT.serviceFactory) },
  },
};

const debugWrite: OpSlots<'debugWrite', { text: number }> = {
  valid: (world) => ({ world, caller: world.init, args: { text: VA.payload } }),
  call: (cpu, { text }) => debugWriteRaw(cpu, text, 4),
  slots: { readable: { violate: ({ args }) => void (args.text = VA.nowhere) } },
};

/** The cases of the syscalls on capabilities, devices and the console. */
export const CAP_CASES: readonly OpCases[] = [
  casesOf('capClose', 'capClose', capClose),
  casesOf('capClone', 'capClone', capClone),
  casesOf('capDerive', 'capDerive', capDerive),
  casesOf('capQuery', 'capQuery', capQuery),
  casesOf('capTransfer', 'capTransfer', capTransfer),
  casesOf('capTransferTo', 'capTransferTo', capTransferTo),
  casesOf('deviceCapCreate', 'deviceCapCreate', deviceCapCreate),
  casesOf('debugWrite', 'debugWrite', debugWrite),
];
