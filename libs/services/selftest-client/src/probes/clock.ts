/** The right to time: the client, which holds a clock, reads exact times; a child without one reads coarse ones. */
import { CLOCK_WINDOW, MARKERS, nsec, QosClass } from '@abicus/abi-kernel';
import {
  NO_VALUE,
  runChild,
  UNEXPECTED_STATUS,
  type Probe,
  type ProbeContext,
} from '@abicus/probe';
import { proof, type Cpu, type Evidence, type Failure, type Program } from '@abicus/wire';

const MARKER = MARKERS.clockRight;
/** The readings in which the clock must have advanced. */
const READINGS = 500;
const WINDOW_NS = CLOCK_WINDOW[QosClass.Normal];

function* read(cpu: Cpu): Program<bigint> {
  const time = yield* nsec(cpu);
  return time.ok ? time.value : BigInt(NO_VALUE);
}

/** Reads until the time is another one: the machine's clock advances in steps, which are longer than a call. */
function* nextReading(cpu: Cpu, before: bigint): Program<bigint> {
  let time = before;
  for (let i = 0; i < READINGS && time === before; i++) time = yield* read(cpu);
  return time;
}

function* run(context: ProbeContext): Program<Evidence<typeof MARKER> | Failure<typeof MARKER>> {
  const { cpu } = context;
  const checks = proof(MARKER);
  const before = yield* read(cpu);
  const next = yield* nextReading(cpu, before);
  const passed = next - before;
  checks.atLeast('nsec', 'the first reading', before, 0n);
  checks.atLeast('nsec', 'the time to the next one', passed, 1n);
  const finest = CLOCK_WINDOW[QosClass.PerfBurst];
  checks.atMost('nsec', 'which is finer than any window', passed, finest - 1n);
  const ended = yield* runChild(context, 'child.clock');
  const after = yield* read(cpu);
  const status = ended?.status ?? UNEXPECTED_STATUS;
  checks.that(
    'time.invariant.neverBack',
    'the child ran as expected',
    status !== UNEXPECTED_STATUS,
  );
  // The child starts after the first reading and ends before the last one, and so its coarse reading lies between theirs.
  const rule = 'time.invariant.coarseWithoutRight';
  checks.atLeast(rule, 'its window, after the first reading', BigInt(status), before / WINDOW_NS);
  checks.atMost(rule, 'its window, before the last reading', BigInt(status), after / WINDOW_NS);
  return checks.end();
}

/** `SELFTEST: clock right ok`. */
export const clockRight: Probe<typeof MARKER> = { marker: MARKER, run };
