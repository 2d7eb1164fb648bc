/** What a rule of compatibility is, and short forms to write one. */

/** What a change touches. */
export type ChangeClass = 'WIRE' | 'SOURCE' | 'BEHAVIOUR' | 'PROOF' | 'STORAGE';

/** How much a version must move. */
export type Level = 'patch' | 'minor' | 'major';

/** Texts that are replaced in the example contracts, one after the other. */
export type Example = readonly (readonly [from: string, to: string])[];

/** A rule. */
export type DiffRule = {
  readonly class: ChangeClass;
  readonly level: Level;
  /** What it says of a change, in a line. */
  readonly text: string;
  /** Who is affected, and why this level. */
  readonly doc: string;
  /** A changeset must say that this widening of authority is meant. */
  readonly approval?: true;
  readonly example: Example;
  /** Other rules of which the example is a case as well: this one never comes alone. */
  readonly beside?: readonly string[];
};

type Make = (text: string, doc: string, ...example: Example) => DiffRule;

/** A rule of a class and level. */
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
/** What callers relied on no longer holds. */
export const breaksBehaviour: Make = rule('BEHAVIOUR', 'major');
/** What callers relied on still holds, and more does. */
export const easesBehaviour: Make = rule('BEHAVIOUR', 'minor');
/** A log or proof that was accepted is refused. */
export const breaksProof: Make = rule('PROOF', 'major');

/** Why a changed layout is major. */
export const EXACT =
  'Frames and structures have exact lengths, so peers that were built before refuse them.';
