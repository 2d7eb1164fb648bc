/**
 * What follows a handler: it is driven through its syscalls and calls, its effects are carried out, and its reply is put
 * into the outbox.
 */
import type { CapSlot, Pid } from '@abicus/abi-kernel';
import { WITHIN as KERNEL_WITHIN } from '@abicus/abi-kernel';
import { WITHIN, type Limits } from '@abicus/abi-service';
import { READING_SLACK_NS } from '@abicus/ipc';
import { print } from '@abicus/program';
import { isReject, type Cpu, type Program } from '@abicus/wire';
import { LATER, type TakenRequest, type TakingServer } from '@abicus/wire/service';
import { RequestCall } from './context.ts';
import { OUTCOME, type Counters, type Outcome } from './counters.ts';
import { Answer, listOf, type Effect, type Effects } from './effects.ts';
import { isProgram } from './handlers.ts';
import type { Holdings } from './holdings.ts';
import { Outbox } from './outbox.ts';
import { Pending, type Waiting } from './pending.ts';
import type { CallEnd, StartedCalls } from './started-calls.ts';

/** A request whose handler was called. */
export type HandledRequest = Waiting & {
  readonly call: {
    readonly sender: Pid;
    readonly moved: CapSlot | undefined;
    readonly now: bigint;
  };
  /** The capability that came with it, unless it was kept. */
  moved: CapSlot | undefined;
};

/** A handler that has begun, and the request that it answers, if it answers one. */
export type Run = {
  readonly steps: Program<unknown>;
  readonly asked: HandledRequest | undefined;
  /** When its caller no longer waits, in ns; nothing: it has no caller, or none knows. */
  readonly until: number | undefined;
};

/** What a service does when what it watches ends. */
export type Ends = {
  readonly callerEnded: (pid: Pid) => Effects;
  readonly endpointGone: ((slot: CapSlot, as: string) => Effects) | undefined;
};

/** The parts of a service that handlers' results change. */
export type WorkParts = {
  readonly cpu: Cpu;
  readonly server: TakingServer;
  readonly limits: Limits;
  readonly holdings: Holdings;
  readonly counters: Counters;
  readonly calls: StartedCalls<Run>;
  readonly ends: Ends;
};

/** Runs handlers and carries out their results. */
export class Work {
  /** The replies to send. */
  readonly outbox = new Outbox();
  /** Lines that are printed with the next result. */
  readonly lines: string[] = [];
  readonly #parts: WorkParts;
  readonly #pending = new Set<Pending>();
  #parked = 0;

  constructor(parts: WorkParts) {
    this.#parts = parts;
  }

  /** The number of requests that were taken and are not answered. */
  get inFlight(): number {
    return this.#pending.size + this.#parked;
  }

  /** Whether one more request can wait for its answer. */
  mayWait(): boolean {
    return WITHIN.inFlight(this.inFlight + 1, this.#parts.limits);
  }

  /** Continues with what the handler of a request returned; gives what is left to do where that is more than a reply. */
  finish(result: unknown, asked: HandledRequest): Program | undefined {
    if (!isProgram(result)) return this.#settle(result, asked);
    // A generator has not begun.
    if (!this.mayWait()) return this.#overload(asked);
    return this.#drive({ steps: result, asked, until: untilOf(asked) });
  }

  /** Continues with what a handler returned that answers no request. */
  *react(result: Effects | Program<Effects>): Program {
    if (isProgram(result))
      yield* this.#drive({ steps: result, asked: undefined, until: undefined });
    else yield* this.#apply(listOf(result), undefined);
  }

  /** Continues with the handler that waits for the end of a call. */
  *resume(badge: number, end: CallEnd): Program {
    const run = this.#parts.calls.ended(badge, end);
    if (run === undefined) {
      this.#parts.counters.note('strayReply');
      return;
    }
    if (run.asked !== undefined) this.#parked -= 1;
    yield* this.#drive(run);
  }

  /** Drops the requests of a task that has ended, and then what else the service holds for it. */
  *callerEnded(pid: Pid): Program {
    for (const pending of this.#pending) if (pending.sender === pid) this.#close(pending);
    yield* this.#apply(listOf(this.#parts.ends.callerEnded(pid)), undefined);
  }

  /** Drops what a kept capability was for whose endpoint is gone, and closes it. */
  *endpointGone(slot: CapSlot, as: string): Program {
    const { ends, holdings } = this.#parts;
    yield* this.#apply(listOf(ends.endpointGone?.(slot, as)), undefined);
    yield* holdings.drop(slot);
  }

  /** Puts a reply into the outbox. */
  send(token: number, frame: Uint8Array | undefined, sender: Pid, opcode: number): void {
    if (token === 0 || frame === undefined) return;
    this.outbox.add({ token, frame, sender, opcode });
  }

  /** What is left to do after a request: print lines of the audit log, and close its capability. */
  rest(moved: CapSlot | undefined): Program | undefined {
    return moved === undefined && this.lines.length === 0 ? undefined : this.#clear(moved);
  }

  *#clear(moved: CapSlot | undefined): Program {
    yield* this.#printed();
    if (moved !== undefined) yield* this.#parts.holdings.close(moved);
  }

  /** Runs a handler until its end, or until it waits for a call. */
  *#drive(run: Run): Program {
    const { steps, asked, until } = run;
    const { calls } = this.#parts;
    calls.until = until;
    let step = steps.next();
    while (step.done !== true) {
      if (calls.park(run)) {
        if (asked !== undefined) this.#parked += 1;
        return;
      }
      // A syscall of the handler.
      yield;
      step = steps.next();
    }
    if (asked === undefined) yield* this.#apply(listOf(step.value as Effects), undefined);
    else yield* this.#settle(step.value, asked) ?? [];
  }

