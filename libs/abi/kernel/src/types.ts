// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:111e2f70740c8814

import { type Brand, type Result, err, ok } from '@abicus/wire';
import { WITHIN } from './limits.ts';

/** A task: index in the low half, generation in the high half. 0 is the kernel. */
export type Pid = Brand<number, 'Pid'>;

/** Whether `n` is a Pid. */
export function isPid(n: number): n is Pid {
  return n >>> 0 === n;
}

/** Returns `n` as a Pid, or EINVAL if it is not valid. */
export function pid(n: number): Result<Pid, 'EINVAL'> {
  return isPid(n) ? ok(n) : err('EINVAL');
}

/** Returns `n` as a Pid without a check. */
export function asPid(n: number): Pid {
  return n as Pid;
}

/** An address in the caller's half. */
export type UserPtr = Brand<number, 'UserPtr'>;

/** Whether `n` is a UserPtr. */
export function isUserPtr(n: number): n is UserPtr {
  return Number.isSafeInteger(n) && n >= 0;
}

/** Returns `n` as a UserPtr, or EINVAL if it is not valid. */
export function userPtr(n: number): Result<UserPtr, 'EINVAL'> {
  return isUserPtr(n) ? ok(n) : err('EINVAL');
}

/** Returns `n` as a UserPtr without a check. */
export function asUserPtr(n: number): UserPtr {
  return n as UserPtr;
}

/** A slot of the caller's capability table. */
export type CapSlot = Brand<number, 'CapSlot'>;

/** Whether `n` is a CapSlot. */
export function isCapSlot(n: number): n is CapSlot {
  return n >>> 0 === n;
}

/** Returns `n` as a CapSlot, or EPERM if it is not valid. */
export function capSlot(n: number): Result<CapSlot, 'EPERM'> {
  return isCapSlot(n) ? ok(n) : err('EPERM');
}

/** Returns `n` as a CapSlot without a check. */
export function asCapSlot(n: number): CapSlot {
  return n as CapSlot;
}

/**
 * The rights of a capability. MAP without WRITE is read only, for mappings and writes alike. TIME of
 * a clock reads the exact time.
 */
export const Rights = {
  SEND: 1 as Rights,
  RECV: 2 as Rights,
  MAP: 4 as Rights,
  MANAGE: 8 as Rights,
  WRITE: 16 as Rights,
  TIME: 32 as Rights,
} as const;
/**
 * The rights of a capability. MAP without WRITE is read only, for mappings and writes alike. TIME of
 * a clock reads the exact time.
 */
export type Rights = Brand<number, 'Rights'>;

/** All named bits of Rights. */
export const RIGHTS_ALL: Rights = 63 as Rights;

/** Whether `n` is a Rights. */
export function isRights(n: number): n is Rights {
  return n >>> 0 === n && (n & ~RIGHTS_ALL) === 0;
}

/** Returns `n` as a Rights, or EPERM if it is not valid. */
export function rights(n: number): Result<Rights, 'EPERM'> {
  return isRights(n) ? ok(n) : err('EPERM');
}

/** Returns `n` as a Rights without a check. */
export function asRights(n: number): Rights {
  return n as Rights;
}

/** The kind of object that `capQuery` reports. */
export const CapKind = {
  Vmo: 1,
  DeviceMmio: 2,
} as const;
/** The kind of object that `capQuery` reports. */
export type CapKind = (typeof CapKind)[keyof typeof CapKind];

/** The names of CapKind, by number. */
export const CAP_KIND_NAMES: Readonly<Record<number, keyof typeof CapKind>> = {
  1: 'Vmo',
  2: 'DeviceMmio',
};

/** Whether `n` is a CapKind. */
export function isCapKind(n: number): n is CapKind {
  return n === 1 || n === 2;
}

/** Returns `n` as a CapKind, or EINVAL if it is not valid. */
export function capKind(n: number): Result<CapKind, 'EINVAL'> {
  return isCapKind(n) ? ok(n) : err('EINVAL');
}

/** Returns the CapKind with the number `n`, if any. */
export function decodeCapKind(n: number): CapKind | undefined {
  return isCapKind(n) ? n : undefined;
}

/** The number of messages that an endpoint can queue. */
export type QueueDepth = Brand<number, 'QueueDepth'>;

