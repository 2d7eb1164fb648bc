/** Rejected calls on memory. */
import {
  CAP_INFO,
  capCloneRaw,
  capCloseRaw,
  capQueryRaw,
  LIMITS,
  SYSCALL,
  vmoCreateRaw,
  vmoCreateRejects,
  vmoDestroyRaw,
  vmoDestroyRejects,
  vmoReadRaw,
  vmoReadRejects,
  vmoShareRoRaw,
  vmoShareRoRejects,
  vmoWriteRaw,
  vmoWriteRejects,
} from '@abicus/abi-kernel';
import { PAGE_SIZE } from '@abicus/abi-board';
import type { Program } from '@abicus/wire';
import { CLIENT } from '../../slots.ts';
import { MAPPINGS } from './mappings.ts';
import { ANY_SLOT, type MemoryScene } from './memory-scene.ts';
import { operation, type Group, type Violations } from './rejects.ts';
import { fillPuppet, FULL, NONE, NOWHERE, TEXT, VMO_LENGTH, WORD } from './scene.ts';

/** Bytes of a transfer, and the offset at which one ends with its object. */
const SIZE = WORD.length;
const LAST = VMO_LENGTH - SIZE;

const vmoCreate: Violations<MemoryScene, typeof vmoCreateRejects, typeof FULL> = {
  length: ({ cpu }) => vmoCreateRaw(cpu, ANY_SLOT, NONE),
  slot: {
    ways: {
      held: ({ cpu, vmo }) => vmoCreateRaw(cpu, vmo, PAGE_SIZE),
      'outside the table': ({ cpu }) => vmoCreateRaw(cpu, LIMITS.capSlots, PAGE_SIZE),
    },
  },
  space: { at: FULL, by: ({ puppet }) => puppet.result(SYSCALL.vmoCreate, ANY_SLOT, PAGE_SIZE) },
  memory: ({ cpu }) => vmoCreateRaw(cpu, ANY_SLOT, LIMITS.vmoBytes + PAGE_SIZE),
};

const vmoWrite: Violations<MemoryScene, typeof vmoWriteRejects> = {
  right: {
    ways: {
      'an endpoint': ({ cpu, buffer }) => vmoWriteRaw(cpu, CLIENT.loopbackSend, NONE, buffer, SIZE),
      'MAP alone': ({ cpu, readOnly, buffer }) => vmoWriteRaw(cpu, readOnly, NONE, buffer, SIZE),
    },
  },
  bounds: ({ cpu, vmo, buffer }) => vmoWriteRaw(cpu, vmo, LAST + 1, buffer, SIZE),
  readable: ({ cpu, vmo }) => vmoWriteRaw(cpu, vmo, NONE, NOWHERE, SIZE),
};

const vmoRead: Violations<MemoryScene, typeof vmoReadRejects> = {
  right: {
    ways: {
      'an endpoint': ({ cpu, buffer }) => vmoReadRaw(cpu, CLIENT.loopbackSend, NONE, buffer, SIZE),
      'WRITE alone': ({ cpu, writeOnly, buffer }) => vmoReadRaw(cpu, writeOnly, NONE, buffer, SIZE),
    },
  },
  bounds: ({ cpu, vmo, buffer }) => vmoReadRaw(cpu, vmo, LAST + 1, buffer, SIZE),
  writable: ({ cpu, vmo }) => vmoReadRaw(cpu, vmo, NONE, TEXT, SIZE),
};

const vmoShareRo: Violations<MemoryScene, typeof vmoShareRoRejects, typeof FULL> = {
  right: {
    ways: {
      'an endpoint': ({ cpu }) => vmoShareRoRaw(cpu, CLIENT.loopbackSend),
      'WRITE alone': ({ cpu, writeOnly }) => vmoShareRoRaw(cpu, writeOnly),
    },
  },
  // The slot of the first capability that has filled its table.
  space: { at: FULL, by: ({ puppet }) => puppet.result(SYSCALL.vmoShareRo, NONE) },
};

const vmoDestroy: Violations<MemoryScene, typeof vmoDestroyRejects> = {
  right: ({ cpu, readOnly }) => vmoDestroyRaw(cpu, readOnly),
  inUse: {
    ways: {
      held: ({ cpu, vmo }) => vmoDestroyRaw(cpu, vmo),
      mapped: ({ cpu, mapped }) => vmoDestroyRaw(cpu, mapped),
    },
  },
};

/** Describes the object of the scene: its length, its first and its last bytes; and the next free slot. */
function* state({ cpu, vmo, mapped, buffer }: MemoryScene): Program<string> {
  const seen: number[] = [yield* capQueryRaw(cpu, vmo, buffer)];
  seen.push(cpu.load32(buffer + CAP_INFO.length));
  for (const [slot, offset] of [
    [vmo, NONE],
    [vmo, LAST],
    [mapped, NONE],
  ] as const) {
    seen.push(yield* vmoReadRaw(cpu, slot, offset, buffer, SIZE), cpu.load32(buffer));
  }
  const free = yield* capCloneRaw(cpu, vmo);
  seen.push(free, yield* capCloseRaw(cpu, free));
  return seen.join(' ');
}

/** The rejected calls. */
export const MEMORY_REJECTS: Group<
  MemoryScene,
  | 'map'
  | 'mmioMap'
  | 'vmoCreate'
  | 'vmoWrite'
  | 'vmoRead'
  | 'vmoShareRo'
  | 'vmoDestroy'
  | 'asCreate'
  | 'asMap'
  | 'deviceCapCreate',
  typeof FULL
> = {
  operations: [
    operation('vmoCreate', vmoCreateRejects, vmoCreate),
    operation('vmoWrite', vmoWriteRejects, vmoWrite),
    operation('vmoRead', vmoReadRejects, vmoRead),
    operation('vmoShareRo', vmoShareRoRejects, vmoShareRo),
    operation('vmoDestroy', vmoDestroyRejects, vmoDestroy),
    ...MAPPINGS,
  ],
  state,
  stages: { [FULL]: fillPuppet },
};
