/** ipcRecv, ipcRecvV2 and recvHeader: receive a message. */
import {
  ipcRecvRejects,
  ipcRecvV2Rejects,
  recvHeaderRejects,
  Rights,
  WITHIN,
  type IpcRecvArgs,
  type IpcRecvOutcome,
  type IpcRecvV2Args,
  type IpcRecvV2Outcome,
  type RecvHeaderArgs,
  type RecvHeaderOutcome,
} from '@abicus/abi-kernel';
import { endpointCap } from '../cap/cap.ts';
import type { KernelCall } from '../core/call.ts';
import { endUnanswered, isRequest } from '../queue/calls.ts';
import { dequeueMessage } from '../queue/queue.ts';
import { mayReceive, wakeSenders } from '../queue/waiters.ts';
import { freeMessage } from '../queue/message-pool.ts';
import { argsOf, hasBuffers, receive } from '../ipc/receive.ts';
import { noteReceiver } from '../state/endpoint.ts';
import { find } from '../state/slots.ts';

/** Receives a message. */
export function ipcRecv(call: KernelCall, args: IpcRecvArgs): IpcRecvOutcome {
  const outcome = receive(call, {
    slot: args.slot,
    header: args.header,
    payload: args.payload.va,
    payloadMax: args.payload.length,
    identity: 0,
    flags: args.flags,
    deadline: args.deadline,
  });
  return typeof outcome === 'string' ? ipcRecvRejects[outcome] : outcome;
}

/** Receives a message and the identity of its sender. */
export function ipcRecvV2(call: KernelCall, args: IpcRecvV2Args): IpcRecvV2Outcome {
  const { desc } = args;
  if (!WITHIN.maxFrame(desc.payloadMax, call.core.limits)) return ipcRecvV2Rejects.payloadMax;
  if (!hasBuffers(desc)) return ipcRecvV2Rejects.buffers;
  const outcome = receive(call, argsOf(desc));
  return typeof outcome === 'string' ? ipcRecvV2Rejects[outcome] : outcome;
}

/** Receives a message without payload and returns the length that its header states. */
export function recvHeader(call: KernelCall, args: RecvHeaderArgs): RecvHeaderOutcome {
  const { core, task } = call;
  const held = endpointCap(task.caps, args.slot, Rights.RECV);
  if (held === undefined) return recvHeaderRejects.right;
  const endpoint = find(core.state.endpoints, held.object);
  if (endpoint === undefined) return recvHeaderRejects.alive;
  const message = mayReceive(endpoint, task) ? endpoint.messages[0] : undefined;
  if (message === undefined) return recvHeaderRejects.empty;
  if (message.size > 0 || message.cap !== undefined) return recvHeaderRejects.payload;
  const { length } = message;
  dequeueMessage(core, endpoint);
  if (isRequest(message)) endUnanswered(core, message);
  noteReceiver(endpoint, task);
  freeMessage(core.messagePool, message);
  wakeSenders(core, endpoint);
  return length;
}
