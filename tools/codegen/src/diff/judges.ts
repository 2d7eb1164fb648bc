/** Judges: each maps a difference at a point to one or more rules. */
import type { DiffRuleId } from './rules.ts';
import { compareSchemas, type SchemaChange } from './schema.ts';
import type { Usage, Way } from './usage.ts';
import { fieldsOf, same, type Difference } from './walk.ts';

/** A difference and its context. */
export type PlacedDifference = Difference & {
  readonly id: string;
  /** Where it is within its element; empty for the element itself. */
  readonly label: string;
  /** Ways of the frame or type that it is in. */
  readonly ways: readonly Way[];
  readonly usage: Usage;
  /** Names of errors of authority in this package. */
  readonly authority: ReadonlySet<string>;
  /** Whether a contract lists the rungs, so that the order of their declarations does not matter. */
  readonly ladder: boolean;
  /** The element that has a reserved number or name, if any. */
  readonly takenBy: (what: string, given: unknown) => string | undefined;
};

/** A rule that matches a difference. `id` is set if it concerns another element than that of the point. */
export type Hit = {
  readonly rule: DiffRuleId;
  readonly text?: string;
  readonly way?: Way;
  readonly id?: string;
};

/** The judge of a point, and the rules that it may return. */
export type Judge = {
  readonly may: readonly DiffRuleId[];
  readonly judge: (seen: PlacedDifference) => readonly Hit[];
};

/** The most characters of a value that is shown. */
const SHOWN = 160;

const cut = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);

/** Formats an object as a list of its keys and plain values; nested objects are omitted. */
function fieldsText(value: unknown): string {
  const inner = (one: unknown): string =>
    Array.isArray(one) || typeof fieldsOf(one)['kind'] === 'string' || typeof one !== 'object'
      ? show(one)
      : '{…}';
  const entries = Object.entries(fieldsOf(value));
  if (entries.length === 0) return '{}';
  return cut(entries.map(([key, one]) => `${key}: ${inner(one)}`).join(', '));
}

/** A value in a few words. */
export function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(show).join(', ');
  if (typeof value !== 'object' || value === null)
    return `${value as string | number | boolean | null}`;
  const { kind, wire, unit, of, size } = fieldsOf(value);
  if (kind === 'scalar') return unit === undefined ? show(wire) : `${show(wire)}.${show(unit)}`;
  if (typeof kind !== 'string') return fieldsText(value);
  return of === undefined && size === undefined ? kind : `${kind} of ${show(of ?? size)}`;
}

/** Both values. */
export const bothText = (before: unknown, after: unknown): string =>
  `${show(before)} → ${show(after)}`;

/** Points whose numbers are addresses or patterns of bytes. */
const IN_HEX = new Set(['constant.value', 'device.base', 'device.size', 'register.offset']);

/** Both values at a point, numbers as the point has them. */
export function bothAt(point: string, before: unknown, after: unknown): string {
  const said = (value: unknown): string =>
    IN_HEX.has(point) && typeof value === 'number' && value >= 0
      ? `0x${value.toString(16)}`
      : show(value);
  return `${said(before)} → ${said(after)}`;
}

/** Makes a judge that returns one rule for any difference. */
export function always(rule: DiffRuleId): Judge {
  return { may: [rule], judge: () => [{ rule }] };
}

/** Makes a judge for added and removed entries, sections and optional keys. */
export function presence(removed: DiffRuleId, added: DiffRuleId, other?: DiffRuleId): Judge {
  return {
    may: [...new Set([removed, added, ...(other === undefined ? [] : [other])])],
    judge: ({ before, after }) => {
      if (after === undefined) return [{ rule: removed }];
      return [{ rule: before === undefined ? added : (other ?? removed) }];
    },
  };
}

/** A number that became smaller or larger. */
export function amount(lowered: DiffRuleId, raised: DiffRuleId): Judge {
  return {
    may: [lowered, raised],
    judge: ({ before, after }) => [{ rule: Number(after) < Number(before) ? lowered : raised }],
  };
}

