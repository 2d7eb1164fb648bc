import { expect, test } from 'vitest';
import { contractFile, modelOf, surprises, surprisesIn } from '../testing/annotated.ts';

const envelope = (more = ''): string =>
  `envelope: { magic: 'TM', version: 1, nonce: u32, reply: ['status', 'nonce'], malformed: 'BAD' ${more} },`;
const STATUS = `status: { OK: 0, BAD: 4 },`;
const op = (opcode: number, body = ''): string =>
  `serviceOp(${opcode}, { request: {}, reply: {}, moves: 'reply', idempotent: true, peerDeath: 'none' ${body} })`;

test('wrong statuses, opcodes and authority are reported', () => {
  expect(
    surprises(`
    principals: ['execd'],
    service: {
      name: 'timed', ${envelope()}
      status: { OK: 0, BAD: 4,
        WORSE: 4, //! ABI2001 registry/taken status of timed '4' is taken by BAD
        FAR: 256, //! ABI2101 budget/range u8 holds
      },
      ops: {
        a: ${op(1)},
        b: ${op(1)}, //! ABI2001 registry/taken operation a
        c: ${op(128)}, //! ABI2101 budget/range bit 7
        d: ${op(5, ", checks: { x: fails('BAT', '') }")}, //! ABI2003 ref/unknown did you mean 'BAD'?
      },
      events: {
        fired: event(5, {}), //! ABI2001 registry/taken operation d
      },
      authority: ['execd', 'policyd'], //! ABI2003 ref/unknown principal 'policyd' //! ABI1002 contract/missing-key no status rejects them
    },
    reserved: { opcodes: [1] }, //! ABI2001 registry/taken
  `),
  ).toEqual([]);
});

test('wrong envelopes are reported', () => {
  expect(
    surprises(`
    service: {
      name: 'timed', ${STATUS} ops: {}, authority: 'any',
      envelope: {
        magic: 'TMX', //! ABI2101 budget/range two visible ASCII characters
        version: 300, //! ABI2101 budget/range not 300
        nonce: u32,
        reply: ['nonce', 'nonce'], //! ABI1002 contract/wrong-kind each once
        malformed: 'BAAD', //! ABI2003 ref/unknown did you mean 'BAD'?
      },
    },
  `),
  ).toEqual([]);
});

test('retryable statuses are failures of the service', () => {
  const served = (retryable: string): string => `
    service: {
      name: 'timed', authority: 'any',
      envelope: { magic: 'TM', version: 1, nonce: u32, reply: ['status', 'nonce'], malformed: 'BAD' },
      status: { OK: 0, FULL: 1, BAD: 2 },
      retryable: [${retryable}
      ],
      ops: { a: ${op(1)} },
    },`;
  expect(surprises(served("'FULL',"))).toEqual([]);
  expect(surprises(served("'OK', //! ABI1002 contract/wrong-kind 'OK' is no failure"))).toEqual([]);
  expect(surprises(served("'FUL', //! ABI2003 ref/unknown did you mean 'FULL'?"))).toEqual([]);
});

test('a caller outside a list is denied with a status of its own', () => {
  const served = (denied: string, authority: string, checks = ''): string => `
    principals: ['execd'],
    service: {
      name: 'timed', authority: ${authority},
      envelope: { magic: 'TM', version: 1, nonce: u32, reply: ['status', 'nonce'], malformed: 'BAD',
        denied: '${denied}',
      },
      status: { OK: 0, DENIED: 1, BAD: 2 },
      ops: { a: ${op(1, checks)} },
    },`;
  const wrong = (line: string): string => `denied: '${line}`;
  const list = "['execd']";
  expect(surprises(served('DENIED', list))).toEqual([]);
  for (const [text, said] of [
    [served('DENIED', "'any'"), "DENIED', //! ABI1002 contract/wrong-kind every caller may call"],
    [served('BAD', list), "BAD', //! ABI1002 contract/wrong-kind for permitted callers"],
    [
      served('DENIED', list, ", checks: { x: fails('DENIED', '') }"),
      "DENIED', //! ABI1002 contract/wrong-kind for permitted callers",
    ],
    [served('DENEID', list), "DENEID', //! ABI2003 ref/unknown did you mean 'DENIED'?"],
  ] as const) {
    expect(surprises(text.replace(wrong(`${said.split("'")[0]}',`), wrong(said)))).toEqual([]);
  }
});

