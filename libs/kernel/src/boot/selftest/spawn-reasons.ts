/**
 * KSELFTEST: spawn reasons. A task starts a program and a thread, which run; and of each rejected spawn and exec it
 * reads the reason, which reading clears.
 */
import {
  asCapSlot,
  asQueueDepth,
  asStackPages,
  asWaitTarget,
  exec,
  ipcEndpointCreateV2,
  MARKERS,
  Rights,
  spawn,
  spawnLastError,
  SpawnFailReason,
  wait,
  type EntryPc,
  type Pid,
} from '@abicus/abi-kernel';
import { proof, type Cpu, type Program, type Result } from '@abicus/wire';
import { cap, Kind } from '../../state/capability.ts';
import type { Task } from '../../state/task.ts';
import { CHILD_STATUS, proofOfTask, type BootProof } from './boot-task.ts';
import { NO_VALUE, outcome } from './outcome.ts';
import { rejectedStarts, type RejectedStart } from './rejected-starts.ts';

const FACTORY = asCapSlot(1);
const ONE_PAGE = asStackPages(1);
const DEFAULT_GP = 0;

type Checks = ReturnType<typeof proof<typeof MARKERS.spawnReasons>>;

/** The proof. @param image the image of init. */
export function spawnReasons(image: Uint8Array): BootProof {
  const checks = proof(MARKERS.spawnReasons);
  const program = {
    name: 'spawn reasons',
    caps: { [FACTORY]: cap(Kind.EndpointFactory, 0, Rights.MANAGE) },
    *run(cpu: Cpu, _: Task, entry: EntryPc): Program {
      yield* starts(cpu, checks, image, entry);
      for (const one of rejectedStarts(image, entry)) yield* isRejected(cpu, checks, one);
    },
  };
  return proofOfTask(MARKERS.spawnReasons, checks, 'spawnLastError', program);
}

/** Starts a program and a thread, and waits for them. */
function* starts(cpu: Cpu, checks: Checks, image: Uint8Array, entry: EntryPc): Program {
  const program = yield* exec(cpu, image, ONE_PAGE, DEFAULT_GP);
  checks.equal('exec', 'of the image of init', outcome(program), 'ok');
  checks.equal('exec', 'its status', yield* endOf(cpu, program), CHILD_STATUS);
  const channel = yield* ipcEndpointCreateV2(cpu, FACTORY, asQueueDepth(1));
  checks.equal('spawn', 'channel for a thread', outcome(channel), 'ok');
  if (!channel.ok) return;
  const thread = yield* spawn(cpu, entry, undefined, undefined, channel.value, DEFAULT_GP);
  checks.equal('spawn', 'of a thread', outcome(thread), 'ok');
  checks.equal('spawn', 'its status', yield* endOf(cpu, thread), CHILD_STATUS);
}

/** Waits for a child, and gives the status of its end. */
function* endOf(cpu: Cpu, child: Result<Pid, string>): Program<number> {
  if (!child.ok) return NO_VALUE;
  const ended = yield* wait(cpu, asWaitTarget(child.value));
  return ended.ok ? ended.value.status : NO_VALUE;
}

function* isRejected(
  cpu: Cpu,
  checks: Checks,
  { element, label, error, reason, attempt }: RejectedStart,
): Program {
  checks.equal(element, label, outcome(yield* attempt(cpu)), error);
  const told = yield* spawnLastError(cpu);
  checks.equal('spawnLastError', `the reason of ${label}`, told.ok ? told.value : NO_VALUE, reason);
  const again = yield* spawnLastError(cpu);
  const none = again.ok ? again.value : NO_VALUE;
  checks.equal('spawnLastError', `once more after ${label}`, none, SpawnFailReason.Unknown);
}
