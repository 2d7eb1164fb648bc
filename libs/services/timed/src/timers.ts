/**
 * The live timers, by owner. Each follows the state machine of its contract: an invalid step ends the program.
 *
 *     owner    absent ──first timer──▶ present ──last timer gone, or its endpoint gone──▶ absent
 *
 * An owner is a task, identified by the pid that the kernel recorded in its request. While it has live timers the service
 * keeps one capability of its event endpoint: the one that arrived with the first of them. `freed` is the slot of such a
 * capability that is no longer used; the caller closes it.
 */
import type { CapSlot, Pid } from '@abicus/abi-kernel';
import { timerMonitor } from '@abicus/abi-timed';
import { lawful } from '@abicus/wire';
import { DeadlineQueue } from './deadline-queue.ts';

/** The largest id: a field of 32 bits in the frames. */
const ID_MAX = 0xffff_ffff;

/** A live timer. */
export interface Timer {
  readonly id: number;
  /** Pid of the owner. */
  readonly owner: Pid;
  /** The requested deadline, in ns. */
  readonly deadline: bigint;
  /** The planned expiry, in ns: the deadline, rounded up within the window. */
  readonly planned: bigint;
  /** The expiry, in ns: as planned, or later if its event is retried because the queue was full. */
  readonly wake: bigint;
  /** The slack of the deadline, in ns. */
  readonly window: bigint;
  /** The monitor of its state machine. */
  readonly monitor: ReturnType<typeof timerMonitor>;
}

/** The times of a timer to arm. */
export type TimerTimes = Pick<Timer, 'deadline' | 'planned' | 'window'>;

interface Owner {
  /** Slot of the capability to its event endpoint. */
  readonly events: CapSlot;
  readonly timers: Map<number, Timer>;
}

/** All live timers. The caller checks the limits, since they are checks of operations. */
export class Timers {
  readonly #owners = new Map<Pid, Owner>();
  readonly #queue = new DeadlineQueue<Timer>();
  readonly #live = new Set<number>();
  readonly #maxId: number;
  #lastId: number;

  /**
   * @param maxId the largest id, after which ids wrap to 1; larger than the maximum number of live timers.
   * @param lastId the id after which the first is allocated.
   */
  constructor(maxId: number = ID_MAX, lastId = 0) {
    this.#maxId = maxId;
    this.#lastId = lastId;
  }

  /** The number of live timers. */
  get size(): number {
    return this.#queue.size;
  }

  /** The number of owners with live timers. */
  get owners(): number {
    return this.#owners.size;
  }

  /** The expiry of the next timer. */
  get nextWake(): bigint | undefined {
    return this.#queue.nextWake;
  }

  /** The number of live timers of an owner. */
  countOf(owner: Pid): number {
    return this.#owners.get(owner)?.timers.size ?? 0;
  }

  /** The slot of an owner's event capability. */
  eventsOf(owner: Pid): CapSlot | undefined {
    return this.#owners.get(owner)?.events;
  }

  /** The owner whose events go to the endpoint of a slot. */
  ownerOf(events: CapSlot): Pid | undefined {
    for (const [owner, one] of this.#owners) if (one.events === events) return owner;
    return undefined;
  }

  /** Arms a timer. `events` is kept if the owner has no live timers; otherwise the caller closes it. */
  arm(owner: Pid, events: CapSlot, times: TimerTimes): Timer {
    let record = this.#owners.get(owner);
    if (record === undefined) {
      record = { events, timers: new Map() };
      this.#owners.set(owner, record);
    }
    const monitor = timerMonitor();
    lawful(monitor.on('timed.register'));
    const timer: Timer = { ...times, id: this.#allocId(), owner, wake: times.planned, monitor };
    record.timers.set(timer.id, timer);
    this.#queue.add(timer);
    return timer;
  }

  /** Cancels a timer of an owner; undefined: the owner has no such live timer. */
  cancel(owner: Pid, id: number): { readonly freed: CapSlot | undefined } | undefined {
    const timer = this.#owners.get(owner)?.timers.get(id);
    // The state machine of the contract decides of a timer that does not exist as well.
    lawful((timer?.monitor ?? timerMonitor()).on('timed.cancel'));
    if (timer === undefined) return undefined;
    this.#queue.removeWhere((one) => one === timer);
    return { freed: this.#release(timer) };
  }

  /** Removes the expired timers from the queue. The caller then completes or postpones each of them. */
  popExpired(now: bigint): Timer[] {
    return this.#queue.popExpired(now);
  }

  /** Completes an expired timer whose event was sent. Returns the slot of a freed capability. */
  fired(timer: Timer, now: bigint): CapSlot | undefined {
    const { deadline, window, planned, monitor } = timer;
    lawful(monitor.event('fired', { now, late: now - planned, deadline, window }));
    return this.#release(timer);
  }

  /** Frees a timer that was removed from the queue. */
  #release({ id, owner }: Timer): CapSlot | undefined {
    this.#live.delete(id);
    const record = this.#owners.get(owner);
    record?.timers.delete(id);
    if (record === undefined || record.timers.size > 0) return undefined;
    this.#owners.delete(owner);
    return record.events;
  }

  /** Postpones an expired timer whose event could not be sent because the queue was full; it stays live. */
  postpone(timer: Timer, wake: bigint): void {
    const timers = this.#owners.get(timer.owner)?.timers;
    if (timers === undefined) return;
    lawful(timer.monitor.event('queue.full'));
    const later: Timer = { ...timer, wake };
    timers.set(timer.id, later);
    this.#queue.add(later);
  }

  /** Drops all timers of an owner whose event endpoint is gone. */
  dropOwner(owner: Pid): { readonly dropped: number; readonly freed: CapSlot | undefined } {
    const record = this.#owners.get(owner);
    if (record === undefined) return { dropped: 0, freed: undefined };
    this.#owners.delete(owner);
    this.#queue.removeWhere((timer) => timer.owner === owner);
    for (const { id, monitor } of record.timers.values()) {
      lawful(monitor.event('owner.exit'));
      this.#live.delete(id);
    }
    return { dropped: record.timers.size, freed: record.events };
  }

  /** Allocates an id: ids ascend and wrap to 1, since 0 is not an id; live ones are skipped. */
  #allocId(): number {
    let id = this.#lastId;
    do id = (id % this.#maxId) + 1;
    while (this.#live.has(id));
    this.#lastId = id;
    this.#live.add(id);
    return id;
  }
}
