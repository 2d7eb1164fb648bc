/**
 * The places of names in the language, and whether the compiler reports an undeclared name there. Each
 * has a contract with such a name, `Tpyo`, in the line that both the compiler and the linker must
 * report.
 */

/** A place for a name. */
export type NameSaid = {
  /** Sections of a contract, with one mistyped name. */
  readonly sections: string;
  /** Why only the linker can report it, and not the compiler. */
  readonly linkerOnly?: string;
};

const EVERYWHERE = 'a name that is known to all contracts, and declared in any of them';

const ERRORS = "errors: { EINVAL: errno(22, 'malformed') },";
const call = (body: string): string => `${ERRORS}
  types: { Pid: newtype(u32, { errno: 'EINVAL' }) },
  syscalls: {
    ask: syscall(1, { ${body} }),
  },`;
const picked = (body: string): string => `${ERRORS}
  syscalls: {
    ask: syscall(1, { selector: selector('a0', { errno: 'EINVAL' }), ops: { get: op(0, { ${body} }) } }),
  },`;
const served = (op: string, envelope = "malformed: 'BAD'", rest = "authority: 'any',"): string => `
  service: {
    name: 'spool', status: { OK: 0, BAD: 1 }, ${rest}
    envelope: { magic: 'SP', version: 1, nonce: u32, reply: ['status', 'nonce'], ${envelope} },
    ops: { print: serviceOp(1, { request: {}, reply: {}, moves: 'reply', idempotent: true, peerDeath: 'none', ${op} }) },
  },`;
/** A protocol with two versions. */
const versioned = (envelope: string, version = ''): string => `
  service: {
    name: 'spool', status: { OK: 0, BAD: 1 }, authority: 'any',
    envelope: {
      magic: 'SP', malformed: 'BAD', versions: { v1: version(1, { nonce: none }) },
      ${envelope}
    },
    ops: {
      print: serviceOp(1, { request: {}, reply: {}, idempotent: true, ${version} }),
    },
  },`;
const typed = (type: string): string => `types: { Part: ${type} },`;
const life = (
  machine: string,
  rest = '',
): string => `${served("checks: { gone: fails('BAD', 'gone') },")}
  ${rest}
  machine: {
    resource: 'job', ${machine}
  },`;
const edges = "edges: { made: edge('absent', 'there', { on: 'print' }) },";
const marker = (body: string): string =>
  `markers: { ready: { text: 'spool: ready', ${body} } }, principals: ['spool'],`;

const attached = (body: string): string =>
  `board: { devices: { uart: device(0x1000, 0x100, {}) }, numbers: { lines: { LINE: 1 } }, attached: { printer: { ${body} } } },`;

const A_FIELD = 'the name of a field ahead, or of an operation or version of the same service';

