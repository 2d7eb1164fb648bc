/** The buffers of a descriptor, at the end of the user half. */
import { asCapSlot, asRecvFlags, asUserPtr } from '@abicus/abi-kernel';
import { USER_VA_END } from '@abicus/emulator';
import { expect, test } from 'vitest';
import { hasBuffers } from './receive.ts';

const desc = {
  slot: asCapSlot(0),
  headerOut: asUserPtr(0x1000),
  payloadOut: asUserPtr(0x1000),
  payloadMax: 24,
  senderServiceIdOut: asUserPtr(0x1000),
  flags: asRecvFlags(0),
  deadline: 0n,
};

test.each([
  ['headerOut', 16],
  ['payloadOut', 24],
  ['senderServiceIdOut', 8],
])('%s may take the last %i bytes of the user half, and not begin later', (buffer, bytes) => {
  const at = (va: number): boolean => hasBuffers({ ...desc, [buffer]: asUserPtr(va) });
  expect([at(USER_VA_END - bytes), at(USER_VA_END - bytes + 1)]).toEqual([true, false]);
});
