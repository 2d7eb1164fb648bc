/**
 * Random sequences of requests of several owners and of time steps: checks when each timer fires, and that owners don't
 * affect each other.
 */
import { asPid } from '@abicus/abi-kernel';
import {
  asTimerId,
  decodeCancelReply,
  decodeFiredEvent,
  decodeRegisterReply,
  encodeCancel,
  encodeRegister,
  QosClass,
  WINDOW,
} from '@abicus/abi-timed';
import { INVARIANTS } from '@abicus/abi-timed/testing';
import { encodedFrame, drew } from '@abicus/wire/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eventsOf, World } from '../test/world.ts';
import { nextDeadline } from './state.ts';

const OWNERS = 3;
/** The result of a send to a full queue. */
const QUEUE_FULL = -11;

/** A step: a request of an owner, or time that passes while the queues of some owners are full. */
type Step =
  | {
      readonly kind: 'register';
      readonly owner: number;
      readonly own: QosClass;
      readonly asked: QosClass;
      /** The deadline relative to now; may be negative. */
      readonly ahead: bigint;
    }
  | { readonly kind: 'cancel'; readonly owner: number; readonly which: number }
  | { readonly kind: 'time'; readonly by: bigint; readonly full: number };

const owner = fc.nat(OWNERS - 1);
const qos = fc.constantFrom<QosClass[]>(...Object.values(QosClass));
const register = fc.record({
  kind: fc.constant('register'),
  owner,
  own: qos,
  asked: qos,
  ahead: fc.bigInt({ min: -2_000_000n, max: 30_000_000n }),
});
const cancel = fc.record({ kind: fc.constant('cancel'), owner, which: fc.nat(20) });
const time = fc.record({
  kind: fc.constant('time'),
  by: fc.bigInt({ min: 0n, max: 6_000_000n }),
  // A bit for each owner whose queue is full; mostly none is.
  full: fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(7) }),
});
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: register },
    { weight: 1, arbitrary: cancel },
    { weight: 4, arbitrary: time },
  ),
  { minLength: 20, maxLength: 60, size: 'max' },
);

/** A timer of the model, as its owner knows it. */
interface ModelTimer {
  readonly id: number;
  readonly owner: number;
  readonly deadline: bigint;
  readonly window: bigint;
  /** The last time at which expired timers fired and this one did not. */
  notFiredAt: bigint | undefined;
  /** Whether its event was retried because the queue was full. */
  postponed: boolean;
}

interface FiredTimer {
  readonly timer: ModelTimer;
  readonly now: bigint;
}

/** The service and its model. Expired timers fire after each request and each time step, as in the program. */
class Service {
  readonly world = new World();
  readonly state = this.world.state;
  /** Timers in the order in which they were armed. */
  readonly armed: ModelTimer[] = [];
  readonly live = new Set<ModelTimer>();
  now = 10_000_000n;
  /** A bit for each owner whose queue is full. */
  #full = 0;
  #fired: FiredTimer[] = [];
  /** Events of timers that fired before their model was made: their deadline had passed when they were armed. */
  #early: { readonly id: number; readonly postponed: boolean }[] = [];

  constructor() {
    this.world.send = (slot, frame) => this.#event(slot, frame);
  }

  #event(slot: number, frame: Uint8Array): number {
    const event = decodeFiredEvent(frame);
    const timer = [...this.live].find(({ id }) => id === event?.timer);
    const to =
      Array.from({ length: OWNERS }, (_, i) => i).find((i) => eventsOf(i + 1) === slot) ?? -1;
    const isFull = (this.#full & (1 << to)) !== 0;
    if (timer === undefined) this.#early.push({ id: event?.timer ?? -1, postponed: isFull });
    else if (timer.owner !== to) throw new Error('an event of no live timer');
    else if (isFull) timer.postponed = true;
    else {
      this.live.delete(timer);
      this.#fired.push({ timer, now: this.now });
    }
    return isFull ? QUEUE_FULL : frame.length;
  }

