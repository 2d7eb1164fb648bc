// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:6e2d360e85d973f4

//! The ABI of all contracts: numbers, types and records.
#![no_std]

#[cfg(not(target_endian = "little"))]
compile_error!("the records of this crate are those of little-endian machines");

/** The error: no such capability, or a missing right. */
pub const EPERM: i64 = 1;
/** The error: the object behind a name or capability is gone. */
pub const ESRCH: i64 = 3;
/** The error: the caller has no children. */
pub const ECHILD: i64 = 10;
/** The error: the call cannot complete now. */
pub const EAGAIN: i64 = 11;
/** The error: memory is exhausted. */
pub const ENOMEM: i64 = 12;
/** The error: an address in the user half that is not mapped. */
pub const EFAULT: i64 = 14;
/** The error: an argument is outside its declared set. */
pub const EINVAL: i64 = 22;
/** The error: a table, a quota or a byte budget is exhausted. */
pub const ENOSPC: i64 = 28;
/** The error: no such syscall. */
pub const ENOSYS: i64 = 38;
/** The error: the deadline passed. */
pub const ETIMEDOUT: i64 = 110;
/** Yields the CPU: the caller goes to the back of its run queue. */
pub const SYS_YIELD: u64 = 0;
/** Returns the nanoseconds since boot. */
pub const SYS_NSEC: u64 = 1;
/** Sends a header without payload. Never blocks. */
pub const SYS_SEND_HEADER: u64 = 2;
/** Receives a message that is only a header; returns the length in the header. */
pub const SYS_RECV_HEADER: u64 = 3;
/** Maps one page of a VMO into the caller's space. */
pub const SYS_MAP: u64 = 4;
/** Creates a VMO of zeroed pages, in a given slot or in the first free one. */
pub const SYS_VMO_CREATE: u64 = 5;
/** Writes bytes into a VMO. */
pub const SYS_VMO_WRITE: u64 = 6;
/**
 * Starts a task in a given address space and stack; without these, in the caller's space with a
 * new stack.
 */
pub const SYS_SPAWN: u64 = 7;
/** Copies a capability with a subset of its rights into the first free slot of a child. */
pub const SYS_CAP_TRANSFER: u64 = 8;
/** Creates an empty address space. */
pub const SYS_AS_CREATE: u64 = 9;
/** Maps a VMO into an address space of the caller. */
pub const SYS_AS_MAP: u64 = 10;
/** Ends the caller: closes its endpoints and capabilities, and wakes its parent. */
pub const SYS_EXIT: u64 = 11;
/** Blocks until a child has exited, and reaps it: returns its pid and exit status. */
pub const SYS_WAIT: u64 = 12;
/**
 * Starts a program from an ELF image, without an identity. If the caller owns the endpoint in its slot 0, slot 0
 * of the program holds a RECV-only copy of it; all other slots are empty.
 */
