/** Edits that were once seen as no change at all, or as the wrong one, each with the rule that it is now. */
import { expect, test } from 'vitest';
import { linkedOf } from '../testing/annotated.ts';
import { diffContracts } from './diff.ts';
import { EXAMPLE } from './example.ts';
import type { DiffRuleId } from './rules.ts';

const files = Object.entries(EXAMPLE).map(([file, text]) => ({ file, text }));
const before = linkedOf(files);

type Seen = readonly [what: string, from: string, to: string, rule: DiffRuleId];

const SEEN: readonly Seen[] = [
  ["a payload's max is lower", 'max: 8192', 'max: 256', 'request-tightened'],
  ['flags lost `open`', "errno: 'EINVAL', open: true", "errno: 'EINVAL'", 'request-tightened'],
  ['a device moved', 'device(0x1000_0000', 'device(0x2000_0000', 'authority-moved'],
  [
    'a client got another right',
    "rights: ['SEND', 'MAP']",
    "rights: ['SEND', 'MAP', 'RECV']",
    'authority-widened',
  ],
  ['an alignment is stricter', 'align: 4, below: 64', 'align: 8, below: 64', 'request-tightened'],
  ['a constant is gone', 'mark: constant(u16, 0x1234), ', '', 'field-removed'],
  ['an audit line is renamed', "line('grade: audit'", "line('grade: log'", 'audit-changed'],
  ['an audit line has other fields', "['who', 'why']", "['who']", 'audit-changed'],
  ['a unit is another', 'at: u32.ticks', 'at: u32.ns', 'unit-changed'],
  ['`after` of an edge is another', "after: 'size'", "after: 'job'", 'edge-timing-changed'],
  ['`atMost` of an edge is another', "atMost: 'grace'", "atMost: 'jobs'", 'edge-timing-changed'],
  ['`as` of a check is another', "as: 'Full'", "as: 'Empty'", 'sentinel-changed'],
  ['`waits` of a check is gone', ', waits: true', '', 'waits-changed'],
  [
    '`always` of a check is gone',
    "'it is retired', { always: true }",
    "'it is retired'",
    'call-revived',
  ],
  [
    '`always` of a check of authority is gone',
    "'no right to do it', { always: true }",
    "'no right to do it'",
    'authority-widened',
  ],
  [
    '`limit` of a check is another',
    "{ limit: 'jobs' }",
    "{ limit: 'grace' }",
    'check-limit-changed',
  ],
  [
    '`initial` of an enumeration is another',
    "initial: 'Normal'",
    "initial: 'Idle'",
    'initial-changed',
  ],
  ['an enumeration is signed', 'Spare: newtype(u32', 'Spare: newtype(i32', 'width-changed'],
  ['`noReturn` is gone', 'noReturn: true, ', '', 'no-return-changed'],
  [
    '`atLimit` is another',
    "why: 'bounds memory', atLimit: 'OVER_LIMIT'",
    "why: 'bounds memory', atLimit: 'waits'",
    'limit-changed',
  ],
  ["a profile's value is another", 'scale: 192', 'scale: 96', 'limit-lowered'],
  ['a rung proves nothing', "proves: ['put']", 'proves: []', 'proof-lost'],
  ['`audit` is gone', ", audit: 'graded'", '', 'audit-lost'],
  [
    'the text of a diagnostic is another',
    'kernel: load {percent}',
    'kernel: busy {percent}',
    'diagnostic-changed',
  ],
  ['a register has another offset', 'register(0x20', 'register(0x24', 'register-moved'],
  ['a register can be written', "access: 'r'", "access: 'rw'", 'authority-widened'],
  ['a boot slot is another', 'own: [{ slot: 3', 'own: [{ slot: 4', 'slot-moved'],
  ['a depth is another', 'depth: 64', 'depth: 32', 'resource-lowered'],
  ['a reservation is dropped', 'syscalls: [31], ', '', 'reservation-dropped'],
  [
    '`below` of an argument is wider',
    'align: 4, below: 64',
    'align: 4, below: 128',
    'request-loosened',
  ],
  [
    'a check of authority is gone',
    "right: fails('EPERM', 'no right to do it', { always: true }),",
    '',
    'authority-widened',
  ],
  ['`feeds` is renamed', "feeds: 'notes'", "feeds: 'papers'", 'package-removed'],
];

test.each(SEEN)('%s', (_, from, to, rule) => {
  const used = to.includes('i32');
  const edited = files.map(({ file, text }) => ({
    file,
    text: (used ? text.replace('u16, u32, u8, zero', 'i32, u16, u32, u8, zero') : text).replace(
      from,
      () => to,
    ),
  }));
  expect(edited).not.toEqual(files);
  const rules = diffContracts(before, linkedOf(edited)).map((one) => one.rule);
  expect(rules).toContain(rule);
});
