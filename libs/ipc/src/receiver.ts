/**
 * Receiving into buffers that stand: they lie on the program's own stack from its start on, so that a receive writes no
 * more than a deadline before it traps. Layout, from low to high: RecvDesc, MsgHeader, service id of the sender, payload.
 */
import {
  asCapSlot,
  asMsgFlags,
  asMsgType,
  asPid,
  asUserPtr,
  encodeRecvDesc,
  errnoName,
  ipcRecvV2Raw,
  MSG_HEADER,
  MSG_HEADER_SIZE,
  MsgFlags,
  RECV_DESC,
  RECV_DESC_SIZE,
  RecvFlags,
  type CapSlot,
  type Errno,
  type MsgType,
  type Pid,
} from '@abicus/abi-kernel';
import { err, ok, reserve, type Cpu, type Program, type Result } from '@abicus/wire';

const SERVICE_ID_SIZE = 8;

/** A message, and what the kernel says of its sender. */
export interface Message {
  readonly type: MsgType;
  /** Pid of the sender; 0 is the kernel. */
  readonly sender: Pid;
  /** Identity of the sender; 0n: it has none. */
  readonly service: bigint;
  /** Slot of the capability that came with the message. */
  readonly moved: CapSlot | undefined;
  /** Length that the message was sent with, in bytes; more than `payload` has if the room was too small for it. */
  readonly length: number;
  readonly payload: Uint8Array;
}

/** What a receive fails with: an error of the syscall. */
export type ReceiveError = Errno | 'EUNKNOWN';

/** An endpoint to receive on, and the buffers for it. */
export class Receiver {
  readonly #cpu: Cpu;
  readonly #desc: number;
  readonly #header: number;
  readonly #service: number;
  readonly #payload: number;
  readonly #room: number;

  /**
   * Lowers the stack pointer for good: made at the start of a program.
   *
   * @param slot where a capability with RECV is.
   * @param room bytes of payload; of a longer message the first `room` bytes are received.
   */
  constructor(cpu: Cpu, slot: CapSlot, room: number) {
    this.#cpu = cpu;
    this.#room = room;
    this.#desc = reserve(cpu, RECV_DESC_SIZE + MSG_HEADER_SIZE + SERVICE_ID_SIZE + room);
    this.#header = this.#desc + RECV_DESC_SIZE;
    this.#service = this.#header + MSG_HEADER_SIZE;
    this.#payload = this.#service + SERVICE_ID_SIZE;
    const desc = encodeRecvDesc({
      slot,
      headerOut: asUserPtr(this.#header),
      payloadOut: asUserPtr(this.#payload),
      payloadMax: room,
      senderServiceIdOut: asUserPtr(this.#service),
      flags: RecvFlags.TRUNCATE,
      deadline: 0n,
    });
    cpu.write(this.#desc, desc);
  }

  /** Waits for a message. @param deadlineNs virtual time at which waiting ends with ETIMEDOUT; 0n: it doesn't. */
  *receive(deadlineNs: bigint): Program<Result<Message, ReceiveError>> {
    const cpu = this.#cpu;
    cpu.store64(this.#desc + RECV_DESC.deadline, deadlineNs);
    const got = yield* ipcRecvV2Raw(cpu, this.#desc);
    if (got < 0) return err(errnoName(-got));
    const flags = asMsgFlags(cpu.load16(this.#header + MSG_HEADER.flags));
    const movesCap = (flags & MsgFlags.CAP_MOVE) !== 0;
    return ok({
      type: asMsgType(cpu.load16(this.#header + MSG_HEADER.ty)),
      sender: asPid(cpu.load32(this.#header + MSG_HEADER.dst)),
      service: cpu.load64(this.#service),
      moved: movesCap ? asCapSlot(cpu.load32(this.#header + MSG_HEADER.src)) : undefined,
      length: cpu.load32(this.#header + MSG_HEADER.len),
      payload: cpu.read(this.#payload, Math.min(got, this.#room)),
    });
  }
}
