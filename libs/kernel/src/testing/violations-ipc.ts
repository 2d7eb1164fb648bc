/** How each check of messages and endpoints is made to fail. */
import { MsgFlags, RecvFlags, Rights, SendFlags } from '@abicus/abi-kernel';
import type { Slots } from '@abicus/abi-kernel/testing';
import { cap, Kind } from '../cap/cap.ts';
import { BUFFER, NOWHERE, READ_ONLY, SLOT, STRANGER, type World } from './world.ts';

type Ipc = Pick<
  Slots<World>,
  | 'sendHeader'
  | 'recvHeader'
  | 'ipcSend'
  | 'ipcRecv'
  | 'ipcRecvV2'
  | 'ipcEndpointCreate'
  | 'ipcEndpointCreateV2'
  | 'ipcEndpointCreateFor'
  | 'ipcEndpointClose'
  | 'capWatch'
>;

const fill = (w: World): void => {
  while (w.endpoint.queued < w.endpoint.depth) w.queue(w.endpoint);
};
const empty = (w: World): void => {
  w.endpoint.messages.length = 0;
  w.endpoint.queued = 0;
};

/** Worlds in which each of these calls succeeds. */
export const READY_IPC: Readonly<Record<string, (w: World) => World>> = {
  sendHeader: (w) => w.prepare('sendHeader', SLOT.peer, 7, 0, 4),
  recvHeader: (w) => {
    w.queue(w.endpoint);
    return w.prepare('recvHeader', SLOT.peer);
  },
  ipcSend: (w) => {
    w.header(16, SLOT.movable, MsgFlags.CAP_MOVE);
    return w.prepare('ipcSend', SLOT.peer, BUFFER, BUFFER + 0x100, 16, 0, 0);
  },
  ipcRecv: (w) => {
    w.queue(w.endpoint, { payload: new Uint8Array(8), cap: cap(Kind.EndpointFactory, 0, 0) });
    return w.prepare('ipcRecv', SLOT.peer, BUFFER, BUFFER + 0x100, 64, 0, 0);
  },
  ipcRecvV2: (w) => {
    w.queue(w.endpoint, { payload: new Uint8Array(8), cap: cap(Kind.EndpointFactory, 0, 0) });
    w.descriptor({});
    return w.prepare('ipcRecvV2', BUFFER + 0x400);
  },
  ipcEndpointCreateV2: (w) => w.prepare('ipcEndpointCreateV2', SLOT.factory, 4),
  ipcEndpointCreateFor: (w) => w.prepare('ipcEndpointCreateFor', SLOT.factory, w.child.pid, 4),
  ipcEndpointClose: (w) => w.prepare('ipcEndpointClose', SLOT.own),
  capWatch: (w) => w.prepare('capWatch', SLOT.movable, SLOT.own, 5),
};

/** A call that never succeeds is made all the same. */
export const ALWAYS_REFUSED: Readonly<Record<string, (w: World) => World>> = {
  ipcEndpointCreate: (w) => w.prepare('ipcEndpointCreate'),
};

const createLimits = {
  quota: { violate: (w: World): void => void (w.limits.endpointsPerOwner = 0) },
  endpoints: { violate: (w: World): void => void (w.limits.endpoints = 0) },
  space: { violate: (w: World): void => w.fillTable(w.task) },
} as const;

