// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:f42fe40772e49eb9

import { u32In } from '@abicus/wire';

const A7 = 34;

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
  2_000, // 36 irqBind
  2_000, // 37 irqComplete
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
  UNKNOWN_COST_NS, // 56
  UNKNOWN_COST_NS, // 57
  2_000, // 58 ipcCall
  2_000, // 59 ipcReplyRecv
  UNKNOWN_COST_NS, // 60
  UNKNOWN_COST_NS, // 61
  UNKNOWN_COST_NS, // 62
  UNKNOWN_COST_NS, // 63
  UNKNOWN_COST_NS, // 64
  UNKNOWN_COST_NS, // 65
  UNKNOWN_COST_NS, // 66
  UNKNOWN_COST_NS, // 67
  UNKNOWN_COST_NS, // 68
  UNKNOWN_COST_NS, // 69
  UNKNOWN_COST_NS, // 70
  UNKNOWN_COST_NS, // 71
  UNKNOWN_COST_NS, // 72
  UNKNOWN_COST_NS, // 73
  UNKNOWN_COST_NS, // 74
  UNKNOWN_COST_NS, // 75
  UNKNOWN_COST_NS, // 76
  UNKNOWN_COST_NS, // 77
  UNKNOWN_COST_NS, // 78
  UNKNOWN_COST_NS, // 79
  UNKNOWN_COST_NS, // 80
  UNKNOWN_COST_NS, // 81
  UNKNOWN_COST_NS, // 82
  UNKNOWN_COST_NS, // 83
  UNKNOWN_COST_NS, // 84
  UNKNOWN_COST_NS, // 85
  UNKNOWN_COST_NS, // 86
  UNKNOWN_COST_NS, // 87
  UNKNOWN_COST_NS, // 88
  UNKNOWN_COST_NS, // 89
  UNKNOWN_COST_NS, // 90
  UNKNOWN_COST_NS, // 91
  UNKNOWN_COST_NS, // 92
  UNKNOWN_COST_NS, // 93
  UNKNOWN_COST_NS, // 94
  UNKNOWN_COST_NS, // 95
  UNKNOWN_COST_NS, // 96
  UNKNOWN_COST_NS, // 97
  UNKNOWN_COST_NS, // 98
  UNKNOWN_COST_NS, // 99
  UNKNOWN_COST_NS, // 100
  UNKNOWN_COST_NS, // 101
  UNKNOWN_COST_NS, // 102
  UNKNOWN_COST_NS, // 103
  UNKNOWN_COST_NS, // 104
  UNKNOWN_COST_NS, // 105
  UNKNOWN_COST_NS, // 106
  UNKNOWN_COST_NS, // 107
  UNKNOWN_COST_NS, // 108
  UNKNOWN_COST_NS, // 109
  UNKNOWN_COST_NS, // 110
  UNKNOWN_COST_NS, // 111
  UNKNOWN_COST_NS, // 112
  UNKNOWN_COST_NS, // 113
  UNKNOWN_COST_NS, // 114
  UNKNOWN_COST_NS, // 115
  UNKNOWN_COST_NS, // 116
  UNKNOWN_COST_NS, // 117
  UNKNOWN_COST_NS, // 118
  UNKNOWN_COST_NS, // 119
  UNKNOWN_COST_NS, // 120
  UNKNOWN_COST_NS, // 121
  UNKNOWN_COST_NS, // 122
  UNKNOWN_COST_NS, // 123
  UNKNOWN_COST_NS, // 124
  UNKNOWN_COST_NS, // 125
  UNKNOWN_COST_NS, // 126
  UNKNOWN_COST_NS, // 127
  2_000, // 128 ipcCallV2
  2_000, // 129 ipcReplyRecvV2
  2_000, // 130 ipcCallStart
  2_000, // 131 capWatch
  2_000, // 132 taskWatch
  2_000, // 133 waitInfo
  10_000, // 134 taskKill
  1_000, // 135 capDerive
  2_000, // 136 factoryDerive
];

/** The virtual time of the call in these registers, in nanoseconds. */
export function costOf(x: Int32Array): number {
  const number = u32In(x, A7);
  return COST_NS[number] ?? UNKNOWN_COST_NS;
}
