import { PAGE_SIZE, Ram } from '@abicus/emulator';
import { expect, test } from 'vitest';
import {
  frameAddress,
  freeFrameCount,
  freeFrame,
  freeContiguous,
  allocFrame,
  allocContiguous,
} from './frames.ts';
import { frames } from '../state/frames.ts';

const SIZE = 16 * PAGE_SIZE;

test('single frames are allocated from the bottom, extents from the top, until they meet', () => {
  const [ram, state] = [new Ram(SIZE), frames(SIZE)];
  expect([allocFrame(state, ram), allocContiguous(state, ram, 3), allocFrame(state, ram)]).toEqual([
    0, 13, 1,
  ]);
  expect(freeFrameCount(state)).toBe(11);
  expect([
    allocContiguous(state, ram, 12),
    allocContiguous(state, ram, 11),
    allocFrame(state, ram),
  ]).toEqual([-1, 2, -1]);
});

test('a reallocated frame is zeroed', () => {
  const [ram, state] = [new Ram(SIZE), frames(SIZE)];
  const frame = allocFrame(state, ram);
  ram.u8.fill(7, 0, PAGE_SIZE);
  freeFrame(state, frame);
  expect(allocFrame(state, ram)).toBe(frame);
  expect(ram.view(frameAddress(frame), PAGE_SIZE).every((byte) => byte === 0)).toBe(true);
});

test.each([[[0, 1, 2, 3]], [[3, 2, 1, 0]], [[1, 3, 0, 2]], [[2, 0, 3, 1]]])(
  'extents freed in the order %j are merged',
  (order) => {
    const [ram, state] = [new Ram(SIZE), frames(SIZE)];
    const extents = Array.from({ length: 4 }, () => allocContiguous(state, ram, 4));
    for (const i of order) freeContiguous(state, extents[i]!, 4);
    expect([state.high, state.freeExtents]).toEqual([16, []]);
    expect(allocContiguous(state, ram, 16)).toBe(0);
  },
);

test('an allocation takes a free extent that is large enough, else frames below all extents', () => {
  const [ram, state] = [new Ram(SIZE), frames(SIZE)];
  const upper = allocContiguous(state, ram, 4);
  allocContiguous(state, ram, 2);
  freeContiguous(state, upper, 4);
  expect([
    allocContiguous(state, ram, 3),
    allocContiguous(state, ram, 1),
    allocContiguous(state, ram, 1),
  ]).toEqual([12, 15, 9]);
});

test('a reallocated extent is zeroed, also one that includes frame 0', () => {
  const [ram, state] = [new Ram(SIZE), frames(SIZE)];
  for (const pages of [16, 5]) {
    const first = allocContiguous(state, ram, pages);
    const bytes = ram.view(frameAddress(first), pages * PAGE_SIZE);
    expect([first, bytes.every((byte) => byte === 0)]).toEqual([16 - pages, true]);
    ram.u8.fill(7);
    freeContiguous(state, first, pages);
  }
  expect(allocContiguous(state, ram, 16)).toBe(0);
  expect(ram.view(frameAddress(0), SIZE).every((byte) => byte === 0)).toBe(true);
});

test('a freed extent is merged with its own neighbours, wherever other extents are free', () => {
  const [ram, state] = [new Ram(SIZE), frames(SIZE)];
  for (let i = 0; i < 16; i++) allocContiguous(state, ram, 1);
  for (const frame of [2, 5, 9, 12, 8, 6, 13]) freeContiguous(state, frame, 1);
  expect([state.high, state.freeExtents]).toEqual([
    0,
    [
      { first: 2, count: 1 },
      { first: 5, count: 2 },
      { first: 8, count: 2 },
      { first: 12, count: 2 },
    ],
  ]);
});
