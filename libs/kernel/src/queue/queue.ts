/** Message queues: enqueue, dequeue, count bytes in the budgets. */
import type { Pid } from '@abicus/abi-kernel';
import type { Core } from '../core/core.ts';
import { find } from '../state/slots.ts';
import { isEnd, isNotice, type Endpoint, type Message } from '../state/endpoint.ts';
import { IrqState } from '../state/interrupt.ts';
import { chargeBytes } from './bytes.ts';
import { wakeCallers } from './waiters.ts';

/** Returns the payload bytes in the queues of an owner. */
export function bytesOf(core: Core, owner: Pid): number {
  return find(core.state.tasks, owner)?.queuedBytes ?? 0;
}

/**
 * Appends a message to a queue and charges its bytes to the budgets. A notice is not charged, and the bytes of the end of a
 * started call were reserved.
 */
export function enqueueMessage(core: Core, endpoint: Endpoint, message: Message): void {
  endpoint.messages.push(message);
  if (isNotice(message) || isEnd(message)) return;
  endpoint.queued++;
  charge(core, endpoint, message.size);
}

/** Removes the first message from a queue and takes its bytes off the budgets. */
export function dequeueMessage(core: Core, endpoint: Endpoint): Message | undefined {
  const message = takeFirst(endpoint.messages);
  if (message === undefined) return undefined;
  uncharge(core, endpoint, message);
  if (endpoint.foreignSenders === 0) wakeCallers(core, endpoint);
  return message;
}

/** Reserves bytes of an endpoint for the reply of a started call, or gives them back if the number is negative. */
export function reserveBytes(core: Core, endpoint: Endpoint, bytes: number): void {
  charge(core, endpoint, bytes);
}

/**
 * Takes a message that has left its queue off the counters: the notice of a watch off its watcher's watches, the end of a
 * call off its caller's calls, one of a program off the budgets. The notice of an interrupt is the driver's then.
 */
export function uncharge(core: Core, endpoint: Endpoint, message: Message): void {
  if (message.watcher !== 0) {
    noticeLeft(core, endpoint, message.watcher);
    return;
  }
  if (message.irq !== 0) {
    const binding = core.state.bindings[message.irq - 1];
    if (binding !== undefined) binding.state = IrqState.Taken;
    return;
  }
  if (isEnd(message)) {
    // The endpoint of the end of a call is its caller's own.
    const caller = find(core.state.tasks, endpoint.owner);
    if (caller !== undefined) caller.endedCalls--;
    charge(core, endpoint, -message.reserved);
    return;
  }
  endpoint.queued--;
  charge(core, endpoint, -message.size);
}

function charge(core: Core, endpoint: Endpoint, bytes: number): void {
  if (bytes === 0) return;
  endpoint.bytes += bytes;
  chargeBytes(core, endpoint.factory, bytes);
  // The owner exists as long as the endpoint, which closes when it ends.
  const owner = find(core.state.tasks, endpoint.owner);
  if (owner !== undefined) owner.queuedBytes += bytes;
}

/** Counts a notice that has left a queue: its watch ends. */
function noticeLeft(core: Core, endpoint: Endpoint, watcher: Pid): void {
  const task = find(core.state.tasks, watcher);
  if (task === undefined) return;
  task.watches--;
  const at = task.notices.indexOf(endpoint.id);
  if (at >= 0) task.notices.splice(at, 1);
}

/** Like `shift`, but `pop` for one element, the usual case: `shift` always calls into the runtime of the host. */
function takeFirst<T>(queue: T[]): T | undefined {
  return queue.length === 1 ? queue.pop() : queue.shift();
}
