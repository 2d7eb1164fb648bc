/** Several queues in a slot, and chains that a device keeps. */
import {
  VIRTIO_CONFIG,
  VIRTIO_INTERRUPT_STATUS,
  VIRTIO_QUEUE_DESC_LOW,
  VIRTIO_QUEUE_NUM_MAX,
  VIRTIO_QUEUE_NOTIFY,
  VIRTIO_QUEUE_READY,
  VIRTIO_QUEUE_SEL,
  VIRTIO_STATUS,
  VIRTIO_STATUS_NEEDS_RESET,
} from '@abicus/abi-board';
import { describe, expect, test } from 'vitest';
import { buffer, keeperRig, type KeeperRig } from '../test/keeper.ts';
import { startDevice } from '../test/virtio-driver.ts';
import type { VirtioSlot } from './virtio-device.ts';
import type { DescriptorChain } from './virtqueue.ts';

/** The kept chain of queue 0 that was taken first; there is one. */
function oldest(slot: VirtioSlot): DescriptorChain {
  const chain = slot.oldestKept(0);
  if (chain === undefined) throw new RangeError('queue 0 keeps no chain');
  return chain;
}

describe('several queues', () => {
  test('QueueSel chooses the queue that the registers show, and each is ready by itself', () => {
    const { queues } = keeperRig();
    const [first] = queues;
    first.writeRegister(VIRTIO_QUEUE_SEL, 1);
    first.writeRegister(VIRTIO_QUEUE_READY, 0);
    const shown = [0, 1, 2, 3, 0xffff_ffff].map((queue) => {
      first.writeRegister(VIRTIO_QUEUE_SEL, queue);
      return [first.readRegister(VIRTIO_QUEUE_NUM_MAX), first.readRegister(VIRTIO_QUEUE_READY)];
    });
    expect(shown).toEqual([
      [256, 1],
      [256, 0],
      [256, 1],
      [0, 0],
      [0, 0],
    ]);
  });

  test('the addresses of one queue can be written while another one is ready', () => {
    const [first] = keeperRig().queues;
    first.writeRegister(VIRTIO_QUEUE_SEL, 1);
    first.writeRegister(VIRTIO_QUEUE_READY, 0);
    expect(first.writeRegister(VIRTIO_QUEUE_DESC_LOW, first.data)).toBe(true);
    first.writeRegister(VIRTIO_QUEUE_SEL, 2);
    expect(first.writeRegister(VIRTIO_QUEUE_DESC_LOW, first.data)).toBe(false);
  });

  test('a notification is for the queue whose number is written; one for no queue is a bus error', () => {
    const { queues } = keeperRig();
    queues[2].submit(buffer(queues[2], 4));
    expect([0, 1].map((queue) => queues[2].writeRegister(VIRTIO_QUEUE_NOTIFY, queue))).toEqual([
      true,
      true,
    ]);
    expect(queues[2].popUsed()).toEqual([]);
    queues[2].notify();
    expect(queues[2].popUsed()).toEqual([[0, 4]]);
    expect(queues[2].writeRegister(VIRTIO_QUEUE_NOTIFY, 3)).toBe(false);
  });

  test('a notification for a queue that is not ready is ignored', () => {
    const { queues, offer } = keeperRig();
    queues[2].writeRegister(VIRTIO_QUEUE_SEL, 2);
    queues[2].writeRegister(VIRTIO_QUEUE_READY, 0);
    offer(2, 4);
    expect([queues[2].popUsed(), queues[2].readRegister(VIRTIO_STATUS)]).toEqual([[], 15]);
  });
});

