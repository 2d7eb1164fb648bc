/** The lines that init prints. */
import { MARKERS } from '@abicus/abi-init';
import { asExitStatus, exit } from '@abicus/abi-kernel';
import { emit, print } from '@abicus/program';
import { failOf, proof, type Comparable, type Cpu, type Marker, type Program } from '@abicus/wire';

const CONSOLE_FAILED = asExitStatus(2);

/** Prints a line. Without a console init ends. */
export function* printLine(cpu: Cpu, text: string): Program {
  const printed = yield* print(cpu, text);
  if (!printed.ok) yield* exit(cpu, CONSOLE_FAILED);
}

/** The rung of a step in the start of a program. A ladder states those of its programs; the others are plain lines. */
export function stepRung(step: 'start' | 'up', program: string): Marker {
  const text = `init: ${step} ${program}`;
  const stated = Object.values<Marker>(MARKERS).find((one) => one.text === text);
  return stated ?? { id: text, text, fail: failOf(text), by: 'init', proves: [] };
}

/** Prints the rung of a step, whose evidence is a comparison. */
export function* printRung(
  cpu: Cpu,
  rung: Marker,
  what: string,
  actual: Comparable,
  expected: Comparable,
): Program {
  const checks = proof(rung);
  checks.equal(rung.id, what, actual, expected);
  const printed = yield* emit(cpu, rung, checks.end());
  if (!printed.ok) yield* exit(cpu, CONSOLE_FAILED);
}
