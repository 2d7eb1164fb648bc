/**
 * What a kernel has in use, counted from the dump of its whole state: when programs have ended, every count is what it was
 * before them. A field counts unless `UNCOUNTED` says why it does not, so that a new field, or a new table, counts.
 *
 * Objects are counted without their ids: a path has `*` in place of each index. A list of numbers counts by its length.
 */
import type { Plain } from '@abicus/emulator/state-table';
import type { Core } from '../../src/core/core.ts';
import { dumpState } from '../../src/state/digest.ts';
import type { State } from '../../src/state/state.ts';

/** Parts of the dump that are nothing in use, and why. A part includes what is below it. */
export const UNCOUNTED: Readonly<Record<string, string>> = {
  'tasks.items.*.pid': 'an id',
  'tasks.items.*.index': 'an id',
  'tasks.items.*.parent': 'an id',
  'tasks.items.*.above': 'an id',
  'tasks.items.*.childAt': 'a place in a list, whose entries count',
  'tasks.items.*.zombies.first': 'an id; the list has a count',
  'tasks.items.*.zombies.last': 'an id; the list has a count',
  'tasks.items.*.identity': 'a name',
  'tasks.items.*.name': 'a name',
  'tasks.items.*.space': 'an id',
  'tasks.items.*.caps.*.object': 'an id',
  'tasks.items.*.pc': 'a register',
  'tasks.items.*.saved': 'registers, which a task has while it does not run',
  'tasks.items.*.savedPc': 'a register',
  'tasks.items.*.state': 'what a task does at the moment',
  'tasks.items.*.timesliceLeftNs': 'a time',
  'tasks.items.*.cpu': 'an id',
  'tasks.items.*.next': 'an id; the lists have counts',
  'tasks.items.*.previous': 'an id; the lists have counts',
  'tasks.items.*.wait': 'what a task does at the moment',
  'tasks.items.*.waitEndpoint': 'an id; the waiters of endpoints count',
  'tasks.items.*.waitTarget': 'an argument',
  'tasks.items.*.deadlineNs': 'a time; deadlines count',
  'tasks.items.*.deadlineAt': 'a place in the heap of deadlines, whose entries count',
  'tasks.items.*.deadlineOrder': 'counts without end',
  'tasks.items.*.clockNs': 'a time',
  'tasks.items.*.restartPending': 'what a task does at the moment',
  'tasks.items.*.resume': 'what a task does at the moment',
  'tasks.items.*.receiving': 'arguments',
  'tasks.items.*.call': 'an id; the calls count',
  'tasks.items.*.status': 'how a task ended',
  'tasks.items.*.exitReason': 'how a task ended',
  'tasks.items.*.faultCause': 'how a task ended',
  'tasks.items.*.killer': 'how a task ended',
  'tasks.items.*.spawnReason': 'why the last start failed',
  'tasks.items.*.stackVa': 'an address; frames count',
  'tasks.generations': 'a table does not shrink, and an id is never issued twice',
  'tasks.free': 'freed indexes: live objects count',
  'tasks.freeAt': 'as `free`',
  'tasks.unused': 'as `free`',
  'endpoints.items.*.id': 'an id',
  'endpoints.items.*.owner': 'an id',
  'endpoints.items.*.factory': 'an id',
  'endpoints.items.*.ownerAt': 'a place in a list, whose entries count',
  'endpoints.items.*.messages.*.sender': 'an id',
  'endpoints.items.*.messages.*.identity': 'a name',
  'endpoints.items.*.messages.*.cap.object': 'an id',
  'endpoints.items.*.messages.*.watcher': 'an id',
  'endpoints.items.*.messages.*.call': 'an id; the calls count',
  'endpoints.items.*.messages.*.badge': 'a number of the caller',
  'endpoints.items.*.messages.*.sent': 'bytes, which count by `size`',
  'endpoints.items.*.ownerReceives': 'what an owner once did',
  'endpoints.items.*.watches.*.watcher': 'an id',
  'endpoints.items.*.watches.*.slot': 'a slot',
  'endpoints.items.*.watches.*.notify': 'an id',
  'endpoints.items.*.watches.*.cookie': 'a number of the watcher',
  'endpoints.items.*.watches.*.serial': 'an id',
  'endpoints.generations': 'as that of tasks',
  'endpoints.free': 'as that of tasks',
  'endpoints.freeAt': 'as that of tasks',
  'endpoints.unused': 'as that of tasks',
  'tasks.items.*.watchers.*.watcher': 'an id',
  'tasks.items.*.watchers.*.notify': 'an id',
  'tasks.items.*.watchers.*.cookie': 'a number of the watcher',
  'tasks.items.*.watchers.*.serial': 'an id',
  'factories.items.*.id': 'an id',
  'factories.items.*.parent': 'an id',
  'factories.generations': 'as that of tasks',
  'factories.free': 'as that of tasks',
  'factories.freeAt': 'as that of tasks',
  'factories.unused': 'as that of tasks',
  'spaces.items.*.id': 'an id',
  'spaces.items.*.root': 'a frame, which counts in `frames`',
  'spaces.items.*.creator': 'an id',
  'spaces.generations': 'as that of tasks',
  'spaces.free': 'as that of tasks',
  'spaces.freeAt': 'as that of tasks',
  'spaces.unused': 'as that of tasks',
  'vmos.items.*.id': 'an id',
  'vmos.items.*.frame': 'a place in RAM; pages count',
  'vmos.generations': 'as that of tasks',
  'vmos.free': 'as that of tasks',
  'vmos.freeAt': 'as that of tasks',
  'vmos.unused': 'as that of tasks',
  'calls.items': 'entries are used again: `in use` counts those of calls',
  'calls.free': 'as `items`',
  'cpus.*.id': 'an id',
  'cpus.*.online': 'harts come online during the boot',
  'cpus.*.current': 'an id',
  'cpus.*.timesliceEndNs': 'a time',
  'cpus.*.timesliceQos': 'the class of the last timeslice',
  'cpus.*.queues.*.first': 'an id; the list has a count',
  'cpus.*.queues.*.last': 'an id; the list has a count',
  'cpus.*.overflow.*.first': 'an id; the list has a count',
  'cpus.*.overflow.*.last': 'an id; the list has a count',
  'cpus.*.waiting': 'distances between tickets, which stay',
  'cpus.*.reschedPending': 'what a hart does at the moment',
  'cpus.*.timerNs': 'a time; deadlines and queues count',
  'bindings.*.line': 'an id',
  'bindings.*.holder': 'an id',
  'bindings.*.slot': 'a slot',
  'bindings.*.endpoint': 'an id',
  'bindings.*.cookie': 'a number of the holder',
  'bindings.*.state': 'what a driver does at the moment',
  'frames.low': 'freed frames are used again: `in use` counts frames',
  'frames.free': 'as `low`',
  'frames.high': 'as `low`',
  'frames.freeExtents': 'as `low`',
  deadlineOrder: 'counts without end',
  watchSerial: 'counts without end',
  stage: 'the boot',
  waiting: 'the places of tasks in queues, which count',
  expiry: 'the order of deadlines, which count',
};

