// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:ded2b2a71dc33e09

import { type Slot, type Violated, violationsOf } from './violation.ts';

/** The checks of each operation, in the order in which they are made. */
export const CHECKS = {
  sendHeader: [
    {
      name: 'length',
      id: 'sendHeader.length',
      error: 'EINVAL',
      errno: 22,
      limit: 'kernel.limit.maxFrame',
    },
    { name: 'move', id: 'sendHeader.move', error: 'EINVAL', errno: 22 },
    { name: 'right', id: 'sendHeader.right', error: 'EPERM', errno: 1 },
    { name: 'alive', id: 'sendHeader.alive', error: 'ESRCH', errno: 3 },
    { name: 'depth', id: 'sendHeader.depth', error: 'EAGAIN', errno: 11 },
  ],
  recvHeader: [
    { name: 'right', id: 'recvHeader.right', error: 'EPERM', errno: 1 },
    { name: 'alive', id: 'recvHeader.alive', error: 'ESRCH', errno: 3 },
    { name: 'empty', id: 'recvHeader.empty', error: 'EAGAIN', errno: 11 },
    { name: 'payload', id: 'recvHeader.payload', error: 'EINVAL', errno: 22 },
  ],
  map: [
    { name: 'wxorx', id: 'map.wxorx', error: 'EINVAL', errno: 22 },
    { name: 'right', id: 'map.right', error: 'EPERM', errno: 1 },
    { name: 'offset', id: 'map.offset', error: 'EPERM', errno: 1 },
    { name: 'overlap', id: 'map.overlap', error: 'EINVAL', errno: 22 },
    { name: 'memory', id: 'map.memory', error: 'ENOMEM', errno: 12 },
  ],
  vmoCreate: [
    { name: 'length', id: 'vmoCreate.length', error: 'EPERM', errno: 1 },
    { name: 'slot', id: 'vmoCreate.slot', error: 'EPERM', errno: 1 },
    {
      name: 'space',
      id: 'vmoCreate.space',
      error: 'ENOSPC',
      errno: 28,
      limit: 'kernel.limit.capSlots',
    },
    {
      name: 'memory',
      id: 'vmoCreate.memory',
      error: 'ENOMEM',
      errno: 12,
      limit: 'kernel.limit.vmoBytes',
    },
  ],
  vmoWrite: [
    { name: 'right', id: 'vmoWrite.right', error: 'EPERM', errno: 1 },
    { name: 'bounds', id: 'vmoWrite.bounds', error: 'EPERM', errno: 1 },
    { name: 'readable', id: 'vmoWrite.readable', error: 'EFAULT', errno: 14 },
  ],
  spawn: [
    { name: 'pair', id: 'spawn.pair', error: 'EINVAL', errno: 22 },
    { name: 'space', id: 'spawn.space', error: 'EINVAL', errno: 22 },
    { name: 'bootstrap', id: 'spawn.bootstrap', error: 'EPERM', errno: 1 },
    { name: 'tasks', id: 'spawn.tasks', error: 'ENOMEM', errno: 12, limit: 'kernel.limit.tasks' },
    { name: 'stackMemory', id: 'spawn.stackMemory', error: 'ENOMEM', errno: 12 },
    {
      name: 'queue',
      id: 'spawn.queue',
      error: 'EAGAIN',
      errno: 11,
      limit: 'kernel.limit.runQueue',
    },
  ],
  capTransfer: [
    { name: 'child', id: 'capTransfer.child', error: 'EPERM', errno: 1 },
    { name: 'slot', id: 'capTransfer.slot', error: 'EPERM', errno: 1 },
    { name: 'rights', id: 'capTransfer.rights', error: 'EPERM', errno: 1 },
    { name: 'manage', id: 'capTransfer.manage', error: 'EPERM', errno: 1 },
    {
      name: 'space',
      id: 'capTransfer.space',
      error: 'ENOSPC',
      errno: 28,
      limit: 'kernel.limit.capSlots',
    },
  ],
  asCreate: [
    {
      name: 'space',
      id: 'asCreate.space',
      error: 'ENOSPC',
      errno: 28,
      limit: 'kernel.limit.spaces',
    },
    { name: 'memory', id: 'asCreate.memory', error: 'ENOMEM', errno: 12 },
  ],
  asMap: [
    { name: 'wxorx', id: 'asMap.wxorx', error: 'EINVAL', errno: 22 },
    { name: 'range', id: 'asMap.range', error: 'EINVAL', errno: 22 },
    { name: 'space', id: 'asMap.space', error: 'EINVAL', errno: 22 },
    { name: 'right', id: 'asMap.right', error: 'EPERM', errno: 1 },
    { name: 'bounds', id: 'asMap.bounds', error: 'EPERM', errno: 1 },
    { name: 'overlap', id: 'asMap.overlap', error: 'EINVAL', errno: 22 },
    { name: 'memory', id: 'asMap.memory', error: 'ENOMEM', errno: 12 },
  ],
  wait: [
    { name: 'self', id: 'wait.self', error: 'EINVAL', errno: 22 },
    { name: 'children', id: 'wait.children', error: 'ECHILD', errno: 10 },
    { name: 'target', id: 'wait.target', error: 'ESRCH', errno: 3 },
  ],
  exec: [
    { name: 'readable', id: 'exec.readable', error: 'EFAULT', errno: 14 },
    { name: 'image', id: 'exec.image', error: 'EINVAL', errno: 22 },
    { name: 'tasks', id: 'exec.tasks', error: 'ENOMEM', errno: 12, limit: 'kernel.limit.tasks' },
    { name: 'spaces', id: 'exec.spaces', error: 'ENOSPC', errno: 28, limit: 'kernel.limit.spaces' },
    { name: 'memory', id: 'exec.memory', error: 'ENOMEM', errno: 12 },
    { name: 'queue', id: 'exec.queue', error: 'EAGAIN', errno: 11, limit: 'kernel.limit.runQueue' },
  ],
  ipcSend: [
    { name: 'length', id: 'ipcSend.length', error: 'EINVAL', errno: 22 },
    { name: 'readable', id: 'ipcSend.readable', error: 'EFAULT', errno: 14 },
    { name: 'right', id: 'ipcSend.right', error: 'EPERM', errno: 1 },
    { name: 'moved', id: 'ipcSend.moved', error: 'EPERM', errno: 1 },
    { name: 'movable', id: 'ipcSend.movable', error: 'EPERM', errno: 1 },
    { name: 'movedAlive', id: 'ipcSend.movedAlive', error: 'ESRCH', errno: 3 },
    {
      name: 'globalBytes',
      id: 'ipcSend.globalBytes',
      error: 'ENOSPC',
      errno: 28,
      limit: 'kernel.limit.queuedBytes',
    },
    {
      name: 'ownerBytes',
      id: 'ipcSend.ownerBytes',
      error: 'ENOSPC',
      errno: 28,
      limit: 'kernel.limit.queuedBytesPerOwner',
    },
    { name: 'alive', id: 'ipcSend.alive', error: 'ESRCH', errno: 3 },
    { name: 'depth', id: 'ipcSend.depth', error: 'EAGAIN', errno: 11 },
    { name: 'deadline', id: 'ipcSend.deadline', error: 'ETIMEDOUT', errno: 110 },
    { name: 'endpointBytes', id: 'ipcSend.endpointBytes', error: 'ENOSPC', errno: 28 },
  ],
  taskQosGet: [{ name: 'target', id: 'taskQos.get.target', error: 'EINVAL', errno: 22 }],
  taskQosSet: [
    { name: 'target', id: 'taskQos.set.target', error: 'EINVAL', errno: 22 },
    { name: 'authority', id: 'taskQos.set.authority', error: 'EPERM', errno: 1 },
    { name: 'escalation', id: 'taskQos.set.escalation', error: 'EPERM', errno: 1 },
    {
      name: 'queue',
      id: 'taskQos.set.queue',
      error: 'EAGAIN',
      errno: 11,
      limit: 'kernel.limit.runQueue',
    },
  ],
  execV2: [
    { name: 'authority', id: 'execV2.authority', error: 'EPERM', errno: 1 },
    { name: 'readable', id: 'execV2.readable', error: 'EFAULT', errno: 14 },
    { name: 'image', id: 'execV2.image', error: 'EINVAL', errno: 22 },
    { name: 'taken', id: 'execV2.taken', error: 'EPERM', errno: 1 },
    { name: 'tasks', id: 'execV2.tasks', error: 'ENOMEM', errno: 12, limit: 'kernel.limit.tasks' },
    {
      name: 'spaces',
      id: 'execV2.spaces',
      error: 'ENOSPC',
      errno: 28,
      limit: 'kernel.limit.spaces',
    },
    { name: 'memory', id: 'execV2.memory', error: 'ENOMEM', errno: 12 },
    {
      name: 'queue',
      id: 'execV2.queue',
      error: 'EAGAIN',
      errno: 11,
      limit: 'kernel.limit.runQueue',
    },
  ],
  ipcRecv: [
    { name: 'right', id: 'ipcRecv.right', error: 'EPERM', errno: 1 },
    { name: 'alive', id: 'ipcRecv.alive', error: 'ESRCH', errno: 3 },
    { name: 'empty', id: 'ipcRecv.empty', error: 'EAGAIN', errno: 11 },
    { name: 'deadline', id: 'ipcRecv.deadline', error: 'ETIMEDOUT', errno: 110 },
    { name: 'oversize', id: 'ipcRecv.oversize', error: 'EINVAL', errno: 22 },
    { name: 'writable', id: 'ipcRecv.writable', error: 'EFAULT', errno: 14 },
    {
      name: 'space',
      id: 'ipcRecv.space',
      error: 'ENOSPC',
      errno: 28,
      limit: 'kernel.limit.capSlots',
    },
  ],
  ipcEndpointCreate: [
    { name: 'deprecated', id: 'ipcEndpointCreate.deprecated', error: 'EPERM', errno: 1 },
  ],
  capClose: [{ name: 'slot', id: 'capClose.slot', error: 'EPERM', errno: 1 }],
  ipcEndpointClose: [
    { name: 'slot', id: 'ipcEndpointClose.slot', error: 'EPERM', errno: 1 },
    { name: 'right', id: 'ipcEndpointClose.right', error: 'EPERM', errno: 1 },
    { name: 'alive', id: 'ipcEndpointClose.alive', error: 'ESRCH', errno: 3 },
  ],
  ipcEndpointCreateV2: [
    { name: 'factory', id: 'ipcEndpointCreateV2.factory', error: 'EPERM', errno: 1 },
    {
      name: 'quota',
      id: 'ipcEndpointCreateV2.quota',
      error: 'ENOSPC',
      errno: 28,
      limit: 'kernel.limit.endpointsPerOwner',
    },
    {
      name: 'endpoints',
      id: 'ipcEndpointCreateV2.endpoints',
      error: 'ENOSPC',
      errno: 28,
      limit: 'kernel.limit.endpoints',
    },
    {
      name: 'space',
      id: 'ipcEndpointCreateV2.space',
      error: 'ENOSPC',
      errno: 28,
      limit: 'kernel.limit.capSlots',
    },
  ],
  ipcEndpointCreateFor: [
    { name: 'factory', id: 'ipcEndpointCreateFor.factory', error: 'EPERM', errno: 1 },
    { name: 'owner', id: 'ipcEndpointCreateFor.owner', error: 'EPERM', errno: 1 },
    {
      name: 'quota',
      id: 'ipcEndpointCreateFor.quota',
      error: 'ENOSPC',
      errno: 28,
      limit: 'kernel.limit.endpointsPerOwner',
    },
    {
      name: 'endpoints',
      id: 'ipcEndpointCreateFor.endpoints',
      error: 'ENOSPC',
      errno: 28,
      limit: 'kernel.limit.endpoints',
    },
    {
      name: 'space',
      id: 'ipcEndpointCreateFor.space',
      error: 'ENOSPC',
      errno: 28,
      limit: 'kernel.limit.capSlots',
    },
  ],
  capClone: [
    { name: 'slot', id: 'capClone.slot', error: 'EPERM', errno: 1 },
    { name: 'factory', id: 'capClone.factory', error: 'EPERM', errno: 1 },
    {
      name: 'space',
      id: 'capClone.space',
      error: 'ENOSPC',
      errno: 28,
      limit: 'kernel.limit.capSlots',
    },
  ],
  ipcRecvV2: [
    {
      name: 'room',
      id: 'ipcRecvV2.room',
      error: 'EINVAL',
      errno: 22,
      limit: 'kernel.limit.maxFrame',
    },
    { name: 'buffers', id: 'ipcRecvV2.buffers', error: 'EINVAL', errno: 22 },
    { name: 'right', id: 'ipcRecvV2.right', error: 'EPERM', errno: 1 },
    { name: 'alive', id: 'ipcRecvV2.alive', error: 'ESRCH', errno: 3 },
    { name: 'empty', id: 'ipcRecvV2.empty', error: 'EAGAIN', errno: 11 },
    { name: 'deadline', id: 'ipcRecvV2.deadline', error: 'ETIMEDOUT', errno: 110 },
    { name: 'oversize', id: 'ipcRecvV2.oversize', error: 'EINVAL', errno: 22 },
    { name: 'writable', id: 'ipcRecvV2.writable', error: 'EFAULT', errno: 14 },
    {
      name: 'space',
      id: 'ipcRecvV2.space',
      error: 'ENOSPC',
      errno: 28,
      limit: 'kernel.limit.capSlots',
    },
  ],
  mmioMap: [
    { name: 'right', id: 'mmioMap.right', error: 'EPERM', errno: 1 },
    { name: 'offset', id: 'mmioMap.offset', error: 'EPERM', errno: 1 },
    { name: 'overlap', id: 'mmioMap.overlap', error: 'EINVAL', errno: 22 },
    { name: 'memory', id: 'mmioMap.memory', error: 'ENOMEM', errno: 12 },
  ],
  capQuery: [
    { name: 'slot', id: 'capQuery.slot', error: 'EPERM', errno: 1 },
    { name: 'writable', id: 'capQuery.writable', error: 'EFAULT', errno: 14 },
  ],
  deviceCapCreate: [
    { name: 'authority', id: 'deviceCapCreate.authority', error: 'EPERM', errno: 1 },
    { name: 'window', id: 'deviceCapCreate.window', error: 'EPERM', errno: 1 },
    { name: 'slot', id: 'deviceCapCreate.slot', error: 'EPERM', errno: 1 },
  ],
  capTransferTo: [
    { name: 'child', id: 'capTransferTo.child', error: 'EPERM', errno: 1 },
    { name: 'slot', id: 'capTransferTo.slot', error: 'EPERM', errno: 1 },
    { name: 'rights', id: 'capTransferTo.rights', error: 'EPERM', errno: 1 },
    { name: 'manage', id: 'capTransferTo.manage', error: 'EPERM', errno: 1 },
    { name: 'occupied', id: 'capTransferTo.occupied', error: 'EPERM', errno: 1 },
  ],
  debugWrite: [{ name: 'readable', id: 'debugWrite.readable', error: 'EFAULT', errno: 14 }],
  vmoDestroy: [
    { name: 'right', id: 'vmoDestroy.right', error: 'EPERM', errno: 1 },
    { name: 'inUse', id: 'vmoDestroy.inUse', error: 'EPERM', errno: 1 },
  ],
  vmoRead: [
    { name: 'right', id: 'vmoRead.right', error: 'EPERM', errno: 1 },
    { name: 'bounds', id: 'vmoRead.bounds', error: 'EPERM', errno: 1 },
    { name: 'writable', id: 'vmoRead.writable', error: 'EFAULT', errno: 14 },
  ],
  waitNohang: [
    { name: 'self', id: 'waitNohang.self', error: 'EINVAL', errno: 22 },
    { name: 'children', id: 'waitNohang.children', error: 'ECHILD', errno: 10 },
    { name: 'target', id: 'waitNohang.target', error: 'ESRCH', errno: 3 },
    { name: 'running', id: 'waitNohang.running', error: 'EAGAIN', errno: 11 },
  ],
  capWatch: [
    { name: 'slot', id: 'capWatch.slot', error: 'EPERM', errno: 1 },
    { name: 'notify', id: 'capWatch.notify', error: 'EPERM', errno: 1 },
    { name: 'alive', id: 'capWatch.alive', error: 'ESRCH', errno: 3 },
    {
      name: 'quota',
      id: 'capWatch.quota',
      error: 'ENOSPC',
      errno: 28,
      limit: 'kernel.limit.watchesPerTask',
    },
  ],
} as const;

