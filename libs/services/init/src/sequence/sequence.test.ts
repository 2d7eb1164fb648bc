/** The order of a boot, over all orders in which programs become ready or end. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bootOf, bootProgram } from '../../test/small-boot.ts';
import { BootSequence, type BootAct } from './sequence.ts';

const MAIN = bootProgram('main', 9, { endsRun: true });

/** An act in words. */
function text(act: BootAct | undefined): string {
  if (act === undefined) return 'wait';
  return act.kind === 'ready'
    ? `ready ${act.failed.join(',')}`.trim()
    : `${act.kind} ${act.program.name}`;
}

/** Takes all that can be done now. */
function rest(boot: BootSequence): string[] {
  const done: string[] = [];
  for (let act = boot.next(); act !== undefined; act = boot.next()) done.push(text(act));
  return done;
}

test('each program is started when the one before it is up; init is ready before the main program', () => {
  const boot = new BootSequence(bootOf(bootProgram('a', 1), bootProgram('b', 2), MAIN));
  expect(rest(boot)).toEqual(['start a']);
  boot.settle('a', 'up');
  expect(rest(boot)).toEqual(['up a', 'start b']);
  boot.settle('b', 'up');
  expect(rest(boot)).toEqual(['up b', 'ready', 'start main']);
  expect(boot.isOver).toBe(false);
  boot.settle('main', 'up');
  expect([rest(boot), boot.isOver]).toEqual([['up main'], true]);
});

test('the main program comes last, wherever the list has it', () => {
  const boot = new BootSequence(bootOf(MAIN, bootProgram('a', 1)));
  for (const name of ['a', 'main']) boot.settle(name, 'up');
  expect(rest(boot)).toEqual(['start a', 'up a', 'ready', 'start main', 'up main']);
});

test('a program that ends for good is passed over, and named when init would be ready', () => {
  const boot = new BootSequence(bootOf(bootProgram('a', 1), bootProgram('b', 2), MAIN));
  rest(boot);
  boot.settle('a', 'ended');
  expect(rest(boot)).toEqual(['failed a', 'start b']);
  boot.settle('b', 'up');
  expect(rest(boot)).toEqual(['up b', 'ready a', 'start main']);
});

test('a boot without programs, and one without a main program, end with init ready', () => {
  expect(rest(new BootSequence(bootOf()))).toEqual(['ready']);
  const boot = new BootSequence(bootOf(bootProgram('a', 1)));
  boot.settle('a', 'up');
  expect([rest(boot), boot.isOver]).toEqual([['start a', 'up a', 'ready'], true]);
});

test('boot.invariant.wiredBeforeReady: in any order of readiness and ends each program is started and settled once, and the main program only after init is ready', () => {
  const events = fc.array(
    fc.tuple(
      fc.constantFrom('a', 'b', 'c', 'main'),
      fc.constantFrom('up' as const, 'ended' as const),
    ),
    { maxLength: 20 },
  );
  fc.assert(
    fc.property(events, (all) => {
      const programs = ['a', 'b', 'c'].map((name, i) => bootProgram(name, i));
      const boot = new BootSequence(bootOf(...programs, MAIN));
      const done = rest(boot);
      const first = new Map<string, string>();
      for (const [name, as] of all) {
        // Only what has been started can become ready or end.
        if (!done.includes(`start ${name}`)) continue;
        boot.settle(name, as);
        if (!first.has(name)) first.set(name, as);
        done.push(...rest(boot));
      }
      const order = ['a', 'b', 'c'].flatMap((name) => {
        const as = first.get(name);
        return [
          `start ${name}`,
          ...(as === undefined ? [] : [as === 'up' ? `up ${name}` : `failed ${name}`]),
        ];
      });
      const failed = ['a', 'b', 'c'].filter((name) => first.get(name) === 'ended');
      const tail = [`ready ${failed.join(',')}`.trim(), 'start main'];
      const main = first.get('main');
      if (main !== undefined) tail.push(main === 'up' ? 'up main' : 'failed main');
      const complete = [...order, ...tail];
      expect(done).toEqual(complete.slice(0, done.length));
      expect(boot.isOver).toBe(main !== undefined);
    }),
    { seed: 0x426f, numRuns: 500 },
  );
});
