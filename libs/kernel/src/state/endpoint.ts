/** Endpoints: a queue of messages, and the tasks that wait at its two ends. */
import type { Block } from '@abicus/emulator';
import type { Pid } from '@abicus/abi-kernel';
import type { Cap } from './capability.ts';

/** A message in a queue. Who received it gives it back, to be written again: see `spare.ts`. */
export interface Message {
  sender: Pid;
  /** Identity of the sender when it sent. */
  identity: bigint;
  ty: number;
  flags: number;
  /** The length that the header states; for a header alone it is not that of the payload. */
  length: number;
  /** Bytes of the payload: the first ones of `payload`, which may be longer. */
  size: number;
  readonly payload: Block;
  /** The capability that moves with it. While it is here it is in no table. */
  cap: Cap | undefined;
  /** Whose watch it answers; 0 for a message of a program. Such a message has room of its own. */
  watcher: Pid;
}

/** The payload of a message, and nothing of what is behind it. */
export function payloadOf(message: Message): Uint8Array {
  return message.payload.u8.subarray(0, message.size);
}

/** Somebody who wants to know when the other side is gone. */
export interface Watch {
  readonly watcher: Pid;
  /** The slot of the watcher that holds the watched capability. */
  readonly slot: number;
  /** Where the notice goes. */
  readonly notify: number;
  readonly cookie: bigint;
  /** Whether the last sender counts as the other side, and not only the endpoint. */
  readonly senders: boolean;
}

/** An endpoint. Plain data. */
export interface Endpoint {
  readonly id: number;
  /** Who pays for its queue; it closes when its owner ends. */
  readonly owner: Pid;
  readonly depth: number;
  readonly messages: Message[];
  /** Messages of programs among them: notices do not count. */
  queued: number;
  /** Bytes of their payloads. */
  bytes: number;
  /** Tasks that wait for a message, by pid, in order. */
  readonly receivers: Pid[];
  /** Tasks that wait for room. */
  readonly senders: Pid[];
  /** Capabilities to send that are not in the table of the owner, on their way included. */
  foreignSenders: number;
  watches: Watch[];
}

/** An empty endpoint. */
export function newEndpoint(id: number, owner: Pid, depth: number): Endpoint {
  return {
    id,
    owner,
    depth,
    messages: [],
    queued: 0,
    bytes: 0,
    receivers: [],
    senders: [],
    foreignSenders: 0,
    watches: [],
  };
}
