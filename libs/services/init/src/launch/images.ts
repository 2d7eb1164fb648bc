/** The images of programs in the memory of init. Each is mapped once, and stays for restarts. */
import {
  asCapSlot,
  asMapFlags,
  asPageVa,
  capQuery,
  map,
  MapFlags,
  type CapSlot,
} from '@abicus/abi-kernel';
import { err, ok, type Cpu, type Program, type Result } from '@abicus/wire';

/** The address at which images are mapped, each in a megabyte of its own: no image is larger. */
const IMAGES_VA = 0x1000_0000;
const IMAGE_STRIDE = 0x10_0000;
const PAGE = 0x1000;
const READ_ONLY = asMapFlags(MapFlags.VALID | MapFlags.READ | MapFlags.USER);

/** An image in memory. */
export interface MappedImage {
  readonly va: number;
  readonly length: number;
}

/** The images that are mapped. */
export class Images {
  readonly #cpu: Cpu;
  /** Mapped bytes of each image, by its slot: a mapping that failed in the middle continues there. */
  readonly #mapped = new Map<number, number>();

  constructor(cpu: Cpu) {
    this.#cpu = cpu;
  }

  /** The image in a slot of init, mapped. */
  *at(image: number): Program<Result<MappedImage, string>> {
    const slot = asCapSlot(image);
    const info = yield* capQuery(this.#cpu, slot);
    if (!info.ok) return err(`image: ${info.error}`);
    const length = Number(info.value.length);
    const va = IMAGES_VA + image * IMAGE_STRIDE;
    const mapped = yield* this.#map(slot, va, length);
    return mapped.ok ? ok({ va, length }) : mapped;
  }

  *#map(slot: CapSlot, va: number, length: number): Program<Result<void, string>> {
    for (let at = this.#mapped.get(slot) ?? 0; at < length; at += PAGE) {
      const mapped = yield* map(this.#cpu, slot, asPageVa(va + at), at, READ_ONLY);
      if (!mapped.ok) return err(`image: ${mapped.error}`);
      this.#mapped.set(slot, at + PAGE);
    }
    return ok(undefined);
  }
}
