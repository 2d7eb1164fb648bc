/** What rejected calls are made with. */
import {
  asCapSlot,
  capTransferRaw,
  LIMITS,
  Rights,
  vmoCreate,
  vmoDestroy,
  type CapSlot,
  type Pid,
  type VmoDestroyError,
} from '@abicus/abi-kernel';
import type { ProbeContext } from '@abicus/probe';
import { release, reserve, USER_END, type Cpu, type Program, type Result } from '@abicus/wire';
import { PUPPET } from '../../programs/puppet.ts';
import { endOfPeer } from '../call-peer.ts';
import { startPuppet, type Puppet } from '../puppet-calls.ts';

/** No bytes, no token, no budget, no deadline, no address. */
export const NONE = 0;
/** Bytes that do not travel in registers: as many as the puppet shows of its buffer. */
export const LONG: number = PUPPET.shown;

/** Slots from the end of a table, which neither the client nor the puppet uses by itself. */
function* lastSlots(): Generator<CapSlot, never> {
  for (let slot: number = LIMITS.capSlots; ; ) yield asCapSlot(--slot);
}

/** A slot of the client that stays empty, and slots of the puppet for what it is given. */
export const [EMPTY, SOURCE, TARGET, REPLIES, REPLY_TO, CLOSED, FACTORY, GIVEN] = lastSlots();

/** Offsets of the parts of a buffer behind the first, which are long ones. */
export function* parts(): Generator<number, never> {
  for (let at = LONG; ; at += LONG) yield at;
}

/** So many rounds. */
export function rounds(count: number): Iterable<number> {
  return Array.from({ length: count }).keys();
}

/** A pid that no task has. */
export const UNUSED_PID = 0x7_0077;
/** Where programs have their text: readable, not writable. */
export const TEXT = 0x1fc0_0000;
/** An address of the user half that is not mapped. */
export const NOWHERE = 0x7000_0000;
/** The first address that is not in the user half. */
export const KERNEL_HALF = USER_END;
/** The length of the memory object of a scene. */
export const VMO_LENGTH = 0x2000;

/** The stage at which the puppet has no free slot. */
export const FULL = 'a full table';

const BUFFER_SIZE = 1024;

/** The client, a child, and a memory object of the client. */
export interface Scene {
  readonly cpu: Cpu;
  /** The task that started the client. */
  readonly parent: Pid;
  readonly puppet: Puppet;
  /** A memory object of two pages, with all rights. */
  readonly vmo: CapSlot;
  /** The address of a buffer of 1024 bytes. */
  readonly buffer: number;
}

/** Sets the scene. Its buffer stays allocated until `endScene`. Undefined: it could not be set. */
export function* setScene(context: ProbeContext): Program<Scene | undefined> {
  const { cpu, parent } = context;
  const vmo = yield* vmoCreate(cpu, undefined, VMO_LENGTH);
  const puppet = yield* startPuppet(context);
  if (!vmo.ok || puppet === undefined) return undefined;
  return { cpu, parent, puppet, vmo: vmo.value, buffer: reserve(cpu, BUFFER_SIZE) };
}

/** Ends the scene's child, with whose capabilities the object is the client's alone, and destroys that. */
export function* endScene(
  context: ProbeContext,
  { cpu, puppet, vmo }: Scene,
): Program<Result<void, VmoDestroyError>> {
  release(cpu, BUFFER_SIZE);
  yield* endOfPeer(context, puppet.pid, false);
  return yield* vmoDestroy(cpu, vmo);
}

/** Fills the table of the puppet: as many transfers as it has slots are more than it has free ones. */
export function* fillPuppet({ cpu, puppet, vmo }: Scene): Program {
  for (const _ of rounds(LIMITS.capSlots)) yield* capTransferRaw(cpu, puppet.pid, vmo, Rights.MAP);
}
