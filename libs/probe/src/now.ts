/** The time, as probes state deadlines by it. */
import { nsec } from '@abicus/abi-kernel';
import type { Cpu, Program } from '@abicus/wire';

/** The time in nanoseconds; for a task that may not read it 0, so that a deadline that follows from it has passed. */
export function* nowNs(cpu: Cpu): Program<bigint> {
  const now = yield* nsec(cpu);
  return now.ok ? now.value : 0n;
}
