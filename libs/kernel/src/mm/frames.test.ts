import { PAGE_SIZE, Ram } from '@abicus/emulator';
import { expect, test } from 'vitest';
import { frameAddress, freeFrames, giveFrame, giveRun, takeFrame, takeRun } from './frames.ts';
import { frames } from '../state/frames.ts';

const SIZE = 16 * PAGE_SIZE;

test('single frames come from the bottom, runs from the top, until they meet', () => {
  const [ram, state] = [new Ram(SIZE), frames(SIZE)];
  expect([takeFrame(state, ram), takeRun(state, ram, 3), takeFrame(state, ram)]).toEqual([
    0, 13, 1,
  ]);
  expect(freeFrames(state)).toBe(11);
  expect([takeRun(state, ram, 12), takeRun(state, ram, 11), takeFrame(state, ram)]).toEqual([
    -1, 2, -1,
  ]);
});

test('a frame that is taken again is zero', () => {
  const [ram, state] = [new Ram(SIZE), frames(SIZE)];
  const frame = takeFrame(state, ram);
  ram.u8.fill(7, 0, PAGE_SIZE);
  giveFrame(state, frame);
  expect(takeFrame(state, ram)).toBe(frame);
  expect(ram.view(frameAddress(frame), PAGE_SIZE).every((byte) => byte === 0)).toBe(true);
});

test.each([[[0, 1, 2, 3]], [[3, 2, 1, 0]], [[1, 3, 0, 2]], [[2, 0, 3, 1]]])(
  'runs given back in the order %j join again',
  (order) => {
    const [ram, state] = [new Ram(SIZE), frames(SIZE)];
    const runs = Array.from({ length: 4 }, () => takeRun(state, ram, 4));
    for (const i of order) giveRun(state, runs[i]!, 4);
    expect([state.high, state.holes]).toEqual([16, []]);
    expect(takeRun(state, ram, 16)).toBe(0);
  },
);

test('a hole is filled by what fits', () => {
  const [ram, state] = [new Ram(SIZE), frames(SIZE)];
  const upper = takeRun(state, ram, 4);
  takeRun(state, ram, 2);
  giveRun(state, upper, 4);
  expect([takeRun(state, ram, 3), takeRun(state, ram, 1), takeRun(state, ram, 1)]).toEqual([
    12, 15, 9,
  ]);
});

test('a run that is taken again is zero, one from the bottom too', () => {
  const [ram, state] = [new Ram(SIZE), frames(SIZE)];
  for (const pages of [16, 5]) {
    const first = takeRun(state, ram, pages);
    const bytes = ram.view(frameAddress(first), pages * PAGE_SIZE);
    expect([first, bytes.every((byte) => byte === 0)]).toEqual([16 - pages, true]);
    ram.u8.fill(7);
    giveRun(state, first, pages);
  }
  expect(takeRun(state, ram, 16)).toBe(0);
  expect(ram.view(frameAddress(0), SIZE).every((byte) => byte === 0)).toBe(true);
});
