/** Rules of compatibility, and short forms to write one. */

/** What a change affects. */
export type ChangeClass = 'WIRE' | 'SOURCE' | 'BEHAVIOUR' | 'PROOF' | 'STORAGE';

/** The bump that a change needs. */
export type Level = 'patch' | 'minor' | 'major';

/** Replacements in the example contracts, made one after the other. */
export type Example = readonly (readonly [from: string, to: string])[];

/** A rule. */
export type DiffRule = {
  readonly class: ChangeClass;
  readonly level: Level;
  /** What the change is, in one line. */
  readonly text: string;
  /** The code that is affected, and the reason for the level. */
  readonly doc: string;
  /** Whether a changeset must approve this widening of authority. */
  readonly approval?: true;
  readonly example: Example;
  /** Other rules that the example matches too, if this one never matches alone. */
  readonly beside?: readonly string[];
};

type Make = (text: string, doc: string, ...example: Example) => DiffRule;

/** Makes a rule of a class and level. */
export const rule =
  (of: ChangeClass, level: Level): Make =>
  (text, doc, ...example) => {
    return { class: of, level, text, doc, example };
  };

/** Peers that were built before no longer understand each other. */
export const breaksWire: Make = rule('WIRE', 'major');
/** Importers no longer compile. */
export const breaksSource: Make = rule('SOURCE', 'major');
/** Importers see a new name. */
export const addsName: Make = rule('SOURCE', 'minor');
/** Behaviour that callers rely on is lost. */
export const breaksBehaviour: Make = rule('BEHAVIOUR', 'major');
/** Callers keep the behaviour that they rely on, and get more. */
export const easesBehaviour: Make = rule('BEHAVIOUR', 'minor');
/** A log or proof that was accepted is rejected. */
export const breaksProof: Make = rule('PROOF', 'major');

/** The reason why a changed layout is major. */
export const EXACT =
  'Frames and structures have exact lengths, so peers that were built before reject them.';
