/** Queues of endpoints: their messages, the budgets that count their bytes, and who waits at their ends. */
import type { Pid } from '@abicus/abi-kernel';
import type { Core } from '../core/core.ts';
import { wake } from '../sched/wake.ts';
import { find } from '../state/slots.ts';
import type { Endpoint, Message } from '../state/endpoint.ts';

/** The bytes that the queues of an owner hold. */
export function bytesOf(core: Core, owner: Pid): number {
  return find(core.state.tasks, owner)?.queuedBytes ?? 0;
}

/** Adds a message at the end of a queue, and its bytes to the budgets. */
export function enqueueMessage(core: Core, endpoint: Endpoint, message: Message): void {
  endpoint.messages.push(message);
  if (message.watcher !== 0) return;
  endpoint.queued++;
  charge(core, endpoint, message.size);
}

/** Takes the first message off a queue, and its bytes off the budgets. */
export function dequeueMessage(core: Core, endpoint: Endpoint): Message | undefined {
  const message = takeFirst(endpoint.messages);
  if (message !== undefined) uncharge(core, endpoint, message);
  return message;
}

/** Wakes the first that waits for a message. */
export function wakeReceiver(core: Core, endpoint: Endpoint): void {
  wakeFirst(core, endpoint.receivers);
}

/** Wakes the first that waits for room. */
export function wakeSender(core: Core, endpoint: Endpoint): void {
  wakeFirst(core, endpoint.senders);
}

function wakeFirst(core: Core, waiters: Pid[]): void {
  while (waiters.length > 0) {
    const task = find(core.state.tasks, takeFirst(waiters) ?? 0);
    // One that is gone or was woken otherwise passes the wake on: it was meant for whoever can use it.
    if (task !== undefined && wake(core, task) !== 'not blocked') return;
  }
}

/** Wakes all of a list. */
export function wakeAll(core: Core, waiters: Pid[]): void {
  while (waiters.length > 0) wakeFirst(core, waiters);
}

/** Takes a message that has left its queue off what it counted in. */
export function uncharge(core: Core, endpoint: Endpoint, message: Message): void {
  if (message.watcher !== 0) {
    releaseWatch(core, message.watcher);
    return;
  }
  endpoint.queued--;
  charge(core, endpoint, -message.size);
}

function charge(core: Core, endpoint: Endpoint, bytes: number): void {
  if (bytes === 0) return;
  endpoint.bytes += bytes;
  core.state.queuedBytes += bytes;
  // An endpoint does not outlive its owner.
  const owner = find(core.state.tasks, endpoint.owner);
  if (owner !== undefined) owner.queuedBytes += bytes;
}

/** A notice was received or dropped: its watch counts no longer. */
export function releaseWatch(core: Core, watcher: Pid): void {
  const task = find(core.state.tasks, watcher);
  if (task !== undefined) task.watches--;
}

/** `shift`, which is a call into the host even where the first is the last: the usual case here. */
function takeFirst<T>(queue: T[]): T | undefined {
  return queue.length === 1 ? queue.pop() : queue.shift();
}
