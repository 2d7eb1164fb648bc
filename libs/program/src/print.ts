/** What programs say: lines on the console, and markers, which need evidence. */
import { debugWrite, LIMITS, type DebugWriteError } from '@abicus/abi-kernel';
import {
  encodeUtf8,
  line,
  type Cpu,
  type Evidence,
  type Failed,
  type Marker,
  type Program,
  type Result,
} from '@abicus/wire';

/** Writes one line to the console; the kernel stamps it. Bytes beyond the longest line are left out. */
export function print(cpu: Cpu, text: string): Program<Result<number, DebugWriteError>> {
  return debugWrite(cpu, encodeUtf8(text).subarray(0, LIMITS.debugLine));
}

/** Prints a marker for its evidence, and its failing twin, with what failed, for anything else. */
export function emit<M extends Marker>(
  cpu: Cpu,
  marker: M,
  evidence: Evidence<M> | Failed<M>,
): Program<Result<number, DebugWriteError>> {
  return print(cpu, line(marker, evidence));
}