describe('kept chains', () => {
  test('a device uses them later, in any order', () => {
    const { slot, device, queues, offer } = keeperRig();
    offer(0, 1, 2, 3);
    expect(queues[0].popUsed()).toEqual([]);
    for (const [at, written] of [
      [1, 7],
      [2, 8],
      [0, 9],
    ] as const) {
      const chain = device.taken[at];
      if (chain !== undefined) slot.use(0, chain, written);
      offer(0, 4);
    }
    expect(queues[0].popUsed()).toEqual([
      [1, 7],
      [2, 8],
      [0, 9],
    ]);
    expect(oldest(slot).head).toBe(3);
  });

  test('one that is used raises the interrupt, unless the driver wants none', () => {
    const { slot, queues, offer } = keeperRig();
    offer(0, 1, 1);
    expect(queues[0].readRegister(VIRTIO_INTERRUPT_STATUS)).toBe(0);
    slot.use(0, oldest(slot), 1);
    expect(queues[0].readRegister(VIRTIO_INTERRUPT_STATUS)).toBe(1);
  });

  test('one that was dropped by a reset is not used', () => {
    for (const reset of [
      ({ queues }: KeeperRig) => queues[0].writeRegister(VIRTIO_STATUS, 0),
      ({ queues }: KeeperRig) => {
        queues[0].writeRegister(VIRTIO_QUEUE_SEL, 0);
        return queues[0].writeRegister(VIRTIO_QUEUE_READY, 0);
      },
    ]) {
      const made = keeperRig();
      made.offer(0, 1);
      const chain = oldest(made.slot);
      expect(reset(made)).toBe(true);
      expect(made.slot.oldestKept(0)).toBe(undefined);
      startDevice(made.queues);
      made.slot.use(0, chain, 1);
      expect(made.queues[0].popUsed()).toEqual([]);
      expect(made.queues[0].readRegister(VIRTIO_INTERRUPT_STATUS)).toBe(0);
    }
  });

  test('a queue that is made ready again begins anew, and one that is ready stays as it is', () => {
    const { slot, queues, offer } = keeperRig();
    offer(0, 1, 1, 1);
    queues[0].writeRegister(VIRTIO_QUEUE_SEL, 0);
    expect(queues[0].writeRegister(VIRTIO_QUEUE_READY, 1)).toBe(true);
    expect(oldest(slot).head).toBe(0);
    queues[0].writeRegister(VIRTIO_QUEUE_READY, 0);
    queues[0].makeReady();
    offer(0, 5);
    slot.use(0, oldest(slot), 5);
    expect(queues[0].popUsed()).toEqual([[0, 5]]);
  });

  test('there are at most as many as the queue has entries: a head that is kept already is malformed', () => {
    const { slot, queues, offer } = keeperRig();
    for (let i = 0; i < 8; i++) offer(0, 1);
    expect(queues[0].readRegister(VIRTIO_STATUS)).toBe(15);
    offer(0, 1);
    expect(queues[0].readRegister(VIRTIO_STATUS)).toBe(15 | VIRTIO_STATUS_NEEDS_RESET);
    expect(slot.running).toBe(false);
  });

  test('a head that is kept by one queue can be that of a chain in another one', () => {
    const { queues, offer } = keeperRig();
    offer(0, 1);
    offer(1, 1);
    offer(2, 1);
    expect(queues[2].popUsed()).toEqual([[0, 1]]);
  });
});

/** Offers a chain to queue 1, some ticks later. */
const laterBy =
  (ticks: number) =>
  ({ offer, clock }: KeeperRig): void => {
    clock.mtime += ticks;
    offer(1, 9);
  };

test.each<[string, (made: KeeperRig) => void]>([
  ['a kept chain', ({ offer }) => offer(0, 9)],
  ['the time of a completion', laterBy(1)],
  ['the number of a queue', ({ offer }) => offer(1, 9)],
  ['the length of a kept buffer', ({ offer }) => offer(0, 8)],
])('the digest covers %s', (_, change) => {
  const digests = [() => {}, change, laterBy(7), ({ offer }: KeeperRig): void => offer(0, 7)].map(
    (one) => {
      const made = keeperRig();
      one(made);
      return made.digest();
    },
  );
  expect(new Set(digests).size).toBe(4);
});

test('a dump has the kept chains with their buffers', () => {
  const { slot, offer, queues } = keeperRig();
  offer(1, 9);
  const [, kept] = JSON.parse(JSON.stringify(slot.dump()))['#queues']['#queues'];
  expect(kept['#kept']).toEqual([
    {
      chain: {
        head: 0,
        readable: { '#segments': [] },
        writable: { '#segments': [{ pa: queues[1].data, length: 9 }] },
      },
      dueTick: 1009,
    },
  ]);
});

test('the configuration is read by byte, half word and word, and not beyond its end', () => {
  const [queue] = keeperRig().queues;
  const read = (at: number, width: number): number => queue.readRegister(VIRTIO_CONFIG + at, width);
  expect([read(0, 1), read(5, 1), read(4, 2), read(0, 4)]).toEqual([1, 6, 0x0605, 0x0403_0201]);
  expect([read(6, 1), read(6, 2), read(4, 4), read(0x100, 4)]).toEqual([-1, -1, -1, -1]);
});
