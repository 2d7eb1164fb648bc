/** Checks the consistency of a kernel's state between two syscalls. */
import { isTimeRight } from '../../src/cap/cap.ts';
import type { Core } from '../../src/core/core.ts';
import { Kind, type Cap } from '../../src/state/capability.ts';
import { ofCalls } from './consistent-calls.ts';
import { Rights } from '@abicus/abi-kernel';
import { isEnd, isNotice, type Endpoint, type Message } from '../../src/state/endpoint.ts';
import { indexes, type TaskList } from '../../src/state/task-list.ts';
import { each, find } from '../../src/state/slots.ts';
import { TaskState, Wait, type Task } from '../../src/state/task.ts';
import { ofInterrupts } from './consistent-interrupts.ts';
import { ofLife } from './consistent-life.ts';

/** Returns a description of each inconsistency. */
export function inconsistencies(core: Core): string[] {
  return [
    ...[...each(core.state.tasks)].flatMap((task) => ofTask(core, task)),
    ...[...each(core.state.tasks)].flatMap((task) => ofNotices(core, task)),
    ...ofQueues(core),
    ...[...each(core.state.endpoints)].flatMap((endpoint) => ofEndpoint(core, endpoint)),
    ...ofMessages(core),
    ...ofMemory(core),
    ...ofInterrupts(core),
    ...ofLife(core),
    ...ofCalls(core),
  ];
}

function claim(holds: boolean, what: string): string[] {
  return holds ? [] : [what];
}

/** Returns the harts and lists that contain a task. */
function places(core: Core, task: Task): string[] {
  const { cpus, endpoints, tasks } = core.state;
  const inList = (list: TaskList): boolean => [...indexes(list, tasks.items)].includes(task.index);
  const times = (pids: readonly number[], name: string): string[] =>
    pids.filter((pid) => pid === task.pid).map(() => name);
  return [
    ...cpus.flatMap(({ id, current }) => (current === task.index ? [`runs ${id}`] : [])),
    ...cpus.flatMap(({ id, queues }) =>
      queues.flatMap((queue, qos) => (inList(queue) ? [`queued ${id} ${qos}`] : [])),
    ),
    ...cpus.flatMap(({ id, overflow }) =>
      overflow.flatMap((list, qos) => (inList(list) ? [`overflow ${id} ${qos}`] : [])),
    ),
    ...[...each(endpoints)].flatMap(({ id, receivers, senders }) => [
      ...times(receivers, `receives ${id}`),
      ...times(senders, `sends ${id}`),
    ]),
  ];
}

/** Returns the hart and lists that should contain a task. A woken task stays on its wait list until its syscall ends. */
function place(core: Core, { state, cpu, qos, wait, waitEndpoint }: Task): string[] {
  const isOpen = find(core.state.endpoints, waitEndpoint) !== undefined;
  const waits = isOpen ? [`${wait === Wait.SendSpace ? 'sends' : 'receives'} ${waitEndpoint}`] : [];
  if (state === TaskState.Running) return [`runs ${cpu}`, ...waits];
  if (state === TaskState.Queued) return [`queued ${cpu} ${qos}`, ...waits];
  if (state === TaskState.Overflow) return [`overflow ${cpu} ${qos}`, ...waits];
  return state === TaskState.Zombie ? [] : waits;
}

function ofTask(core: Core, task: Task): string[] {
  const { cpus, deadlines } = core.state;
  const { runQueue } = core.limits;
  const found = places(core, task).join();
  const expected = place(core, task).join();
  const waits = task.state === TaskState.Blocked && task.deadlineNs < Infinity;
  const hasSpace = (cpus[task.cpu]?.queues[task.qos]?.count ?? 0) < runQueue;
  const name = `task ${task.pid}`;
  return [
    ...claim(found === expected, `${name} is at [${found}], not at [${expected}]`),
    ...claim(
      waits
        ? deadlines[task.deadlineAt] === task.index
        : task.deadlineAt === -1 && task.deadlineNs === Infinity,
      `${name} has a deadline ${task.deadlineNs} at ${task.deadlineAt}`,
    ),
    ...claim(
      task.state !== TaskState.Overflow || !hasSpace,
      `${name} is on the overflow list though its run queue has space`,
    ),
    ...claim(
      task.children.every((pid) => find(core.state.tasks, pid)?.parent === task.pid),
      `${name} has children that are not its own`,
    ),
    ...claim(
      task.clocks === task.caps.filter((held) => held !== undefined && isTimeRight(held)).length,
      `${name} counts ${task.clocks} clocks`,
    ),
  ];
}

