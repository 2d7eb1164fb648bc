import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { surprises } from '../testing/annotated.ts';
import { OUTCOMES } from './outcomes.ts';

test.each(Object.keys(OUTCOMES))(
  'a status named %s is reported: an outcome of clients has that name',
  (name) => {
    const found = surprises(`
  service: {
    name: 'timed', authority: 'any',
    envelope: { magic: 'TM', version: 1, nonce: u32, reply: ['status', 'nonce'], malformed: 'BAD' },
    status: { OK: 0, BAD: 1, toString: 2,
      ${name}: 3, //! ABI2001 registry/taken as '${name}'
    },
    ops: { go: serviceOp(1, { request: {}, reply: {}, idempotent: true }) },
  },`);
    expect(found).toEqual([]);
  },
);

test('the outcomes are those that the client over transports can give', () => {
  const path = '../../../../libs/async/src/client-types.ts';
  const text = readFileSync(join(import.meta.dirname, path), 'utf8');
  const [, union = ''] = /export type CallError =([^]*?);\n\n/.exec(text) ?? [];
  const names = [...union.matchAll(/^ {2}\| '(\w+)'/gm)].map(([, name]) => name);
  expect(new Set([...names, 'OutOfBounds'])).toEqual(new Set(Object.keys(OUTCOMES)));
});
