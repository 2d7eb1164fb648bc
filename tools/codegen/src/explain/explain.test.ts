import { expect, test } from 'vitest';
import { DRIFT } from '../check/finding.ts';
import { CODES } from '../diagnostics/diagnostic.ts';
import { EXPLANATIONS, explain } from './explain.ts';

test('every code that a verb can print is explained, and no other', () => {
  const printed = new Set<string>([...Object.values(CODES), ...Object.values(DRIFT)]);
  expect(Object.keys(EXPLANATIONS).sort()).toEqual([...printed].sort());
});

test('an explanation says what, why, and what mends it', () => {
  expect(explain('abi3002')).toBe(
    'ABI3002  A generated file is not there, or git does not track it.\n\n' +
      'Why:  It works here and nowhere else.\nMend: `abicus generate`, then `git add`.\n',
  );
  expect(explain('ABI0000')).toBeUndefined();
});