/** How each check is made to fail, in worlds of the kind that a test makes. */
export interface Slots<World> {
  /** The checks of `sendHeader`. */
  readonly sendHeader: Slot<World, 'length' | 'move' | 'right' | 'alive' | 'depth'>;
  /** The checks of `recvHeader`. */
  readonly recvHeader: Slot<World, 'right' | 'alive' | 'empty' | 'payload'>;
  /** The checks of `map`. */
  readonly map: Slot<World, 'wxorx' | 'right' | 'offset' | 'overlap' | 'memory'>;
  /** The checks of `vmoCreate`. */
  readonly vmoCreate: Slot<World, 'length' | 'slot' | 'space' | 'memory'>;
  /** The checks of `vmoWrite`. */
  readonly vmoWrite: Slot<World, 'right' | 'bounds' | 'readable'>;
  /** The checks of `spawn`. */
  readonly spawn: Slot<World, 'pair' | 'space' | 'bootstrap' | 'tasks' | 'stackMemory' | 'queue'>;
  /** The checks of `capTransfer`. */
  readonly capTransfer: Slot<World, 'child' | 'slot' | 'rights' | 'manage' | 'space'>;
  /** The checks of `asCreate`. */
  readonly asCreate: Slot<World, 'space' | 'memory'>;
  /** The checks of `asMap`. */
  readonly asMap: Slot<
    World,
    'wxorx' | 'range' | 'space' | 'right' | 'bounds' | 'overlap' | 'memory'
  >;
  /** The checks of `wait`. */
  readonly wait: Slot<World, 'self' | 'children' | 'target'>;
  /** The checks of `exec`. */
  readonly exec: Slot<World, 'readable' | 'image' | 'tasks' | 'spaces' | 'memory' | 'queue'>;
  /** The checks of `ipcSend`. */
  readonly ipcSend: Slot<
    World,
    | 'length'
    | 'readable'
    | 'right'
    | 'moved'
    | 'movable'
    | 'movedAlive'
    | 'globalBytes'
    | 'ownerBytes'
    | 'alive'
    | 'depth'
    | 'deadline'
    | 'endpointBytes'
  >;
  /** The checks of `taskQos.get`. */
  readonly taskQosGet: Slot<World, 'target'>;
  /** The checks of `taskQos.set`. */
  readonly taskQosSet: Slot<World, 'target' | 'authority' | 'escalation' | 'queue'>;
  /** The checks of `execV2`. */
  readonly execV2: Slot<
    World,
    'authority' | 'readable' | 'image' | 'taken' | 'tasks' | 'spaces' | 'memory' | 'queue'
  >;
  /** The checks of `ipcRecv`. */
  readonly ipcRecv: Slot<
    World,
    'right' | 'alive' | 'empty' | 'deadline' | 'oversize' | 'writable' | 'space'
  >;
  /** The checks of `ipcEndpointCreate`. */
  readonly ipcEndpointCreate: Slot<World, 'deprecated'>;
  /** The checks of `capClose`. */
  readonly capClose: Slot<World, 'slot'>;
  /** The checks of `ipcEndpointClose`. */
  readonly ipcEndpointClose: Slot<World, 'slot' | 'right' | 'alive'>;
  /** The checks of `ipcEndpointCreateV2`. */
  readonly ipcEndpointCreateV2: Slot<World, 'factory' | 'quota' | 'endpoints' | 'space'>;
  /** The checks of `ipcEndpointCreateFor`. */
  readonly ipcEndpointCreateFor: Slot<World, 'factory' | 'owner' | 'quota' | 'endpoints' | 'space'>;
  /** The checks of `capClone`. */
  readonly capClone: Slot<World, 'slot' | 'factory' | 'space'>;
  /** The checks of `ipcRecvV2`. */
  readonly ipcRecvV2: Slot<
    World,
    | 'room'
    | 'buffers'
    | 'right'
    | 'alive'
    | 'empty'
    | 'deadline'
    | 'oversize'
    | 'writable'
    | 'space'
  >;
  /** The checks of `mmioMap`. */
  readonly mmioMap: Slot<World, 'right' | 'offset' | 'overlap' | 'memory'>;
  /** The checks of `capQuery`. */
  readonly capQuery: Slot<World, 'slot' | 'writable'>;
  /** The checks of `deviceCapCreate`. */
  readonly deviceCapCreate: Slot<World, 'authority' | 'window' | 'slot'>;
  /** The checks of `capTransferTo`. */
  readonly capTransferTo: Slot<World, 'child' | 'slot' | 'rights' | 'manage' | 'occupied'>;
  /** The checks of `debugWrite`. */
  readonly debugWrite: Slot<World, 'readable'>;
  /** The checks of `vmoDestroy`. */
  readonly vmoDestroy: Slot<World, 'right' | 'inUse'>;
  /** The checks of `vmoRead`. */
  readonly vmoRead: Slot<World, 'right' | 'bounds' | 'writable'>;
  /** The checks of `waitNohang`. */
  readonly waitNohang: Slot<World, 'self' | 'children' | 'target' | 'running'>;
  /** The checks of `capWatch`. */
  readonly capWatch: Slot<World, 'slot' | 'notify' | 'alive' | 'quota'>;
}