pub const SYS_EXEC: u64 = 13;
/** Sends a message. A blocking send blocks while the queue is full. */
pub const SYS_IPC_SEND: u64 = 14;
/** Reads or changes the class of a task. */
pub const SYS_TASK_QOS: u64 = 15;
/** Writes one byte to the console; complete lines are printed, stamped with the task's identity. */
pub const SYS_DEBUG_PUTC: u64 = 16;
/** Starts a program from an ELF image, as `exec` does, and binds it to an identity. */
pub const SYS_EXEC_V2: u64 = 17;
/** Receives a message. Tries once even if the deadline has expired, so a queued message wins. */
pub const SYS_IPC_RECV: u64 = 18;
/** Deprecated: endpoints are created with a factory. */
pub const SYS_IPC_ENDPOINT_CREATE: u64 = 19;
/** Closes a capability of the caller; the object stays. */
pub const SYS_CAP_CLOSE: u64 = 20;
/** Closes an endpoint for all holders and wakes the tasks that wait on it. */
pub const SYS_IPC_ENDPOINT_CLOSE: u64 = 21;
/** Creates an endpoint; the caller owns it and gets SEND, RECV and MANAGE. */
pub const SYS_IPC_ENDPOINT_CREATE_V2: u64 = 22;
/** Creates an endpoint that a child owns; the caller gets SEND, RECV and MANAGE. */
pub const SYS_IPC_ENDPOINT_CREATE_FOR: u64 = 23;
/** Copies a capability within the caller's table. */
pub const SYS_CAP_CLONE: u64 = 24;
/** Returns the caller's pid. */
pub const SYS_GETPID: u64 = 25;
/** Receives a message and the identity of its sender. */
pub const SYS_IPC_RECV_V2: u64 = 26;
/** Maps one page of a device; readable and writable, never executable. */
pub const SYS_MMIO_MAP: u64 = 27;
/** Returns kind, base and length of a VMO or device. */
pub const SYS_CAP_QUERY: u64 = 28;
/** Returns the reason why the caller's last spawn or exec failed, and clears it. */
pub const SYS_SPAWN_LAST_ERROR: u64 = 29;
/** Creates a capability for a device window, in a given slot. */
pub const SYS_DEVICE_CAP_CREATE: u64 = 30;
/** Copies a capability with a subset of its rights into a given slot of a child. */
pub const SYS_CAP_TRANSFER_TO: u64 = 31;
/** Writes one line to the console, stamped with the task's identity. */
pub const SYS_DEBUG_WRITE: u64 = 44;
/** Frees a VMO. */
pub const SYS_VMO_DESTROY: u64 = 46;
/** Reads bytes from a VMO. */
pub const SYS_VMO_READ: u64 = 47;
/** Reaps a child that has exited: returns its pid and exit status. Never blocks. */
pub const SYS_WAIT_NOHANG: u64 = 52;
/**
 * Requests one notification when the other side of an endpoint is gone: for a holder of SEND, the
 * endpoint itself; for a holder of RECV, the last SEND capability that its owner does not hold.
 * The notification is a PeerGone message on the endpoint in `notify`. Its queue space is reserved
 * now, so a full queue never drops it.
 */
pub const SYS_CAP_WATCH: u64 = 56;
/** Selects `taskQos.get` in a0. */
pub const SEL_TASK_QOS_GET: u64 = 0;
/** Selects `taskQos.set` in a0. */
pub const SEL_TASK_QOS_SET: u64 = 1;
pub const LIMIT_CAP_SLOTS: u64 = 96;
pub const LIMIT_MAX_FRAME: u64 = 8192;
pub const LIMIT_ENDPOINTS: u64 = 384;
pub const LIMIT_ENDPOINTS_PER_OWNER: u64 = 96;
pub const LIMIT_QUEUE_DEPTH: u64 = 256;
pub const LIMIT_QUEUED_BYTES: u64 = 1048576;
pub const LIMIT_QUEUED_BYTES_PER_OWNER: u64 = 262144;
pub const LIMIT_TASKS: u64 = 256;
pub const LIMIT_SPACES: u64 = 256;
pub const LIMIT_SERVICE_NAME: u64 = 64;
pub const LIMIT_IMAGE_BYTES: u64 = 1048576;
pub const LIMIT_VMO_BYTES: u64 = 16777216;
pub const LIMIT_DEBUG_LINE: u64 = 256;
pub const LIMIT_WATCHES_PER_TASK: u64 = 192;
pub const IPC_LIMIT_PENDING_REPLIES: u64 = 16;
pub const IPC_LIMIT_PENDING_EVENTS: u64 = 64;
pub const IPC_LIMIT_MISMATCHES: u64 = 64;
pub const LIMIT_CPUS: u64 = 64;
pub const LIMIT_RUN_QUEUE: u64 = 64;
pub const LIMIT_STEAL_BATCH: u64 = 1;
pub const LIMIT_AGEING: u64 = 32;
/** A preempted task continues with the rest of its timeslice, which counts once. */
pub const LIMIT_TIMESLICE: u64 = 1000000;
pub const TIMED_LIMIT_OWNERS: u64 = 64;
pub const TIMED_LIMIT_TIMERS_PER_OWNER: u64 = 64;
pub const TIMED_LIMIT_TIMERS: u64 = 1024;
pub const TIMED_LIMIT_SLEEPS_PER_OWNER: u64 = 16;
pub const TIMED_LIMIT_SLEEPS: u64 = 24;
pub const TIMED_LIMIT_MAX_SLEEP: u64 = 2000000000;
/** How long a timer may be delayed so that several timers share a wakeup. */
pub const TIMED_LIMIT_WINDOW_IDLE: u64 = 8000000;
/** How long a timer may be delayed so that several timers share a wakeup. */
pub const TIMED_LIMIT_WINDOW_NORMAL: u64 = 4000000;
/** How long a timer may be delayed so that several timers share a wakeup. */
pub const TIMED_LIMIT_WINDOW_INTERACTIVE: u64 = 1000000;
/** How long a timer may be delayed so that several timers share a wakeup. */
pub const TIMED_LIMIT_WINDOW_PERF_BURST: u64 = 0;
/** The identity `init`. */
pub const PRINCIPAL_INIT: u64 = 0xf5d2afc57ab57213;
/** The identity `timed`. */
pub const PRINCIPAL_TIMED: u64 = 0x2933756c392845a0;
/** The identity `selftest-client`. */
pub const PRINCIPAL_SELFTEST_CLIENT: u64 = 0x52c6c4a34ffb3f69;
/** The identity `selftest-peer`. */
pub const PRINCIPAL_SELFTEST_PEER: u64 = 0x8c66675ca6a966ea;
/** The identity `execd`. */
pub const PRINCIPAL_EXECD: u64 = 0x7b6096126000c028;
/** The identity `policyd`. */
pub const PRINCIPAL_POLICYD: u64 = 0xc4b6d847aa573fa1;

