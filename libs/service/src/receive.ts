/**
 * The one wait of a service: sends a reply, if there is one, and receives the next message. The registers are read here and
 * not by the generated wrapper, which makes a generator and a bigint for each message.
 */
import {
  ipcReplyRecvV2Raw,
  ipcReplyRecvV2ReceivedRegisters,
  MsgFlags,
  type CapSlot,
  type Instant,
  type MessageKind,
  type Pid,
  type QosClass,
} from '@abicus/abi-kernel';
import {
  A1,
  A2,
  A3,
  A4,
  A5,
  A6,
  bytesIn,
  release,
  reserve,
  T0,
  T5,
  T6,
  u16In,
  u32In,
  u53In,
  u64In,
  type Cpu,
  type RawSyscall,
} from '@abicus/wire';
import { NO_FLAGS, NO_SLOT, NO_TYPE } from '@abicus/ipc';
import type { Outgoing } from './outbox.ts';

/** Bytes that travel in registers. */
const SHORT = 32;
const NOTHING = new Uint8Array();

/** A message of any kind, as the kernel tells of it. */
export type Message = {
  readonly kind: MessageKind;
  readonly ty: number;
  /** The slot of the capability that came with it. */
  readonly moved: CapSlot | undefined;
  readonly sender: Pid;
  readonly identity: bigint;
  readonly qos: QosClass;
  readonly now: Instant;
  readonly token: number;
  readonly received: Uint8Array;
};

/** An endpoint to receive from, and its buffers. */
export class Inbox {
  readonly #cpu: Cpu;
  readonly #slot: CapSlot;
  readonly #room: number;
  readonly #buffer: number;
  readonly #bytes = new Uint8Array(SHORT);
  readonly #words = new Int32Array(this.#bytes.buffer);

  /** Allocates the buffer of `room` bytes on the stack permanently. */
  constructor(cpu: Cpu, slot: CapSlot, room: number) {
    this.#cpu = cpu;
    this.#slot = slot;
    this.#room = room;
    this.#buffer = reserve(cpu, room);
  }

  /**
   * Sends `out` and receives, until the deadline if it is not 0. Its result is the length of a message, or the negative
   * error number. The trap must follow at once, and `done` after it.
   */
  receive(deadline: Instant, out: Outgoing | undefined): RawSyscall {
    const frame = out?.frame ?? NOTHING;
    const { length } = frame;
    if (length <= SHORT) this.#bytes.set(frame);
    else {
      this.#words[0] = this.#stored(frame);
      this.#words[1] = 0;
    }
    return ipcReplyRecvV2Raw(
      this.#cpu,
      this.#slot,
      NO_TYPE,
      NO_FLAGS,
      NO_SLOT,
      this.#buffer,
      this.#room,
      deadline,
      this.#words,
      length,
      out?.token ?? 0,
    );
  }

  /** Gives back the memory of what was sent, if that was long. */
  done(out: Outgoing | undefined): void {
    const { length } = out?.frame ?? NOTHING;
    if (length > SHORT) release(this.#cpu, length);
  }

  #stored(frame: Uint8Array): number {
    const at = reserve(this.#cpu, frame.length);
    this.#cpu.write(at, frame);
    return at;
  }

  /** The message of this length that was received. Of one that was cut off nothing is taken, as its rest may matter. */
  message(length: number): Message {
    const { x } = this.#cpu;
    const movesCap = (u16In(x, A2) & MsgFlags.CAP_MOVE) !== 0;
    return {
      kind: u32In(x, T6) as MessageKind,
      ty: u16In(x, A1),
      moved: movesCap ? (u32In(x, A3) as CapSlot) : undefined,
      sender: u32In(x, A4) as Pid,
      identity: u64In(x, A5),
      qos: u32In(x, T0) as QosClass,
      now: u53In(x, A6) as Instant,
      token: u53In(x, T5),
      received:
        length <= SHORT
          ? bytesIn(x, ipcReplyRecvV2ReceivedRegisters, length)
          : this.#cpu.read(this.#buffer, length > this.#room ? 0 : length),
    };
  }
}
