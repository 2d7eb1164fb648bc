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
import { PAGE_SIZE } from '@abicus/abi-board';
import type { ProbeContext } from '@abicus/probe';
import {
  encodeUtf8,
  release,
  reserve,
  USER_END,
  type Cpu,
  type Program,
  type Result,
} from '@abicus/wire';
import { PUPPET } from '../../programs/puppet.ts';
import { endOfPeer } from '../call-peer.ts';
import { startPuppet, type Puppet } from '../puppet-calls.ts';

/** No bytes, no token, no budget, no deadline, no address. */
export const NONE = 0;
/** Bytes that do not travel in registers: as many as the puppet shows of its buffer. */
export const LONG: number = PUPPET.shown;
/** One byte less. */
export const SHORTER: number = LONG - 1;
/** More bytes than a frame may have. */
export const TOO_LONG: number = LIMITS.maxFrame + 1;

const before = (slot: number): CapSlot => asCapSlot(slot - 1);

/** A slot of the client that stays empty. This one and the next are the last of a table, which nothing else uses. */
export const EMPTY: CapSlot = before(LIMITS.capSlots);
/** The slot of the puppet with RECV of the own endpoint. */
export const SOURCE: CapSlot = before(EMPTY);
/** Its slot with SEND. */
export const TARGET: CapSlot = before(SOURCE);
/** Its slot to receive replies from. */
export const REPLIES: CapSlot = before(TARGET);
/** Its slot to send replies to, which a call moves. */
export const REPLY_TO: CapSlot = before(REPLIES);
/** Its slot of an endpoint that closes. */
export const CLOSED: CapSlot = before(REPLY_TO);
/** Its slot of a factory. */
export const FACTORY: CapSlot = before(CLOSED);
/** Its slot of what else it is given. */
export const GIVEN: CapSlot = before(FACTORY);

/** So many rounds. */
export function rounds(count: number): Iterable<number> {
  return Array.from({ length: count }).keys();
}

/**
 * Does what a scene or its description needs. Whether that succeeded shows there: rejected calls end otherwise, or what is
 * described next differs.
 */
export function* arrange(step: Program<number>): Program {
  yield* step;
}

/** A pid that no task has, and a handle that no address space has: of the last place, for which the ladder has too few. */
export const UNUSED = LIMITS.tasks;
/** What rejected calls transfer. */
export const WORD: Uint8Array = encodeUtf8('word');
/** Where programs have their text: readable, not writable. */
export const TEXT = 0x1fc0_0000;
/** The first address that is not in the user half. */
export const KERNEL_HALF = USER_END;
/** The last page of the user half, which is not mapped. */
export const NOWHERE: number = KERNEL_HALF - PAGE_SIZE;
/** The length of the memory object of a scene. */
export const VMO_LENGTH: number = 2 * PAGE_SIZE;

/** The stage at which the puppet has no free slot. */
export const FULL = 'a full table';

/** The client, a child, and a memory object of the client. */
export interface Scene {
  readonly cpu: Cpu;
  /** The task that started the client. */
  readonly parent: Pid;
  readonly puppet: Puppet;
  /** A memory object of two pages, with all rights. */
  readonly vmo: CapSlot;
  /** The address of a buffer of a page. */
  readonly buffer: number;
}

/** Sets the scene. Its buffer stays allocated until `endScene`. Undefined: it could not be set. */
export function* setScene(context: ProbeContext): Program<Scene | undefined> {
  const { cpu, parent } = context;
  const vmo = yield* vmoCreate(cpu, undefined, VMO_LENGTH);
  const puppet = yield* startPuppet(context);
  if (!vmo.ok || puppet === undefined) return undefined;
  return { cpu, parent, puppet, vmo: vmo.value, buffer: reserve(cpu, PAGE_SIZE) };
}

/** Ends the scene's child, with whose capabilities the object is the client's alone, and destroys that. */
export function* endScene(
  context: ProbeContext,
  { cpu, puppet, vmo }: Scene,
): Program<Result<void, VmoDestroyError>> {
  release(cpu, PAGE_SIZE);
  yield* endOfPeer(context, puppet.pid, false);
  return yield* vmoDestroy(cpu, vmo);
}

/** Fills the table of the puppet: as many transfers as it has slots are more than it has free ones. */
export function* fillPuppet({ cpu, puppet, vmo }: Scene): Program {
  for (const _ of rounds(LIMITS.capSlots)) {
    yield* arrange(capTransferRaw(cpu, puppet.pid, vmo, Rights.MAP));
  }
}
