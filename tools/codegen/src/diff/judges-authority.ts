/** Judges of checks, callers and rights. */
import { fieldsOf } from './walk.ts';
import { show } from './difference-text.ts';
import type { Hit, Judge, PlacedDifference } from './judge.ts';
import { isReordered, list, names } from './judges.ts';

/** Whether a check is an authority check; the names include the errors of checks with `unless`. */
function guards({ authority }: PlacedDifference, check: unknown): boolean {
  return authority.has(String(fieldsOf(check)['error']));
}

/** Judges added and removed checks. A removed check also removes its generated reject, which handlers and tests import. */
export const checkEntries: Judge = (seen) => {
  const { before, after } = seen;
  if (before === undefined) {
    return [{ rule: 'check-added', text: `fails with ${show(fieldsOf(after)['error'])}` }];
  }
  const text = `failed with ${show(fieldsOf(before)['error'])}, is gone`;
  return [
    { rule: guards(seen, before) ? 'authority-widened' : 'check-removed', text },
    { rule: 'name-removed', text: 'its reject is gone' },
  ];
};

/** Whether every call fails a check. */
export const retired: Judge = (seen) => {
  const [before] = seen.holders;
  if (seen.after === true) return [{ rule: 'call-retired' }];
  const text = `not every call fails with ${show(fieldsOf(before)['error'])} any more`;
  return [{ rule: guards(seen, before) ? 'authority-widened' : 'call-revived', text }];
};

const rights = names('authority-narrowed', 'authority-widened');

/** Makes a judge for a list in whose place something stands for all. @param few what it says of a list in that place */
function orAll(isAll: (value: unknown) => boolean, all: Hit, few: Hit, listed: Judge): Judge {
  return (seen) => (isAll(seen.after) ? [all] : isAll(seen.before) ? [few] : listed(seen));
}

/** Callers of a service: a list, or any. */
export const callers: Judge = orAll(
  (value) => value === 'any',
  { rule: 'authority-widened', text: 'now any caller' },
  { rule: 'authority-narrowed' },
  rights,
);

/** Callers of an operation: a list of its own, or those of the service. */
export const opCallers: Judge = orAll(
  (value) => list(value).length === 0,
  { rule: 'authority-widened', text: 'now every caller of the service' },
  { rule: 'authority-narrowed', text: 'no longer every caller of the service' },
  rights,
);

/** The operations of the calls of a program, `timed.register`; `every` is not a list of them. */
function callsIn(value: unknown): string[] {
  return Object.entries(fieldsOf(value)).flatMap(([service, ops]) =>
    list(ops).map((op) => `${service}.${op}`),
  );
}

/** The calls of a program, a list for each service. */
const listedCalls: Judge = (seen) => {
  const [before, after] = [fieldsOf(seen.before), fieldsOf(seen.after)];
  const calls = { ...seen, before: callsIn(before), after: callsIn(after) };
  const hits = names('calls-dropped', 'authority-widened')(calls);
  if (!isReordered(Object.keys(before), Object.keys(after))) return hits;
  const others = hits.filter(({ rule }) => rule !== 'order-changed');
  return [...others, { rule: 'slot-moved', text: 'services are called in another order' }];
};

/** The calls of a program: a list for each service, or all that it may make. */
export const programCalls: Judge = orAll(
  (value) => value === 'every',
  { rule: 'authority-widened', text: 'now every operation' },
  { rule: 'calls-dropped', text: 'no longer every operation' },
  listedCalls,
);

/** Access to a register: `r`, `w`, `rw`. */
export const accessRights: Judge = (seen) => {
  const letters = (value: unknown): string[] => String(value).split('');
  const sets = { before: letters(seen.before), after: letters(seen.after) };
  return rights({ ...seen, ...sets });
};

/** What a program holds that is no right to call: each is authority of a new program as it is of one that was there. */
function holdings(program: unknown): string[] {
  const { devices, endpoints, time, endpointBudget } = fieldsOf(program);
  return [
    ...Object.keys(fieldsOf(endpoints)).map((name) => `the endpoint ${name}`),
    ...list(devices),
    ...(time === true ? ['the exact time'] : []),
    ...(endpointBudget === undefined ? [] : [`an endpoint factory of ${show(endpointBudget)}`]),
  ];
}

/** A program that is new or gone. */
export const programPresence: Judge = ({ after }) => {
  if (after === undefined) return [{ rule: 'program-removed' }];
  const held = holdings(after);
  if (held.length === 0) return [{ rule: 'program-added' }];
  const text = `holds ${held.join(', ')}`;
  return [{ rule: 'program-added' }, { rule: 'authority-widened', text }];
};
