/** Checks families of tasks, what tasks own, and address spaces: a part of `inconsistencies`. */
import {
  PAGE_LEAF_ENTRIES,
  PAGE_ROOT_SHIFT,
  PAGE_SHIFT,
  PAGE_SIZE,
  RAM_BASE,
  USER_VA_END,
} from '@abicus/emulator';
import type { Core } from '../../src/core/core.ts';
import { SPAWN_STACKS_VA } from '../../src/exec/layout.ts';
import { nextDeadline } from '../../src/sched/deadlines.ts';
import { each, find } from '../../src/state/slots.ts';
import type { Space } from '../../src/state/space.ts';
import { indexes } from '../../src/state/task-list.ts';
import { TaskState, Wait, type Task } from '../../src/state/task.ts';
import { SPAWN_STACK_PAGES } from '../../src/task/exit.ts';
import { ofFactories } from './consistent-factories.ts';
import { ofOrphans } from './consistent-orphans.ts';

/** Returns a description of each inconsistency. */
export function ofLife(core: Core): string[] {
  const { tasks, spaces } = core.state;
  return [
    ...[...each(tasks)].flatMap((task) => [...ofFamily(core, task), ...ofWait(core, task)]),
    ...[...each(tasks)].flatMap((task) => ofProperty(core, task)),
    ...ofWatches(core),
    ...[...each(spaces)].flatMap((space) => [
      ...ofSpace(core, space),
      ...ofPages(core, space),
      ...ofStacks(core, space),
    ]),
    ...ofExtents(core),
    ...ofFactories(core),
    ...ofHarts(core),
    ...ofLimits(core),
  ];
}

function claim(holds: boolean, what: string): string[] {
  return holds ? [] : [what];
}

const zombiesOf = ({ state: { tasks } }: Core, task: Task): (Task | undefined)[] =>
  [...indexes(task.zombies, tasks.items)].map((index) => tasks.items[index]);

function ofFamily(core: Core, task: Task): string[] {
  const { tasks } = core.state;
  const name = `task ${task.pid}`;
  const own = [...each(tasks)].filter(({ parent }) => parent === task.pid);
  const live = own.filter(({ state }) => state !== TaskState.Zombie).map(({ pid }) => pid);
  const ended = own.filter(({ state }) => state === TaskState.Zombie).map(({ pid }) => pid);
  const listed = zombiesOf(core, task).map((zombie) => zombie?.pid ?? 0);
  const byId = (a: number, b: number): number => a - b;
  return [
    ...claim(
      task.children.toSorted(byId).join() === live.toSorted(byId).join(),
      `${name} lists the children ${task.children.join()}, and has ${live.join()}`,
    ),
    ...claim(
      task.children.every((pid, at) => find(tasks, pid)?.childAt === at),
      `${name} has children that do not know their places`,
    ),
    ...claim(
      listed.toSorted(byId).join() === ended.toSorted(byId).join() &&
        task.zombies.count === ended.length,
      `${name} lists the zombies ${listed.join()}, and has ${ended.join()}`,
    ),
    ...ofOrphans(core, task),
    ...claim(
      task.parent === 0 || find(tasks, task.parent) !== undefined,
      `${name} has a parent that does not exist`,
    ),
    ...claim(
      task.state !== TaskState.Zombie || task.parent !== 0,
      `${name} has ended, and no parent collects it`,
    ),
  ];
}

/** A task is blocked only on what has not happened yet. */
function ofWait(core: Core, task: Task): string[] {
  const name = `task ${task.pid}`;
  if (task.state !== TaskState.Blocked) return [];
  const awaited = zombiesOf(core, task).some(
    (zombie) => task.waitTarget <= 0 || task.waitTarget === zombie?.pid,
  );
  const isOpen = find(core.state.endpoints, task.waitEndpoint) !== undefined;
  return [
    ...claim(task.wait !== Wait.Nothing, `${name} is blocked on nothing`),
    ...claim(task.restartPending, `${name} is blocked, and its call is not restarted`),
    ...claim(task.wait !== Wait.Child || !awaited, `${name} waits for a child that has ended`),
    ...claim(
      task.wait === Wait.Child || task.wait === Wait.Reply || isOpen,
      `${name} waits at endpoint ${task.waitEndpoint}, which is closed`,
    ),
  ];
}

