/**
 * What init asks of the kernel, in words: the numbers in the registers of a syscall, without
 * addresses and sizes of images.
 */
import type { SYSCALL } from '@abicus/abi-kernel';
import { A0, A1, A2, A3, A4, A5, A6, T0, T5, u53In } from '@abicus/wire';

/** The arguments of a syscall that are numbers, with their registers. */
const ARGUMENTS: { readonly [Name in keyof typeof SYSCALL]?: Readonly<Record<string, number>> } = {
  capClone: { slot: A0 },
  capClose: { slot: A0 },
  capDerive: { slot: A0, rights: A1 },
  capQuery: { slot: A0 },
  capTransferTo: { child: A0, slot: A1, rights: A2, childSlot: A3 },
  execV2: { stackPages: A2, gp: A3, nameLength: A5 },
  exit: { status: A0 },
  factoryDerive: { factory: A0, budget: A1, bytes: A2 },
  ipcEndpointClose: { slot: A0 },
  ipcEndpointCreateFor: { factory: A0, owner: A1, depth: A2 },
  ipcEndpointCreateV2: { factory: A0, depth: A1 },
  ipcReplyRecvV2: {
    slot: A0,
    ty: A1,
    flags: A2,
    moved: A3,
    room: A5,
    deadline: A6,
    length: T0,
    token: T5,
  },
  ipcSend: { slot: A0, length: A3, flags: A4, deadline: A5 },
  map: { slot: A0, offset: A2, flags: A3 },
  taskKill: { child: A0 },
  taskWatch: { target: A0, notify: A1, cookie: A2 },
  waitInfo: { target: A0, flags: A1 },
};

/** A number that depends on when something was asked, as times do. */
const TIMES = 1_000_000_000;

/** A syscall with its arguments. */
export function askedIn(x: Int32Array, name: keyof typeof SYSCALL): string {
  const all = Object.entries(ARGUMENTS[name] ?? {}).map(([argument, register]) => {
    const value = u53In(x, register);
    return `${argument}=${value < TIMES ? value : 'later'}`;
  });
  return [name, ...all].join(' ');
}
