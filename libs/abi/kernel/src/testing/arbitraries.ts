// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:b5e3715cf6a09c27

import type { BootstrapInfo } from '../structs/bootstrap-info.ts';
import type { BootstrapMsg } from '../structs/bootstrap-msg.ts';
import type { CapInfo } from '../structs/cap-info.ts';
import type { MsgHeader } from '../structs/msg-header.ts';
import type { PeerGone } from '../structs/peer-gone.ts';
import type { RecvDesc } from '../structs/recv-desc.ts';
import {
  AckOutcome,
  type AsHandle,
  type AsMapFlags,
  CapKind,
  type CapSlot,
  type CpuId,
  type EndpointId,
  type EntryPc,
  type ExitStatus,
  GoneSide,
  type HartId,
  type Instant,
  type MapFlags,
  type MsgFlags,
  MsgType,
  type PageLength,
  type PageVa,
  type PhysicalPage,
  type Pid,
  type Prot,
  QosClass,
  type QueueDepth,
  type RecvFlags,
  ReschedOutcome,
  type Rights,
  type SendFlags,
  SpawnFailReason,
  type StackPages,
  type UserPtr,
  type VmoId,
  type WaitTarget,
} from '../types.ts';
import { type Draw, pick } from './draw.ts';

/** Any Pid. */
export function anyPid(draw: Draw): Pid {
  return draw.integer(0, 4294967295) as Pid;
}

/** Any WaitTarget. */
export function anyWaitTarget(draw: Draw): WaitTarget {
  return draw.integer(-2147483648, 2147483647) as WaitTarget;
}

/** Any ExitStatus. */
export function anyExitStatus(draw: Draw): ExitStatus {
  return draw.integer(-2147483648, 2147483647) as ExitStatus;
}

/** Any CapSlot. */
export function anyCapSlot(draw: Draw): CapSlot {
  return draw.integer(0, 4294967295) as CapSlot;
}

/** Any AsHandle. */
export function anyAsHandle(draw: Draw): AsHandle {
  return draw.integer(1, 4294967295) as AsHandle;
}

/** Any UserPtr. */
export function anyUserPtr(draw: Draw): UserPtr {
  return draw.integer(0, 9007199254740991) as UserPtr;
}

/** Any PageVa. */
export function anyPageVa(draw: Draw): PageVa {
  return (draw.integer(0, 524287) * 4096) as PageVa;
}

/** Any EntryPc. */
export function anyEntryPc(draw: Draw): EntryPc {
  return (draw.integer(0, 1073741823) * 2) as EntryPc;
}

/** Any PageLength. */
export function anyPageLength(draw: Draw): PageLength {
  return (draw.integer(1, 524287) * 4096) as PageLength;
}

/** Any PhysicalPage. */
export function anyPhysicalPage(draw: Draw): PhysicalPage {
  return (draw.integer(0, 2199023255551) * 4096) as PhysicalPage;
}

/** Any StackPages. */
export function anyStackPages(draw: Draw): StackPages {
  return draw.integer(1, 64) as StackPages;
}

/** Any QueueDepth. */
export function anyQueueDepth(draw: Draw): QueueDepth {
  return draw.integer(1, 256) as QueueDepth;
}

/** Any Rights. */
export function anyRights(draw: Draw): Rights {
  return (draw.integer(0, 1) * 1 +
    draw.integer(0, 1) * 2 +
    draw.integer(0, 1) * 4 +
    draw.integer(0, 1) * 8) as Rights;
}

/** Any SendFlags. */
export function anySendFlags(draw: Draw): SendFlags {
  return (draw.integer(0, 1) * 1) as SendFlags;
}

/** Any RecvFlags. */
export function anyRecvFlags(draw: Draw): RecvFlags {
  return (draw.integer(0, 1) * 1 + draw.integer(0, 1) * 2) as RecvFlags;
}

/** Any MsgFlags. */
export function anyMsgFlags(draw: Draw): MsgFlags {
  return draw.integer(0, 65535) as MsgFlags;
}

/** Any Prot. */
export function anyProt(draw: Draw): Prot {
  return (draw.integer(0, 1) * 1 + draw.integer(0, 1) * 2 + draw.integer(0, 1) * 4) as Prot;
}

/** Any AsMapFlags. */
export function anyAsMapFlags(draw: Draw): AsMapFlags {
  return (draw.integer(0, 1) * 1) as AsMapFlags;
}

/** Any MapFlags. */
export function anyMapFlags(draw: Draw): MapFlags {
  return (draw.integer(0, 1) * 1 +
    draw.integer(0, 1) * 2 +
    draw.integer(0, 1) * 4 +
    draw.integer(0, 1) * 8 +
    draw.integer(0, 1) * 16) as MapFlags;
}

