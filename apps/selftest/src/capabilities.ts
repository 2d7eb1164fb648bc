/** Reads which task holds which capability, for the evidence of a run. */
import { Buffer } from 'node:buffer';
import { heldCapabilities, type Kernel } from '@abicus/kernel';
import { CAPABILITIES_FORMAT, type HeldCapabilities } from '@abicus/wire/ladder';

/** A booted kernel, with the images that it was booted with by the names of their programs. */
export interface KernelBoot {
  readonly kernel: Kernel;
  readonly images: Readonly<Record<string, Uint8Array>>;
}

const NEVER: HeldCapabilities = {
  format: CAPABILITIES_FORMAT,
  taken: 'never',
  tasks: [],
  endpoints: [],
  factories: [],
  memory: [],
};

/**
 * Reads the tables of a run's kernel, once: at its last rung, since the programs that end after it give up what they
 * hold; or else at its end.
 */
export class CapabilityReader {
  #booted: KernelBoot | undefined;
  #read: HeldCapabilities | undefined;

  /** Tells which kernel was booted. */
  booted(booted: KernelBoot): void {
    this.#booted = booted;
  }

  /** Reads the tables, if they were not read yet. */
  read(taken: 'at the last rung' | 'at the end'): void {
    if (this.#read !== undefined || this.#booted === undefined) return;
    const { kernel, images } = this.#booted;
    const all = Object.entries(images);
    this.#read = heldCapabilities(kernel.core, taken, (bytes) => {
      return all.find(([, image]) => Buffer.compare(image, bytes) === 0)?.[0];
    });
  }

  /** What was read. */
  get result(): HeldCapabilities {
    return this.#read ?? NEVER;
  }
}
