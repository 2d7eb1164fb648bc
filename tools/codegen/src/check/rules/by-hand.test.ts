/** What is written by hand of a contract, in each form that it was found in, and what looks alike and is none. */
import { expect, test } from 'vitest';
import { contractFile, modelOf } from '../../testing/annotated.ts';
import { findingsIn } from '../../testing/rule-findings.ts';
import type { Rule } from '../rule.ts';
import { limits } from './limits.ts';
import { literals } from './literals.ts';
import { opcodes } from './opcodes.ts';

const model = modelOf([
  contractFile(
    `
  principals: ['spool'],
  limits: {
    jobs: limit(64, { why: 'w', atLimit: 'FULL' }),
    size: limit(8, { why: 'w', atLimit: 'FULL' }),
  },
  service: {
    name: 'spool', authority: 'any',
    envelope: { magic: 'SP', version: 1, nonce: u32, reply: ['status', 'nonce'], malformed: 'BAD' },
    status: { OK: 0, BAD: 4, FULL: 5 },
    ops: { put: serviceOp(7, { request: {}, reply: {}, moves: 'reply', idempotent: true, peerDeath: 'none' }) },
    events: { done: event(9, {}) },
  },
  audit: { putAudit: line('spool: audit put', ['decision', 'owner']) },
  markers: {
    up: { text: 'spool: up', by: 'spool', proves: ['put'], detail: true },
    printed: { text: 'SELFTEST: print ok', by: 'spool', after: ['up'], proves: ['put'] },
    online: { text: 'KINIT: cpu1 online', by: 'spool', after: ['printed'], proves: ['put'] },
  },
  diagnostics: {
    spoolOnline: { text: 'KINIT: cpu{cpu} online', by: 'spool' },
    spoolStart: { text: 'spool: start {what}', by: 'spool' },
  },
`,
    { feeds: 'spool' },
  ),
]);

/** The lines of a text with a finding of a rule, as `line code`. */
function found(rule: Rule, text: string, file = 'libs/spool/src/a.ts'): string[] {
  return findingsIn(rule, model, { [file]: text }).map(({ line, code }) => `${line} ${code}`);
}

const SERVED = "import { decodePut } from '@abicus/abi-spool';\n";

test.each([
  ['a literal', "print('spool: audit put decision=deny owner=1');"],
  ['a template', 'print(`spool: audit put decision=${d} owner=${o}`);'],
  ['the prefix alone', "const PREFIX = 'spool: audit put';"],
  [
    'a constant prefix in a template',
    "const at = 'spool: audit';\nprint(`${at} put decision=${d}`);",
  ],
  ['a sum', "print('spool: ' + 'audit put' + fields);"],
  [
    'a sum that begins with a constant',
    "const AT = 'spool: audit ';\nprint(AT + 'put ' + fields);",
  ],
  ['a joined list', "print(['spool: audit', 'put', fields].join(' '));"],
  ['the generated function copied', "print(['spool: audit put', `decision=${d}`].join(' '));"],
  ['holes in the prefix', 'print(`spool: audit ${op} decision=${d} owner=${o}`);'],
])('an audit line by hand: %s', (_, text) => {
  expect(found(literals, text)).toEqual([`${text.split('\n').length} ABI4002`]);
  expect(found(literals, text, 'libs/spool/src/a.test.ts')).toEqual([]);
});

test.each([
  'print(putAuditLine({ decision, owner }));',
  "print('spool: audit putter decision=deny owner=1');",
  "print('spool: audit');",
  'print(`spool: ${what}`);',
  'print(`the line spool: audit put is for ${what}`);',
  'print(`decision=${d} owner=${o}`);',
  'print(`other: audit get decision=${d} owner=${o}`);',
  "import x from 'spool: audit put';",
])('no audit line by hand: %s', (text) => {
  expect(found(literals, text)).toEqual([]);
});

test.each([
  ['its text', "print('SELFTEST: print ok');"],
  ['its twin with a reason', 'print(`SELFTEST: print FAIL ${why}`);'],
  ['its name a hole', 'print(`SELFTEST: ${name} ok`);'],
  ['a sum', "print('SELFTEST: ' + name + ' ok');"],
  ['with a detail', 'print(`spool: up ${version}`);'],
])('a marker by hand: %s', (_, text) => {
  expect(found(literals, text)).toEqual(['1 ABI4002']);
});