  #ask(sender: number, senderClass: QosClass, frame: Uint8Array, moved?: number): Uint8Array {
    const { world } = this;
    world.now = this.now;
    this.#full = 0;
    const from = { sender: asPid(sender + 1), qos: senderClass, moved };
    return world.ask(from, frame) ?? new Uint8Array();
  }

  register({ owner: of, own, asked, ahead }: Step & { kind: 'register' }): string {
    const deadline = this.now + ahead;
    const frame = encodedFrame(encodeRegister({ qos: asked, deadline }, 1));
    const reply = decodeRegisterReply(this.#ask(of, own, frame, eventsOf(of + 1)), 1);
    if (!reply.ok) return reply.error;
    const window = WINDOW[own] > WINDOW[asked] ? WINDOW[own] : WINDOW[asked];
    const { timer: id } = reply.value;
    const timer: ModelTimer = {
      id,
      owner: of,
      deadline,
      window,
      notFiredAt: undefined,
      postponed: false,
    };
    this.armed.push(timer);
    this.live.add(timer);
    for (const { id: gone, postponed } of this.#early.splice(0)) {
      if (gone !== id) throw new Error('an event of no live timer');
      if (postponed) timer.postponed = true;
      else {
        this.live.delete(timer);
        this.#fired.push({ timer, now: this.now });
      }
    }
    return 'OK';
  }

  cancel(of: number, timer: ModelTimer | undefined): string {
    const frame = encodedFrame(encodeCancel({ timer: asTimerId(timer?.id ?? 0) }, 1));
    const reply = decodeCancelReply(this.#ask(of, QosClass.Idle, frame), 1);
    if (!reply.ok) return reply.error;
    if (timer !== undefined) this.live.delete(timer);
    return 'OK';
  }

  /** Fires the expired timers, while the queues of some owners are full; gives the timers that fired. */
  fireExpired(full: number): FiredTimer[] {
    this.#full = full;
    this.world.now = this.now;
    this.world.run();
    return this.#fired.splice(0);
  }

  /** The latest time at which the service must wake, so that all live timers fire within their windows. */
  get latest(): bigint | undefined {
    const ends = [...this.live].flatMap(({ deadline, window, postponed }) =>
      postponed ? [] : [deadline + window],
    );
    return ends.reduce<bigint | undefined>(
      (least, end) => (least === undefined || end < least ? end : least),
      undefined,
    );
  }
}

const ms = (ns: bigint): number => Number(ns) / 1e6;

test('timed.invariant.neverEarly timed.invariant.withinWindow timed.event.fired: a timer fires when the service first wakes after its coalesced deadline, and never before', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const service = new Service();
      for (const one of all) {
        if (one.kind === 'register') service.register(one);
        else if (one.kind === 'cancel') service.cancel(one.owner, service.armed[one.which]);
        else service.now += one.by;
        const fired = service.fireExpired(one.kind === 'time' ? one.full : 0);
        for (const { timer, now } of fired) {
          const { id, deadline, window, notFiredAt, postponed } = timer;
          const drawn = { id, deadline, window, now };
          const late = now - deadline;
          drew(INVARIANTS['timed.invariant.neverEarly'], drawn, { 'ms late': ms(late) });
          expect(late).toBeGreaterThanOrEqual(0n);
          const inTime = postponed || notFiredAt === undefined || notFiredAt < deadline + window;
          if (!postponed) {
            const reached = { 'ms late': ms(late), 'ms of its window': ms(window) };
            drew(INVARIANTS['timed.invariant.withinWindow'], drawn, reached);
          }
          expect(inTime).toBe(true);
        }
        // No timer that could have fired is left, and the service wakes in time for the next one.
        const { latest, now } = service;
        for (const timer of service.live) timer.notFiredAt = now;
        const wakes = nextDeadline(service.state);
        expect(latest === undefined || (latest > now && wakes <= latest)).toBe(true);
      }
    }),
    { seed: 0x6669, numRuns: 100 },
  );
});

/** Lists what the first owner observes: the replies to its requests, and when its timers fired, by their index. */
function observedByFirst(all: readonly Step[], isAlone: boolean): string[] {
  const service = new Service();
  const observed: string[] = [];
  const own = (): ModelTimer[] => service.armed.filter(({ owner: of }) => of === 0);
  for (const one of all) {
    const isOwn = one.kind === 'time' || one.owner === 0;
    let answer: string | undefined;
    if (one.kind === 'time') service.now += one.by;
    else if (isOwn || !isAlone) {
      // The first owner cancels timers of its own; the others try any timer.
      const mine = own()[one.kind === 'cancel' ? one.which % 10 : 0];
      if (one.kind === 'register') answer = service.register(one);
      else answer = service.cancel(one.owner, isOwn ? mine : service.armed[one.which]);
    }
    if (isOwn && answer !== undefined) observed.push(`${one.kind}: ${answer}`);
    for (const { timer, now } of service.fireExpired(one.kind === 'time' ? one.full : 0)) {
      if (timer.owner === 0) observed.push(`timer ${own().indexOf(timer)} at ${now}`);
    }
  }
  return observed;
}

test('timed.invariant.ownersApart: an owner observes the same of its timers with and without the requests of others', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const alone = observedByFirst(all, true);
      const fired = alone.filter((line) => line.startsWith('timer')).length;
      const others = all.filter((one) => one.kind !== 'time' && one.owner !== 0);
      for (const one of others) {
        const reached = { 'requests of others': others.length, 'timers that fired': fired };
        drew(INVARIANTS['timed.invariant.ownersApart'], one, reached);
      }
      expect(observedByFirst(all, false)).toEqual(alone);
    }),
    { seed: 0x6f77, numRuns: 100 },
  );
});
