/**
 * Points without a rule, each with the reason. A test edits each one alone: prose
 * may change only comments and pages of the generated files, and a derived point
 * can't change alone.
 */

const READ = 'for readers only';

/** Prose points. They appear in comments and in the reference. */
export const PROSE: Readonly<Record<string, string>> = {
  'byEnum.why': 'the reason of a limit, not its value',
  'contract.alternatives': READ,
  'contract.context':
    'an introduction: what it says of behaviour is stated by checks, invariants and `failureModel`',
  'contract.created': READ,
  'contract.openQuestions': READ,
  'contract.owners': READ,
  'contract.supersedes': READ,
  'contract.title': READ,
  'limit.why': 'the reason of a limit, not its value',
};

/** Points that are derived from compared points. */
export const DERIVED: Readonly<Record<string, string>> = {
  'contract.uses entries':
    'a name is used where it is referred to; the linker rejects an unused one',
  'contract.uses order': 'a name is found by its contract, wherever that stands',
  'contract.uses.*': 'packages are compared by the ids that they borrow (`borrowed-removed`)',
  'scalar.size': 'the language has one size for each width',
  'struct.size': 'the linker rejects any size but the sum of the fields',
};