/** By the line of the language for this place. */
export const NAMES_SAID: Readonly<Record<string, NameSaid>> = {
  'answer.as string': {
    sections: served('', "malformed: answer('BAD', { as: 'Tpyo' })"),
    linkerOnly: A_FIELD,
  },
  'answer.status string': { sections: served('', "malformed: answer('Tpyo')") },
  'answer.version string': {
    sections: served('', "malformed: answer('BAD', { version: 'Tpyo' })"),
    linkerOnly: A_FIELD,
  },
  'bytes.length string': {
    sections: served("request: { of: bytes('Tpyo', { max: 2 }) },").replace('request: {}, ', ''),
    linkerOnly: A_FIELD,
  },
  'contract.service.envelope(versions).denied string': {
    sections: versioned("denied: 'Tpyo',").replace("authority: 'any',", "authority: ['init'],"),
  },
  'contract.service.envelope(versions).malformed string': {
    sections: versioned('').replace("malformed: 'BAD'", "malformed: 'Tpyo'"),
  },
  'list.length string': {
    sections: served("request: { of: list('Tpyo', u8, { max: 2 }) },").replace('request: {}, ', ''),
    linkerOnly: A_FIELD,
  },
  'list.of string': {
    sections: served("request: { of: list(u8, 'Tpyo', { max: 2 }) },").replace('request: {}, ', ''),
  },
  'record.fields.* string': { sections: typed("record({ a: 'Tpyo' })") },
  'serviceOp.versions[] string': {
    sections: versioned('', "versions: ['Tpyo'],"),
    linkerOnly: A_FIELD,
  },
  'sized.variants.*.* string': { sections: typed("sized({ one: { a: 'Tpyo' } })") },
  'tail.of string': {
    sections: served("request: { of: tail('Tpyo') },").replace('request: {}, ', ''),
  },
  'text.length string': {
    sections: served("request: { of: text('Tpyo', { max: 2 }) },").replace('request: {}, ', ''),
    linkerOnly: A_FIELD,
  },
  'variant.fields.* string': {
    sections: typed("union(u8, { one: variant(1, { a: 'Tpyo' }) })"),
  },
  'version.rejected string': {
    sections: versioned("versions: { v1: version(1, { nonce: none, rejected: 'Tpyo' }) },").replace(
      'versions: { v1: version(1, { nonce: none }) },\n',
      '\n',
    ),
  },
  'arg.type string': { sections: call("cost: 1, args: { of: a0('Tpyo') },") },
  'byEnum.of string': {
    sections: "limits: { window: byEnum('Tpyo', { Idle: 1 }, { why: 'a test' }) },",
  },
  'callerIs.principals[] string': {
    sections: call("cost: 1, checks: { who: fails('EINVAL', '', { unless: callerIs('Tpyo') }) },"),
    linkerOnly: EVERYWHERE,
  },
  'check.as string': {
    sections: call("cost: 1, checks: { who: fails('EINVAL', '', { as: 'Tpyo' }) },"),
    linkerOnly: 'a sentinel of an error, which another contract may declare',
  },
  'check.error string': { sections: call("cost: 1, checks: { who: fails('Tpyo') },") },
  'check.limit string': {
    sections: call("cost: 1, checks: { who: fails('EINVAL', '', { limit: 'Tpyo' }) },"),
  },
  'contract.calls.*[] string': {
    sections: `
  uses: { 'RFC-0009': ['other'] },
  program: { name: 'shell' },
  calls: { other: ['Tpyo'] },`,
    linkerOnly: 'an operation of a service of another contract',
  },
  'contract.notifies.*[] string': {
    sections: `
  uses: { 'RFC-0009': ['other'] },
  program: { name: 'shell' },
  notifies: { other: ['Tpyo'] },`,
    linkerOnly: 'an operation of a service of another contract',
  },
  'contract.board.attached.*.line string': {
    sections: attached("window: 'uart', line: 'Tpyo'"),
    linkerOnly: 'a number of any board',
  },
  'contract.board.attached.*.slot string': {
    sections: attached("window: 'uart', slot: 'Tpyo', line: 'LINE'"),
    linkerOnly: 'a number of any board',
  },
  'contract.board.attached.*.window string': {
    sections: attached("window: 'Tpyo', line: 'LINE'"),
    linkerOnly: 'a device of any board',
  },
  'contract.program.devices[] string': {
    sections: `
  boot: { first: 'init', slots: {} },
  program: { name: 'shell', stackPages: 1, devices: ['Tpyo'] },`,
    linkerOnly: 'a device of any board',
  },
  'contract.diagnostics.*.by string': {
    sections: "diagnostics: { up: { text: 'up', by: 'Tpyo' } },",
    linkerOnly: EVERYWHERE,
  },
  'contract.ladder[] string': { sections: "ladder: ['Tpyo'],", linkerOnly: EVERYWHERE },
  'contract.machine.creates[] string': {
    sections: life(`initial: 'absent', ${edges} creates: ['Tpyo'],`),
  },
  'contract.machine.initial string': { sections: life(`initial: 'Tpyo', ${edges}`) },
  'contract.machine.otherwise.*.* string': {
    sections: life(`initial: 'absent', ${edges} otherwise: { there: { print: 'Tpyo' } },`),
    linkerOnly: 'a check of the operation that the key names, which may be of another contract',
  },
  'contract.machine.states string': {
    sections: life(
      `initial: 'absent', ${edges} states: 'Tpyo', creates: ['print'],`,
      'types: { Kind: enumeration(u8, { absent: 0, there: 1 }, { closed: true }) },',
    ),
  },
  'contract.markers.*.after[] string': {
    sections: marker("by: 'spool', proves: [], after: ['Tpyo']"),
    linkerOnly: EVERYWHERE,
  },
  'contract.markers.*.by string': {
    sections: marker("by: 'Tpyo', proves: []"),
    linkerOnly: EVERYWHERE,
  },
  'contract.markers.*.profile string': {
    sections: marker("by: 'spool', proves: [], profile: 'Tpyo'"),
    linkerOnly: EVERYWHERE,
  },
  'contract.markers.*.proves[] string': {
    sections: marker("by: 'spool', proves: ['Tpyo']"),
    linkerOnly: 'an element of any contract, by its id or the end of it',
  },
  'contract.phases.*.until string': {
    sections: "phases: { boot: { until: 'Tpyo', doc: 'a test' } },",
    linkerOnly: EVERYWHERE,
  },
  'contract.service.authority[] string': {
    sections: served('', "malformed: 'BAD', denied: 'BAD'", "authority: ['Tpyo'],").concat(
      "principals: ['init'],",
    ),
    linkerOnly: EVERYWHERE,
  },
  'contract.service.envelope.denied string': {
    sections: served('', "malformed: 'BAD', denied: 'Tpyo'", "authority: ['spool'],").concat(
      "principals: ['spool'],",
    ),
  },
  'contract.service.envelope.malformed string': { sections: served('', "malformed: 'Tpyo'") },
  'contract.service.retryable[] string': {
    sections: served('', "malformed: 'BAD'", "authority: 'any', retryable: ['Tpyo'],"),
  },
  'contract.uses.*[] string': {
    sections: "uses: { 'RFC-0009': ['Tpyo'] },",
    linkerOnly: 'a name of another contract',
  },
  'line.fields.* string': { sections: "audit: { moved: line('AUDIT move', { job: 'Tpyo' }) }," },
  'serviceOp.audit string': { sections: served("audit: 'Tpyo',") },
  'serviceOp.authority[] string': {
    sections: served(
      "authority: ['Tpyo'],",
      "malformed: 'BAD', denied: 'BAD'",
      "authority: ['init'],",
    ).concat("principals: ['init'],"),
  },
  'serviceOp.calls[] string': {
    sections: served("calls: ['Tpyo'],"),
    linkerOnly: 'an operation of a service of another contract',
  },
  'edge.after string': {
    sections: life(
      "initial: 'absent', edges: { made: edge('absent', 'absent', { on: 'print', after: 'Tpyo' }) },",
    ),
    linkerOnly: 'a field of any request, reply or argument',
  },
  'edge.atMost string': {
    sections: `${ERRORS}
  types: { At: newtype(u64, { errno: 'EINVAL' }) },
  service: {
    name: 'spool', status: { OK: 0, BAD: 1 }, authority: 'any',
    envelope: { magic: 'SP', version: 1, nonce: u32, reply: ['status', 'nonce'], malformed: 'BAD' },
    ops: { print: serviceOp(1, { request: { at: 'At' }, reply: {}, moves: 'reply', idempotent: true, peerDeath: 'none' }) },
  },
  machine: {
    resource: 'job', initial: 'absent', creates: ['print'],
    edges: { made: edge('absent', 'absent', { on: 'print', after: 'at', atMost: 'Tpyo' }) },
  },`,
  },
  'edge.on string': {
    sections: life("initial: 'absent', edges: { made: edge('absent', 'absent', { on: 'Tpyo' }) },"),
  },
  'enumeration.errno string': {
    sections: "types: { Kind: enumeration(u8, { A: 0 }, { closed: true, errno: 'Tpyo' }) },",
  },
  'enumeration.initial string': {
    sections: "types: { Kind: enumeration(u8, { A: 0 }, { closed: true, initial: 'Tpyo' }) },",
  },
  'event.fields.* string': {
    sections: served('').replace('ops: {', "events: { done: event(9, { kind: 'Tpyo' }) }, ops: {"),
  },
  'flags.errno string': { sections: "types: { Bits: flags(u8, { A: 1 }, { errno: 'Tpyo' }) }," },
  'method.errors[] string': {
    sections: `
  rpc: {
    name: 'store', version: 1, maxMessage: 4096, maxCalls: 8, errors: { FULL: rpcError('no room') },
    methods: {
      get: method({ params: Type.Null(), result: Type.Null(), deadline: 1_000_000, idempotent: true, errors: ['FULL'] }),
      put: method({ params: Type.Null(), result: Type.Null(), deadline: 1_000_000, idempotent: true, errors: ['Tpyo'] }),
    },
  },`,
  },
  'newtype.rules.errno string': { sections: "types: { Id: newtype(u8, { errno: 'Tpyo' }) }," },
  'op.audit string': { sections: picked("cost: 1, audit: 'Tpyo',") },
  'op.returns string': { sections: picked("cost: 1, returns: 'Tpyo',") },
  'optional.of string': { sections: call("cost: 1, args: { of: a0(orZero('Tpyo')) },") },
  'pointer.of string': { sections: call("cost: 1, args: { of: a0(reads('Tpyo')) },") },
  'selector.errno string': {
    sections: `
  syscalls: {
    ask: syscall(1, { selector: selector('a0', { errno: 'Tpyo' }), ops: { get: op(0, { cost: 1 }) } }),
  },`,
  },
  'serviceOp.reply.* string': {
    sections: served("reply: { job: 'Tpyo' },").replace('reply: {}, ', ''),
  },
  'serviceOp.request.* string': {
    sections: served("request: { job: 'Tpyo' },").replace('request: {}, ', ''),
  },
  'span.max string': {
    sections: call("cost: 1, args: { of: a0(readsBytes('a1', { max: 'Tpyo' })) },"),
  },
  'stored.value string': {
    sections: `
  persisted: { store: 'statefs', maxKey: 255, entries: {
    seat: stored('/state/seat', { version: 1, value: 'Tpyo' }),
  } },`,
  },
  'stored.was.* string': {
    sections: `
  persisted: { store: 'statefs', maxKey: 255, entries: {
    seat: stored('/state/seat', { version: 2, value: Type.Null(), was: { v1: 'Tpyo' } }),
  } },`,
  },
  'struct.errno string': {
    sections: "types: { Pair: struct({ a: u8 }, { size: 1, errno: 'Tpyo' }) },",
  },
  'struct.fields.* string': {
    sections: `${ERRORS} types: { Pair: struct({ a: 'Tpyo' }, { size: 1, errno: 'EINVAL' }) },`,
  },
  'syscall.audit string': { sections: call("cost: 1, audit: 'Tpyo',") },
  'syscall.returns string': { sections: call("cost: 1, returns: 'Tpyo',") },
};