test('two services differ in name and magic', () => {
  const service = (name: string, comment: string): string => `
    service: { name: '${name}', ${comment}
      ${STATUS} ops: { a: ${op(1)} }, authority: 'any',
      ${envelope()} ${comment === '' ? '' : "//! ABI2001 registry/taken magic 'TM'"}
    },`;
  expect(
    surprisesIn([
      contractFile(service('timed', ''), { feeds: 'a' }),
      contractFile(service('timed', "//! ABI2001 registry/taken service 'timed'"), {
        id: 'RFC-0002',
        feeds: 'b',
      }),
    ]),
  ).toEqual([]);
});

test("frames are within the kernel's limit", () => {
  const kernel = contractFile(`limits: { maxFrame: limit(64, { why: '', atLimit: '' }) },`);
  const service = contractFile(
    `
    service: {
      name: 'timed', ${envelope()} ${STATUS} authority: 'any',
      ops: {
        fits: serviceOp(1, { request: { key: bytes(u8, { min: 0, max: 55 }) }, reply: {}, moves: 'reply', idempotent: true, peerDeath: '' }),
        large: serviceOp(2, {
          request: { key: bytes(u8, { min: 0, max: 56 }) }, //! ABI2101 budget/frame up to 65 bytes, more than the kernel's 64 (header 8 + key 57)
          reply: {}, moves: 'reply', idempotent: true, peerDeath: '' }),
      },
      events: {
        fired: event(3, { key: text(u16, { min: 9, max: 8 }), //! ABI2101 budget/range min 9
          more: bytes(u8, { min: 0, max: 256 }) }), //! ABI2101 budget/range not 256
      },
    },
  `,
    { id: 'RFC-0002', feeds: 'timed' },
  );
  const found = surprisesIn([kernel, service]);
  expect(found).toHaveLength(1);
  expect(found[0]).toContain('timed.event.fired takes up to 271 bytes');
});

test('fields of frames have their offsets', () => {
  const model = modelOf([
    contractFile(`
    errors: { EINVAL: errno(22, '') },
    types: { Grade: enumeration(u8, { Idle: 0 }, { closed: false }) },
    service: {
      name: 'timed', ${envelope().replace("'status', 'nonce'", "'nonce', 'status'").replace('u32', 'u64')} ${STATUS} authority: 'any',
      ops: {
        put: serviceOp(1, {
          request: { grade: 'Grade', key: text(u8, { min: 1, max: 64 }), value: bytes(u16, { min: 0, max: 256 }), flags: u32 },
          reply: { handle: u32 }, moves: 'reply', idempotent: false, peerDeath: 'owner.exit', malformed: 'full', answers: 'later' }),
      },
      events: { fired: event(2, { at: u64.ns }) },
    },
  `),
  ]);
  const [service] = model.services;
  const [put] = service?.ops ?? [];
  expect(put?.request.header).toEqual([
    { name: 'magic', offset: 0, size: 2 },
    { name: 'version', offset: 2, size: 1 },
    { name: 'opcode', offset: 3, size: 1 },
    { name: 'nonce', offset: 4, size: 8 },
  ]);
  expect(put?.reply.header.map(({ name, offset }) => `${name}@${offset}`)).toEqual([
    'magic@0',
    'version@2',
    'opcode@3',
    'nonce@4',
    'status@12',
  ]);
  const where = put?.request.fields.map(({ name, offset, after }) => [name, offset, after]);
  expect(where).toEqual([
    ['grade', 12, []],
    ['key', 13, []],
    ['value', 14, ['key']],
    ['flags', 16, ['key', 'value']],
  ]);
  expect([put?.request.minSize, put?.request.maxSize]).toEqual([21, 340]);
  expect([put?.reply.minSize, put?.reply.maxSize]).toEqual([17, 17]);
  expect(put).toMatchObject({
    id: 'timed.put',
    replyOpcode: 0x81,
    malformed: { form: 'full', status: { name: 'BAD' } },
    answers: 'later',
  });
  expect(service?.events[0]).toMatchObject({
    wireOpcode: 0x82,
    frame: { headerSize: 4, maxSize: 12 },
  });
  expect(service?.envelope.magicBytes).toEqual([0x54, 0x4d]);
  expect(service?.maxFrame).toBe(340);
});

