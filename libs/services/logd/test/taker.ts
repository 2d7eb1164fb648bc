/** A client that takes all that the kernel, timed and logd let it have. */
import { append, FRAME_MAX, type Correlation } from '@abicus/abi-logd';
import {
  encodeSleepUntil,
  FRAME_MAX as TIMED_FRAME_MAX,
  LIMITS as TIMED_LIMITS,
  QosClass,
  register,
  sleepUntil,
} from '@abicus/abi-timed';
import {
  asCapSlot,
  asInstant,
  asMsgFlags,
  asMsgType,
  asQueueDepth,
  capClone,
  capWatch,
  ipcCallStart,
  ipcEndpointCreateV2,
  LIMITS,
  type CapSlot,
} from '@abicus/abi-kernel';
import { CallChannel, trySend } from '@abicus/ipc';
import type { Cpu, Program, Result } from '@abicus/wire';
import { ASK, receiveUntil, timeOf } from '../../init/test/programs.ts';
import { RECORD } from './slots.ts';
import { encodedFrame } from '@abicus/wire/testing';

const MS = 1_000_000n;
const QOS = QosClass.Normal;
/** The slot of a client for timed. */
export const TIMED = asCapSlot(3);
/** For logd. */
export const LOGD = asCapSlot(4);
/** For a service that never answers. */
export const MUTE = asCapSlot(5);
/** Receives the events of a client. */
export const EVENTS = asCapSlot(7);
/** Sends to them. */
export const EVENTS_SEND = asCapSlot(8);
/** The endpoint factory of a client. */
export const FACTORY = { slot: asCapSlot(10), budget: 8 } as const;

/** How often a client gets each resource, and the error of its last attempt, in the order of the attempts. */
export const TAKEN = [
  [TIMED_LIMITS.timersPerOwner, 'OVER_LIMIT'],
  [1, 'ok'],
  [1, 'OVER_LIMIT'],
  [LIMITS.callsPerTask - TIMED_LIMITS.sleepsPerOwner, 'ENOSPC'],
  [LIMITS.watchesPerTask, 'ENOSPC'],
  [FACTORY.budget, 'ENOSPC'],
  // With the header of each message, the last frame that would fit does not.
  [LIMITS.queuedBytesPerOwner / LIMITS.maxFrame - 1, 'ENOSPC'],
  // 9 slots from the start, and 8 endpoints.
  [LIMITS.capSlots - 9 - FACTORY.budget, 'ENOSPC'],
] as const;

/** Waits until something holds, at most two seconds. A reading without a clock is early, by less than 10 ms. */
export function* until(cpu: Cpu, holds: () => boolean): Program<boolean> {
  for (let n = 0; n < 200 && !holds(); n++)
    yield* receiveUntil(cpu, (yield* timeOf(cpu)) + 10n * MS);
  return holds();
}

/** A channel of a client to logd. */
export function channelOfLogd(cpu: Cpu): CallChannel<Correlation> {
  let last = 0n;
  const nonce = (): Correlation => ({ version: 'v2', nonce: (last += 1n) });
  return new CallChannel<Correlation>(cpu, LOGD, { room: FRAME_MAX, nonce });
}

/** A channel of a client to timed. */
export const channelOfTimed = (cpu: Cpu): CallChannel =>
  new CallChannel(cpu, TIMED, { room: TIMED_FRAME_MAX, events: EVENTS_SEND });

/** Does a step until it fails, at most 1,000 times; gives how often it was done, and the error. */
function* fill(step: () => Program<Result<unknown, string>>): Program<readonly [number, string]> {
  for (let n = 0; n < 1000; n++) {
    const done = yield* step();
    if (!done.ok) return [n, done.error];
  }
  return [1000, 'no limit'];
}

/** Starts a call whose end nothing waits for. A queue that is full has room soon. */
function* begin(cpu: Cpu, slot: CapSlot, frame: Uint8Array): Program<Result<unknown, string>> {
  const [type, flags, none, never] = [asMsgType(0), asMsgFlags(0), asCapSlot(0), asInstant(0)];
  for (let n = 0; ; n++) {
    const begun = yield* ipcCallStart(cpu, slot, type, flags, none, EVENTS, 32, never, frame, 1);
    if (begun.ok || begun.error !== 'QueueFull' || n === 100) return begun;
    yield* receiveUntil(cpu, (yield* timeOf(cpu)) + 10n * MS);
  }
}

/** Takes all that there is, until each attempt fails. */
export function* takeAll(cpu: Cpu): Program<readonly (readonly [number, string])[]> {
  const channel = channelOfTimed(cpu);
  const deadline = (yield* timeOf(cpu)) + 1_800n * MS;
  const timers = yield* fill(() => register(channel, { qos: QOS, deadline: 3_600_000n * MS }));
  const record = yield* append(channelOfLogd(cpu), RECORD);
  for (let n = 0; n < TIMED_LIMITS.sleepsPerOwner; n++)
    yield* begin(cpu, TIMED, encodedFrame(encodeSleepUntil({ qos: QOS, deadline }, n + 1)));
  const sleep = yield* sleepUntil(channel, { qos: QOS, deadline });
  const inFlight = yield* fill(() => begin(cpu, MUTE, Uint8Array.of(ASK.never)));
  const watches = yield* fill(() => capWatch(cpu, TIMED, EVENTS, 1n));
  const endpoints = yield* fill(() => ipcEndpointCreateV2(cpu, FACTORY.slot, asQueueDepth(1)));
  const bytes = yield* fill(() => trySend(cpu, EVENTS_SEND, new Uint8Array(LIMITS.maxFrame)));
  const slots = yield* fill(() => capClone(cpu, EVENTS_SEND));
  const ends = [record, sleep].map((one) => [1, one.ok ? 'ok' : one.error] as const);
  return [timers, ...ends, inFlight, watches, endpoints, bytes, slots];
}
