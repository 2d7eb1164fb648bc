/** The cases of a kernel's calls find defects of its decoders. */
import { expect, test } from 'vitest';
import { rejectCall, type Call } from '../call.ts';
import { A0, A1, A7, u32In, u8In } from '../registers.ts';
import { reject } from '../reject.ts';
import { decodeCases } from './decode-cases.ts';
import { decodeTests, dispatchDriver, type Dispatch } from './decoding.ts';
import type { Calls } from './shapes.ts';

const INVALID = reject('set.args.level', 'EINVAL', 22);
const UNKNOWN = reject('unknown', 'ENOSYS', 38);

const CALLS: Calls = {
  types: {},
  errors: {
    EINVAL: { id: 'k.error.EINVAL', number: 22 },
    ENOSYS: { id: 'k.error.ENOSYS', number: 38 },
  },
  operations: [
    {
      id: 'set',
      syscall: 'set',
      number: 1,
      args: [
        { name: 'level', at: 'a0', value: 'u8' },
        { name: 'other', at: 'a1', value: 'u32' },
      ],
      errors: { 22: 'EINVAL' },
      handler: 'set',
      wrapper: () => undefined,
      raw: () => undefined,
    },
  ],
};

type Handlers = Readonly<Record<string, (call: Call) => unknown>>;

/** A kernel of one call, with an optional defect. */
function kernel(wrong: Partial<Record<'handler' | 'takes' | 'quiet', true>>): Dispatch {
  return (given, call) => {
    const handlers: Handlers = given;
    const { x } = call;
    if (u32In(x, A7) !== 1) return rejectCall(call, UNKNOWN);
    const level = wrong.takes ? u32In(x, A0) : u8In(x, A0);
    if (level < 0 || u32In(x, A1) < 0) return wrong.quiet ? INVALID : rejectCall(call, INVALID);
    return handlers[wrong.handler ? 'get' : 'set']?.(call);
  };
}

/** The titles of failing tests, including those that throw. */
function failing(dispatch: Dispatch): string[] {
  const passes = ({ run, expected }: { run: () => unknown; expected: unknown }): boolean => {
    try {
      return run() === expected;
    } catch {
      return false;
    }
  };
  return decodeTests(CALLS, dispatchDriver(dispatch))
    .filter((one) => !passes(one))
    .map(({ title }) => title);
}

test('a correct kernel passes', () => {
  expect(decodeCases(CALLS).length).toBeGreaterThan(15);
  expect(failing(kernel({}))).toEqual([]);
});

test('a call that reaches another handler fails', () => {
  expect(failing(kernel({ handler: true }))).toEqual([
    'set is taken: a valid call',
    'set is taken: level: 0',
    'set is taken: level: the largest',
    'set is taken: other: 0',
    'set is taken: other: the largest',
  ]);
});

test('a decoder that accepts too much fails', () => {
  expect(failing(kernel({ takes: true }))).toEqual([
    'set k.error.EINVAL is rejected: level: more than 8 bits',
  ]);
});

test('a reject that is not in the registers fails', () => {
  expect(failing(kernel({ quiet: true })).length).toBe(7);
});
