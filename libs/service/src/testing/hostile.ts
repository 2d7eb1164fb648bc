/**
 * A service among clients, callees and notices that keep to nothing: frames of its protocol and others, capabilities,
 * ends of calls, time, failed receives. The service must live, answer each request once, and give back what it holds.
 */
import { asPid, ERRNO, GoneSide, MessageKind, MsgType, QosClass } from '@abicus/abi-kernel';
import type { Marker } from '@abicus/wire';
import { hostileFrames, seededDraw, type Draw, type ServiceShape } from '@abicus/wire/testing';
import type { ServiceDefinition } from '../definition.ts';
import { Rig } from './rig.ts';

/** The other side of the service. */
export type Others = {
  /** Its own protocol. */
  readonly service: ServiceShape;
  /** The protocols of the services that it calls: their events arrive, and their replies. */
  readonly callees?: readonly ServiceShape[];
  /** Identities of its callers, as the kernel stamps them; one is 1n if there are none. */
  readonly callers?: readonly bigint[];
  /** Whether a frame may be sent: false for one that ends the service as its contract says. */
  readonly maySend?: (frame: Uint8Array) => boolean;
};

/** Tasks that send. */
const CLIENTS = 80;
/** The first slot in which capabilities arrive: above all that the service has at its start. */
const FIRST_SLOT = 10_000;
/** Most ns between two messages. */
const PAUSE_NS = 8_000_000;
/** Longer than any wait of a service, in ns. */
const AGES_NS = 1_000_000_000_000_000n;
/** Most calls that a service starts while the calls before end. */
const MOST_ROUNDS = 1000;

const CLASSES = Object.values(QosClass);
/** How a receive may fail after which there are others. */
const FAILURES = [-ERRNO.EINVAL, -ERRNO.EFAULT, -ERRNO.ENOSPC, -ERRNO.ETIMEDOUT];
/** How a send may fail. */
const NOT_SENT = [-ERRNO.EAGAIN, -ERRNO.ENOSPC, -ERRNO.ESRCH, -ERRNO.EPIPE];
const ENDS = [MessageKind.PeerGone, MessageKind.TimedOut, MessageKind.TooLong];
const NOTICES = [MsgType.PeerGone, MsgType.Interrupt];

/** One of a list that is not empty. */
const oneOf = <T>(draw: Draw, list: readonly T[]): T => {
  const one = list[draw.integer(0, list.length - 1)];
  if (one === undefined) throw new Error('nothing to draw from');
  return one;
};

/** A run of a service among them. */
class HostileRun<H, S, N, M extends Marker> {
  readonly #rig: Rig<H, S, N, M>;
  readonly #draw: Draw;
  readonly #others: Others;
  readonly #frames: (draw: Draw) => Uint8Array;
  readonly #callees: readonly ((draw: Draw) => Uint8Array)[];
  readonly #gone = new Set<number>();
  #lost = 0;
  #moved = 0;
  #requests = 0;
  #ended = 0;
  #noticed = 0;

  constructor(definition: ServiceDefinition<H, S, N, M>, others: Others, draw: Draw) {
    this.#rig = new Rig(definition);
    this.#draw = draw;
    this.#others = others;
    this.#frames = hostileFrames(others.service);
    this.#callees = [others.service, ...(others.callees ?? [])].map(hostileFrames);
    this.#rig.isThere = (token) => {
      if (!this.#gone.delete(token)) return true;
      this.#lost += 1;
      return false;
    };
    this.#rig.send = (_, frame) => oneOf(draw, [frame.length, frame.length, ...NOT_SENT]);
  }

  /** Sends messages, ends all that the service waits for, and gives what is not as it must be. */
  run(messages: number): string[] {
    const draw = this.#draw;
    for (let i = 0; i < messages && !this.#rig.hasEnded; i++) {
      this.#request();
      if (draw.integer(0, 3) === 0) this.#other();
      if (draw.integer(0, 3) === 0) this.#rig.now += BigInt(draw.integer(0, PAUSE_NS));
      if (draw.integer(0, 2) === 0) this.#rig.run();
    }
    this.#rig.run();
    const during = this.#findings(0);
    // What waits for its answer may be dropped with its caller.
    const waiting = this.#rig.loop.work.inFlight;
    this.#endAll();
    // What is due is answered, also where no caller is watched.
    this.#rig.now += AGES_NS;
    this.#rig.run();
    return [...during, ...this.#findings(waiting), ...this.#left()];
  }

  #from(): { sender: number; identity: bigint; qos: QosClass; moved: number | undefined } {
    const draw = this.#draw;
    const { callers = [1n] } = this.#others;
    const moved = draw.integer(0, 1) === 0 ? FIRST_SLOT + this.#moved++ : undefined;
    const sender = asPid(1 + draw.integer(0, CLIENTS - 1));
    return { sender, identity: oneOf(draw, callers), qos: oneOf(draw, CLASSES), moved };
  }

