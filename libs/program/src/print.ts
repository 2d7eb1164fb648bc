/** Console output of programs: lines, and markers, which need evidence. */
import { debugWrite, LIMITS, type DebugWriteError } from '@abicus/abi-kernel';
import {
  encodeUtf8,
  line,
  type Cpu,
  type Evidence,
  type Failure,
  type Marker,
  type Program,
  type Result,
} from '@abicus/wire';

/** Writes one line to the console; the kernel adds time and task. The line is truncated to the maximum length. */
export function print(cpu: Cpu, text: string): Program<Result<number, DebugWriteError>> {
  return debugWrite(cpu, encodeUtf8(text).subarray(0, LIMITS.debugLine));
}

/** Prints a marker if its evidence is given, else its failure line with the failed check. */
export function emit<M extends Marker>(
  cpu: Cpu,
  marker: M,
  evidence: Evidence<M> | Failure<M>,
): Program<Result<number, DebugWriteError>> {
  return print(cpu, line(marker, evidence));
}
