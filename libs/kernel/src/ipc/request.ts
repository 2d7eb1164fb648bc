/** Sends the request of a call: straight to a task that waits for one, or to the queue. */
import { MessageKind } from '@abicus/abi-kernel';
import type { KernelCall } from '../core/call.ts';
import type { Core } from '../core/core.ts';
import { finishSyscall, holdCall } from '../queue/calls.ts';
import { freeMessage } from '../queue/message-pool.ts';
import { enqueueMessage } from '../queue/queue.ts';
import { wakeReceivers } from '../queue/waiters.ts';
import type { PendingCall } from '../state/calls.ts';
import type { Endpoint, Message } from '../state/endpoint.ts';
import { find } from '../state/slots.ts';
import { Resume, TaskState, type Task } from '../state/task.ts';
import { deliver, slotFor } from './deliver.ts';
import { memoryOf } from './reply.ts';

/** Returns the task that is blocked in `ipcReplyRecvV2` at an endpoint and gets the next message, if its queue is empty. */
export function waitingReceiver(core: Core, endpoint: Endpoint): Task | undefined {
  const { messages, receivers } = endpoint;
  if (messages.length > 0 || receivers.length === 0) return undefined;
  const task = find(core.state.tasks, receivers[0] ?? 0);
  const waits = task?.state === TaskState.Blocked && task.resume === Resume.ReplyRecvV2;
  return waits ? task : undefined;
}

/**
 * Sends a request. Returns the task that has received it and is to be made ready, or to get the hart; `undefined` if the
 * request is in the queue: where the receiver has no buffer or slot for it any more, it finds that out itself.
 */
export function sendRequest(
  call: KernelCall,
  endpoint: Endpoint,
  receiver: Task | undefined,
  pending: PendingCall,
  message: Message,
): Task | undefined {
  const { core } = call;
  message.kind = MessageKind.Request;
  message.call = pending.token;
  if (receiver !== undefined) {
    const memory = memoryOf(call, receiver);
    const slot = slotFor(core, receiver, memory, message);
    if (typeof slot === 'number') {
      deliver(core, receiver, memory, message, slot);
      freeMessage(core.messagePool, message);
      holdCall(pending, receiver);
      return finishSyscall(core, receiver) ? receiver : undefined;
    }
  }
  enqueueMessage(core, endpoint, message);
  wakeReceivers(core, endpoint);
  return undefined;
}
