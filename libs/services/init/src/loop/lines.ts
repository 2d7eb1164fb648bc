/** The lines that init prints. */
import { MARKERS } from '@abicus/abi-init';
import { exit } from '@abicus/abi-kernel';
import { emit, print } from '@abicus/program';
import {
  failOf,
  proof,
  type Comparable,
  type Cpu,
  type Evidence,
  type Failure,
  type Marker,
  type Program,
} from '@abicus/wire';
import { CONSOLE_FAILED } from './status.ts';

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
  yield* printEvidence(cpu, rung, checks.end());
}

/** Prints the rung of what was proven. Without a console init ends. */
export function* printEvidence<M extends Marker>(
  cpu: Cpu,
  rung: M,
  evidence: Evidence<M> | Failure<M>,
): Program {
  const printed = yield* emit(cpu, rung, evidence);
  if (!printed.ok) yield* exit(cpu, CONSOLE_FAILED);
}
