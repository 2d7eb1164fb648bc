import { rule, breaksSource, breaksProof, type DiffRule } from './rule.ts';

/** Rules about ladders, promises and files that people write. */
export const PROOF_RULES = {
  'service-renamed': breaksSource(
    'a service has another name',
    'So have its generated functions and types.',
    ["name: 'spool', authority", "name: 'spooler', authority"],
  ),
  'marker-changed': breaksProof(
    'a rung reads differently, or comes from elsewhere',
    'Logs of the old ladder are refused.',
    ["'spool: ready'", "'spool: up'"],
  ),
  'marker-removed': {
    ...breaksProof(
      'a rung is gone',
      'Logs of the old ladder are refused.',
      ["    extra: { text: 'kernel: extra', by: 'neuron', proves: [] },\n", ''],
      ["ladder: ['up', 'extra', 'ready']", "ladder: ['up', 'ready']"],
    ),
    beside: ['ladder-reordered'],
  },
  'marker-added': {
    ...rule('PROOF', 'minor')(
      'the ladder has a new rung',
      'Logs of a new system have a line that an old recogniser does not know.',
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
      'the list of rungs has a new one',
      'What it is a rung for is a change of its own.',
      [
        '    extra: {',
        "    more: { text: 'kernel: more', by: 'neuron', proves: [] },\n    extra: {",
      ],
      ["ladder: ['up', 'extra', 'ready']", "ladder: ['up', 'extra', 'ready', 'more']"],
    ),
    beside: ['marker-added'],
  },
  'ladder-reordered': breaksProof(
    'rungs come in another order, or the ladder lists others',
    'Logs of the old ladder are refused.',
    ["ladder: ['up', 'extra', 'ready']", "ladder: ['extra', 'up', 'ready']"],
  ),
  'stamp-changed': breaksProof(
    'lines of logs carry a stamp, or no longer do',
    'Logs as they were prove nothing, or prove less.',
    ["  ladder: ['up',", "  log: { stamp: 'none' },\n  ladder: ['up',"],
  ),
  'phase-changed': breaksProof('a phase ends elsewhere', 'A run up to it stops at another rung.', [
    "until: 'up'",
    "until: 'ready'",
  ]),
  'profile-changed': breaksProof(
    'a profile is of other machines',
    'Machines that climbed its ladder are no longer of it, or others are.',
    ['harts: [2, 4]', 'harts: [2, 8]'],
  ),
  'proof-lost': rule('PROOF', 'minor')(
    'a rung is no longer evidence for an element',
    'A log that has it proves less.',
    ["proves: ['grade.get']", 'proves: []'],
  ),
  'proof-gained': rule('PROOF', 'patch')(
    'a rung is evidence for one more element',
    'A log that has it proves more.',
    ["proves: ['grade.get']", "proves: ['grade.get', 'grade.set']"],
  ),
  'invariant-removed': breaksProof('a promise is gone', 'What relied on it relies on nothing.', [
    "      bounded: { forAll: 'queue', text: 'a queue has an end' },\n",
    '',
  ]),
  'invariant-added': rule('PROOF', 'minor')('there is a new promise', 'It asks for a proof.', [
    '      bounded:',
    "      fair: { forAll: 'task', text: 'no task waits for ever' },\n      bounded:",
  ]),
  'config-tightened': rule('STORAGE', 'major')(
    'a file that was accepted is refused',
    'People wrote such files.',
    ['maximum: 8', 'maximum: 7'],
  ),
  'config-loosened': rule('STORAGE', 'minor')(
    'a file that was refused is accepted',
    'Files that people wrote stay valid.',
    ['maximum: 8', 'maximum: 9'],
  ),
  'config-default-changed': rule('STORAGE', 'major')(
    'a file that leaves a key out means something else',
    'People wrote such files.',
    ['default: 2', 'default: 3'],
  ),
  'config-reworded': rule('STORAGE', 'patch')(
    'the description of a file changed',
    'No file is read differently.',
    ["description: 'how many'", "description: 'how many at most'"],
  ),
} as const satisfies Readonly<Record<string, DiffRule>>;