  /** Carries out what the handler of a request gave at its end. */
  #settle(result: unknown, asked: HandledRequest): Program | undefined {
    if (result instanceof Answer) return this.#carryOut(result, asked);
    asked.taken.audit(result);
    this.#conclude(result, asked);
    return this.rest(asked.moved);
  }

  *#carryOut({ outcome, effects }: Answer, asked: HandledRequest): Program {
    asked.taken.audit(outcome);
    yield* this.#printed();
    if (yield* this.#apply(effects, asked)) {
      this.#conclude(outcome, asked);
      yield* this.#clear(asked.moved);
    } else yield* this.#overload(asked);
  }

  /** Answers a request, or lets its answer wait. */
  #conclude(outcome: unknown, asked: HandledRequest): void {
    if (outcome === LATER) this.#open(asked);
    else this.#answer(asked.call.sender, asked, outcome);
  }

  #answer(sender: Pid, { taken, token, frame }: Waiting, outcome: unknown): void {
    const { server, counters } = this.#parts;
    const reply = encoded(taken, outcome);
    counters.count(sender, taken.opcode, outcomeOf(taken, outcome, reply));
    this.send(token, reply ?? server.malformed(frame), sender, taken.opcode);
  }

  /** Answers a request that is beyond a limit, or whose caller cannot be watched. */
  *#overload(asked: HandledRequest): Program {
    const { taken, call, token, frame } = asked;
    const { server, counters, holdings } = this.#parts;
    counters.count(call.sender, taken.opcode, OUTCOME.overload);
    this.send(token, server.overloaded(frame), call.sender, taken.opcode);
    if (asked.moved !== undefined) yield* this.#clear(asked.moved);
    else if (call.moved !== undefined) yield* holdings.drop(call.moved);
  }

  /** Lets the answer of a request wait. */
  #open({ taken, call, token, frame }: HandledRequest): void {
    const pending = RequestCall.pendingOf(call);
    if (pending === undefined) throw new Error(`${taken.id}: LATER without call.later()`);
    Pending.open(pending, { taken, frame, token });
    this.#pending.add(pending);
    this.#parts.counters.count(call.sender, taken.opcode, OUTCOME.later);
  }

  #close(pending: Pending): ReturnType<typeof Pending.take> {
    this.#pending.delete(pending);
    return Pending.take(pending);
  }

  /** Carries out effects in order; false: the caller, or the endpoint of its capability, cannot be watched. */
  *#apply(effects: readonly Effect[], asked: HandledRequest | undefined): Program<boolean> {
    let isDone = true;
    for (const effect of effects) {
      if (effect.kind === 'reply') this.#reply(effect.pending, effect.outcome);
      else if (effect.kind === 'drop') yield* this.#drop(effect.slot);
      else if (effect.kind === 'print') yield* this.#print(effect.line);
      else if (asked === undefined) continue;
      else if (effect.kind === 'keep') isDone = (yield* this.#keep(asked, effect.as)) && isDone;
      else isDone = (yield* this.#watch(asked)) && isDone;
    }
    return isDone;
  }

  #reply(pending: Pending, outcome: unknown): void {
    const waiting = this.#close(pending);
    if (waiting === undefined) this.#parts.counters.note('secondAnswer');
    else this.#answer(pending.sender, waiting, outcome);
  }

  *#drop(slot: CapSlot): Program {
    const { holdings, counters } = this.#parts;
    if (!(yield* holdings.drop(slot))) counters.note('strayDrop');
  }

  *#keep(asked: HandledRequest, as: string): Program<boolean> {
    const { holdings, ends } = this.#parts;
    const { moved } = asked;
    if (moved === undefined) return true;
    asked.moved = undefined;
    holdings.keep(moved, as);
    if (ends.endpointGone === undefined) return true;
    if (yield* holdings.watchEndpoint(moved)) return true;
    yield* this.endpointGone(moved, as);
    return false;
  }

  *#watch({ call }: HandledRequest): Program<boolean> {
    if (yield* this.#parts.holdings.watchTask(call.sender)) return true;
    yield* this.callerEnded(call.sender);
    return false;
  }

  /** Prints the lines of the audit log. */
  *#printed(): Program {
    for (const line of this.lines.splice(0)) yield* this.#print(line);
  }

  *#print(line: string): Program<boolean> {
    const printed = yield* print(this.#parts.cpu, line);
    return printed.ok;
  }
}

/** The frame of an outcome; nothing if it is out of the bounds of its types, or longer than any frame. */
function encoded(taken: TakenRequest, outcome: unknown): Uint8Array | undefined {
  const frame = taken.reply(outcome);
  return frame !== undefined && KERNEL_WITHIN.maxFrame(frame.length) ? frame : undefined;
}

/** When the caller of a request no longer waits: after the budget of its operation. */
function untilOf({ taken, call }: HandledRequest): number | undefined {
  const budget = taken.budgetNs;
  return budget === undefined ? undefined : Number(call.now + budget + READING_SLACK_NS);
}

/**
 * What an outcome counts as. A reply without a frame is a fault of its handler, and its caller is told
 * that the request is malformed.
 */
function outcomeOf(taken: TakenRequest, outcome: unknown, reply: Uint8Array | undefined): Outcome {
  if (reply === undefined && !taken.isUnanswered) return OUTCOME.malformed;
  return isReject(outcome) ? OUTCOME.rejected : OUTCOME.answered;
}
