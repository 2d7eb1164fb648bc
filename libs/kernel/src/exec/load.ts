/** Loads a program: creates its address space from its image. */
import {
  BOOTSTRAP_INFO_SIZE,
  BOOTSTRAP_MSG_SIZE,
  asUserPtr,
  writeBootstrapInfo,
  writeBootstrapMsg,
} from '@abicus/abi-kernel';
import {
  PAGE_ROOT_SHIFT,
  PAGE_SIZE,
  PTE_EXECUTE,
  PTE_READ,
  PTE_USER,
  PTE_VALID,
  PTE_WRITE,
} from '@abicus/emulator';
import type { Core } from '../core/core.ts';
import { frameAddress } from '../mm/frames.ts';
import { mapNewPage, createSpace } from '../mm/space.ts';
import type { Space } from '../state/space.ts';
import { KERNEL_PID } from '../state/task.ts';
import { SegmentFlags, type Elf, type Segment } from './elf.ts';
import { INFO_VA, NAME_VA, STACK_TOP } from './layout.ts';

/** A program to load. */
export interface Loadable {
  readonly elf: Elf;
  readonly image: Uint8Array;
  readonly stackPages: number;
  /** Its bound name in bytes; empty for a program without an identity. */
  readonly name: Uint8Array;
  readonly identity: bigint;
}

const READ_ONLY = PTE_VALID | PTE_READ | PTE_USER;
const READ_WRITE = READ_ONLY | PTE_WRITE;
/** Flag of BootstrapMsg: `env` is the address of an info page. */
const HAS_INFO_PAGE = 1;

/** Returns the number of frames that a program needs, page tables included. */
export function framesOf(program: Loadable): number {
  const tables = new Set<number>();
  let pages = program.stackPages + (program.name.length > 0 ? 2 : 0);
  cover(tables, STACK_TOP - program.stackPages * PAGE_SIZE, program.stackPages);
  if (program.name.length > 0) cover(tables, NAME_VA, 2);
  for (const segment of program.elf.segments) {
    pages += segment.pages;
    cover(tables, segment.firstPage, segment.pages);
  }
  return 1 + tables.size + pages;
}

/** Creates the space and loads the image. The caller has checked that `framesOf` frames are free. */
export function load(core: Core, program: Loadable): Space {
  const space = createSpace(core, KERNEL_PID);
  for (const segment of program.elf.segments) loadSegment(core, space, segment, program.image);
  let top = 0;
  for (let page = program.stackPages; page > 0; page--) {
    top = mapNewPage(core, space, STACK_TOP - page * PAGE_SIZE, READ_WRITE);
  }
  if (program.name.length > 0) loadInfo(core, space, program);
  const message = new Uint8Array(BOOTSTRAP_MSG_SIZE);
  const named = program.name.length > 0;
  writeBootstrapMsg(message, 0, {
    argc: 0,
    argv: asUserPtr(0),
    env: asUserPtr(named ? INFO_VA : 0),
    capSeedEndpoint: 0,
    flags: named ? HAS_INFO_PAGE : 0,
  });
  core.machine.ram.write(frameAddress(top) + PAGE_SIZE - BOOTSTRAP_MSG_SIZE, message);
  return space;
}

/** The initial stack pointer of a program: the address of its BootstrapMsg. */
export const INITIAL_SP: number = STACK_TOP - BOOTSTRAP_MSG_SIZE;

/**
 * Returns the default global pointer: 0x800 bytes into the first writable segment, else 0x800 bytes behind the entry.
 */
export function defaultGp(elf: Elf): number {
  const data = elf.segments.find((segment) => (segment.flags & SegmentFlags.WRITE) !== 0);
  return (data?.va ?? elf.entry) + 0x800;
}

function loadSegment(core: Core, space: Space, segment: Segment, image: Uint8Array): void {
  const { va, offset, fileSize } = segment;
  const flags =
    PTE_VALID |
    PTE_USER |
    ((segment.flags & SegmentFlags.READ) === 0 ? 0 : PTE_READ) |
    ((segment.flags & SegmentFlags.WRITE) === 0 ? 0 : PTE_WRITE) |
    ((segment.flags & SegmentFlags.EXECUTE) === 0 ? 0 : PTE_EXECUTE);
  for (let i = 0; i < segment.pages; i++) {
    const page = segment.firstPage + i * PAGE_SIZE;
    const frame = mapNewPage(core, space, page, flags);
    const from = Math.max(page, va);
    const to = Math.min(page + PAGE_SIZE, va + fileSize);
    if (to <= from) continue;
    const bytes = image.subarray(offset + from - va, offset + to - va);
    core.machine.ram.write(frameAddress(frame) + from - page, bytes);
  }
}

function loadInfo(core: Core, space: Space, program: Loadable): void {
  const { ram } = core.machine;
  ram.write(frameAddress(mapNewPage(core, space, NAME_VA, READ_ONLY)), program.name);
  const info = new Uint8Array(BOOTSTRAP_INFO_SIZE);
  writeBootstrapInfo(info, 0, {
    namePtr: asUserPtr(NAME_VA),
    nameLength: program.name.length,
    serviceId: program.identity,
  });
  ram.write(frameAddress(mapNewPage(core, space, INFO_VA, READ_ONLY)), info);
}

function cover(tables: Set<number>, va: number, pages: number): void {
  const last = (va + pages * PAGE_SIZE - 1) >>> PAGE_ROOT_SHIFT;
  for (let table = va >>> PAGE_ROOT_SHIFT; table <= last; table++) tables.add(table);
}