/** Counts by path. */
export type Resources = Readonly<Record<string, number>>;

const isNumbers = (values: readonly unknown[]): boolean =>
  values.every((value) => typeof value === 'number');

const ofLeaf = (value: Plain): number =>
  typeof value === 'number' || typeof value === 'boolean'
    ? Number(value)
    : typeof value === 'string'
      ? value.length
      : 0;

/** Counts what a kernel has in use. @param met the parts that `UNCOUNTED` names and that were found are added to it. */
export function resourcesOf(core: Core, met: Set<string> = new Set()): Resources {
  return { ...countsOfState(core.state, met), guests: core.guests.filter(Boolean).length };
}

/** Counts what a state has in use. */
export function countsOfState(state: State, met: Set<string> = new Set()): Resources {
  const counts: Record<string, number> = {};
  const add = (path: string, count: number): void => {
    counts[path] = (counts[path] ?? 0) + count;
  };
  const visit = (value: Plain, path: string): void => {
    if (Object.hasOwn(UNCOUNTED, path)) {
      met.add(path);
      return;
    }
    if (typeof value !== 'object') {
      add(path, ofLeaf(value));
      return;
    }
    const parts = Object.entries(value);
    const isList = Array.isArray(value) || parts.every(([name]) => /^\d+$/.test(name));
    if (isList) add(`${path} entries`, parts.length);
    if (Array.isArray(value) && isNumbers(value)) return;
    for (const [name, part] of parts) {
      visit(part, isList ? `${path}.*` : path === '' ? name : `${path}.${name}`);
    }
  };
  visit(dumpState(state), '');
  const { frames, calls } = state;
  const extents = frames.freeExtents.reduce((sum, { count }) => sum + count, 0);
  add('calls in use', calls.items.filter(({ caller }) => caller !== 0).length);
  add('frames in use', frames.low - frames.free.length);
  add('frames of extents in use', frames.end - frames.high - extents);
  // A count that is 0 may be absent: there is nothing of its kind.
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0));
}

/** Lists the counts that differ: `path: before → after`. */
export function differencesOf(before: Resources, after: Resources): string[] {
  const paths = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...paths].flatMap((path) => {
    const [one, other] = [before[path] ?? 0, after[path] ?? 0];
    return Object.is(one, other) ? [] : [`${path}: ${one} → ${other}`];
  });
}
