/** The time, as probes state deadlines by it. */
import { nsec } from '@abicus/abi-kernel';
import type { Cpu, Program } from '@abicus/wire';

/** A deadline that has passed whenever a program runs; 0 would be no deadline. */
export const PAST_NS = 1n;

/** The time in nanoseconds; a task that may not read it is told one that has passed, as has a deadline that follows. */
export function* nowNs(cpu: Cpu): Program<bigint> {
  const now = yield* nsec(cpu);
  return now.ok ? now.value : PAST_NS;
}