/** Makes a judge for a flag that was set or cleared. */
export function toggled(lost: DiffRuleId, gained: DiffRuleId): Judge {
  return { may: [lost, gained], judge: ({ after }) => [{ rule: after === true ? gained : lost }] };
}

const list = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);

/** Makes a judge for a list of names: removed ones, added ones, or their order. */
export function names(
  removed: DiffRuleId,
  added: DiffRuleId,
  reordered: DiffRuleId = 'order-changed',
  idOf?: (id: string, name: string) => string,
): Judge {
  return {
    may: [...new Set([removed, added, reordered])],
    judge: ({ before, after, id }) => {
      const [olds, nows] = [list(before), list(after)];
      const hits = (rule: DiffRuleId, given: readonly string[], text: string): Hit[] =>
        given.map((name) => ({
          rule,
          text: `${text} ${name}`,
          ...(idOf && { id: idOf(id, name) }),
        }));
      const changed = [
        ...hits(
          removed,
          olds.filter((one) => !nows.includes(one)),
          'no longer',
        ),
        ...hits(
          added,
          nows.filter((one) => !olds.includes(one)),
          'now also',
        ),
      ];
      const kept = (these: readonly string[], those: readonly string[]): string =>
        these.filter((one) => those.includes(one)).join();
      const moved = kept(olds, nows) !== kept(nows, olds);
      // Nothing was added or removed, so an entry occurs more often.
      return moved || changed.length === 0 ? [...changed, { rule: reordered }] : changed;
    },
  };
}

/** What a register carries: an argument, or a further result of the operation. */
export const argumentOrResult: Judge = {
  may: ['argument-changed', 'result-changed'],
  judge: ({ steps }) => {
    const isResult = steps.at(-1)?.record.endsWith('.results') === true;
    return [{ rule: isResult ? 'result-changed' : 'argument-changed' }];
  },
};

const BOUNDS: readonly DiffRuleId[] = [
  'request-tightened',
  'request-loosened',
  'reply-tightened',
  'reply-loosened',
];

const perWay = (ways: readonly Way[], how: 'tightened' | 'loosened'): Hit[] =>
  ways.map((way) => ({ rule: `${way}-${how}` as const, way }));

/** Makes a judge for a set of values that became smaller or larger, by the direction of the type. */
export function bound(loosened: (before: number, after: number) => boolean, absent: number): Judge {
  return {
    may: BOUNDS,
    judge: ({ before, after, ways }) => {
      const [from, to] = [Number(before ?? absent), Number(after ?? absent)];
      return perWay(ways, loosened(from, to) ? 'loosened' : 'tightened');
    },
  };
}

/** The largest value: a larger one lets more pass. */
export const upper: Judge = bound((before, after) => after > before, Infinity);
/** The smallest value: a smaller one lets more pass. */
export const lower: Judge = bound((before, after) => after < before, -Infinity);
/** A power of two: one that divides the old lets more pass. */
export const alignment: Judge = bound((before, after) => after < before, 1);

/** Whether bits without a name are carried through. */
export const carriedThrough: Judge = {
  may: BOUNDS,
  judge: ({ after, ways }) => perWay(ways, after === true ? 'loosened' : 'tightened'),
};

/** The limit of a span: names are compared by the values that they stand for. */
export const spanLimit: Judge = {
  may: ['request-tightened', 'request-loosened', 'argument-changed'],
  judge: ({ id, steps, usage }) => {
    const [before, after] = usage.mostOf(id, steps.at(-1)?.key ?? '');
    if (before === after) return [{ rule: 'argument-changed' }];
    return [{ rule: after > before ? 'request-loosened' : 'request-tightened', way: 'request' }];
  },
};

