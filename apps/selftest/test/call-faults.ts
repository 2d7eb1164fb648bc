/** Faults of calls in one trap, as a client or its peer sees them, and the rungs that they make red. */
import { asCapSlot, capClone, LIMITS, MARKERS, RECV_DESC, SYSCALL } from '@abicus/abi-kernel';
import type { Probe } from '@abicus/probe';
import { CHILDREN, COMMAND } from '@abicus/selftest-client';
import { SYSTEM } from '@abicus/system';
import {
  A0,
  A1,
  A3,
  A4,
  A5,
  A6,
  setNumber,
  T0,
  T1,
  T5,
  T6,
  type Cpu,
  type Program,
} from '@abicus/wire';
import {
  otherArguments,
  otherError,
  otherResults,
  rejected,
  tampered,
  type Fault,
} from './tampered.ts';
import { probesFor } from './probes-for.ts';
import { run, type Run } from '../src/run.ts';

/** The rungs of calls in one trap. */
export const RUNGS = {
  ipcCallOk: MARKERS.ipcCallOk,
  ipcCallEof: MARKERS.ipcCallEof,
  ipcReplyRecvOk: MARKERS.ipcReplyRecvOk,
  ipcOversize: MARKERS.ipcOversize,
  ipcMintedCall: MARKERS.ipcMintedCall,
  ipcStartedCall: MARKERS.ipcStartedCall,
} as const;

type RungName = keyof typeof RUNGS;
type Call = 'ipcCall' | 'ipcReplyRecv' | 'ipcCallV2' | 'ipcReplyRecvV2' | 'ipcCallStart';
type By = 'client' | 'child.callee' | 'child.replier';

/** A fault of one syscall as a program sees it, and the element whose check then fails. */
export interface Case {
  readonly rung: RungName;
  readonly element: string;
  readonly by: By;
  readonly call: Call;
  readonly fault: Fault;
}

/** What a run shows of a rung. */
export type Sighting = {
  readonly accepted: boolean;
  readonly failures: readonly string[];
  readonly isPassed: boolean;
};

const PAST = 1;
const ONCE = 'calls.invariant.onceAnswered';
const BOUND = 'calls.invariant.replyIsBound';

const flip =
  (register: number, bit = 1): ((x: Int32Array) => void) =>
  (x) =>
    void (x[register] = (x[register] ?? 0) ^ bit);

/** The first byte of a short payload. */
const commandOf = (x: Int32Array): number => (x[T1] ?? 0) & 0xff;

/** The reply is sent through a copy, and the capability that came with the request stays. */
function* keepsReplyCap(cpu: Cpu): Program {
  const before = cpu.x.slice();
  const copy = yield* capClone(cpu, asCapSlot(before[A0] ?? 0));
  cpu.x.set(before);
  if (copy.ok) setNumber(cpu.x, A0, copy.value);
  yield undefined;
}

/** Whether a receive has a deadline that has passed. */
const isPast = (cpu: Cpu): boolean =>
  cpu.load64((cpu.x[A4] ?? 0) + RECV_DESC.deadline) === BigInt(PAST);

/** A request to keep arrives as one to answer at once. */
const keepsNothing = otherResults((x) => {
  if (commandOf(x) === COMMAND.hold) flip(T1, COMMAND.hold ^ COMMAND.echo)(x);
});

/** The deadline of a request that its peer keeps has passed when it is sent. */
const endsEarly = otherArguments((x) => {
  if (commandOf(x) === COMMAND.hold) setNumber(x, A6, PAST);
});

/** Turns the rows of a table into cases of a rung, a program and a syscall. */
function cases(
  rung: RungName,
  by: By,
  call: Call,
  faults: Readonly<Record<string, readonly [element: string, fault: Fault]>>,
): (readonly [string, Case])[] {
  return Object.entries(faults).map(([text, [element, fault]]) => [
    `${rung}: ${text}`,
    { rung, element, by, call, fault },
  ]);
}

