/** Hands a payload over straight from its sender to its receiver, which both are at a call. */
import { A4, u53In, type UserSpan } from '@abicus/wire';
import type { CopyFault } from '../core/caller-memory.ts';
import type { KernelCall } from '../core/call.ts';
import { rootAddress } from '../mm/space.ts';
import { find } from '../state/slots.ts';
import type { Task } from '../state/task.ts';
import { clearBehind, copyShort, SHORT_MAX } from './short.ts';

/**
 * Copies the payload of the caller to another task, whose buffer is long enough: registers to registers, or memory to
 * memory. Returns the side that does not allow it.
 */
export function copyPayload(
  call: KernelCall,
  { va, length }: UserSpan,
  peer: Task,
): CopyFault | undefined {
  if (length <= SHORT_MAX) {
    copyShort(call.x, peer.x, length);
    return undefined;
  }
  const { core, memory, peerMemory } = call;
  const space = find(core.state.spaces, peer.space);
  peerMemory.root = space === undefined ? 0 : rootAddress(space);
  const fault = memory.copyTo(peerMemory, va, u53In(peer.x, A4), length);
  if (fault === undefined) clearBehind(peer.x, 0);
  return fault;
}
