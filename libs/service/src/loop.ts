/**
 * The loop of a service. It waits nowhere but in its one receive: for requests, the ends of calls that it has started,
 * events of other services, notices of the kernel, and the next time at which something is due.
 */
import type { Start } from '@abicus/abi-init';
import {
  asCapSlot,
  asInstant,
  errnoName,
  ERRNO,
  GoneSide,
  MessageKind,
  MsgType,
  nsec,
  PEER_GONE_SIZE,
  readPeerGone,
  type CapSlot,
  type Instant,
} from '@abicus/abi-kernel';
import { LIMITS, type Limits } from '@abicus/abi-service';
import { movesEvents } from '@abicus/ipc';
import { isReject, type Cpu, type Marker, type Program } from '@abicus/wire';
import { LATER, UnhandledRequest, type ServedShape } from '@abicus/wire/service';
import { Context, RequestCall, type Common } from './context.ts';
import { Counters, NO_OPERATION, OUTCOME } from './counters.ts';
import type { ServiceDefinition } from './definition.ts';
import { Answer } from './effects.ts';
import { isProgram } from './handlers.ts';
import { Holdings } from './holdings.ts';
import type { Outgoing } from './outbox.ts';
import { Inbox, type Message } from './receive.ts';
import { StartedCalls } from './started-calls.ts';
import { isStats, statsReply } from './stats.ts';
import { Work, type Run } from './work.ts';

/** A deadline that has passed: a receive with it does not wait. */
const PAST = asInstant(1);
const NEVER = asInstant(0);
const TIMED_OUT = -ERRNO.ETIMEDOUT;
/** The last deadline of a receive: what is due later is due then. */
const LATEST = Number.MAX_SAFE_INTEGER;

/** A service in operation. */
export class ServiceLoop<H, S, N, M extends Marker> {
  readonly counters: Counters;
  readonly holdings: Holdings;
  readonly calls: StartedCalls<Run>;
  readonly work: Work;
  readonly #definition: ServiceDefinition<H, S, N, M>;
  readonly #cpu: Cpu;
  readonly #requests: CapSlot;
  readonly #room: number;
  readonly #starts: number;
  readonly #common: Common<S, N>;
  readonly #handlers: object;
  readonly #caller = { sender: 0n };
  #isDueRunning = false;
  #now = 0;

