/** What a walk over two contracts notes: points, where they stand in the source, and the keys of entries. */
import { expect, test } from 'vitest';
import { CONTRACT } from '../read/contract-keys.ts';
import { same, Walk, type Difference, type Fields } from './walk.ts';

function walked(before: Fields, after: Fields): Difference[] {
  const walk = new Walk();
  const holders = [before, after] as const;
  walk.keys(CONTRACT.keys, 'contract', before, after, { steps: [], path: '', holders });
  return walk.found;
}

const u32 = { kind: 'scalar', wire: 'u32', size: 4 };
const LIMIT = { kind: 'limit', value: 1, why: 'a', atLimit: 'b' };
const BY_ENUM = { kind: 'byEnum', of: 'Grade', values: { Idle: 8 }, why: 'a' };
const PID = { kind: 'newtype', of: u32, rules: { min: 1 } };
const GRADE = { kind: 'enumeration', of: u32, values: { Idle: 0 }, closed: true };
const MODES = { kind: 'flags', of: u32, bits: { FAST: 1 } };
const ENTRY = { kind: 'struct', fields: { pid: 'Pid' }, size: 4 };
const DEVICE = {
  kind: 'device',
  base: 1,
  size: 2,
  registers: { data: { kind: 'register', offset: 0, of: u32, access: 'r' } },
};
const MARKER = { text: 'a', by: 'b', proves: ['c'] };
const SYSCALL = {
  kind: 'syscall',
  number: 1,
  args: { a: { kind: 'arg', register: 'a0', type: 'Pid' } },
};
const SELECTED = { kind: 'syscall', number: 1, selector: { kind: 'selector' }, ops: {} };
const LINE = { kind: 'line', prefix: 'a', fields: { by: 'word', why: 'word' } };
const ENVELOPE = { magic: 'A', malformed: 'BAD', version: 1, nonce: 'none', reply: ['nonce'] };
const VERSIONED = { magic: 'A', malformed: 'BAD', versions: {} };
const service = (envelope: unknown): Fields => ({
  service: { name: 'a', status: {}, ops: {}, authority: 'any', envelope },
});

