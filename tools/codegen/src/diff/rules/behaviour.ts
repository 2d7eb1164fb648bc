import { breaksSource, breaksBehaviour, easesBehaviour, type DiffRule } from './rule.ts';

/** Rules about what is accepted and refused, and by which bounds. */
export const BEHAVIOUR_RULES = {
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
  'check-removed': {
    ...easesBehaviour(
      'a call that was refused is accepted',
      'Callers that passed the check see no difference; its generated reject is gone. One that stands for authority needs approval: `authority-widened`.',
      ["quota: fails('OVER_LIMIT', 'too many', { limit: 'jobs' })", ''],
    ),
    beside: ['name-removed'],
  },
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
  'call-retired': breaksBehaviour(
    'every call of an operation is refused',
    'Callers meet an error where they met none.',
    [
      "busy: fails('OVER_LIMIT', 'in use')",
      "busy: fails('OVER_LIMIT', 'in use', { always: true })",
    ],
  ),
  'call-revived': easesBehaviour(
    'an operation that refused every call accepts some',
    'Callers expected nothing of it. A check that stands for authority needs approval: `authority-widened`.',
    ["'it is retired', { always: true }", "'it is retired'"],
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
} as const satisfies Readonly<Record<string, DiffRule>>;
