// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:f65ad5ee8eb82bab

import {
  type Call,
  type DispatchResult,
  type Reject,
  reject,
  rejectCall,
  u32In,
} from '@abicus/wire';
import { type AsCreateHandler, answerAsCreate } from './ops/as-create.ts';
import { type AsMapHandler, answerAsMap } from './ops/as-map.ts';
import { type CapCloneHandler, answerCapClone } from './ops/cap-clone.ts';
import { type CapCloseHandler, answerCapClose } from './ops/cap-close.ts';
import { type CapDeriveHandler, answerCapDerive } from './ops/cap-derive.ts';
import { type CapQueryHandler, answerCapQuery } from './ops/cap-query.ts';
import { type CapTransferToHandler, answerCapTransferTo } from './ops/cap-transfer-to.ts';
import { type CapTransferHandler, answerCapTransfer } from './ops/cap-transfer.ts';
import { type CapWatchHandler, answerCapWatch } from './ops/cap-watch.ts';
import { type DebugPutcHandler, answerDebugPutc } from './ops/debug-putc.ts';
import { type DebugWriteHandler, answerDebugWrite } from './ops/debug-write.ts';
import { type DeviceCapCreateHandler, answerDeviceCapCreate } from './ops/device-cap-create.ts';
import { type ExecV2Handler, answerExecV2 } from './ops/exec-v2.ts';
import { type ExecHandler, answerExec } from './ops/exec.ts';
import { type ExitHandler, answerExit } from './ops/exit.ts';
import { type FactoryDeriveHandler, answerFactoryDerive } from './ops/factory-derive.ts';
import { type GetpidHandler, answerGetpid } from './ops/getpid.ts';
import { type IpcCallStartHandler, answerIpcCallStart } from './ops/ipc-call-start.ts';
import { type IpcCallV2Handler, answerIpcCallV2 } from './ops/ipc-call-v2.ts';
import { type IpcCallHandler, answerIpcCall } from './ops/ipc-call.ts';
import { type IpcEndpointCloseHandler, answerIpcEndpointClose } from './ops/ipc-endpoint-close.ts';
import {
  type IpcEndpointCreateForHandler,
  answerIpcEndpointCreateFor,
} from './ops/ipc-endpoint-create-for.ts';
import {
  type IpcEndpointCreateV2Handler,
  answerIpcEndpointCreateV2,
} from './ops/ipc-endpoint-create-v2.ts';
import {
  type IpcEndpointCreateHandler,
  answerIpcEndpointCreate,
} from './ops/ipc-endpoint-create.ts';
import { type IpcRecvV2Handler, answerIpcRecvV2 } from './ops/ipc-recv-v2.ts';
import { type IpcRecvHandler, answerIpcRecv } from './ops/ipc-recv.ts';
import { type IpcReplyRecvV2Handler, answerIpcReplyRecvV2 } from './ops/ipc-reply-recv-v2.ts';
import { type IpcReplyRecvHandler, answerIpcReplyRecv } from './ops/ipc-reply-recv.ts';
import { type IpcSendHandler, answerIpcSend } from './ops/ipc-send.ts';
import { type IrqBindHandler, answerIrqBind } from './ops/irq-bind.ts';
import { type IrqCompleteHandler, answerIrqComplete } from './ops/irq-complete.ts';
import { type MapHandler, answerMap } from './ops/map.ts';
import { type MmioMapHandler, answerMmioMap } from './ops/mmio-map.ts';
import { type NsecHandler, answerNsec } from './ops/nsec.ts';
import { type RecvHeaderHandler, answerRecvHeader } from './ops/recv-header.ts';
import { type SendHeaderHandler, answerSendHeader } from './ops/send-header.ts';
import { type SpawnLastErrorHandler, answerSpawnLastError } from './ops/spawn-last-error.ts';
import { type SpawnHandler, answerSpawn } from './ops/spawn.ts';
import { type TaskKillHandler, answerTaskKill } from './ops/task-kill.ts';
import { type TaskQosGetHandler, answerTaskQosGet } from './ops/task-qos-get.ts';
import { type TaskQosSetHandler, answerTaskQosSet } from './ops/task-qos-set.ts';
import { type TaskWatchHandler, answerTaskWatch } from './ops/task-watch.ts';
import { type VmoCreateHandler, answerVmoCreate } from './ops/vmo-create.ts';
import { type VmoDestroyHandler, answerVmoDestroy } from './ops/vmo-destroy.ts';
import { type VmoReadHandler, answerVmoRead } from './ops/vmo-read.ts';
import { type VmoShareRoHandler, answerVmoShareRo } from './ops/vmo-share-ro.ts';
import { type VmoWriteHandler, answerVmoWrite } from './ops/vmo-write.ts';
import { type WaitInfoHandler, answerWaitInfo } from './ops/wait-info.ts';
import { type WaitNohangHandler, answerWaitNohang } from './ops/wait-nohang.ts';
import { type WaitHandler, answerWait } from './ops/wait.ts';
import { type YieldHandler, answerYield } from './ops/yield.ts';

