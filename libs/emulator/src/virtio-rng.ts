/** The entropy device: fills buffers with random bytes from a stream of the seed, so that runs of a seed are identical. */
import { VIRTIO_RNG_BYTES_MAX, VIRTIO_RNG_DEVICE_ID } from '@abicus/abi-board';
import type { Digest } from './digest.ts';
import { Prng, STREAM_ENTROPY } from './prng.ts';
import { MALFORMED, type Disposition, type VirtioDevice } from './virtio-device.ts';
import type { DescriptorChain } from './virtqueue.ts';
import { apart, classState, field, type Kind, type Plain } from './state-table.ts';

/** The entropy device. */
export class VirtioRng implements VirtioDevice {
  /** Its state, as a table of fields. */
  static readonly STATE: Kind<VirtioRng> = classState<VirtioRng>({
    name: apart('fixed when it is made'),
    deviceId: apart('fixed when it is made'),
    features: apart('fixed when it is made'),
    config: apart('fixed when it is made'),
    queues: apart('fixed when it is made'),
    '#prng': field((it) => it.#prng, Prng.STATE),
  });
  readonly name = 'virtio-rng';
  readonly deviceId: number = VIRTIO_RNG_DEVICE_ID;
  readonly features = 0;
  readonly config: Uint8Array = new Uint8Array(0);
  readonly queues = 1;
  readonly #prng: Prng;

  constructor(seed: number) {
    this.#prng = new Prng(seed, STREAM_ENTROPY);
  }

  /** Fills up to VIRTIO_RNG_BYTES_MAX bytes at once. A request without writable or with readable bytes is malformed. */
  take(_: number, { readable, writable }: DescriptorChain): Disposition {
    if (readable.length > 0 || writable.length === 0) return MALFORMED;
    const bytes = new Uint8Array(Math.min(writable.length, VIRTIO_RNG_BYTES_MAX));
    for (let i = 0; i < bytes.length; i++) bytes[i] = this.#prng.next() >>> 24;
    writable.write(0, bytes);
    return { kind: 'used', written: bytes.length };
  }

  reset(): void {
    // The stream of the seed continues: no byte is given twice.
  }

  /** Adds its state to a digest. */
  digestInto(digest: Digest): void {
    VirtioRng.STATE.digest(this, digest);
  }

  /** Its state as plain values. */
  dump(): Plain {
    return VirtioRng.STATE.dump(this);
  }
}