/** What tasks own, and that a zombie owns nothing. */
function ofProperty(core: Core, task: Task): string[] {
  const { endpoints, spaces } = core.state;
  const name = `task ${task.pid}`;
  const own = [...each(endpoints)].filter(({ owner }) => owner === task.pid);
  const created = [...each(spaces)].filter(({ creator }) => creator === task.pid);
  const held = task.caps.filter((one) => one !== undefined).length;
  const rest = [held, own.length, created.length, task.watchers.length, task.queuedBytes];
  return [
    ...claim(
      task.endpoints.length === own.length &&
        task.endpoints.every((id, at) => find(endpoints, id)?.ownerAt === at),
      `${name} lists ${task.endpoints.length} endpoints, and owns ${own.length}`,
    ),
    ...claim(
      task.spaces.length === created.length,
      `${name} lists ${task.spaces.length} spaces, and created ${created.length}`,
    ),
    ...claim(
      task.state !== TaskState.Zombie || rest.every((n) => n === 0),
      `${name} has ended, and still has ${rest.join()}`,
    ),
    ...claim(
      (core.guests[task.index] === undefined) === (task.state === TaskState.Zombie),
      `${name} has no engine, or has ended and has one`,
    ),
  ];
}

/** Watches belong to tasks that live, and each has a serial of its own. */
function ofWatches(core: Core): string[] {
  const { tasks, endpoints } = core.state;
  const all = [
    ...[...each(endpoints)].flatMap(({ watches }) => watches),
    ...[...each(tasks)].flatMap(({ watchers }) => watchers),
  ];
  const isLive = (pid: number): boolean => {
    const task = find(tasks, pid);
    return task !== undefined && task.state !== TaskState.Zombie;
  };
  return [
    ...claim(
      all.every(({ watcher }) => isLive(watcher)),
      'a watch has outlived its watcher',
    ),
    ...claim(
      new Set(all.map(({ serial }) => serial)).size === all.length,
      'two watches have one serial',
    ),
    ...[...each(endpoints)].flatMap(({ id, messages }) =>
      claim(
        messages.every(({ watcher }) => watcher === 0 || isLive(watcher)),
        `endpoint ${id} has a notice for a task that has ended`,
      ),
    ),
  ];
}

function ofSpace(core: Core, { id, users, creator }: Space): string[] {
  const { tasks } = core.state;
  const inside = [...each(tasks)].filter(
    ({ space, state }) => space === id && state !== TaskState.Zombie,
  );
  return [
    ...claim(users === inside.length, `space ${id} counts ${users} tasks of ${inside.length}`),
    ...claim(users > 0 || creator !== 0, `space ${id} has no task and no creator`),
    ...claim(
      creator === 0 || find(tasks, creator)?.spaces.includes(id) === true,
      `space ${id} has a creator that does not list it`,
    ),
  ];
}

/** The first entries of the page table in a frame. */
const tableAt = (words: Int32Array, frame: number, entries: number): Int32Array =>
  words.subarray(frame << (PAGE_SHIFT - 2), (frame << (PAGE_SHIFT - 2)) + entries);

/** The frame that an entry names. */
const frameOf = (entry: number): number => ((entry & ~0xfff) - RAM_BASE) >>> PAGE_SHIFT;

/** Stacks of threads are mapped as long as their threads live, or the last task of their space. */
function ofStacks({ state, machine }: Core, space: Space): string[] {
  const words = machine.ram.i32;
  const own = new Set(space.frames);
  const leaf = words[(space.root << (PAGE_SHIFT - 2)) + (SPAWN_STACKS_VA >>> PAGE_ROOT_SHIFT)] ?? 0;
  if (leaf === 0) return [];
  const mapped: number[] = [];
  for (const [page, entry] of tableAt(words, frameOf(leaf), PAGE_LEAF_ENTRIES).entries()) {
    if (entry === 0) continue;
    const frame = frameOf(entry);
    const va = (SPAWN_STACKS_VA & -(2 ** PAGE_ROOT_SHIFT)) + page * PAGE_SIZE;
    if (own.has(frame) && va >= SPAWN_STACKS_VA) mapped.push(va);
  }
  const threads = [...each(state.tasks)].filter(
    (task) => task.space === space.id && task.stackVa !== 0 && task.state !== TaskState.Zombie,
  );
  const pages = threads.length * SPAWN_STACK_PAGES;
  return claim(
    mapped.length === pages,
    `space ${space.id} maps ${mapped.length} pages of stacks, and its threads have ${pages}`,
  );
}

