import { rule, breaksSource, breaksProof, type DiffRule } from './rule.ts';

/** Rules about ladders, invariants and configuration files. */
export const PROOF_RULES = {
  'service-renamed': breaksSource(
    'a service has another name',
    'Its generated functions and types have other names too.',
    ["name: 'spool', authority", "name: 'spooler', authority"],
  ),
  'marker-changed': breaksProof(
    'a rung has another text or emitter',
    'Logs of the old ladder are rejected.',
    ["'spool: ready'", "'spool: up'"],
  ),
  'rung-bound': breaksProof(
    'a rung comes after one more rung',
    'Logs in which it comes earlier are rejected.',
    ["after: ['up'], proves: ['put']", "after: ['up', 'extra'], proves: ['put']"],
  ),
  'rung-freed': rule('PROOF', 'minor')(
    'a rung no longer comes after a certain rung',
    'Logs of the old ladder are accepted; an old recogniser may reject logs of the new system.',
    ["after: ['up'], proves: ['put']", "proves: ['put']"],
  ),
  'marker-removed': {
    ...breaksProof(
      'a rung is gone',
      'Logs of the old ladder are rejected.',
      ["    extra: { text: 'kernel: extra', by: 'neuron', proves: [] },\n", ''],
      ["ladder: ['up', 'extra', 'ready']", "ladder: ['up', 'ready']"],
    ),
    beside: ['ladder-reordered'],
  },
  'marker-added': {
    ...rule('PROOF', 'minor')(
      'the ladder has a new rung',
      'Logs of the new system have a line that is unknown to an old recogniser.',
      [
        '    extra: {',
        "    more: { text: 'kernel: more', by: 'neuron', proves: [] },\n    extra: {",
      ],
      ["ladder: ['up', 'extra', 'ready']", "ladder: ['up', 'extra', 'more', 'ready']"],
    ),
    beside: ['ladder-grew'],
  },
  'ladder-grew': {
    ...rule('PROOF', 'minor')(
      'the list of rungs has a new entry',
      'The marker of the rung is a separate change.',
      [
        '    extra: {',
        "    more: { text: 'kernel: more', by: 'neuron', proves: [] },\n    extra: {",
      ],
      ["ladder: ['up', 'extra', 'ready']", "ladder: ['up', 'extra', 'ready', 'more']"],
    ),
    beside: ['marker-added'],
  },
  'ladder-reordered': breaksProof(
    'rungs are in another order, or the ladder lists others',
    'Logs of the old ladder are rejected.',
    ["ladder: ['up', 'extra', 'ready']", "ladder: ['extra', 'up', 'ready']"],
  ),
  'stamp-changed': breaksProof(
    'lines of logs have a stamp, or no longer have one',
    'Logs of the old form prove nothing, or less.',
    ["  ladder: ['up',", "  log: { stamp: 'none' },\n  ladder: ['up',"],
  ),
  'phase-changed': breaksProof('a phase ends at another rung', 'A run of the phase stops there.', [
    "until: 'up'",
    "until: 'ready'",
  ]),
  'profile-changed': breaksProof(
    'a profile covers other machines',
    'The ladder of the profile no longer applies to some machines, or applies to more.',
    ['harts: [2, 4]', 'harts: [2, 8]'],
  ),
  'proof-lost': rule('PROOF', 'minor')(
    'a rung is no longer evidence for an element',
    'A log with this rung proves less.',
    ["proves: ['grade.get']", 'proves: []'],
  ),
  'proof-gained': rule('PROOF', 'patch')(
    'a rung is evidence for one more element',
    'A log with this rung proves more.',
    ["proves: ['grade.get']", "proves: ['grade.get', 'grade.set']"],
  ),
  'invariant-removed': breaksProof('an invariant is gone', 'Callers can no longer rely on it.', [
    "      bounded: { forAll: 'queue', text: 'a queue has an end' },\n",
    '',
  ]),
  'invariant-added': rule('PROOF', 'minor')('there is a new invariant', 'It needs a proof.', [
    '      bounded:',
    "      fair: { forAll: 'task', text: 'no task waits for ever' },\n      bounded:",
  ]),
  'config-tightened': rule('STORAGE', 'major')(
    'a configuration file that was accepted is rejected',
    'Such files may exist.',
    ['maximum: 8', 'maximum: 7'],
  ),
  'config-loosened': rule('STORAGE', 'minor')(
    'a configuration file that was rejected is accepted',
    'Existing files stay valid.',
    ['maximum: 8', 'maximum: 9'],
  ),
  'config-default-changed': rule('STORAGE', 'major')(
    'a missing key of a configuration file means another value',
    'Such files may exist.',
    ['default: 2', 'default: 3'],
  ),
  'config-reworded': rule('STORAGE', 'patch')(
    'the description of a configuration file changed',
    'No file is read differently.',
    ["description: 'how many'", "description: 'how many at most'"],
  ),
} as const satisfies Readonly<Record<string, DiffRule>>;
