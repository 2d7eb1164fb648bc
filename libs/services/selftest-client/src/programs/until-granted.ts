/** How children wait for the capability that their parent grants them once they run. */
import { exit, yieldNow } from '@abicus/abi-kernel';
import { POLLS, UNEXPECTED_STATUS } from '@abicus/probe';
import type { Cpu, Program, Result } from '@abicus/wire';

/** Tries what needs the capability until it succeeds. A child that is not granted one ends. */
export function* untilGranted<T>(cpu: Cpu, attempt: () => Program<Result<T, string>>): Program<T> {
  for (const _ of Array(POLLS).keys()) {
    const result = yield* attempt();
    if (result.ok) return result.value;
    const yielded = yield* yieldNow(cpu);
    if (!yielded.ok) break;
  }
  return yield* exit(cpu, UNEXPECTED_STATUS);
}
