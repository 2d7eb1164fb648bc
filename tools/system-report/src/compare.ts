/**
 * Compares what contracts make of a system with the end of a run. Each difference has both values. What a task made itself
 * and alone holds is no difference, nor is what callers moved to it as contracts allow.
 */
import { plural } from '@abicus/codegen';
import { objects, type Holding, type SystemReport, type TaskReport } from './report.ts';

/** The kinds of differences. */
export type DifferenceKind =
  | 'unlisted'
  | 'missing'
  | 'rights'
  | 'slot'
  | 'object'
  | 'order'
  | 'call';

/** A difference; both values in words. */
export type Difference = {
  readonly kind: DifferenceKind;
  readonly task: string;
  readonly what: string;
  readonly contract: string;
  readonly run: string;
};

/** Programs that ended in a run, as the lines of the first task say; those that are gone were not started again. */
type Ends = { readonly ended: ReadonlySet<string>; readonly gone: ReadonlySet<string> };

const NONE = 'nothing';

/** A capability in words: `slot 3: SEND to requests of timed`. */
export function holdingText({ slot, object, rights }: Holding): string {
  const list = rights.length === 0 ? 'no right' : rights.join(', ');
  return `${slot === undefined ? 'any slot' : `slot ${slot}`}: ${list} to ${object}`;
}

const sameRights = (a: Holding, b: Holding): boolean =>
  a.rights.toSorted().join() === b.rights.toSorted().join();

/** Takes the first pair that matches out of both lists, until none does. */
function pairs(
  listed: Holding[],
  held: Holding[],
  matches: (listed: Holding, held: Holding) => boolean,
): [listed: Holding, held: Holding][] {
  const found: [Holding, Holding][] = [];
  for (const one of listed.slice()) {
    const at = held.findIndex((other) => matches(one, other));
    const [other] = at < 0 ? [] : held.splice(at, 1);
    if (other === undefined) continue;
    listed.splice(listed.indexOf(one), 1);
    found.push([one, other]);
  }
  return found;
}

/** Whether a capability is of a program's endpoint that closed when the program ended. */
function isOfEnded(listed: Holding, held: Holding, ends: Ends): boolean {
  const owner = / of (?<owner>.*)$/.exec(listed.object)?.groups?.['owner'] ?? '';
  return held.object === objects.closed && ends.ended.has(owner) && sameRights(listed, held);
}

/** Whether a capability is of a program that ended: a client gives up its route, the first task the control endpoint. */
function isGivenUp({ object }: Holding, { ended, gone }: Ends): boolean {
  return ended.has(ownerIn(object, objects.requests)) || gone.has(ownerIn(object, objects.control));
}

/** The program in the name of an object of this kind; empty if it is of another kind. */
function ownerIn(object: string, nameOf: (program: string) => string): string {
  const prefix = nameOf('');
  return object.startsWith(prefix) ? object.slice(prefix.length) : '';
}

function compareTask(listed: TaskReport, held: TaskReport, ends: Ends): Difference[] {
  const left = [...listed.holds];
  const found = held.holds.filter(({ origin }) => origin === undefined);
  const inSlot = (a: Holding, b: Holding): boolean => a.slot === undefined || a.slot === b.slot;
  const of = (kind: DifferenceKind, a: Holding | undefined, b: Holding | undefined): Difference => {
    const what = a?.object ?? b?.object ?? '';
    const [contract, run] = [a, b].map((one) => (one === undefined ? NONE : holdingText(one)));
    return { kind, task: listed.name, what, contract: contract ?? '', run: run ?? '' };
  };
  const all = (
    kind: DifferenceKind,
    both: readonly (readonly [Holding, Holding])[],
  ): Difference[] => both.map(([a, b]) => of(kind, a, b));
  pairs(left, found, (a, b) => inSlot(a, b) && a.object === b.object && sameRights(a, b));
  pairs(left, found, (a, b) => inSlot(a, b) && isOfEnded(a, b, ends));
  const rights = pairs(left, found, (a, b) => inSlot(a, b) && a.object === b.object);
  const slots = pairs(left, found, (a, b) => a.object === b.object && sameRights(a, b));
  const others = pairs(left, found, (a, b) => a.slot !== undefined && a.slot === b.slot);
  const missing = left.filter((one) => !isGivenUp(one, ends));
  return [
    ...all('rights', rights),
    ...all('slot', slots),
    ...all('object', others),
    ...missing.map((one) => of('missing', one, undefined)),
    ...found.map((one) => of('unlisted', undefined, one)),
    ...compareParents(listed, held),
  ];
}

function compareParents(listed: TaskReport, held: TaskReport): Difference[] {
  if (listed.parent === held.parent) return [];
  const what = 'the task that is told of its end';
  return [{ kind: 'object', task: listed.name, what, contract: listed.parent, run: held.parent }];
}

/** Compares the depths of endpoints that both have; the name of an endpoint says which task owns it. */
function compareEndpoints(listed: SystemReport, { endpoints }: SystemReport): Difference[] {
  const found = new Map(endpoints.map((one) => [one.name, one]));
  return listed.endpoints.flatMap(({ name, owner, depth }): Difference[] => {
    const held = found.get(name)?.depth;
    if (depth === undefined || held === undefined || depth === held) return [];
    const [contract, run] = [`a queue of ${depth}`, `a queue of ${held}`];
    return [{ kind: 'object', task: owner, what: name, contract, run }];
  });
}

/** Compares the order in which the first task started the others. */
function compareStarts(listed: SystemReport, held: SystemReport): Difference[] {
  const [contract, run] = [listed, held].map(({ starts }) => starts.join(', ') || NONE);
  if (contract === undefined || run === undefined || contract === run) return [];
  return [{ kind: 'order', task: listed.first, what: 'the order of start', contract, run }];
}

/** Compares which tasks there are. */
function compareTasks(
  listed: SystemReport,
  held: SystemReport,
  ended: ReadonlySet<string>,
): Difference[] {
  const what = 'the task';
  const names = (system: SystemReport): Set<string> =>
    new Set(system.tasks.map(({ name }) => name));
  const [known, there] = [names(listed), names(held)];
  const gone = listed.tasks.filter(({ name }) => !there.has(name) && !ended.has(name));
  const others = held.tasks.filter(({ name }) => !known.has(name));
  return [
    ...gone.map(({ name }): Difference => {
      return { kind: 'missing', task: name, what, contract: 'booted', run: 'not there' };
    }),
    ...others.map(({ name, parent, holds }): Difference => {
      const run = `a child of ${parent} with ${plural(holds.length, 'slot')} in use`;
      return { kind: 'unlisted', task: name, what, contract: NONE, run };
    }),
  ];
}

/** Compares a system with a run of it. @param ended the programs that ended in the run, as lines of the first task say. */
export function compare(
  listed: SystemReport,
  held: SystemReport,
  ended: ReadonlySet<string>,
): Difference[] {
  const found = new Map(held.tasks.map((task) => [task.name, task]));
  const ends = { ended, gone: new Set([...ended].filter((name) => !found.has(name))) };
  return [
    ...compareTasks(listed, held, ended),
    ...listed.tasks.flatMap((task) => {
      const other = found.get(task.name);
      return other === undefined ? [] : compareTask(task, other, ends);
    }),
    ...compareEndpoints(listed, held),
    ...compareStarts(listed, held),
  ];
}
