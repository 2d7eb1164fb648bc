/**
 * Runs npm scripts with invalid arguments: each exits with 2 and does nothing. Here one that takes no arguments, one with
 * options and one that is `abicus`; all: `options/usage.deep.ts`.
 */
import { expect, test } from 'vitest';
import { ONCE, OWN, PASSED_ON, run, scripts } from './options/usage.ts';

test('every script that passes its arguments on is in package.json', () => {
  expect(Object.keys(PASSED_ON).filter((name) => scripts[name] === undefined)).toEqual([]);
  expect(OWN.length).toBeGreaterThan(8);
});

const SOME = ['lint', 'pack', 'start'];

test('there are scripts of each kind', () => {
  expect(SOME.filter((name) => !OWN.some(([one]) => one === name))).toEqual([]);
});

test.each(OWN.filter(([name]) => SOME.includes(name)))(
  'npm run %s -- --no-such-option is wrong usage',
  (_name, command) => {
    const { code, err } = run(command, '--no-such-option');
    expect(err).toContain('no-such-option');
    expect(code).toBe(2);
  },
);

test.each(ONCE.filter(([name]) => SOME.includes(name)))(
  'npm run %s with --%s twice is wrong usage',
  (name, option) => {
    const { code, err } = run(scripts[name] ?? '', `--${option}`, '1', `--${option}`, '1');
    expect(err).toContain(`--${option} is given twice`);
    expect(code).toBe(2);
  },
);
