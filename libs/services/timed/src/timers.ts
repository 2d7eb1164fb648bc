/**
 * The live timers, by owner. Each follows the machine of its contract: a step that is none of it ends the program.
 *
 *     owner    absent ──first timer──▶ present ──last timer gone, or its endpoint gone──▶ absent
 *
 * An owner is a task, by the pid that the kernel stamped on its request. While it has live timers the service keeps one
 * capability of its event endpoint: the one that came with the first of them. What is returned as `freed` is such a
 * capability that is not needed any more; the caller closes it.
 */
import { timerMonitor } from '@abicus/abi-timed';
import { lawful } from '@abicus/wire';
import { DeadlineQueue } from './deadline-queue.ts';

/** The largest id: 32 bits have room for it on the wire. */
const ID_MAX = 0xffff_ffff;

/** A live timer. */
export interface Timer {
  readonly id: number;
  /** Pid of the owner. */
  readonly owner: number;
  /** What was asked for, in ns. */
  readonly deadline: bigint;
  /** When it was planned to fire, in ns: the deadline, put off within the window. */
  readonly planned: bigint;
  /** When it fires, in ns: as planned, or later if its event found no room. */
  readonly wake: bigint;
  /** How far its deadline may be put off, in ns. */
  readonly window: bigint;
  /** Where it is in its monitor. */
  readonly monitor: ReturnType<typeof timerMonitor>;
}

/** What is asked of a timer: when, and how much later it may fire. */
export type TimerTimes = Pick<Timer, 'deadline' | 'planned' | 'window'>;

interface Owner {
  /** Slot of the capability of its event endpoint. */
  readonly events: number;
  readonly timers: Map<number, Timer>;
}

/** All live timers of the service. Limits are the callers' to check: they are checks of operations. */
export class Timers {
  readonly #owners = new Map<number, Owner>();
  readonly #queue = new DeadlineQueue<Timer>();
  readonly #live = new Set<number>();
  readonly #maxId: number;
  #lastId = 0;

  /** @param maxId the largest id; after it they begin again at 1. Larger than any number of live timers. */
  constructor(maxId: number = ID_MAX) {
    this.#maxId = maxId;
  }

  /** How many timers are live. */
  get size(): number {
    return this.#queue.size;
  }

  /** How many owners have live timers. */
  get owners(): number {
    return this.#owners.size;
  }

  /** When the next timer fires. */
  get nextWake(): bigint | undefined {
    return this.#queue.nextWake;
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
  arm(owner: number, events: number, times: TimerTimes): Timer {
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

  /** Disarms a timer of an owner; undefined if the owner has no such live timer. */
  cancel(owner: number, id: number): { readonly freed: number | undefined } | undefined {
    const timer = this.#owners.get(owner)?.timers.get(id);
    const step = lawful((timer?.monitor ?? timerMonitor()).on('timed.cancel'));
    if (timer === undefined || step.kind === 'refused') return undefined;
    this.#queue.remove(timer);
    return { freed: this.#release(timer) };
  }

  /** Takes the timers that are due out of the order of waking. Each then has fired or is put off. */
  popExpired(now: bigint): Timer[] {
    return this.#queue.popExpired(now);
  }

  /** The event of a timer that was due is sent. Returns the slot of a capability that is freed. */
  fired(timer: Timer, now: bigint): number | undefined {
    const { deadline, window, planned, monitor } = timer;
    lawful(monitor.event('fired', { now, late: now - planned, deadline, window }));
    return this.#release(timer);
  }

  /** A timer that was taken out of the order of waking is live no more. */
  #release({ id, owner }: Timer): number | undefined {
    this.#live.delete(id);
    const record = this.#owners.get(owner);
    record?.timers.delete(id);
    if (record === undefined || record.timers.size > 0) return undefined;
    this.#owners.delete(owner);
    return record.events;
  }

  /** A timer that was due, but whose event found no room, fires again later; it stays live. */
  postpone(timer: Timer, wake: bigint): void {
    const timers = this.#owners.get(timer.owner)?.timers;
    if (timers === undefined) return;
    lawful(timer.monitor.event('queue.full'));
    const later: Timer = { ...timer, wake };
    timers.set(timer.id, later);
    this.#queue.add(later);
  }

  /** The owner's event endpoint is gone: its timers are dropped. */
  dropOwner(owner: number): { readonly dropped: number; readonly freed: number | undefined } {
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

  /** Ids count upward and begin again at 1, since 0 is none; one that is live is passed over. */
  #allocId(): number {
    let id = this.#lastId;
    do id = (id % this.#maxId) + 1;
    while (this.#live.has(id));
    this.#lastId = id;
    this.#live.add(id);
    return id;
  }
}
