/**
 * The rules of compatibility, as data: what a change is, which bump it needs, whether authority
 * must be approved, and an edit of the example contracts that is exactly this change.
 */

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

const rule =
  (of: ChangeClass, level: Level): Make =>
  (text, doc, ...example) => {
    return { class: of, level, text, doc, example };
  };

const breaksWire = rule('WIRE', 'major');
const breaksSource = rule('SOURCE', 'major');
const addsName = rule('SOURCE', 'minor');
const breaksBehaviour = rule('BEHAVIOUR', 'major');
const easesBehaviour = rule('BEHAVIOUR', 'minor');
const breaksProof = rule('PROOF', 'major');

const EXACT =
  'Frames and structures have exact lengths, so peers that were built before refuse them.';

/** Every rule by its id. */
export const DIFF_RULES = {
  'element-removed': breaksWire(
    'something that others call, send or decode is gone',
    'Callers no longer compile, and those that were built before are refused.',
    ["    /** Nothing needs it. */\n    Spare: newtype(u32, { errno: 'EINVAL' }),\n", ''],
  ),
  'element-added': rule('WIRE', 'minor')(
    'there is something new to call, send or decode',
    'Nothing that was there changes.',
    ['    Pid: newtype', "    Extra: newtype(u32, { errno: 'EINVAL' }),\n    Pid: newtype"],
  ),
  'type-changed': breaksWire(
    'a type is of another kind',
    'Its values are encoded, checked and named differently.',
    [
      "Spare: newtype(u32, { errno: 'EINVAL' })",
      "Spare: enumeration(u32, { One: 1 }, { closed: true, errno: 'EINVAL' })",
    ],
  ),
  'number-moved': breaksWire(
    'a number means something else',
    'Programs that were built before send the old number. `generate` refuses this for contracts that are accepted.',
    ['put: serviceOp(7,', 'put: serviceOp(17,'],
  ),
  'number-reused': {
    ...breaksWire(
      'a number that was given up is given out again',
      'Programs that were built long ago send it and mean something else.',
      ['syscalls: [31], ', ''],
      ['grade: syscall(15,', 'fresh: syscall(31, { cost: ns.micros(1) }),\n    grade: syscall(15,'],
    ),
    beside: ['element-added'],
  },
  'reservation-dropped': breaksWire(
    'a number or name that was given up may be given out again',
    'Nothing warns the contract that takes it next.',
    ["names: ['lpr']", 'names: []'],
  ),
  'reservation-added': rule('WIRE', 'patch')(
    'a number or name is given up',
    'What it named is a change of its own.',
    ["names: ['lpr']", "names: ['lpr', 'lpd']"],
  ),
  'argument-changed': breaksWire(
    'a register carries something else',
    'Callers that were built before put the old value there.',
    ['slot: a2(', 'slot: a3('],
  ),
  'result-changed': breaksWire(
    'a call returns something else',
    'Callers that were built before decode the old value.',
    ["returns: 'State', ", ''],
  ),
  'width-changed': breaksWire('an integer has another width or sign', EXACT, [
    'Spare: newtype(u32',
    'Spare: newtype(u16',
  ]),
  'field-changed': breaksWire('a field has another type', EXACT, ['job: u32', "job: 'Pid'"]),
  'field-added': breaksWire('a field was added', EXACT, ['job: u32', 'job: u32, more: u32']),
  'field-removed': breaksWire('a field is gone', EXACT, ['job: u32, ', '']),
  'fields-reordered': breaksWire('fields are in another order', 'Fields are packed as declared.', [
    "grade: 'Grade', size: u32.bytes",
    "size: u32.bytes, grade: 'Grade'",
  ]),
  'envelope-changed': breaksWire(
    'every frame starts differently',
    'No frame of an old peer decodes, or malformed ones are answered differently.',
    ["magic: 'SP'", "magic: 'SQ'"],
  ),
  'transfer-changed': breaksWire(
    'what travels with a request changed, or when and how it is answered',
    'Old callers move the wrong capability, or wait for another answer.',
    ["moves: 'reply', idempotent: false", "moves: 'replyAndEvents', idempotent: false"],
  ),
  'enum-grew': rule('WIRE', 'minor')(
    'there is a new value, which those that decode it take',
    'Requests may carry it, or replies to decoders that were told to expect more.',
    ['{ FAST: 1, SAFE: 2 }', '{ FAST: 1, SAFE: 2, DEEP: 4 }'],
  ),
  'reply-enum-grew': breaksWire(
    'replies may carry a value that old decoders refuse',
    'The type is closed, so callers that were built before take such a reply for malformed.',
    ['{ Up: 0, Down: 1 }', '{ Up: 0, Down: 1, Gone: 2 }'],
  ),
  'enum-member-removed': breaksWire(
    'a value that others send is refused, and its name is gone',
    'Callers no longer compile; those that were built before are refused.',
    ['{ Up: 0, Down: 1 }', '{ Up: 0 }'],
  ),
  'register-moved': breaksWire(
    'a device or one of its registers is elsewhere, or has another width',
    'Drivers that were built before reach something else.',
    ['data: register(0x00,', 'data: register(0x10,'],
  ),
  'openness-changed': breaksSource(
    'an enumeration was opened or closed',
    'Its generated type takes other values, and so do decoders.',
    [
      "closed: true, errno: 'EINVAL', initial: 'Normal'",
      "closed: false, errno: 'EINVAL', initial: 'Normal'",
    ],
  ),
  'unit-changed': breaksSource(
    'a number counts something else',
    'The bits are the same and mean another quantity, which only a reader can notice.',
    ['size: u32.bytes', 'size: u32.pages'],
  ),
  'name-removed': breaksSource('a generated name is gone', 'Importers no longer compile.', [
    "    /** Nothing asks for it. */\n    spares: limit(3, { why: 'none', atLimit: 'EINVAL' }),\n",
    '',
  ]),
  'name-added': addsName('there is a new generated name', 'Nothing that was there changes.', [
    '    slots: limit(96',
    "    more: limit(1, { why: 'none', atLimit: 'EINVAL' }),\n    slots: limit(96",
  ]),
  'order-changed': rule('SOURCE', 'patch')(
    'declarations come in another order',
    'Generated lists and files are sorted as declared; names, numbers and layouts are the same.',
    ["['init', 'spool', 'shell']", "['spool', 'init', 'shell']"],
  ),
  'borrowed-removed': {
    ...breaksSource(
      'a package no longer shows a type, error or limit of another contract',
      'Importers that took it from there no longer compile.',
      [", busy: fails('EBUSY', 'in use')", ''],
      ["['Pid', 'EINVAL', 'EBUSY']", "['Pid', 'EINVAL']"],
    ),
    beside: ['check-removed'],
  },
  'borrowed-added': {
    ...addsName(
      'a package shows a type, error or limit of another contract',
      'Nothing that was there changes.',
      [
        "missing: fails('EINVAL', 'no such queue')",
        "missing: fails('EINVAL', 'no such queue'), again: fails('EPERM', 'not allowed')",
      ],
      ["['Pid', 'EINVAL', 'EBUSY']", "['Pid', 'EINVAL', 'EBUSY', 'EPERM']"],
    ),
    beside: ['check-added'],
  },
  'package-removed': {
    ...breaksSource(
      'no contract feeds a package any more',
      'Importers keep its last version, and only a last major one tells them.',
      ["feeds: 'notes'", "feeds: 'words'"],
    ),
    beside: ['contract-moved'],
  },
  'contract-moved': rule('SOURCE', 'minor')(
    'a contract feeds another package',
    'What was removed from the one and added to the other is listed by element.',
    ["id: 'RFC-0009', feeds: 'words'", "id: 'RFC-0009', feeds: 'spool'"],
  ),
  'contract-removed': rule('PROOF', 'patch')(
    'a contract is gone',
    'Each of its elements is a change of its own.',
    ["status: 'draft'", "status: 'superseded'"],
  ),
  'contract-added': rule('PROOF', 'patch')(
    'there is a new contract',
    'Each of its elements is a change of its own.',
    ["status: 'superseded'", "status: 'accepted'"],
  ),
  'contract-renamed': rule('SOURCE', 'minor')(
    'a contract has another id',
    '`uses` of other contracts and the list of contracts in the ladder name it by its id.',
    ["id: 'RFC-0004'", "id: 'RFC-0044'"],
  ),
  'status-changed': rule('PROOF', 'patch')(
    'a contract promises more or less firmly',
    'Elements that come or go with a draft are changes of their own.',
    ["status: 'frozen'", "status: 'accepted'"],
  ),
  'sentinel-changed': breaksSource(
    'wrappers call an error by another name',
    'Callers that match the old name no longer see the error.',
    ["{ as: 'Full', ", '{ '],
  ),
  'must-use-added': addsName(
    'the result of a function must not be dropped',
    'Code that drops it is a finding from now on.',
    ["mustUse: ['wake']", "mustUse: ['wake', 'kick']"],
  ),
  'must-use-removed': rule('SOURCE', 'patch')(
    'the result of a function may be dropped',
    'Code that looks at it stays as it is.',
    ["mustUse: ['wake']", 'mustUse: []'],
  ),
  'request-tightened': breaksBehaviour(
    'a request that was accepted is refused',
    'Callers that stayed within the old bounds are refused.',
    ['align: 4, below: 64', 'align: 4, below: 32'],
  ),
  'request-loosened': easesBehaviour(
    'a request that was refused is accepted',
    'Old callers stay within the bounds.',
    ['align: 4, below: 64', 'align: 4, below: 128'],
  ),
  'reply-loosened': breaksBehaviour(
    'a reply may exceed what old callers expect',
    'Their decoders refuse it.',
    ['below: 100', 'below: 101'],
  ),
  'reply-tightened': easesBehaviour('replies keep tighter bounds', 'Old decoders take them.', [
    'below: 100',
    'below: 99',
  ]),
  'retry-lost': breaksBehaviour(
    'a call that is tried again can no longer succeed',
    'Callers that try again do so in vain.',
    ["retryable: ['OVER_LIMIT'],", 'retryable: [],'],
  ),
  'retry-gained': easesBehaviour(
    'a call may succeed when it is tried again',
    'Callers that give up stay correct.',
    ["EBUSY: errno(16, 'in use')", "EBUSY: errno(16, 'in use', { retryable: true })"],
  ),
  'check-added': breaksBehaviour(
    'a call that was accepted is refused',
    'Callers meet an error where they met none.',
    ["quota: fails('OVER_LIMIT'", "full: fails('OVER_LIMIT', 'full'), quota: fails('OVER_LIMIT'"],
  ),
  'check-removed': easesBehaviour(
    'a call that was refused is accepted',
    'Callers that passed the check see no difference. One that stands for authority needs approval: `authority-widened`.',
    ["quota: fails('OVER_LIMIT', 'too many', { limit: 'jobs' })", ''],
  ),
  'check-changed': breaksBehaviour(
    'a check fails with another error',
    'Callers that handle the old error no longer see it.',
    ["cursor: fails('EINVAL'", "cursor: fails('EBUSY'"],
  ),
  'checks-reordered': breaksBehaviour(
    'the first violated check is another one',
    'A call that violates two of them fails with another error.',
    [
      "missing: fails('EINVAL', 'no such queue'), busy: fails('EBUSY', 'in use')",
      "busy: fails('EBUSY', 'in use'), missing: fails('EINVAL', 'no such queue')",
    ],
  ),
  'check-limit-changed': breaksBehaviour(
    'a check stands for another limit',
    'The call is refused at another bound.',
    [", { limit: 'jobs' }", ''],
  ),
  'waits-changed': breaksBehaviour(
    'a call waits where it failed, or fails where it waited',
    'Callers block, or meet an error that they did not meet.',
    [', waits: true', ''],
  ),
  'reject-changes-more': breaksBehaviour(
    'a refused call changes something',
    'Callers counted on it changing nothing.',
    ["changesOnReject: ['the cursor']", "changesOnReject: ['the cursor', 'the queue']"],
  ),
  'reject-changes-less': easesBehaviour(
    'a refused call changes less',
    'Callers that expected the change must look again.',
    ["changesOnReject: ['the cursor']", 'changesOnReject: []'],
  ),
  'authority-widened': {
    ...easesBehaviour(
      'a task may do what was refused to it',
      'Callers, rights, capabilities, devices: people decide that, in a changeset. A check that is dropped counts if it has `unless`, or fails with an error that stands for authority: EPERM, EACCES, one named DENIED or FORBIDDEN, or the error of any check with `unless`.',
      ["callerIs('init')", "callerIs('init', 'shell')"],
    ),
    approval: true,
  },
  'authority-moved': {
    ...breaksBehaviour(
      'a capability or device now leads elsewhere',
      'The same right reaches something else: another image, factory or window of addresses.',
      ['image: 3', 'image: 4'],
    ),
    approval: true,
  },
  'authority-narrowed': breaksBehaviour(
    'a task may no longer do what it did',
    'It is refused, or lacks the capability.',
    ["rights: ['SEND', 'MAP']", "rights: ['SEND']"],
  ),
  'limit-lowered': breaksBehaviour('what fitted no longer fits', 'Callers are refused earlier.', [
    'jobs: limit(64,',
    'jobs: limit(63,',
  ]),
  'limit-raised': easesBehaviour('more fits than before', 'Callers that fitted still fit.', [
    'jobs: limit(64,',
    'jobs: limit(65,',
  ]),
  'limit-changed': breaksBehaviour(
    'a limit is counted by something else, or ends differently',
    'What happens at the limit, or which member of an enumeration has it, is another.',
    ["why: 'bounds memory', atLimit: 'OVER_LIMIT'", "why: 'bounds memory', atLimit: 'waits'"],
  ),
  'idempotence-lost': breaksBehaviour(
    'a retry is no longer harmless',
    'Clients that try again do it twice.',
    ["idempotent: true, peerDeath: 'it stays'", "idempotent: false, peerDeath: 'it stays'"],
  ),
  'idempotence-gained': easesBehaviour('a retry became harmless', 'Clients may try again.', [
    "idempotent: false, peerDeath: 'nothing is left'",
    "idempotent: true, peerDeath: 'nothing is left'",
  ]),
  'promise-reworded': easesBehaviour(
    'a promise is worded differently',
    'Words are what tests and callers are written after, so new ones may promise less.',
    ["'no job is lost'", "'no job is lost for long'"],
  ),
  'initial-changed': breaksBehaviour(
    'things start in another state',
    'What relied on the old one sees another value before the first change.',
    ["initial: 'Normal'", "initial: 'Idle'"],
  ),
  'no-return-changed': breaksBehaviour(
    'a call comes back that did not, or the other way round',
    'Generated wrappers have another type, and code after the call is reached or not.',
    ['noReturn: true, ', ''],
  ),
  'machine-renamed': breaksBehaviour(
    'a resource has another name',
    'The ids of its states and steps are others.',
    ["resource: 'job'", "resource: 'task'"],
  ),
  'states-moved': breaksSource(
    'a resource keeps its state in another type, or in none',
    'Programs keep the state in values of the old type, and the generated machine takes others.',
    ["    states: 'JobStage',\n", ''],
  ),
  'creates-changed': {
    ...breaksBehaviour(
      'a resource is made by other operations',
      'States refuse an operation that made one, or no longer do.',
      ["    creates: ['put'],\n", ''],
      ["absent: { drop: 'owner' }", "absent: { drop: 'owner' }, queued: { put: 'quota' }"],
    ),
    beside: ['refusal-added'],
  },
  'refusal-added': {
    ...breaksBehaviour(
      'an operation is refused in a state',
      'Callers that took a step there meet an error.',
      ["    creates: ['put'],\n", ''],
      ["absent: { drop: 'owner' }", "absent: { drop: 'owner' }, queued: { put: 'quota' }"],
    ),
    beside: ['creates-changed'],
  },
  'refusal-dropped': {
    ...easesBehaviour(
      'an operation is no longer refused in a state',
      'Callers that met an error there take a step; the step is a change of its own.',
      ['      cut: edge', "      none: edge('absent', 'absent', { on: 'drop' }),\n      cut: edge"],
      ["    otherwise: { absent: { drop: 'owner' } },\n", ''],
    ),
    beside: ['edge-added'],
  },
  'refusal-changed': breaksBehaviour(
    'an operation is refused in a state by another check',
    'Callers that handle the old error no longer see it.',
    ["{ drop: 'owner' }", "{ drop: 'busy' }"],
  ),
  'domain-changed': breaksBehaviour(
    'a promise holds for other things',
    'What relied on it for the old ones relies on nothing.',
    ["forAll: 'job'", "forAll: 'page'"],
  ),
  'edge-removed': breaksBehaviour('a step of a resource’s life is gone', 'It no longer happens.', [
    "      dropped: edge('queued', 'absent', { event: 'owner.exit' }),\n",
    '',
  ]),
  'edge-added': easesBehaviour('a resource may take a new step', 'Old steps stay as they are.', [
    '      dropped: edge',
    "      lost: edge('queued', 'absent', { event: 'fire' }),\n      dropped: edge",
  ]),
  'edge-changed': breaksBehaviour(
    'a step leads elsewhere, or has another cause',
    'Old steps are gone.',
    [
      "edge('queued', 'absent', { event: 'owner.exit' })",
      "edge('queued', 'queued', { event: 'owner.exit' })",
    ],
  ),
  'edge-timing-changed': breaksBehaviour(
    'a step happens earlier or later',
    'What waits for it counted on the old bound.',
    [", atMost: 'grace'", ''],
  ),
  'cost-changed': rule('BEHAVIOUR', 'patch')(
    'a call takes another virtual time',
    'Traces and digests differ; results do not.',
    ['cost: ns.micros(3)', 'cost: ns.micros(4)'],
  ),
  'audit-lost': breaksBehaviour(
    'decisions are no longer written to the audit log, or to another line',
    'Readers of the log look for the old one.',
    [", audit: 'graded'", ''],
  ),
  'audit-gained': easesBehaviour(
    'decisions are written to the audit log',
    'The log has more lines.',
    ["returns: 'State', ", "returns: 'State', audit: 'graded', "],
  ),
  'audit-changed': breaksBehaviour(
    'an audit line reads differently',
    'Programs that read the log look for the old prefix and fields.',
    ["['who', 'why']", "['who', 'why', 'when']"],
  ),
  'diagnostic-changed': breaksBehaviour(
    'a line of the log reads differently, or comes from elsewhere',
    'Programs that read the log look for the old text.',
    ["'kernel: load {percent}'", "'kernel: load is {percent}'"],
  ),
  'slot-moved': breaksBehaviour(
    'a capability is in another slot',
    'Programs that were built before look in the old one.',
    ['own: [{ slot: 3,', 'own: [{ slot: 4,'],
  ),
  'resource-lowered': breaksBehaviour(
    'boot gives a program less room',
    'What fitted into its queue or stack no longer does.',
    ['depth: 64', 'depth: 32'],
  ),
  'resource-raised': easesBehaviour('boot gives a program more room', 'What fitted still fits.', [
    'depth: 64',
    'depth: 128',
  ]),
  'boot-reordered': breaksBehaviour(
    'programs are started in another order',
    'A program may need one that is started later.',
    ['      first: program({ image: 9, stackPages: 1, endpoints: {} }),\n', ''],
    [
      '      shell: program(',
      '      first: program({ image: 9, stackPages: 1, endpoints: {} }),\n      shell: program(',
    ],
  ),
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

/** The id of a rule. */
export type DiffRuleId = keyof typeof DIFF_RULES;

/** A rule by its id, if there is one. */
export function diffRule(id: string): DiffRule | undefined {
  const rules: Readonly<Record<string, DiffRule>> = DIFF_RULES;
  return Object.hasOwn(rules, id) ? rules[id] : undefined;
}

const ORDER: readonly Level[] = ['patch', 'minor', 'major'];

/** The larger of two levels. */
export function larger(a: Level | undefined, b: Level): Level {
  return a !== undefined && ORDER.indexOf(a) > ORDER.indexOf(b) ? a : b;
}

/** Whether a level is at least another one. */
export function atLeast(is: Level, needed: Level): boolean {
  return ORDER.indexOf(is) >= ORDER.indexOf(needed);
}
