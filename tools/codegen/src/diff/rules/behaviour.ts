import { breaksSource, breaksBehaviour, easesBehaviour, rule, type DiffRule } from './rule.ts';

/** Rules about accepted and rejected calls, and their bounds. */
export const BEHAVIOUR_RULES = {
  'request-tightened': breaksBehaviour(
    'a request that was accepted is rejected',
    'Callers that stay within the old bounds may be rejected.',
    ['align: 4, below: 64', 'align: 4, below: 32'],
  ),
  'request-loosened': easesBehaviour(
    'a request that was rejected is accepted',
    'Old callers stay within the bounds.',
    ['align: 4, below: 64', 'align: 4, below: 128'],
  ),
  'reply-loosened': breaksBehaviour(
    'a reply may exceed what old callers expect',
    'Their decoders reject it.',
    ['below: 100', 'below: 101'],
  ),
  'reply-tightened': easesBehaviour('replies keep tighter bounds', 'Old decoders accept them.', [
    'below: 100',
    'below: 99',
  ]),
  'retry-lost': breaksBehaviour(
    'a retried call can no longer succeed',
    'Callers that retry do so in vain.',
    ["retryable: ['OVER_LIMIT'],", 'retryable: [],'],
  ),
  'retry-gained': easesBehaviour(
    'a retried call may succeed',
    'Callers that do not retry stay correct.',
    ["EBUSY: errno(16, 'in use')", "EBUSY: errno(16, 'in use', { retryable: true })"],
  ),
  'check-added': breaksBehaviour(
    'a call that was accepted is rejected',
    'Callers get an error where they got none.',
    ["quota: fails('OVER_LIMIT'", "full: fails('OVER_LIMIT', 'full'), quota: fails('OVER_LIMIT'"],
  ),
  'check-removed': {
    ...easesBehaviour(
      'a call that was rejected is accepted',
      'Callers that passed the check see no difference; its generated reject is gone. The removal of an authority check needs approval: `authority-widened`.',
      ["quota: fails('OVER_LIMIT', 'too many', { limit: 'jobs' })", ''],
    ),
    beside: ['name-removed'],
  },
  'check-changed': breaksBehaviour(
    'a check fails with another error',
    'Callers that handle the old error no longer get it.',
    ["cursor: fails('EINVAL'", "cursor: fails('EBUSY'"],
  ),
  'checks-reordered': breaksBehaviour(
    'checks are made in another order',
    'A call that violates two of them fails with another error.',
    [
      "missing: fails('EINVAL', 'no such queue'), busy: fails('EBUSY', 'in use')",
      "busy: fails('EBUSY', 'in use'), missing: fails('EINVAL', 'no such queue')",
    ],
  ),
  'check-limit-changed': breaksBehaviour(
    'a check belongs to another limit',
    'The call is rejected at another bound.',
    [", { limit: 'jobs' }", ''],
  ),
  'call-retired': breaksBehaviour(
    'every call of an operation is rejected',
    'Callers get an error where they got none.',
    [
      "busy: fails('OVER_LIMIT', 'in use')",
      "busy: fails('OVER_LIMIT', 'in use', { always: true })",
    ],
  ),
  'call-revived': easesBehaviour(
    'an operation that rejected every call accepts some',
    'Callers could not use it before. The removal of an authority check needs approval: `authority-widened`.',
    ["'it is retired', { always: true }", "'it is retired'"],
  ),
  'waits-changed': breaksBehaviour(
    'a call blocks where it failed, or fails where it blocked',
    'Callers block, or get an error that they did not get before.',
    [', waits: true', ''],
  ),
  'reject-changes-more': breaksBehaviour(
    'a rejected call changes something',
    'Callers relied on it changing nothing.',
    ["changesOnReject: ['the cursor']", "changesOnReject: ['the cursor', 'the queue']"],
  ),
  'reject-changes-less': easesBehaviour(
    'a rejected call changes less',
    'Callers that expect the change must be reviewed.',
    ["changesOnReject: ['the cursor']", 'changesOnReject: []'],
  ),
  'authority-widened': {
    ...easesBehaviour(
      'a task may do what it could not do before',
      'More callers, rights, capabilities, calls or devices: people must approve it in a changeset. The removal of a check counts if the check has `unless`, or fails with an error of authority: EPERM, EACCES, one named DENIED or FORBIDDEN, or the error of any check with `unless`.',
      ["callerIs('init')", "callerIs('init', 'shell')"],
    ),
    approval: true,
  },
  'authority-moved': {
    ...breaksBehaviour(
      'a capability or device names another object',
      'The same right reaches another window of addresses or another interrupt.',
      ["line: 'firstLine'", "line: 'otherLine'"],
    ),
    approval: true,
  },
  'authority-narrowed': breaksBehaviour(
    'a task may no longer do what it could do before',
    'Its call is rejected, or it lacks the capability.',
    ['endpointBudget: 8', 'endpointBudget: 7'],
  ),
  'calls-dropped': rule('BEHAVIOUR', 'patch')(
    'a program no longer calls an operation',
    'The service answers its other callers as before.',
    ["desk: ['ask', 'tell']", "desk: ['ask']"],
  ),
  'limit-lowered': breaksBehaviour('a limit is lower', 'Calls are rejected earlier.', [
    'jobs: limit(64,',
    'jobs: limit(63,',
  ]),
  'limit-raised': easesBehaviour('a limit is higher', 'Calls within the old limit still succeed.', [
    'jobs: limit(64,',
    'jobs: limit(65,',
  ]),
  'limit-changed': breaksBehaviour(
    'a limit counts something else, or has another consequence',
    'The consequence at the limit, or the enumeration member that has it, is different.',
    ["why: 'bounds memory', atLimit: 'OVER_LIMIT'", "why: 'bounds memory', atLimit: 'waits'"],
  ),
  'idempotence-lost': breaksBehaviour(
    'a retry is no longer harmless',
    'Clients that retry execute the operation twice.',
    ["idempotent: true, peerDeath: 'it stays'", "idempotent: false, peerDeath: 'it stays'"],
  ),
  'idempotence-gained': easesBehaviour('a retry became harmless', 'Clients may retry.', [
    "idempotent: false, peerDeath: 'nothing is left'",
    "idempotent: true, peerDeath: 'nothing is left'",
  ]),
  'deadline-shortened': breaksBehaviour(
    'a call ends earlier',
    'A call that took as long as it might is given up.',
    ['deadline: ns.seconds(2)', 'deadline: ns.seconds(1)'],
  ),
  'deadline-lengthened': easesBehaviour(
    'a call may take longer',
    'Callers that wait for it wait longer, and those that got a reply get it still.',
    ['deadline: ns.seconds(2)', 'deadline: ns.seconds(3)'],
  ),
  'method-error-added': breaksBehaviour(
    'a method answers with another error',
    'Callers meet an error that they do not know, and take the reply for a bad one.',
    ["errors: ['OFF', 'BUSY']", "errors: ['OFF', 'BUSY', 'GONE']"],
  ),
  'method-error-removed': easesBehaviour(
    'a method no longer answers with an error',
    'Callers that handle it no longer see it.',
    ["errors: ['BUSY', 'GONE', 'OFF']", "errors: ['BUSY', 'GONE']"],
  ),
  'promise-reworded': easesBehaviour(
    'a promise is worded differently',
    'Tests and callers were written for the old wording; the new one may promise less.',
    ["'no job is lost'", "'no job is lost for long'"],
  ),
  'initial-changed': breaksBehaviour(
    'the initial value is different',
    'Code that relies on the old one sees another value before the first change.',
    ["initial: 'Normal'", "initial: 'Idle'"],
  ),
  'no-return-changed': breaksBehaviour(
    'a call returns that did not, or no longer returns',
    'Generated wrappers have another type, and code after the call becomes reachable or unreachable.',
    ['noReturn: true, ', ''],
  ),
  'machine-renamed': breaksBehaviour(
    'a resource has another name',
    'The ids of its states and edges are different.',
    ["resource: 'job'", "resource: 'task'"],
  ),
  'states-moved': breaksSource(
    'a resource keeps its state in another type, or in none',
    'Programs keep the state in values of the old type, and the generated machine accepts the new type.',
    ["    states: 'JobStage',\n", ''],
  ),
  'creates-changed': {
    ...breaksBehaviour(
      'other operations create a resource',
      'States reject an operation that created one, or no longer do.',
      ["    creates: ['put'],\n", ''],
      ["absent: { drop: 'owner' }", "absent: { drop: 'owner' }, queued: { put: 'quota' }"],
    ),
    beside: ['otherwise-added'],
  },
  'otherwise-added': {
    ...breaksBehaviour(
      'a state rejects an operation that it accepted',
      'Callers get an error there.',
      ["    creates: ['put'],\n", ''],
      ["absent: { drop: 'owner' }", "absent: { drop: 'owner' }, queued: { put: 'quota' }"],
    ),
    beside: ['creates-changed'],
  },
  'otherwise-dropped': {
    ...easesBehaviour(
      'a state no longer rejects an operation',
      'Callers that got an error there succeed; the new edge is a separate change.',
      ['      cut: edge', "      none: edge('absent', 'absent', { on: 'drop' }),\n      cut: edge"],
      ["    otherwise: { absent: { drop: 'owner' } },\n", ''],
    ),
    beside: ['edge-added'],
  },
  'otherwise-changed': breaksBehaviour(
    'a state rejects an operation by another check',
    'Callers that handle the old error no longer get it.',
    ["{ drop: 'owner' }", "{ drop: 'busy' }"],
  ),
  'domain-changed': breaksBehaviour(
    'an invariant holds for another domain',
    'It no longer holds for the old domain.',
    ["forAll: 'job'", "forAll: 'page'"],
  ),
} as const satisfies Readonly<Record<string, DiffRule>>;