/** Whether `n` is a QueueDepth. */
export function isQueueDepth(n: number): n is QueueDepth {
  return n >>> 0 === n && n >= 1 && WITHIN.queueDepth(n);
}

/** Returns `n` as a QueueDepth, or EINVAL if it is not valid. */
export function queueDepth(n: number): Result<QueueDepth, 'EINVAL'> {
  return isQueueDepth(n) ? ok(n) : err('EINVAL');
}

/** Returns `n` as a QueueDepth without a check. */
export function asQueueDepth(n: number): QueueDepth {
  return n as QueueDepth;
}

/** How many endpoints may exist through a derived factory. */
export type EndpointBudget = Brand<number, 'EndpointBudget'>;

/** Whether `n` is an EndpointBudget. */
export function isEndpointBudget(n: number): n is EndpointBudget {
  return n >>> 0 === n && n >= 1;
}

/** Returns `n` as an EndpointBudget, or EINVAL if it is not valid. */
export function endpointBudget(n: number): Result<EndpointBudget, 'EINVAL'> {
  return isEndpointBudget(n) ? ok(n) : err('EINVAL');
}

/** Returns `n` as an EndpointBudget without a check. */
export function asEndpointBudget(n: number): EndpointBudget {
  return n as EndpointBudget;
}

/** Flags of a send. */
export const SendFlags = {
  NONBLOCK: 1 as SendFlags,
} as const;
/** Flags of a send. */
export type SendFlags = Brand<number, 'SendFlags'>;

/** All named bits of SendFlags. */
export const SEND_FLAGS_ALL: SendFlags = 1 as SendFlags;

/** Whether `n` is a SendFlags. */
export function isSendFlags(n: number): n is SendFlags {
  return n >>> 0 === n && (n & ~SEND_FLAGS_ALL) === 0;
}

/** Returns `n` as a SendFlags, or EINVAL if it is not valid. */
export function sendFlags(n: number): Result<SendFlags, 'EINVAL'> {
  return isSendFlags(n) ? ok(n) : err('EINVAL');
}

/** Returns `n` as a SendFlags without a check. */
export function asSendFlags(n: number): SendFlags {
  return n as SendFlags;
}

/** Flags of a receive. */
export const RecvFlags = {
  NONBLOCK: 1 as RecvFlags,
  TRUNCATE: 2 as RecvFlags,
} as const;
/** Flags of a receive. */
export type RecvFlags = Brand<number, 'RecvFlags'>;

/** All named bits of RecvFlags. */
export const RECV_FLAGS_ALL: RecvFlags = 3 as RecvFlags;

/** Whether `n` is a RecvFlags. */
export function isRecvFlags(n: number): n is RecvFlags {
  return n >>> 0 === n && (n & ~RECV_FLAGS_ALL) === 0;
}

/** Returns `n` as a RecvFlags, or EINVAL if it is not valid. */
export function recvFlags(n: number): Result<RecvFlags, 'EINVAL'> {
  return isRecvFlags(n) ? ok(n) : err('EINVAL');
}

/** Returns `n` as a RecvFlags without a check. */
export function asRecvFlags(n: number): RecvFlags {
  return n as RecvFlags;
}

/** Flags of a message; programs define the other bits. */
export const MsgFlags = {
  CAP_MOVE: 1 as MsgFlags,
} as const;
/** Flags of a message; programs define the other bits. */
export type MsgFlags = Brand<number, 'MsgFlags'>;

/** All named bits of MsgFlags. */
export const MSG_FLAGS_ALL: MsgFlags = 1 as MsgFlags;

/** Whether `n` is a MsgFlags. */
export function isMsgFlags(n: number): n is MsgFlags {
  return n >>> 0 === n && n <= 65535;
}

/** Returns `n` as a MsgFlags, or EINVAL if it is not valid. */
export function msgFlags(n: number): Result<MsgFlags, 'EINVAL'> {
  return isMsgFlags(n) ? ok(n) : err('EINVAL');
}

/** Returns `n` as a MsgFlags without a check. */
export function asMsgFlags(n: number): MsgFlags {
  return n as MsgFlags;
}

/** Types of messages that the kernel sends; programs define the other types. */
export const MsgType = {
  PeerGone: 65280 as MsgType,
  Interrupt: 65281 as MsgType,
} as const;
/** Types of messages that the kernel sends; programs define the other types. */
export type MsgType = Brand<number, 'MsgType'>;