/** A task: index in the low half, generation in the high half. 0 is the kernel. */
#[repr(transparent)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pid(pub u32);
const _: () = assert!(core::mem::size_of::<Pid>() == 4);

/** A child to wait for; zero or a negative value means any child. */
#[repr(transparent)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WaitTarget(pub i32);
const _: () = assert!(core::mem::size_of::<WaitTarget>() == 4);

/** The exit status of a task. A task killed by a fault has −22. */
#[repr(transparent)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ExitStatus(pub i32);
const _: () = assert!(core::mem::size_of::<ExitStatus>() == 4);

/** A slot of the caller's capability table. */
#[repr(transparent)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CapSlot(pub u32);
const _: () = assert!(core::mem::size_of::<CapSlot>() == 4);

/** An address space created by the caller. */
#[repr(transparent)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AsHandle(pub u32);
const _: () = assert!(core::mem::size_of::<AsHandle>() == 4);

/** An address in the caller's half. */
#[repr(transparent)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UserPtr(pub u64);
const _: () = assert!(core::mem::size_of::<UserPtr>() == 8);

/** An address of a page in the user half. */
#[repr(transparent)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageVa(pub u64);
const _: () = assert!(core::mem::size_of::<PageVa>() == 8);

/** The entry address of a task, two-byte aligned. */
#[repr(transparent)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryPc(pub u64);
const _: () = assert!(core::mem::size_of::<EntryPc>() == 8);

/** A length in bytes, a multiple of the page size. */
#[repr(transparent)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageLength(pub u64);
const _: () = assert!(core::mem::size_of::<PageLength>() == 8);

/** A physical address of a page. */
#[repr(transparent)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PhysicalPage(pub u64);
const _: () = assert!(core::mem::size_of::<PhysicalPage>() == 8);

/** Stack pages of a new task. */
#[repr(transparent)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StackPages(pub u32);
const _: () = assert!(core::mem::size_of::<StackPages>() == 4);

/** The number of messages that an endpoint can queue. */
#[repr(transparent)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QueueDepth(pub u32);
const _: () = assert!(core::mem::size_of::<QueueDepth>() == 4);

/** The rights of a capability. */
#[repr(transparent)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rights(pub u32);
const _: () = assert!(core::mem::size_of::<Rights>() == 4);
impl Rights {
  pub const SEND: Self = Self(1);
  pub const RECV: Self = Self(2);
  pub const MAP: Self = Self(4);
  pub const MANAGE: Self = Self(8);
}

/** Flags of a send. */
#[repr(transparent)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SendFlags(pub u32);
const _: () = assert!(core::mem::size_of::<SendFlags>() == 4);
impl SendFlags {
  pub const NONBLOCK: Self = Self(1);
}

/** Flags of a receive. */
#[repr(transparent)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecvFlags(pub u32);
const _: () = assert!(core::mem::size_of::<RecvFlags>() == 4);
impl RecvFlags {
  pub const NONBLOCK: Self = Self(1);
  pub const TRUNCATE: Self = Self(2);
}