function ofQueues(core: Core): string[] {
  const { cpus, tasks, deadlines } = core.state;
  const when = (index = 0): number => tasks.items[index]?.deadlineNs ?? -1;
  const blocked = [...each(tasks)].filter(({ deadlineAt }) => deadlineAt >= 0);
  return [
    ...cpus.flatMap(({ id, queued, queues }) => {
      const counted = queues.map((queue) => [...indexes(queue, tasks.items)].length);
      const sum = counted.reduce((a, b) => a + b, 0);
      const said = queues.map(({ count }) => count).join();
      return claim(
        queued === sum && said === counted.join(),
        `hart ${id} has ${counted.join()} queued, and counts ${queued}: ${said}`,
      );
    }),
    ...claim(
      deadlines.every((index, at) => at === 0 || when(deadlines[(at - 1) >> 1]) <= when(index)),
      'an earlier deadline stands below a later one',
    ),
    ...claim(
      deadlines.length === blocked.length,
      `${deadlines.length} deadlines of ${blocked.length}`,
    ),
  ];
}

/** Returns the capabilities in tables, with their holders, and those in transit, with the holder 0. */
function caps(core: Core): { holder: number; held: Cap }[] {
  const { tasks, endpoints } = core.state;
  const inTables = [...each(tasks)].flatMap(({ pid, caps: table }) =>
    table.flatMap((held) => (held === undefined ? [] : [{ holder: pid, held }])),
  );
  const inTransit = [...each(endpoints)].flatMap(({ messages }) =>
    messages.flatMap(({ cap }) => (cap === undefined ? [] : [{ holder: 0, held: cap }])),
  );
  return [...inTables, ...inTransit];
}

function ofEndpoint(core: Core, endpoint: Endpoint): string[] {
  const { id, owner, messages, queued, bytes, foreignSenders, depth } = endpoint;
  const own = messages.filter((one) => !isNotice(one) && !isEnd(one));
  const ends = messages.filter(isEnd).reduce((total, { reserved }) => total + reserved, 0);
  const pending = core.state.calls.items.filter(({ notify }) => notify === id);
  const sum =
    own.reduce((total, { size }) => total + size, 0) +
    pending.reduce((total, { reserved }) => total + reserved, ends);
  const senders = caps(core).filter(({ holder, held }) => {
    const sends = held.kind === Kind.Endpoint && (held.rights & Rights.SEND) !== 0;
    return sends && held.object === id && holder !== owner;
  });
  const name = `endpoint ${id}`;
  const isAwake = (pid: number): boolean =>
    find(core.state.tasks, pid)?.state !== TaskState.Blocked;
  return [
    ...claim(
      endpoint.receivers.slice(0, messages.length).every(isAwake),
      `${name} has messages for receivers that are blocked`,
    ),
    ...claim(
      endpoint.senders.slice(0, Math.max(0, depth - queued)).every(isAwake),
      `${name} has space for senders that are blocked`,
    ),
    ...claim(queued === own.length && queued <= depth, `${name} counts ${queued} of ${own.length}`),
    ...claim(bytes === sum, `${name} counts ${bytes} bytes of ${sum}`),
    ...claim(
      foreignSenders === senders.length,
      `${name} counts ${foreignSenders} senders of ${senders.length}`,
    ),
    ...claim(
      find(core.state.tasks, owner)?.endpoints.includes(id) === true,
      `${name} is not its owner's`,
    ),
  ];
}

