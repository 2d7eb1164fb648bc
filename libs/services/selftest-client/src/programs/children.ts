/** The programs that probes start as children: they are small and have no identity. */
import {
  asExitStatus,
  asMapFlags,
  asPageVa,
  asPid,
  CLOCK_WINDOW,
  exit,
  getpid,
  ipcSend,
  map,
  MapFlags,
  nsec,
  QosClass,
  SendFlags,
  taskQosSet,
  vmoCreate,
  vmoRead,
  vmoWrite,
} from '@abicus/abi-kernel';
import { NO_FLAGS, NO_TYPE } from '@abicus/ipc';
import { GRANT, PAST_NS, UNEXPECTED_STATUS } from '@abicus/probe';
import type { ProgramMain } from '@abicus/program';
import { putU32, type Cpu, type Program } from '@abicus/wire';
import { callee } from './callee.ts';
import { puppet } from './puppet.ts';
import { replier } from './replier.ts';
import { untilGranted } from './until-granted.ts';

/** The exit status of `child.exit42`. */
export const EXIT_STATUS = 42;
/** The address at which `child.vmo` maps the shared page. */
export const SHARED_VA = asPageVa(0x2200_0000);
/** Offset in the page of the word that the parent writes. */
export const PARENT_WORD = 0;
/** Offset of the word that the child writes: the parent's word plus one. */
export const CHILD_WORD = 8;
/** The number of words that a worker writes; each is charged the cost of `vmoWrite`. */
export const WORKER_WRITES = 50;
/** The sender that a forged header states. */
const CLAIMED = { src: 1, dst: 1 };
const SELF = asPid(0);

function* exitChild(cpu: Cpu): Program {
  yield* exit(cpu, asExitStatus(EXIT_STATUS));
}

function* illegalChild(cpu: Cpu): Program {
  const pid = yield* getpid(cpu);
  if (pid.ok) cpu.illegal();
}

function* unmappedChild(cpu: Cpu): Program {
  const pid = yield* getpid(cpu);
  if (pid.ok) cpu.load32(0x10);
  // A program that caught the fault would get here; the machine kills it nevertheless.
  yield* exit(cpu, UNEXPECTED_STATUS);
}

/** Maps the granted page. */
function mapGrant(cpu: Cpu): Program {
  const flags = asMapFlags(MapFlags.VALID | MapFlags.READ | MapFlags.WRITE | MapFlags.USER);
  return untilGranted(cpu, () => map(cpu, GRANT, SHARED_VA, 0, flags));
}

/** Maps the granted page, reads a word and writes another. */
function* vmoChild(cpu: Cpu): Program {
  yield* mapGrant(cpu);
  const word = cpu.load32(SHARED_VA + PARENT_WORD);
  cpu.store32(SHARED_VA + CHILD_WORD, word + 1);
  yield* exit(cpu, asExitStatus(0));
}

/** Counts in the first word of the granted page, and never ends. */
function* counterChild(cpu: Cpu): Program {
  yield* mapGrant(cpu);
  for (;;) {
    cpu.store32(SHARED_VA, cpu.load32(SHARED_VA) + 1);
    const pid = yield* getpid(cpu);
    if (!pid.ok) return;
  }
}

/** Sends its pid by the granted capability, with a header that states another sender. */
function* forgerChild(cpu: Cpu): Program {
  const pid = yield* getpid(cpu);
  if (!pid.ok) return yield* exit(cpu, UNEXPECTED_STATUS);
  const payload = new Uint8Array(Uint32Array.BYTES_PER_ELEMENT);
  putU32(payload, 0, pid.value);
  const header = { ...CLAIMED, ty: NO_TYPE, flags: NO_FLAGS, len: payload.length };
  const flags = SendFlags.NONBLOCK;
  yield* untilGranted(cpu, () => ipcSend(cpu, GRANT, header, payload, flags, PAST_NS));
  yield* exit(cpu, asExitStatus(0));
}

/** Writes words into a memory object of its own, one by one, and verifies them. */
function* workerChild(cpu: Cpu): Program {
  const words = Uint32Array.from({ length: WORKER_WRITES }, (_, i) => ~i);
  const bytes = new Uint8Array(words.buffer);
  const vmo = yield* vmoCreate(cpu, undefined, bytes.length);
  if (!vmo.ok) return yield* exit(cpu, UNEXPECTED_STATUS);
  const { BYTES_PER_ELEMENT: size } = words;
  for (let at = 0; at < bytes.length; at += size) {
    const written = yield* vmoWrite(cpu, vmo.value, at, bytes.subarray(at, at + size));
    if (!written.ok) yield* exit(cpu, UNEXPECTED_STATUS);
  }
  const all = yield* vmoRead(cpu, vmo.value, 0, bytes.length);
  const isWhole = all.ok && all.value.data.join() === bytes.join();
  yield* exit(cpu, isWhole ? asExitStatus(0) : UNEXPECTED_STATUS);
}

/**
 * Reads the time without the right to it, as Normal and then as Idle. Its status is the number of the window of Normal
 * that it read.
 */
function* clockChild(cpu: Cpu): Program {
  const first = yield* nsec(cpu);
  const lowered = yield* taskQosSet(cpu, SELF, QosClass.Idle);
  const second = yield* nsec(cpu);
  if (!first.ok || !lowered.ok || !second.ok) return yield* exit(cpu, UNEXPECTED_STATUS);
  const [normal, idle] = [CLOCK_WINDOW[QosClass.Normal], CLOCK_WINDOW[QosClass.Idle]];
  const isCoarse = first.value % normal === 0n;
  const passed = second.value - first.value;
  const isLater = passed >= 0n && (passed === 0n || second.value % idle === 0n);
  const window = asExitStatus(Number(first.value / normal));
  yield* exit(cpu, isCoarse && isLater ? window : UNEXPECTED_STATUS);
}

/** The programs of children, by name. */
export const CHILDREN = {
  'child.exit42': exitChild,
  'child.illegal': illegalChild,
  'child.unmapped': unmappedChild,
  'child.vmo': vmoChild,
  'child.counter': counterChild,
  'child.forger': forgerChild,
  'child.worker': workerChild,
  'child.clock': clockChild,
  'child.callee': callee,
  'child.replier': replier,
  'child.puppet': puppet,
} as const satisfies Readonly<Record<string, ProgramMain>>;

/** The name of a child. */
export type ChildName = keyof typeof CHILDREN;