test("the layouts of request and reply are upstream's", () => {
  const model = modelOf([
    contractFile(`
    service: {
      name: 'timed', ${envelope()} ${STATUS} authority: 'any',
      ops: { register: serviceOp(1, {
        request: { qos: u8, pad: zero(1), deadline: u64.ns }, reply: { timer: u32, coalesced: u64.ns },
        moves: 'reply', idempotent: false, peerDeath: 'owner.exit' }) },
    },
  `),
  ]);
  const [register] = model.services[0]?.ops ?? [];
  expect(register?.request.fields.map(({ name, offset }) => [name, offset])).toEqual([
    ['qos', 8],
    ['pad', 9],
    ['deadline', 10],
  ]);
  expect(register?.reply.fields.map(({ name, offset }) => [name, offset])).toEqual([
    ['timer', 9],
    ['coalesced', 13],
  ]);
});

test("the names of services are principals, and their callers' too where no contract is of a kernel", () => {
  const spool = contractFile(
    `service: {
      name: 'spool', ${envelope(", denied: 'NO'")} status: { OK: 0, BAD: 4, NO: 5 },
      authority: ['admin', 'desk'], ops: { a: ${op(1)} },
    },
    markers: { up: { text: 'spool: up', by: 'spool', proves: [] } },`,
    { feeds: 'spool' },
  );
  expect(modelOf([spool]).principals.map(({ name, feeds }) => `${feeds} ${name}`)).toEqual([
    'spool spool',
    'spool admin',
    'spool desk',
  ]);
  const desk = contractFile(
    `service: {
      name: 'desk', ${envelope().replace('TM', 'DK')} ${STATUS} authority: 'any', ops: { a: ${op(1)} },
    },`,
    { id: 'RFC-0002', feeds: 'desk' },
  );
  const both = modelOf([spool, desk]).principals;
  expect(both.map(({ name, feeds }) => `${feeds} ${name}`)).toEqual([
    'spool spool',
    'desk desk',
    'spool admin',
  ]);
  const unbound = {
    ...spool,
    text: spool.text.replace(
      "authority: ['admin', 'desk'],",
      "authority: ['admin', 'desk'], //! ABI2003 ref/unknown principal 'admin'\n",
    ),
  };
  for (const kernel of ["principals: ['init'],", 'syscalls: { halt: syscall(1, { cost: 1 }) },']) {
    const other = contractFile(kernel, { id: 'RFC-0003', feeds: 'kernel' });
    expect(surprisesIn([unbound, desk, other])).toEqual([]);
  }
});

test('a contract with only a service needs no errors and no principals', () => {
  expect(
    surprises(`
    types: {
      JobId: newtype(u32, { min: 1 }),
      State: enumeration(u8, { Queued: 0, Printed: 1 }, { closed: true }),
      Sides: flags(u8, { BACK: 1 }),
      Page: struct({ job: 'JobId', state: 'State', sides: 'Sides' }, { size: 6 }),
    },
    service: {
      name: 'spool', ${envelope()} ${STATUS} authority: 'any',
      ops: { add: ${op(1).replace('request: {}', "request: { page: 'Page' }")} },
    },`),
  ).toEqual([]);
});
