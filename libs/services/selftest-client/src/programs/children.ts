/** The programs that probes start as children: they are small and have no identity. */
import {
  CLOCK_WINDOW,
  asExitStatus,
  asMapFlags,
  asPageVa,
  errnoName,
  exit,
  getpid,
  asPid,
  nsec,
  QosClass,
  taskQosSet,
  ipcSendRaw,
  map,
  MapFlags,
  MSG_HEADER_SIZE,
  writeMsgHeader,
  asMsgFlags,
  asMsgType,
  vmoCreate,
  vmoRead,
  vmoWrite,
} from '@abicus/abi-kernel';
import { GRANT, UNEXPECTED_STATUS } from '@abicus/probe';
import type { ProgramMain } from '@abicus/program';
import { err, getU32, ok, putU32, reserve, type Cpu, type Program } from '@abicus/wire';
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
const WORD_SIZE = 8;

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
  const at = reserve(cpu, MSG_HEADER_SIZE + 4);
  const header = new Uint8Array(MSG_HEADER_SIZE);
  const claimed = { src: 1, dst: 1, ty: asMsgType(0), flags: asMsgFlags(0), len: 4 };
  writeMsgHeader(header, 0, claimed);
  cpu.write(at, header);
  cpu.store32(at + MSG_HEADER_SIZE, pid.ok ? pid.value : 0);
  yield* untilGranted(cpu, function* send() {
    const sent = yield* ipcSendRaw(cpu, GRANT, at, at + MSG_HEADER_SIZE, 4, 0, 0n);
    return sent < 0 ? err(errnoName(-sent)) : ok(sent);
  });
  yield* exit(cpu, asExitStatus(0));
}

/** Writes numbers into a memory object of its own, one by one, and verifies them. */
function* workerChild(cpu: Cpu): Program {
  const vmo = yield* vmoCreate(cpu, undefined, WORKER_WRITES * WORD_SIZE);
  if (!vmo.ok) return yield* exit(cpu, UNEXPECTED_STATUS);
  const word = new Uint8Array(WORD_SIZE);
  for (let i = 0; i < WORKER_WRITES; i++) {
    putU32(word, 0, i + 1);
    const written = yield* vmoWrite(cpu, vmo.value, i * WORD_SIZE, word);
    if (!written.ok) yield* exit(cpu, UNEXPECTED_STATUS);
  }
  const all = yield* vmoRead(cpu, vmo.value, 0, WORKER_WRITES * WORD_SIZE);
  let sum = 0;
  for (let i = 0; all.ok && i < WORKER_WRITES; i++) sum += getU32(all.value.data, i * WORD_SIZE);
  const isSumRight = sum === (WORKER_WRITES * (WORKER_WRITES + 1)) / 2;
  yield* exit(cpu, isSumRight ? asExitStatus(0) : UNEXPECTED_STATUS);
}

/**
 * Reads the time without the right to it, as Normal and then as Idle. Its status is the number of the window of Normal
 * that it read.
 */
function* clockChild(cpu: Cpu): Program {
  const first = yield* nsec(cpu);
  const lowered = yield* taskQosSet(cpu, asPid(0), QosClass.Idle);
  const second = yield* nsec(cpu);
  if (first.ok && lowered.ok && second.ok) {
    const [normal, idle] = [CLOCK_WINDOW[QosClass.Normal], CLOCK_WINDOW[QosClass.Idle]];
    const isCoarse = first.value % normal === 0n;
    const isLater =
      second.value === first.value || (second.value > first.value && second.value % idle === 0n);
    if (isCoarse && isLater) yield* exit(cpu, asExitStatus(Number(first.value / normal)));
  }
  yield* exit(cpu, UNEXPECTED_STATUS);
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
