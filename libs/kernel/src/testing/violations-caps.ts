/** How each check of capabilities and memory is made to fail. */
import { Prot, MapFlags, Rights } from '@abicus/abi-kernel';
import type { Slots } from '@abicus/abi-kernel/testing';
import {
  PAGE_SIZE,
  PTE_READ,
  PTE_USER,
  PTE_VALID,
  VIRTIO_BASE,
  VIRTIO_SIZE,
} from '@abicus/emulator';
import { cap, Kind } from '../cap/cap.ts';
import { entryOf, growPage, newSpace, type Space } from '../mm/space.ts';
import { find } from '../slots.ts';
import { BUFFER, NOWHERE, READ_ONLY, SLOT, STRANGER, type World } from './world.ts';

type Caps = Pick<
  Slots<World>,
  | 'map'
  | 'vmoCreate'
  | 'vmoWrite'
  | 'vmoRead'
  | 'vmoDestroy'
  | 'asCreate'
  | 'asMap'
  | 'mmioMap'
  | 'capTransfer'
  | 'capTransferTo'
  | 'capClose'
  | 'capClone'
  | 'capQuery'
  | 'deviceCapCreate'
  | 'debugWrite'
>;

const PAGE_VA = 0x5000_0000;
const READ_USER = MapFlags.VALID | MapFlags.READ | MapFlags.USER;

/** The space that the caller of asMap made. */
function madeSpace(w: World): Space {
  const made = find(w.core.state.spaces, w.task.spaces[0] ?? 0);
  if (made === undefined) throw new Error('asMap has a space');
  return made;
}

/** Maps a page, unless there is one. */
function occupy(w: World, space: Space): void {
  if (entryOf(w.core, space, PAGE_VA) !== 0) return;
  growPage(w.core, space, PAGE_VA, PTE_VALID | PTE_READ | PTE_USER);
}

const transfer = {
  child: { violate: (w: World): void => void w.arg(0, STRANGER) },
  slot: { violate: (w: World): void => void w.arg(1, 50) },
  rights: { violate: (w: World): void => void w.arg(2, Rights.MAP) },
  manage: {
    violate: (w: World): void => {
      w.arg(1, SLOT.own);
      w.arg(2, Rights.MANAGE);
    },
  },
} as const;

/** Worlds in which each of these calls succeeds. */
export const READY_CAPS: Readonly<Record<string, (w: World) => World>> = {
  map: (w) => w.prepare('map', SLOT.vmo, PAGE_VA, PAGE_SIZE, READ_USER),
  vmoCreate: (w) => w.prepare('vmoCreate', SLOT.free, 100),
  vmoWrite: (w) => w.prepare('vmoWrite', SLOT.vmo, 8, BUFFER, 16),
  vmoRead: (w) => w.prepare('vmoRead', SLOT.vmo, 8, BUFFER, 16),
  vmoDestroy: (w) => w.prepare('vmoDestroy', SLOT.vmo),
  asCreate: (w) => w.prepare('asCreate'),
  asMap: (w) => {
    const { id } = newSpace(w.core, w.task.pid);
    w.task.spaces.push(id);
    return w.prepare('asMap', id, SLOT.vmo, PAGE_VA, 2 * PAGE_SIZE, Prot.READ, 1);
  },
  mmioMap: (w) => w.prepare('mmioMap', SLOT.device, PAGE_VA, 0),
  capTransfer: (w) => w.prepare('capTransfer', w.child.pid, SLOT.peer, Rights.SEND),
  capTransferTo: (w) => w.prepare('capTransferTo', w.child.pid, SLOT.peer, Rights.SEND, 9),
  capClose: (w) => w.prepare('capClose', SLOT.peer),
  capClone: (w) => w.prepare('capClone', SLOT.peer),
  capQuery: (w) => w.prepare('capQuery', SLOT.vmo, BUFFER),
  deviceCapCreate: (w) => w.prepare('deviceCapCreate', VIRTIO_BASE, VIRTIO_SIZE, SLOT.free),
  debugWrite: (w) => w.prepare('debugWrite', BUFFER, 4),
};

