/** What is read of a running machine for its evidence: capabilities and counters, both at once. */
import type { ObservedTask } from '@abicus/kernel';
import type { HeldCapabilities, RunCounters } from '@abicus/wire/ladder';
import { CapabilityReader, type KernelBoot } from './capabilities.ts';
import { CounterReader } from './counters.ts';

/** Reads both once: at the last rung, or else at the end. */
export class RunTables {
  readonly #capabilities = new CapabilityReader();
  readonly #counters = new CounterReader();

  /** Tells which kernel was booted. */
  booted(booted: KernelBoot): void {
    this.#capabilities.booted(booted);
    this.#counters.booted(booted);
  }

  /** Keeps what a task counted that ends. */
  readonly onTaskEnd = (task: ObservedTask): void => this.#counters.ends(task);

  /** Reads them, if they were not read yet. */
  read(taken: 'at the last rung' | 'at the end'): void {
    this.#capabilities.read(taken);
    this.#counters.read(taken);
  }

  /** What was read. */
  get result(): { readonly capabilities: HeldCapabilities; readonly counters: RunCounters } {
    return { capabilities: this.#capabilities.result, counters: this.#counters.result };
  }
}
