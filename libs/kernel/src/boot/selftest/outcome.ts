/** Results of syscalls, as the boot's proofs compare them. */
import { errnoName } from '@abicus/abi-kernel';
import { err, ok, type Program, type RawSyscall, type Result } from '@abicus/wire';

/** The name of an error, or `ok`. */
export function outcome(result: Result<unknown, string>): string {
  return result.ok ? 'ok' : result.error;
}

/** The result of a call whose arguments no typed wrapper would take. */
export function* errnoOf(call: RawSyscall): Program<Result<number, string>> {
  const value = yield* call;
  return value < 0 ? err(errnoName(-value)) : ok(value);
}

/** What stands for the value of a call that failed, in a comparison: no call gives it. */
export const NO_VALUE = -1;