/** Any MsgType. */
export function anyMsgType(draw: Draw): MsgType {
  return (
    draw.integer(0, 1) === 0 ? pick(draw, [MsgType.PeerGone]) : draw.integer(0, 65535)
  ) as MsgType;
}

/** Any CapKind. */
export function anyCapKind(draw: Draw): CapKind {
  return pick(draw, [CapKind.Vmo, CapKind.DeviceMmio]);
}

/** Any SpawnFailReason. */
export function anySpawnFailReason(draw: Draw): SpawnFailReason {
  return pick(draw, [
    SpawnFailReason.Unknown,
    SpawnFailReason.Oom,
    SpawnFailReason.CapTableFull,
    SpawnFailReason.EndpointQuota,
    SpawnFailReason.MapFailed,
    SpawnFailReason.InvalidPayload,
    SpawnFailReason.DeniedByPolicy,
  ]);
}

/** Any GoneSide. */
export function anyGoneSide(draw: Draw): GoneSide {
  return pick(draw, [GoneSide.Endpoint, GoneSide.Senders]);
}

/** Any MsgHeader. */
export function anyMsgHeader(draw: Draw): MsgHeader {
  return {
    src: draw.integer(0, 4294967295),
    dst: draw.integer(0, 4294967295),
    ty: anyMsgType(draw),
    flags: anyMsgFlags(draw),
    len: draw.integer(0, 4294967295),
  };
}

/** Any RecvDesc. */
export function anyRecvDesc(draw: Draw): RecvDesc {
  return {
    slot: anyCapSlot(draw),
    headerOut: anyUserPtr(draw),
    payloadOut: anyUserPtr(draw),
    payloadMax: draw.integer(0, 9007199254740991),
    senderServiceIdOut: anyUserPtr(draw),
    flags: anyRecvFlags(draw),
    deadline: draw.bigint(0n, 18446744073709551615n),
  };
}

/** Any CapInfo. */
export function anyCapInfo(draw: Draw): CapInfo {
  return {
    capKind: anyCapKind(draw),
    base: draw.bigint(0n, 18446744073709551615n),
    length: draw.bigint(0n, 18446744073709551615n),
  };
}

/** Any BootstrapInfo. */
export function anyBootstrapInfo(draw: Draw): BootstrapInfo {
  return {
    namePtr: anyUserPtr(draw),
    nameLength: draw.integer(0, 4294967295),
    serviceId: draw.bigint(0n, 18446744073709551615n),
  };
}

/** Any BootstrapMsg. */
export function anyBootstrapMsg(draw: Draw): BootstrapMsg {
  return {
    argc: draw.integer(0, 4294967295),
    argv: anyUserPtr(draw),
    env: anyUserPtr(draw),
    capSeedEndpoint: draw.integer(0, 4294967295),
    flags: draw.integer(0, 4294967295),
  };
}

/** Any PeerGone. */
export function anyPeerGone(draw: Draw): PeerGone {
  return {
    side: anyGoneSide(draw),
    slot: anyCapSlot(draw),
    cookie: draw.bigint(0n, 18446744073709551615n),
  };
}

/** Any HartId. */
export function anyHartId(draw: Draw): HartId {
  return draw.integer(0, 65535) as HartId;
}

/** Any CpuId. */
export function anyCpuId(draw: Draw): CpuId {
  return draw.integer(0, 65535) as CpuId;
}

/** Any EndpointId. */
export function anyEndpointId(draw: Draw): EndpointId {
  return draw.integer(0, 4294967295) as EndpointId;
}

/** Any VmoId. */
export function anyVmoId(draw: Draw): VmoId {
  return draw.integer(0, 4294967295) as VmoId;
}

/** Any Instant. */
export function anyInstant(draw: Draw): Instant {
  return draw.integer(0, 9007199254740991) as Instant;
}

/** Any ReschedOutcome. */
export function anyReschedOutcome(draw: Draw): ReschedOutcome {
  return pick(draw, [
    ReschedOutcome.Accepted,
    ReschedOutcome.AlreadyPending,
    ReschedOutcome.InvalidCpu,
    ReschedOutcome.OfflineCpu,
  ]);
}

/** Any AckOutcome. */
export function anyAckOutcome(draw: Draw): AckOutcome {
  return pick(draw, [AckOutcome.Acked, AckOutcome.NoPendingRequest]);
}

/** Any QosClass. */
export function anyQosClass(draw: Draw): QosClass {
  return pick(draw, [QosClass.Idle, QosClass.Normal, QosClass.Interactive, QosClass.PerfBurst]);
}
