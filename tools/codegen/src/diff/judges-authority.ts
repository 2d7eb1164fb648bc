/** Judges of checks, callers and rights. */
import { fieldsOf } from './walk.ts';
import { show } from './difference-text.ts';
import type { Judge, PlacedDifference } from './judge.ts';
import { list, names } from './judges.ts';

/** Whether a check is an authority check; the names include the errors of checks with `unless`. */
function guards({ authority }: PlacedDifference, check: unknown): boolean {
  return authority.has(String(fieldsOf(check)['error']));
}

/** Judges added and removed checks. A removed check also removes its generated reject, which handlers and tests import. */
export const checkEntries: Judge = {
  may: ['check-added', 'check-removed', 'authority-widened', 'name-removed'],
  judge: (seen) => {
    const { before, after } = seen;
    if (before === undefined) {
      return [{ rule: 'check-added', text: `fails with ${show(fieldsOf(after)['error'])}` }];
    }
    const text = `failed with ${show(fieldsOf(before)['error'])}, is gone`;
    return [
      { rule: guards(seen, before) ? 'authority-widened' : 'check-removed', text },
      { rule: 'name-removed', text: 'its reject is gone' },
    ];
  },
};

/** Whether every call fails a check. */
export const retired: Judge = {
  may: ['call-retired', 'call-revived', 'authority-widened'],
  judge: (seen) => {
    const [before] = seen.holders;
    if (seen.after === true) return [{ rule: 'call-retired' }];
    const text = `not every call fails with ${show(fieldsOf(before)['error'])} any more`;
    return [{ rule: guards(seen, before) ? 'authority-widened' : 'call-revived', text }];
  },
};

/** Callers of a service: a list, or any. */
export const callers: Judge = {
  may: ['authority-widened', 'authority-narrowed', 'order-changed'],
  judge: (seen) => {
    if (seen.after === 'any') return [{ rule: 'authority-widened', text: 'now any caller' }];
    if (seen.before === 'any') return [{ rule: 'authority-narrowed' }];
    return names('authority-narrowed', 'authority-widened').judge(seen);
  },
};

/** Callers of an operation: a list of its own, or those of the service. */
export const opCallers: Judge = {
  may: ['authority-widened', 'authority-narrowed', 'order-changed'],
  judge: (seen) => {
    if (list(seen.after).length === 0) {
      return [{ rule: 'authority-widened', text: 'now every caller of the service' }];
    }
    if (list(seen.before).length === 0) {
      return [{ rule: 'authority-narrowed', text: `now ${show(seen.after)} only` }];
    }
    return names('authority-narrowed', 'authority-widened').judge(seen);
  },
};

/** A budget that a program is given, gets no longer, or that is another one. */
export const budget: Judge = {
  may: ['authority-widened', 'authority-narrowed'],
  judge: ({ before, after }) => {
    const isLess = Number(after ?? 0) < Number(before ?? 0);
    return [{ rule: isLess ? 'authority-narrowed' : 'authority-widened' }];
  },
};

/** The operations of the calls of a program, `timed.register`; `every` is not a list of them. */
function callsIn(value: unknown): string[] {
  return Object.entries(fieldsOf(value)).flatMap(([service, ops]) =>
    list(ops).map((op) => `${service}.${op}`),
  );
}

/** The calls of a program: a list for each service, or all that it may make. */
export const programCalls: Judge = {
  may: ['calls-dropped', 'authority-widened', 'slot-moved', 'order-changed'],
  judge: (seen) => {
    const { before, after } = seen;
    if (after === 'every') return [{ rule: 'authority-widened', text: 'now every operation' }];
    if (before === 'every') return [{ rule: 'calls-dropped', text: 'no longer every operation' }];
    const [was, is] = [Object.keys(fieldsOf(before)), Object.keys(fieldsOf(after))];
    const kept = (these: string[], those: string[]): string =>
      these.filter((one) => those.includes(one)).join();
    const calls = { ...seen, before: callsIn(before), after: callsIn(after) };
    const hits = names('calls-dropped', 'authority-widened').judge(calls);
    if (kept(was, is) === kept(is, was)) return hits;
    const others = hits.filter(({ rule }) => rule !== 'order-changed');
    return [...others, { rule: 'slot-moved', text: 'services are called in another order' }];
  },
};

/** Access to a register: `r`, `w`, `rw`. */
export const accessRights: Judge = {
  may: ['authority-widened', 'authority-narrowed'],
  judge: (seen) => {
    const rights = (value: unknown): string[] => String(value).split('');
    const sets = { before: rights(seen.before), after: rights(seen.after) };
    return names('authority-narrowed', 'authority-widened').judge({ ...seen, ...sets });
  },
};

/** What a program holds that is no right to call: each is authority of a new program as it is of one that was there. */
function holdings(program: unknown): string[] {
  const { devices, time, endpointBudget } = fieldsOf(program);
  return [
    ...list(devices),
    ...(time === true ? ['the exact time'] : []),
    ...(endpointBudget === undefined ? [] : [`an endpoint factory of ${show(endpointBudget)}`]),
  ];
}

/** A program that is new or gone. */
export const programPresence: Judge = {
  may: ['program-removed', 'program-added', 'authority-widened'],
  judge: ({ before, after }) => {
    if (after === undefined || before !== undefined) return [{ rule: 'program-removed' }];
    const held = holdings(after);
    if (held.length === 0) return [{ rule: 'program-added' }];
    const text = `holds ${held.join(', ')}`;
    return [{ rule: 'program-added' }, { rule: 'authority-widened', text }];
  },
};