/** Flags of a message; programs define the other bits. */
#[repr(transparent)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MsgFlags(pub u16);
const _: () = assert!(core::mem::size_of::<MsgFlags>() == 2);
impl MsgFlags {
  pub const CAP_MOVE: Self = Self(1);
}

/** Permissions of a mapping. */
#[repr(transparent)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Prot(pub u32);
const _: () = assert!(core::mem::size_of::<Prot>() == 4);
impl Prot {
  pub const READ: Self = Self(1);
  pub const WRITE: Self = Self(2);
  pub const EXEC: Self = Self(4);
}

/** The mode that a mapping is for. */
#[repr(transparent)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AsMapFlags(pub u32);
const _: () = assert!(core::mem::size_of::<AsMapFlags>() == 4);
impl AsMapFlags {
  pub const USER: Self = Self(1);
}

/** Page flags of a mapping in the caller's own space. */
#[repr(transparent)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MapFlags(pub u32);
const _: () = assert!(core::mem::size_of::<MapFlags>() == 4);
impl MapFlags {
  pub const VALID: Self = Self(1);
  pub const READ: Self = Self(2);
  pub const WRITE: Self = Self(4);
  pub const EXEC: Self = Self(8);
  pub const USER: Self = Self(16);
}

/** Types of messages that the kernel sends; programs define the other types. */
#[repr(transparent)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MsgType(pub u16);
const _: () = assert!(core::mem::size_of::<MsgType>() == 2);
impl MsgType {
  pub const PEER_GONE: Self = Self(65280);
}

/** The kind of object that `capQuery` reports. */
#[repr(transparent)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CapKind(pub u32);
const _: () = assert!(core::mem::size_of::<CapKind>() == 4);
impl CapKind {
  pub const VMO: Self = Self(1);
  pub const DEVICE_MMIO: Self = Self(2);
}

/** The reason why the last spawn or exec failed. */
#[repr(transparent)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SpawnFailReason(pub u32);
const _: () = assert!(core::mem::size_of::<SpawnFailReason>() == 4);
impl SpawnFailReason {
  pub const UNKNOWN: Self = Self(0);
  pub const OOM: Self = Self(1);
  pub const CAP_TABLE_FULL: Self = Self(2);
  pub const ENDPOINT_QUOTA: Self = Self(3);
  pub const MAP_FAILED: Self = Self(4);
  pub const INVALID_PAYLOAD: Self = Self(5);
  pub const DENIED_BY_POLICY: Self = Self(6);
}

/** The side of an endpoint that is gone. */
#[repr(transparent)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GoneSide(pub u32);
const _: () = assert!(core::mem::size_of::<GoneSide>() == 4);
impl GoneSide {
  pub const ENDPOINT: Self = Self(1);
  pub const SENDERS: Self = Self(2);
}

/** The header of every message. On sending, `src` names the slot of the capability to move. */
#[repr(C, packed)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MsgHeader {
  pub src: u32,
  pub dst: u32,
  pub ty: MsgType,
  pub flags: MsgFlags,
  pub len: u32,
}
const _: () = assert!(core::mem::size_of::<MsgHeader>() == 16);
const _: () = assert!(core::mem::offset_of!(MsgHeader, src) == 0);
const _: () = assert!(core::mem::offset_of!(MsgHeader, dst) == 4);
const _: () = assert!(core::mem::offset_of!(MsgHeader, ty) == 8);
const _: () = assert!(core::mem::offset_of!(MsgHeader, flags) == 10);
const _: () = assert!(core::mem::offset_of!(MsgHeader, len) == 12);

