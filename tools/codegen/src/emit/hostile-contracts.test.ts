import { expect, test } from 'vitest';
import { surprises } from '../testing/annotated.ts';
import { generatedFrom } from '../testing/generated.ts';

test.each([
  [
    'a name with a dash',
    `limits: { 'foo-bar': limit(1, { why: '', atLimit: '' }) }, //! ABI1003 contract/bad-name`,
  ],
  [
    'a limit of 1.5',
    `limits: { a: limit(1.5, { why: '', atLimit: '' }) }, //! ABI2101 budget/range`,
  ],
  ['a limit of -1', `limits: { a: limit(-1, { why: '', atLimit: '' }) }, //! ABI2101 budget/range`],
  [
    'an empty enumeration',
    `types: { E: enumeration(u8, {}, { closed: false }) }, //! ABI2101 budget/range no member`,
  ],
])('%s is a finding with its place', (_, sections) => {
  expect(surprises(sections)).toEqual([]);
});

test.each(['u53', 'i32'])(
  'a length of %s that decodes as negative is malformed',
  async (prefix) => {
    const files = await generatedFrom(`
    service: { name: 'timed', status: { OK: 0, BAD: 1 }, authority: 'any',
      envelope: { magic: 'TM', version: 1, nonce: u32, reply: ['status', 'nonce'], malformed: 'BAD' },
      ops: { put: serviceOp(1, { request: { key: text(${prefix}, { min: 0, max: 9 }) }, reply: {}, moves: 'reply', idempotent: false, peerDeath: '' }) } },
  `);
    const text = files.get('ops/put.ts') ?? '';
    expect(text).toContain('if (keyLength < 0 || keyLength > 9)');
  },
);
