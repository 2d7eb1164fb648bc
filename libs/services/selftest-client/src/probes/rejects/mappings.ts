/** Rejected calls that map: pages, devices, address spaces. */
import {
  asCreateRejects,
  asMapRaw,
  asMapRejects,
  deviceCapCreateRaw,
  deviceCapCreateRejects,
  mapRaw,
  MapFlags,
  mapRejects,
  mmioMapRaw,
  mmioMapRejects,
  Prot,
} from '@abicus/abi-kernel';
import { PAGE_SIZE, VIRTIO_BASE } from '@abicus/abi-board';
import type { Program } from '@abicus/wire';
import { CLIENT } from '../../slots.ts';
import { FREE_VA, READ_WRITE, USER, type MemoryScene } from './memory-scene.ts';
import { operation, type Operation, type Violations } from './rejects.ts';
import { EMPTY, LONG, NONE, NOWHERE, TEXT, UNUSED, VMO_LENGTH } from './scene.ts';

const map: Violations<MemoryScene, typeof mapRejects> = {
  wxorx: ({ cpu, vmo }) => mapRaw(cpu, vmo, FREE_VA, NONE, READ_WRITE | MapFlags.EXEC),
  right: {
    ways: {
      'an endpoint': ({ cpu }) => mapRaw(cpu, CLIENT.loopbackSend, FREE_VA, NONE, READ_WRITE),
      'WRITE alone': ({ cpu, writeOnly }) => mapRaw(cpu, writeOnly, FREE_VA, NONE, READ_WRITE),
    },
  },
  readOnly: ({ cpu, readOnly }) => mapRaw(cpu, readOnly, FREE_VA, NONE, READ_WRITE),
  offset: {
    ways: {
      'of no page': ({ cpu, vmo }) => mapRaw(cpu, vmo, FREE_VA, LONG, READ_WRITE),
      'at its end': ({ cpu, vmo }) => mapRaw(cpu, vmo, FREE_VA, VMO_LENGTH, READ_WRITE),
    },
  },
  overlap: ({ cpu, vmo }) => mapRaw(cpu, vmo, TEXT, NONE, READ_WRITE),
  memory: { impossible: 'there is memory for the page tables of all programs of the ladder' },
};

const mmioMap: Violations<MemoryScene, typeof mmioMapRejects> = {
  right: {
    ways: {
      'a memory object': ({ cpu, vmo }) => mmioMapRaw(cpu, vmo, FREE_VA, NONE),
      'MAP alone': ({ cpu, device }) => mmioMapRaw(cpu, device, FREE_VA, NONE),
    },
  },
  offset: {
    ways: {
      'of no page': ({ cpu }) => mmioMapRaw(cpu, CLIENT.blockRegisters, FREE_VA, LONG),
      'at its end': ({ cpu }) => mmioMapRaw(cpu, CLIENT.blockRegisters, FREE_VA, PAGE_SIZE),
    },
  },
  overlap: ({ cpu }) => mmioMapRaw(cpu, CLIENT.blockRegisters, TEXT, NONE),
  memory: { impossible: 'a driver maps its device once, and has memory for a page table then' },
};

const asCreate: Violations<MemoryScene, typeof asCreateRejects> = {
  space: {
    impossible: 'the address spaces that are left are those of the programs still to start',
  },
  memory: {
    impossible: 'an address space needs one frame, which is left as long as a program starts',
  },
};

/** Maps the object of the scene with one argument that is another. */
function mapInto(
  scene: MemoryScene,
  other: { space?: number; vmo?: number; va?: number; length?: number; prot?: number },
): Program<number> {
  const { space = scene.space, vmo = scene.vmo, va = FREE_VA - VMO_LENGTH } = other;
  const { length = VMO_LENGTH, prot = Prot.READ | Prot.WRITE } = other;
  return asMapRaw(scene.cpu, space, vmo, va, length, prot, USER);
}

const asMap: Violations<MemoryScene, typeof asMapRejects> = {
  wxorx: (scene) => mapInto(scene, { prot: Prot.WRITE | Prot.EXEC }),
  range: (scene) => mapInto(scene, { va: NOWHERE }),
  space: {
    ways: {
      none: (scene) => mapInto(scene, { space: UNUSED }),
      'of a child': (scene) => mapInto(scene, { space: scene.foreign }),
    },
  },
  right: (scene) => mapInto(scene, { vmo: CLIENT.loopbackSend }),
  readOnly: (scene) => mapInto(scene, { vmo: scene.readOnly }),
  bounds: (scene) => mapInto(scene, { length: VMO_LENGTH + PAGE_SIZE }),
  // Its second page is mapped.
  overlap: (scene) => mapInto(scene, { va: FREE_VA }),
  memory: { impossible: 'the page tables of a space are small beside the objects that it maps' },
};

const deviceCapCreate: Violations<MemoryScene, typeof deviceCapCreateRejects> = {
  authority: ({ cpu }) => deviceCapCreateRaw(cpu, VIRTIO_BASE, PAGE_SIZE, EMPTY),
  window: { impossible: 'init holds the factory of the boot, and states windows of its contract' },
  slot: { impossible: 'init holds the factory of the boot, and states slots of its contract' },
};

/** The rejected calls. */
export const MAPPINGS: readonly Operation<
  MemoryScene,
  'map' | 'mmioMap' | 'asCreate' | 'asMap' | 'deviceCapCreate',
  never
>[] = [
  operation('map', mapRejects, map),
  operation('mmioMap', mmioMapRejects, mmioMap),
  operation('asCreate', asCreateRejects, asCreate),
  operation('asMap', asMapRejects, asMap),
  operation('deviceCapCreate', deviceCapCreateRejects, deviceCapCreate),
];