/** The arguments of a receive: slot, output buffers, flags and deadline. */
#[repr(C, packed)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RecvDesc {
  pub magic: u32,
  pub version: u32,
  pub slot: CapSlot,
  pub pad: [u8; 4],
  pub header_out: UserPtr,
  pub payload_out: UserPtr,
  pub payload_max: u64,
  pub sender_service_id_out: UserPtr,
  pub flags: RecvFlags,
  pub pad2: [u8; 4],
  pub deadline: u64,
}
const _: () = assert!(core::mem::size_of::<RecvDesc>() == 64);
const _: () = assert!(core::mem::offset_of!(RecvDesc, magic) == 0);
const _: () = assert!(core::mem::offset_of!(RecvDesc, version) == 4);
const _: () = assert!(core::mem::offset_of!(RecvDesc, slot) == 8);
const _: () = assert!(core::mem::offset_of!(RecvDesc, pad) == 12);
const _: () = assert!(core::mem::offset_of!(RecvDesc, header_out) == 16);
const _: () = assert!(core::mem::offset_of!(RecvDesc, payload_out) == 24);
const _: () = assert!(core::mem::offset_of!(RecvDesc, payload_max) == 32);
const _: () = assert!(core::mem::offset_of!(RecvDesc, sender_service_id_out) == 40);
const _: () = assert!(core::mem::offset_of!(RecvDesc, flags) == 48);
const _: () = assert!(core::mem::offset_of!(RecvDesc, pad2) == 52);
const _: () = assert!(core::mem::offset_of!(RecvDesc, deadline) == 56);

/** The object that a capability names. */
#[repr(C, packed)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CapInfo {
  pub cap_kind: CapKind,
  pub reserved: [u8; 4],
  pub base: u64,
  pub length: u64,
}
const _: () = assert!(core::mem::size_of::<CapInfo>() == 24);
const _: () = assert!(core::mem::offset_of!(CapInfo, cap_kind) == 0);
const _: () = assert!(core::mem::offset_of!(CapInfo, reserved) == 4);
const _: () = assert!(core::mem::offset_of!(CapInfo, base) == 8);
const _: () = assert!(core::mem::offset_of!(CapInfo, length) == 16);

/** The info page of a task. */
#[repr(C, packed)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BootstrapInfo {
  pub version: u32,
  pub reserved: [u8; 4],
  pub name_ptr: UserPtr,
  pub name_length: u32,
  pub reserved2: [u8; 4],
  pub service_id: u64,
}
const _: () = assert!(core::mem::size_of::<BootstrapInfo>() == 32);
const _: () = assert!(core::mem::offset_of!(BootstrapInfo, version) == 0);
const _: () = assert!(core::mem::offset_of!(BootstrapInfo, reserved) == 4);
const _: () = assert!(core::mem::offset_of!(BootstrapInfo, name_ptr) == 8);
const _: () = assert!(core::mem::offset_of!(BootstrapInfo, name_length) == 16);
const _: () = assert!(core::mem::offset_of!(BootstrapInfo, reserved2) == 20);
const _: () = assert!(core::mem::offset_of!(BootstrapInfo, service_id) == 24);

/** The bootstrap message at the initial stack pointer of a task. Flag bit 0: there is an info page. */
#[repr(C, packed)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BootstrapMsg {
  pub argc: u32,
  pub pad: [u8; 4],
  pub argv: UserPtr,
  pub env: UserPtr,
  pub cap_seed_endpoint: u32,
  pub flags: u32,
}
const _: () = assert!(core::mem::size_of::<BootstrapMsg>() == 32);
const _: () = assert!(core::mem::offset_of!(BootstrapMsg, argc) == 0);
const _: () = assert!(core::mem::offset_of!(BootstrapMsg, pad) == 4);
const _: () = assert!(core::mem::offset_of!(BootstrapMsg, argv) == 8);
const _: () = assert!(core::mem::offset_of!(BootstrapMsg, env) == 16);
const _: () = assert!(core::mem::offset_of!(BootstrapMsg, cap_seed_endpoint) == 24);
const _: () = assert!(core::mem::offset_of!(BootstrapMsg, flags) == 28);

/** The payload of a PeerGone message: the kernel sends it, so its sender pid is 0. */
#[repr(C, packed)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PeerGone {
  pub side: GoneSide,
  pub slot: CapSlot,
  pub cookie: u64,
}
const _: () = assert!(core::mem::size_of::<PeerGone>() == 16);
const _: () = assert!(core::mem::offset_of!(PeerGone, side) == 0);
const _: () = assert!(core::mem::offset_of!(PeerGone, slot) == 4);
const _: () = assert!(core::mem::offset_of!(PeerGone, cookie) == 8);

