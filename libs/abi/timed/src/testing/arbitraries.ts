// @generated from contracts/rfc-0023-timed.contract.ts (RFC-0023/timed). Do not edit: change the contract, then run `abicus generate`.
// body sha256:b378df575cf802c9

import type { CancelReply, CancelRequest } from '../ops/cancel.ts';
import type { RegisterReply, RegisterRequest } from '../ops/register.ts';
import type { RoomReply, RoomRequest } from '../ops/room.ts';
import type { SleepUntilReply, SleepUntilRequest } from '../ops/sleep-until.ts';
import { QosClass, type TimerId } from '../types.ts';
import { type Draw, pick } from './draw.ts';

/** Any QosClass. */
export function anyQosClass(draw: Draw): QosClass {
  return pick(draw, [QosClass.Idle, QosClass.Normal, QosClass.Interactive, QosClass.PerfBurst]);
}

/** Any TimerId. */
export function anyTimerId(draw: Draw): TimerId {
  return draw.integer(0, 4294967295) as TimerId;
}

/** Any RegisterRequest. */
export function anyRegisterRequest(draw: Draw): RegisterRequest {
  return { qos: anyQosClass(draw), deadline: draw.bigint(0n, 18446744073709551615n) };
}

/** Any RegisterReply. */
export function anyRegisterReply(draw: Draw): RegisterReply {
  return { timer: anyTimerId(draw), coalesced: draw.bigint(0n, 18446744073709551615n) };
}

/** Any CancelRequest. */
export function anyCancelRequest(draw: Draw): CancelRequest {
  return { timer: anyTimerId(draw) };
}

/** Any CancelReply. */
export function anyCancelReply(_draw: Draw): CancelReply {
  return {};
}

/** Any SleepUntilRequest. */
export function anySleepUntilRequest(draw: Draw): SleepUntilRequest {
  return { qos: anyQosClass(draw), deadline: draw.bigint(0n, 18446744073709551615n) };
}

/** Any SleepUntilReply. */
export function anySleepUntilReply(draw: Draw): SleepUntilReply {
  return { wake: draw.bigint(0n, 18446744073709551615n) };
}

/** Any RoomRequest. */
export function anyRoomRequest(_draw: Draw): RoomRequest {
  return {};
}

/** Any RoomReply. */
export function anyRoomReply(draw: Draw): RoomReply {
  return { free: draw.integer(0, 4294967295) };
}