/** Notices in queues, by their watchers. */
function ofNotices(core: Core, { pid, notices, watches, watchedTasks, state }: Task): string[] {
  // A zombie counts nothing any more.
  if (state === TaskState.Zombie) return [];
  const queued = [...each(core.state.endpoints)].flatMap(({ id, messages }) =>
    messages.flatMap(({ watcher }) => (watcher === pid ? [id] : [])),
  );
  const set = [...each(core.state.endpoints)].flatMap((endpoint) =>
    endpoint.watches.filter(({ watcher }) => watcher === pid),
  );
  const ofTasks = [...each(core.state.tasks)].flatMap((task) =>
    task.watchers.flatMap(({ watcher }) => (watcher === pid ? [task.pid] : [])),
  );
  const byId = (a: number, b: number): number => a - b;
  return [
    ...claim(
      queued.toSorted(byId).join() === notices.toSorted(byId).join(),
      `task ${pid} has notices at ${queued.join()}, and counts ${notices.join()}`,
    ),
    ...claim(
      watches === set.length + ofTasks.length + queued.length,
      `task ${pid} counts ${watches} watches, has ${set.length + ofTasks.length} and ${queued.length} notices`,
    ),
    ...claim(
      watchedTasks.toSorted(byId).join() === ofTasks.toSorted(byId).join(),
      `task ${pid} watches ${ofTasks.join()}, and counts ${watchedTasks.join()}`,
    ),
  ];
}

function ofMessages(core: Core): string[] {
  const { endpoints, tasks } = core.state;
  const all: Message[] = [...each(endpoints)].flatMap(({ messages }) => messages);
  const objects = [...all, ...core.messagePool];
  return [
    ...claim(new Set(objects).size === objects.length, 'a message is in two places'),
    ...claim(
      new Set(objects.map(({ payload }) => payload.u8.buffer)).size === objects.length,
      'two messages share their bytes',
    ),
    ...claim(
      all.every(({ size, payload }) => size <= payload.u8.length),
      'a message is longer than its bytes',
    ),
    ...claim(
      core.messagePool.every(({ cap }) => cap === undefined),
      'a pooled message has a capability',
    ),
    ...[...each(tasks)].flatMap((task) => {
      const owned = task.endpoints.reduce((n, id) => n + (find(endpoints, id)?.bytes ?? 0), 0);
      return claim(
        task.queuedBytes === owned,
        `task ${task.pid} counts ${task.queuedBytes} bytes of ${owned}`,
      );
    }),
  ];
}

function ofMemory(core: Core): string[] {
  const { vmos, spaces, frames, vmoBytes } = core.state;
  const all = caps(core);
  const used = [...each(spaces)].flatMap((space) => space.frames);
  const single = [...used, ...frames.free];
  const contiguous = [...each(vmos)].reduce((sum, { pages }) => sum + pages, 0);
  const freeExtents = frames.freeExtents.reduce((sum, { count }) => sum + count, 0);
  return [
    ...[...each(vmos)].flatMap(({ id, caps: counted, mappings }) => {
      const named = all.filter(({ held }) => held.kind === Kind.Vmo && held.object === id).length;
      const shown = [...each(spaces)].flatMap((space) => space.vmos.filter((one) => one === id));
      return claim(
        counted === named && mappings === shown.length && counted + mappings > 0,
        `VMO ${id} counts ${counted} of ${named}, ${mappings} of ${shown.length}`,
      );
    }),
    ...claim(new Set(single).size === single.length, 'a frame is used twice'),
    ...claim(single.length === frames.low, `${single.length} single frames of ${frames.low}`),
    ...claim(
      contiguous + freeExtents === frames.end - frames.high,
      `${contiguous} + ${freeExtents} contiguous frames of ${frames.end - frames.high}`,
    ),
    ...claim(vmoBytes === contiguous * 4096, `${vmoBytes} bytes of VMOs in ${contiguous} pages`),
  ];
}
