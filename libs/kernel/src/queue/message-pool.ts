/**
 * Free pool of messages. Most messages are short and short-lived: one from the pool was received a moment ago and is
 * still in the caches of the host.
 */
import { newBlock } from '@abicus/emulator';
import {
  asMsgFlags,
  asMsgType,
  MessageKind,
  QosClass,
  type MsgType,
  type Pid,
} from '@abicus/abi-kernel';
import type { Message } from '../state/endpoint.ts';

/** Payload capacity of a pooled message in bytes. A longer payload gets a message outside the pool. */
const SMALL_MAX = 256;
/** Most messages in the pool: beyond that a freed message is dropped. */
const POOL_MAX = 64;

/**
 * Allocates a message for `size` bytes of payload. `size` is set; it is a message without a capability, no request, no end
 * of a call, and no notice of an interrupt. Payload, header fields and watcher may be those of its last use.
 */
export function allocMessage(pool: Message[], size: number): Message {
  const message = size > SMALL_MAX ? newMessage(size) : (pool.pop() ?? newMessage(SMALL_MAX));
  message.size = size;
  return message;
}

/** Allocates a message of the kernel, for `size` bytes of payload: its sender is no task. */
export function allocKernelMessage(pool: Message[], ty: MsgType, size: number): Message {
  const message = allocMessage(pool, size);
  message.sender = 0 as Pid;
  message.identity = 0n;
  message.ty = ty;
  message.flags = asMsgFlags(0);
  message.length = size;
  message.watcher = 0 as Pid;
  message.qos = QosClass.Idle;
  return message;
}

/** Frees a message that is in no queue. It must not be used afterwards. */
export function freeMessage(pool: Message[], message: Message): void {
  message.cap = undefined;
  message.kind = MessageKind.Message;
  message.call = 0;
  message.badge = 0;
  message.reserved = 0;
  message.irq = 0;
  if (message.payload.u8.length === SMALL_MAX && pool.length < POOL_MAX) pool.push(message);
}

function newMessage(capacity: number): Message {
  return {
    sender: 0 as Pid,
    identity: 0n,
    ty: asMsgType(0),
    flags: asMsgFlags(0),
    length: 0,
    size: 0,
    payload: newBlock(capacity),
    cap: undefined,
    watcher: 0 as Pid,
    qos: 0,
    kind: MessageKind.Message,
    call: 0,
    badge: 0,
    reserved: 0,
    irq: 0,
  };
}
