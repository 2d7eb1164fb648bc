/**
 * Receives a message, for ipcRecv and ipcRecvV2. All checks are made while the message is at the front of its queue,
 * and only a receive that succeeds dequeues it, so that a rejected one changes neither the queue nor the buffers.
 */
import { MSG_HEADER_SIZE, RecvFlags, Rights, type RecvDesc } from '@abicus/abi-kernel';
import { BLOCKED, inUserHalf, putU64, type BlockedCall } from '@abicus/wire';
import { endpointCap, freeSlot } from '../cap/cap.ts';
import { completeTransfer } from '../cap/transfer.ts';
import type { KernelCall } from '../core/call.ts';
import type { ReceiveArgs } from '../state/receive-args.ts';
import { find } from '../state/slots.ts';
import { Wait } from '../state/task.ts';
import { noteReceiver, type Endpoint, type Message } from '../state/endpoint.ts';
import { endUnanswered, isRequest } from '../queue/calls.ts';
import { freeMessage } from '../queue/message-pool.ts';
import { dequeueMessage } from '../queue/queue.ts';
import { blockAt, mayReceive, wakeSenders } from '../queue/waiters.ts';

/** The check that rejected a receive: the checks that both syscalls have, in their order. */
export type ReceiveReject =
  | 'right'
  | 'alive'
  | 'empty'
  | 'deadline'
  | 'oversize'
  | 'writable'
  | 'space';

/** Whether the buffers of a descriptor are in the user half. */
export function hasBuffers(desc: RecvDesc): boolean {
  return (
    inUserHalf(desc.headerOut, MSG_HEADER_SIZE) &&
    inUserHalf(desc.payloadOut, desc.payloadMax) &&
    inUserHalf(desc.senderServiceIdOut, 8)
  );
}

/** Returns the arguments of a receive that a descriptor states. */
export function argsOf(desc: RecvDesc): ReceiveArgs {
  return {
    slot: desc.slot,
    header: desc.headerOut,
    payload: desc.payloadOut,
    payloadMax: desc.payloadMax,
    identity: desc.senderServiceIdOut,
    flags: desc.flags,
    deadline: desc.deadline,
  };
}

/** Receives a message: returns the number of bytes copied or the check that rejected it, or blocks the caller. */
export function receive(call: KernelCall, args: ReceiveArgs): number | ReceiveReject | BlockedCall {
  const { core, task } = call;
  const held = endpointCap(task.caps, args.slot, Rights.RECV);
  if (held === undefined) return 'right';
  const endpoint = find(core.state.endpoints, held.object);
  if (endpoint === undefined) return 'alive';
  const message = mayReceive(endpoint, task) ? endpoint.messages[0] : undefined;
  if (message === undefined) return waitForMessage(call, args, endpoint);
  const slot = message.cap === undefined ? 0 : freeSlot(task.caps, core.limits);
  return check(call, args, message, slot) ?? deliver(call, args, endpoint, slot);
}

function check(
  call: KernelCall,
  args: ReceiveArgs,
  message: Message,
  slot: number,
): ReceiveReject | undefined {
  const { memory } = call;
  const bytes = message.size;
  if (bytes > args.payloadMax && (args.flags & RecvFlags.TRUNCATE) === 0) return 'oversize';
  const copied = Math.min(bytes, args.payloadMax);
  if (
    !memory.writable(args.header, MSG_HEADER_SIZE) ||
    !memory.writable(args.payload, copied) ||
    (args.identity !== 0 && !memory.writable(args.identity, 8))
  ) {
    return 'writable';
  }
  return slot < 0 ? 'space' : undefined;
}

function deliver(call: KernelCall, args: ReceiveArgs, endpoint: Endpoint, slot: number): number {
  const { core, memory } = call;
  const message = dequeueMessage(core, endpoint);
  if (message === undefined) return 0;
  noteReceiver(endpoint, call.task);
  if (message.cap !== undefined) completeTransfer(core, call.task, slot, message.cap);
  const { sender, identity, ty, flags, length, size, payload } = message;
  memory.writeWords(args.header, slot, sender, ty | (flags << 16), length);
  const copied = Math.min(size, args.payloadMax);
  memory.store(args.payload, payload, copied);
  if (args.identity !== 0) {
    const bytes = new Uint8Array(8);
    putU64(bytes, 0, identity);
    memory.write(args.identity, bytes);
  }
  if (isRequest(message)) endUnanswered(core, message);
  freeMessage(core.messagePool, message);
  wakeSenders(core, endpoint);
  return copied;
}

function waitForMessage(
  call: KernelCall,
  args: ReceiveArgs,
  endpoint: Endpoint,
): ReceiveReject | BlockedCall {
  if ((args.flags & RecvFlags.NONBLOCK) !== 0) return 'empty';
  const deadlineNs = args.deadline === 0n ? Infinity : Number(args.deadline);
  if (call.core.machine.nowNs >= deadlineNs) return 'deadline';
  noteReceiver(endpoint, call.task);
  blockAt(call.core, endpoint, call.task, Wait.Message, deadlineNs);
  return BLOCKED;
}
