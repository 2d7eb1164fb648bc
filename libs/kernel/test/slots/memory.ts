/** Cases of the syscalls on VMOs, mappings and address spaces. */
import {
  asCreateRaw,
  asMapRaw,
  capCloneRaw,
  mapRaw,
  mmioMapRaw,
  vmoCreateRaw,
  vmoDestroyRaw,
  vmoReadRaw,
  vmoShareRoRaw,
  vmoWriteRaw,
} from '@abicus/abi-kernel';
import { VA } from '../support/world.ts';
import { casesOf, type OpCases, type OpSlots } from './cases.ts';
import {
  exhaustMemory,
  fillTable,
  HELD,
  UNUSED_ID,
  shareDevice,
  shareVmo,
  setUp,
} from './setup.ts';

/** The address of a page without a leaf table. */
const FRESH = 0x3000_0000;
/** Flags of a mapping: VALID, READ, WRITE, USER. */
const RW = 1 | 2 | 4 | 16;

interface MapArgs {
  slot: number;
  va: number;
  offset: number;
  flags: number;
}

const map: OpSlots<'map', MapArgs> = {
  valid: (world) => {
    const { caller } = setUp(world);
    shareVmo(world, caller);
    return { world, caller, args: { slot: HELD.vmo, va: FRESH, offset: 0x1000, flags: RW } };
  },
  call: (cpu, { slot, va, offset, flags }) => mapRaw(cpu, slot, va, offset, flags),
  slots: {
    wxorx: { violate: ({ args }) => void (args.flags |= 8) },
    right: {
      violate: ({ args }) => void (args.slot = HELD.both),
      impossibleWith: ['readOnly', 'offset'],
    },
    readOnly: { violate: ({ args }) => void (args.slot = HELD.sharedVmo) },
    offset: { violate: ({ args }) => void (args.offset = 0x2000) },
    overlap: {
      violate: ({ args }) => void (args.va = VA.payload),
      impossibleWith: ['memory'],
    },
    memory: { violate: ({ world }) => exhaustMemory(world) },
  },
};

const mmioMap: OpSlots<'mmioMap', Omit<MapArgs, 'flags'>> = {
  valid: (world) => {
    const { caller } = setUp(world);
    shareDevice(world, caller);
    return { world, caller, args: { slot: HELD.device, va: FRESH, offset: 0 } };
  },
  call: (cpu, { slot, va, offset }) => mmioMapRaw(cpu, slot, va, offset),
  slots: {
    right: { violate: ({ args }) => void (args.slot = HELD.vmo), impossibleWith: ['offset'] },
    offset: { violate: ({ args }) => void (args.offset = 0x1000) },
    overlap: {
      violate: ({ args }) => void (args.va = VA.payload),
      impossibleWith: ['memory'],
    },
    memory: { violate: ({ world }) => exhaustMemory(world) },
  },
};

const vmoCreate: OpSlots<'vmoCreate', { slot: number; length: number }> = {
  valid: (world) => ({ world, caller: setUp(world).caller, args: { slot: -1, length: 4096 } }),
  call: (cpu, { slot, length }) => vmoCreateRaw(cpu, slot, length),
  slots: {
    length: { violate: ({ args }) => void (args.length = 0), impossibleWith: ['memory'] },
    slot: { violate: ({ args }) => void (args.slot = HELD.vmo), impossibleWith: ['space'] },
    space: { violate: ({ world, caller }) => fillTable(world, caller) },
    memory: { violate: ({ world }) => void (world.limits.vmoBytes = 0x2000) },
  },
};

interface TransferArgs {
  slot: number;
  offset: number;
  data: number;
}

const vmoWrite: OpSlots<'vmoWrite', TransferArgs> = {
  valid: (world) => {
    const { caller } = setUp(world);
    return { world, caller, args: { slot: HELD.vmo, offset: 0x1ffc, data: VA.payload } };
  },
  call: (cpu, { slot, offset, data }) => vmoWriteRaw(cpu, slot, offset, data, 4),
  slots: {
    right: { violate: ({ args }) => void (args.slot = HELD.both), impossibleWith: ['bounds'] },
    bounds: { violate: ({ args }) => void (args.offset = 0x1ffd) },
    readable: { violate: ({ args }) => void (args.data = VA.nowhere) },
  },
};