/** Keys that are names: a mistyped one is reported as well. */
export const KEYS_SAID: Readonly<Record<string, string>> = {
  'a state in otherwise': life(
    `initial: 'absent', ${edges} otherwise: { Tpyo: { print: 'gone' } },`,
  ),
  'an operation in otherwise': life(
    `initial: 'absent', ${edges} otherwise: { there: { Tpyo: 'gone' } },`,
  ),
  'a key of an operation': call('cost: 1, Tpyo: 1,'),
  'a key of an operation behind a selector': picked('cost: 1, Tpyo: 1,'),
  'a key of an operation of a service': served('Tpyo: 1,'),
  'a key of a check': call("cost: 1, checks: { who: fails('EINVAL', '', { Tpyo: 1 }) },"),
  'a key of a newtype': "types: { Id: newtype(u8, { errno: 'EINVAL', Tpyo: 1 }) },".concat(ERRORS),
  'a service in calls': `
  program: { name: 'shell' },
  uses: { 'RFC-0009': ['other'] },
  calls: { Tpyo: ['print'], other: ['print'] },`,
  'a key of the program': "program: { Tpyo: 'shell' },",
  'a section': 'Tpyo: 1,',
};

/** Texts that are not names, and names that are declared where they are written or belong to no contract. */
export const NO_NAMES: readonly string[] = [
  'byEnum.why string',
  'check.changesOnReject[] string',
  'check.doc string',
  'contract.alternatives[] string',
  'contract.boot.first string',
  'contract.context string',
  'contract.created string',
  'contract.diagnostics.*.text string',
  'contract.failureModel string',
  'contract.feeds string',
  'contract.goals[] string',
  'contract.id string',
  'contract.machine.resource string',
  'contract.markers.*.text string',
  'contract.mustUse[] string',
  'contract.nonGoals[] string',
  'contract.openQuestions[] string',
  'contract.owners[] string',
  'contract.phases.*.doc string',
  'contract.principals[] string',
  'contract.program.name string',
  'contract.reserved.names[] string',
  'contract.persisted.store string',
  'contract.rpc.name string',
  'contract.security.dontDo[] string',
  'contract.security.invariants.*.forAll string',
  'contract.security.invariants.*.text string',
  'contract.security.mitigations[] string',
  'contract.security.openRisks[] string',
  'contract.security.threats[] string',
  'contract.service.envelope(versions).magic string',
  'contract.service.envelope.magic string',
  'contract.service.name string',
  'contract.supersedes[] string',
  'contract.title string',
  'edge.event string',
  'edge.from string',
  'edge.to string',
  'errno.doc string',
  'errno.sentinels[] string',
  'limit.atLimit string',
  'limit.why string',
  'line.fields[] string',
  'line.prefix string',
  'rpcError.doc string',
  'serviceOp.peerDeath string',
  'stored.key string',
];
