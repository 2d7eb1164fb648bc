/** Judges of entries, names, numbers and orders. Each maps a difference at a point to one or more rules. */
import type { DiffRuleId } from './rules.ts';
import type { Hit, Judge } from './judge.ts';

/** Makes a judge that returns one rule for any difference. */
export function always(rule: DiffRuleId): Judge {
  return () => [{ rule }];
}

/** Makes a judge for added and removed entries, sections and optional keys. */
export function presence(removed: DiffRuleId, added: DiffRuleId, other?: DiffRuleId): Judge {
  return ({ before, after }) => {
    if (after === undefined) return [{ rule: removed }];
    return [{ rule: before === undefined ? added : (other ?? removed) }];
  };
}

/** Whether a number became larger: the new one is the larger of both. */
export function isRaised(before: unknown, after: unknown): boolean {
  return Math.max(Number(before), Number(after)) === Number(after);
}

/** Makes a judge for a number that became smaller or larger. @param absent what no number means */
export function amount(lowered: DiffRuleId, raised: DiffRuleId, absent = 0): Judge {
  return ({ before = absent, after = absent }) => [
    { rule: isRaised(before, after) ? raised : lowered },
  ];
}

/** Makes a judge for a flag that was set or cleared. */
export function toggled(lost: DiffRuleId, gained: DiffRuleId): Judge {
  return ({ after }) => [{ rule: after === true ? gained : lost }];
}

/** The texts of a list; none for another value. */
export const list = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.map(String) : [];

/** Whether what two lists share is in another order. */
export function isReordered(olds: readonly string[], nows: readonly string[]): boolean {
  const kept = (these: readonly string[], those: readonly string[]): string =>
    these.filter((one) => those.includes(one)).join();
  return kept(olds, nows) !== kept(nows, olds);
}

/** Makes a judge for a list of names: removed ones, added ones, or their order. */
export function names(
  removed: DiffRuleId,
  added: DiffRuleId,
  reordered: DiffRuleId = 'order-changed',
  idOf?: (id: string, name: string) => string,
): Judge {
  return ({ before, after, id }) => {
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
    return isReordered(olds, nows) ? [...changed, { rule: reordered }] : changed;
  };
}

/** What a register carries: an argument, or a further result of the operation. */
export const argumentOrResult: Judge = ({ steps }) => {
  const isResult = steps.at(-1)?.record.endsWith('.results') === true;
  return [{ rule: isResult ? 'result-changed' : 'argument-changed' }];
};

/** Judges the domain of an invariant. A base from before invariants had domains has none. */
export const domain: Judge = ({ before }) => (before === '' ? [] : [{ rule: 'domain-changed' }]);

/** Judges reserved numbers and names. */
export function reserved(what: string): Judge {
  return (seen) =>
    names(
      'reservation-dropped',
      'reservation-added',
    )(seen).map((hit) => {
      const given = list(seen.before).find((one) => hit.text === `no longer ${one}`);
      const taker = given === undefined ? undefined : seen.takenBy(what, given);
      return taker === undefined
        ? hit
        : { rule: 'number-reused', text: `${given} was given up, and is ${taker} now` };
    });
}

/** The order of markers is that of the ladder unless a contract lists its rungs. */
export const markerOrder: Judge = ({ ladder }) => [
  { rule: ladder ? 'order-changed' : 'ladder-reordered' },
];