/** The names of MsgType, by number. */
export const MSG_TYPE_NAMES: Readonly<Record<number, keyof typeof MsgType>> = {
  65280: 'PeerGone',
  65281: 'Interrupt',
};

/** Whether `n` is a MsgType. */
export function isMsgType(n: number): n is MsgType {
  return n >>> 0 === n && n <= 65535;
}

/** Returns `n` as a MsgType, or OutOfBounds if it is not valid. */
export function msgType(n: number): Result<MsgType, 'OutOfBounds'> {
  return isMsgType(n) ? ok(n) : err('OutOfBounds');
}

/** Returns `n` as a MsgType without a check. */
export function asMsgType(n: number): MsgType {
  return n as MsgType;
}

/** What is gone: an endpoint, the senders of an endpoint, a task. */
export const GoneSide = {
  Endpoint: 1,
  Senders: 2,
  Task: 3,
} as const;
/** What is gone: an endpoint, the senders of an endpoint, a task. */
export type GoneSide = (typeof GoneSide)[keyof typeof GoneSide];

/** The names of GoneSide, by number. */
export const GONE_SIDE_NAMES: Readonly<Record<number, keyof typeof GoneSide>> = {
  1: 'Endpoint',
  2: 'Senders',
  3: 'Task',
};

/** Whether `n` is a GoneSide. */
export function isGoneSide(n: number): n is GoneSide {
  return n === 1 || n === 2 || n === 3;
}

/** Returns `n` as a GoneSide, or OutOfBounds if it is not valid. */
export function goneSide(n: number): Result<GoneSide, 'OutOfBounds'> {
  return isGoneSide(n) ? ok(n) : err('OutOfBounds');
}

/** Returns the GoneSide with the number `n`, if any. */
export function decodeGoneSide(n: number): GoneSide | undefined {
  return isGoneSide(n) ? n : undefined;
}

/** An address space created by the caller. */
export type AsHandle = Brand<number, 'AsHandle'>;

/** Whether `n` is an AsHandle. */
export function isAsHandle(n: number): n is AsHandle {
  return n >>> 0 === n && n >= 1;
}

/** Returns `n` as an AsHandle, or EINVAL if it is not valid. */
export function asHandleOf(n: number): Result<AsHandle, 'EINVAL'> {
  return isAsHandle(n) ? ok(n) : err('EINVAL');
}

/** Returns `n` as an AsHandle without a check. */
export function asAsHandle(n: number): AsHandle {
  return n as AsHandle;
}

/** An address of a page in the user half. */
export type PageVa = Brand<number, 'PageVa'>;

/** Whether `n` is a PageVa. */
export function isPageVa(n: number): n is PageVa {
  return Number.isSafeInteger(n) && n >= 0 && n < 0x8000_0000 && n % 4096 === 0;
}

/** Returns `n` as a PageVa, or EINVAL if it is not valid. */
export function pageVa(n: number): Result<PageVa, 'EINVAL'> {
  return isPageVa(n) ? ok(n) : err('EINVAL');
}

/** Returns `n` as a PageVa without a check. */
export function asPageVa(n: number): PageVa {
  return n as PageVa;
}

/** A length in bytes, a multiple of the page size. */
export type PageLength = Brand<number, 'PageLength'>;

/** Whether `n` is a PageLength. */
export function isPageLength(n: number): n is PageLength {
  return Number.isSafeInteger(n) && n >= 4096 && n < 0x8000_0000 && n % 4096 === 0;
}

/** Returns `n` as a PageLength, or EINVAL if it is not valid. */
export function pageLength(n: number): Result<PageLength, 'EINVAL'> {
  return isPageLength(n) ? ok(n) : err('EINVAL');
}

/** Returns `n` as a PageLength without a check. */
export function asPageLength(n: number): PageLength {
  return n as PageLength;
}

/** A physical address of a page. */
export type PhysicalPage = Brand<number, 'PhysicalPage'>;

/** Whether `n` is a PhysicalPage. */
export function isPhysicalPage(n: number): n is PhysicalPage {
  return Number.isSafeInteger(n) && n >= 0 && n % 4096 === 0;
}

/** Returns `n` as a PhysicalPage, or EINVAL if it is not valid. */
export function physicalPage(n: number): Result<PhysicalPage, 'EINVAL'> {
  return isPhysicalPage(n) ? ok(n) : err('EINVAL');
}