  #request(): void {
    const frame = this.#frames(this.#draw);
    if (this.#others.maySend?.(frame) === false) return;
    const token = this.#rig.request(this.#from(), frame);
    this.#requests += 1;
    if (this.#draw.integer(0, 19) === 0) this.#gone.add(token);
  }

  /** What is no request: a message, an event, a forged notice, a notice of no watch, the end of a call, a failure. */
  #other(): void {
    const draw = this.#draw;
    const frame = oneOf(draw, this.#callees)(draw);
    switch (draw.integer(0, 5)) {
      case 0:
        return this.#rig.message(this.#from(), frame, draw.integer(0, 255));
      case 1:
        return this.#rig.message(this.#from(), frame, oneOf(draw, NOTICES));
      case 2:
        return this.#rig.message({ sender: 0 }, frame, oneOf(draw, NOTICES));
      case 3:
        return this.#rig.end(draw.integer(-1, 70), oneOf(draw, ENDS));
      case 4:
        return void this.#rig.failures.push(oneOf(draw, FAILURES));
      default:
        return this.#endCall(frame);
    }
  }

  /** Ends the oldest call that the service waits for: with a reply of any kind, or without one. */
  #endCall(frame: Uint8Array): void {
    const badge = this.#rig.started[this.#ended];
    if (badge === undefined) return;
    this.#ended += 1;
    const isReply = this.#draw.integer(0, 1) === 0;
    if (isReply) this.#rig.end(badge, MessageKind.Reply, frame);
    else this.#rig.end(badge, oneOf(this.#draw, ENDS));
  }

  /** Ends all calls, and all tasks and endpoints that are watched. */
  #endAll(): void {
    const { watched, started } = this.#rig;
    for (let i = 0; i < MOST_ROUNDS; i++) {
      if (this.#ended === started.length && this.#noticed === watched.length) return;
      for (; this.#ended < started.length; this.#ended++) {
        this.#rig.end(started[this.#ended] ?? 0, MessageKind.PeerGone);
      }
      for (; this.#noticed < watched.length; this.#noticed++) {
        const isTask = watched[this.#noticed]?.startsWith('task') === true;
        this.#rig.notice(this.#noticed + 1, isTask ? GoneSide.Task : GoneSide.Endpoint);
      }
      this.#rig.run();
    }
    throw new Error('the service starts calls without end');
  }

  #findings(mayBeDropped: number): string[] {
    const { hasEnded, arrived, moved, closed, loop } = this.#rig;
    const { work, holdings } = loop;
    const fates = this.#rig.replies.size + work.inFlight + this.#lost + this.#rig.tooLong.size;
    const held = closed.length + moved.length + holdings.kept;
    const found: string[] = [];
    if (hasEnded) found.push('the service has ended');
    if (work.outbox.size > 0) found.push(`${work.outbox.size} replies were not sent`);
    if (new Set(closed).size < closed.length) found.push('a capability was closed twice');
    if (held !== arrived.length) {
      found.push(`${held} of ${arrived.length} capabilities are closed, moved or kept`);
    }
    if (fates > this.#requests || fates + mayBeDropped < this.#requests)
      found.push(`${fates} of ${this.#requests} requests have a fate`);
    return found;
  }

  /** What the service has that all others have ended for. */
  #left(): string[] {
    const { replies, loop } = this.#rig;
    const { work, holdings } = loop;
    const found: string[] = [];
    if (work.inFlight > 0) found.push(`${work.inFlight} requests of ended callers wait`);
    if (holdings.kept > 0) found.push(`${holdings.kept} capabilities of ended callers are kept`);
    if (holdings.watches > 0) found.push(`${holdings.watches} watches of ended callers`);
    if (replies.size === 0) found.push('no request was answered');
    return found;
  }
}

/**
 * Sends generated messages to a service under test, and gives what is not as it must be; the same seed sends the same
 * messages. A test of it: `expect(hostileRun(definition, { service: SPOOLD_SERVICE }, seed, 200)).toEqual([])`.
 */
export function hostileRun<H, S, N, M extends Marker>(
  definition: ServiceDefinition<H, S, N, M>,
  others: Others,
  seed: number,
  messages: number,
): string[] {
  return new HostileRun(definition, others, seededDraw(seed)).run(messages);
}