/** The faults by what they do. */
export const CASES: readonly (readonly [string, Case])[] = [
  ...cases('ipcCallOk', 'client', 'ipcCall', {
    'a reply with another byte': ['ipcCall', otherResults(flip(A1, 0x100))],
    'a reply of another length': ['ipcCall', otherResults(flip(A0, 64))],
    'a call without a reply capability ends with another error': [
      'ipcCall',
      otherError('EINVAL', 'EPIPE'),
    ],
  }),
  ...cases('ipcCallEof', 'client', 'ipcCall', {
    'a call whose peer ends has another error': ['ipcCall', otherError('EPIPE', 'ESRCH')],
  }),
  ...cases('ipcReplyRecvOk', 'child.callee', 'ipcReplyRecv', {
    'the reply capability stays open': ['ipcReplyRecv', keepsReplyCap],
    'a receive that times out sends no reply': ['ipcReplyRecv', rejected('ETIMEDOUT', isPast)],
    'a receive that times out has another error': [
      'ipcReplyRecv',
      otherError('ETIMEDOUT', 'EAGAIN'),
    ],
  }),
  ...(['ipcCall', 'ipcReplyRecv', 'ipcCallV2', 'ipcReplyRecvV2', 'ipcCallStart'] as const).flatMap(
    (call) =>
      cases('ipcOversize', 'client', call, {
        [`${call} has another error`]: [call, otherError('E2BIG', 'EINVAL')],
      }),
  ),
  ...cases('ipcOversize', 'client', 'ipcCallStart', {
    'a frame that is too long is cut off and sent': [
      'ipcCallStart',
      otherArguments((x) => setNumber(x, T0, Math.min(x[T0] ?? 0, LIMITS.maxFrame))),
    ],
    'the longest frame is rejected': ['ipcCallStart', rejected('E2BIG', () => true)],
  }),
  ...cases('ipcMintedCall', 'client', 'ipcCallV2', {
    'a short reply with another byte': ['ipcReplyRecvV2', otherResults(flip(T1))],
    'a reply of another length': ['ipcReplyRecvV2', otherResults(flip(A0, 64))],
    'a reply of another type': ['ipcCallV2', otherResults(flip(A1))],
    'a capability that is in another slot': ['ipcReplyRecvV2', otherResults(flip(A3, 64))],
    'a call that times out has another error': [ONCE, otherError('ETIMEDOUT', 'EPIPE')],
    'a call that times out before its deadline': ['ipcCallV2', endsEarly],
    'a call whose peer ends has another error': [ONCE, otherError('EPIPE', 'ESRCH')],
  }),
  ...cases('ipcMintedCall', 'child.replier', 'ipcReplyRecvV2', {
    'a token is accepted twice': [BOUND, otherError('ESRCH', 'ETIMEDOUT')],
    'another sender': ['ipcReplyRecvV2', otherResults(flip(A4))],
    'another identity': ['ipcReplyRecvV2', otherResults(flip(A5))],
    'an exact time': ['ipcReplyRecvV2', otherResults(flip(A6))],
    'another class': ['ipcReplyRecvV2', otherResults(flip(T0))],
    'a moved capability is lost': ['ipcReplyRecvV2', otherResults(flip(A3, 64))],
    'a request that its peer did not reply to is answered': [ONCE, keepsNothing],
  }),
  ...cases('ipcStartedCall', 'client', 'ipcReplyRecvV2', {
    'another badge': ['ipcCallStart', otherResults(flip(T5))],
    'another kind': [ONCE, otherResults(flip(T6))],
    'another sender of a reply': ['ipcReplyRecvV2', otherResults(flip(A4))],
    'a reply with another byte': ['ipcReplyRecvV2', otherResults(flip(T1))],
    'a token of another task is accepted': [BOUND, otherError('ESRCH', 'ETIMEDOUT')],
    'a call ends twice': [ONCE, otherError('ETIMEDOUT', 'EAGAIN')],
  }),
  ...cases('ipcStartedCall', 'client', 'ipcCallStart', {
    'a call that is not started': ['ipcCallStart', rejected('EAGAIN', () => true)],
    'a call that times out before its deadline': [ONCE, endsEarly],
  }),
  ...cases('ipcStartedCall', 'child.replier', 'ipcReplyRecvV2', {
    'calls are answered in the order in which they were sent': ['ipcCallStart', keepsNothing],
  }),
];

/** Runs the ladder up to the rung with a fault in one program, which the client has only in the probe of the rung. */
export function runWith({ rung, by, call, fault }: Omit<Case, 'element'>): Run {
  const number = SYSCALL[call];
  const { id, text } = RUNGS[rung];
  const all = probesFor(2);
  const upTo = all.slice(0, all.findIndex(({ marker }) => marker.id === id) + 1);
  const probes = upTo.map((probe): Probe => {
    if (by !== 'client' || probe.marker.id !== id) return probe;
    return { ...probe, run: (context) => tampered(probe.run(context), context.cpu, number, fault) };
  });
  const programs =
    by === 'client'
      ? {}
      : { [by]: (cpu: Cpu): Program => tampered(CHILDREN[by](cpu), cpu, number, fault) };
  const options = { harts: 2, seed: 1, timeoutMs: 60_000, phase: undefined, json: false } as const;
  return run(
    SYSTEM,
    { ...options, until: { kind: 'marker', text }, evidence: undefined },
    () => {},
    {
      probes,
      programs,
    },
  );
}

/** What the run shows with the fault of a case. */
export function shownBy({ element, ...one }: Case): Sighting {
  const { accepted, lines } = runWith(one);
  const { fail, text } = RUNGS[one.rung];
  const start = `${fail} ${element}: `;
  const failures = lines.flatMap((line) => {
    const at = line.indexOf(`${fail} `);
    return at === -1 ? [] : [line.slice(at, at + start.length)];
  });
  return { accepted, failures, isPassed: lines.some((line) => line.endsWith(text)) };
}

/** What the run shows if the fault is found. */
export function found({ rung, element }: Case): Sighting {
  return { accepted: false, failures: [`${RUNGS[rung].fail} ${element}: `], isPassed: false };
}
