/** Endpoints as plain data: a message queue, the tasks blocked on it, and its watches. */
import type { Block } from '@abicus/emulator';
import {
  MessageKind,
  type MsgFlags,
  type MsgType,
  type Pid,
  type QosClass,
} from '@abicus/abi-kernel';
import type { Cap } from './capability.ts';

/** A message in a queue. After it was received it returns to the message pool: see `queue/message-pool.ts`. */
export interface Message {
  sender: Pid;
  /** Identity of the sender at the time of the send. */
  identity: bigint;
  ty: MsgType;
  flags: MsgFlags;
  /** The length that the header states. For a message of `sendHeader`, whose payload is empty, it may be more than 0. */
  length: number;
  /** Size of the payload in bytes: it is the first part of `payload`, which may be longer. */
  size: number;
  readonly payload: Block;
  /** The capability that it transfers. While in transit it is in no capability table. */
  cap: Cap | undefined;
  /** The watcher if it is a notice, which counts in no depth and no byte budget; 0 for a message of a program. */
  watcher: Pid;
  /** The class of the sender at the time of the send. */
  qos: QosClass;
  /** What it is to its receiver: the end of a started call counts in no depth. */
  kind: MessageKind;
  /** The index of the call whose request it is. */
  call: number;
  /** The badge of the started call whose end it is. */
  badge: number;
  /** Bytes that were reserved for it as the end of a started call. */
  reserved: number;
  /** The line of the interrupt that it tells of, plus 1; 0 for another message. Such a notice counts nowhere, too. */
  irq: number;
}

/** Whether a message is a notice of the kernel, which counts in no depth and no byte budget. */
export function isNotice({ watcher, irq }: Message): boolean {
  return watcher !== 0 || irq !== 0;
}

/** Whether a message is the end of a started call, which counts in no depth: its bytes were reserved. */
export function isEnd({ kind }: Message): boolean {
  return kind >= MessageKind.Reply;
}

/** Returns the payload of a message, without the unused rest of its buffer. */
export function payloadOf(message: Message): Uint8Array {
  return message.payload.u8.subarray(0, message.size);
}

/** A request for a notice when the other side of an endpoint is gone. */
export interface Watch {
  readonly watcher: Pid;
  /** The slot of the watched capability in the watcher's table. */
  readonly slot: number;
  /** Id of the endpoint that receives the notice. */
  readonly notify: number;
  readonly cookie: bigint;
  /** No other watch of the kernel has it. */
  readonly serial: number;
  /** Whether the notice is also sent when the last sender goes; otherwise only when the endpoint closes. */
  readonly senders: boolean;
}

/** An endpoint. Plain data. */
export interface Endpoint {
  readonly id: number;
  /** The task whose byte budget its queue counts in; the endpoint closes when this task ends. */
  readonly owner: Pid;
  /** The factory whose budget it counts in. */
  readonly factory: number;
  /** Its place in the owner's list of endpoints. */
  ownerAt: number;
  readonly depth: number;
  readonly messages: Message[];
  /** Number of messages of programs in the queue: notices do not count. */
  queued: number;
  /** Payload bytes of these messages. */
  bytes: number;
  /** Pids of the tasks that are blocked until a message arrives, in order. */
  readonly receivers: Pid[];
  /** Pids of the tasks that are blocked until the queue has space, in order. */
  readonly senders: Pid[];
  /** Number of capabilities with SEND outside the owner's table, those in transit included. */
  foreignSenders: number;
  /** Number of capabilities with RECV outside the owner's table, those in transit included. */
  foreignReceivers: number;
  /** Whether its owner has received from it: then it serves requests itself. */
  ownerReceives: boolean;
  watches: Watch[];
}

/**
 * Notes that a task receives from an endpoint: its owner serves the requests there itself then. What a message moves is
 * handed over after that: it may be the last RECV right of another task.
 */
export function noteReceiver(endpoint: Endpoint, { pid }: { readonly pid: Pid }): void {
  if (endpoint.owner === pid) endpoint.ownerReceives = true;
}

/** Creates an endpoint with an empty queue. */
export function newEndpoint(id: number, owner: Pid, depth: number, factory: number): Endpoint {
  return {
    id,
    owner,
    factory,
    ownerAt: 0,
    depth,
    messages: [],
    queued: 0,
    bytes: 0,
    receivers: [],
    senders: [],
    foreignSenders: 0,
    foreignReceivers: 0,
    ownerReceives: false,
    watches: [],
  };
}