  constructor(cpu: Cpu, definition: ServiceDefinition<H, S, N, M>, start: Start) {
    const limits: Limits = { ...LIMITS, ...definition.limits };
    const requests = asCapSlot(definition.slots.requests);
    const { server, callerEnded, endpointGone } = definition;
    const state = definition.state(start);
    this.#cpu = cpu;
    this.#definition = definition;
    this.#requests = requests;
    this.#starts = start.starts;
    this.counters = new Counters(limits);
    cpu.observe(() => this.counters.observed(start.starts));
    this.holdings = new Holdings(cpu, requests, limits);
    this.calls = new StartedCalls(cpu, requests, limits, () => this.#now);
    this.work = new Work({
      cpu,
      server,
      limits,
      holdings: this.holdings,
      counters: this.counters,
      calls: this.calls,
      ends: {
        callerEnded: (pid) => callerEnded?.(state, pid),
        endpointGone:
          endpointGone === undefined ? undefined : (slot, as) => endpointGone(state, slot, as),
      },
    });
    const { lines } = this.work;
    const audit = (_: unknown, line: string): void => void lines.push(line);
    this.#handlers = { ...definition.handlers, 'audit.write': audit };
    const connections = definition.calls ?? ({} as NonNullable<typeof definition.calls>);
    this.#common = { cpu, state, to: this.calls.channels<N>(connections) };
    const rooms = Object.values<{ room: number }>(connections).map(({ room }) => room);
    this.#room = Math.max(definition.frameMax, PEER_GONE_SIZE, ...rooms);
  }

  /** Serves until the endpoint of the requests is gone. */
  *serve(): Program {
    const inbox = new Inbox(this.#cpu, this.#requests, this.#room);
    const { outbox } = this.work;
    let due = this.#due();
    for (;;) {
      // If another reply waits, the receive does not.
      const isPolling = outbox.size > 1;
      const deadline = isPolling ? PAST : due;
      const out = outbox.take();
      const receiving = inbox.receive(deadline, out);
      yield;
      const result = receiving.result();
      inbox.done();
      if (result >= 0) {
        const message = inbox.message(result);
        this.#now = message.now;
        const rest = this.#handle(message);
        if (rest !== undefined) yield* rest;
      } else if (!this.#survives(errnoName(-result), out)) return;
      else if (!isPolling && result === TIMED_OUT) yield* this.#readTime(deadline);
      due = this.#due();
      if (due === NEVER || due > this.#now) continue;
      yield* this.#runDue();
      due = this.#due();
    }
  }

  /** When something is due, in ns. */
  #due(): Instant {
    const { due } = this.#definition;
    if (due === undefined || this.#isDueRunning) return NEVER;
    return asInstant(Math.min(Number(due(this.#common.state)), LATEST));
  }

  /** Handles what is due. A handler that waits for a call is not called again before it is done. */
  *#runDue(): Program {
    const { onDue } = this.#definition;
    if (onDue === undefined) return;
    this.#isDueRunning = true;
    const result = onDue(new Context(this.#common, this.#now));
    yield* this.work.finish(result, undefined, () => (this.#isDueRunning = false));
  }

  /**
   * Whether the service continues after a receive that failed: not without its endpoint. A caller that has ended, or has
   * waited long enough, gets no reply, and that is all.
   */
  #survives(error: ReturnType<typeof errnoName>, out: Outgoing | undefined): boolean {
    if (error === 'ETIMEDOUT') return true;
    if (error === 'EPIPE' || error === 'EPERM') return false;
    if (error !== 'ESRCH') this.counters.note('receiveError');
    else if (out === undefined) return false;
    else this.counters.count(out.sender, out.opcode, OUTCOME.gone);
    return true;
  }

  /** Reads the time after a deadline. A task without the right to time reads a coarse one, which may be before it. */
  *#readTime(deadline: Instant): Program {
    const now = yield* nsec(this.#cpu);
    this.#now = Math.max(deadline, now.ok ? Number(now.value) : 0);
  }

  /** Handles a message; gives what is left to do for those that take more than a reply. */
  #handle(got: Message): Program | undefined {
    const frame = got.received;
    const op = this.#definition.server.operationOf(frame);
    const isOneWay = op?.answers === 'never';
    if (got.kind !== MessageKind.Request && !(isOneWay && isSent(got))) return this.#other(got);
    if (op === undefined && isStats(frame)) return this.#stats(got);
    const moved = got.moved;
    // Its caller would wait for ever.
    if (isOneWay && got.kind === MessageKind.Request) return this.#malformed(got, op, moved);
    const movesCap = op !== undefined && movesEvents(op);
    if (moved !== undefined || movesCap) return this.#withCap(got, op, moved);
    if (op?.answers === 'later' && !this.work.mayWait()) return this.#beyond(got, op, undefined);
    return this.#take(got, undefined, got.token);
  }

  /** Answers a request for counters, which counts as none of the operations. */
  *#stats({ sender, identity, token, received, moved }: Message): Program {
    const { counters } = this;
    counters.note('statsRequest');
    const call = { sender: identity, pid: sender, counters, starts: this.#starts };
    this.work.send(token, statsReply(call, received), sender, NO_OPERATION);
    if (moved === undefined) return;
    counters.note('strayCapability');
    yield* this.holdings.close(moved);
  }

  /** A request with a capability, or of an operation that moves one. */
  *#withCap(got: Message, op: ServedShape | undefined, moved: CapSlot | undefined): Program {
    const movesCap = op !== undefined && movesEvents(op);
    if (moved !== undefined && !movesCap) {
      this.counters.note('strayCapability');
      yield* this.holdings.close(moved);
      yield* this.#take(got, undefined, got.token) ?? [];
    } else if (moved === undefined && op !== undefined) {
      yield* this.#malformed(got, op, undefined);
    } else if (op !== undefined && !this.holdings.mayKeep()) yield* this.#beyond(got, op, moved);
    else yield* this.#take(got, moved, got.token) ?? [];
  }

  /** Answers a request that has not the form which its operation has. */
  *#malformed(got: Message, op: ServedShape, moved: CapSlot | undefined): Program {
    this.counters.count(got.sender, op.opcode, OUTCOME.malformed);
    const reply = this.#definition.server.malformed(got.received);
    this.work.send(got.token, reply, got.sender, op.opcode);
    if (moved !== undefined) yield* this.holdings.close(moved);
  }

  /** Answers a request that is beyond a limit. */
  *#beyond(got: Message, op: ServedShape, moved: CapSlot | undefined): Program {
    this.counters.count(got.sender, op.opcode, OUTCOME.overload);
    const reply = this.#definition.server.overloaded(got.received);
    this.work.send(got.token, reply, got.sender, op.opcode);
    if (moved !== undefined) yield* this.holdings.close(moved);
  }

  /** Calls the handler of a request; gives what is left to do where that is more than a reply. */
  #take(got: Message, moved: CapSlot | undefined, token: number): Program | undefined {
    const { server } = this.#definition;
    const { work } = this;
    const frame = got.received;
    const call = new RequestCall<S, N, unknown>(this.#common, got, moved);
    this.#caller.sender = got.identity;
    const taken = server.take(this.#handlers, call, frame, this.#caller);
    if (taken instanceof UnhandledRequest) {
      const opcode = server.operationOf(frame)?.opcode ?? NO_OPERATION;
      this.counters.count(got.sender, opcode, OUTCOME[taken.why]);
      work.send(token, taken.reply, got.sender, opcode);
      return moved === undefined && work.lines.length === 0 ? undefined : work.clear(moved);
    }
    const { outcome } = taken;
    if (moved === undefined && isPlain(outcome)) {
      taken.audit(outcome);
      work.answer(taken, got, outcome);
      return work.lines.length === 0 ? undefined : work.clear(undefined);
    }
    return work.finish(outcome, { taken, call, token, frame, moved });
  }

  /** Handles a message that is no request. */
  *#other(got: Message): Program {
    const moved = got.moved;
    if (moved !== undefined) {
      this.counters.note('strayCapability');
      yield* this.holdings.close(moved);
    }
    if (got.kind !== MessageKind.Message) yield* this.work.resume(got.token, got);
    else if (got.sender === 0) yield* this.#notice(got);
    else if (isNotice(got.ty)) this.counters.note('forgedNotice');
    else yield* this.#event(got);
  }

  /** Handles a notice of the kernel: a watch has ended. */
  *#notice(got: Message): Program {
    const notice = got.ty === MsgType.PeerGone ? readPeerGone(got.received, 0) : undefined;
    const watched = notice === undefined ? undefined : this.holdings.notified(notice.serial);
    if (notice === undefined || watched === undefined) this.counters.note('staleNotice');
    else if (watched.kind === 'task') {
      this.counters.note('death');
      yield* this.work.callerEnded(watched.pid);
    } else if (notice.side === GoneSide.Endpoint) {
      yield* this.work.endpointGone(watched.slot, watched.as);
    }
  }

  /** Handles an event of a called service. */
  *#event(got: Message): Program {
    for (const { identity, handle } of this.#definition.events ?? []) {
      const reaction = identity === got.identity ? handle(got.received) : undefined;
      if (reaction === undefined) continue;
      yield* this.work.finish(reaction(new Context(this.#common, this.#now)), undefined);
      return;
    }
    this.counters.note('strayMessage');
  }
}

/** Whether a message is one that a program has sent, and not a notice of the kernel or one in its form. */
function isSent({ kind, sender, ty }: Message): boolean {
  return kind === MessageKind.Message && sender !== 0 && !isNotice(ty);
}

/** Whether a message has the type of a notice of the kernel. */
function isNotice(ty: number): boolean {
  return ty === MsgType.PeerGone || ty === MsgType.Interrupt;
}

/** Whether an outcome is a reply or a reject, and nothing is to be done besides. */
function isPlain(outcome: unknown): boolean {
  if (isReject(outcome)) return true;
  return outcome !== LATER && !(outcome instanceof Answer) && !isProgram(outcome);
}
