/** Cases of ipcRecv, ipcRecvV2 and recvHeader. */
import {
  asCapSlot,
  asRecvFlags,
  asUserPtr,
  encodeRecvDesc,
  ipcRecvRaw,
  ipcRecvV2Raw,
  RecvFlags,
  recvHeaderRaw,
} from '@abicus/abi-kernel';
import type { Slots } from '@abicus/abi-kernel/testing';
import { VA, type World } from '../support/world.ts';
import { casesOf, type OpCases, type OpSlots, type Scene } from './cases.ts';
import { closeEndpoint, fillTable, HELD, send, setUp } from './setup.ts';

interface RecvArgs {
  slot: number;
  header: number;
  payload: number;
  payloadMax: number;
  identity: number;
  flags: number;
  deadline: bigint;
  /** Payload bytes of the queued message; `undefined`: the queue is empty. */
  message: number | undefined;
  /** Whether the message has a capability and the table of the caller is full. */
  full: boolean;
  closed: boolean;
  readonly endpoint: number;
}

function valid(world: World): Scene<RecvArgs> {
  const { caller, endpoint } = setUp(world);
  const args: RecvArgs = {
    slot: HELD.both,
    header: VA.header,
    payload: VA.payload,
    payloadMax: 64,
    identity: VA.identity,
    flags: 0,
    deadline: 0n,
    message: 4,
    full: false,
    closed: false,
    endpoint,
  };
  return { world, caller, args };
}

function ready({ world, caller, args }: Scene<RecvArgs>): void {
  if (args.message !== undefined) {
    send(world, caller, HELD.both, args.message, args.full ? HELD.other : undefined);
  }
  if (args.full) fillTable(world, caller);
  if (args.closed) closeEndpoint(world, args.endpoint);
}

const slots: Slots<Scene<RecvArgs>>['ipcRecv'] = {
  right: { violate: ({ args }) => void (args.slot = HELD.send) },
  alive: {
    violate: ({ args }) => void (args.closed = true),
    impossibleWith: ['oversize', 'space'],
  },
  empty: {
    violate: ({ args }) => {
      args.message = undefined;
      args.flags = RecvFlags.NONBLOCK;
    },
    impossibleWith: ['oversize', 'space'],
  },
  deadline: {
    violate: ({ args }) => {
      args.message = undefined;
      args.deadline = 1n;
    },
    impossibleWith: ['oversize', 'space'],
  },
  oversize: { violate: ({ args }) => void (args.payloadMax = 3) },
  writable: { violate: ({ args }) => void (args.header = VA.text) },
  space: { violate: ({ args }) => void (args.full = true) },
};

const ipcRecv: OpSlots<'ipcRecv', RecvArgs> = {
  valid,
  ready,
  call: (cpu, { slot, header, payload, payloadMax, flags, deadline }) =>
    ipcRecvRaw(cpu, slot, header, payload, payloadMax, flags, deadline),
  slots,
};

const ipcRecvV2: OpSlots<'ipcRecvV2', RecvArgs> = {
  valid,
  ready: (scene) => {
    const { world, caller, args } = scene;
    ready(scene);
    const desc = encodeRecvDesc({
      slot: asCapSlot(args.slot),
      headerOut: asUserPtr(args.header),
      payloadOut: asUserPtr(args.payload),
      payloadMax: args.payloadMax,
      senderServiceIdOut: asUserPtr(args.identity),
      flags: asRecvFlags(args.flags),
      deadline: args.deadline,
    });
    world.write(caller, VA.desc, desc);
  },
  call: (cpu) => ipcRecvV2Raw(cpu, VA.desc),
  slots: {
    ...slots,
    payloadMax: {
      violate: ({ args }) => void (args.payloadMax = 8193),
      impossibleWith: ['oversize'],
    },
    buffers: { violate: ({ args }) => void (args.identity = 0x8000_0000) },
  },
};

interface RecvHeaderArgs {
  slot: number;
  message: number | undefined;
  closed: boolean;
  readonly endpoint: number;
}

const recvHeader: OpSlots<'recvHeader', RecvHeaderArgs> = {
  valid: (world) => {
    const { caller, endpoint } = setUp(world);
    return { world, caller, args: { slot: HELD.both, message: 0, closed: false, endpoint } };
  },
  ready: ({ world, caller, args }) => {
    if (args.message !== undefined) send(world, caller, HELD.both, args.message);
    if (args.closed) closeEndpoint(world, args.endpoint);
  },
  call: (cpu, { slot }) => recvHeaderRaw(cpu, slot),
  slots: {
    right: { violate: ({ args }) => void (args.slot = HELD.send) },
    alive: { violate: ({ args }) => void (args.closed = true), impossibleWith: ['payload'] },
    empty: { violate: ({ args }) => void (args.message = undefined), impossibleWith: ['payload'] },
    payload: { violate: ({ args }) => void (args.message = 4) },
  },
};

/** The cases of the syscalls that receive. */
export const RECV_CASES: readonly OpCases[] = [
  casesOf('ipcRecv', 'ipcRecv', ipcRecv),
  casesOf('ipcRecvV2', 'ipcRecvV2', ipcRecvV2),
  casesOf('recvHeader', 'recvHeader', recvHeader),
];