/** Returns `n` as a PhysicalPage without a check. */
export function asPhysicalPage(n: number): PhysicalPage {
  return n as PhysicalPage;
}

/** Permissions of a mapping. */
export const Prot = {
  READ: 1 as Prot,
  WRITE: 2 as Prot,
  EXEC: 4 as Prot,
} as const;
/** Permissions of a mapping. */
export type Prot = Brand<number, 'Prot'>;

/** All named bits of Prot. */
export const PROT_ALL: Prot = 7 as Prot;

/** Whether `n` is a Prot. */
export function isProt(n: number): n is Prot {
  return n >>> 0 === n && (n & ~PROT_ALL) === 0;
}

/** Returns `n` as a Prot, or EINVAL if it is not valid. */
export function prot(n: number): Result<Prot, 'EINVAL'> {
  return isProt(n) ? ok(n) : err('EINVAL');
}

/** Returns `n` as a Prot without a check. */
export function asProt(n: number): Prot {
  return n as Prot;
}

/** The mode that a mapping is for. */
export const AsMapFlags = {
  USER: 1 as AsMapFlags,
} as const;
/** The mode that a mapping is for. */
export type AsMapFlags = Brand<number, 'AsMapFlags'>;

/** All named bits of AsMapFlags. */
export const AS_MAP_FLAGS_ALL: AsMapFlags = 1 as AsMapFlags;

/** Whether `n` is an AsMapFlags. */
export function isAsMapFlags(n: number): n is AsMapFlags {
  return n >>> 0 === n && (n & ~AS_MAP_FLAGS_ALL) === 0;
}

/** Returns `n` as an AsMapFlags, or EINVAL if it is not valid. */
export function asMapFlagsOf(n: number): Result<AsMapFlags, 'EINVAL'> {
  return isAsMapFlags(n) ? ok(n) : err('EINVAL');
}

/** Returns `n` as an AsMapFlags without a check. */
export function asAsMapFlags(n: number): AsMapFlags {
  return n as AsMapFlags;
}

/** Page flags of a mapping in the caller's own space. */
export const MapFlags = {
  VALID: 1 as MapFlags,
  READ: 2 as MapFlags,
  WRITE: 4 as MapFlags,
  EXEC: 8 as MapFlags,
  USER: 16 as MapFlags,
} as const;
/** Page flags of a mapping in the caller's own space. */
export type MapFlags = Brand<number, 'MapFlags'>;

/** All named bits of MapFlags. */
export const MAP_FLAGS_ALL: MapFlags = 31 as MapFlags;

/** Whether `n` is a MapFlags. */
export function isMapFlags(n: number): n is MapFlags {
  return n >>> 0 === n && (n & ~MAP_FLAGS_ALL) === 0;
}

/** Returns `n` as a MapFlags, or EINVAL if it is not valid. */
export function mapFlags(n: number): Result<MapFlags, 'EINVAL'> {
  return isMapFlags(n) ? ok(n) : err('EINVAL');
}

/** Returns `n` as a MapFlags without a check. */
export function asMapFlags(n: number): MapFlags {
  return n as MapFlags;
}

/** A child to wait for; zero or a negative value means any child. */
export type WaitTarget = Brand<number, 'WaitTarget'>;

/** Whether `n` is a WaitTarget. */
export function isWaitTarget(n: number): n is WaitTarget {
  return (n | 0) === n;
}

/** Returns `n` as a WaitTarget, or EINVAL if it is not valid. */
export function waitTarget(n: number): Result<WaitTarget, 'EINVAL'> {
  return isWaitTarget(n) ? ok(n) : err('EINVAL');
}

/** Returns `n` as a WaitTarget without a check. */
export function asWaitTarget(n: number): WaitTarget {
  return n as WaitTarget;
}

/** The exit status of a task. A fault has −22, a kill −9. */
export type ExitStatus = Brand<number, 'ExitStatus'>;

/** Whether `n` is an ExitStatus. */
export function isExitStatus(n: number): n is ExitStatus {
  return (n | 0) === n;
}

/** Returns `n` as an ExitStatus, or EINVAL if it is not valid. */
export function exitStatus(n: number): Result<ExitStatus, 'EINVAL'> {
  return isExitStatus(n) ? ok(n) : err('EINVAL');
}

/** Returns `n` as an ExitStatus without a check. */
export function asExitStatus(n: number): ExitStatus {
  return n as ExitStatus;
}

