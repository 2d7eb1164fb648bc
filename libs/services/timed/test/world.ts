/** The service with clients, without a machine: requests in, replies out. */
import { asCapSlot, asPid, type CapSlot, type Pid } from '@abicus/abi-kernel';
import {
  asTimerId,
  decodeCancelReply,
  decodeRegisterReply,
  decodeRoomReply,
  decodeSleepUntilReply,
  encodeCancel,
  encodeRegister,
  encodeRoom,
  encodeSleepUntil,
  LIMITS,
  QosClass,
  type CancelReply,
  type MARKERS,
  type RegisterReply,
  type TimedHandlers,
} from '@abicus/abi-timed';
import type { Result } from '@abicus/wire';
import { RequestCall } from '../../../service/src/context.ts';
import { Rig } from '@abicus/service/testing';
import { program, type TimedState } from '../src/index.ts';
import { encodedFrame } from '@abicus/wire/testing';

/** The slot in which a capability of a client arrives, less its pid. */
export const EVENTS = 20;
/** The slot in which another capability of a client arrives whose first one is kept. */
export const AGAIN = 5000;
/** A client of the tests. */
export const ALICE = asPid(7);
/** Another one. */
export const BOB = asPid(8);
/** A millisecond in nanoseconds. */
export const MS = 1_000_000n;

/** The slot in which the capability of a client arrives. */
export const eventsOf = (owner: number): ReturnType<typeof asCapSlot> => asCapSlot(EVENTS + owner);

/** The service and its clients. */
export class World extends Rig<
  TimedHandlers<never>,
  TimedState,
  unknown,
  typeof MARKERS.timedReady
> {
  senderClass: QosClass = QosClass.PerfBurst;

  constructor() {
    super(program.definition);
  }

  /** Makes a request of a client, which moves a capability with `register`. */
  from(sender: number, frame: Uint8Array, moved?: number): Uint8Array | undefined {
    return this.ask({ sender, qos: this.senderClass, moved }, frame);
  }

  register(
    sender: number,
    deadline: bigint,
    qos: QosClass = QosClass.PerfBurst,
  ): Result<RegisterReply, string> {
    const frame = encodedFrame(encodeRegister({ qos, deadline }, 1));
    const isKept = this.loop.holdings.keeps(eventsOf(sender));
    const reply = this.from(sender, frame, isKept ? AGAIN : EVENTS + sender);
    return decodeRegisterReply(reply ?? new Uint8Array(), 1);
  }

  cancel(sender: number, timer: number): Result<CancelReply, string> {
    const reply = this.from(sender, encodedFrame(encodeCancel({ timer: asTimerId(timer) }, 1)));
    return decodeCancelReply(reply ?? new Uint8Array(), 1);
  }

  /** Requests a sleep; gives its error, or `later` if it is pending. */
  sleep(sender: number, deadline: bigint, qos: QosClass = QosClass.PerfBurst): string {
    const reply = this.from(sender, encodedFrame(encodeSleepUntil({ qos, deadline }, 1)));
    if (reply === undefined) return 'later';
    const decoded = decodeSleepUntilReply(reply, 1);
    return decoded.ok ? 'ok' : decoded.error;
  }

  room(): number {
    const reply = decodeRoomReply(this.from(BOB, encodeRoom(1)) ?? new Uint8Array(), 1);
    return reply.ok ? reply.value.free : -1;
  }

  /** Arms timers of as many owners as needed; gives how many were armed. */
  fill(timers: number): number {
    let armed = 0;
    for (let i = 0; i < timers; i++) {
      const owner = 100 + Math.floor(i / LIMITS.timersPerOwner);
      if (this.register(owner, FAR).ok) armed += 1;
    }
    return armed;
  }

  /** What a handler is called with past the loop; the client moves its capability, if not told otherwise. */
  call<R>(
    sender: Pid,
    { moved }: { readonly moved: CapSlot | undefined } = { moved: eventsOf(sender) },
  ): RequestCall<TimedState, unknown, R> {
    const common = { cpu: this.cpu, state: this.state, to: {} };
    const now = Number(this.now);
    const arrival = { sender, identity: 0n, qos: this.senderClass, now, moved };
    return new RequestCall<TimedState, unknown, R>(common, arrival);
  }
}

/** A time at which nothing has expired yet. */
export const FAR = 1_000n;