/** Each page that a space maps is its own, one of a VMO that it counts, or of a device. */
function ofPages({ state, machine }: Core, space: Space): string[] {
  const words = machine.ram.i32;
  const own = new Set(space.frames);
  const vmos = [...each(state.vmos)];
  const shown: number[] = [];
  const wrong: string[] = [];
  for (const pointer of tableAt(words, space.root, USER_VA_END / 2 ** PAGE_ROOT_SHIFT)) {
    if (pointer === 0) continue;
    if (!own.has(frameOf(pointer))) wrong.push(`space ${space.id} has a table that is not its own`);
    for (const entry of tableAt(words, frameOf(pointer), PAGE_LEAF_ENTRIES)) {
      if (entry === 0) continue;
      const frame = frameOf(entry);
      if (frame * PAGE_SIZE >= machine.ram.size || own.has(frame)) continue;
      const vmo = vmos.find((one) => frame >= one.frame && frame < one.frame + one.pages);
      if (vmo === undefined) wrong.push(`space ${space.id} maps frame ${frame}, which is free`);
      else shown.push(vmo.id);
    }
  }
  const counted = space.vmos.toSorted((a, b) => a - b).join();
  const found = shown.toSorted((a, b) => a - b).join();
  return [...wrong, ...claim(counted === found, `space ${space.id} maps ${found}, not ${counted}`)];
}

/** No two extents overlap. */
function ofExtents({ state: { vmos, frames } }: Core): string[] {
  const extents = [
    ...[...each(vmos)].map(({ frame, pages }) => ({ first: frame, count: pages })),
    ...frames.freeExtents,
  ].toSorted((a, b) => a.first - b.first);
  let end = frames.high;
  return extents.flatMap(({ first, count }) => {
    const isApart = first >= end;
    end = first + count;
    return claim(isApart && end <= frames.end, `the extent at frame ${first} overlaps another one`);
  });
}

/** A hart without a task has nothing queued, unless it is about to look; and the timer fires at the next deadline. */
function ofHarts(core: Core): string[] {
  const { state, machine } = core;
  const next = nextDeadline(core);
  const [first] = state.cpus;
  const isDue = (machine.board.interrupts.pending[0] ?? 0) !== 0;
  const late = claim(
    first === undefined || first.timerNs <= next || isDue,
    `the timer fires at ${first?.timerNs}, behind the deadline ${next}`,
  );
  const idle = state.cpus.flatMap(({ id, current, queued }) => {
    const pending = machine.board.interrupts.pending[id] ?? 0;
    const waits = machine.harts[id]?.waiting ?? false;
    return claim(
      current !== 0 || queued === 0 || pending !== 0 || !waits,
      `hart ${id} is idle with ${queued} tasks queued`,
    );
  });
  return [...late, ...idle];
}

/** What is in use is within its limit. */
function ofLimits({ state, limits }: Core): string[] {
  const { tasks, endpoints, spaces, vmoBytes, queuedBytes } = state;
  const within = (what: string, used: number, most: number): string[] =>
    claim(used <= most, `${used} of ${what} are in use, and ${most} is the limit`);
  return [
    ...within('tasks', tasks.live, limits.tasks),
    ...within('endpoints', endpoints.live + state.reservedEndpoints, limits.endpoints),
    ...within('spaces', spaces.live, limits.spaces),
    ...within('VMO bytes', vmoBytes, limits.vmoBytes),
    ...within('queued bytes', queuedBytes, limits.queuedBytes),
    ...[...each(tasks)].flatMap((task) => [
      ...within('slots', task.caps.length, limits.capSlots),
      ...within('watches', task.watches, limits.watchesPerTask),
      ...within('endpoints of an owner', task.endpoints.length, limits.endpointsPerOwner),
      ...within('queued bytes of an owner', task.queuedBytes, limits.queuedBytesPerOwner),
    ]),
    ...[...each(endpoints)].flatMap(({ bytes, depth }) =>
      within('bytes of a queue', bytes, depth * limits.maxFrame),
    ),
  ];
}
