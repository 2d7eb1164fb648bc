/**
 * Creates the task of a program: its control endpoint, its image, its identity. It runs, and waits for its start message.
 */
import {
  asPid,
  errnoName,
  execV2Raw,
  taskKill,
  waitInfo,
  asWaitTarget,
  WaitFlags,
  type CapSlot,
  type ExitInfo,
  type Pid,
} from '@abicus/abi-kernel';
import {
  encodeUtf8,
  err,
  ok,
  release,
  reserve,
  type BootProgram,
  type Cpu,
  type Program,
  type Result,
} from '@abicus/wire';
import type { Instance } from '../programs.ts';
import { createOwn, dropEndpoint, moveAway } from './endpoint.ts';
import type { Images, MappedImage } from './images.ts';
import { START_SLOT } from './own-slots.ts';

/** Messages that a control endpoint holds: init sends the start message. */
const CONTROL_DEPTH = 8;

/** Where a program is started from. */
export interface LaunchPad {
  readonly cpu: Cpu;
  /** The slot of init with the endpoint factory. */
  readonly factory: CapSlot;
  readonly images: Images;
}

/** Starts the task of a program. If a step fails nothing is left of it, and the step is named. */
export function* launch(pad: LaunchPad, program: BootProgram): Program<Result<Instance, string>> {
  const { cpu, factory, images } = pad;
  const image = yield* images.at(program.image);
  if (!image.ok) return image;
  const control = yield* createOwn(cpu, factory, CONTROL_DEPTH);
  if (!control.ok) return err(`control endpoint: ${control.error}`);
  if (control.value !== START_SLOT) {
    yield* dropEndpoint(cpu, control.value);
    return err('control endpoint: slot 0 is taken');
  }
  const pid = yield* exec(cpu, program, image.value);
  if (!pid.ok) {
    yield* dropEndpoint(cpu, START_SLOT);
    return pid;
  }
  const moved = yield* moveAway(cpu, START_SLOT);
  if (moved.ok) return ok({ pid: pid.value, control: moved.value });
  yield* dropEndpoint(cpu, START_SLOT);
  yield* killAndReap(cpu, pid.value);
  return err(`control endpoint: ${moved.error}`);
}

function* exec(
  cpu: Cpu,
  program: BootProgram,
  { va, length }: MappedImage,
): Program<Result<Pid, string>> {
  const name = encodeUtf8(program.name);
  const nameVa = reserve(cpu, name.length);
  cpu.write(nameVa, name);
  const pid = yield* execV2Raw(cpu, va, length, program.stackPages, 0, nameVa, name.length);
  release(cpu, name.length);
  return pid < 0 ? err(`exec: ${errnoName(-pid)}`) : ok(asPid(pid));
}

/** Ends a task of a program with all tasks below it, and reaps it. It may have ended already. */
export function* killAndReap(cpu: Cpu, pid: Pid): Program<Result<ExitInfo, string>> {
  const killed = yield* taskKill(cpu, pid);
  if (!killed.ok && killed.error !== 'ESRCH') return err(`kill: ${killed.error}`);
  const info = yield* waitInfo(cpu, asWaitTarget(pid), WaitFlags.NOHANG);
  return info.ok ? ok(info.value.out) : err(`wait: ${info.error}`);
}