/** The start message: the program is wired and was given this number of capabilities. */
#[repr(C, packed)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InitStart {
  pub magic: u32,
  pub grants: u32,
  pub reserved: [u8; 8],
}
const _: () = assert!(core::mem::size_of::<InitStart>() == 16);
const _: () = assert!(core::mem::offset_of!(InitStart, magic) == 0);
const _: () = assert!(core::mem::offset_of!(InitStart, grants) == 4);
const _: () = assert!(core::mem::offset_of!(InitStart, reserved) == 8);

/** A nonce of four bytes. */
#[repr(transparent)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IpcNonce32(pub u32);
const _: () = assert!(core::mem::size_of::<IpcNonce32>() == 4);

/** A nonce of eight bytes. */
#[repr(transparent)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IpcNonce64(pub u64);
const _: () = assert!(core::mem::size_of::<IpcNonce64>() == 8);

/** The board's number of a hart. */
#[repr(transparent)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HartId(pub u16);
const _: () = assert!(core::mem::size_of::<HartId>() == 2);

/** The kernel's number of a CPU; 0 is the boot CPU. */
#[repr(transparent)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CpuId(pub u16);
const _: () = assert!(core::mem::size_of::<CpuId>() == 2);

/** An endpoint: index in the low half, generation in the high half. */
#[repr(transparent)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EndpointId(pub u32);
const _: () = assert!(core::mem::size_of::<EndpointId>() == 4);

/** A memory object. */
#[repr(transparent)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VmoId(pub u32);
const _: () = assert!(core::mem::size_of::<VmoId>() == 4);

/** A point in virtual time, in nanoseconds since boot. */
#[repr(transparent)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(pub u64);
const _: () = assert!(core::mem::size_of::<Instant>() == 8);

/** The outcome of a request to reschedule. */
#[repr(transparent)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReschedOutcome(pub u8);
const _: () = assert!(core::mem::size_of::<ReschedOutcome>() == 1);
impl ReschedOutcome {
  pub const ACCEPTED: Self = Self(0);
  pub const ALREADY_PENDING: Self = Self(1);
  pub const INVALID_CPU: Self = Self(2);
  pub const OFFLINE_CPU: Self = Self(3);
}

/** The outcome of a software interrupt. */
#[repr(transparent)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AckOutcome(pub u8);
const _: () = assert!(core::mem::size_of::<AckOutcome>() == 1);
impl AckOutcome {
  pub const ACKED: Self = Self(0);
  pub const NO_PENDING_REQUEST: Self = Self(1);
}

/** A scheduling class; a larger value is a stronger class. */
#[repr(transparent)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QosClass(pub u8);
const _: () = assert!(core::mem::size_of::<QosClass>() == 1);
impl QosClass {
  pub const IDLE: Self = Self(0);
  pub const NORMAL: Self = Self(1);
  pub const INTERACTIVE: Self = Self(2);
  pub const PERF_BURST: Self = Self(3);
}

/** A live timer of the service; 0 means none. */
#[repr(transparent)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimedTimerId(pub u32);
const _: () = assert!(core::mem::size_of::<TimedTimerId>() == 4);

pub const TIMED_MAGIC: [u8; 2] = [84, 77];
pub const TIMED_VERSION: u8 = 1;
pub const TIMED_STATUS_OK: u8 = 0;
pub const TIMED_STATUS_INVALID_ARGS: u8 = 1;
pub const TIMED_STATUS_OVER_LIMIT: u8 = 2;
pub const TIMED_STATUS_NOT_FOUND: u8 = 3;
pub const TIMED_STATUS_MALFORMED: u8 = 4;
pub const TIMED_STATUS_INTERNAL: u8 = 5;
/**
 * Arms a timer. Reply and event go to the endpoint whose SEND capability the request moves. If
 * the owner has live timers, the event goes to the endpoint of the first of them instead, and
 * the new capability is closed after the reply.
 */
pub const TIMED_OP_REGISTER: u8 = 1;
#[repr(C, packed)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimedRegisterRequest {
  pub magic: [u8; 2],
  pub version: u8,
  pub opcode: u8,
  pub nonce: u32,
  pub qos: QosClass,
  pub pad: [u8; 1],
  pub deadline: u64,
}
const _: () = assert!(core::mem::size_of::<TimedRegisterRequest>() == 18);
const _: () = assert!(core::mem::offset_of!(TimedRegisterRequest, magic) == 0);
const _: () = assert!(core::mem::offset_of!(TimedRegisterRequest, version) == 2);
const _: () = assert!(core::mem::offset_of!(TimedRegisterRequest, opcode) == 3);
const _: () = assert!(core::mem::offset_of!(TimedRegisterRequest, nonce) == 4);
const _: () = assert!(core::mem::offset_of!(TimedRegisterRequest, qos) == 8);
const _: () = assert!(core::mem::offset_of!(TimedRegisterRequest, pad) == 9);
const _: () = assert!(core::mem::offset_of!(TimedRegisterRequest, deadline) == 10);