/** The entry address of a task, two-byte aligned. */
export type EntryPc = Brand<number, 'EntryPc'>;

/** Whether `n` is an EntryPc. */
export function isEntryPc(n: number): n is EntryPc {
  return Number.isSafeInteger(n) && n >= 0 && n < 0x8000_0000 && n % 2 === 0;
}

/** Returns `n` as an EntryPc, or EINVAL if it is not valid. */
export function entryPc(n: number): Result<EntryPc, 'EINVAL'> {
  return isEntryPc(n) ? ok(n) : err('EINVAL');
}

/** Returns `n` as an EntryPc without a check. */
export function asEntryPc(n: number): EntryPc {
  return n as EntryPc;
}

/** Stack pages of a new task. */
export type StackPages = Brand<number, 'StackPages'>;

/** Whether `n` is a StackPages. */
export function isStackPages(n: number): n is StackPages {
  return n >>> 0 === n && n >= 1 && n < 65;
}

/** Returns `n` as a StackPages, or EINVAL if it is not valid. */
export function stackPages(n: number): Result<StackPages, 'EINVAL'> {
  return isStackPages(n) ? ok(n) : err('EINVAL');
}

/** Returns `n` as a StackPages without a check. */
export function asStackPages(n: number): StackPages {
  return n as StackPages;
}

/** The reason why the last spawn or exec failed. */
export const SpawnFailReason = {
  Unknown: 0,
  Oom: 1,
  CapTableFull: 2,
  EndpointQuota: 3,
  MapFailed: 4,
  InvalidPayload: 5,
  DeniedByPolicy: 6,
} as const;
/** The reason why the last spawn or exec failed. */
export type SpawnFailReason = (typeof SpawnFailReason)[keyof typeof SpawnFailReason];

/** The names of SpawnFailReason, by number. */
export const SPAWN_FAIL_REASON_NAMES: Readonly<Record<number, keyof typeof SpawnFailReason>> = {
  0: 'Unknown',
  1: 'Oom',
  2: 'CapTableFull',
  3: 'EndpointQuota',
  4: 'MapFailed',
  5: 'InvalidPayload',
  6: 'DeniedByPolicy',
};

/** Whether `n` is a SpawnFailReason. */
export function isSpawnFailReason(n: number): n is SpawnFailReason {
  return n >>> 0 === n && n <= 6;
}

/** Returns `n` as a SpawnFailReason, or EINVAL if it is not valid. */
export function spawnFailReason(n: number): Result<SpawnFailReason, 'EINVAL'> {
  return isSpawnFailReason(n) ? ok(n) : err('EINVAL');
}

/** Returns the SpawnFailReason with the number `n`, if any. */
export function decodeSpawnFailReason(n: number): SpawnFailReason | undefined {
  return isSpawnFailReason(n) ? n : undefined;
}

/** Why a task ended: by exit with 0, by exit with another status, by a fault, by a kill. */
export const ExitReason = {
  Clean: 0,
  Error: 1,
  Fault: 2,
  Killed: 3,
} as const;
/** Why a task ended: by exit with 0, by exit with another status, by a fault, by a kill. */
export type ExitReason = (typeof ExitReason)[keyof typeof ExitReason];

/** The names of ExitReason, by number. */
export const EXIT_REASON_NAMES: Readonly<Record<number, keyof typeof ExitReason>> = {
  0: 'Clean',
  1: 'Error',
  2: 'Fault',
  3: 'Killed',
};

/** Whether `n` is an ExitReason. */
export function isExitReason(n: number): n is ExitReason {
  return n >>> 0 === n && n <= 3;
}

/** Returns `n` as an ExitReason, or EINVAL if it is not valid. */
export function exitReason(n: number): Result<ExitReason, 'EINVAL'> {
  return isExitReason(n) ? ok(n) : err('EINVAL');
}

/** Returns the ExitReason with the number `n`, if any. */
export function decodeExitReason(n: number): ExitReason | undefined {
  return isExitReason(n) ? n : undefined;
}

/** Flags of a wait. */
export const WaitFlags = {
  NOHANG: 1 as WaitFlags,
} as const;
/** Flags of a wait. */
export type WaitFlags = Brand<number, 'WaitFlags'>;

/** All named bits of WaitFlags. */
export const WAIT_FLAGS_ALL: WaitFlags = 1 as WaitFlags;

