/** Programs of tests: services that end as they are told, and their clients. */
import { encodeReady, decodeGetReply, encodeGet, readStart } from '@abicus/abi-init';
import {
  asCapSlot,
  asExitStatus,
  asInstant,
  capClose,
  exit,
  ipcCallV2,
  ipcReplyRecvV2,
  MessageKind,
  nsec,
  type Instant,
} from '@abicus/abi-kernel';
import { awaitStart, CONTROL_SLOT, trySend, NO_FLAGS, NO_SLOT, NO_TYPE } from '@abicus/ipc';
import type { Cpu, Program } from '@abicus/wire';
import { INIT_SLOT } from '@abicus/ipc';

const NOTHING = new Uint8Array();
const NONCE = { version: 'v2', nonce: 1 } as const;
const ROOM = 64;
/** The slot of a service with RECV of its requests. */
export const REQUESTS = asCapSlot(2);

/** What a service does with a request of one byte. */
export const ASK = { starts: 1, fault: 2, exitWell: 3, exitBadly: 4, never: 5 } as const;

/** Waits for the start message; gives how often the program has been started. */
export function* started(cpu: Cpu): Program<number> {
  const start = yield* awaitStart(cpu);
  const message = start.ok ? readStart(start.value.payload, 0) : undefined;
  return message?.starts ?? -1;
}

/** Says that the program serves. */
export function* sayReady(cpu: Cpu): Program<boolean> {
  return (yield* trySend(cpu, INIT_SLOT, encodeReady(NONCE) ?? NOTHING)).ok;
}

/** What a service does at a byte beside what `ASK` says. */
export type Acts = Readonly<Record<number, (cpu: Cpu) => Program>>;

/** A service that answers how often it was started, and ends as it is told. */
export const obedient = (cpu: Cpu): Program => serve(cpu, {});

/** A service that answers how often it was started, acts and ends as it is told. */
export function* serve(cpu: Cpu, acts: Acts): Program {
  yield* serveAfter(cpu, yield* started(cpu), acts);
}

/** The same, after its start message. */
export function* serveAfter(cpu: Cpu, starts: number, acts: Acts = {}): Program {
  yield* sayReady(cpu);
  let [token, reply] = [0, NOTHING];
  for (;;) {
    const got = yield* ipcReplyRecvV2(
      cpu,
      REQUESTS,
      NO_TYPE,
      NO_FLAGS,
      NO_SLOT,
      ROOM,
      asInstant(0),
      reply,
      token,
    );
    [token, reply] = [0, NOTHING];
    if (!got.ok) continue;
    const [what] = got.value.received;
    if (what === ASK.fault) cpu.load32(0x10);
    if (what === ASK.exitWell) yield* exit(cpu, asExitStatus(0));
    if (what === ASK.exitBadly) yield* exit(cpu, asExitStatus(3));
    const act = acts[what ?? 0];
    if (act !== undefined) yield* act(cpu);
    if (got.value.kind !== MessageKind.Request || what === ASK.never) continue;
    [token, reply] = [got.value.token, Uint8Array.of(starts)];
  }
}

/** Receives until a deadline: nothing comes. */
export function* receiveUntil(cpu: Cpu, at: bigint): Program {
  const deadline = asInstant(Number(at));
  yield* ipcReplyRecvV2(cpu, CONTROL_SLOT, NO_TYPE, NO_FLAGS, NO_SLOT, 0, deadline, NOTHING, 0);
}

/**
 * A service that ends with a fault at each start before it is ready, and notes when it was started; or one that serves and
 * ends with status 3 at a time, at its first start only.
 */
export function dying(times: bigint[], at?: bigint): (cpu: Cpu) => Program {
  return function* main(cpu) {
    if (at === undefined) {
      yield* started(cpu);
      times.push(yield* timeOf(cpu));
      cpu.load32(0x10);
      return;
    }
    if ((yield* timeOf(cpu)) < at) {
      yield* started(cpu);
      yield* sayReady(cpu);
      yield* receiveUntil(cpu, at);
      yield* exit(cpu, asExitStatus(3));
    }
    yield* obedient(cpu);
  };
}

/** A request of a byte; gives the byte of its reply, or the name of the error. */
export function* request(cpu: Cpu, slot: number, what: number): Program<number | string> {
  const at = yield* timeIn(cpu, 500_000_000n);
  const got = yield* ipcCallV2(
    cpu,
    asCapSlot(slot),
    NO_TYPE,
    NO_FLAGS,
    NO_SLOT,
    ROOM,
    at,
    Uint8Array.of(what),
    0,
  );
  return got.ok ? (got.value.reply[0] ?? -1) : got.error;
}

/** Asks init for a service, and closes the old capability first; gives the slot, or the name of the error. */
export function* resolve(cpu: Cpu, slot: number, name: string): Program<number | string> {
  const closed = yield* capClose(cpu, asCapSlot(slot));
  if (!closed.ok) return `close: ${closed.error}`;
  return yield* question(cpu, name);
}

/** Asks init for a service. */
export function* question(cpu: Cpu, name: string): Program<number | string> {
  const frame = encodeGet({ name }, NONCE) ?? NOTHING;
  const at = yield* timeIn(cpu, 5_000_000_000n);
  const got = yield* ipcCallV2(cpu, INIT_SLOT, NO_TYPE, NO_FLAGS, NO_SLOT, ROOM, at, frame, 0);
  if (!got.ok) return got.error;
  const reply = decodeGetReply(got.value.reply, NONCE);
  return reply.ok ? reply.value.send : reply.error;
}

/** The time. */
export function* timeOf(cpu: Cpu): Program<bigint> {
  const now = yield* nsec(cpu);
  return now.ok ? now.value : 0n;
}

/** The time in so many nanoseconds. */
export function* timeIn(cpu: Cpu, ns: bigint): Program<Instant> {
  return asInstant(Number((yield* timeOf(cpu)) + ns));
}

/** The main program of a test: waits for its start, does what the test says, and ends the run. */
export function mainProgram<T>(
  collected: T[],
  act: (cpu: Cpu, collected: T[]) => Program<unknown>,
): (cpu: Cpu) => Program {
  return function* main(cpu) {
    yield* started(cpu);
    yield* act(cpu, collected);
    yield* exit(cpu, asExitStatus(0));
  };
}
