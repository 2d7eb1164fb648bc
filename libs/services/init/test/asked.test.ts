/**
 * What init asks of the kernel until two programs have ended, recorded (ADR 0029): each syscall with its numbers. A change
 * that is meant is recorded anew, `npx vitest run libs/services/init/test/asked.test.ts --update`.
 */
import { expect, test } from 'vitest';
import { booted } from './booted.ts';
import { question } from './programs.ts';

test('what init asks of the kernel while it boots two programs, one of which asks for a service', () => {
  const { end, steps } = booted({ act: (cpu) => question(cpu, 'a') });
  expect([...steps.asked, JSON.stringify(end)]).toMatchSnapshot();
});
