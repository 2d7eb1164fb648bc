/**
 * Points that no fact is about, each with the reason; and single edits that no fact sees: contract, place, and what is done.
 * A test tries each of them, and fails if a fact sees it after all.
 */

const READ = 'for readers; the comparison shows it as `promise-reworded`';
const WORDS =
  'the wording of a check, an error or a phase: the comparison shows it as `promise-reworded`';
const ASIDE = 'about the document, not about what it promises';
const SORTED = 'each entry has its number or its name, and the order means nothing';
const USED = 'follows from what refers to the names';
const AFTER = 'each of the two says what it comes after: the ladder is the same';

/** The points by their reasons. */
export const NOT_FACTS: Readonly<Record<string, string>> = {
  'contract.failureModel': READ,
  'contract.goals': READ,
  'contract.nonGoals': READ,
  'contract.security.threats': READ,
  'contract.security.dontDo': READ,
  'contract.security.mitigations': READ,
  'contract.security.openRisks': READ,
  'check.doc': WORDS,
  'errno.doc': WORDS,
  'contract.phases.*.doc': WORDS,
  'contract.title': ASIDE,
  'contract.context': ASIDE,
  'contract.created': ASIDE,
  'contract.owners': ASIDE,
  'contract.supersedes': ASIDE,
  'contract.alternatives': ASIDE,
  'contract.openQuestions': ASIDE,
  'limit.why': ASIDE,
  'byEnum.why': ASIDE,
  'byEnum.values order': SORTED,
  'contract.board.devices order': SORTED,
  'contract.board.numbers order': SORTED,
  'contract.board.numbers.* order': SORTED,
  'contract.boot.slots order': SORTED,
  'contract.diagnostics order': SORTED,
  'contract.errors order': SORTED,
  'contract.limits order': SORTED,
  'contract.machine.edges order': SORTED,
  'contract.phases order': SORTED,
  'contract.profiles order': SORTED,
  'contract.security.invariants order': SORTED,
  'contract.service.status order': SORTED,
  'contract.syscalls order': SORTED,
  'contract.types order': SORTED,
  'device.registers order': SORTED,
  'op.args order': SORTED,
  'syscall.args order': SORTED,
  'syscall.ops order': SORTED,
  'syscall.results order': SORTED,
  'contract.uses order': USED,
  'contract.uses.*': USED,
  'scalar.size': 'follows from the width',
  'routing service.ops swapped': SORTED,
  'service service.ops swapped': SORTED,
  'nonces mustUse swapped': SORTED,
  'types mustUse swapped': SORTED,
  'board board.attached.virtioBlk.slot left out': 'the first slot of the window, said or not',
  'boot types.Start.fields.magic.of.unit another': 'a number that marks a message has no unit',
  'peer service.envelope.nonce.unit another': 'a nonce has no unit',
  'statefsd types.StateKey.fields.key.length.unit another':
    'a length prefix counts bytes, said or not',
  'logd service.envelope.versions.v1.reply another':
    'a version without a nonce has none in its replies',
  'routing service.envelope.versions.v1.reply another':
    'a version without a nonce has none in its replies',
  'routing service.envelope.versions.v2.reply another': 'the nonce of this version is at the end',
  'boot markers swapped': AFTER,
  'cap markers swapped': AFTER,
  'interrupts markers swapped': AFTER,
  'logd markers swapped': AFTER,
  'memory markers swapped': AFTER,
  'task markers swapped': AFTER,
  'timed markers swapped': AFTER,
  'board security left out': READ,
  'console security left out': READ,
  'memory security left out': READ,
};

/** Rules outside BEHAVIOUR whose changes ask for a patch alone, each with the reason. */
export const QUIET_RULES: Readonly<Record<string, string>> = {
  'order-changed': 'numbers, names and layouts stay',
  'proof-gained': 'nothing is taken back; that the rung shows it is a fact',
  'reservation-added': 'nothing has what is reserved',
  'message-reworded': 'the same messages are accepted',
  'config-reworded': 'the same files are accepted',
  'layout-kept': 'more is read, nothing less',
  'contract-added': 'each of its elements is a change of its own',
  'contract-removed': 'each of its elements is a change of its own',
};