#[repr(C, packed)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimedRegisterReply {
  pub magic: [u8; 2],
  pub version: u8,
  pub opcode: u8,
  pub status: u8,
  pub nonce: u32,
  pub timer: TimedTimerId,
  pub coalesced: u64,
}
const _: () = assert!(core::mem::size_of::<TimedRegisterReply>() == 21);
const _: () = assert!(core::mem::offset_of!(TimedRegisterReply, magic) == 0);
const _: () = assert!(core::mem::offset_of!(TimedRegisterReply, version) == 2);
const _: () = assert!(core::mem::offset_of!(TimedRegisterReply, opcode) == 3);
const _: () = assert!(core::mem::offset_of!(TimedRegisterReply, status) == 4);
const _: () = assert!(core::mem::offset_of!(TimedRegisterReply, nonce) == 5);
const _: () = assert!(core::mem::offset_of!(TimedRegisterReply, timer) == 9);
const _: () = assert!(core::mem::offset_of!(TimedRegisterReply, coalesced) == 13);

/** Disarms a timer of the caller. */
pub const TIMED_OP_CANCEL: u8 = 2;
#[repr(C, packed)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimedCancelRequest {
  pub magic: [u8; 2],
  pub version: u8,
  pub opcode: u8,
  pub nonce: u32,
  pub timer: TimedTimerId,
}
const _: () = assert!(core::mem::size_of::<TimedCancelRequest>() == 12);
const _: () = assert!(core::mem::offset_of!(TimedCancelRequest, magic) == 0);
const _: () = assert!(core::mem::offset_of!(TimedCancelRequest, version) == 2);
const _: () = assert!(core::mem::offset_of!(TimedCancelRequest, opcode) == 3);
const _: () = assert!(core::mem::offset_of!(TimedCancelRequest, nonce) == 4);
const _: () = assert!(core::mem::offset_of!(TimedCancelRequest, timer) == 8);

#[repr(C, packed)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimedCancelReply {
  pub magic: [u8; 2],
  pub version: u8,
  pub opcode: u8,
  pub status: u8,
  pub nonce: u32,
}
const _: () = assert!(core::mem::size_of::<TimedCancelReply>() == 9);
const _: () = assert!(core::mem::offset_of!(TimedCancelReply, magic) == 0);
const _: () = assert!(core::mem::offset_of!(TimedCancelReply, version) == 2);
const _: () = assert!(core::mem::offset_of!(TimedCancelReply, opcode) == 3);
const _: () = assert!(core::mem::offset_of!(TimedCancelReply, status) == 4);
const _: () = assert!(core::mem::offset_of!(TimedCancelReply, nonce) == 5);

/** Replies when the deadline has passed. */
pub const TIMED_OP_SLEEP_UNTIL: u8 = 3;
#[repr(C, packed)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimedSleepUntilRequest {
  pub magic: [u8; 2],
  pub version: u8,
  pub opcode: u8,
  pub nonce: u32,
  pub qos: QosClass,
  pub pad: [u8; 1],
  pub deadline: u64,
}
const _: () = assert!(core::mem::size_of::<TimedSleepUntilRequest>() == 18);
const _: () = assert!(core::mem::offset_of!(TimedSleepUntilRequest, magic) == 0);
const _: () = assert!(core::mem::offset_of!(TimedSleepUntilRequest, version) == 2);
const _: () = assert!(core::mem::offset_of!(TimedSleepUntilRequest, opcode) == 3);
const _: () = assert!(core::mem::offset_of!(TimedSleepUntilRequest, nonce) == 4);
const _: () = assert!(core::mem::offset_of!(TimedSleepUntilRequest, qos) == 8);
const _: () = assert!(core::mem::offset_of!(TimedSleepUntilRequest, pad) == 9);
const _: () = assert!(core::mem::offset_of!(TimedSleepUntilRequest, deadline) == 10);

