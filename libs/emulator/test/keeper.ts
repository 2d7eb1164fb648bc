/** A virtio device for tests, with a queue for each way to complete a chain, and a driver of it. */
import { Bus } from '../src/bus.ts';
import { Digest } from '../src/digest.ts';
import { Ram } from '../src/ram.ts';
import type { Disposition, VirtioDevice } from '../src/virtio-device.ts';
import { VirtioMmio } from '../src/virtio-mmio.ts';
import type { DescriptorChain } from '../src/virtqueue.ts';
import { FrameAllocator } from './space.ts';
import { DriverQueue, startDevice, type Buffer } from './virtio-driver.ts';

/** Queue 0 keeps its chains, queue 1 completes them after as many ticks as they have bytes, queue 2 uses them at once. */
export class Keeper implements VirtioDevice {
  readonly name = 'keeper';
  readonly deviceId = 99;
  readonly features = 0;
  readonly config: Uint8Array = Uint8Array.of(1, 2, 3, 4, 5, 6);
  readonly queues = 3;
  readonly taken: DescriptorChain[] = [];
  resets = 0;

  take(queue: number, chain: DescriptorChain): Disposition {
    const { writable } = chain;
    this.taken.push(chain);
    if (writable.length === 0) return { kind: 'malformed' };
    if (queue === 0) return { kind: 'kept' };
    if (queue === 1) return { kind: 'due', inTicks: writable.length };
    return { kind: 'used', written: writable.length };
  }

  complete(_: number, { writable }: DescriptorChain): number {
    writable.write(0, new Uint8Array(writable.length).fill(0x5a));
    return writable.length;
  }

  reset(): void {
    this.resets++;
  }

  digestInto(): void {}

  dump(): undefined {
    return undefined;
  }
}

/** The device in a slot, and its driver. */
export interface KeeperRig {
  readonly slot: VirtioMmio;
  readonly device: Keeper;
  readonly clock: { mtime: number };
  readonly queues: readonly [DriverQueue, DriverQueue, DriverQueue];
  /** Makes chains of one buffer available, with these numbers of bytes, and notifies. */
  readonly offer: (queue: number, ...lengths: readonly number[]) => void;
  readonly digest: () => string;
}

/** A keeper whose driver is ready. */
export function keeperRig(): KeeperRig {
  const [ram, clock, device] = [new Ram(0x10_0000), { mtime: 1000 }, new Keeper()];
  const slot = new VirtioMmio(3, device, ram, clock, () => {});
  const [bus, frames] = [new Bus([slot]), new FrameAllocator(ram)];
  const queueOf = (index: number): DriverQueue => new DriverQueue(frames, bus, 3, index);
  const queues = [queueOf(0), queueOf(1), queueOf(2)] as const;
  startDevice(queues);
  const offer: KeeperRig['offer'] = (index, ...lengths) => {
    const queue = queues[index];
    for (const length of lengths) queue?.submit(buffer(queue, length));
    queue?.notify();
  };
  const digest = (): string => {
    const of = new Digest();
    slot.digestInto(of);
    return of.hex();
  };
  return { slot, device, clock, queues, offer, digest };
}

/** A writable buffer of a queue. */
export const buffer = ({ data }: DriverQueue, length: number): Buffer => ({
  pa: data,
  length,
  writable: true,
});
