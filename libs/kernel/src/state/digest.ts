/**
 * A digest of all state that behaviour depends on: exactly the state that a rejected syscall may not change. It leaves
 * out counters, audit lines, time, and the reason of the last failed spawn, which a rejected syscall records.
 */
import { Digest } from '@abicus/emulator';
import type { Cap } from './capability.ts';
import { payloadOf, type Endpoint, type Message } from './endpoint.ts';
import { indexes, type TaskList } from './task-list.ts';
import type { Frames } from './frames.ts';
import type { State } from './state.ts';
import { each, type Slots } from './slots.ts';
import { TaskState, type Task } from './task.ts';

/** Adds the state of a kernel to a digest. */
export function digestState(state: State, digest: Digest): void {
  digestTable(state.tasks, digest);
  for (const task of each(state.tasks)) digestTask(state, task, digest);
  digestTable(state.endpoints, digest);
  for (const endpoint of each(state.endpoints)) digestEndpoint(endpoint, digest);
  digestTable(state.spaces, digest);
  for (const space of each(state.spaces)) {
    digest.word(space.id).word(space.root).word(space.creator).word(space.users);
    digestNumbers(space.frames, digest);
    digestNumbers(space.vmos, digest);
  }
  digestTable(state.vmos, digest);
  for (const vmo of each(state.vmos)) {
    digest.word(vmo.id).word(vmo.frame).number(vmo.length).word(vmo.caps).word(vmo.mappings);
  }
  digestFrames(state.frames, digest);
  digestCpus(state, digest);
  digestNumbers(state.deadlines, digest);
  digest.number(state.queuedBytes).number(state.vmoBytes).word(state.stage);
}

/** Returns the digest of the state of a kernel, as 16 hexadecimal digits. */
export function stateDigest(state: State): string {
  const digest = new Digest();
  digestState(state, digest);
  return digest.hex();
}

function digestTable<T>(table: Slots<T>, digest: Digest): void {
  digest.word(table.live);
  digestNumbers(table.generations, digest);
  digestNumbers(table.free.slice(table.freeAt), digest);
}

function digestNumbers(values: readonly number[], digest: Digest): void {
  digest.word(values.length);
  for (const value of values) digest.number(value);
}

function digestTask(state: State, task: Task, digest: Digest): void {
  digest.word(task.pid).word(task.parent).big(task.identity).text(task.name).word(task.space);
  digest.word(task.qos).word(task.state).word(task.cpu).word(task.wait).word(task.waitEndpoint);
  digest.word(task.waitTarget).number(task.deadlineNs).word(task.status).word(task.watches);
  digest.flag(task.restartPending).text(task.line).word(task.stackVa).number(task.queuedBytes);
  if (isWaiting(task)) digestTickets(state, task, digest);
  digest.number(task.timesliceLeftNs);
  digestNumbers(task.children, digest);
  digestNumbers(task.endpoints, digest);
  digestNumbers(task.spaces, digest);
  task.caps.forEach((held, slot) => {
    if (held === undefined) return;
    digest.word(slot);
    digestCap(held, digest);
  });
  digest.word(-1);
  // The registers of a running task are in its hart.
  if (task.state === TaskState.Running) return;
  digest.words(task.x, 0, task.x.length).number(task.pc);
}

function isWaiting({ state }: Task): boolean {
  return state === TaskState.Queued || state === TaskState.Overflow;
}

/** Adds how often a queued task was skipped: its tickets relative to the last ones that were served. */
function digestTickets(state: State, task: Task, digest: Digest): void {
  const served = state.cpus[task.cpu]?.served ?? [];
  task.tickets.forEach((ticket, qos) => digest.word((ticket - (served[qos] ?? 0)) | 0));
}

function digestCap(held: Cap, digest: Digest): void {
  digest.word(held.kind).number(held.object).word(held.rights).number(held.length);
}

function digestEndpoint(endpoint: Endpoint, digest: Digest): void {
  digest.word(endpoint.id).word(endpoint.owner).word(endpoint.depth).number(endpoint.bytes);
  digest.word(endpoint.queued).word(endpoint.foreignSenders).word(endpoint.messages.length);
  for (const message of endpoint.messages) digestMessage(message, digest);
  digestNumbers(endpoint.receivers, digest);
  digestNumbers(endpoint.senders, digest);
  digest.word(endpoint.watches.length);
  for (const watch of endpoint.watches) {
    digest.word(watch.watcher).word(watch.slot).word(watch.notify).big(watch.cookie);
    digest.flag(watch.senders);
  }
}

function digestMessage(message: Message, digest: Digest): void {
  digest.word(message.sender).big(message.identity).word(message.ty).word(message.flags);
  digest.word(message.length).bytes(payloadOf(message)).word(message.watcher);
  digest.flag(message.cap !== undefined);
  if (message.cap !== undefined) digestCap(message.cap, digest);
}

function digestFrames(frames: Frames, digest: Digest): void {
  digest.word(frames.low).word(frames.high);
  digestNumbers(frames.free, digest);
  for (const { first, count } of frames.freeExtents) digest.word(first).word(count);
}

function digestCpus(state: State, digest: Digest): void {
  const list = (queue: TaskList): void =>
    digestNumbers([...indexes(queue, state.tasks.items)], digest);
  for (const cpu of state.cpus) {
    digest.flag(cpu.online).word(cpu.current).word(cpu.timesliceQos).flag(cpu.reschedPending);
    cpu.queues.forEach(list);
    cpu.overflow.forEach(list);
    // Tickets grow without bound: behaviour depends only on the number of unserved tickets of each class.
    cpu.issued.forEach((ticket, qos) => digest.word((ticket - (cpu.served[qos] ?? 0)) | 0));
  }
}
