/** Chains that are completed at a later time. */
import {
  VIRTIO_QUEUE_READY,
  VIRTIO_QUEUE_SEL,
  VIRTIO_STATUS,
  VIRTIO_STATUS_NEEDS_RESET,
} from '@abicus/abi-board';
import { describe, expect, test } from 'vitest';
import { keeperRig } from '../test/keeper.ts';

describe('completions that are due', () => {
  test('each is completed at its time, and until then the buffer is as it was', () => {
    const { slot, queues, offer } = keeperRig();
    offer(1, 30, 10, 20);
    expect(slot.nextDueTick).toBe(1010);
    slot.completeDue(1009);
    expect([queues[1].popUsed(), queues[1].bytes(queues[1].data, 2)]).toEqual([[], [0, 0]]);
    slot.completeDue(1010);
    expect([queues[1].popUsed(), slot.nextDueTick]).toEqual([[[1, 10]], 1020]);
    expect(queues[1].bytes(queues[1].data, 11)).toEqual([...new Uint8Array(10).fill(0x5a), 0]);
    slot.completeDue(5000);
    expect(queues[1].popUsed()).toEqual([
      [2, 20],
      [0, 30],
    ]);
    expect(slot.nextDueTick).toBe(Infinity);
  });

  test('of those that are due together the one that was taken first is completed first', () => {
    const { slot, clock, queues, offer } = keeperRig();
    offer(1, 20);
    clock.mtime += 10;
    offer(1, 10, 10);
    slot.completeDue(clock.mtime + 10);
    expect(queues[1].popUsed().map(([head]) => head)).toEqual([0, 1, 2]);
  });

  test.each([
    ['the device', VIRTIO_STATUS],
    ['the queue', VIRTIO_QUEUE_READY],
  ])('a reset of %s drops them', (what, register) => {
    const { slot, device, queues, offer } = keeperRig();
    const before = device.resets;
    offer(1, 5, 6);
    queues[1].writeRegister(VIRTIO_QUEUE_SEL, 1);
    queues[1].writeRegister(register, 0);
    expect(slot.nextDueTick).toBe(Infinity);
    slot.completeDue(5000);
    expect([queues[1].popUsed(), queues[1].bytes(queues[1].data, 1)]).toEqual([[], [0]]);
    expect(device.resets - before).toBe(what === 'the device' ? 1 : 0);
  });

  test('requests that were taken before a malformed one are completed, and none after it is taken', () => {
    const { slot, queues, offer } = keeperRig();
    offer(1, 5, 0, 7);
    offer(0, 1);
    expect(queues[1].readRegister(VIRTIO_STATUS)).toBe(15 | VIRTIO_STATUS_NEEDS_RESET);
    slot.completeDue(5000);
    expect(queues[1].popUsed()).toEqual([[0, 5]]);
    expect(slot.oldestKept(0)).toBe(undefined);
  });
});
