/** exec and execV2: start a program from an ELF image. */
import {
  execRejects,
  execV2Rejects,
  Rights,
  SpawnFailReason,
  type ExecArgs,
  type ExecOutcome,
  type ExecV2Args,
  type ExecV2Outcome,
  type Pid,
} from '@abicus/abi-kernel';
import { decodeUtf8, fnv1a64 } from '@abicus/wire';
import { holdsBootFactory } from '../cap/cap.ts';
import { cap, Kind } from '../state/capability.ts';
import { put } from '../cap/table.ts';
import type { KernelCall } from '../core/call.ts';
import type { Core } from '../core/core.ts';
import { readElf } from '../exec/elf.ts';
import { defaultGp, framesOf, INITIAL_SP, load, type Loadable } from '../exec/load.ts';
import { hasFrames, canCreateSpace } from '../mm/space.ts';
import { find } from '../state/slots.ts';
import { hasQueueSpace, startTask } from '../task/start.ts';
import { addTask, isNameTaken, canCreateTask } from '../task/table.ts';
import type { Task } from '../state/task.ts';

const NO_NAME = new Uint8Array(0);

/** The last checks of both syscalls, in their order. */
type Shortage = 'tasks' | 'spaces' | 'memory' | 'queue';

const REASONS: Readonly<Record<Shortage, SpawnFailReason>> = {
  tasks: SpawnFailReason.Oom,
  spaces: SpawnFailReason.MapFailed,
  memory: SpawnFailReason.Oom,
  queue: SpawnFailReason.Oom,
};

/** Starts a program without an identity. */
export function exec(call: KernelCall, args: ExecArgs): ExecOutcome {
  const { core, task, memory } = call;
  if (!memory.readable(args.image.va, args.image.length)) {
    return failed(task, SpawnFailReason.InvalidPayload, execRejects.readable);
  }
  const image = memory.copy(args.image.va, args.image.length);
  const elf = readElf(image);
  if (elf === undefined) return failed(task, SpawnFailReason.InvalidPayload, execRejects.image);
  const program = { elf, image, stackPages: args.stackPages, name: NO_NAME, identity: 0n };
  const short = shortage(core, task, program);
  if (short !== undefined) return failed(task, REASONS[short], execRejects[short]);
  return start(core, task, program, '', args.gp);
}

/** Starts a program and binds it to an identity. */
export function execV2(call: KernelCall, args: ExecV2Args): ExecV2Outcome {
  const { core, task, memory } = call;
  if (!holdsBootFactory(task.caps, Kind.ServiceFactory)) {
    return failed(task, SpawnFailReason.DeniedByPolicy, execV2Rejects.authority);
  }
  const mapped =
    memory.readable(args.image.va, args.image.length) &&
    memory.readable(args.name.va, args.name.length);
  if (!mapped) return failed(task, SpawnFailReason.InvalidPayload, execV2Rejects.readable);
  const image = memory.copy(args.image.va, args.image.length);
  const elf = readElf(image);
  if (elf === undefined) return failed(task, SpawnFailReason.InvalidPayload, execV2Rejects.image);
  const name = memory.copy(args.name.va, args.name.length);
  const identity = fnv1a64(name);
  const text = nameText(name);
  if (isNameTaken(core, text, identity)) {
    return failed(task, SpawnFailReason.DeniedByPolicy, execV2Rejects.taken);
  }
  const program = { elf, image, stackPages: args.stackPages, name, identity };
  const short = shortage(core, task, program);
  if (short !== undefined) return failed(task, REASONS[short], execV2Rejects[short]);
  return start(core, task, program, text, args.gp);
}

/**
 * Starts a program as a child. If slot 0 of the parent holds an endpoint that it owns, the child gets RECV of it in its
 * own slot 0, as its control channel.
 */
export function start(core: Core, parent: Task, program: Loadable, name: string, gp: number): Pid {
  const space = load(core, program);
  const { elf, identity } = program;
  const child = addTask(core, {
    parent: parent.pid,
    identity,
    name,
    space: space.id,
    pc: elf.entry,
    stackVa: 0,
  });
  const control = parent.caps[0];
  if (
    control?.kind === Kind.Endpoint &&
    find(core.state.endpoints, control.object)?.owner === parent.pid
  ) {
    put(core, child, 0, cap(Kind.Endpoint, control.object, Rights.RECV));
  }
  child.cpu = parent.cpu;
  startTask(core, child, space, { sp: INITIAL_SP, gp: gp === 0 ? defaultGp(elf) : gp });
  return child.pid;
}

/**
 * Returns a name as the console prints it. A name that is not valid UTF-8 is read as Latin-1. Characters other than
 * letters, digits, `.`, `_` and `-` are printed as `%` and their hexadecimal code.
 */
export function nameText(name: Uint8Array): string {
  const text = decodeUtf8(name) ?? [...name].map((byte) => String.fromCharCode(byte)).join('');
  // A name must not contain the brackets and spaces that delimit the console's stamp.
  return text.replace(/[^\p{L}\p{N}._-]/gu, (mark) => `%${mark.codePointAt(0)?.toString(16)}`);
}

function shortage(core: Core, task: Task, program: Loadable): Shortage | undefined {
  if (!canCreateTask(core)) return 'tasks';
  if (!canCreateSpace(core)) return 'spaces';
  if (!hasFrames(core, framesOf(program))) return 'memory';
  return hasQueueSpace(core, task.cpu) ? undefined : 'queue';
}

/** Records the reason of a failure for spawnLastError. */
function failed<R>(task: Task, reason: SpawnFailReason, rejected: R): R {
  task.spawnReason = reason;
  return rejected;
}
