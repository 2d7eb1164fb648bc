/**
 * What a service holds for its clients: kept capabilities, and watches by the serials that the kernel gives them. A
 * notice names its watch by serial, so that a late one is never taken for that of a newer capability in the same slot.
 */
import { capClose, capWatch, taskWatch, type CapSlot, type Pid } from '@abicus/abi-kernel';
import { WITHIN, type Limits } from '@abicus/abi-service';
import type { Cpu, Program } from '@abicus/wire';

/** What a watch was for. */
export type WatchTarget =
  | { readonly kind: 'task'; readonly pid: Pid }
  | { readonly kind: 'cap'; readonly slot: CapSlot; readonly as: string };

type Kept = { readonly as: string; serial: bigint | undefined };

/** Watches have no cookie: a notice is known by its serial. */
const NO_COOKIE = 0n;

/** The kept capabilities and the watches of a service. */
export class Holdings {
  readonly #cpu: Cpu;
  readonly #requests: CapSlot;
  readonly #limits: Limits;
  readonly #kept = new Map<CapSlot, Kept>();
  readonly #tasks = new Set<Pid>();
  readonly #watches = new Map<bigint, WatchTarget>();

  /** @param requests the endpoint that notices arrive at. */
  constructor(cpu: Cpu, requests: CapSlot, limits: Limits) {
    this.#cpu = cpu;
    this.#requests = requests;
    this.#limits = limits;
  }

  /** The number of kept capabilities. */
  get kept(): number {
    return this.#kept.size;
  }

  /** The number of watches. */
  get watches(): number {
    return this.#watches.size;
  }

  /** Whether one more capability can be kept. */
  mayKeep(): boolean {
    return WITHIN.keptCaps(this.#kept.size + 1, this.#limits);
  }

  /** Whether a capability is kept. */
  keeps(slot: CapSlot): boolean {
    return this.#kept.has(slot);
  }

  /** Keeps a capability. */
  keep(slot: CapSlot, as: string): void {
    this.#kept.set(slot, { as, serial: undefined });
  }

  /** Watches the endpoint of a kept capability; false: it is gone already, or there are too many watches. */
  *watchEndpoint(slot: CapSlot): Program<boolean> {
    const kept = this.#kept.get(slot);
    if (kept === undefined || !WITHIN.watches(this.#watches.size + 1, this.#limits)) return false;
    const watched = yield* capWatch(this.#cpu, slot, this.#requests, NO_COOKIE);
    if (!watched.ok) return false;
    kept.serial = watched.value;
    this.#watches.set(watched.value, { kind: 'cap', slot, as: kept.as });
    return true;
  }

  /** Watches a task, unless it is watched; false: it has ended, or there are too many watches. */
  *watchTask(pid: Pid): Program<boolean> {
    if (this.#tasks.has(pid)) return true;
    if (!WITHIN.watches(this.#watches.size + 1, this.#limits)) return false;
    const watched = yield* taskWatch(this.#cpu, pid, this.#requests, NO_COOKIE);
    if (!watched.ok) return false;
    this.#tasks.add(pid);
    this.#watches.set(watched.value, { kind: 'task', pid });
    return true;
  }

  /** Closes a kept capability, which ends its watch; false: it is not kept. */
  *drop(slot: CapSlot): Program<boolean> {
    const kept = this.#kept.get(slot);
    if (kept === undefined) return false;
    this.#kept.delete(slot);
    if (kept.serial !== undefined) this.#watches.delete(kept.serial);
    yield* this.close(slot);
    return true;
  }

  /** Closes a capability that is not kept; tells whether there was one. */
  *close(slot: CapSlot): Program<boolean> {
    const closed = yield* capClose(this.#cpu, slot);
    return closed.ok;
  }

  /** Takes the watch of a notice, which ends it; nothing: it has ended before. */
  notified(serial: bigint): WatchTarget | undefined {
    const watched = this.#watches.get(serial);
    if (watched === undefined) return undefined;
    this.#watches.delete(serial);
    if (watched.kind === 'task') this.#tasks.delete(watched.pid);
    return watched;
  }
}