test.each<[what: string, before: Fields, after: Fields, found: string[]]>([
  [
    'nothing',
    { title: 'a', limits: { b: LIMIT } },
    { title: 'a', limits: { b: { ...LIMIT } } },
    [],
  ],
  ['a text', { title: 'a' }, { title: 'b' }, ['contract.title at title']],
  [
    'a list',
    { principals: ['a'] },
    { principals: ['a', 'b'] },
    ['contract.principals at principals'],
  ],
  ['a list that came', {}, { principals: ['a'] }, ['contract.principals at principals']],
  ['an empty list that came', {}, { principals: [] }, []],
  ['an empty record that came', {}, { limits: {} }, []],
  ['an entry that came', {}, { limits: { b: LIMIT } }, ['contract.limits entries at limits.b']],
  ['an entry that went', { limits: { b: LIMIT } }, {}, ['contract.limits entries at limits.b']],
  [
    'entries in another order',
    { limits: { a: LIMIT, b: LIMIT } },
    { limits: { b: LIMIT, a: LIMIT } },
    ['contract.limits order at limits'],
  ],
  [
    'an entry before the others',
    { limits: { b: LIMIT } },
    { limits: { a: LIMIT, b: LIMIT } },
    ['contract.limits entries at limits.a'],
  ],
  [
    'a key of an entry',
    { limits: { b: LIMIT } },
    { limits: { b: { ...LIMIT, value: 2 } } },
    ['limit.value at limits.b.value'],
  ],
  [
    'an entry of another kind',
    { limits: { b: LIMIT } },
    { limits: { b: BY_ENUM } },
    ['contract.limits.* form at limits.b'],
  ],
  [
    'a text of a record of plain keys',
    { markers: { up: MARKER } },
    { markers: { up: { ...MARKER, text: 'b' } } },
    ['contract.markers.*.text at markers.up.text'],
  ],
  ['a section that came', {}, { program: {} }, ['contract.program presence at program']],
  ['a section that went', { program: {} }, {}, ['contract.program presence at program']],
  ['a section that means nothing', {}, { boot: { slots: {} }, log: { stamp: 'emitter' } }, []],
  [
    'a key of a section that was not there',
    {},
    { log: { stamp: 'none' } },
    ['contract.log.stamp at log.stamp'],
  ],
  [
    'a key of a section',
    { program: { stackPages: 1 } },
    { program: { stackPages: 2 } },
    ['contract.program.stackPages at program.stackPages'],
  ],
  ['a flag that is not set', { program: {} }, { program: { time: false } }, []],
  ['a number that stands for none', { program: {} }, { program: { depth: 31 } }, []],
  [
    'a number that came',
    { program: {} },
    { program: { endpointBudget: 1 } },
    ['contract.program.endpointBudget at program.endpointBudget'],
  ],
  [
    'a rule of a type',
    { types: { Pid: PID } },
    { types: { Pid: { ...PID, rules: { min: 2 } } } },
    ['newtype.rules.min at types.Pid.min'],
  ],
  [
    'an alignment that holds of all',
    { types: { Pid: PID } },
    { types: { Pid: { ...PID, rules: { min: 1, align: 1 } } } },
    [],
  ],
  [
    'a value of a type',
    { types: { Grade: GRADE } },
    { types: { Grade: { ...GRADE, values: { Idle: 1 } } } },
    ['enumeration.values.* at types.Grade.Idle'],
  ],
  [
    'a bit of a type',
    { types: { Modes: MODES } },
    { types: { Modes: { ...MODES, bits: { FAST: 2 } } } },
    ['flags.bits.* at types.Modes.FAST'],
  ],
  [
    'a field of a type',
    { types: { Entry: ENTRY } },
    { types: { Entry: { ...ENTRY, fields: { pid: 'Id' } } } },
    ['struct.fields.* at types.Entry.pid'],
  ],
  [
    'a name in place of a form',
    { types: { Entry: ENTRY } },
    { types: { Entry: { ...ENTRY, fields: { pid: u32 } } } },
    ['struct.fields.* at types.Entry.pid'],
  ],
  [
    'a form in place of another',
    { types: { Entry: { ...ENTRY, fields: { pid: u32 } } } },
    { types: { Entry: { ...ENTRY, fields: { pid: { kind: 'zero', size: 4 } } } } },
    ['struct.fields.* at types.Entry.pid'],
  ],
  [
    'a key of a form in a form',
    { types: { Entry: { ...ENTRY, fields: { pid: u32 } } } },
    { types: { Entry: { ...ENTRY, fields: { pid: { ...u32, wire: 'i32' } } } } },
    ['scalar.wire at types.Entry.pid.wire'],
  ],
  [
    'a register of a device',
    { board: { devices: { uart: DEVICE } } },
    {
      board: {
        devices: {
          uart: { ...DEVICE, registers: { data: { ...DEVICE.registers.data, offset: 4 } } },
        },
      },
    },
    ['register.offset at board.devices.uart.data.offset'],
  ],
  [
    'an argument of a call',
    { syscalls: { a: SYSCALL } },
    { syscalls: { a: { ...SYSCALL, args: {} } } },
    ['syscall.args entries at syscalls.a.args.a'],
  ],
  [
    'a selector where there was none',
    { syscalls: { a: SYSCALL } },
    { syscalls: { a: SELECTED } },
    ['syscall form at syscalls.a'],
  ],
  [
    'versions where there was one',
    service(ENVELOPE),
    service(VERSIONED),
    ['contract.service.envelope form at service.envelope'],
  ],
  [
    'one version where there were several',
    service(VERSIONED),
    service(ENVELOPE),
    ['contract.service.envelope form at service.envelope'],
  ],
  [
    'a key of one version',
    service(ENVELOPE),
    service({ ...ENVELOPE, version: 2 }),
    ['contract.service.envelope.version at service.envelope.version'],
  ],
  [
    'a key of several versions',
    service(VERSIONED),
    service({ ...VERSIONED, magic: 'B' }),
    ['contract.service.envelope.magic at service.envelope.magic'],
  ],
  [
    'a record that is compared as a whole, in another order',
    { audit: { a: LINE } },
    { audit: { a: { ...LINE, fields: { why: 'word', by: 'word' } } } },
    ['line.fields at audit.a'],
  ],
])('%s', (_, before, after, found) => {
  const all = walked(before, after);
  expect(all.map(({ point, path }) => `${point} at ${path}`)).toEqual(found);
});

test('a difference has both values, the entry that it is of, and what it is in', () => {
  const [changed] = walked({ limits: { b: LIMIT } }, { limits: { b: { ...LIMIT, value: 2 } } });
  expect(changed).toMatchObject({
    before: 1,
    after: 2,
    steps: [{ record: 'contract.limits', key: 'b' }],
    holders: [LIMIT, { ...LIMIT, value: 2 }],
  });
  expect(changed).not.toHaveProperty('key');
  const [came] = walked({}, { limits: { b: LIMIT } });
  expect(came).toMatchObject({ before: undefined, after: LIMIT, key: 'b' });
  const [gone] = walked({ limits: { b: LIMIT } }, {});
  expect(gone).toMatchObject({ before: LIMIT, after: undefined, key: 'b' });
  const [order] = walked(
    { limits: { a: LIMIT, gone: LIMIT, b: LIMIT } },
    { limits: { b: LIMIT, a: LIMIT } },
  ).filter(({ point }) => point.endsWith(' order'));
  expect(order).toMatchObject({ before: ['a', 'b'], after: ['b', 'a'], steps: [] });
});

test.each<[a: unknown, b: unknown, isSame: boolean]>([
  [1, 1, true],
  [1, '1', false],
  [null, null, true],
  [null, {}, false],
  [{}, null, false],
  [{}, [], false],
  [[1, 2], [1, 2], true],
  [[1, 2], [2, 1], false],
  [{ a: 1, b: { c: 2 } }, { b: { c: 2 }, a: 1 }, true],
  [{ a: 1 }, { a: 1, b: 2 }, false],
  [{ a: 1, b: 2 }, { a: 1 }, false],
  [{ a: 1 }, { b: 1 }, false],
])('%j and %j are the same: %s', (a, b, isSame) => {
  expect(same(a, b)).toBe(isSame);
});
