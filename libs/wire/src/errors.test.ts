import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { DeclaredError, isRetryable, isTerminal, marshal, unmarshal } from './errors.ts';

test('an error comes back equal, through JSON too', () => {
  const recovery = fc.constantFrom('retryable' as const, 'terminal' as const);
  const name = fc.string({ minLength: 1 });
  fc.assert(
    fc.property(
      name,
      fc.integer({ min: 1 }),
      recovery,
      fc.string(),
      (error, errno, how, detail) => {
        const before = new DeclaredError(error, errno, how, detail);
        const after = unmarshal(JSON.parse(JSON.stringify(marshal(before))));
        expect(after).toBeInstanceOf(DeclaredError);
        expect(after?.message).toBe(before.message);
        expect(after === undefined ? undefined : marshal(after)).toEqual(marshal(before));
      },
    ),
  );
});

test('data that is no error gives nothing', () => {
  const good = marshal(new DeclaredError('EAGAIN', 11, 'retryable'));
  expect(unmarshal(good)?.message).toBe('EAGAIN (11)');
  for (const bad of [
    undefined,
    null,
    'EAGAIN',
    { ...good, error: '' },
    { ...good, errno: 0 },
    { ...good, errno: 1.5 },
    { ...good, errno: '11' },
    { ...good, recovery: 'later' },
    { ...good, detail: 3 },
  ]) {
    expect(unmarshal(bad)).toBeUndefined();
  }
});

test('an error is retryable or terminal, and nothing else is either', () => {
  const later = new DeclaredError('EAGAIN', 11, 'retryable');
  const never = new DeclaredError('EPERM', 1, 'terminal', 'no right');
  expect([isRetryable(later), isTerminal(later)]).toEqual([true, false]);
  expect([isRetryable(never), isTerminal(never)]).toEqual([false, true]);
  expect([isRetryable(new Error('x')), isTerminal('EPERM')]).toEqual([false, false]);
  expect(never.message).toBe('EPERM (1): no right');
});
