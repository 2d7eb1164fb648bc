/** The rules of compatibility, as data: what a change is, and which bump it needs. */

/** What a change touches. */
export type ChangeClass = 'WIRE' | 'SOURCE' | 'BEHAVIOUR' | 'PROOF' | 'STORAGE';

/** How much a version must move. */
export type Level = 'patch' | 'minor' | 'major';

/** A rule. `approval`: someone must say in a changeset that this widening of authority is meant. */
export type DiffRule = {
  readonly class: ChangeClass;
  readonly level: Level;
  readonly text: string;
  readonly approval?: true;
};

const rule = (of: ChangeClass, level: Level, text: string): DiffRule => {
  return { class: of, level, text };
};

const widened = (text: string): DiffRule => {
  return { class: 'BEHAVIOUR', level: 'minor', text, approval: true };
};

/** Every rule by its id. */
export const DIFF_RULES = {
  'element-removed': rule('WIRE', 'major', 'something that others call, send or decode is gone'),
  'element-added': rule('WIRE', 'minor', 'there is something new to call, send or decode'),
  'number-moved': rule('WIRE', 'major', 'a number means something else'),
  'argument-changed': rule('WIRE', 'major', 'a register carries something else'),
  'result-changed': rule('WIRE', 'major', 'a call returns something else'),
  'field-changed': rule('WIRE', 'major', 'a field moved, or changed its size or type'),
  'field-added': rule('WIRE', 'major', 'frames have exact lengths: old ones no longer decode'),
  'field-removed': rule('WIRE', 'major', 'frames have exact lengths: old ones no longer decode'),
  'envelope-changed': rule('WIRE', 'major', 'every frame starts differently'),
  'transfer-changed': rule('WIRE', 'major', 'what travels with a request changed'),
  'request-enum-grew': rule('WIRE', 'minor', 'requests may carry a new value'),
  'reply-enum-grew': rule('WIRE', 'major', 'replies may carry a value that old decoders refuse'),
  'enum-member-removed': rule('WIRE', 'major', 'a value that others send is refused'),
  'openness-changed': rule('SOURCE', 'major', 'an enumeration was opened or closed'),
  'name-removed': rule('SOURCE', 'major', 'a generated name is gone'),
  'name-added': rule('SOURCE', 'minor', 'there is a new generated name'),
  'request-tightened': rule('BEHAVIOUR', 'major', 'a request that was accepted is refused'),
  'request-loosened': rule('BEHAVIOUR', 'minor', 'a request that was refused is accepted'),
  'reply-loosened': rule('BEHAVIOUR', 'major', 'a reply may exceed what old callers expect'),
  'reply-tightened': rule('BEHAVIOUR', 'minor', 'replies keep tighter bounds'),
  'error-added': rule('BEHAVIOUR', 'major', 'an operation fails in a way that nobody handles'),
  'error-removed': rule('BEHAVIOUR', 'minor', 'an operation no longer fails in one way'),
  'retry-lost': rule('BEHAVIOUR', 'major', 'who tries again tries in vain'),
  'retry-gained': rule('BEHAVIOUR', 'minor', 'who gave up may try again'),
  'check-added': rule('BEHAVIOUR', 'major', 'a call that was accepted is refused'),
  'check-removed': rule('BEHAVIOUR', 'minor', 'a call that was refused is accepted'),
  'check-changed': rule('BEHAVIOUR', 'major', 'a check fails with another error'),
  'checks-reordered': rule('BEHAVIOUR', 'major', 'the first violated check is another one'),
  'authority-widened': widened('someone may do what was refused to them'),
  'authority-narrowed': rule('BEHAVIOUR', 'major', 'someone may no longer do what they did'),
  'limit-lowered': rule('BEHAVIOUR', 'major', 'what fitted no longer fits'),
  'limit-raised': rule('BEHAVIOUR', 'minor', 'more fits than before'),
  'idempotence-lost': rule('BEHAVIOUR', 'major', 'a retry is no longer harmless'),
  'idempotence-gained': rule('BEHAVIOUR', 'minor', 'a retry became harmless'),
  'edge-removed': rule('BEHAVIOUR', 'major', 'a step of a resource’s life is gone'),
  'edge-added': rule('BEHAVIOUR', 'minor', 'a resource may take a new step'),
  'edge-changed': rule('BEHAVIOUR', 'major', 'a step leads elsewhere'),
  'cost-changed': rule('BEHAVIOUR', 'patch', 'a call takes another virtual time'),
  'marker-changed': rule('PROOF', 'major', 'logs of the old ladder are refused'),
  'marker-removed': rule('PROOF', 'major', 'logs of the old ladder are refused'),
  'marker-added': rule('PROOF', 'minor', 'the ladder has a new rung'),
  'stamp-changed': rule('PROOF', 'major', 'logs as they were no longer prove, or prove less'),
  'invariant-removed': rule('PROOF', 'major', 'a promise is gone'),
  'invariant-added': rule('PROOF', 'patch', 'there is a new promise'),
  'config-changed': rule('STORAGE', 'major', 'files that people wrote may be refused'),
  'prose-changed': rule('PROOF', 'patch', 'only words changed'),
} as const satisfies Readonly<Record<string, DiffRule>>;

/** The id of a rule. */
export type DiffRuleId = keyof typeof DIFF_RULES;

const ORDER: readonly Level[] = ['patch', 'minor', 'major'];

/** The larger of two levels. */
export function larger(a: Level | undefined, b: Level): Level {
  return a !== undefined && ORDER.indexOf(a) > ORDER.indexOf(b) ? a : b;
}

/** Whether a level is at least another one. */
export function atLeast(is: Level, needed: Level): boolean {
  return ORDER.indexOf(is) >= ORDER.indexOf(needed);
}