/** Whether `n` is a WaitFlags. */
export function isWaitFlags(n: number): n is WaitFlags {
  return n >>> 0 === n && (n & ~WAIT_FLAGS_ALL) === 0;
}

/** Returns `n` as a WaitFlags, or EINVAL if it is not valid. */
export function waitFlags(n: number): Result<WaitFlags, 'EINVAL'> {
  return isWaitFlags(n) ? ok(n) : err('EINVAL');
}

/** Returns `n` as a WaitFlags without a check. */
export function asWaitFlags(n: number): WaitFlags {
  return n as WaitFlags;
}

/** The board's number of a hart. */
export type HartId = Brand<number, 'HartId'>;

/** Whether `n` is a HartId. */
export function isHartId(n: number): n is HartId {
  return n >>> 0 === n && n <= 65535;
}

/** Returns `n` as a HartId, or EINVAL if it is not valid. */
export function hartId(n: number): Result<HartId, 'EINVAL'> {
  return isHartId(n) ? ok(n) : err('EINVAL');
}

/** Returns `n` as a HartId without a check. */
export function asHartId(n: number): HartId {
  return n as HartId;
}

/** The kernel's number of a CPU; 0 is the boot CPU. */
export type CpuId = Brand<number, 'CpuId'>;

/** Whether `n` is a CpuId. */
export function isCpuId(n: number): n is CpuId {
  return n >>> 0 === n && n <= 65535;
}

/** Returns `n` as a CpuId, or EINVAL if it is not valid. */
export function cpuId(n: number): Result<CpuId, 'EINVAL'> {
  return isCpuId(n) ? ok(n) : err('EINVAL');
}

/** Returns `n` as a CpuId without a check. */
export function asCpuId(n: number): CpuId {
  return n as CpuId;
}

/** An endpoint: index in the low half, generation in the high half. */
export type EndpointId = Brand<number, 'EndpointId'>;

/** Whether `n` is an EndpointId. */
export function isEndpointId(n: number): n is EndpointId {
  return n >>> 0 === n;
}

/** Returns `n` as an EndpointId, or EINVAL if it is not valid. */
export function endpointId(n: number): Result<EndpointId, 'EINVAL'> {
  return isEndpointId(n) ? ok(n) : err('EINVAL');
}

/** Returns `n` as an EndpointId without a check. */
export function asEndpointId(n: number): EndpointId {
  return n as EndpointId;
}

/** A memory object. */
export type VmoId = Brand<number, 'VmoId'>;

/** Whether `n` is a VmoId. */
export function isVmoId(n: number): n is VmoId {
  return n >>> 0 === n;
}

/** Returns `n` as a VmoId, or EINVAL if it is not valid. */
export function vmoId(n: number): Result<VmoId, 'EINVAL'> {
  return isVmoId(n) ? ok(n) : err('EINVAL');
}

/** Returns `n` as a VmoId without a check. */
export function asVmoId(n: number): VmoId {
  return n as VmoId;
}

/** A point in virtual time, in nanoseconds since boot. */
export type Instant = Brand<number, 'Instant'>;

/** Whether `n` is an Instant. */
export function isInstant(n: number): n is Instant {
  return Number.isSafeInteger(n) && n >= 0;
}

/** Returns `n` as an Instant, or EINVAL if it is not valid. */
export function instant(n: number): Result<Instant, 'EINVAL'> {
  return isInstant(n) ? ok(n) : err('EINVAL');
}

/** Returns `n` as an Instant without a check. */
export function asInstant(n: number): Instant {
  return n as Instant;
}

/** The outcome of a request to reschedule. */
export const ReschedOutcome = {
  Accepted: 0,
  AlreadyPending: 1,
  InvalidCpu: 2,
  OfflineCpu: 3,
} as const;
/** The outcome of a request to reschedule. */
export type ReschedOutcome = (typeof ReschedOutcome)[keyof typeof ReschedOutcome];

/** The names of ReschedOutcome, by number. */
export const RESCHED_OUTCOME_NAMES: Readonly<Record<number, keyof typeof ReschedOutcome>> = {
  0: 'Accepted',
  1: 'AlreadyPending',
  2: 'InvalidCpu',
  3: 'OfflineCpu',
};

