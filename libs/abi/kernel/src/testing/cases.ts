// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:5a378e38f9911a39

import { AS_CREATE_CASES } from './cases/as-create.ts';
import { AS_MAP_CASES } from './cases/as-map.ts';
import { CAP_CLONE_CASES } from './cases/cap-clone.ts';
import { CAP_CLOSE_CASES } from './cases/cap-close.ts';
import { CAP_QUERY_CASES } from './cases/cap-query.ts';
import { CAP_TRANSFER_TO_CASES } from './cases/cap-transfer-to.ts';
import { CAP_TRANSFER_CASES } from './cases/cap-transfer.ts';
import { CAP_WATCH_CASES } from './cases/cap-watch.ts';
import { DEBUG_PUTC_CASES } from './cases/debug-putc.ts';
import { DEBUG_WRITE_CASES } from './cases/debug-write.ts';
import { DEVICE_CAP_CREATE_CASES } from './cases/device-cap-create.ts';
import { EXEC_V2_CASES } from './cases/exec-v2.ts';
import { EXEC_CASES } from './cases/exec.ts';
import { EXIT_CASES } from './cases/exit.ts';
import { GETPID_CASES } from './cases/getpid.ts';
import { IPC_ENDPOINT_CLOSE_CASES } from './cases/ipc-endpoint-close.ts';
import { IPC_ENDPOINT_CREATE_FOR_CASES } from './cases/ipc-endpoint-create-for.ts';
import { IPC_ENDPOINT_CREATE_V2_CASES } from './cases/ipc-endpoint-create-v2.ts';
import { IPC_ENDPOINT_CREATE_CASES } from './cases/ipc-endpoint-create.ts';
import { IPC_RECV_V2_CASES } from './cases/ipc-recv-v2.ts';
import { IPC_RECV_CASES } from './cases/ipc-recv.ts';
import { IPC_SEND_CASES } from './cases/ipc-send.ts';
import { MAP_CASES } from './cases/map.ts';
import { MMIO_MAP_CASES } from './cases/mmio-map.ts';
import { NSEC_CASES } from './cases/nsec.ts';
import { RECV_HEADER_CASES } from './cases/recv-header.ts';
import { SEND_HEADER_CASES } from './cases/send-header.ts';
import { SPAWN_LAST_ERROR_CASES } from './cases/spawn-last-error.ts';
import { SPAWN_CASES } from './cases/spawn.ts';
import { TASK_QOS_GET_CASES } from './cases/task-qos-get.ts';
import { TASK_QOS_SET_CASES } from './cases/task-qos-set.ts';
import { UNKNOWN_NUMBERS_CASES } from './cases/unknown-numbers.ts';
import { VMO_CREATE_CASES } from './cases/vmo-create.ts';
import { VMO_DESTROY_CASES } from './cases/vmo-destroy.ts';
import { VMO_READ_CASES } from './cases/vmo-read.ts';
import { VMO_WRITE_CASES } from './cases/vmo-write.ts';
import { WAIT_NOHANG_CASES } from './cases/wait-nohang.ts';
import { WAIT_CASES } from './cases/wait.ts';
import { YIELD_CASES } from './cases/yield.ts';
import type { DecodeCase } from './decode-case.ts';

/** All cases of decoding calls, by operation and in the order of their registers. */
export const DECODE_CASES: readonly DecodeCase[] = [
  ...YIELD_CASES,
  ...NSEC_CASES,
  ...SEND_HEADER_CASES,
  ...RECV_HEADER_CASES,
  ...MAP_CASES,
  ...VMO_CREATE_CASES,
  ...VMO_WRITE_CASES,
  ...SPAWN_CASES,
  ...CAP_TRANSFER_CASES,
  ...AS_CREATE_CASES,
  ...AS_MAP_CASES,
  ...EXIT_CASES,
  ...WAIT_CASES,
  ...EXEC_CASES,
  ...IPC_SEND_CASES,
  ...TASK_QOS_GET_CASES,
  ...TASK_QOS_SET_CASES,
  ...DEBUG_PUTC_CASES,
  ...EXEC_V2_CASES,
  ...IPC_RECV_CASES,
  ...IPC_ENDPOINT_CREATE_CASES,
  ...CAP_CLOSE_CASES,
  ...IPC_ENDPOINT_CLOSE_CASES,
  ...IPC_ENDPOINT_CREATE_V2_CASES,
  ...IPC_ENDPOINT_CREATE_FOR_CASES,
  ...CAP_CLONE_CASES,
  ...GETPID_CASES,
  ...IPC_RECV_V2_CASES,
  ...MMIO_MAP_CASES,
  ...CAP_QUERY_CASES,
  ...SPAWN_LAST_ERROR_CASES,
  ...DEVICE_CAP_CREATE_CASES,
  ...CAP_TRANSFER_TO_CASES,
  ...DEBUG_WRITE_CASES,
  ...VMO_DESTROY_CASES,
  ...VMO_READ_CASES,
  ...WAIT_NOHANG_CASES,
  ...CAP_WATCH_CASES,
  ...UNKNOWN_NUMBERS_CASES,
];
