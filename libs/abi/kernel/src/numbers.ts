// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:0eafbd7c777b7e2d

/** Syscall numbers, as passed in a7. */
export const SYSCALL = {
  /** Yields the CPU: the caller goes to the back of its run queue. */
  yield: 0,
  /** Returns the nanoseconds since boot: exact for a holder of a clock capability with TIME, coarse for others. */
  nsec: 1,
  /** Sends a header without payload. Never blocks. */
  sendHeader: 2,
  /** Receives a message that is only a header; returns the length in the header. */
  recvHeader: 3,
  /** Maps one page of a VMO into the caller's space. */
  map: 4,
  /** Creates a VMO of zeroed pages, in a given slot or in the first free one, with MAP, WRITE and MANAGE. */
  vmoCreate: 5,
  /** Writes bytes into a VMO. */
  vmoWrite: 6,
  /**
   * Starts a task in a given address space and stack; without these, in the caller's space with a
   * new stack.
   */
  spawn: 7,
  /** Copies a capability with a subset of its rights into the first free slot of a child. */
  capTransfer: 8,
  /** Creates an empty address space. */
  asCreate: 9,
  /** Maps a VMO into an address space of the caller. */
  asMap: 10,
  /**
   * Ends the caller: closes its endpoints and capabilities, and wakes its parent. Its children continue; they stay below
   * it until it is reaped.
   */
  exit: 11,
  /** Blocks until a child has exited, and reaps it: returns its pid and exit status. */
  wait: 12,
  /**
   * Starts a program from an ELF image, without an identity. If the caller owns the endpoint in its slot 0, slot 0
   * of the program holds a RECV-only copy of it; all other slots are empty.
   */
  exec: 13,
  /** Sends a message. A blocking send blocks while the queue is full. */
  ipcSend: 14,
  /** Reads or changes the class of a task. */
  taskQos: 15,
  /** Writes one byte to the console; complete lines are printed, stamped with the task's identity. */
  debugPutc: 16,
  /** Starts a program from an ELF image, as `exec` does, and binds it to an identity. */
  execV2: 17,
  /** Receives a message. Tries once even if the deadline has expired, so a queued message wins. */
  ipcRecv: 18,
  /** Deprecated: endpoints are created with a factory. */
  ipcEndpointCreate: 19,
  /** Closes a capability of the caller; the object stays. */
  capClose: 20,
  /** Closes an endpoint for all holders and wakes the tasks that wait on it. */
  ipcEndpointClose: 21,
  /** Creates an endpoint; the caller owns it and gets SEND, RECV and MANAGE. */
  ipcEndpointCreateV2: 22,
  /** Creates an endpoint that a child owns; the caller gets SEND, RECV and MANAGE. */
  ipcEndpointCreateFor: 23,
  /** Copies a capability within the caller's table. */
  capClone: 24,
  /** Returns the caller's pid. */
  getpid: 25,
  /** Receives a message and the identity of its sender. */
  ipcRecvV2: 26,
  /** Maps one page of a device; readable and writable, never executable. */
  mmioMap: 27,
  /** Returns kind, base and length of a VMO or device. */
  capQuery: 28,
  /** Returns the reason why the caller's last spawn or exec failed, and clears it. */
  spawnLastError: 29,
  /** Creates a capability for a device window, in a given slot. */
  deviceCapCreate: 30,
  /** Copies a capability with a subset of its rights into a given slot of a child. */
  capTransferTo: 31,
  /** Binds an interrupt to an endpoint: each interrupt of its line queues one Interrupt message there. */
  irqBind: 36,
  /**
   * Completes an interrupt whose notice was received: unmasks its line. If the device still raises the line, the next
   * notice follows at once.
   */
  irqComplete: 37,
  /** Writes one line to the console, stamped with the task's identity. */
  debugWrite: 44,
  /** Frees a VMO. */
  vmoDestroy: 46,
  /** Reads bytes from a VMO. */
  vmoRead: 47,
  /** Copies the capability of a VMO for reading: MAP alone, into the first free slot. */
  vmoShareRo: 51,
  /** Reaps a child that has exited: returns its pid and exit status. Never blocks. */
  waitNohang: 52,
  /**
   * Sends a request and waits for its reply. The header moves a SEND capability of an endpoint that the caller
   * receives from: the next message there is the reply. One of at most 32 bytes comes in registers. Without a
   * deadline: the wait ends with the reply, or when no sender is left.
   */
  ipcCall: 58,
  /**
   * Replies through a SEND capability, which is closed, and receives the next request as `ipcRecvV2` does. The reply
   * never blocks.
   */
  ipcReplyRecv: 59,
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
  ipcCallV2: 128,
  /**
   * Replies to a request, and receives the next message, until the deadline if it is not 0: with one that has passed
   * only what is queued. Without a token it only receives. A request that is longer than the buffer ends with E2BIG at
   * its caller, and the next message is received; another message is cut off, and the result is its full length. A
   * header without payload states its length in the first register of the payload. The time is that of `nsec`. A
   * message of the kernel, such as the end of a call without a reply, has the sender and the identity 0.
   */
  ipcReplyRecvV2: 129,
  /**
   * Sends a request and continues. The end of the call arrives at an endpoint that the caller owns, with its badge in
   * place of a token: the reply, or why there is none, at the latest when the caller receives there with
   * `ipcReplyRecvV2` after the deadline, if that is not 0. Bytes for the reply are reserved now, so that a full queue
   * never drops it.
   */
  ipcCallStart: 130,
  /**
   * Requests one notification when the other side of an endpoint is gone: for a holder of SEND, the
   * endpoint itself; for a holder of RECV, the last SEND capability that its owner does not hold.
   * The notification is a PeerGone message on the endpoint in `notify`. Its queue space is reserved
   * now, so a full queue never drops it. The result is the serial of the watch: no other watch has it.
   */
  capWatch: 131,
  /** Requests one notification when a task ends, as `capWatch` does for an endpoint. */
  taskWatch: 132,
  /** Reaps a child as `wait` does, or as `waitNohang` with NOHANG, and tells why it ended. */
  waitInfo: 133,
  /**
   * Kills a child and all tasks below it, in any state, as if each had exited. When the call returns they have
   * executed their last instruction, also those that ran on another hart. The child stays to be reaped; the tasks
   * below it are reaped. If the child has ended by itself, those below it are killed. The call is charged once for
   * each task.
   */
  taskKill: 134,
  /**
   * Copies a capability within the caller's table with a subset of its rights. A copy of an endpoint without MANAGE
   * can be moved with a message, so that a program passes on what it created.
   */
  capDerive: 135,
  /**
   * Derives an endpoint factory with a budget: the endpoints that may exist through it at a time, and the bytes that
   * may be in their queues. Both are split off from what the given factory has left, and are given back when no
   * capability to the new one and no endpoint of it is left. The copies of a derived factory share its budget; unlike
   * the factory of the boot, it can be copied, transferred and moved, and gives no authority over devices.
   */
  factoryDerive: 136,
} as const;

/** The name of a syscall. */
export type SyscallName = keyof typeof SYSCALL;
