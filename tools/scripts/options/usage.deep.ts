/** Runs every npm script with invalid arguments: it exits with 2 and does nothing. */
import { expect, test } from 'vitest';
import { ONCE, OWN, run, scripts } from './usage.ts';

test.each(OWN)('npm run %s -- --no-such-option is wrong usage', (_name, command) => {
  const { code, err } = run(command, '--no-such-option');
  expect(err).toContain('no-such-option');
  expect(code).toBe(2);
});

test.each(ONCE)('npm run %s with --%s twice is wrong usage', (name, option) => {
  const { code, err } = run(scripts[name] ?? '', `--${option}`, '1', `--${option}`, '1');
  expect(err).toContain(`--${option} is given twice`);
  expect(code).toBe(2);
});
