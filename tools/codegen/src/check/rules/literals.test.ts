/** Texts and numbers that repeat an element of a contract, at the edges of what repeats it. */
import { expect, test } from 'vitest';
import { contractFile, ERRORS, modelOf } from '../../testing/annotated.ts';
import { findingsIn } from '../../testing/rule-findings.ts';
import { literals } from './literals.ts';

const PARTS = `
  ${ERRORS}
  principals: ['spool'],
  security: { threats: ['t'], invariants: { kept: { forAll: 'job', text: 'a job is kept' } } },
  markers: {
    up: { text: 'spool: x up', by: 'spool', proves: ['kept'] },
    at: { text: 'spool: at', by: 'spool', detail: true, proves: ['kept'] },
  },
  audit: {
    moved: line('AUDIT move', ['job', 'by']),
    plain: line('AUDIT plain', []),
  },
  syscalls: { now: syscall(432, { returns: u64.ns, cost: ns.micros(1) }) },
`;

/** What the rule says of a program. */
function found(text: string): unknown[] {
  const model = modelOf([contractFile(PARTS, { feeds: 'spool' })]);
  return findingsIn(literals, model, { 'libs/spool/src/a.ts': text }).map(
    ({ message, fix, related }) => [message, fix, related.map((one) => one.text)],
  );
}

test.each([
  ["log('spool: x up')", 'spool: x up', 'marker.up', "'spool: x up'", 'use MARKERS.up'],
  ['log(`spool: ${a} up`)', 'spool: ${} up', 'marker.up', "'spool: x up'", 'use MARKERS.up'],
  [
    "log('spool: x up FAIL it')",
    'spool: x up FAIL it',
    'marker.up',
    "'spool: x up'",
    'use MARKERS.up',
  ],
  ["log('spool: at 5')", 'spool: at 5', 'marker.at', "'spool: at'", 'use MARKERS.at'],
])('%s repeats a marker', (text, shown, id, declared, fix) => {
  expect(found(text)).toEqual([[`'${shown}' repeats the text of ${id}`, fix, [declared]]]);
});

test.each([
  ["log('AUDIT move')", 'AUDIT move', 'moved', 'AUDIT move'],
  ["log('AUDIT move job=1')", 'AUDIT move job=1', 'moved', 'AUDIT move'],
  ['log(`AUDIT ${a} job=${b} by=${c}`)', 'AUDIT ${} job=${} by=${}', 'moved', 'AUDIT move'],
  ["log('AUDIT plain')", 'AUDIT plain', 'plain', 'AUDIT plain'],
])('%s repeats an audit line', (text, shown, name, prefix) => {
  const fix = `print the result of ${name}Line()`;
  const message = `'${shown}' repeats the line spool.audit.${name}`;
  expect(found(text)).toEqual([[message, fix, [`'${prefix}'`]]]);
});

test.each([
  "log('spool: x up now')",
  "log('spool: x upper')",
  "log('spool: atop')",
  "log('spool')",
  "log('AUDIT moved')",
  'log(`AUDIT ${a} job=${b}`)',
  'log(`AUDIT ${a} by=${c}`)',
  'log(`AUDIT ${a} of`)',
  'log(`AUDIT ${a}ain`)',
])('%s repeats nothing', (text) => {
  expect(found(text)).toEqual([]);
});