const A0 = 20;
const A7 = 34;

/** The handlers of a kernel, one per operation. `C` is the kernel's type of a call. */
export interface KernelHandlers<C> {
  /** Yields the CPU: the caller goes to the back of its run queue. */
  readonly yield: YieldHandler<C>;
  /** Returns the nanoseconds since boot: exact for a holder of a clock capability with TIME, coarse for others. */
  readonly nsec: NsecHandler<C>;
  /** Sends a header without payload. Never blocks. */
  readonly sendHeader: SendHeaderHandler<C>;
  /** Receives a message that is only a header; returns the length in the header. */
  readonly recvHeader: RecvHeaderHandler<C>;
  /** Maps one page of a VMO into the caller's space. */
  readonly map: MapHandler<C>;
  /** Creates a VMO of zeroed pages, in a given slot or in the first free one, with MAP, WRITE and MANAGE. */
  readonly vmoCreate: VmoCreateHandler<C>;
  /** Writes bytes into a VMO. */
  readonly vmoWrite: VmoWriteHandler<C>;
  /**
   * Starts a task in a given address space and stack; without these, in the caller's space with a
   * new stack.
   */
  readonly spawn: SpawnHandler<C>;
  /** Copies a capability with a subset of its rights into the first free slot of a child. */
  readonly capTransfer: CapTransferHandler<C>;
  /** Creates an empty address space. */
  readonly asCreate: AsCreateHandler<C>;
  /** Maps a VMO into an address space of the caller. */
  readonly asMap: AsMapHandler<C>;
  /**
   * Ends the caller: closes its endpoints and capabilities, and wakes its parent. Its children continue; they stay below
   * it until it is reaped.
   */
  readonly exit: ExitHandler<C>;
  /** Blocks until a child has exited, and reaps it: returns its pid and exit status. */
  readonly wait: WaitHandler<C>;
  /**
   * Starts a program from an ELF image, without an identity. If the caller owns the endpoint in its slot 0, slot 0
   * of the program holds a RECV-only copy of it; all other slots are empty.
   */
  readonly exec: ExecHandler<C>;
  /** Sends a message. A blocking send blocks while the queue is full. */
  readonly ipcSend: IpcSendHandler<C>;
  /** Returns the class of a task; pid 0 means the caller. */
  readonly taskQosGet: TaskQosGetHandler<C>;
  /**
   * Changes a class: a caller may lower its own, an authority may set any. A queued task moves
   * to the back of its new queue, where it counts as runnable from now on; a blocked task
   * gets its new class at its next wake. Pid 0 means the caller.
   */
  readonly taskQosSet: TaskQosSetHandler<C>;
  /** Writes one byte to the console; complete lines are printed, stamped with the task's identity. */
  readonly debugPutc: DebugPutcHandler<C>;
  /** Starts a program from an ELF image, as `exec` does, and binds it to an identity. */
  readonly execV2: ExecV2Handler<C>;
  /** Receives a message. Tries once even if the deadline has expired, so a queued message wins. */
  readonly ipcRecv: IpcRecvHandler<C>;
  /** Deprecated: endpoints are created with a factory. */
  readonly ipcEndpointCreate: IpcEndpointCreateHandler<C>;
  /** Closes a capability of the caller; the object stays. */
  readonly capClose: CapCloseHandler<C>;
  /** Closes an endpoint for all holders and wakes the tasks that wait on it. */
  readonly ipcEndpointClose: IpcEndpointCloseHandler<C>;
  /** Creates an endpoint; the caller owns it and gets SEND, RECV and MANAGE. */
  readonly ipcEndpointCreateV2: IpcEndpointCreateV2Handler<C>;
  /** Creates an endpoint that a child owns; the caller gets SEND, RECV and MANAGE. */
  readonly ipcEndpointCreateFor: IpcEndpointCreateForHandler<C>;
  /** Copies a capability within the caller's table. */
  readonly capClone: CapCloneHandler<C>;
  /** Returns the caller's pid. */
  readonly getpid: GetpidHandler<C>;
  /** Receives a message and the identity of its sender. */
  readonly ipcRecvV2: IpcRecvV2Handler<C>;
  /** Maps one page of a device; readable and writable, never executable. */
  readonly mmioMap: MmioMapHandler<C>;
  /** Returns kind, base and length of a VMO or device. */
  readonly capQuery: CapQueryHandler<C>;
  /** Returns the reason why the caller's last spawn or exec failed, and clears it. */
  readonly spawnLastError: SpawnLastErrorHandler<C>;
  /** Creates a capability for a device window, in a given slot. */
  readonly deviceCapCreate: DeviceCapCreateHandler<C>;
  /** Copies a capability with a subset of its rights into a given slot of a child. */
  readonly capTransferTo: CapTransferToHandler<C>;
  /** Binds an interrupt to an endpoint: each interrupt of its line queues one Interrupt message there. */
  readonly irqBind: IrqBindHandler<C>;
  /**
   * Completes an interrupt whose notice was received: unmasks its line. If the device still raises the line, the next
   * notice follows at once.
   */
  readonly irqComplete: IrqCompleteHandler<C>;
  /** Writes one line to the console, stamped with the task's identity. */
  readonly debugWrite: DebugWriteHandler<C>;
  /** Frees a VMO. */
  readonly vmoDestroy: VmoDestroyHandler<C>;
  /** Reads bytes from a VMO. */
  readonly vmoRead: VmoReadHandler<C>;
  /** Copies the capability of a VMO for reading: MAP alone, into the first free slot. */
  readonly vmoShareRo: VmoShareRoHandler<C>;
  /** Reaps a child that has exited: returns its pid and exit status. Never blocks. */
  readonly waitNohang: WaitNohangHandler<C>;
  /**
   * Sends a request and waits for its reply. The header moves a SEND capability of an endpoint that the caller
   * receives from: the next message there is the reply. One of at most 32 bytes comes in registers. Without a
   * deadline: the wait ends with the reply, or when no sender is left.
   */
  readonly ipcCall: IpcCallHandler<C>;
  /**
   * Replies through a SEND capability, which is closed, and receives the next request as `ipcRecvV2` does. The reply
   * never blocks.
   */
  readonly ipcReplyRecv: IpcReplyRecvHandler<C>;
  /**
   * Sends a request and waits for its reply, until the deadline if it is not 0. The kernel makes the reply, which only
   * the receiver of the request can send. At most 32 bytes travel in registers, each way, whatever the size of the
   * buffer. The slot of a capability to move counts only with CAP_MOVE.
   *
   * A budget that is not 0 stands in place of a deadline, and counts from the call: the kernel puts
   * its end into a6 and 0 into t6 before it looks at the slot, and both stay there if the call then
   * fails. That end is the budget after the time as the caller reads it, and for a caller without a
   * clock the window of its class later, so that it is never early; at most the last Instant.
   */
  readonly ipcCallV2: IpcCallV2Handler<C>;
  /**
   * Replies to a request, and receives the next message, until the deadline if it is not 0: with one that has passed
   * only what is queued. Without a token it only receives. A request that is longer than the buffer ends with E2BIG at
   * its caller, and the next message is received; another message is cut off, and the result is its full length. A
   * header without payload states its length in the first register of the payload. The time is that of `nsec`. A
   * message of the kernel, such as the end of a call without a reply, has the sender and the identity 0.
   */
  readonly ipcReplyRecvV2: IpcReplyRecvV2Handler<C>;
  /**
   * Sends a request and continues. The end of the call arrives at an endpoint that the caller owns, with its badge in
   * place of a token: the reply, or why there is none, at the latest when the caller receives there with
   * `ipcReplyRecvV2` after the deadline, if that is not 0. Bytes for the reply are reserved now, so that a full queue
   * never drops it.
   */
  readonly ipcCallStart: IpcCallStartHandler<C>;
  /**
   * Requests one notification when the other side of an endpoint is gone: for a holder of SEND, the
   * endpoint itself; for a holder of RECV, the last SEND capability that its owner does not hold.
   * The notification is a PeerGone message on the endpoint in `notify`. Its queue space is reserved
   * now, so a full queue never drops it. The result is the serial of the watch: no other watch has it.
   */
  readonly capWatch: CapWatchHandler<C>;
  /** Requests one notification when a task ends, as `capWatch` does for an endpoint. */
  readonly taskWatch: TaskWatchHandler<C>;
  /** Reaps a child as `wait` does, or as `waitNohang` with NOHANG, and tells why it ended. */
  readonly waitInfo: WaitInfoHandler<C>;
  /**
   * Kills a child and all tasks below it, in any state, as if each had exited. When the call returns they have
   * executed their last instruction, also those that ran on another hart. The child stays to be reaped; the tasks
   * below it are reaped. If the child has ended by itself, those below it are killed. The call is charged once for
   * each task.
   */
  readonly taskKill: TaskKillHandler<C>;
  /**
   * Copies a capability within the caller's table with a subset of its rights. A copy of an endpoint without MANAGE
   * can be moved with a message, so that a program passes on what it created.
   */
  readonly capDerive: CapDeriveHandler<C>;
  /**
   * Derives an endpoint factory with a budget: the endpoints that may exist through it at a time, and the bytes that
   * may be in their queues. Both are split off from what the given factory has left, and are given back when no
   * capability to the new one and no endpoint of it is left. The copies of a derived factory share its budget; unlike
   * the factory of the boot, it can be copied, transferred and moved, and gives no authority over devices.
   */
  readonly factoryDerive: FactoryDeriveHandler<C>;
}

