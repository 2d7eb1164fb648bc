/**
 * The interface between a virtio slot and the type of device in it. The slot has the registers and queues; it takes each
 * chain off the available ring, and the device says what becomes of it.
 *
 *     take ── used ──────────────────────────────▶ used ring
 *        ├─── due in n ticks ── complete at them ──▶ used ring    in the order of their times, not of the queue
 *        ├─── kept ── `VirtioSlot.use`, some time ─▶ used ring    in any order
 *        └─── malformed ──▶ the device needs a reset, and takes nothing more
 *
 * A reset, of the device or of one queue, drops the chains that are kept.
 */
import type { Digest } from './digest.ts';
import type { Plain } from './state-table.ts';
import type { DescriptorChain } from './virtqueue.ts';

/** What becomes of a chain that was made available. */
export type Disposition =
  /** It is used at once, with this many bytes written. */
  | { readonly kind: 'used'; readonly written: number }
  /** It is completed after this many ticks, at least 1. */
  | { readonly kind: 'due'; readonly inTicks: number }
  /** It is kept until the device uses it. */
  | { readonly kind: 'kept' }
  /** It is no request of this device: a reset is needed. */
  | { readonly kind: 'malformed' };

/** A chain that is no request of its device. */
export const MALFORMED: Disposition = { kind: 'malformed' };

/** The slot, as its device sees it. */
export interface VirtioSlot {
  /** Whether the driver has completed its initialisation, and no reset is needed. */
  readonly running: boolean;
  /** The chain of a queue that has been kept for longest. */
  oldestKept(queue: number): DescriptorChain | undefined;
  /** Uses a kept chain, with the number of bytes written. */
  use(queue: number, chain: DescriptorChain, written: number): void;
}

/** A virtio device type: its identity, features, configuration, and how it processes requests. */
export interface VirtioDevice {
  /** For traces and digests. */
  readonly name: string;
  /** VIRTIO_…_DEVICE_ID. */
  readonly deviceId: number;
  /** Word 0 of the offered features. */
  readonly features: number;
  /** The configuration space. */
  readonly config: Uint8Array;
  /** The number of queues. */
  readonly queues: number;
  /** Decides what becomes of a chain that the driver made available. */
  take(queue: number, chain: DescriptorChain): Disposition;
  /** Completes a chain that is due; gives the number of bytes written. Devices without it have no chains that are due. */
  complete?(queue: number, chain: DescriptorChain): number;
  /** Connects a device that uses kept chains to its slot; called once. */
  connect?(slot: VirtioSlot): void;
  /** Resets what the device itself holds. */
  reset(): void;
  /** Adds its state to a digest. */
  digestInto(digest: Digest): void;
  /** Its state as plain values. */
  dump(): Plain;
}
