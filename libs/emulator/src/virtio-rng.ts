/** The entropy device: fills buffers with random bytes from a stream of the seed, so that runs of a seed are identical. */
import { VIRTIO_RNG_BYTES_MAX, VIRTIO_RNG_DEVICE_ID } from '@abicus/abi-board';
import type { Digest } from './digest.ts';
import { Prng, STREAM_ENTROPY } from './prng.ts';
import type { VirtioDevice } from './virtio-mmio.ts';
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
    '#prng': field((it) => it.#prng, Prng.STATE),
  });
  readonly name = 'virtio-rng';
  readonly deviceId: number = VIRTIO_RNG_DEVICE_ID;
  readonly features = 0;
  readonly config: Uint32Array = new Uint32Array(0);
  readonly #prng: Prng;

  constructor(seed: number) {
    this.#prng = new Prng(seed, STREAM_ENTROPY);
  }

  /** Fills up to VIRTIO_RNG_BYTES_MAX bytes. A request without writable or with readable bytes is malformed. */
  serve({ readable, writable }: DescriptorChain): number | undefined {
    if (readable.length > 0 || writable.length === 0) return undefined;
    const bytes = new Uint8Array(Math.min(writable.length, VIRTIO_RNG_BYTES_MAX));
    for (let i = 0; i < bytes.length; i++) bytes[i] = this.#prng.next() >>> 24;
    writable.write(0, bytes);
    return bytes.length;
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
