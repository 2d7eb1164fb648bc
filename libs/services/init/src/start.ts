/** Starts a program: creates its control endpoint, maps its image, executes it with its identity. */
import { SLOTS } from '@abicus/abi-init';
import type { BootProgram } from '@abicus/wire';
import {
  asCapSlot,
  asMapFlags,
  asPageVa,
  asPid,
  asQueueDepth,
  capClone,
  capClose,
  capQuery,
  errnoName,
  execV2Raw,
  ipcEndpointCreateV2,
  map,
  MapFlags,
  type CapSlot,
  type Pid,
} from '@abicus/abi-kernel';
import {
  encodeUtf8,
  err,
  ok,
  release,
  reserve,
  type Cpu,
  type Program,
  type Result,
} from '@abicus/wire';

/** The address at which images are mapped, each in a megabyte of its own: no image is larger. */
const IMAGES_VA = 0x1000_0000;
const IMAGE_STRIDE = 0x10_0000;
const PAGE = 0x1000;
const CONTROL_DEPTH = asQueueDepth(8);
const READ_ONLY = asMapFlags(MapFlags.VALID | MapFlags.READ | MapFlags.USER);

/** A started program. */
export interface StartedProgram {
  readonly name: string;
  readonly pid: Pid;
  /** Slot of its control endpoint, with all rights. */
  readonly control: CapSlot;
}

/** The failed step and its error. */
export type StartError = string;

/**
 * Starts a program. Its control endpoint is created in slot 0, from which exec gives the child RECV; then it is moved to
 * another slot, so that slot 0 is free for the control endpoint of the next program.
 */
export function* startProgram(
  cpu: Cpu,
  program: BootProgram,
): Program<Result<StartedProgram, StartError>> {
  const factory = asCapSlot(SLOTS.endpointFactory);
  const endpoint = yield* ipcEndpointCreateV2(cpu, factory, CONTROL_DEPTH);
  if (!endpoint.ok) return err(`control endpoint: ${endpoint.error}`);
  const image = yield* mapImage(cpu, program.image);
  if (!image.ok) return image;
  const pid = yield* exec(cpu, program, image.value.va, image.value.length);
  if (!pid.ok) return pid;
  const control = yield* capClone(cpu, endpoint.value);
  if (!control.ok) return err(`control endpoint: ${control.error}`);
  const closed = yield* capClose(cpu, endpoint.value);
  if (!closed.ok) return err(`control endpoint: ${closed.error}`);
  return ok({ name: program.name, pid: pid.value, control: control.value });
}

interface MappedImage {
  readonly va: number;
  readonly length: number;
}

/** Maps an image, read-only. */
function* mapImage(cpu: Cpu, image: number): Program<Result<MappedImage, StartError>> {
  const slot = asCapSlot(image);
  const info = yield* capQuery(cpu, slot);
  if (!info.ok) return err(`image: ${info.error}`);
  const va = IMAGES_VA + image * IMAGE_STRIDE;
  const length = Number(info.value.length);
  for (let offset = 0; offset < length; offset += PAGE) {
    const mapped = yield* map(cpu, slot, asPageVa(va + offset), offset, READ_ONLY);
    if (!mapped.ok) return err(`image: ${mapped.error}`);
  }
  return ok({ va, length });
}

function* exec(
  cpu: Cpu,
  program: BootProgram,
  va: number,
  length: number,
): Program<Result<Pid, StartError>> {
  const name = encodeUtf8(program.name);
  const nameVa = reserve(cpu, name.length);
  cpu.write(nameVa, name);
  const pid = yield* execV2Raw(cpu, va, length, program.stackPages, 0, nameVa, name.length);
  release(cpu, name.length);
  return pid < 0 ? err(`exec: ${errnoName(-pid)}`) : ok(asPid(pid));
}
