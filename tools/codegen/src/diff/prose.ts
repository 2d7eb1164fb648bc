/**
 * Points that are compared by no rule, each with the reason. A test edits each one alone: prose
 * may change nothing of what is generated but comments and pages, and what follows from another
 * point can't change without it.
 */

const READ = 'for readers only';

/** What people read. It appears in comments and in the reference. */
export const PROSE: Readonly<Record<string, string>> = {
  'byEnum.why': 'the reason of a limit, not its value',
  'contract.alternatives': READ,
  'contract.context': READ,
  'contract.created': READ,
  'contract.failureModel': 'what it promises is stated by checks, `peerDeath` and invariants',
  'contract.goals': READ,
  'contract.nonGoals': READ,
  'contract.openQuestions': READ,
  'contract.owners': READ,
  'contract.security.dontDo': READ,
  'contract.security.mitigations': READ,
  'contract.security.openRisks': READ,
  'contract.security.threats': READ,
  'contract.supersedes': READ,
  'contract.title': READ,
  'limit.why': 'the reason of a limit, not its value',
};

/** What follows from other points, which are compared. */
export const DERIVED: Readonly<Record<string, string>> = {
  'contract.uses entries':
    'a name is used where it is referred to; the linker rejects an unused one',
  'contract.uses order': 'a name is found by its contract, wherever that stands',
  'contract.uses.*': 'packages are compared by the ids that they borrow (`borrowed-removed`)',
  'scalar.size': 'the language has one size for each width',
  'struct.size': 'the linker rejects any size but the sum of the fields',
};
