/**
 * Watches: notify a task when the other side of an endpoint is gone. A watch ends in one of three ways: its notice is
 * received, the watched capability leaves its slot, or its watcher ends. Until then it counts against the watcher's
 * limit. This limit bounds the notices, which are queued outside the depth and the byte budgets of an endpoint.
 */
import { GoneSide, MsgType, PEER_GONE_SIZE, writePeerGone, type CapSlot } from '@abicus/abi-kernel';
import type { Core } from '../core/core.ts';
import { find } from '../state/slots.ts';
import type { Task } from '../state/task.ts';
import type { Endpoint, Watch } from '../state/endpoint.ts';
import { allocKernelMessage, freeMessage } from './message-pool.ts';
import { enqueueMessage, uncharge } from './queue.ts';
import { wakeCallers, wakeReceivers } from './waiters.ts';

/** A watch without its serial. */
export type WatchSeed = Omit<Watch, 'serial' | 'watcher'>;

/**
 * Adds a watch of an endpoint and returns its serial. The caller has compared the limit and checked that the other side
 * is alive.
 */
export function addWatch(core: Core, endpoint: Endpoint, task: Task, seed: WatchSeed): number {
  const serial = ++core.state.watchSerial;
  endpoint.watches.push({ ...seed, watcher: task.pid, serial });
  task.watches++;
  return serial;
}

/** Adds a watch of a task, which the caller has found alive, and returns its serial. */
export function addTaskWatch(core: Core, target: Task, task: Task, seed: WatchSeed): number {
  const serial = ++core.state.watchSerial;
  target.watchers.push({ ...seed, watcher: task.pid, serial });
  task.watchedTasks.push(target.pid);
  task.watches++;
  return serial;
}

/** Notifies the watchers of a task that ends, and removes its own watches of other tasks. */
export function endTaskWatches(core: Core, task: Task): void {
  const { tasks } = core.state;
  const { watchers } = task;
  task.watchers = [];
  for (const watch of watchers) {
    const watched = find(tasks, watch.watcher)?.watchedTasks;
    const at = watched?.indexOf(task.pid) ?? -1;
    if (at >= 0) watched?.splice(at, 1);
    notify(core, watch, GoneSide.Task);
  }
  for (const pid of new Set(task.watchedTasks)) {
    const target = find(tasks, pid);
    if (target !== undefined) {
      target.watchers = target.watchers.filter(({ watcher }) => watcher !== task.pid);
    }
  }
}

/** Removes the watches that a task set through a slot, which is being emptied. */
export function dropWatches(core: Core, task: Task, slot: number, object: number): void {
  const endpoint = find(core.state.endpoints, object);
  if (endpoint === undefined) return;
  const kept = endpoint.watches.filter((w) => w.watcher !== task.pid || w.slot !== slot);
  task.watches -= endpoint.watches.length - kept.length;
  endpoint.watches = kept;
}

/** Notifies the tasks that watch for the last sender: no capability with SEND is left outside the owner. */
export function notifySendersGone(core: Core, endpoint: Endpoint): void {
  if (endpoint.watches.length === 0) return;
  const notified = endpoint.watches.filter((watch) => watch.senders);
  endpoint.watches = endpoint.watches.filter((watch) => !watch.senders);
  for (const watch of notified) notify(core, watch, GoneSide.Senders);
}

/** Notifies all watchers of an endpoint that it is closed. */
export function notifyEndpointGone(core: Core, endpoint: Endpoint): void {
  const { watches } = endpoint;
  endpoint.watches = [];
  for (const watch of watches) notify(core, watch, GoneSide.Endpoint);
}

function notify(core: Core, watch: Watch, side: GoneSide): void {
  const watcher = find(core.state.tasks, watch.watcher);
  const endpoint = find(core.state.endpoints, watch.notify);
  if (watcher === undefined) return;
  if (endpoint === undefined) {
    watcher.watches--;
    return;
  }
  watcher.notices.push(endpoint.id);
  const { slot, cookie, serial } = watch;
  const message = allocKernelMessage(core.messagePool, MsgType.PeerGone, PEER_GONE_SIZE);
  message.watcher = watch.watcher;
  writePeerGone(message.payload.u8, 0, {
    side,
    slot: slot as CapSlot,
    cookie,
    serial: BigInt(serial),
  });
  enqueueMessage(core, endpoint, message);
  wakeReceivers(core, endpoint);
}

/** Removes the notices of a task that ends from the queues that they are in. */
export function dropNotices(core: Core, task: Task): void {
  for (const id of new Set(task.notices)) {
    const endpoint = find(core.state.endpoints, id);
    if (endpoint === undefined) continue;
    const { messages } = endpoint;
    let kept = 0;
    for (const message of messages) {
      if (message.watcher !== task.pid) messages[kept++] = message;
      else {
        uncharge(core, endpoint, message);
        freeMessage(core.messagePool, message);
      }
    }
    messages.length = kept;
    wakeCallers(core, endpoint);
  }
}