/** Whether `n` is a ReschedOutcome. */
export function isReschedOutcome(n: number): n is ReschedOutcome {
  return n >>> 0 === n && n <= 3;
}

/** Returns `n` as a ReschedOutcome, or OutOfBounds if it is not valid. */
export function reschedOutcome(n: number): Result<ReschedOutcome, 'OutOfBounds'> {
  return isReschedOutcome(n) ? ok(n) : err('OutOfBounds');
}

/** Returns the ReschedOutcome with the number `n`, if any. */
export function decodeReschedOutcome(n: number): ReschedOutcome | undefined {
  return isReschedOutcome(n) ? n : undefined;
}

/** The outcome of a software interrupt. */
export const AckOutcome = {
  Acked: 0,
  NoPendingRequest: 1,
} as const;
/** The outcome of a software interrupt. */
export type AckOutcome = (typeof AckOutcome)[keyof typeof AckOutcome];

/** The names of AckOutcome, by number. */
export const ACK_OUTCOME_NAMES: Readonly<Record<number, keyof typeof AckOutcome>> = {
  0: 'Acked',
  1: 'NoPendingRequest',
};

/** Whether `n` is an AckOutcome. */
export function isAckOutcome(n: number): n is AckOutcome {
  return n >>> 0 === n && n <= 1;
}

/** Returns `n` as an AckOutcome, or OutOfBounds if it is not valid. */
export function ackOutcome(n: number): Result<AckOutcome, 'OutOfBounds'> {
  return isAckOutcome(n) ? ok(n) : err('OutOfBounds');
}

/** Returns the AckOutcome with the number `n`, if any. */
export function decodeAckOutcome(n: number): AckOutcome | undefined {
  return isAckOutcome(n) ? n : undefined;
}

/** A scheduling class; a larger value is a stronger class. */
export const QosClass = {
  Idle: 0,
  Normal: 1,
  Interactive: 2,
  PerfBurst: 3,
} as const;
/** A scheduling class; a larger value is a stronger class. */
export type QosClass = (typeof QosClass)[keyof typeof QosClass];

/** The names of QosClass, by number. */
export const QOS_CLASS_NAMES: Readonly<Record<number, keyof typeof QosClass>> = {
  0: 'Idle',
  1: 'Normal',
  2: 'Interactive',
  3: 'PerfBurst',
};

/** The initial QosClass. */
export const QOS_CLASS_INITIAL: QosClass = QosClass.Normal;

/** Whether `n` is a QosClass. */
export function isQosClass(n: number): n is QosClass {
  return n >>> 0 === n && n <= 3;
}

/** Returns `n` as a QosClass, or EINVAL if it is not valid. */
export function qosClass(n: number): Result<QosClass, 'EINVAL'> {
  return isQosClass(n) ? ok(n) : err('EINVAL');
}

/** Returns the QosClass with the number `n`, if any. */
export function decodeQosClass(n: number): QosClass | undefined {
  return isQosClass(n) ? n : undefined;
}

/**
 * What a receive hands over: a message; a request, to reply to with its token; or the end of a call that the receiver
 * started: its reply, or the reason why there is none.
 */
export const MessageKind = {
  Message: 0,
  Request: 1,
  Reply: 2,
  PeerGone: 3,
  TimedOut: 4,
  TooLong: 5,
} as const;
/**
 * What a receive hands over: a message; a request, to reply to with its token; or the end of a call that the receiver
 * started: its reply, or the reason why there is none.
 */
export type MessageKind = (typeof MessageKind)[keyof typeof MessageKind];

/** The names of MessageKind, by number. */
export const MESSAGE_KIND_NAMES: Readonly<Record<number, keyof typeof MessageKind>> = {
  0: 'Message',
  1: 'Request',
  2: 'Reply',
  3: 'PeerGone',
  4: 'TimedOut',
  5: 'TooLong',
};

/** Whether `n` is a MessageKind. */
export function isMessageKind(n: number): n is MessageKind {
  return n >>> 0 === n && n <= 5;
}

/** Returns `n` as a MessageKind, or EINVAL if it is not valid. */
export function messageKind(n: number): Result<MessageKind, 'EINVAL'> {
  return isMessageKind(n) ? ok(n) : err('EINVAL');
}

/** Returns the MessageKind with the number `n`, if any. */
export function decodeMessageKind(n: number): MessageKind | undefined {
  return isMessageKind(n) ? n : undefined;
}
