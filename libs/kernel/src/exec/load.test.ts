/** Pages of a new space, and the frames that loading it takes. */
import { LIMITS, readBootstrapInfo, readBootstrapMsg } from '@abicus/abi-kernel';
import {
  copyFromUser,
  Machine,
  PTE_EXECUTE,
  PTE_READ,
  PTE_USER,
  PTE_VALID,
  PTE_WRITE,
} from '@abicus/emulator';
import { encodeUtf8 } from '@abicus/wire';
import { expect, test } from 'vitest';
import { newCore, type Core } from '../core/core.ts';
import { freeFrameCount } from '../mm/frames.ts';
import { entryOf, rootAddress } from '../mm/space.ts';
import type { Space } from '../state/space.ts';
import { testEngine } from '../../test/support/engine.ts';
import { SegmentFlags, type Segment } from './elf.ts';
import { INFO_VA, NAME_VA, STACK_TOP } from './layout.ts';
import { defaultGp, framesOf, INITIAL_SP, load, type Loadable } from './load.ts';

const PAGE = 0x1000;
const { READ, WRITE, EXECUTE } = SegmentFlags;
const IMAGE = Uint8Array.from({ length: 0x3000 }, (_, i) => (i * 7) % 251);

function setUp(): Core {
  const machine = new Machine({ harts: 1, seed: 1, ramBytes: 0x20_0000 });
  return newCore(machine, LIMITS, testEngine({}));
}

/** A segment whose bytes start at offset 0x40 of the image. */
function segment(va: number, fileSize: number, size: number, flags: number): Segment {
  const firstPage = va - (va % PAGE);
  const pages = Math.ceil((va + size - firstPage) / PAGE);
  return { va, offset: 0x40, fileSize, size, flags, firstPage, pages };
}

function program(stackPages: number, name: string, ...segments: Segment[]): Loadable {
  const elf = { entry: segments[0]?.va ?? 0, segments };
  return { elf, image: IMAGE, stackPages, name: encodeUtf8(name), identity: 42n };
}

function bytesAt(core: Core, space: Space, va: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  expect(copyFromUser(core.machine.ram, rootAddress(space), va, bytes)).toBe(length);
  return bytes;
}

const TEXT = segment(0x1fc0_0000, 0x10, 0x10, READ | EXECUTE);

test.each([
  ['with its text near its stack', program(1, '', TEXT)],
  ['with a name', program(64, 'timed', TEXT)],
  ['with the shortest name', program(1, 'n', TEXT)],
  [
    'with its text under another leaf table',
    program(2, 'timed', segment(0x1000_0ff8, 0x10, 0x10, READ | EXECUTE)),
  ],
  [
    'with a segment over two leaf tables',
    program(1, '', TEXT, segment(0x103f_f000, 0, 2 * PAGE, READ | WRITE)),
  ],
  [
    'with a segment up to the end of a leaf table',
    program(1, '', segment(0x103f_e000, 8, 2 * PAGE, READ | EXECUTE)),
  ],
])('a program %s takes as many frames as framesOf returns', (_, one) => {
  const core = setUp();
  const before = freeFrameCount(core.state.frames);
  const space = load(core, one);
  expect(before - freeFrameCount(core.state.frames)).toBe(framesOf(one));
  expect(space.frames).toHaveLength(framesOf(one));
});

test('a segment is loaded at its address with its bytes, zeros behind them, and its own flags', () => {
  const core = setUp();
  const data = segment(0x2200_0ff0, PAGE + 0x20, 2 * PAGE, READ | WRITE);
  const space = load(core, program(1, '', TEXT, data, segment(0x2300_0000, 0, 8, EXECUTE)));
  const bytes = bytesAt(core, space, data.va, data.size);
  expect(bytes.subarray(0, data.fileSize)).toEqual(IMAGE.subarray(0x40, 0x40 + data.fileSize));
  expect(bytes.subarray(data.fileSize).every((byte) => byte === 0)).toBe(true);
  const flagsAt = (va: number): number => entryOf(core, space, va) & 0xfff;
  const own = PTE_VALID | PTE_USER;
  expect([TEXT.va, data.va, data.va + PAGE, 0x2300_0000].map(flagsAt)).toEqual([
    own | PTE_READ | PTE_EXECUTE,
    own | PTE_READ | PTE_WRITE,
    own | PTE_READ | PTE_WRITE,
    own | PTE_EXECUTE,
  ]);
});

test.each([1, 4, 64])(
  '%i stack pages are mapped below the top, and no page below them',
  (pages) => {
    const core = setUp();
    const space = load(core, program(pages, 'timed', TEXT));
    const own = PTE_VALID | PTE_USER | PTE_READ;
    const lowest = STACK_TOP - pages * PAGE;
    for (let va = lowest; va < STACK_TOP; va += PAGE) {
      expect(entryOf(core, space, va) & 0xfff).toBe(own | PTE_WRITE);
    }
    const around = [STACK_TOP, lowest - PAGE, INFO_VA + PAGE, INFO_VA, NAME_VA, NAME_VA - PAGE];
    expect(around.map((va) => entryOf(core, space, va) & 0xfff)).toEqual([0, 0, 0, own, own, 0]);
  },
);

test('BootstrapMsg: the initial stack pointer points to it', () => {
  const core = setUp();
  expect(INITIAL_SP).toBe(STACK_TOP - 32);
  for (const name of ['', 'timed']) {
    const space = load(core, program(1, name, TEXT));
    const env = name === '' ? 0 : INFO_VA;
    expect(readBootstrapMsg(bytesAt(core, space, INITIAL_SP, 32), 0)).toEqual({
      argc: 0,
      argv: 0,
      env,
      capSeedEndpoint: 0,
      flags: name === '' ? 0 : 1,
    });
    if (name === '') continue;
    const info = readBootstrapInfo(bytesAt(core, space, INFO_VA, 32), 0);
    expect(info).toEqual({ namePtr: NAME_VA, nameLength: 5, serviceId: 42n });
    expect(bytesAt(core, space, NAME_VA, 6)).toEqual(encodeUtf8('timed\0'));
  }
});

test('the default global pointer is 0x800 bytes into the first writable segment, else 0x800 bytes behind the entry', () => {
  const data = segment(0x2200_0000, 8, 8, READ | WRITE);
  const later = segment(0x2300_0000, 8, 8, READ | WRITE);
  expect(defaultGp(program(1, '', TEXT, data, later).elf)).toBe(0x2200_0800);
  expect(defaultGp(program(1, '', TEXT).elf)).toBe(0x1fc0_0800);
});
