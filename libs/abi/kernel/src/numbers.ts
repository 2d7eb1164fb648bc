// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:1710a83c1155671c

/** The numbers of syscalls, as they stand in a7. */
export const SYSCALL = {
  /** Goes to the back of the caller's queue. */
  yield: 0,
  /** Nanoseconds since boot. */
  nsec: 1,
  /** Sends a header without payload. Does not wait. */
  sendHeader: 2,
  /** Receives a message that is a header alone; the result is the length that it states. */
  recvHeader: 3,
  /** Maps one page of a VMO into the caller's space. */
  map: 4,
  /** Makes a VMO of zeroed pages, in a given slot or in the first free one. */
  vmoCreate: 5,
  /** Writes bytes into a VMO. */
  vmoWrite: 6,
  /**
   * Starts a task. With an address space and a stack it runs there; with neither it shares the
   * caller's space on a stack of its own.
   */
  spawn: 7,
  /** Copies a capability with a subset of its rights into the first free slot of a child. */
  capTransfer: 8,
  /** Makes an empty address space. */
  asCreate: 9,
  /** Maps a VMO into an address space that the caller made. */
  asMap: 10,
  /** Ends the caller. Its endpoints close, its capabilities go, its parent wakes. */
  exit: 11,
  /** Waits for a child to end and takes its status. */
  wait: 12,
  /**
   * Starts a program from an ELF image, without an identity. Its slot 0 holds a copy, with RECV alone, of the
   * endpoint in the caller's slot 0 if the caller owns that; all other slots are empty.
   */
  exec: 13,
  /** Sends a message. A blocking send waits while the queue is full. */
  ipcSend: 14,
  /** The class of a task. */
  taskQos: 15,
  /** Writes one byte to the console; lines come out whole, stamped with the task's identity. */
  debugPutc: 16,
  /** Starts a program from an ELF image, as `exec` does, and binds it to an identity. */
  execV2: 17,
  /** Receives a message. A message beats a deadline; an expired deadline gets one attempt. */
  ipcRecv: 18,
  /** Deprecated: endpoints are made with a factory. */
  ipcEndpointCreate: 19,
  /** Drops a capability of the caller; the object lives on. */
  capClose: 20,
  /** Closes an endpoint for everyone; those who wait on it wake. */
  ipcEndpointClose: 21,
  /** Makes an endpoint; the caller owns it and gets SEND, RECV and MANAGE. */
  ipcEndpointCreateV2: 22,
  /** Makes an endpoint that a child owns; the caller gets SEND, RECV and MANAGE. */
  ipcEndpointCreateFor: 23,
  /** Copies a capability within the caller's table. */
  capClone: 24,
  /** The caller's pid. */
  getpid: 25,
  /** Receives a message and the identity of its sender. */
  ipcRecvV2: 26,
  /** Maps one page of a device; readable and writable, never executable. */
  mmioMap: 27,
  /** What a VMO or device capability names. */
  capQuery: 28,
  /** Why the caller's last spawn or exec failed; reading it clears it. */
  spawnLastError: 29,
  /** Makes a capability for a device window, in a given slot. */
  deviceCapCreate: 30,
  /** Copies a capability with a subset of its rights into a given slot of a child. */
  capTransferTo: 31,
  /** Writes one line to the console, stamped with the task's identity. */
  debugWrite: 44,
  /** Frees a VMO. */
  vmoDestroy: 46,
  /** Reads bytes out of a VMO. */
  vmoRead: 47,
  /** Takes the status of a child that has ended; does not wait. */
  waitNohang: 52,
  /**
   * Asks to be told, once, when the other side of an endpoint is gone: for a holder of SEND, the
   * endpoint itself; for a holder of RECV, the last capability to send that is not its owner's.
   * The notice is a PeerGone message on the endpoint in `notify`. Room for it is set aside now,
   * so it is never lost to a full queue.
   */
  capWatch: 56,
} as const;

/** The name of a syscall. */
export type SyscallName = keyof typeof SYSCALL;