#[repr(C, packed)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimedSleepUntilReply {
  pub magic: [u8; 2],
  pub version: u8,
  pub opcode: u8,
  pub status: u8,
  pub nonce: u32,
  pub wake: u64,
}
const _: () = assert!(core::mem::size_of::<TimedSleepUntilReply>() == 17);
const _: () = assert!(core::mem::offset_of!(TimedSleepUntilReply, magic) == 0);
const _: () = assert!(core::mem::offset_of!(TimedSleepUntilReply, version) == 2);
const _: () = assert!(core::mem::offset_of!(TimedSleepUntilReply, opcode) == 3);
const _: () = assert!(core::mem::offset_of!(TimedSleepUntilReply, status) == 4);
const _: () = assert!(core::mem::offset_of!(TimedSleepUntilReply, nonce) == 5);
const _: () = assert!(core::mem::offset_of!(TimedSleepUntilReply, wake) == 9);

/** Returns how many timers all owners together can still arm. */
pub const TIMED_OP_ROOM: u8 = 32;
#[repr(C, packed)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimedRoomRequest {
  pub magic: [u8; 2],
  pub version: u8,
  pub opcode: u8,
  pub nonce: u32,
}
const _: () = assert!(core::mem::size_of::<TimedRoomRequest>() == 8);
const _: () = assert!(core::mem::offset_of!(TimedRoomRequest, magic) == 0);
const _: () = assert!(core::mem::offset_of!(TimedRoomRequest, version) == 2);
const _: () = assert!(core::mem::offset_of!(TimedRoomRequest, opcode) == 3);
const _: () = assert!(core::mem::offset_of!(TimedRoomRequest, nonce) == 4);

#[repr(C, packed)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimedRoomReply {
  pub magic: [u8; 2],
  pub version: u8,
  pub opcode: u8,
  pub status: u8,
  pub nonce: u32,
  pub free: u32,
}
const _: () = assert!(core::mem::size_of::<TimedRoomReply>() == 13);
const _: () = assert!(core::mem::offset_of!(TimedRoomReply, magic) == 0);
const _: () = assert!(core::mem::offset_of!(TimedRoomReply, version) == 2);
const _: () = assert!(core::mem::offset_of!(TimedRoomReply, opcode) == 3);
const _: () = assert!(core::mem::offset_of!(TimedRoomReply, status) == 4);
const _: () = assert!(core::mem::offset_of!(TimedRoomReply, nonce) == 5);
const _: () = assert!(core::mem::offset_of!(TimedRoomReply, free) == 9);

/** A timer fired. */
pub const TIMED_EVENT_FIRED: u8 = 192;
#[repr(C, packed)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimedFiredEvent {
  pub magic: [u8; 2],
  pub version: u8,
  pub opcode: u8,
  pub timer: TimedTimerId,
  pub deadline: u64,
  pub now: u64,
}
const _: () = assert!(core::mem::size_of::<TimedFiredEvent>() == 24);
const _: () = assert!(core::mem::offset_of!(TimedFiredEvent, magic) == 0);
const _: () = assert!(core::mem::offset_of!(TimedFiredEvent, version) == 2);
const _: () = assert!(core::mem::offset_of!(TimedFiredEvent, opcode) == 3);
const _: () = assert!(core::mem::offset_of!(TimedFiredEvent, timer) == 4);
const _: () = assert!(core::mem::offset_of!(TimedFiredEvent, deadline) == 8);
const _: () = assert!(core::mem::offset_of!(TimedFiredEvent, now) == 16);


/**
 * The trap: the number in a7, arguments in a0 to a5. Returns a0 and a1.
 *
 * # Safety
 * The kernel reads and writes the memory that arguments name.
 */
#[cfg(target_arch = "riscv64")]
pub unsafe fn ecall(number: u64, args: [u64; 6]) -> (i64, u64) {
  let (mut a0, mut a1) = (args[0], args[1]);
  core::arch::asm!("ecall", inlateout("a0") a0, inlateout("a1") a1, in("a2") args[2],
    in("a3") args[3], in("a4") args[4], in("a5") args[5], in("a7") number);
  (a0 as i64, a1)
}
