/** Translations that a hart has cached: whatever takes a page away says so. */
import { LIMITS } from '@abicus/abi-kernel';
import { Machine, PTE_READ, PTE_USER, PTE_VALID } from '@abicus/emulator';
import { expect, test } from 'vitest';
import { testEngine } from '../../test/support/engine.ts';
import { newCore } from '../core/core.ts';
import { KERNEL_PID } from '../state/task.ts';
import { freeFrameCount } from './frames.ts';
import { createSpace, entryOf, mapNewPage, releaseSpace, unmapPage } from './space.ts';

const VA = 0x2100_0000;

test('a page that is unmapped, and a space that is released, fence the translations, and give the frames back', () => {
  const machine = new Machine({ harts: 1, seed: 1, ramBytes: 0x4_0000 });
  const core = newCore(machine, LIMITS, testEngine({}));
  const { frames } = core.state;
  const free = freeFrameCount(frames);
  const space = createSpace(core, KERNEL_PID);
  mapNewPage(core, space, VA, PTE_VALID | PTE_USER | PTE_READ);
  mapNewPage(core, space, VA + 0x1000, PTE_VALID | PTE_USER | PTE_READ);
  const told = [machine.ram.fences];
  unmapPage(core, space, VA);
  told.push(machine.ram.fences);
  expect([entryOf(core, space, VA), freeFrameCount(frames)]).toEqual([0, free - 3]);
  // Nothing is there any longer.
  unmapPage(core, space, VA);
  expect([machine.ram.fences, freeFrameCount(frames)]).toEqual([1, free - 3]);
  const before = machine.ram.fences;
  releaseSpace(core, space);
  told.push(machine.ram.fences - before);
  expect(told).toEqual([0, 1, 1]);
  expect(freeFrameCount(frames)).toBe(free);
});