/** Members of an enumeration or flags. `takes` tells whether a decoder takes values without a name. */
export function members(takes: (type: Readonly<Record<string, unknown>>) => boolean): Judge {
  return {
    may: ['enum-member-removed', 'enum-grew', 'reply-enum-grew'],
    judge: ({ key, before, after, ways, holders: [old] }) => {
      if (after === undefined)
        return [{ rule: 'enum-member-removed', text: `${key ?? ''} was ${show(before)}` }];
      return ways.map((way) => {
        const breaks = way === 'reply' && !takes(old);
        const rule = breaks ? 'reply-enum-grew' : 'enum-grew';
        return { rule, text: `${key ?? ''} is ${show(after)}`, way };
      });
    },
  };
}

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

/** Judges the domain of an invariant. A base from before invariants had domains has none. */
export const domain: Judge = {
  may: ['domain-changed'],
  judge: ({ before }) => (before === '' ? [] : [{ rule: 'domain-changed' }]),
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

/** Access to a register: `r`, `w`, `rw`. */
export const accessRights: Judge = {
  may: ['authority-widened', 'authority-narrowed'],
  judge: (seen) => {
    const rights = (value: unknown): string[] => String(value).split('');
    const sets = { before: rights(seen.before), after: rights(seen.after) };
    return names('authority-narrowed', 'authority-widened').judge({ ...seen, ...sets });
  },
};

/** Judges reserved numbers and names. */
export function reserved(what: string): Judge {
  return {
    may: ['reservation-dropped', 'reservation-added', 'number-reused', 'order-changed'],
    judge: (seen) =>
      names('reservation-dropped', 'reservation-added')
        .judge(seen)
        .map((hit) => {
          const given = list(seen.before).find((one) => hit.text === `no longer ${one}`);
          if (hit.rule !== 'reservation-dropped' || given === undefined) return hit;
          const taker = seen.takenBy(what, given);
          return taker === undefined
            ? hit
            : { rule: 'number-reused', text: `${given} was given up, and is ${taker} now` };
        }),
  };
}

/** The order of markers is that of the ladder unless a contract lists its rungs. */
export const markerOrder: Judge = {
  may: ['ladder-reordered', 'order-changed'],
  judge: ({ ladder }) => [{ rule: ladder ? 'order-changed' : 'ladder-reordered' }],
};

const CONFIG: Readonly<Record<SchemaChange['how'], DiffRuleId>> = {
  tightened: 'config-tightened',
  loosened: 'config-loosened',
  default: 'config-default-changed',
  reworded: 'config-reworded',
};

/** Makes a judge for the schema of messages, by the direction in which they travel. */
export function messageSchema(wayOf: (seen: PlacedDifference) => Way): Judge {
  return {
    may: [...BOUNDS, 'message-reworded'],
    judge: (seen) =>
      compareSchemas(seen.before, seen.after).map((one): Hit => {
        const text = `${one.path}: ${bothText(one.before, one.after)}`;
        if (one.how === 'reworded') return { rule: 'message-reworded', text };
        const way = wayOf(seen);
        return { rule: `${way}-${one.how === 'loosened' ? 'loosened' : 'tightened'}`, text, way };
      }),
  };
}

/**
 * The layout of what is kept. It may change with a new version that keeps the old layout to be read; otherwise values that
 * are there are taken for others.
 */
export const layout: Judge = {
  may: ['layout-changed', 'layout-migrated'],
  judge: ({ before, holders: [old, now] }) => {
    const was = fieldsOf(now['was'])[`v${Number(old['version'])}`];
    const isKept = Number(now['version']) > Number(old['version']) && same(was, before);
    return [{ rule: isKept ? 'layout-migrated' : 'layout-changed' }];
  },
};

/** Judges the schema of a configuration file. */
export const configSchema: Judge = {
  may: Object.values(CONFIG),
  judge: ({ before, after }) =>
    compareSchemas(before, after).map((one) => {
      return { rule: CONFIG[one.how], text: `${one.path}: ${bothText(one.before, one.after)}` };
    }),
};
