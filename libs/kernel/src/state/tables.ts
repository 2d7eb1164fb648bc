/**
 * The state of a kernel as tables of fields. Digest, dump and comparison come from here; the compiler compares each table
 * with its type, so that a new field is stated or does not compile.
 *
 * What is exempt from the digest decides no behaviour by itself. Registers of a running task are the hart's. Tickets
 * count without end, so that only their distance from the last one served is digested; equal deadlines are compared by
 * order, so that their sequence is digested, not their numbers.
 */
import {
  apart,
  big,
  bytes,
  field,
  flag,
  list,
  number,
  numbers,
  optional,
  quiet,
  record,
  sparse,
  text,
  word,
  type Kind,
} from '@abicus/emulator/state-table';
import { CALLS, RECEIVE_ARGS } from './call-tables.ts';
import type { Cap } from './capability.ts';
import type { CpuState } from './cpu.ts';
import { payloadOf, type Endpoint, type Message, type Watch } from './endpoint.ts';
import type { Factory } from './factory.ts';
import type { Extent, Frames } from './frames.ts';
import type { IrqBinding } from './interrupt.ts';
import type { Slots } from './slots.ts';
import type { Space } from './space.ts';
import type { State } from './state.ts';
import type { TaskList } from './task-list.ts';
import { TaskState, type Task } from './task.ts';
import type { Vmo } from './vmo.ts';

/** A capability. */
export const CAP: Kind<Cap> = record<Cap>({
  kind: word,
  object: number,
  rights: word,
  length: number,
});

/** A message; of its payload only the bytes that were sent. */
export const MESSAGE: Kind<Message> = record<Message>(
  {
    sender: word,
    identity: big,
    ty: word,
    flags: word,
    length: word,
    size: word,
    payload: apart('a buffer that is used again; its first bytes are `sent`'),
    cap: optional(CAP),
    watcher: word,
    qos: word,
    kind: word,
    call: word,
    badge: number,
    reserved: word,
    irq: word,
  },
  { sent: field(payloadOf, bytes) },
);

/** A watch. */
export const WATCH: Kind<Watch> = record<Watch>({
  watcher: word,
  slot: word,
  notify: word,
  cookie: big,
  serial: number,
  senders: flag,
});

/** An endpoint. */
export const ENDPOINT: Kind<Endpoint> = record<Endpoint>({
  id: word,
  owner: word,
  factory: word,
  ownerAt: word,
  depth: word,
  messages: list(MESSAGE),
  queued: word,
  bytes: number,
  receivers: numbers,
  senders: numbers,
  foreignSenders: word,
  foreignReceivers: word,
  ownerReceives: flag,
  watches: list(WATCH),
});

/** A derived endpoint factory. */
export const FACTORY: Kind<Factory> = record<Factory>({
  id: word,
  parent: word,
  depth: word,
  budget: number,
  used: number,
  bytes: number,
  usedBytes: number,
  caps: word,
});

/** A bound interrupt. */
export const BINDING: Kind<IrqBinding> = record<IrqBinding>({
  line: word,
  holder: word,
  slot: word,
  endpoint: word,
  cookie: big,
  state: word,
});

/** An address space; its page tables are in RAM. */
export const SPACE: Kind<Space> = record<Space>({
  id: word,
  root: word,
  creator: word,
  users: word,
  frames: numbers,
  vmos: numbers,
});

/** A memory object; its bytes are in RAM. */
export const VMO: Kind<Vmo> = record<Vmo>({
  id: word,
  frame: word,
  pages: word,
  length: number,
  caps: word,
  mappings: word,
});

const LIST: Kind<TaskList> = record<TaskList>({ first: word, last: word, count: word });

const isRunning = ({ state }: Task): boolean => state === TaskState.Running;

