/**
 * Receives into persistent buffers: they are on the program's stack from its start, so that a receive only writes a
 * deadline before it traps. Layout, from low to high: RecvDesc, MsgHeader, service id of the sender, payload.
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

/** A received message, with the sender as the kernel recorded it. */
export interface Message {
  readonly type: MsgType;
  /** Pid of the sender; 0 is the kernel. */
  readonly sender: Pid;
  /** Service id of the sender; 0n: it has no identity. */
  readonly service: bigint;
  /** Slot of the capability that arrived with the message. */
  readonly moved: CapSlot | undefined;
  /** Length of the message in bytes; more than that of `payload` if the message was truncated. */
  readonly length: number;
  readonly payload: Uint8Array;
}

/** The errors of a receive: those of the syscall. */
export type ReceiveError = Errno | 'EUNKNOWN';

/** An endpoint to receive on, with its buffers. */
export class Receiver {
  readonly #cpu: Cpu;
  readonly #desc: number;
  readonly #header: number;
  readonly #service: number;
  readonly #payload: number;
  readonly #payloadMax: number;

  /**
   * Allocates the buffers on the stack permanently, so it must be called at the start of a program.
   *
   * @param slot slot of a capability with RECV.
   * @param payloadMax size of the payload buffer in bytes; a longer message is truncated to it.
   */
  constructor(cpu: Cpu, slot: CapSlot, payloadMax: number) {
    this.#cpu = cpu;
    this.#payloadMax = payloadMax;
    this.#desc = reserve(cpu, RECV_DESC_SIZE + MSG_HEADER_SIZE + SERVICE_ID_SIZE + payloadMax);
    this.#header = this.#desc + RECV_DESC_SIZE;
    this.#service = this.#header + MSG_HEADER_SIZE;
    this.#payload = this.#service + SERVICE_ID_SIZE;
    const desc = encodeRecvDesc({
      slot,
      headerOut: asUserPtr(this.#header),
      payloadOut: asUserPtr(this.#payload),
      payloadMax,
      senderServiceIdOut: asUserPtr(this.#service),
      flags: RecvFlags.TRUNCATE,
      deadline: 0n,
    });
    cpu.write(this.#desc, desc);
  }

  /** Waits for a message. @param deadlineNs virtual time of the timeout (ETIMEDOUT); 0n: no timeout. */
  *receive(deadlineNs: bigint): Program<Result<Message, ReceiveError>> {
    const cpu = this.#cpu;
    cpu.store64(this.#desc + RECV_DESC.deadline, deadlineNs);
    const length = yield* ipcRecvV2Raw(cpu, this.#desc);
    if (length < 0) return err(errnoName(-length));
    const flags = asMsgFlags(cpu.load16(this.#header + MSG_HEADER.flags));
    const movesCap = (flags & MsgFlags.CAP_MOVE) !== 0;
    return ok({
      type: asMsgType(cpu.load16(this.#header + MSG_HEADER.ty)),
      sender: asPid(cpu.load32(this.#header + MSG_HEADER.dst)),
      service: cpu.load64(this.#service),
      moved: movesCap ? asCapSlot(cpu.load32(this.#header + MSG_HEADER.src)) : undefined,
      length: cpu.load32(this.#header + MSG_HEADER.len),
      payload: cpu.read(this.#payload, Math.min(length, this.#payloadMax)),
    });
  }
}
