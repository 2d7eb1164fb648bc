/** KSELFTEST: spawn reasons. The starts that are rejected. */
import {
  asAsHandle,
  asCapSlot,
  asStackPages,
  asUserPtr,
  exec,
  execRaw,
  execV2,
  spawn,
  SpawnFailReason,
  type EntryPc,
} from '@abicus/abi-kernel';
import { PAGE_SIZE } from '@abicus/emulator';
import { encodeUtf8, getU53, putU53, type Cpu, type Program, type Result } from '@abicus/wire';
import { STACK_TOP } from '../../exec/layout.ts';
import { errnoOf } from './outcome.ts';

/** A slot that is always empty. */
const EMPTY = asCapSlot(9);
const ONE_PAGE = asStackPages(1);
const DEFAULT_GP = 0;
/** No stack reaches it. */
const UNMAPPED = STACK_TOP;

/** A start that is rejected, with its error and its reason. */
export interface RejectedStart {
  readonly element: 'spawn' | 'exec';
  readonly label: string;
  readonly error: string;
  readonly reason: SpawnFailReason;
  readonly attempt: (cpu: Cpu) => Program<Result<unknown, string>>;
}

/** One start for each reason, for exec and spawn. @param image one that is accepted. @param entry of a thread. */
export function rejectedStarts(image: Uint8Array, entry: EntryPc): readonly RejectedStart[] {
  const stack = asUserPtr(STACK_TOP - 16);
  const elsewhere = asAsHandle(0x7fff_ffff);
  const { DeniedByPolicy, InvalidPayload, MapFailed, Oom } = SpawnFailReason;
  return [
    {
      element: 'exec',
      label: 'a name without authority',
      error: 'EPERM',
      reason: DeniedByPolicy,
      attempt: (cpu) => execV2(cpu, image, ONE_PAGE, DEFAULT_GP, encodeUtf8('a')),
    },
    {
      element: 'exec',
      label: 'an image that is not mapped',
      error: 'EFAULT',
      reason: InvalidPayload,
      attempt: (cpu) => errnoOf(execRaw(cpu, UNMAPPED, image.length, ONE_PAGE, DEFAULT_GP)),
    },
    {
      element: 'exec',
      label: 'an invalid image',
      error: 'EINVAL',
      reason: InvalidPayload,
      attempt: (cpu) => exec(cpu, new Uint8Array(64), ONE_PAGE, DEFAULT_GP),
    },
    {
      element: 'exec',
      label: 'more memory than there is',
      error: 'ENOMEM',
      reason: Oom,
      attempt: (cpu) => exec(cpu, inflated(image), ONE_PAGE, DEFAULT_GP),
    },
    {
      element: 'spawn',
      label: 'a stack without a space',
      error: 'EINVAL',
      reason: InvalidPayload,
      attempt: (cpu) => spawn(cpu, entry, stack, undefined, EMPTY, DEFAULT_GP),
    },
    {
      element: 'spawn',
      label: 'a space that does not exist',
      error: 'EINVAL',
      reason: MapFailed,
      attempt: (cpu) => spawn(cpu, entry, stack, elsewhere, EMPTY, DEFAULT_GP),
    },
    {
      element: 'spawn',
      label: 'a channel that is no endpoint',
      error: 'EPERM',
      reason: DeniedByPolicy,
      attempt: (cpu) => spawn(cpu, entry, undefined, undefined, EMPTY, DEFAULT_GP),
    },
  ];
}

/** Returns a copy of an image with a segment of nearly 1 GiB: more than a machine has free. */
function inflated(image: Uint8Array): Uint8Array {
  const copy = image.slice();
  const table = getU53(copy, 32);
  const va = 0x4000_0000;
  putU53(copy, 24, va);
  putU53(copy, table + 16, va);
  putU53(copy, table + 40, va - PAGE_SIZE);
  return copy;
}