test.each([
  'print(`KINIT: cpu${cpu} online`);',
  'print(`spool: ${what}`);',
  'print(`spool: start ${what}`);',
  "print('spool: upwards');",
  'print(`${who}: ${what}`);',
  'print(`SELFTEST: ${name}`);',
])('no marker by hand: %s', (text) => {
  expect(found(literals, text)).toEqual([]);
});

test.each([
  ['compared with a number', 'const is = (frame: Uint8Array) => frame[3] === 7;', 1],
  ['a number of replies', 'const is = (reply: Uint8Array) => 0x87 === reply[3];', 1],
  ['the number of an event', 'const is = (payload: Uint8Array) => payload[3] !== 0x89;', 1],
  [
    'compared with its constant, whatever the bytes are called',
    "import { OPCODE as O } from '@abicus/abi-spool';\nconst is = (x: X) => x[3] === O.put;",
    2,
  ],
  [
    'compared with the constant of a namespace',
    "import * as spool from '@abicus/abi-spool';\nconst is = (x: X) => x[3] === spool.EVENT_OPCODE.done;",
    2,
  ],
  [
    'switched by',
    "import { OPCODE } from '@abicus/abi-spool';\nswitch (x[3]) {\n  case OPCODE.put: f();\n}",
    2,
  ],
  ['switched by, with numbers', 'switch (message.payload[3]) {\n  case 7: f();\n}', 1],
  ['given a name first', 'const op = frame[3] ?? 0;\nif (op === 7) f();', 1],
  ['given a name and switched by', 'const kind = frame[3];\nswitch (kind) { case 7: f(); }', 1],
  ['handed on', `${SERVED}f(payload[3]);`, 2],
  ['of a message', `${SERVED}const { payload } = message;\nf(payload[3]);`, 3],
  ['by a getter', `${SERVED}f(getU8(frame, 3));`, 2],
  ['by a view', `${SERVED}const view = new DataView(frame.buffer);\nf(view.getUint8(3));`, 3],
  [
    'by a typed view where spool is used',
    `${SERVED}const is = (v: DataView) => v.getUint8(3) === 7;`,
    2,
  ],
  ['by a Buffer', `${SERVED}f(Buffer.from(frame).readUInt8(3));`, 2],
  ['by at()', `${SERVED}f(frame.at(3));`, 2],
  ['of a part', `${SERVED}f(frame.subarray(2)[1]);`, 2],
  ['of a copy', `${SERVED}const copy = frame.slice();\nf(copy[3]);`, 3],
  ['of an alias', `${SERVED}const f2 = frame;\nf(f2[3]);`, 3],
  ['by a constant position', `${SERVED}const AT = 2 + 1;\nf(frame[AT]);`, 3],
  ['taken out of a list', `${SERVED}const [, , , op] = frame;`, 2],
  ['taken out of an object', `${SERVED}const { 3: op } = frame;`, 2],
  ['of what was encoded', `${SERVED}f(encodePut({}, 1)[3]);`, 2],
  ['written', `${SERVED}frame[3] = 7;`, 2],
  ['with a cast and a default', `${SERVED}f((frame as Bytes)[3]! ?? 0);`, 2],
])('an opcode by its position: %s', (_, text, line) => {
  expect(found(opcodes, text)).toEqual([`${line} ABI4003`]);
  expect(found(opcodes, text, 'libs/spool/src/a.test.ts')).toEqual([]);
});