/** Every violation of one check and every possible one of two, by operation. */
export function violations<World>(slots: Slots<World>): Violated<World>[] {
  return [
    ...violationsOf('sendHeader', CHECKS.sendHeader, slots.sendHeader),
    ...violationsOf('recvHeader', CHECKS.recvHeader, slots.recvHeader),
    ...violationsOf('map', CHECKS.map, slots.map),
    ...violationsOf('vmoCreate', CHECKS.vmoCreate, slots.vmoCreate),
    ...violationsOf('vmoWrite', CHECKS.vmoWrite, slots.vmoWrite),
    ...violationsOf('spawn', CHECKS.spawn, slots.spawn),
    ...violationsOf('capTransfer', CHECKS.capTransfer, slots.capTransfer),
    ...violationsOf('asCreate', CHECKS.asCreate, slots.asCreate),
    ...violationsOf('asMap', CHECKS.asMap, slots.asMap),
    ...violationsOf('wait', CHECKS.wait, slots.wait),
    ...violationsOf('exec', CHECKS.exec, slots.exec),
    ...violationsOf('ipcSend', CHECKS.ipcSend, slots.ipcSend),
    ...violationsOf('taskQos.get', CHECKS.taskQosGet, slots.taskQosGet),
    ...violationsOf('taskQos.set', CHECKS.taskQosSet, slots.taskQosSet),
    ...violationsOf('execV2', CHECKS.execV2, slots.execV2),
    ...violationsOf('ipcRecv', CHECKS.ipcRecv, slots.ipcRecv),
    ...violationsOf('ipcEndpointCreate', CHECKS.ipcEndpointCreate, slots.ipcEndpointCreate),
    ...violationsOf('capClose', CHECKS.capClose, slots.capClose),
    ...violationsOf('ipcEndpointClose', CHECKS.ipcEndpointClose, slots.ipcEndpointClose),
    ...violationsOf('ipcEndpointCreateV2', CHECKS.ipcEndpointCreateV2, slots.ipcEndpointCreateV2),
    ...violationsOf(
      'ipcEndpointCreateFor',
      CHECKS.ipcEndpointCreateFor,
      slots.ipcEndpointCreateFor,
    ),
    ...violationsOf('capClone', CHECKS.capClone, slots.capClone),
    ...violationsOf('ipcRecvV2', CHECKS.ipcRecvV2, slots.ipcRecvV2),
    ...violationsOf('mmioMap', CHECKS.mmioMap, slots.mmioMap),
    ...violationsOf('capQuery', CHECKS.capQuery, slots.capQuery),
    ...violationsOf('deviceCapCreate', CHECKS.deviceCapCreate, slots.deviceCapCreate),
    ...violationsOf('capTransferTo', CHECKS.capTransferTo, slots.capTransferTo),
    ...violationsOf('debugWrite', CHECKS.debugWrite, slots.debugWrite),
    ...violationsOf('vmoDestroy', CHECKS.vmoDestroy, slots.vmoDestroy),
    ...violationsOf('vmoRead', CHECKS.vmoRead, slots.vmoRead),
    ...violationsOf('waitNohang', CHECKS.waitNohang, slots.waitNohang),
    ...violationsOf('capWatch', CHECKS.capWatch, slots.capWatch),
  ];
}