/** The reject for a selector of taskQos that picks no operation. */
export const taskQosSelectorReject: Reject<'EINVAL', 'taskQos.selector'> = reject(
  'taskQos.selector',
  'EINVAL',
  22,
);

function selectTaskQos<C extends Call>(handlers: KernelHandlers<C>, call: C): DispatchResult {
  switch (u32In(call.x, A0)) {
    case 0:
      return answerTaskQosGet(handlers.taskQosGet, call);
    case 1:
      return answerTaskQosSet(handlers.taskQosSet, call);
    default:
      return rejectCall(call, taskQosSelectorReject);
  }
}

type Entry = <C extends Call>(handlers: KernelHandlers<C>, call: C) => DispatchResult;

/** Operations by number. An unused number has no entry. */
const ENTRIES: readonly (Entry | undefined)[] = [
  (handlers, call) => answerYield(handlers.yield, call), // 0
  (handlers, call) => answerNsec(handlers.nsec, call), // 1
  (handlers, call) => answerSendHeader(handlers.sendHeader, call), // 2
  (handlers, call) => answerRecvHeader(handlers.recvHeader, call), // 3
  (handlers, call) => answerMap(handlers.map, call), // 4
  (handlers, call) => answerVmoCreate(handlers.vmoCreate, call), // 5
  (handlers, call) => answerVmoWrite(handlers.vmoWrite, call), // 6
  (handlers, call) => answerSpawn(handlers.spawn, call), // 7
  (handlers, call) => answerCapTransfer(handlers.capTransfer, call), // 8
  (handlers, call) => answerAsCreate(handlers.asCreate, call), // 9
  (handlers, call) => answerAsMap(handlers.asMap, call), // 10
  (handlers, call) => answerExit(handlers.exit, call), // 11
  (handlers, call) => answerWait(handlers.wait, call), // 12
  (handlers, call) => answerExec(handlers.exec, call), // 13
  (handlers, call) => answerIpcSend(handlers.ipcSend, call), // 14
  selectTaskQos, // 15
  (handlers, call) => answerDebugPutc(handlers.debugPutc, call), // 16
  (handlers, call) => answerExecV2(handlers.execV2, call), // 17
  (handlers, call) => answerIpcRecv(handlers.ipcRecv, call), // 18
  (handlers, call) => answerIpcEndpointCreate(handlers.ipcEndpointCreate, call), // 19
  (handlers, call) => answerCapClose(handlers.capClose, call), // 20
  (handlers, call) => answerIpcEndpointClose(handlers.ipcEndpointClose, call), // 21
  (handlers, call) => answerIpcEndpointCreateV2(handlers.ipcEndpointCreateV2, call), // 22
  (handlers, call) => answerIpcEndpointCreateFor(handlers.ipcEndpointCreateFor, call), // 23
  (handlers, call) => answerCapClone(handlers.capClone, call), // 24
  (handlers, call) => answerGetpid(handlers.getpid, call), // 25
  (handlers, call) => answerIpcRecvV2(handlers.ipcRecvV2, call), // 26
  (handlers, call) => answerMmioMap(handlers.mmioMap, call), // 27
  (handlers, call) => answerCapQuery(handlers.capQuery, call), // 28
  (handlers, call) => answerSpawnLastError(handlers.spawnLastError, call), // 29
  (handlers, call) => answerDeviceCapCreate(handlers.deviceCapCreate, call), // 30
  (handlers, call) => answerCapTransferTo(handlers.capTransferTo, call), // 31
  undefined, // 32
  undefined, // 33
  undefined, // 34
  undefined, // 35
  (handlers, call) => answerIrqBind(handlers.irqBind, call), // 36
  (handlers, call) => answerIrqComplete(handlers.irqComplete, call), // 37
  undefined, // 38
  undefined, // 39
  undefined, // 40
  undefined, // 41
  undefined, // 42
  undefined, // 43
  (handlers, call) => answerDebugWrite(handlers.debugWrite, call), // 44
  undefined, // 45
  (handlers, call) => answerVmoDestroy(handlers.vmoDestroy, call), // 46
  (handlers, call) => answerVmoRead(handlers.vmoRead, call), // 47
  undefined, // 48
  undefined, // 49
  undefined, // 50
  (handlers, call) => answerVmoShareRo(handlers.vmoShareRo, call), // 51
  (handlers, call) => answerWaitNohang(handlers.waitNohang, call), // 52
  undefined, // 53
  undefined, // 54
  undefined, // 55
  undefined, // 56
  undefined, // 57
  (handlers, call) => answerIpcCall(handlers.ipcCall, call), // 58
  (handlers, call) => answerIpcReplyRecv(handlers.ipcReplyRecv, call), // 59
  undefined, // 60
  undefined, // 61
  undefined, // 62
  undefined, // 63
  undefined, // 64
  undefined, // 65
  undefined, // 66
  undefined, // 67
  undefined, // 68
  undefined, // 69
  undefined, // 70
  undefined, // 71
  undefined, // 72
  undefined, // 73
  undefined, // 74
  undefined, // 75
  undefined, // 76
  undefined, // 77
  undefined, // 78
  undefined, // 79
  undefined, // 80
  undefined, // 81
  undefined, // 82
  undefined, // 83
  undefined, // 84
  undefined, // 85
  undefined, // 86
  undefined, // 87
  undefined, // 88
  undefined, // 89
  undefined, // 90
  undefined, // 91
  undefined, // 92
  undefined, // 93
  undefined, // 94
  undefined, // 95
  undefined, // 96
  undefined, // 97
  undefined, // 98
  undefined, // 99
  undefined, // 100
  undefined, // 101
  undefined, // 102
  undefined, // 103
  undefined, // 104
  undefined, // 105
  undefined, // 106
  undefined, // 107
  undefined, // 108
  undefined, // 109
  undefined, // 110
  undefined, // 111
  undefined, // 112
  undefined, // 113
  undefined, // 114
  undefined, // 115
  undefined, // 116
  undefined, // 117
  undefined, // 118
  undefined, // 119
  undefined, // 120
  undefined, // 121
  undefined, // 122
  undefined, // 123
  undefined, // 124
  undefined, // 125
  undefined, // 126
  undefined, // 127
  (handlers, call) => answerIpcCallV2(handlers.ipcCallV2, call), // 128
  (handlers, call) => answerIpcReplyRecvV2(handlers.ipcReplyRecvV2, call), // 129
  (handlers, call) => answerIpcCallStart(handlers.ipcCallStart, call), // 130
  (handlers, call) => answerCapWatch(handlers.capWatch, call), // 131
  (handlers, call) => answerTaskWatch(handlers.taskWatch, call), // 132
  (handlers, call) => answerWaitInfo(handlers.waitInfo, call), // 133
  (handlers, call) => answerTaskKill(handlers.taskKill, call), // 134
  (handlers, call) => answerCapDerive(handlers.capDerive, call), // 135
  (handlers, call) => answerFactoryDerive(handlers.factoryDerive, call), // 136
];

/** The reject for an unknown syscall number. */
export const unknownSyscall: Reject<'ENOSYS', 'kernel.syscall.unknown'> = reject(
  'kernel.syscall.unknown',
  'ENOSYS',
  38,
);

/**
 * Decodes a call, runs its handler and writes its results. After `BLOCKED` and `GONE` the registers
 * are as they were. `call.x` must be the registers of the caller until this returns.
 */
export function dispatch<C extends Call>(handlers: KernelHandlers<C>, call: C): DispatchResult {
  const entry = ENTRIES[u32In(call.x, A7)];
  return entry === undefined ? rejectCall(call, unknownSyscall) : entry(handlers, call);
}
