/** What told of a sighting, a program or a test, by the files that the calls went through. */
import { createContext, runInContext } from 'node:vm';
import { expect, test } from 'vitest';
import { teller, tellerOf, type Owner, type Teller } from './teller.ts';

/** The calls, nearest first; `seen` is called by the first of them. */
const calls = (...owners: Owner[]): Owner[] => ['seen', ...owners];

test.each<[what: string, how: string, calls: readonly Owner[], by: Teller]>([
  ['a handler of a kernel answers', 'answered', calls('generated', 'program', 'test'), 'program'],
  [
    'a service answers, asked by a test',
    'answered',
    calls('runtime', 'generated', 'test'),
    'program',
  ],
  [
    'a kernel rejects a call that waits',
    'rejected',
    calls('runtime', 'program', 'test'),
    'program',
  ],
  ['a program answers what it took', 'answered', calls('runtime', 'program', 'test'), 'program'],
  ['a test answers as if it were the kernel', 'rejected', calls('runtime', 'test'), 'test'],
  ['a promise of a handler has resolved', 'answered', calls('runtime'), 'program'],
  [
    'a test awaits what a table of its own answers',
    'answered',
    calls('runtime', 'runtime', 'test'),
    'test',
  ],
  ['a test calls seen', 'answered', calls('test'), 'test'],
  ['a program calls seen', 'taken', calls('program', 'test'), 'test'],
  ['a test calls the recorder', 'answered', ['test'], 'test'],
  ['nothing is known of the calls', 'answered', [], 'test'],
  ['a program asks for a limit', 'at', calls('runtime', 'generated', 'program', 'test'), 'program'],
  ['a test asks for a limit', 'beyond', calls('runtime', 'generated', 'test'), 'test'],
  [
    'a decoder asks for a limit, called by a test',
    'beyond',
    calls('runtime', 'generated', 'generated', 'test'),
    'program',
  ],
  [
    'a service walks its machine',
    'taken',
    calls('runtime', 'runtime', 'program', 'test'),
    'program',
  ],
  ['a test walks a monitor', 'taken', calls('runtime', 'runtime', 'test'), 'test'],
  ['a program sends an event', 'sent', calls('generated', 'program'), 'program'],
  ['a test encodes an event', 'sent', calls('generated', 'test', 'program'), 'test'],
])('%s', (_, how, owners, by) => {
  expect(tellerOf(how, owners)).toBe(by);
});

test('code that a watchdog ends while it tells leaves the stacks of errors as they are', () => {
  const before: unknown = Reflect.get(Error, 'prepareStackTrace');
  const context = createContext({ teller });
  for (let i = 0; i < 50; i++) {
    const endless = (): unknown => runInContext('for (;;) teller("at")', context, { timeout: 1 });
    expect(endless).toThrow('timed out');
    expect(Reflect.get(Error, 'prepareStackTrace')).toBe(before);
    expect(typeof new Error('seen').stack).toBe('string');
  }
});