test.each([
  // The kernel's tickets, one for each class.
  ['numbers of something else', 'tickets[3] = issued[3] ?? 0;'],
  ['the same where spool is used', `${SERVED}tickets[3] = issued[3] ?? 0;`],
  ['a list that is called frame', `${SERVED}const frame = [1, 2, 3, 7];\nf(frame[3] === 7);`],
  ['a type that is no bytes', `${SERVED}const f = (request: readonly Task[]) => request[3];`],
  ['another byte', `${SERVED}f(frame[4] === 7);`],
  ['another byte of a part', `${SERVED}f(frame.subarray(3)[1]);`],
  ['an unknown byte', `${SERVED}f(frame[i]);`],
  ['a frame of something else', 'f(frame[3]);'],
  ['another number of a frame of something else', 'f(frame[3] === 0x46);'],
  ['the bytes of an image', 'const is = (image: Uint8Array) => getU8(image, 3) === 7;'],
  ['a view of something else', 'const is = (view: DataView) => view.getUint8(3) === 7;'],
  ['bytes that are not compared', `${SERVED}const f = (key: Uint8Array) => key[3];`],
  ['a constant of another table', "import { OPCODE } from './mine.ts';\nf(x[3] === KIND.put);"],
  ['what asks the envelope', `${SERVED}f(ENVELOPE.opcodeOf(frame) === OPCODE.put);`],
  ['a name that holds another thing', 'const op = frame[2];\nif (op === 7) f();'],
  [
    'an element of a list of words',
    "const [, , , word] = text.split(' ');\nif (word === '7') f();",
  ],
])('no opcode by its position: %s', (_, text) => {
  expect(found(opcodes, text)).toEqual([]);
});

const LIMITS = "import { LIMITS } from '@abicus/abi-spool';\n";

test.each([
  ['a condition', `${LIMITS}if (jobs >= LIMITS.jobs) f();`, 2],
  ['equality', `${LIMITS}if (jobs === LIMITS.jobs) f();`, 2],
  ['the other way round', `${LIMITS}while (LIMITS.jobs > jobs) f();`, 2],
  ['a result', `${LIMITS}const isFull = () => jobs.size >= LIMITS.jobs;`, 2],
  ['a name', `${LIMITS}const isFull = jobs.size >= LIMITS.jobs;`, 2],
  ['with other conditions', `${LIMITS}if (a && !(jobs < LIMITS.jobs)) f();`, 2],
  ['one less', `${LIMITS}if (jobs > LIMITS.jobs - 1) f();`, 2],
  ['as a bigint', `${LIMITS}if (size > BigInt(LIMITS.size)) f();`, 2],
  ['a copy', `${LIMITS}const MAX = LIMITS.jobs;\nif (jobs >= MAX) f();`, 3],
  ['a copy of the table', `${LIMITS}const limits = LIMITS;\nif (jobs >= limits.jobs) f();`, 3],
  ['taken out', `${LIMITS}const { jobs: most } = LIMITS;\nif (jobs >= most) f();`, 3],
  [
    'under another name',
    "import { LIMITS as L } from '@abicus/abi-spool';\nif (n > L.jobs) f();",
    2,
  ],
  ['of a namespace', "import * as s from '@abicus/abi-spool';\nif (n > s.LIMITS.jobs) f();", 2],
  [
    'of a build',
    "import { LIMITS_SMALL } from '@abicus/abi-spool';\nif (n > LIMITS_SMALL.jobs) f();",
    2,
  ],
  [
    'from a file of the package',
    `${LIMITS.replace("spool'", "spool/limits'")}if (n > LIMITS.jobs) f();`,
    2,
  ],
  ['that were handed on', `${SERVED}if (n > core.limits.jobs) f();`, 2],
])('a limit by hand: %s', (_, text, line) => {
  expect(found(limits, text)).toEqual([`${line} ABI4004`]);
  expect(found(limits, text, 'libs/spool/src/a.test.ts')).toEqual([]);
});

test.each([
  ['what asks', "import { WITHIN } from '@abicus/abi-spool';\nif (!WITHIN.jobs(n)) f();"],
  ['an assertion', `${LIMITS}prove.that('x', n <= LIMITS.jobs);`],
  ['a calculation', `${LIMITS}if (n > depth * LIMITS.size) f();`],
  ['what is no limit', `${LIMITS}if (n > LIMITS.other) f();`],
  ['a table of its own', "import { LIMITS } from './limits.ts';\nif (n > LIMITS.jobs) f();"],
  ['options of something else', 'if (n > options.limits.jobs) f();'],
  ['a property of the same name', `${SERVED}if (n > queue.jobs) f();`],
  ['room for as many', `${LIMITS}const room = new Array(LIMITS.jobs);`],
])('no limit by hand: %s', (_, text) => {
  expect(found(limits, text)).toEqual([]);
});

test('a name that refers to itself or to a later one is followed nowhere', () => {
  const text =
    'const a = b;\nconst b = a + 1;\nconst c = c;\nf(frame[a], frame[b], `${c} x ${a}`);';
  expect(found(opcodes, text)).toEqual([]);
});
