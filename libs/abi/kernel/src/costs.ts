// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:7cf5afdab72e2f41

import { A7, u32In } from '@abicus/wire';

/** The virtual time of a call with an unknown number, in nanoseconds. */
export const UNKNOWN_COST_NS = 1_000;

/**
 * The virtual time of each call by its number, in nanoseconds: of its most expensive operation, if
 * a selector picks one.
 */
export const COST_NS: readonly number[] = [
  1_000, // 0 yield
  1_000, // 1 nsec
  2_000, // 2 sendHeader
  2_000, // 3 recvHeader
  3_000, // 4 map
  5_000, // 5 vmoCreate
  3_000, // 6 vmoWrite
  10_000, // 7 spawn
  2_000, // 8 capTransfer
  5_000, // 9 asCreate
  5_000, // 10 asMap
  10_000, // 11 exit
  2_000, // 12 wait
  50_000, // 13 exec
  2_000, // 14 ipcSend
  1_000, // 15 taskQos
  1_000, // 16 debugPutc
  50_000, // 17 execV2
  2_000, // 18 ipcRecv
  1_000, // 19 ipcEndpointCreate
  1_000, // 20 capClose
  3_000, // 21 ipcEndpointClose
  5_000, // 22 ipcEndpointCreateV2
  5_000, // 23 ipcEndpointCreateFor
  1_000, // 24 capClone
  1_000, // 25 getpid
  2_000, // 26 ipcRecvV2
  3_000, // 27 mmioMap
  1_000, // 28 capQuery
  1_000, // 29 spawnLastError
  2_000, // 30 deviceCapCreate
  2_000, // 31 capTransferTo
  UNKNOWN_COST_NS, // 32
  UNKNOWN_COST_NS, // 33
  UNKNOWN_COST_NS, // 34
  UNKNOWN_COST_NS, // 35
  UNKNOWN_COST_NS, // 36
  UNKNOWN_COST_NS, // 37
  UNKNOWN_COST_NS, // 38
  UNKNOWN_COST_NS, // 39
  UNKNOWN_COST_NS, // 40
  UNKNOWN_COST_NS, // 41
  UNKNOWN_COST_NS, // 42
  UNKNOWN_COST_NS, // 43
  2_000, // 44 debugWrite
  UNKNOWN_COST_NS, // 45
  3_000, // 46 vmoDestroy
  3_000, // 47 vmoRead
  UNKNOWN_COST_NS, // 48
  UNKNOWN_COST_NS, // 49
  UNKNOWN_COST_NS, // 50
  1_000, // 51 vmoShareRo
  2_000, // 52 waitNohang
  UNKNOWN_COST_NS, // 53
  UNKNOWN_COST_NS, // 54
  UNKNOWN_COST_NS, // 55
  2_000, // 56 capWatch
];

/** The virtual time of the call in these registers, in nanoseconds. */
export function costOf(x: Int32Array): number {
  const number = u32In(x, A7);
  return COST_NS[number] ?? UNKNOWN_COST_NS;
}