/** The violations. */
export const VIOLATIONS_CAPS: Caps = {
  map: {
    wxorx: { violate: (w) => void w.arg(3, READ_USER | MapFlags.WRITE | MapFlags.EXEC) },
    right: { violate: (w) => void w.arg(0, SLOT.device) },
    offset: { violate: (w) => void w.arg(2, 2 * PAGE_SIZE) },
    // Where a page is mapped there is a table.
    overlap: { violate: (w) => occupy(w, w.space), impossibleWith: ['memory'] },
    memory: { violate: (w) => w.exhaust() },
  },
  vmoCreate: {
    length: { violate: (w) => void w.arg(1, 0) },
    slot: { violate: (w) => void w.arg(0, SLOT.vmo), impossibleWith: ['space'] },
    space: {
      violate: (w) => {
        w.fillTable(w.task);
        w.task.x.fill(-1, 20, 22);
      },
    },
    memory: { violate: (w) => void (w.limits.vmoBytes = 0) },
  },
  vmoWrite: {
    right: { violate: (w) => void w.arg(0, SLOT.peer) },
    bounds: { violate: (w) => void w.arg(1, 2 * PAGE_SIZE - 15) },
    readable: { violate: (w) => void w.arg(2, NOWHERE) },
  },
  vmoRead: {
    right: { violate: (w) => void w.arg(0, SLOT.peer) },
    bounds: { violate: (w) => void w.arg(1, 2 * PAGE_SIZE - 15) },
    writable: { violate: (w) => void w.arg(2, READ_ONLY) },
  },
  vmoDestroy: {
    right: { violate: (w) => void w.arg(0, SLOT.device) },
    inUse: { violate: (w) => void w.give(50, w.task.caps[SLOT.vmo]) },
  },
  asCreate: {
    space: { violate: (w) => void (w.limits.spaces = 0) },
    memory: { violate: (w) => w.exhaust() },
  },
  asMap: {
    wxorx: { violate: (w) => void w.arg(4, Prot.WRITE | Prot.EXEC) },
    range: { violate: (w) => void w.arg(2, 0x7fff_f000) },
    space: { violate: (w) => void w.arg(0, 0x7fff_ffff) },
    right: { violate: (w) => void w.arg(1, SLOT.device) },
    bounds: { violate: (w) => void w.arg(3, 3 * PAGE_SIZE) },
    overlap: { violate: (w) => occupy(w, madeSpace(w)), impossibleWith: ['memory'] },
    memory: { violate: (w) => w.exhaust() },
  },
  mmioMap: {
    right: { violate: (w) => void w.arg(0, SLOT.vmo) },
    offset: { violate: (w) => void w.arg(2, PAGE_SIZE) },
    overlap: { violate: (w) => occupy(w, w.space), impossibleWith: ['memory'] },
    memory: { violate: (w) => w.exhaust() },
  },
  capTransfer: { ...transfer, space: { violate: (w) => w.fillTable(w.child) } },
  capTransferTo: {
    ...transfer,
    occupied: { violate: (w) => void w.give(9, cap(Kind.Device, 0, 0), w.child) },
  },
  capClose: { slot: { violate: (w) => void w.arg(0, 50) } },
  capClone: {
    slot: { violate: (w) => void w.arg(0, 50) },
    factory: { violate: (w) => void w.arg(0, SLOT.factory) },
    space: { violate: (w) => w.fillTable(w.task) },
  },
  capQuery: {
    slot: { violate: (w) => void w.arg(0, SLOT.peer) },
    writable: { violate: (w) => void w.arg(1, READ_ONLY) },
  },
  deviceCapCreate: {
    authority: { violate: (w) => void w.give(SLOT.factory, undefined) },
    window: { violate: (w) => void w.arg(1, 16 * VIRTIO_SIZE) },
    slot: { violate: (w) => void w.arg(2, SLOT.vmo) },
  },
  debugWrite: { readable: { violate: (w) => void w.arg(0, NOWHERE) } },
};
