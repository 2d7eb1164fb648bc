/**
 * KSELFTEST: resource sentinel. A task makes syscalls that are rejected, and none of them changes the kernel's state;
 * when it ends, nothing is left of what it held.
 */
import {
  asCapSlot,
  asMsgFlags,
  asMsgType,
  asPid,
  asQueueDepth,
  asRights,
  asWaitTarget,
  capClone,
  capClose,
  capTransfer,
  ipcEndpointCreateV2,
  ipcRecvRaw,
  ipcSend,
  MARKERS,
  Rights,
  SendFlags,
  vmoCreate,
  wait,
  type EntryPc,
} from '@abicus/abi-kernel';
import { PAGE_SIZE } from '@abicus/emulator';
import { proof, type Cpu, type Program, type Result } from '@abicus/wire';
import type { Core } from '../../core/core.ts';
import { freeFrameCount } from '../../mm/frames.ts';
import { cap, Kind } from '../../state/capability.ts';
import { stateDigest } from '../../state/digest.ts';
import type { Task } from '../../state/task.ts';
import { proofOfTask, type BootProof } from './boot-task.ts';
import { errnoOf, NO_VALUE, outcome } from './outcome.ts';

const RULE = 'abi.invariant.rejectsChangeNothing';
const FACTORY = asCapSlot(90);
/** The slots of an endpoint with one message, and of a VMO: the first ones that are free. */
const OWN = asCapSlot(0);
const VMO = asCapSlot(1);
const EMPTY = asCapSlot(95);
const NOTHING = new Uint8Array();
const PAST = 1n;

type Checks = ReturnType<typeof proof<typeof MARKERS.resourceSentinel>>;
type Attempt = (cpu: Cpu) => Program<Result<unknown, string>>;

/** The proof. */
export function sentinel(core: Core): BootProof {
  const checks = proof(MARKERS.resourceSentinel);
  const before = resources(core);
  const program = {
    name: 'resource sentinel',
    caps: { [FACTORY]: cap(Kind.EndpointFactory, 0, Rights.MANAGE) },
    run: (cpu: Cpu, _: Task, entry: EntryPc) => run(cpu, core, checks, entry),
  };
  return proofOfTask(MARKERS.resourceSentinel, checks, RULE, program, () =>
    checks.equal(RULE, 'what is in use when the task has ended', resources(core), before),
  );
}

function* run(cpu: Cpu, core: Core, checks: Checks, text: number): Program {
  const made = yield* ipcEndpointCreateV2(cpu, FACTORY, asQueueDepth(1));
  checks.equal(RULE, 'an endpoint', made.ok ? made.value : NO_VALUE, OWN);
  const vmo = yield* vmoCreate(cpu, VMO, 3 * PAGE_SIZE);
  checks.equal(RULE, 'a VMO', vmo.ok ? vmo.value : NO_VALUE, VMO);
  const sent = yield* sendTo(OWN)(cpu);
  checks.equal(RULE, 'a message', outcome(sent), 'ok');
  const state = stateDigest(core.state);
  for (const [label, error, attempt] of attempts(text)) {
    checks.equal(RULE, label, outcome(yield* attempt(cpu)), error);
    checks.equal(RULE, `the state after ${label}`, stateDigest(core.state), state);
  }
}

/** Calls that are rejected, with their errors. */
function attempts(text: number): readonly (readonly [string, string, Attempt])[] {
  return [
    ['a send to a full queue', 'QueueFull', sendTo(OWN)],
    ['a send without a capability', 'EPERM', sendTo(EMPTY)],
    [
      'a receive into memory that is not writable',
      'EFAULT',
      (cpu) => errnoOf(ipcRecvRaw(cpu, OWN, text, text, 16, 0, PAST)),
    ],
    [
      'a transfer to a task that is no child',
      'EPERM',
      (cpu) => capTransfer(cpu, asPid(1), OWN, asRights(Rights.SEND)),
    ],
    ['a close of an empty slot', 'EPERM', (cpu) => capClose(cpu, EMPTY)],
    ['a copy of a factory', 'EPERM', (cpu) => capClone(cpu, FACTORY)],
    [
      'an endpoint without a factory',
      'EPERM',
      (cpu) => ipcEndpointCreateV2(cpu, OWN, asQueueDepth(1)),
    ],
    ['a VMO in a slot that is taken', 'EPERM', (cpu) => vmoCreate(cpu, VMO, 1)],
    ['more memory than the arena has', 'ENOMEM', (cpu) => vmoCreate(cpu, undefined, 2 ** 40)],
    ['a wait without children', 'ECHILD', (cpu) => wait(cpu, asWaitTarget(0))],
  ];
}

function sendTo(slot: typeof OWN): Attempt {
  const header = { src: 0, dst: 0, ty: asMsgType(1), flags: asMsgFlags(0), len: 0 };
  return (cpu) => ipcSend(cpu, slot, header, NOTHING, SendFlags.NONBLOCK, 0n);
}

/** Returns the number of objects, frames and bytes in use, as a text to compare. There are no tasks then. */
function resources({ state }: Core): string {
  const { endpoints, spaces, vmos, frames } = state;
  const free = frames.freeExtents.reduce((sum, { count }) => sum + count, freeFrameCount(frames));
  const live = [endpoints, spaces, vmos].map((table) => table.live).join(' ');
  return `${live} ${free} ${state.queuedBytes} ${state.vmoBytes}`;
}