/** The violations. */
export const VIOLATIONS_IPC: Ipc = {
  sendHeader: {
    length: { violate: (w) => void w.arg(3, 8193) },
    move: { violate: (w) => void w.arg(2, MsgFlags.CAP_MOVE) },
    right: { violate: (w) => void w.arg(0, SLOT.vmo) },
    alive: { violate: (w) => w.close(w.endpoint) },
    depth: { violate: fill },
  },
  recvHeader: {
    right: { violate: (w) => void w.arg(0, SLOT.movable) },
    alive: { violate: (w) => w.close(w.endpoint) },
    empty: { violate: empty, impossibleWith: ['payload'] },
    payload: {
      violate: (w) => {
        empty(w);
        w.queue(w.endpoint, { payload: new Uint8Array(1) });
      },
    },
  },
  ipcSend: {
    length: { violate: (w) => w.header(15, SLOT.movable, MsgFlags.CAP_MOVE) },
    readable: { violate: (w) => void w.arg(2, NOWHERE) },
    right: { violate: (w) => void w.arg(0, SLOT.device) },
    moved: { violate: (w) => void w.give(SLOT.movable, undefined) },
    movable: {
      violate: (w) => {
        const rights = Rights.SEND | Rights.MANAGE;
        w.give(SLOT.movable, cap(Kind.Endpoint, w.other.id, rights));
      },
    },
    movedAlive: { violate: (w) => w.close(w.other) },
    globalBytes: { violate: (w) => void (w.limits.queuedBytes = 0) },
    // A closed endpoint has no owner any more.
    ownerBytes: {
      violate: (w) => void (w.limits.queuedBytesPerOwner = 0),
      impossibleWith: ['alive'],
    },
    alive: { violate: (w) => w.close(w.endpoint) },
    depth: {
      violate: (w) => {
        fill(w);
        w.arg(4, SendFlags.NONBLOCK);
      },
    },
    deadline: {
      violate: (w) => {
        fill(w);
        w.arg(5, 1);
      },
    },
    endpointBytes: {
      violate: (w) => void (w.limits.maxFrame = 0),
    },
  },
  ipcRecv: {
    right: { violate: (w) => void w.arg(0, SLOT.movable) },
    alive: { violate: (w) => w.close(w.endpoint) },
    empty: {
      violate: (w) => {
        empty(w);
        w.arg(4, RecvFlags.NONBLOCK);
      },
    },
    deadline: {
      violate: (w) => {
        empty(w);
        w.arg(5, 1);
      },
    },
    oversize: { violate: (w) => void w.arg(3, 7) },
    writable: { violate: (w) => void w.arg(1, READ_ONLY) },
    space: { violate: (w) => w.fillTable(w.task) },
  },
  ipcRecvV2: {
    room: { violate: (w) => w.descriptor({ payloadMax: 8193 }) },
    buffers: { violate: (w) => w.descriptor({ identity: 0x8000_0000 }) },
    right: { violate: (w) => w.descriptor({ slot: SLOT.movable }) },
    alive: { violate: (w) => w.close(w.endpoint) },
    empty: {
      violate: (w) => {
        empty(w);
        w.descriptor({ flags: RecvFlags.NONBLOCK });
      },
    },
    deadline: {
      violate: (w) => {
        empty(w);
        w.descriptor({ deadline: 1 });
      },
    },
    oversize: { violate: (w) => w.descriptor({ payloadMax: 7 }), impossibleWith: ['room'] },
    writable: { violate: (w) => w.descriptor({ headerOut: READ_ONLY }) },
    space: { violate: (w) => w.fillTable(w.task) },
  },
  ipcEndpointCreate: { deprecated: { violate: () => undefined } },
  ipcEndpointCreateV2: {
    factory: { violate: (w) => void w.arg(0, SLOT.services) },
    ...createLimits,
  },
  ipcEndpointCreateFor: {
    factory: { violate: (w) => void w.arg(0, SLOT.services) },
    owner: { violate: (w) => void w.arg(1, STRANGER) },
    ...createLimits,
  },
  ipcEndpointClose: {
    slot: { violate: (w) => void w.arg(0, SLOT.vmo) },
    right: { violate: (w) => void w.arg(0, SLOT.peer) },
    alive: { violate: (w) => w.close(w.mine) },
  },
  capWatch: {
    slot: { violate: (w) => void w.arg(0, SLOT.vmo) },
    notify: { violate: (w) => void w.arg(1, SLOT.movable) },
    alive: { violate: (w) => w.close(w.other) },
    quota: { violate: (w) => void (w.limits.watchesPerTask = 0) },
  },
};