/** A task. */
export const TASK: Kind<Task> = record<Task>(
  {
    pid: word,
    index: quiet(word, 'a part of the pid'),
    parent: word,
    above: word,
    childAt: word,
    children: numbers,
    orphans: numbers,
    zombies: LIST,
    identity: big,
    name: text,
    space: word,
    caps: sparse(CAP),
    endpoints: numbers,
    spaces: numbers,
    x: quiet(numbers, 'the registers of a running task are the hart’s'),
    pc: quiet(number, 'as its registers'),
    qos: word,
    state: word,
    tickets: quiet(numbers, 'their distances are digested, with the harts'),
    timesliceLeftNs: number,
    cpu: word,
    next: word,
    previous: word,
    wait: word,
    waitEndpoint: word,
    waitTarget: word,
    deadlineNs: number,
    deadlineAt: word,
    deadlineOrder: quiet(number, 'the sequence of deadlines is digested, with the heap'),
    clocks: word,
    clockNs: number,
    restartPending: flag,
    resume: word,
    receiving: optional(RECEIVE_ARGS),
    call: word,
    started: numbers,
    endedCalls: word,
    held: numbers,
    status: word,
    exitReason: word,
    faultCause: number,
    killer: word,
    spawnReason: quiet(word, 'a rejected spawn records its reason'),
    queuedBytes: number,
    watches: word,
    watchers: list(WATCH),
    watchedTasks: numbers,
    notices: numbers,
    line: text,
    stackVa: number,
  },
  {
    saved: field((task) => (isRunning(task) ? undefined : task.x), optional(numbers)),
    savedPc: field((task) => (isRunning(task) ? undefined : task.pc), optional(number)),
  },
);

/** A hart as the scheduler sees it. */
export const CPU: Kind<CpuState> = record<CpuState>(
  {
    id: word,
    online: flag,
    current: word,
    timesliceEndNs: number,
    timesliceQos: word,
    queues: list(LIST),
    queued: word,
    overflow: list(LIST),
    issued: quiet(numbers, 'counts without end: `waiting` is digested'),
    served: quiet(numbers, 'as `issued`'),
    reschedPending: flag,
    timerNs: number,
  },
  { waiting: field(({ issued, served }) => distances(issued, served), numbers) },
);

const EXTENT: Kind<Extent> = record<Extent>({ first: word, count: word });

/** The frames of RAM. */
export const FRAMES: Kind<Frames> = record<Frames>({
  low: word,
  high: word,
  end: word,
  free: numbers,
  freeExtents: list(EXTENT),
});

/** A table of objects. */
function table<T>(kind: Kind<T>): Kind<Slots<T>> {
  return record<Slots<T>>(
    {
      items: sparse(kind),
      generations: numbers,
      free: quiet(numbers, 'the first `freeAt` of them are in use again'),
      freeAt: quiet(word, 'as `free`'),
      live: word,
    },
    { unused: field(({ free, freeAt }) => free.slice(freeAt), numbers) },
  );
}

/** The state of a kernel. */
export const STATE: Kind<State> = record<State>(
  {
    tasks: table(TASK),
    endpoints: table(ENDPOINT),
    factories: table(FACTORY),
    spaces: table(SPACE),
    vmos: table(VMO),
    calls: CALLS,
    cpus: list(CPU),
    bindings: sparse(BINDING),
    frames: FRAMES,
    deadlines: numbers,
    deadlineOrder: quiet(number, 'only larger than those that are taken'),
    watchSerial: number,
    reservedEndpoints: number,
    queuedBytes: number,
    vmoBytes: number,
    stage: word,
  },
  { waiting: field(waitingTickets, list(numbers)), expiry: field(expirySequence, numbers) },
);

/** How far each of some tickets is from the last one served of its class. */
function distances(tickets: readonly number[], served: readonly number[]): number[] {
  return tickets.map((ticket, qos) => (ticket - (served[qos] ?? 0)) | 0);
}

/** The places of the runnable tasks, by index of the task. */
function waitingTickets({ tasks, cpus }: State): number[][] {
  return tasks.items.flatMap((task) => {
    const waits = task?.state === TaskState.Queued || task?.state === TaskState.Overflow;
    return !waits ? [] : [[task.index, ...distances(task.tickets, cpus[task.cpu]?.served ?? [])]];
  });
}

/** The indexes of the tasks with deadlines, in the order in which these expire. */
function expirySequence({ tasks: { items }, deadlines }: State): number[] {
  return deadlines.toSorted((a, b) => {
    const [one, other] = [items[a], items[b]];
    if (one === undefined || other === undefined) return 0;
    return one.deadlineNs - other.deadlineNs || one.deadlineOrder - other.deadlineOrder;
  });
}