const vmoRead: OpSlots<'vmoRead', TransferArgs> = {
  valid: vmoWrite.valid,
  call: (cpu, { slot, offset, data }) => vmoReadRaw(cpu, slot, offset, data, 4),
  slots: {
    right: { violate: ({ args }) => void (args.slot = HELD.both), impossibleWith: ['bounds'] },
    bounds: { violate: ({ args }) => void (args.offset = 0x1ffd) },
    writable: { violate: ({ args }) => void (args.data = VA.text) },
  },
};

const vmoShareRo: OpSlots<'vmoShareRo', { slot: number }> = {
  valid: (world) => ({ world, caller: setUp(world).caller, args: { slot: HELD.vmo } }),
  call: (cpu, { slot }) => vmoShareRoRaw(cpu, slot),
  slots: {
    right: { violate: ({ args }) => void (args.slot = HELD.both) },
    space: { violate: ({ world, caller }) => fillTable(world, caller) },
  },
};

const vmoDestroy: OpSlots<'vmoDestroy', { slot: number }> = {
  valid: (world) => {
    const { caller } = setUp(world);
    shareVmo(world, caller);
    return { world, caller, args: { slot: HELD.vmo } };
  },
  call: (cpu, { slot }) => vmoDestroyRaw(cpu, slot),
  slots: {
    right: { violate: ({ args }) => void (args.slot = HELD.sharedVmo) },
    inUse: {
      violate: ({ world, caller, args }) =>
        void world.must(caller, (cpu) => capCloneRaw(cpu, args.slot)),
    },
  },
};

const asCreate: OpSlots<'asCreate', object> = {
  valid: (world) => ({ world, caller: world.exec(world.init), args: {} }),
  call: (cpu) => asCreateRaw(cpu),
  slots: {
    space: { violate: ({ world }) => void (world.limits.spaces = world.core.state.spaces.live) },
    memory: { violate: ({ world }) => exhaustMemory(world) },
  },
};

interface AsMapArgs {
  space: number;
  vmo: number;
  va: number;
  length: number;
  prot: number;
}

const asMap: OpSlots<'asMap', AsMapArgs> = {
  valid: (world) => {
    const { caller } = setUp(world);
    shareVmo(world, caller);
    const space = world.must(caller, (cpu) => asCreateRaw(cpu));
    const args = { space, vmo: HELD.vmo, va: FRESH, length: 0x2000, prot: 3 };
    return { world, caller, args };
  },
  call: (cpu, { space, vmo, va, length, prot }) => asMapRaw(cpu, space, vmo, va, length, prot, 1),
  slots: {
    wxorx: { violate: ({ args }) => void (args.prot = 7) },
    range: {
      violate: ({ args }) => void (args.va = 0x7fff_f000),
      impossibleWith: ['overlap', 'memory'],
    },
    space: {
      violate: ({ args }) => void (args.space = UNUSED_ID),
      impossibleWith: ['overlap', 'memory'],
    },
    right: {
      violate: ({ args }) => void (args.vmo = HELD.both),
      impossibleWith: ['readOnly', 'bounds'],
    },
    readOnly: { violate: ({ args }) => void (args.vmo = HELD.sharedVmo) },
    bounds: { violate: ({ args }) => void (args.length = 0x3000) },
    overlap: {
      violate: ({ world, caller, args: { space, vmo, va } }) =>
        void world.must(caller, (cpu) => asMapRaw(cpu, space, vmo, va + 0x1000, 0x1000, 1, 1)),
      impossibleWith: ['memory'],
    },
    memory: { violate: ({ world }) => exhaustMemory(world) },
  },
};

/** The cases of the syscalls on memory. */
export const MEMORY_CASES: readonly OpCases[] = [
  casesOf('map', 'map', map),
  casesOf('mmioMap', 'mmioMap', mmioMap),
  casesOf('vmoCreate', 'vmoCreate', vmoCreate),
  casesOf('vmoWrite', 'vmoWrite', vmoWrite),
  casesOf('vmoRead', 'vmoRead', vmoRead),
  casesOf('vmoShareRo', 'vmoShareRo', vmoShareRo),
  casesOf('vmoDestroy', 'vmoDestroy', vmoDestroy),
  casesOf('asCreate', 'asCreate', asCreate),
  casesOf('asMap', 'asMap', asMap),
];
