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
import type { Cpu, Marker, Program } from '@abicus/wire';
import { UnhandledRequest, type ServedShape } from '@abicus/wire/service';
import { Context, RequestCall, type Common } from './context.ts';
import { Counters, NO_OPERATION, OUTCOME } from './counters.ts';
import type { ServiceDefinition } from './definition.ts';
import type { Effects } from './effects.ts';
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
      inbox.done(out);
      if (result >= 0) {
        const message = inbox.message(result);
        this.#now = message.now;
        const rest = this.#handle(message);
        if (rest !== undefined) yield* rest;
      } else if (!this.#survives(errnoName(-result), out)) return;
      else if (!isPolling && result === TIMED_OUT) yield* this.#readTime(deadline);
      due = this.#due();
      if (due === NEVER || due > this.#now) continue;
      yield* this.work.react(this.#runDue());
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
  *#runDue(): Program<Effects> {
    const { onDue } = this.#definition;
    if (onDue === undefined) return undefined;
    this.#isDueRunning = true;
    const result = onDue(new Context(this.#common, this.#now));
    const effects = isProgram(result) ? yield* result : result;
    this.#isDueRunning = false;
    return effects;
  }

  /**
   * Whether the service continues after a receive that failed: not without its endpoint. A caller that has ended, or has
   * waited long enough, gets no reply, and that is all.
   */
  #survives(error: ReturnType<typeof errnoName>, out: Outgoing | undefined): boolean {
    switch (error) {
      case 'ETIMEDOUT':
        return true;
      case 'EPIPE':
      case 'EPERM':
        return false;
      case 'ESRCH':
        if (out === undefined) return false;
        this.counters.count(out.sender, out.opcode, OUTCOME.gone);
        return true;
      default:
        this.counters.note('receiveError');
        return true;
    }
  }

  /** Reads the time after a deadline. A task without the right to time reads a coarse one, which may be before it. */
  *#readTime(deadline: Instant): Program {
    const now = yield* nsec(this.#cpu);
    this.#now = now.ok ? Math.max(deadline, Number(now.value)) : deadline;
  }

  /** Handles a message; gives what is left to do for those that take more than a reply. */
  #handle(got: Message): Program | undefined {
    const op = this.#definition.server.operationOf(got.received);
    const isRequest = got.kind === MessageKind.Request || (op?.answers === 'never' && isSent(got));
    const movesCap = isRequest && op !== undefined && movesEvents(op);
    if (got.moved !== undefined && !movesCap) return this.#without(got, got.moved);
    return isRequest ? this.#request(got, op) : this.#other(got);
  }

  /** Closes a capability that nothing takes, and handles its message as one that came without. */
  *#without(got: Message, moved: CapSlot): Program {
    this.counters.note('strayCapability');
    yield* this.holdings.close(moved);
    yield* this.#handle({ ...got, moved: undefined }) ?? [];
  }

  /** Handles a request. Its capability, if it came with one, is one that its operation takes. */
  #request(got: Message, op: ServedShape | undefined): Program | undefined {
    const frame = got.received;
    if (op === undefined && isStats(frame)) return this.#stats(got);
    const why = op === undefined ? undefined : this.#unfit(got, op);
    if (why === undefined) return this.#take(got, op);
    const { server } = this.#definition;
    const reply = why === 'malformed' ? server.malformed(frame) : server.overloaded(frame);
    return this.#unhandled(got, op, why, reply);
  }

  /** Why a request is answered before it is decoded: it has not the form of its operation, or is beyond a limit. */
  #unfit({ kind, moved }: Message, op: ServedShape): 'malformed' | 'overload' | undefined {
    const movesCap = movesEvents(op);
    // Its caller would wait for ever.
    const isCalled = op.answers === 'never' && kind === MessageKind.Request;
    if (isCalled || (movesCap && moved === undefined)) return 'malformed';
    const mayWait = op.answers !== 'later' || this.work.mayWait();
    const mayKeep = !movesCap || this.holdings.mayKeep();
    return mayWait && mayKeep ? undefined : 'overload';
  }

  /** Answers a request for counters, which counts as none of the operations. */
  #stats({ sender, identity, token, received }: Message): undefined {
    const { counters } = this;
    counters.note('statsRequest');
    const call = { sender: identity, pid: sender, counters, starts: this.#starts };
    this.work.send(token, statsReply(call, received), sender, NO_OPERATION);
  }

  /** Calls the handler of a request; gives what is left to do where that is more than a reply. */
  #take(got: Message, op: ServedShape | undefined): Program | undefined {
    const { identity, received, token, moved } = got;
    const call = new RequestCall<S, N, unknown>(this.#common, got);
    const { server } = this.#definition;
    const taken = server.take(this.#handlers, call, received, { sender: identity });
    return taken instanceof UnhandledRequest
      ? this.#unhandled(got, op, taken.why, taken.reply)
      : this.work.finish(taken.outcome, { taken, call, token, frame: received, moved });
  }

  /** Answers a request that reaches no handler. */
  #unhandled(
    { sender, token, moved }: Message,
    op: ServedShape | undefined,
    why: keyof typeof OUTCOME,
    reply: Uint8Array | undefined,
  ): Program | undefined {
    const opcode = op?.opcode ?? NO_OPERATION;
    this.counters.count(sender, opcode, OUTCOME[why]);
    this.work.send(token, reply, sender, opcode);
    return this.work.rest(moved);
  }

  /** Handles a message that is no request. */
  *#other(got: Message): Program {
    if (got.kind !== MessageKind.Message) yield* this.work.resume(got.token, got);
    else if (got.sender === 0) yield* this.#notice(got);
    else if (isNotice(got.ty)) this.counters.note('forgedNotice');
    else yield* this.#event(got);
  }

  /** Handles a notice of the kernel: a watch has ended. */
  *#notice(got: Message): Program {
    const notice = got.ty === MsgType.PeerGone ? readPeerGone(got.received, 0) : undefined;
    const watched = notice === undefined ? undefined : this.holdings.notified(notice.serial);
    if (watched === undefined) this.counters.note('staleNotice');
    else if (watched.kind === 'task') {
      this.counters.note('death');
      yield* this.work.callerEnded(watched.pid);
    } else if (notice?.side === GoneSide.Endpoint) {
      yield* this.work.endpointGone(watched.slot, watched.as);
    }
  }

  /** Handles an event of a called service. */
  *#event(got: Message): Program {
    for (const { identity, handle } of this.#definition.events ?? []) {
      const reaction = identity === got.identity ? handle(got.received) : undefined;
      if (reaction === undefined) continue;
      yield* this.work.react(reaction(new Context(this.#common, this.#now)));
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
