/**
 * The live timers, by owner.
 *
 *     owner    absent ──first timer──▶ present ──last timer gone, or its endpoint gone──▶ absent
 *
 * An owner is a task, by the pid that the kernel stamped on its request. While it has live timers the service keeps one
 * capability of its event endpoint: the one that came with the first of them. What is returned as `freed` is such a
 * capability that is not needed any more; the caller closes it.
 */
import { Timeline } from './timeline.ts';

const ID_LIMIT = 0x1_0000_0000;

/** A live timer. */
export interface Timer {
  readonly id: number;
  /** Pid of the owner. */
  readonly owner: number;
  /** What was asked for, in ns. */
  readonly deadline: bigint;
  /** When it fires, in ns: the deadline, put off. */
  readonly wake: bigint;
}

interface Owner {
  /** Slot of the capability of its event endpoint. */
  readonly events: number;
  readonly timers: Map<number, Timer>;
}

/** All live timers of the service. Limits are the callers' to check: they are checks of operations. */
export class Timers {
  readonly #owners = new Map<number, Owner>();
  readonly #timeline = new Timeline<Timer>();
  readonly #live = new Set<number>();
  #nextId = 1;

  /** How many timers are live. */
  get size(): number {
    return this.#timeline.size;
  }

  /** How many owners have live timers. */
  get owners(): number {
    return this.#owners.size;
  }

  /** When the next timer fires. */
  get next(): bigint | undefined {
    return this.#timeline.next;
  }

  /** How many live timers an owner has. */
  countOf(owner: number): number {
    return this.#owners.get(owner)?.timers.size ?? 0;
  }

  /** The slot to which events of an owner go. */
  eventsOf(owner: number): number | undefined {
    return this.#owners.get(owner)?.events;
  }

  /** Arms a timer. `events` is kept for an owner without live timers, else it stays the caller's. */
  arm(owner: number, events: number, deadline: bigint, wake: bigint): Timer {
    let record = this.#owners.get(owner);
    if (record === undefined) {
      record = { events, timers: new Map() };
      this.#owners.set(owner, record);
    }
    const timer: Timer = { id: this.#takeId(), owner, deadline, wake };
    record.timers.set(timer.id, timer);
    this.#timeline.add(timer);
    return timer;
  }

  /** Disarms a timer of an owner; undefined if the owner has no such live timer. */
  cancel(owner: number, id: number): { readonly freed: number | undefined } | undefined {
    const timer = this.#owners.get(owner)?.timers.get(id);
    if (timer === undefined) return undefined;
    this.#timeline.remove(timer);
    return { freed: this.settle(timer) };
  }

  /** Takes the timers that are due out of the order of waking. Each is then settled or put off. */
  due(now: bigint): Timer[] {
    return this.#timeline.due(now);
  }

  /** A timer that was due, or was taken out, is live no more. Returns the slot of a capability that is freed. */
  settle({ id, owner }: Timer): number | undefined {
    this.#live.delete(id);
    const record = this.#owners.get(owner);
    record?.timers.delete(id);
    if (record === undefined || record.timers.size > 0) return undefined;
    this.#owners.delete(owner);
    return record.events;
  }

  /** A timer that was due, but whose event found no room, fires again later; it stays live. */
  putOff(timer: Timer, wake: bigint): void {
    const timers = this.#owners.get(timer.owner)?.timers;
    if (timers === undefined) return;
    const later: Timer = { ...timer, wake };
    timers.set(timer.id, later);
    this.#timeline.add(later);
  }

  /** The owner's event endpoint is gone: its timers are dropped. */
  dropOwner(owner: number): { readonly dropped: number; readonly freed: number | undefined } {
    const record = this.#owners.get(owner);
    if (record === undefined) return { dropped: 0, freed: undefined };
    this.#owners.delete(owner);
    this.#timeline.removeAll((timer) => timer.owner === owner);
    for (const id of record.timers.keys()) this.#live.delete(id);
    return { dropped: record.timers.size, freed: record.events };
  }

  /** Ids count upward; 0 is none, and one that is live is passed over. */
  #takeId(): number {
    let id = this.#nextId;
    while (id === 0 || this.#live.has(id)) id = (id + 1) % ID_LIMIT;
    this.#nextId = (id + 1) % ID_LIMIT;
    this.#live.add(id);
    return id;
  }
}
