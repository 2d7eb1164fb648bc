/**
 * The watches of the service, by the serials that the kernel gives them: of tasks that have timers or sleeps, and of the
 * capabilities that the service keeps for them. A notice names its watch by serial, so that a late one is never taken for
 * that of a newer capability in the same slot.
 */

/** What a watch is for: the end of an owner, or the endpoint of a kept capability of its. */
export type WatchTarget =
  | { readonly kind: 'task'; readonly owner: number }
  | { readonly kind: 'cap'; readonly owner: number; readonly slot: number };

/** All watches that have not ended. The kernel limits their number. */
export class Watches {
  readonly #bySerial = new Map<bigint, WatchTarget>();
  readonly #serialOfSlot = new Map<number, bigint>();
  readonly #owners = new Set<number>();

  /** The number of watches. */
  get size(): number {
    return this.#bySerial.size;
  }

  /** Whether the end of a task is watched. */
  hasTask(owner: number): boolean {
    return this.#owners.has(owner);
  }

  /** Adds the watch of a task. */
  addTask(owner: number, serial: bigint): void {
    this.#owners.add(owner);
    this.#bySerial.set(serial, { kind: 'task', owner });
  }

  /** Adds the watch of a kept capability. */
  addCap(owner: number, slot: number, serial: bigint): void {
    this.#serialOfSlot.set(slot, serial);
    this.#bySerial.set(serial, { kind: 'cap', owner, slot });
  }

  /** Forgets the watch of a capability that is closed: the kernel removes it too. */
  closed(slot: number): void {
    const serial = this.#serialOfSlot.get(slot);
    if (serial === undefined) return;
    this.#serialOfSlot.delete(slot);
    this.#bySerial.delete(serial);
  }

  /** Takes the watch of a notice, which ends it; undefined: the capability was closed before the notice came. */
  notified(serial: bigint): WatchTarget | undefined {
    const watched = this.#bySerial.get(serial);
    this.#bySerial.delete(serial);
    if (watched?.kind === 'task') this.#owners.delete(watched.owner);
    if (watched?.kind === 'cap') this.#serialOfSlot.delete(watched.slot);
    return watched;
  }
}
