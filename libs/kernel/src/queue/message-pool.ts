/**
 * Messages that are used again. Most are short and live shortly; what is taken from here was received a moment ago, and
 * is in the caches of the host still.
 */
import { newBlock } from '@abicus/emulator';
import type { Pid } from '@abicus/abi-kernel';
import type { Message } from '../state/endpoint.ts';

/** Bytes of payload for which a spare message has room. A longer payload gets a message of its own. */
const SMALL_MAX = 256;
/** How many are kept: what comes back beyond that is dropped. */
const POOL_MAX = 64;

/** A message without sender, with room for `size` bytes; its payload is as its last user left it. */
export function allocMessage(pool: Message[], size: number): Message {
  const message = size > SMALL_MAX ? newMessage(size) : (pool.pop() ?? newMessage(SMALL_MAX));
  message.size = size;
  return message;
}

/** Gives back a message that is in no queue; nobody may look at it any more. */
export function freeMessage(pool: Message[], message: Message): void {
  message.cap = undefined;
  if (message.payload.u8.length === SMALL_MAX && pool.length < POOL_MAX) pool.push(message);
}

function newMessage(capacity: number): Message {
  return {
    sender: 0 as Pid,
    identity: 0n,
    ty: 0,
    flags: 0,
    length: 0,
    size: 0,
    payload: newBlock(capacity),
    cap: undefined,
    watcher: 0 as Pid,
  };
}
