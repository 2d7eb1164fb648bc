/** Completes a receive on a scripted kernel. */
import { encodeMsgHeader, RECV_DESC, type MsgHeader } from '@abicus/abi-kernel';
import type { FakeCpu } from '@abicus/ipc/testing';
import { NO_FLAGS, NO_SLOT, NO_TYPE } from '@abicus/ipc';
import { getU32 } from '@abicus/wire';

/** Gives the message to the receive with this descriptor; returns what its trap does. */
export function handOver(
  cpu: FakeCpu,
  desc: number,
  payload: Uint8Array,
  parts: Partial<MsgHeader> = {},
): number {
  const empty = { src: NO_SLOT, dst: 0, ty: NO_TYPE, flags: NO_FLAGS };
  const header = encodeMsgHeader({ ...empty, ...parts, len: payload.length });
  cpu.write(getU32(cpu.memory, desc + RECV_DESC.headerOut), header);
  cpu.write(getU32(cpu.memory, desc + RECV_DESC.payloadOut), payload);
  return payload.length;
}
