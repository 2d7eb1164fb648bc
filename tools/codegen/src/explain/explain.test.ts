import { expect, test } from 'vitest';
import { DRIFT } from '../check/finding.ts';
import { CODES } from '../diagnostics/diagnostic.ts';
import { EXPLANATIONS, explain } from './explain.ts';

test('every code that a verb can print is explained, and no other', () => {
  const printed = new Set<string>([...Object.values(CODES), ...Object.values(DRIFT)]);
  expect(Object.keys(EXPLANATIONS).sort()).toEqual([...printed].sort());
});

test('an explanation has a title, a reason and a fix', () => {
  expect(explain('abi3002')).toBe(
    'ABI3002  A generated file is missing, or git does not track it.\n\n' +
      'Why:  The workspace works on this machine only.\nFix:  `abicus generate`, then `git add`.\n',
  );
  expect(explain('ABI0000')).toBeUndefined();
});

test.each(['ABI5001', 'abi5001', '5001', 'proof/no-test'])('%s is explained as ABI5001', (name) => {
  expect(explain(name)).toMatch(/^ABI5001 {2}/);
});

test('each name that a finding is printed with is explained by its code', () => {
  for (const [slug, code] of Object.entries({ ...CODES, ...DRIFT })) {
    expect(explain(slug)).toBe(explain(code));
  }
});
