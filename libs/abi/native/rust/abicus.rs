// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:b472886ae0d9dc06

//! The ABI of all contracts: numbers, types and records.
#![no_std]

#[cfg(not(target_endian = "little"))]
compile_error!("the records of this crate are those of little-endian machines");

/** The error: no such capability, or a missing right. */
pub const EPERM: i64 = 1;
/** The error: the object behind a name or capability is gone. */
pub const ESRCH: i64 = 3;
/** The error: a message is longer than a frame, or than the buffer of its receiver. */
pub const E2_BIG: i64 = 7;
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
/** The error: the peer of a call is gone. */
pub const EPIPE: i64 = 32;
/** The error: no such syscall. */
pub const ENOSYS: i64 = 38;
/** The error: the deadline passed. */
pub const ETIMEDOUT: i64 = 110;
/** Yields the CPU: the caller goes to the back of its run queue. */
pub const SYS_YIELD: u64 = 0;
/** Returns the nanoseconds since boot: exact for a holder of a clock capability with TIME, coarse for others. */
pub const SYS_NSEC: u64 = 1;
/** Sends a header without payload. Never blocks. */
pub const SYS_SEND_HEADER: u64 = 2;
/** Receives a message that is only a header; returns the length in the header. */
pub const SYS_RECV_HEADER: u64 = 3;
/** Maps one page of a VMO into the caller's space. */
pub const SYS_MAP: u64 = 4;
/** Creates a VMO of zeroed pages, in a given slot or in the first free one, with MAP, WRITE and MANAGE. */
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
/**
 * Ends the caller: closes its endpoints and capabilities, and wakes its parent. Its children continue; they stay below
 * it until it is reaped.
 */
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
/** Binds an interrupt to an endpoint: each interrupt of its line queues one Interrupt message there. */
pub const SYS_IRQ_BIND: u64 = 36;
/**
 * Completes an interrupt whose notice was received: unmasks its line. If the device still raises the line, the next
 * notice follows at once.
 */
pub const SYS_IRQ_COMPLETE: u64 = 37;
/** Writes one line to the console, stamped with the task's identity. */
pub const SYS_DEBUG_WRITE: u64 = 44;
/** Frees a VMO. */
pub const SYS_VMO_DESTROY: u64 = 46;
/** Reads bytes from a VMO. */
pub const SYS_VMO_READ: u64 = 47;
/** Copies the capability of a VMO for reading: MAP alone, into the first free slot. */
pub const SYS_VMO_SHARE_RO: u64 = 51;
/** Reaps a child that has exited: returns its pid and exit status. Never blocks. */
pub const SYS_WAIT_NOHANG: u64 = 52;
/**
 * Sends a request and waits for its reply. The header moves a SEND capability of an endpoint that the caller
 * receives from: the next message there is the reply. One of at most 32 bytes comes in registers. Without a
 * deadline: the wait ends with the reply, or when no sender is left.
 */
pub const SYS_IPC_CALL: u64 = 58;
/**
 * Replies through a SEND capability, which is closed, and receives the next request as `ipcRecvV2` does. The reply
 * never blocks.
 */
pub const SYS_IPC_REPLY_RECV: u64 = 59;
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
pub const SYS_IPC_CALL_V2: u64 = 128;
/**
 * Replies to a request, and receives the next message, until the deadline if it is not 0: with one that has passed
 * only what is queued. Without a token it only receives. A request that is longer than the buffer ends with E2BIG at
 * its caller, and the next message is received; another message is cut off, and the result is its full length. A
 * header without payload states its length in the first register of the payload. The time is that of `nsec`. A
 * message of the kernel, such as the end of a call without a reply, has the sender and the identity 0.
 */
pub const SYS_IPC_REPLY_RECV_V2: u64 = 129;
/**
 * Sends a request and continues. The end of the call arrives at an endpoint that the caller owns, with its badge in
 * place of a token: the reply, or why there is none, at the latest when the caller receives there with
 * `ipcReplyRecvV2` after the deadline, if that is not 0. Bytes for the reply are reserved now, so that a full queue
 * never drops it.
 */
pub const SYS_IPC_CALL_START: u64 = 130;
/**
 * Requests one notification when the other side of an endpoint is gone: for a holder of SEND, the
 * endpoint itself; for a holder of RECV, the last SEND capability that its owner does not hold.
 * The notification is a PeerGone message on the endpoint in `notify`. Its queue space is reserved
 * now, so a full queue never drops it. The result is the serial of the watch: no other watch has it.
 */
pub const SYS_CAP_WATCH: u64 = 131;
/** Requests one notification when a task ends, as `capWatch` does for an endpoint. */
pub const SYS_TASK_WATCH: u64 = 132;
/** Reaps a child as `wait` does, or as `waitNohang` with NOHANG, and tells why it ended. */
pub const SYS_WAIT_INFO: u64 = 133;
/**
 * Kills a child and all tasks below it, in any state, as if each had exited. When the call returns they have
 * executed their last instruction, also those that ran on another hart. The child stays to be reaped; the tasks
 * below it are reaped. If the child has ended by itself, those below it are killed. The call is charged once for
 * each task.
 */
pub const SYS_TASK_KILL: u64 = 134;
/**
 * Copies a capability within the caller's table with a subset of its rights. A copy of an endpoint without MANAGE
 * can be moved with a message, so that a program passes on what it created.
 */
pub const SYS_CAP_DERIVE: u64 = 135;
/**
 * Derives an endpoint factory with a budget: the endpoints that may exist through it at a time, and the bytes that
 * may be in their queues. Both are split off from what the given factory has left, and are given back when no
 * capability to the new one and no endpoint of it is left. The copies of a derived factory share its budget; unlike
 * the factory of the boot, it can be copied, transferred and moved, and gives no authority over devices.
 */
pub const SYS_FACTORY_DERIVE: u64 = 136;
/** Selects `taskQos.get` in a0. */
pub const SEL_TASK_QOS_GET: u64 = 0;
/** Selects `taskQos.set` in a0. */
pub const SEL_TASK_QOS_SET: u64 = 1;
pub const LIMIT_CAP_SLOTS: u64 = 96;
pub const LIMIT_DEBUG_LINE: u64 = 256;
pub const LIMIT_MAX_FRAME: u64 = 8192;
pub const LIMIT_ENDPOINTS: u64 = 384;
pub const LIMIT_ENDPOINTS_PER_OWNER: u64 = 96;
pub const LIMIT_FACTORY_DEPTH: u64 = 8;
pub const LIMIT_QUEUE_DEPTH: u64 = 256;
pub const LIMIT_QUEUED_BYTES: u64 = 67108864;
pub const LIMIT_ENDPOINT_BYTES: u64 = 65536;
pub const LIMIT_QUEUED_BYTES_PER_OWNER: u64 = 262144;
pub const LIMIT_WATCHES_PER_TASK: u64 = 384;
pub const LIMIT_SPACES: u64 = 256;
pub const LIMIT_VMO_BYTES: u64 = 16777216;
pub const LIMIT_TASKS: u64 = 256;
pub const LIMIT_SERVICE_NAME: u64 = 64;
pub const LIMIT_IMAGE_BYTES: u64 = 1048576;
/** What readings without the right are rounded down to. There is no class without a window. */
pub const LIMIT_CLOCK_WINDOW_IDLE: u64 = 8000000;
/** What readings without the right are rounded down to. There is no class without a window. */
pub const LIMIT_CLOCK_WINDOW_NORMAL: u64 = 4000000;
/** What readings without the right are rounded down to. There is no class without a window. */
pub const LIMIT_CLOCK_WINDOW_INTERACTIVE: u64 = 1000000;
/** What readings without the right are rounded down to. There is no class without a window. */
pub const LIMIT_CLOCK_WINDOW_PERF_BURST: u64 = 1000000;
pub const LOGD_LIMIT_RECORDS: u64 = 128;
pub const LOGD_LIMIT_JOURNAL_BYTES: u64 = 16384;
pub const LOGD_LIMIT_PAGE_BYTES: u64 = 992;
pub const LOGD_LIMIT_SENDERS: u64 = 64;
pub const LOGD_LIMIT_PER_WINDOW: u64 = 24;
/** Begins with the first record of a sender that has none; ends after this time, whatever comes in between. */
pub const LOGD_LIMIT_WINDOW: u64 = 1000000000;
pub const IPC_LIMIT_PENDING_REPLIES: u64 = 16;
pub const IPC_LIMIT_PENDING_EVENTS: u64 = 64;
/** Requests without a reply at their deadline: a late reply gives the nonce back. */
pub const IPC_LIMIT_ABANDONED: u64 = 64;
/** Events and replies of other calls are not counted, if there is space for them. */
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
pub const INIT_LIMIT_START_BUDGET: u64 = 2000000000;
pub const INIT_LIMIT_ENDS_KEPT: u64 = 64;
pub const INIT_LIMIT_PARKED: u64 = 32;
pub const LIMIT_CALLS_PER_TASK: u64 = 160;
pub const LIMIT_CALLS: u64 = 16384;
pub const SERVICE_LIMIT_IN_FLIGHT: u64 = 16384;
pub const SERVICE_LIMIT_CALLS_IN_FLIGHT: u64 = 64;
pub const SERVICE_LIMIT_KEPT_CAPS: u64 = 72;
pub const SERVICE_LIMIT_WATCHES: u64 = 320;
pub const SERVICE_LIMIT_COUNTED_CLIENTS: u64 = 64;
/** The identity `logd`. */
pub const PRINCIPAL_LOGD: u64 = 0xce07e8ad70ec4c6f;
/** The identity `selftest-peer`. */
pub const PRINCIPAL_SELFTEST_PEER: u64 = 0x8c66675ca6a966ea;
/** The identity `timed`. */
pub const PRINCIPAL_TIMED: u64 = 0x2933756c392845a0;
/** The identity `init`. */
pub const PRINCIPAL_INIT: u64 = 0xf5d2afc57ab57213;
/** The identity `stats`. */
pub const PRINCIPAL_STATS: u64 = 0xee639cad45b1994c;
/** The identity `execd`. */
pub const PRINCIPAL_EXECD: u64 = 0x7b6096126000c028;
/** The identity `selftest-client`. */
pub const PRINCIPAL_SELFTEST_CLIENT: u64 = 0x52c6c4a34ffb3f69;
/** The identity `policyd`. */
pub const PRINCIPAL_POLICYD: u64 = 0xc4b6d847aa573fa1;
/** The identity `statefsd`. */
pub const PRINCIPAL_STATEFSD: u64 = 0xd9f31d00b74c1b47;
/** The identity `metricsd`. */
pub const PRINCIPAL_METRICSD: u64 = 0x32c5f2e014497e76;
/** The identity `netstackd`. */
pub const PRINCIPAL_NETSTACKD: u64 = 0xb64b904a0313921c;

/// What codecs have in common.
///
/// A frame is a structure of its values, without header, padding, constants and lengths. `encode` gives
/// how many bytes it wrote, or nothing if a value is outside its set, a length is out of bounds, or the
/// room is too small. `decode` gives the values or says why there are none. Neither panics, whatever it
/// is given; what a decoder gives an encoder makes into the same bytes. Text and bytes are views into
/// the frame, and so are lists: each element is read again when an iterator comes to it.
#[forbid(unsafe_code)]
pub mod wire {
    /// Why a frame gives no values.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Rejected {
        /// It is no frame of this kind.
        Malformed,
        /// Of a request: the status of the check that a value outside its set fails. Of a reply: that of the reject.
        Status(u8),
    }

    /// What a reply has of its request: its nonce, and which version of the envelope it has, by place
    /// in the contract from 0 on.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub struct Correlation {
        pub version: u8,
        pub nonce: u64,
    }

    /// Elements of a list: those of a slice, or those that are in a frame.
    pub struct List<'a, T> {
        values: &'a [T],
        bytes: &'a [u8],
        count: usize,
        read: Option<fn(&mut Reader<'a>) -> T>,
    }

    impl<'a, T> Clone for List<'a, T> {
        fn clone(&self) -> Self {
            *self
        }
    }

    impl<'a, T> Copy for List<'a, T> {}

    impl<'a, T> From<&'a [T]> for List<'a, T> {
        fn from(values: &'a [T]) -> Self {
            Self { values, bytes: &[], count: values.len(), read: None }
        }
    }

    impl<'a, T: Copy> List<'a, T> {
        pub fn len(&self) -> usize {
            self.count
        }

        pub fn is_empty(&self) -> bool {
            self.count == 0
        }

        pub fn iter(&self) -> Elements<'a, T> {
            Elements { list: *self, at: 0, input: Reader::new(self.bytes) }
        }
    }

    impl<'a, T: Copy> IntoIterator for List<'a, T> {
        type Item = T;
        type IntoIter = Elements<'a, T>;
        fn into_iter(self) -> Elements<'a, T> {
            self.iter()
        }
    }

    impl<'a, T: Copy + core::fmt::Debug> core::fmt::Debug for List<'a, T> {
        fn fmt(&self, to: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
            to.debug_list().entries(self.iter()).finish()
        }
    }

    impl<'a, T: Copy + PartialEq> PartialEq for List<'a, T> {
        fn eq(&self, other: &Self) -> bool {
            self.count == other.count && self.iter().zip(other.iter()).all(|(one, two)| one == two)
        }
    }

    impl<'a, T: Copy + Eq> Eq for List<'a, T> {}

    /// The elements of a list, one after another.
    pub struct Elements<'a, T> {
        list: List<'a, T>,
        at: usize,
        input: Reader<'a>,
    }

    impl<'a, T: Copy> Iterator for Elements<'a, T> {
        type Item = T;
        fn next(&mut self) -> Option<T> {
            if self.at >= self.list.count {
                return None;
            }
            self.at += 1;
            match self.list.read {
                Some(read) => Some(read(&mut self.input)),
                None => self.list.values.get(self.at - 1).copied(),
            }
        }
    }

    /// What is left to read, and what is known of it so far. Nothing is read beyond its end.
    pub struct Reader<'a> {
        left: &'a [u8],
        rejected: Option<Rejected>,
        /// What a value outside its set makes of it.
        otherwise: Rejected,
    }

    impl<'a> Reader<'a> {
        pub fn new(bytes: &'a [u8]) -> Self {
            Self { left: bytes, rejected: None, otherwise: Rejected::Malformed }
        }

        pub fn left(&self) -> usize {
            self.left.len()
        }

        pub fn fail(&mut self) {
            self.rejected = Some(Rejected::Malformed);
            self.left = &[];
        }

        /// What the next values cost that are outside their sets.
        pub fn otherwise(&mut self, rejected: Rejected) {
            self.otherwise = rejected;
        }

        pub fn demand(&mut self, is_value: bool) {
            if is_value {
                return;
            }
            match self.otherwise {
                Rejected::Malformed => self.fail(),
                other => self.rejected = self.rejected.or(Some(other)),
            }
        }

        pub fn bytes(&mut self, size: usize) -> &'a [u8] {
            match (self.left.get(..size), self.left.get(size..)) {
                (Some(bytes), Some(left)) => {
                    self.left = left;
                    bytes
                }
                _ => {
                    self.fail();
                    &[]
                }
            }
        }

        pub fn number(&mut self, size: usize) -> u64 {
            let bytes = self.bytes(size);
            bytes.iter().rev().fold(0, |value, byte| value << 8 | *byte as u64)
        }

        pub fn bool(&mut self) -> bool {
            let value = self.number(1);
            self.demand(value <= 1);
            value == 1
        }

        pub fn octets<const N: usize>(&mut self) -> [u8; N] {
            self.bytes(N).try_into().unwrap_or([0; N])
        }

        pub fn zero(&mut self, size: usize) {
            if self.bytes(size).iter().any(|byte| *byte != 0) {
                self.fail();
            }
        }

        pub fn constant(&mut self, size: usize, value: u64) {
            if self.number(size) != value {
                self.fail();
            }
        }

        /// Zeros of a structure: with others it is a value outside its set.
        pub fn demand_zero(&mut self, size: usize) {
            let holds = self.bytes(size).iter().all(|byte| *byte == 0);
            self.demand(holds);
        }

        pub fn demand_constant(&mut self, size: usize, value: u64) {
            let holds = self.number(size) == value;
            self.demand(holds);
        }

        /// A length, if it is within its bounds.
        pub fn within(&mut self, length: u64, min: usize, max: usize) -> usize {
            if min as u64 <= length && length <= max as u64 {
                return length as usize;
            }
            self.fail();
            0
        }

        pub fn count(&mut self, size: usize, min: usize, max: usize) -> usize {
            let length = self.number(size);
            self.within(length, min, max)
        }

        /// How much is left, if that is within its bounds.
        pub fn rest(&mut self, min: usize, max: usize) -> usize {
            self.within(self.left.len() as u64, min, max)
        }

        pub fn text(&mut self, size: usize) -> &'a str {
            let text = core::str::from_utf8(self.bytes(size));
            self.demand(text.is_ok());
            text.unwrap_or("")
        }

        /// So many elements, which together take no more than `most` bytes.
        pub fn list<T>(&mut self, count: usize, most: usize, read: fn(&mut Reader<'a>) -> T) -> List<'a, T> {
            let all = self.left;
            let mut i = 0;
            while i < count && self.rejected != Some(Rejected::Malformed) {
                read(self);
                i += 1;
            }
            self.listed(all, count, most, read)
        }

        /// The same to the end of the frame.
        pub fn list_left<T>(
            &mut self,
            min: usize,
            max: usize,
            most: usize,
            read: fn(&mut Reader<'a>) -> T,
        ) -> List<'a, T> {
            let all = self.left;
            let mut count = 0;
            while count < max && !self.left.is_empty() {
                read(self);
                count += 1;
            }
            self.within(count as u64, min, max);
            self.listed(all, count, most, read)
        }

        fn listed<T>(
            &mut self,
            all: &'a [u8],
            count: usize,
            most: usize,
            read: fn(&mut Reader<'a>) -> T,
        ) -> List<'a, T> {
            let bytes = all.get(..all.len() - self.left.len()).unwrap_or(&[]);
            self.within(bytes.len() as u64, 0, most);
            List { values: &[], bytes, count, read: Some(read) }
        }

        /// The value, if nothing is left and nothing was rejected.
        pub fn close<T>(mut self, value: T) -> Result<T, Rejected> {
            if !self.left.is_empty() {
                self.fail();
            }
            self.rejected.map_or(Ok(value), Err)
        }
    }

    /// The room that is left, how many bytes were written, and whether they are invalid.
    pub struct Writer<'w> {
        left: &'w mut [u8],
        size: usize,
        failed: bool,
    }

    impl<'w> Writer<'w> {
        pub fn new(room: &'w mut [u8]) -> Self {
            Self { left: room, size: 0, failed: false }
        }

        pub fn require(&mut self, holds: bool) {
            if !holds {
                self.failed = true;
            }
        }

        pub fn bytes(&mut self, bytes: &[u8]) {
            let left = core::mem::take(&mut self.left);
            if bytes.len() > left.len() {
                self.failed = true;
                return;
            }
            let (now, later) = left.split_at_mut(bytes.len());
            now.copy_from_slice(bytes);
            self.left = later;
            self.size += bytes.len();
        }

        /// The lower bytes of a number.
        pub fn number(&mut self, value: u64, size: usize) {
            self.bytes(value.to_le_bytes().get(..size).unwrap_or(&[]));
        }

        pub fn zero(&mut self, size: usize) {
            for _ in 0..size {
                self.bytes(&[0]);
            }
        }

        pub fn count(&mut self, length: usize, size: usize, min: usize, max: usize) {
            self.require(min <= length && length <= max);
            self.number(length as u64, size);
        }

        /// The elements of a list, which together may take no more than `most` bytes.
        pub fn list<T: Copy>(&mut self, list: &List<'_, T>, most: usize, write: fn(&mut Writer<'_>, T)) {
            let before = self.size;
            for one in list.iter() {
                write(self, one);
            }
            self.require(self.size - before <= most);
        }

        /// How many bytes were written, if they are those of a frame.
        pub fn close(self) -> Option<usize> {
            if self.failed { None } else { Some(self.size) }
        }
    }

    /// Where the nonce of a version of an envelope is.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Nonce {
        Absent,
        BeforeStatus,
        AfterStatus,
        AtEnd,
    }

    /// A version of an envelope.
    #[derive(Clone, Copy, Debug)]
    pub struct Form {
        pub magic: [u8; 2],
        pub version: u8,
        pub nonce: Nonce,
        pub size: usize,
        pub most: u64,
    }

    impl Form {
        pub fn open<'a>(&self, frame: &'a [u8], opcode: u8) -> Reader<'a> {
            let mut input = Reader::new(frame);
            for byte in [self.magic[0], self.magic[1], self.version, opcode] {
                input.constant(1, byte as u64);
            }
            input
        }

        fn read_nonce(&self, input: &mut Reader<'_>) -> u64 {
            let nonce = match (self.nonce, input.left.len().checked_sub(self.size)) {
                (Nonce::AtEnd, Some(at)) => {
                    let (fields, last) = input.left.split_at(at);
                    input.left = fields;
                    Reader::new(last).number(self.size)
                }
                _ => input.number(self.size),
            };
            if nonce > self.most {
                input.fail();
            }
            nonce
        }

        pub fn open_request<'a>(&self, frame: &'a [u8], opcode: u8) -> (Reader<'a>, u64) {
            let mut input = self.open(frame, opcode);
            let nonce = self.read_nonce(&mut input);
            (input, nonce)
        }

        pub fn open_reply<'a>(&self, frame: &'a [u8], opcode: u8, nonce: u64) -> (Reader<'a>, u8) {
            let mut input = self.open(frame, opcode);
            let mut status = 0;
            if self.nonce != Nonce::BeforeStatus {
                status = input.number(1) as u8;
            }
            if self.read_nonce(&mut input) != nonce {
                input.fail();
            }
            if self.nonce == Nonce::BeforeStatus {
                status = input.number(1) as u8;
            }
            (input, status)
        }

        pub fn start<'w>(&self, room: &'w mut [u8], opcode: u8) -> Writer<'w> {
            let mut output = Writer::new(room);
            output.bytes(&[self.magic[0], self.magic[1], self.version, opcode]);
            output
        }

        fn write_nonce(&self, output: &mut Writer<'_>, nonce: u64) {
            output.require(nonce <= self.most);
            output.number(nonce, self.size);
        }

        pub fn start_request<'w>(&self, room: &'w mut [u8], opcode: u8, nonce: u64) -> Writer<'w> {
            let mut output = self.start(room, opcode);
            if self.nonce != Nonce::AtEnd {
                self.write_nonce(&mut output, nonce);
            }
            output
        }

        pub fn start_reply<'w>(&self, room: &'w mut [u8], opcode: u8, status: u8, nonce: u64) -> Writer<'w> {
            let mut output = self.start(room, opcode);
            if self.nonce != Nonce::BeforeStatus {
                output.number(status as u64, 1);
            }
            if self.nonce != Nonce::AtEnd {
                self.write_nonce(&mut output, nonce);
            }
            if self.nonce == Nonce::BeforeStatus {
                output.number(status as u64, 1);
            }
            output
        }

        pub fn finish(&self, mut output: Writer<'_>, nonce: u64) -> Option<usize> {
            if self.nonce == Nonce::AtEnd {
                self.write_nonce(&mut output, nonce);
            }
            output.close()
        }

        /// A reply of `size` zeros.
        pub fn reject(&self, room: &mut [u8], opcode: u8, status: u8, nonce: u64, size: usize) -> Option<usize> {
            let mut output = self.start_reply(room, opcode, status, nonce);
            output.zero(size);
            self.finish(output, nonce)
        }
    }

    /// What a reply with this status is: a reject, if it is one of the operation and all that is left is zero.
    pub fn rejected(mut input: Reader<'_>, status: u8, holds: bool) -> Rejected {
        if !holds {
            input.fail();
        }
        input.zero(input.left());
        match input.close(()) {
            Ok(()) => Rejected::Status(status),
            Err(rejected) => rejected,
        }
    }

    /// An answer to a request that does not decode.
    #[derive(Clone, Copy, Debug)]
    pub struct Answer {
        pub request: u8,
        pub number: u8,
        pub status: u8,
        /// By place; that of the request if there is none.
        pub version: Option<usize>,
        /// That of the request if there is none.
        pub opcode: Option<u8>,
        pub silent: bool,
        pub echoes: bool,
        pub body: usize,
    }

    /// What answers requests of a service that do not decode.
    #[derive(Clone, Copy, Debug)]
    pub struct Answers {
        pub forms: &'static [Form],
        pub foreign: Answer,
        pub unknown_version: Answer,
        pub unknown_opcode: Answer,
        pub operations: &'static [Answer],
        /// The nonce is echoed whatever is wrong with what is ahead of it.
        pub always: bool,
    }

    impl Answers {
        pub fn write(&self, frame: &[u8], reply: &mut [u8]) -> Option<usize> {
            let byte = |at: usize| frame.get(at).copied().unwrap_or(0);
            let magic = self.forms.first()?.magic;
            let ours = frame.len() >= 4 && frame.starts_with(&magic);
            let opcode = byte(3);
            let of_number = |form: &Form| ours && form.version == byte(2);
            let known = self.forms.iter().position(of_number);
            let own = |one: &&Answer| one.request == opcode && one.number == byte(2);
            let answer = match known {
                _ if !ours => &self.foreign,
                None => &self.unknown_version,
                Some(_) => self.operations.iter().find(own).unwrap_or(&self.unknown_opcode),
            };
            if answer.silent {
                return None;
            }
            let form = match answer.version.or(known) {
                Some(place) => self.forms.get(place)?,
                None => self.forms.last()?,
            };
            let same = self.always || known.is_some() && form.version == byte(2);
            let mut nonce = 0;
            if answer.echoes && same && frame.len() >= 4 + form.size {
                let at = if form.nonce == Nonce::AtEnd { frame.len() - form.size } else { 4 };
                let given = Reader::new(frame.get(at..).unwrap_or(&[])).number(form.size);
                nonce = if given > form.most { 0 } else { given };
            }
            let opcode = answer.opcode.unwrap_or(opcode) | 0x80;
            form.reject(reply, opcode, answer.status, nonce, answer.body)
        }
    }
}

/** A task: index in the low half, generation in the high half. 0 is the kernel. */
#[repr(transparent)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pid(pub u32);
const _: () = assert!(core::mem::size_of::<Pid>() == 4);

/** An address in the caller's half. */
#[repr(transparent)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UserPtr(pub u64);
const _: () = assert!(core::mem::size_of::<UserPtr>() == 8);

/** A slot of the caller's capability table. */
#[repr(transparent)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CapSlot(pub u32);
const _: () = assert!(core::mem::size_of::<CapSlot>() == 4);

/**
 * The rights of a capability. MAP without WRITE is read only, for mappings and writes alike. TIME of
 * a clock reads the exact time.
 */
#[repr(transparent)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rights(pub u32);
const _: () = assert!(core::mem::size_of::<Rights>() == 4);
impl Rights {
  pub const SEND: Self = Self(1);
  pub const RECV: Self = Self(2);
  pub const MAP: Self = Self(4);
  pub const MANAGE: Self = Self(8);
  pub const WRITE: Self = Self(16);
  pub const TIME: Self = Self(32);
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

/** The payload of an Interrupt message: the kernel sends it, so its sender pid is 0. */
#[repr(C, packed)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InterruptNotice {
  pub line: u32,
  pub reserved: [u8; 4],
  pub cookie: u64,
}
const _: () = assert!(core::mem::size_of::<InterruptNotice>() == 16);
const _: () = assert!(core::mem::offset_of!(InterruptNotice, line) == 0);
const _: () = assert!(core::mem::offset_of!(InterruptNotice, reserved) == 4);
const _: () = assert!(core::mem::offset_of!(InterruptNotice, cookie) == 8);

/** The number of messages that an endpoint can queue. */
#[repr(transparent)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QueueDepth(pub u32);
const _: () = assert!(core::mem::size_of::<QueueDepth>() == 4);

/** How many endpoints may exist through a derived factory. */
#[repr(transparent)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EndpointBudget(pub u32);
const _: () = assert!(core::mem::size_of::<EndpointBudget>() == 4);

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

/** Types of messages that the kernel sends; programs define the other types. */
#[repr(transparent)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MsgType(pub u16);
const _: () = assert!(core::mem::size_of::<MsgType>() == 2);
impl MsgType {
  pub const PEER_GONE: Self = Self(65280);
  pub const INTERRUPT: Self = Self(65281);
}

/** What is gone: an endpoint, the senders of an endpoint, a task. */
#[repr(transparent)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GoneSide(pub u32);
const _: () = assert!(core::mem::size_of::<GoneSide>() == 4);
impl GoneSide {
  pub const ENDPOINT: Self = Self(1);
  pub const SENDERS: Self = Self(2);
  pub const TASK: Self = Self(3);
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

/**
 * The payload of a PeerGone message: the kernel sends it, so its sender pid is 0. The slot is that of a watched
 * capability, 0 for a task; the serial is what the watch returned.
 */
#[repr(C, packed)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PeerGone {
  pub side: GoneSide,
  pub slot: CapSlot,
  pub cookie: u64,
  pub serial: u64,
}
const _: () = assert!(core::mem::size_of::<PeerGone>() == 24);
const _: () = assert!(core::mem::offset_of!(PeerGone, side) == 0);
const _: () = assert!(core::mem::offset_of!(PeerGone, slot) == 4);
const _: () = assert!(core::mem::offset_of!(PeerGone, cookie) == 8);
const _: () = assert!(core::mem::offset_of!(PeerGone, serial) == 16);

/** An address space created by the caller. */
#[repr(transparent)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AsHandle(pub u32);
const _: () = assert!(core::mem::size_of::<AsHandle>() == 4);

/** An address of a page in the user half. */
#[repr(transparent)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageVa(pub u64);
const _: () = assert!(core::mem::size_of::<PageVa>() == 8);

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

/** A child to wait for; zero or a negative value means any child. */
#[repr(transparent)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WaitTarget(pub i32);
const _: () = assert!(core::mem::size_of::<WaitTarget>() == 4);

/** The exit status of a task. A fault has −22, a kill −9. */
#[repr(transparent)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ExitStatus(pub i32);
const _: () = assert!(core::mem::size_of::<ExitStatus>() == 4);

/** The entry address of a task, two-byte aligned. */
#[repr(transparent)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryPc(pub u64);
const _: () = assert!(core::mem::size_of::<EntryPc>() == 8);

/** Stack pages of a new task. */
#[repr(transparent)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StackPages(pub u32);
const _: () = assert!(core::mem::size_of::<StackPages>() == 4);

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

/** Why a task ended: by exit with 0, by exit with another status, by a fault, by a kill. */
#[repr(transparent)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ExitReason(pub u32);
const _: () = assert!(core::mem::size_of::<ExitReason>() == 4);
impl ExitReason {
  pub const CLEAN: Self = Self(0);
  pub const ERROR: Self = Self(1);
  pub const FAULT: Self = Self(2);
  pub const KILLED: Self = Self(3);
}

/** Flags of a wait. */
#[repr(transparent)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WaitFlags(pub u32);
const _: () = assert!(core::mem::size_of::<WaitFlags>() == 4);
impl WaitFlags {
  pub const NOHANG: Self = Self(1);
}

/**
 * The end of a child. The cause is that of the fault, as the board numbers traps, and the killer the task that
 * killed it; 0 without one.
 */
#[repr(C, packed)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExitInfo {
  pub pid: Pid,
  pub status: ExitStatus,
  pub reason: ExitReason,
  pub cause: u32,
  pub killer: Pid,
  pub reserved: [u8; 4],
}
const _: () = assert!(core::mem::size_of::<ExitInfo>() == 24);
const _: () = assert!(core::mem::offset_of!(ExitInfo, pid) == 0);
const _: () = assert!(core::mem::offset_of!(ExitInfo, status) == 4);
const _: () = assert!(core::mem::offset_of!(ExitInfo, reason) == 8);
const _: () = assert!(core::mem::offset_of!(ExitInfo, cause) == 12);
const _: () = assert!(core::mem::offset_of!(ExitInfo, killer) == 16);
const _: () = assert!(core::mem::offset_of!(ExitInfo, reserved) == 20);

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

/** How grave a record is. */
#[repr(transparent)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LogdLogLevel(pub u8);
const _: () = assert!(core::mem::size_of::<LogdLogLevel>() == 1);
impl LogdLogLevel {
  pub const ERROR: Self = Self(0);
  pub const WARN: Self = Self(1);
  pub const INFO: Self = Self(2);
  pub const DEBUG: Self = Self(3);
  pub const TRACE: Self = Self(4);
}

impl LogdLogLevel {
  /** Whether it is one of the values that its contract declares. */
  pub const fn is_declared(self) -> bool {
    let value = self.0;
    matches!(value, 0..=4)
  }
}

/** A record as it is read. */
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LogdLogRecord<'a> {
  /** Counts up from 1. */
  pub id: u64,
  /** When it was stored, by the clock that a program without the right to time has, made to rise. */
  pub timestamp: u64,
  pub level: LogdLogLevel,
  /** The identity of the writer, as the kernel bound it. */
  pub service: u64,
  /** 0 to 64 bytes. */
  pub scope: &'a str,
  /** 0 to 256 bytes. */
  pub message: &'a str,
  /** 0 to 512 bytes. */
  pub fields: &'a str,
}
impl<'a> LogdLogRecord<'a> {
  pub fn read(input: &mut wire::Reader<'a>) -> Self {
    let v0 = input.number(8) as u64;
    let v1 = input.number(8) as u64;
    let v2 = LogdLogLevel(input.number(1) as u8);
    input.demand(v2.is_declared());
    let v3 = input.number(8) as u64;
    let n7 = input.count(1, 0, 64);
    let n8 = input.count(2, 0, 256);
    let n9 = input.count(2, 0, 512);
    let v7 = input.text(n7);
    let v8 = input.text(n8);
    let v9 = input.text(n9);
    Self { id: v0, timestamp: v1, level: v2, service: v3, scope: v7, message: v8, fields: v9 }
  }
  pub fn write(&self, output: &mut wire::Writer<'_>) {
    let Self { id: v0, timestamp: v1, level: v2, service: v3, scope: v7, message: v8, fields: v9 } = *self;
    output.number(v0 as u64, 8);
    output.number(v1 as u64, 8);
    output.require(v2.is_declared());
    output.number(v2.0 as u64, 1);
    output.number(v3 as u64, 8);
    output.count(v7.len(), 1, 0, 64);
    output.count(v8.len(), 2, 0, 256);
    output.count(v9.len(), 2, 0, 512);
    output.bytes(v7.as_bytes());
    output.bytes(v8.as_bytes());
    output.bytes(v9.as_bytes());
  }
}

/**
 * The start message: the program is wired and was given this number of capabilities. `starts` counts how often it has
 * been started, this time included: 1 is the first one, the only one that prints its rungs.
 */
#[repr(C, packed)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InitStart {
  pub magic: u32,
  pub grants: u32,
  pub starts: u32,
  pub reserved: [u8; 4],
}
const _: () = assert!(core::mem::size_of::<InitStart>() == 16);
const _: () = assert!(core::mem::offset_of!(InitStart, magic) == 0);
const _: () = assert!(core::mem::offset_of!(InitStart, grants) == 4);
const _: () = assert!(core::mem::offset_of!(InitStart, starts) == 8);
const _: () = assert!(core::mem::offset_of!(InitStart, reserved) == 12);

/** A key of a listing. */
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatefsdStateKey<'a> {
  /** 1 to 255 bytes. */
  pub key: &'a str,
}
impl<'a> StatefsdStateKey<'a> {
  pub fn read(input: &mut wire::Reader<'a>) -> Self {
    let n0 = input.count(2, 1, 255);
    let v0 = input.text(n0);
    Self { key: v0 }
  }
  pub fn write(&self, output: &mut wire::Writer<'_>) {
    let Self { key: v0 } = *self;
    output.count(v0.len(), 2, 1, 255);
    output.bytes(v0.as_bytes());
  }
}

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

impl QosClass {
  /** Whether it is one of the values that its contract declares. */
  pub const fn is_declared(self) -> bool {
    let value = self.0;
    matches!(value, 0..=3)
  }
}

/** A live timer of the service; 0 means none. */
#[repr(transparent)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimedTimerId(pub u32);
const _: () = assert!(core::mem::size_of::<TimedTimerId>() == 4);


/** Where to listen: at a port of every address, or of one. */
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NetstackdLocalEnd {
  /** 2 bytes. */
  Any {
    port: u16,
  },
  /** 6 bytes. */
  Address {
    ip: [u8; 4],
    port: u16,
  },
}
impl NetstackdLocalEnd {
  pub fn read(input: &mut wire::Reader<'_>) -> Self {
    match input.left() {
      2 => {
        let v0 = input.number(2) as u16;
        Self::Any { port: v0 }
      }
      6 => {
        let v0 = input.octets::<4>();
        let v1 = input.number(2) as u16;
        Self::Address { ip: v0, port: v1 }
      }
      _ => {
        input.fail();
        let v0 = input.number(2) as u16;
        Self::Any { port: v0 }
      }
    }
  }
  pub fn write(&self, output: &mut wire::Writer<'_>) {
    match *self {
      Self::Any { port: v0 } => {
        output.number(v0 as u64, 2);
      }
      Self::Address { ip: v0, port: v1 } => {
        output.bytes(&v0);
        output.number(v1 as u64, 2);
      }
    }
  }
}

/** A route that the policy allows, between identities. */
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InitAllowedRoute {
  pub requester: u64,
  pub target: u64,
}
impl InitAllowedRoute {
  pub fn read(input: &mut wire::Reader<'_>) -> Self {
    let v0 = input.number(8) as u64;
    let v1 = input.number(8) as u64;
    Self { requester: v0, target: v1 }
  }
  pub fn write(&self, output: &mut wire::Writer<'_>) {
    let Self { requester: v0, target: v1 } = *self;
    output.number(v0 as u64, 8);
    output.number(v1 as u64, 8);
  }
}

/**
 * What a receive hands over: a message; a request, to reply to with its token; or the end of a call that the receiver
 * started: its reply, or the reason why there is none.
 */
#[repr(transparent)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MessageKind(pub u32);
const _: () = assert!(core::mem::size_of::<MessageKind>() == 4);
impl MessageKind {
  pub const MESSAGE: Self = Self(0);
  pub const REQUEST: Self = Self(1);
  pub const REPLY: Self = Self(2);
  pub const PEER_GONE: Self = Self(3);
  pub const TIMED_OUT: Self = Self(4);
  pub const TOO_LONG: Self = Self(5);
}

/** How a request ended. */
#[repr(transparent)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ServiceOutcome(pub u8);
const _: () = assert!(core::mem::size_of::<ServiceOutcome>() == 1);
impl ServiceOutcome {
  /** With a reply of success; also one that was handled and is never answered. */
  pub const ANSWERED: Self = Self(0);
  /** By a check. */
  pub const REJECTED: Self = Self(1);
  /** It did not decode, or had not the form of its operation. */
  pub const MALFORMED: Self = Self(2);
  /** The caller has no authority. */
  pub const DENIED: Self = Self(3);
  /** Beyond a limit of the loop. */
  pub const OVERLOAD: Self = Self(4);
  /** Its answer was put off; it is counted again when it is answered. */
  pub const LATER: Self = Self(5);
  /** The caller had ended, or its deadline had passed, before the reply. */
  pub const GONE: Self = Self(6);
}

impl ServiceOutcome {
  /** Whether it is one of the values that its contract declares. */
  pub const fn is_declared(self) -> bool {
    let value = self.0;
    matches!(value, 0..=6)
  }
}

/** How often an operation ended so. */
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ServiceOwnCount {
  pub opcode: u8,
  pub outcome: ServiceOutcome,
  pub count: u64,
}
impl ServiceOwnCount {
  pub fn read(input: &mut wire::Reader<'_>) -> Self {
    let v0 = input.number(1) as u8;
    let v1 = ServiceOutcome(input.number(1) as u8);
    input.demand(v1.is_declared());
    let v2 = input.number(8) as u64;
    Self { opcode: v0, outcome: v1, count: v2 }
  }
  pub fn write(&self, output: &mut wire::Writer<'_>) {
    let Self { opcode: v0, outcome: v1, count: v2 } = *self;
    output.number(v0 as u64, 1);
    output.require(v1.is_declared());
    output.number(v1.0 as u64, 1);
    output.number(v2 as u64, 8);
  }
}

/** The same of a client. */
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ServiceClientCount {
  /** Its pid; 0: all clients that had to make room for others. */
  pub client: u32,
  /** 255: requests that name no operation. */
  pub opcode: u8,
  pub outcome: ServiceOutcome,
  pub count: u64,
}
impl ServiceClientCount {
  pub fn read(input: &mut wire::Reader<'_>) -> Self {
    let v0 = input.number(4) as u32;
    let v1 = input.number(1) as u8;
    let v2 = ServiceOutcome(input.number(1) as u8);
    input.demand(v2.is_declared());
    let v3 = input.number(8) as u64;
    Self { client: v0, opcode: v1, outcome: v2, count: v3 }
  }
  pub fn write(&self, output: &mut wire::Writer<'_>) {
    let Self { client: v0, opcode: v1, outcome: v2, count: v3 } = *self;
    output.number(v0 as u64, 4);
    output.number(v1 as u64, 1);
    output.require(v2.is_declared());
    output.number(v2.0 as u64, 1);
    output.number(v3 as u64, 8);
  }
}

pub const LOGD_MAGIC: [u8; 2] = [76, 79];
/** Its place in a correlation; 1 in frames. */
pub const LOGD_VERSION_V1: u8 = 0;
/** Its place in a correlation; 2 in frames. */
pub const LOGD_VERSION_V2: u8 = 1;
pub const LOGD_STATUS_OK: u8 = 0;
pub const LOGD_STATUS_MALFORMED: u8 = 1;
pub const LOGD_STATUS_UNSUPPORTED: u8 = 2;
pub const LOGD_STATUS_TOO_LARGE: u8 = 3;
pub const LOGD_STATUS_INVALID_ARGS: u8 = 4;
pub const LOGD_STATUS_OVER_LIMIT: u8 = 5;
pub const LOGD_STATUS_RATE_LIMITED: u8 = 6;

/** The versions of the envelope. */
pub const LOGD_FORMS: [wire::Form; 2] = [
    wire::Form { magic: [76, 79], version: 1, nonce: wire::Nonce::Absent, size: 0, most: 0x0 },
    wire::Form { magic: [76, 79], version: 2, nonce: wire::Nonce::AfterStatus, size: 8, most: 0xffffffffffffffff },
];

/** Answers to requests that do not decode; to some there may be none. */
pub const LOGD_ANSWERS: wire::Answers = wire::Answers {
  forms: &LOGD_FORMS,
  foreign: wire::Answer { request: 0, number: 0, status: 1, version: Some(0), opcode: Some(3), silent: false, echoes: true, body: 32 },
  unknown_version: wire::Answer { request: 0, number: 0, status: 2, version: Some(0), opcode: Some(3), silent: false, echoes: true, body: 32 },
  unknown_opcode: wire::Answer { request: 0, number: 0, status: 2, version: None, opcode: Some(3), silent: false, echoes: true, body: 32 },
  operations: &[
      wire::Answer { request: 1, number: 1, status: 4, version: None, opcode: None, silent: false, echoes: true, body: 16 },
      wire::Answer { request: 1, number: 2, status: 4, version: None, opcode: None, silent: false, echoes: true, body: 16 },
      wire::Answer { request: 2, number: 1, status: 1, version: None, opcode: None, silent: false, echoes: true, body: 18 },
      wire::Answer { request: 2, number: 2, status: 1, version: None, opcode: None, silent: false, echoes: true, body: 18 },
      wire::Answer { request: 3, number: 1, status: 1, version: None, opcode: None, silent: false, echoes: true, body: 32 },
      wire::Answer { request: 3, number: 2, status: 1, version: None, opcode: None, silent: false, echoes: true, body: 32 },
  ],
  always: false,
};

/**
 * Adds a record to the journal. `fields` are lines `key=value`; the keys `sender_service_id`, `service_id`,
 * `requester_id` and `service` are not for senders. `dropped` is how many records were dropped so far.
 */
pub const LOGD_OP_APPEND: u8 = 1;
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LogdAppendRequest<'a> {
  pub level: LogdLogLevel,
  /** 0 to 64 bytes. */
  pub scope: &'a str,
  /** 0 to 256 bytes. */
  pub message: &'a str,
  /** 0 to 512 bytes. */
  pub fields: &'a str,
}
impl<'a> LogdAppendRequest<'a> {
  /** Bytes at most. */
  pub const MAX_SIZE: usize = 850;
  pub fn decode(frame: &'a [u8]) -> (wire::Correlation, Result<Self, wire::Rejected>) {
    let mut found = (wire::Correlation::default(), Err(wire::Rejected::Malformed));
    for (version, form) in [(0, &LOGD_FORMS[0]), (1, &LOGD_FORMS[1])] {
      let (mut input, nonce) = form.open_request(frame, 1);
      let value = Self::read(&mut input);
      found = (wire::Correlation { version, nonce }, input.close(value));
      if !matches!(found.1, Err(wire::Rejected::Malformed)) {
        break;
      }
    }
    found
  }
  pub fn encode(&self, correlation: wire::Correlation, frame: &mut [u8]) -> Option<usize> {
    let form = LOGD_FORMS.get(correlation.version as usize)?;
    let mut output = form.start_request(frame, 1, correlation.nonce);
    self.write(&mut output);
    form.finish(output, correlation.nonce)
  }
  fn read(input: &mut wire::Reader<'a>) -> Self {
    let v0 = LogdLogLevel(input.number(1) as u8);
    input.demand(v0.is_declared());
    let n4 = input.count(1, 0, 64);
    let n5 = input.count(2, 0, 256);
    let n6 = input.count(2, 0, 512);
    let v4 = input.text(n4);
    let v5 = input.text(n5);
    let v6 = input.text(n6);
    Self { level: v0, scope: v4, message: v5, fields: v6 }
  }
  fn write(&self, output: &mut wire::Writer<'_>) {
    let Self { level: v0, scope: v4, message: v5, fields: v6 } = *self;
    output.require(v0.is_declared());
    output.number(v0.0 as u64, 1);
    output.count(v4.len(), 1, 0, 64);
    output.count(v5.len(), 2, 0, 256);
    output.count(v6.len(), 2, 0, 512);
    output.bytes(v4.as_bytes());
    output.bytes(v5.as_bytes());
    output.bytes(v6.as_bytes());
  }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LogdAppendReply {
  pub record: u64,
  pub dropped: u64,
}
impl LogdAppendReply {
  /** Bytes at most. */
  pub const MAX_SIZE: usize = 29;
  pub fn decode(frame: &[u8], correlation: wire::Correlation) -> Result<Self, wire::Rejected> {
    let Some(form) = LOGD_FORMS.get(correlation.version as usize) else { return Err(wire::Rejected::Malformed); };
    let (mut input, status) = form.open_reply(frame, 129, correlation.nonce);
    if status != 0 {
      let holds = input.left() == 16 && matches!(status, 4 | 6);
      return Err(wire::rejected(input, status, holds));
    }
    let value = Self::read(&mut input);
    input.close(value)
  }
  pub fn encode(&self, correlation: wire::Correlation, frame: &mut [u8]) -> Option<usize> {
    let form = LOGD_FORMS.get(correlation.version as usize)?;
    let mut output = form.start_reply(frame, 129, 0, correlation.nonce);
    self.write(&mut output);
    form.finish(output, correlation.nonce)
  }
  /** The reject of a check: the status, and a body of zeros. */
  pub fn reject(status: u8, correlation: wire::Correlation, frame: &mut [u8]) -> Option<usize> {
    let form = LOGD_FORMS.get(correlation.version as usize)?;
    form.reject(frame, 129, status, correlation.nonce, 16)
  }
  fn read(input: &mut wire::Reader<'_>) -> Self {
    let v0 = input.number(8) as u64;
    let v1 = input.number(8) as u64;
    Self { record: v0, dropped: v1 }
  }
  fn write(&self, output: &mut wire::Writer<'_>) {
    let Self { record: v0, dropped: v1 } = *self;
    output.number(v0 as u64, 8);
    output.number(v1 as u64, 8);
  }
}

/**
 * Reads the records that were stored at `since` or later, the oldest first, `max` of them or as many as fit a
 * reply. The next page begins one nanosecond after the last record. `total` is how many were ever stored.
 */
pub const LOGD_OP_QUERY: u8 = 2;
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LogdQueryRequest {
  pub since: u64,
  pub max: u16,
}
impl LogdQueryRequest {
  /** Bytes at most. */
  pub const MAX_SIZE: usize = 22;
  pub fn decode(frame: &[u8]) -> (wire::Correlation, Result<Self, wire::Rejected>) {
    let mut found = (wire::Correlation::default(), Err(wire::Rejected::Malformed));
    for (version, form) in [(0, &LOGD_FORMS[0]), (1, &LOGD_FORMS[1])] {
      let (mut input, nonce) = form.open_request(frame, 2);
      let value = Self::read(&mut input);
      found = (wire::Correlation { version, nonce }, input.close(value));
      if !matches!(found.1, Err(wire::Rejected::Malformed)) {
        break;
      }
    }
    found
  }
  pub fn encode(&self, correlation: wire::Correlation, frame: &mut [u8]) -> Option<usize> {
    let form = LOGD_FORMS.get(correlation.version as usize)?;
    let mut output = form.start_request(frame, 2, correlation.nonce);
    self.write(&mut output);
    form.finish(output, correlation.nonce)
  }
  fn read(input: &mut wire::Reader<'_>) -> Self {
    let v0 = input.number(8) as u64;
    let v1 = input.number(2) as u16;
    Self { since: v0, max: v1 }
  }
  fn write(&self, output: &mut wire::Writer<'_>) {
    let Self { since: v0, max: v1 } = *self;
    output.number(v0 as u64, 8);
    output.number(v1 as u64, 2);
  }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LogdQueryReply<'a> {
  pub total: u64,
  pub dropped: u64,
  /** 0 to 32 elements, 992 bytes together. */
  pub records: wire::List<'a, LogdLogRecord<'a>>,
}
impl<'a> LogdQueryReply<'a> {
  /** Bytes at most. */
  pub const MAX_SIZE: usize = 1023;
  pub fn decode(frame: &'a [u8], correlation: wire::Correlation) -> Result<Self, wire::Rejected> {
    let Some(form) = LOGD_FORMS.get(correlation.version as usize) else { return Err(wire::Rejected::Malformed); };
    let (mut input, status) = form.open_reply(frame, 130, correlation.nonce);
    if status != 0 {
      let holds = input.left() == 18 && matches!(status, 1);
      return Err(wire::rejected(input, status, holds));
    }
    let value = Self::read(&mut input);
    input.close(value)
  }
  pub fn encode(&self, correlation: wire::Correlation, frame: &mut [u8]) -> Option<usize> {
    let form = LOGD_FORMS.get(correlation.version as usize)?;
    let mut output = form.start_reply(frame, 130, 0, correlation.nonce);
    self.write(&mut output);
    form.finish(output, correlation.nonce)
  }
  /** The reject of a check: the status, and a body of zeros. */
  pub fn reject(status: u8, correlation: wire::Correlation, frame: &mut [u8]) -> Option<usize> {
    let form = LOGD_FORMS.get(correlation.version as usize)?;
    form.reject(frame, 130, status, correlation.nonce, 18)
  }
  fn read(input: &mut wire::Reader<'a>) -> Self {
    let v0 = input.number(8) as u64;
    let v1 = input.number(8) as u64;
    let n2 = input.count(2, 0, 32);
    let v2 = input.list(n2, 992, |input| LogdLogRecord::read(input));
    Self { total: v0, dropped: v1, records: v2 }
  }
  fn write(&self, output: &mut wire::Writer<'_>) {
    let Self { total: v0, dropped: v1, records: v2 } = *self;
    output.number(v0 as u64, 8);
    output.number(v1 as u64, 8);
    output.count(v2.len(), 2, 0, 32);
    output.list(&v2, 992, |output, one| { one.write(output); });
  }
}

/** How full the journal is. */
pub const LOGD_OP_STATS: u8 = 3;
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LogdStatsRequest {}
impl LogdStatsRequest {
  /** Bytes at most. */
  pub const MAX_SIZE: usize = 12;
  pub fn decode(frame: &[u8]) -> (wire::Correlation, Result<Self, wire::Rejected>) {
    let mut found = (wire::Correlation::default(), Err(wire::Rejected::Malformed));
    for (version, form) in [(0, &LOGD_FORMS[0]), (1, &LOGD_FORMS[1])] {
      let (mut input, nonce) = form.open_request(frame, 3);
      let value = Self::read(&mut input);
      found = (wire::Correlation { version, nonce }, input.close(value));
      if !matches!(found.1, Err(wire::Rejected::Malformed)) {
        break;
      }
    }
    found
  }
  pub fn encode(&self, correlation: wire::Correlation, frame: &mut [u8]) -> Option<usize> {
    let form = LOGD_FORMS.get(correlation.version as usize)?;
    let mut output = form.start_request(frame, 3, correlation.nonce);
    self.write(&mut output);
    form.finish(output, correlation.nonce)
  }
  fn read(_input: &mut wire::Reader<'_>) -> Self {
    Self {}
  }
  fn write(&self, _output: &mut wire::Writer<'_>) {
  }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LogdStatsReply {
  pub total: u64,
  pub dropped: u64,
  pub record_capacity: u32,
  pub byte_capacity: u32,
  pub used_records: u32,
  pub used_bytes: u32,
}
impl LogdStatsReply {
  /** Bytes at most. */
  pub const MAX_SIZE: usize = 45;
  pub fn decode(frame: &[u8], correlation: wire::Correlation) -> Result<Self, wire::Rejected> {
    let Some(form) = LOGD_FORMS.get(correlation.version as usize) else { return Err(wire::Rejected::Malformed); };
    let (mut input, status) = form.open_reply(frame, 131, correlation.nonce);
    if status != 0 {
      let holds = input.left() == 32 && matches!(status, 1);
      return Err(wire::rejected(input, status, holds));
    }
    let value = Self::read(&mut input);
    input.close(value)
  }
  pub fn encode(&self, correlation: wire::Correlation, frame: &mut [u8]) -> Option<usize> {
    let form = LOGD_FORMS.get(correlation.version as usize)?;
    let mut output = form.start_reply(frame, 131, 0, correlation.nonce);
    self.write(&mut output);
    form.finish(output, correlation.nonce)
  }
  /** The reject of a check: the status, and a body of zeros. */
  pub fn reject(status: u8, correlation: wire::Correlation, frame: &mut [u8]) -> Option<usize> {
    let form = LOGD_FORMS.get(correlation.version as usize)?;
    form.reject(frame, 131, status, correlation.nonce, 32)
  }
  fn read(input: &mut wire::Reader<'_>) -> Self {
    let v0 = input.number(8) as u64;
    let v1 = input.number(8) as u64;
    let v2 = input.number(4) as u32;
    let v3 = input.number(4) as u32;
    let v4 = input.number(4) as u32;
    let v5 = input.number(4) as u32;
    Self { total: v0, dropped: v1, record_capacity: v2, byte_capacity: v3, used_records: v4, used_bytes: v5 }
  }
  fn write(&self, output: &mut wire::Writer<'_>) {
    let Self { total: v0, dropped: v1, record_capacity: v2, byte_capacity: v3, used_records: v4, used_bytes: v5 } = *self;
    output.number(v0 as u64, 8);
    output.number(v1 as u64, 8);
    output.number(v2 as u64, 4);
    output.number(v3 as u64, 4);
    output.number(v4 as u64, 4);
    output.number(v5 as u64, 4);
  }
}


pub const SELFTEST_PEER_MAGIC: [u8; 2] = [80, 69];
pub const SELFTEST_PEER_VERSION: u8 = 1;
pub const SELFTEST_PEER_STATUS_OK: u8 = 0;
pub const SELFTEST_PEER_STATUS_MALFORMED: u8 = 1;

/** The versions of the envelope. */
pub const SELFTEST_PEER_FORMS: [wire::Form; 1] = [
    wire::Form { magic: [80, 69], version: 1, nonce: wire::Nonce::AfterStatus, size: 4, most: 0xffffffff },
];

/** Answers to requests that do not decode; to some there may be none. */
pub const SELFTEST_PEER_ANSWERS: wire::Answers = wire::Answers {
  forms: &SELFTEST_PEER_FORMS,
  foreign: wire::Answer { request: 0, number: 0, status: 1, version: None, opcode: None, silent: false, echoes: true, body: 0 },
  unknown_version: wire::Answer { request: 0, number: 0, status: 1, version: None, opcode: None, silent: false, echoes: true, body: 0 },
  unknown_opcode: wire::Answer { request: 0, number: 0, status: 1, version: None, opcode: None, silent: false, echoes: true, body: 0 },
  operations: &[
      wire::Answer { request: 1, number: 1, status: 1, version: None, opcode: None, silent: false, echoes: true, body: 0 },
      wire::Answer { request: 2, number: 1, status: 1, version: None, opcode: None, silent: false, echoes: true, body: 0 },
      wire::Answer { request: 3, number: 1, status: 1, version: None, opcode: None, silent: false, echoes: true, body: 0 },
      wire::Answer { request: 4, number: 1, status: 1, version: None, opcode: None, silent: false, echoes: true, body: 0 },
  ],
  always: true,
};

/** Arms this many timers, and says how many timed accepted. */
pub const SELFTEST_PEER_OP_ARM: u8 = 1;
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SelftestPeerArmRequest {
  pub timers: u8,
}
impl SelftestPeerArmRequest {
  /** Bytes at most. */
  pub const MAX_SIZE: usize = 9;
  pub fn decode(frame: &[u8]) -> (wire::Correlation, Result<Self, wire::Rejected>) {
    let (version, form) = (0, &SELFTEST_PEER_FORMS[0]);
    let (mut input, nonce) = form.open_request(frame, 1);
    let value = Self::read(&mut input);
    (wire::Correlation { version, nonce }, input.close(value))
  }
  pub fn encode(&self, correlation: wire::Correlation, frame: &mut [u8]) -> Option<usize> {
    let form = SELFTEST_PEER_FORMS.get(correlation.version as usize)?;
    let mut output = form.start_request(frame, 1, correlation.nonce);
    self.write(&mut output);
    form.finish(output, correlation.nonce)
  }
  fn read(input: &mut wire::Reader<'_>) -> Self {
    let v0 = input.number(1) as u8;
    Self { timers: v0 }
  }
  fn write(&self, output: &mut wire::Writer<'_>) {
    let Self { timers: v0 } = *self;
    output.number(v0 as u64, 1);
  }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SelftestPeerArmReply {
  pub armed: u8,
}
impl SelftestPeerArmReply {
  /** Bytes at most. */
  pub const MAX_SIZE: usize = 10;
  pub fn decode(frame: &[u8], correlation: wire::Correlation) -> Result<Self, wire::Rejected> {
    let Some(form) = SELFTEST_PEER_FORMS.get(correlation.version as usize) else { return Err(wire::Rejected::Malformed); };
    let (mut input, status) = form.open_reply(frame, 129, correlation.nonce);
    if status != 0 {
      let holds = input.left() == 0 && matches!(status, 1);
      return Err(wire::rejected(input, status, holds));
    }
    let value = Self::read(&mut input);
    input.close(value)
  }
  pub fn encode(&self, correlation: wire::Correlation, frame: &mut [u8]) -> Option<usize> {
    let form = SELFTEST_PEER_FORMS.get(correlation.version as usize)?;
    let mut output = form.start_reply(frame, 129, 0, correlation.nonce);
    self.write(&mut output);
    form.finish(output, correlation.nonce)
  }
  /** The reject of a check: the status, and a body of zeros. */
  pub fn reject(status: u8, correlation: wire::Correlation, frame: &mut [u8]) -> Option<usize> {
    let form = SELFTEST_PEER_FORMS.get(correlation.version as usize)?;
    form.reject(frame, 129, status, correlation.nonce, 1)
  }
  fn read(input: &mut wire::Reader<'_>) -> Self {
    let v0 = input.number(1) as u8;
    Self { armed: v0 }
  }
  fn write(&self, output: &mut wire::Writer<'_>) {
    let Self { armed: v0 } = *self;
    output.number(v0 as u64, 1);
  }
}

/** Replies, and ends with status 0: it cancels no timer. */
pub const SELFTEST_PEER_OP_END: u8 = 2;
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SelftestPeerEndRequest {}
impl SelftestPeerEndRequest {
  /** Bytes at most. */
  pub const MAX_SIZE: usize = 8;
  pub fn decode(frame: &[u8]) -> (wire::Correlation, Result<Self, wire::Rejected>) {
    let (version, form) = (0, &SELFTEST_PEER_FORMS[0]);
    let (mut input, nonce) = form.open_request(frame, 2);
    let value = Self::read(&mut input);
    (wire::Correlation { version, nonce }, input.close(value))
  }
  pub fn encode(&self, correlation: wire::Correlation, frame: &mut [u8]) -> Option<usize> {
    let form = SELFTEST_PEER_FORMS.get(correlation.version as usize)?;
    let mut output = form.start_request(frame, 2, correlation.nonce);
    self.write(&mut output);
    form.finish(output, correlation.nonce)
  }
  fn read(_input: &mut wire::Reader<'_>) -> Self {
    Self {}
  }
  fn write(&self, _output: &mut wire::Writer<'_>) {
  }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SelftestPeerEndReply {}
impl SelftestPeerEndReply {
  /** Bytes at most. */
  pub const MAX_SIZE: usize = 9;
  pub fn decode(frame: &[u8], correlation: wire::Correlation) -> Result<Self, wire::Rejected> {
    let Some(form) = SELFTEST_PEER_FORMS.get(correlation.version as usize) else { return Err(wire::Rejected::Malformed); };
    let (mut input, status) = form.open_reply(frame, 130, correlation.nonce);
    if status != 0 {
      let holds = input.left() == 0 && matches!(status, 1);
      return Err(wire::rejected(input, status, holds));
    }
    let value = Self::read(&mut input);
    input.close(value)
  }
  pub fn encode(&self, correlation: wire::Correlation, frame: &mut [u8]) -> Option<usize> {
    let form = SELFTEST_PEER_FORMS.get(correlation.version as usize)?;
    let mut output = form.start_reply(frame, 130, 0, correlation.nonce);
    self.write(&mut output);
    form.finish(output, correlation.nonce)
  }
  /** The reject of a check: the header alone. */
  pub fn reject(status: u8, correlation: wire::Correlation, frame: &mut [u8]) -> Option<usize> {
    let form = SELFTEST_PEER_FORMS.get(correlation.version as usize)?;
    form.reject(frame, 130, status, correlation.nonce, 0)
  }
  fn read(_input: &mut wire::Reader<'_>) -> Self {
    Self {}
  }
  fn write(&self, _output: &mut wire::Writer<'_>) {
  }
}

/** Ends with a fault. There is no reply: the call ends because its peer is gone. */
pub const SELFTEST_PEER_OP_CRASH: u8 = 3;
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SelftestPeerCrashRequest {}
impl SelftestPeerCrashRequest {
  /** Bytes at most. */
  pub const MAX_SIZE: usize = 8;
  pub fn decode(frame: &[u8]) -> (wire::Correlation, Result<Self, wire::Rejected>) {
    let (version, form) = (0, &SELFTEST_PEER_FORMS[0]);
    let (mut input, nonce) = form.open_request(frame, 3);
    let value = Self::read(&mut input);
    (wire::Correlation { version, nonce }, input.close(value))
  }
  pub fn encode(&self, correlation: wire::Correlation, frame: &mut [u8]) -> Option<usize> {
    let form = SELFTEST_PEER_FORMS.get(correlation.version as usize)?;
    let mut output = form.start_request(frame, 3, correlation.nonce);
    self.write(&mut output);
    form.finish(output, correlation.nonce)
  }
  fn read(_input: &mut wire::Reader<'_>) -> Self {
    Self {}
  }
  fn write(&self, _output: &mut wire::Writer<'_>) {
  }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SelftestPeerCrashReply {}
impl SelftestPeerCrashReply {
  /** Bytes at most. */
  pub const MAX_SIZE: usize = 9;
  pub fn decode(frame: &[u8], correlation: wire::Correlation) -> Result<Self, wire::Rejected> {
    let Some(form) = SELFTEST_PEER_FORMS.get(correlation.version as usize) else { return Err(wire::Rejected::Malformed); };
    let (mut input, status) = form.open_reply(frame, 131, correlation.nonce);
    if status != 0 {
      let holds = input.left() == 0 && matches!(status, 1);
      return Err(wire::rejected(input, status, holds));
    }
    let value = Self::read(&mut input);
    input.close(value)
  }
  pub fn encode(&self, correlation: wire::Correlation, frame: &mut [u8]) -> Option<usize> {
    let form = SELFTEST_PEER_FORMS.get(correlation.version as usize)?;
    let mut output = form.start_reply(frame, 131, 0, correlation.nonce);
    self.write(&mut output);
    form.finish(output, correlation.nonce)
  }
  /** The reject of a check: the header alone. */
  pub fn reject(status: u8, correlation: wire::Correlation, frame: &mut [u8]) -> Option<usize> {
    let form = SELFTEST_PEER_FORMS.get(correlation.version as usize)?;
    form.reject(frame, 131, status, correlation.nonce, 0)
  }
  fn read(_input: &mut wire::Reader<'_>) -> Self {
    Self {}
  }
  fn write(&self, _output: &mut wire::Writer<'_>) {
  }
}

/** How often it has been started, and how many capabilities it was given at its last start. */
pub const SELFTEST_PEER_OP_BOOTS: u8 = 4;
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SelftestPeerBootsRequest {}
impl SelftestPeerBootsRequest {
  /** Bytes at most. */
  pub const MAX_SIZE: usize = 8;
  pub fn decode(frame: &[u8]) -> (wire::Correlation, Result<Self, wire::Rejected>) {
    let (version, form) = (0, &SELFTEST_PEER_FORMS[0]);
    let (mut input, nonce) = form.open_request(frame, 4);
    let value = Self::read(&mut input);
    (wire::Correlation { version, nonce }, input.close(value))
  }
  pub fn encode(&self, correlation: wire::Correlation, frame: &mut [u8]) -> Option<usize> {
    let form = SELFTEST_PEER_FORMS.get(correlation.version as usize)?;
    let mut output = form.start_request(frame, 4, correlation.nonce);
    self.write(&mut output);
    form.finish(output, correlation.nonce)
  }
  fn read(_input: &mut wire::Reader<'_>) -> Self {
    Self {}
  }
  fn write(&self, _output: &mut wire::Writer<'_>) {
  }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SelftestPeerBootsReply {
  pub starts: u32,
  pub grants: u32,
}
impl SelftestPeerBootsReply {
  /** Bytes at most. */
  pub const MAX_SIZE: usize = 17;
  pub fn decode(frame: &[u8], correlation: wire::Correlation) -> Result<Self, wire::Rejected> {
    let Some(form) = SELFTEST_PEER_FORMS.get(correlation.version as usize) else { return Err(wire::Rejected::Malformed); };
    let (mut input, status) = form.open_reply(frame, 132, correlation.nonce);
    if status != 0 {
      let holds = input.left() == 0 && matches!(status, 1);
      return Err(wire::rejected(input, status, holds));
    }
    let value = Self::read(&mut input);
    input.close(value)
  }
  pub fn encode(&self, correlation: wire::Correlation, frame: &mut [u8]) -> Option<usize> {
    let form = SELFTEST_PEER_FORMS.get(correlation.version as usize)?;
    let mut output = form.start_reply(frame, 132, 0, correlation.nonce);
    self.write(&mut output);
    form.finish(output, correlation.nonce)
  }
  /** The reject of a check: the status, and a body of zeros. */
  pub fn reject(status: u8, correlation: wire::Correlation, frame: &mut [u8]) -> Option<usize> {
    let form = SELFTEST_PEER_FORMS.get(correlation.version as usize)?;
    form.reject(frame, 132, status, correlation.nonce, 8)
  }
  fn read(input: &mut wire::Reader<'_>) -> Self {
    let v0 = input.number(4) as u32;
    let v1 = input.number(4) as u32;
    Self { starts: v0, grants: v1 }
  }
  fn write(&self, output: &mut wire::Writer<'_>) {
    let Self { starts: v0, grants: v1 } = *self;
    output.number(v0 as u64, 4);
    output.number(v1 as u64, 4);
  }
}


pub const TIMED_MAGIC: [u8; 2] = [84, 77];
pub const TIMED_VERSION: u8 = 1;
pub const TIMED_STATUS_OK: u8 = 0;
pub const TIMED_STATUS_INVALID_ARGS: u8 = 1;
pub const TIMED_STATUS_OVER_LIMIT: u8 = 2;
pub const TIMED_STATUS_NOT_FOUND: u8 = 3;
pub const TIMED_STATUS_MALFORMED: u8 = 4;
pub const TIMED_STATUS_INTERNAL: u8 = 5;

/** The versions of the envelope. */
pub const TIMED_FORMS: [wire::Form; 1] = [
    wire::Form { magic: [84, 77], version: 1, nonce: wire::Nonce::AfterStatus, size: 4, most: 0xffffffff },
];

/** Answers to requests that do not decode; to some there may be none. */
pub const TIMED_ANSWERS: wire::Answers = wire::Answers {
  forms: &TIMED_FORMS,
  foreign: wire::Answer { request: 0, number: 0, status: 4, version: None, opcode: None, silent: false, echoes: true, body: 0 },
  unknown_version: wire::Answer { request: 0, number: 0, status: 4, version: None, opcode: None, silent: false, echoes: true, body: 0 },
  unknown_opcode: wire::Answer { request: 0, number: 0, status: 4, version: None, opcode: None, silent: false, echoes: true, body: 0 },
  operations: &[
      wire::Answer { request: 1, number: 1, status: 4, version: None, opcode: None, silent: false, echoes: true, body: 0 },
      wire::Answer { request: 2, number: 1, status: 4, version: None, opcode: None, silent: false, echoes: true, body: 0 },
      wire::Answer { request: 3, number: 1, status: 4, version: None, opcode: None, silent: false, echoes: true, body: 8 },
      wire::Answer { request: 32, number: 1, status: 4, version: None, opcode: None, silent: false, echoes: true, body: 0 },
  ],
  always: true,
};

/**
 * Arms a timer. Its event goes to the endpoint whose SEND capability the request moves. If
 * the owner has live timers, the event goes to the endpoint of the first of them instead, and
 * the new capability is closed.
 */
pub const TIMED_OP_REGISTER: u8 = 1;
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimedRegisterRequest {
  pub qos: QosClass,
  pub deadline: u64,
}
impl TimedRegisterRequest {
  /** Bytes at most. */
  pub const MAX_SIZE: usize = 18;
  pub fn decode(frame: &[u8]) -> (wire::Correlation, Result<Self, wire::Rejected>) {
    let (version, form) = (0, &TIMED_FORMS[0]);
    let (mut input, nonce) = form.open_request(frame, 1);
    let value = Self::read(&mut input);
    (wire::Correlation { version, nonce }, input.close(value))
  }
  pub fn encode(&self, correlation: wire::Correlation, frame: &mut [u8]) -> Option<usize> {
    let form = TIMED_FORMS.get(correlation.version as usize)?;
    let mut output = form.start_request(frame, 1, correlation.nonce);
    self.write(&mut output);
    form.finish(output, correlation.nonce)
  }
  fn read(input: &mut wire::Reader<'_>) -> Self {
    input.otherwise(wire::Rejected::Status(1));
    let v0 = QosClass(input.number(1) as u8);
    input.demand(v0.is_declared());
    input.zero(1);
    input.otherwise(wire::Rejected::Malformed);
    let v2 = input.number(8) as u64;
    Self { qos: v0, deadline: v2 }
  }
  fn write(&self, output: &mut wire::Writer<'_>) {
    let Self { qos: v0, deadline: v2 } = *self;
    output.require(v0.is_declared());
    output.number(v0.0 as u64, 1);
    output.zero(1);
    output.number(v2 as u64, 8);
  }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimedRegisterReply {
  pub timer: TimedTimerId,
  pub coalesced: u64,
}
impl TimedRegisterReply {
  /** Bytes at most. */
  pub const MAX_SIZE: usize = 21;
  pub fn decode(frame: &[u8], correlation: wire::Correlation) -> Result<Self, wire::Rejected> {
    let Some(form) = TIMED_FORMS.get(correlation.version as usize) else { return Err(wire::Rejected::Malformed); };
    let (mut input, status) = form.open_reply(frame, 129, correlation.nonce);
    if status != 0 {
      let holds = input.left() == 12 && matches!(status, 1 | 2) || input.left() == 0 && matches!(status, 4);
      return Err(wire::rejected(input, status, holds));
    }
    let value = Self::read(&mut input);
    input.close(value)
  }
  pub fn encode(&self, correlation: wire::Correlation, frame: &mut [u8]) -> Option<usize> {
    let form = TIMED_FORMS.get(correlation.version as usize)?;
    let mut output = form.start_reply(frame, 129, 0, correlation.nonce);
    self.write(&mut output);
    form.finish(output, correlation.nonce)
  }
  /** The reject of a check: the status, and a body of zeros. */
  pub fn reject(status: u8, correlation: wire::Correlation, frame: &mut [u8]) -> Option<usize> {
    let form = TIMED_FORMS.get(correlation.version as usize)?;
    form.reject(frame, 129, status, correlation.nonce, 12)
  }
  fn read(input: &mut wire::Reader<'_>) -> Self {
    let v0 = TimedTimerId(input.number(4) as u32);
    let v1 = input.number(8) as u64;
    Self { timer: v0, coalesced: v1 }
  }
  fn write(&self, output: &mut wire::Writer<'_>) {
    let Self { timer: v0, coalesced: v1 } = *self;
    output.number(v0.0 as u64, 4);
    output.number(v1 as u64, 8);
  }
}

/** Disarms a timer of the caller. */
pub const TIMED_OP_CANCEL: u8 = 2;
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimedCancelRequest {
  pub timer: TimedTimerId,
}
impl TimedCancelRequest {
  /** Bytes at most. */
  pub const MAX_SIZE: usize = 12;
  pub fn decode(frame: &[u8]) -> (wire::Correlation, Result<Self, wire::Rejected>) {
    let (version, form) = (0, &TIMED_FORMS[0]);
    let (mut input, nonce) = form.open_request(frame, 2);
    let value = Self::read(&mut input);
    (wire::Correlation { version, nonce }, input.close(value))
  }
  pub fn encode(&self, correlation: wire::Correlation, frame: &mut [u8]) -> Option<usize> {
    let form = TIMED_FORMS.get(correlation.version as usize)?;
    let mut output = form.start_request(frame, 2, correlation.nonce);
    self.write(&mut output);
    form.finish(output, correlation.nonce)
  }
  fn read(input: &mut wire::Reader<'_>) -> Self {
    input.otherwise(wire::Rejected::Status(3));
    let v0 = TimedTimerId(input.number(4) as u32);
    Self { timer: v0 }
  }
  fn write(&self, output: &mut wire::Writer<'_>) {
    let Self { timer: v0 } = *self;
    output.number(v0.0 as u64, 4);
  }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimedCancelReply {}
impl TimedCancelReply {
  /** Bytes at most. */
  pub const MAX_SIZE: usize = 9;
  pub fn decode(frame: &[u8], correlation: wire::Correlation) -> Result<Self, wire::Rejected> {
    let Some(form) = TIMED_FORMS.get(correlation.version as usize) else { return Err(wire::Rejected::Malformed); };
    let (mut input, status) = form.open_reply(frame, 130, correlation.nonce);
    if status != 0 {
      let holds = input.left() == 0 && matches!(status, 3) || input.left() == 0 && matches!(status, 4);
      return Err(wire::rejected(input, status, holds));
    }
    let value = Self::read(&mut input);
    input.close(value)
  }
  pub fn encode(&self, correlation: wire::Correlation, frame: &mut [u8]) -> Option<usize> {
    let form = TIMED_FORMS.get(correlation.version as usize)?;
    let mut output = form.start_reply(frame, 130, 0, correlation.nonce);
    self.write(&mut output);
    form.finish(output, correlation.nonce)
  }
  /** The reject of a check: the header alone. */
  pub fn reject(status: u8, correlation: wire::Correlation, frame: &mut [u8]) -> Option<usize> {
    let form = TIMED_FORMS.get(correlation.version as usize)?;
    form.reject(frame, 130, status, correlation.nonce, 0)
  }
  fn read(_input: &mut wire::Reader<'_>) -> Self {
    Self {}
  }
  fn write(&self, _output: &mut wire::Writer<'_>) {
  }
}

/** Replies when the deadline has passed. */
pub const TIMED_OP_SLEEP_UNTIL: u8 = 3;
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimedSleepUntilRequest {
  pub qos: QosClass,
  pub deadline: u64,
}
impl TimedSleepUntilRequest {
  /** Bytes at most. */
  pub const MAX_SIZE: usize = 18;
  pub fn decode(frame: &[u8]) -> (wire::Correlation, Result<Self, wire::Rejected>) {
    let (version, form) = (0, &TIMED_FORMS[0]);
    let (mut input, nonce) = form.open_request(frame, 3);
    let value = Self::read(&mut input);
    (wire::Correlation { version, nonce }, input.close(value))
  }
  pub fn encode(&self, correlation: wire::Correlation, frame: &mut [u8]) -> Option<usize> {
    let form = TIMED_FORMS.get(correlation.version as usize)?;
    let mut output = form.start_request(frame, 3, correlation.nonce);
    self.write(&mut output);
    form.finish(output, correlation.nonce)
  }
  fn read(input: &mut wire::Reader<'_>) -> Self {
    input.otherwise(wire::Rejected::Status(1));
    let v0 = QosClass(input.number(1) as u8);
    input.demand(v0.is_declared());
    input.zero(1);
    input.otherwise(wire::Rejected::Malformed);
    let v2 = input.number(8) as u64;
    Self { qos: v0, deadline: v2 }
  }
  fn write(&self, output: &mut wire::Writer<'_>) {
    let Self { qos: v0, deadline: v2 } = *self;
    output.require(v0.is_declared());
    output.number(v0.0 as u64, 1);
    output.zero(1);
    output.number(v2 as u64, 8);
  }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimedSleepUntilReply {
  pub wake: u64,
}
impl TimedSleepUntilReply {
  /** Bytes at most. */
  pub const MAX_SIZE: usize = 17;
  pub fn decode(frame: &[u8], correlation: wire::Correlation) -> Result<Self, wire::Rejected> {
    let Some(form) = TIMED_FORMS.get(correlation.version as usize) else { return Err(wire::Rejected::Malformed); };
    let (mut input, status) = form.open_reply(frame, 131, correlation.nonce);
    if status != 0 {
      let holds = input.left() == 8 && matches!(status, 1 | 2 | 4);
      return Err(wire::rejected(input, status, holds));
    }
    let value = Self::read(&mut input);
    input.close(value)
  }
  pub fn encode(&self, correlation: wire::Correlation, frame: &mut [u8]) -> Option<usize> {
    let form = TIMED_FORMS.get(correlation.version as usize)?;
    let mut output = form.start_reply(frame, 131, 0, correlation.nonce);
    self.write(&mut output);
    form.finish(output, correlation.nonce)
  }
  /** The reject of a check: the status, and a body of zeros. */
  pub fn reject(status: u8, correlation: wire::Correlation, frame: &mut [u8]) -> Option<usize> {
    let form = TIMED_FORMS.get(correlation.version as usize)?;
    form.reject(frame, 131, status, correlation.nonce, 8)
  }
  fn read(input: &mut wire::Reader<'_>) -> Self {
    let v0 = input.number(8) as u64;
    Self { wake: v0 }
  }
  fn write(&self, output: &mut wire::Writer<'_>) {
    let Self { wake: v0 } = *self;
    output.number(v0 as u64, 8);
  }
}

/** Returns how many timers all owners together can still arm. */
pub const TIMED_OP_ROOM: u8 = 32;
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimedRoomRequest {}
impl TimedRoomRequest {
  /** Bytes at most. */
  pub const MAX_SIZE: usize = 8;
  pub fn decode(frame: &[u8]) -> (wire::Correlation, Result<Self, wire::Rejected>) {
    let (version, form) = (0, &TIMED_FORMS[0]);
    let (mut input, nonce) = form.open_request(frame, 32);
    let value = Self::read(&mut input);
    (wire::Correlation { version, nonce }, input.close(value))
  }
  pub fn encode(&self, correlation: wire::Correlation, frame: &mut [u8]) -> Option<usize> {
    let form = TIMED_FORMS.get(correlation.version as usize)?;
    let mut output = form.start_request(frame, 32, correlation.nonce);
    self.write(&mut output);
    form.finish(output, correlation.nonce)
  }
  fn read(_input: &mut wire::Reader<'_>) -> Self {
    Self {}
  }
  fn write(&self, _output: &mut wire::Writer<'_>) {
  }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimedRoomReply {
  pub free: u32,
}
impl TimedRoomReply {
  /** Bytes at most. */
  pub const MAX_SIZE: usize = 13;
  pub fn decode(frame: &[u8], correlation: wire::Correlation) -> Result<Self, wire::Rejected> {
    let Some(form) = TIMED_FORMS.get(correlation.version as usize) else { return Err(wire::Rejected::Malformed); };
    let (mut input, status) = form.open_reply(frame, 160, correlation.nonce);
    if status != 0 {
      let holds = input.left() == 0 && matches!(status, 4);
      return Err(wire::rejected(input, status, holds));
    }
    let value = Self::read(&mut input);
    input.close(value)
  }
  pub fn encode(&self, correlation: wire::Correlation, frame: &mut [u8]) -> Option<usize> {
    let form = TIMED_FORMS.get(correlation.version as usize)?;
    let mut output = form.start_reply(frame, 160, 0, correlation.nonce);
    self.write(&mut output);
    form.finish(output, correlation.nonce)
  }
  /** The reject of a check: the status, and a body of zeros. */
  pub fn reject(status: u8, correlation: wire::Correlation, frame: &mut [u8]) -> Option<usize> {
    let form = TIMED_FORMS.get(correlation.version as usize)?;
    form.reject(frame, 160, status, correlation.nonce, 4)
  }
  fn read(input: &mut wire::Reader<'_>) -> Self {
    let v0 = input.number(4) as u32;
    Self { free: v0 }
  }
  fn write(&self, output: &mut wire::Writer<'_>) {
    let Self { free: v0 } = *self;
    output.number(v0 as u64, 4);
  }
}

/**
 * A timer fired. `now` is coarse, as a reading without the right to time is: rounded down to the window
 * of the timer, or 1 ms if that is less, but not below the planned expiry.
 */
pub const TIMED_EVENT_FIRED: u8 = 192;
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimedFiredEvent {
  pub timer: TimedTimerId,
  pub deadline: u64,
  pub now: u64,
}
impl TimedFiredEvent {
  /** Bytes at most. */
  pub const MAX_SIZE: usize = 24;
  pub fn decode(frame: &[u8]) -> Result<Self, wire::Rejected> {
    let mut input = TIMED_FORMS[0].open(frame, 192);
    let value = Self::read(&mut input);
    input.close(value)
  }
  pub fn encode(&self, frame: &mut [u8]) -> Option<usize> {
    let mut output = TIMED_FORMS[0].start(frame, 192);
    self.write(&mut output);
    output.close()
  }
  fn read(input: &mut wire::Reader<'_>) -> Self {
    let v0 = TimedTimerId(input.number(4) as u32);
    let v1 = input.number(8) as u64;
    let v2 = input.number(8) as u64;
    Self { timer: v0, deadline: v1, now: v2 }
  }
  fn write(&self, output: &mut wire::Writer<'_>) {
    let Self { timer: v0, deadline: v1, now: v2 } = *self;
    output.number(v0.0 as u64, 4);
    output.number(v1 as u64, 8);
    output.number(v2 as u64, 8);
  }
}


pub const INIT_MAGIC: [u8; 2] = [82, 84];
/** Its place in a correlation; 1 in frames. */
pub const INIT_VERSION_V1: u8 = 0;
/** Its place in a correlation; 1 in frames. */
pub const INIT_VERSION_V2: u8 = 1;
pub const INIT_STATUS_OK: u8 = 0;
pub const INIT_STATUS_NOT_FOUND: u8 = 1;
pub const INIT_STATUS_MALFORMED: u8 = 2;
pub const INIT_STATUS_DENIED: u8 = 3;
pub const INIT_STATUS_STALE: u8 = 4;

/** The versions of the envelope. */
pub const INIT_FORMS: [wire::Form; 2] = [
    wire::Form { magic: [82, 84], version: 1, nonce: wire::Nonce::Absent, size: 0, most: 0x0 },
    wire::Form { magic: [82, 84], version: 1, nonce: wire::Nonce::AtEnd, size: 4, most: 0xffffffff },
];

/** Answers to requests that do not decode; to some there may be none. */
pub const INIT_ANSWERS: wire::Answers = wire::Answers {
  forms: &INIT_FORMS,
  foreign: wire::Answer { request: 0, number: 0, status: 2, version: None, opcode: None, silent: false, echoes: true, body: 0 },
  unknown_version: wire::Answer { request: 0, number: 0, status: 2, version: None, opcode: None, silent: false, echoes: true, body: 0 },
  unknown_opcode: wire::Answer { request: 0, number: 0, status: 2, version: None, opcode: None, silent: false, echoes: true, body: 0 },
  operations: &[
      wire::Answer { request: 64, number: 1, status: 2, version: None, opcode: None, silent: false, echoes: true, body: 8 },
      wire::Answer { request: 65, number: 1, status: 2, version: None, opcode: None, silent: false, echoes: true, body: 0 },
      wire::Answer { request: 66, number: 1, status: 2, version: None, opcode: None, silent: false, echoes: true, body: 0 },
  ],
  always: false,
};

/**
 * Asks for SEND of a service, in the slot that the contract of the requester has for it: a stale capability there is
 * replaced, and one of the latest instance stays. The answer says which slot that is.
 */
pub const INIT_OP_GET: u8 = 64;
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InitGetRequest<'a> {
  /** 1 to 48 bytes. */
  pub name: &'a str,
}
impl<'a> InitGetRequest<'a> {
  /** Bytes at most. */
  pub const MAX_SIZE: usize = 57;
  pub fn decode(frame: &'a [u8]) -> (wire::Correlation, Result<Self, wire::Rejected>) {
    let mut found = (wire::Correlation::default(), Err(wire::Rejected::Malformed));
    for (version, form) in [(0, &INIT_FORMS[0]), (1, &INIT_FORMS[1])] {
      let (mut input, nonce) = form.open_request(frame, 64);
      let value = Self::read(&mut input);
      found = (wire::Correlation { version, nonce }, input.close(value));
      if !matches!(found.1, Err(wire::Rejected::Malformed)) {
        break;
      }
    }
    found
  }
  pub fn encode(&self, correlation: wire::Correlation, frame: &mut [u8]) -> Option<usize> {
    let form = INIT_FORMS.get(correlation.version as usize)?;
    let mut output = form.start_request(frame, 64, correlation.nonce);
    self.write(&mut output);
    form.finish(output, correlation.nonce)
  }
  fn read(input: &mut wire::Reader<'a>) -> Self {
    let n0 = input.count(1, 1, 48);
    let v0 = input.text(n0);
    Self { name: v0 }
  }
  fn write(&self, output: &mut wire::Writer<'_>) {
    let Self { name: v0 } = *self;
    output.count(v0.len(), 1, 1, 48);
    output.bytes(v0.as_bytes());
  }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InitGetReply {
  pub send: u32,
}
impl InitGetReply {
  /** Bytes at most. */
  pub const MAX_SIZE: usize = 17;
  pub fn decode(frame: &[u8], correlation: wire::Correlation) -> Result<Self, wire::Rejected> {
    let Some(form) = INIT_FORMS.get(correlation.version as usize) else { return Err(wire::Rejected::Malformed); };
    let (mut input, status) = form.open_reply(frame, 192, correlation.nonce);
    if status != 0 {
      let holds = input.left() == 8 && matches!(status, 1 | 2 | 3 | 4);
      return Err(wire::rejected(input, status, holds));
    }
    let value = Self::read(&mut input);
    input.close(value)
  }
  pub fn encode(&self, correlation: wire::Correlation, frame: &mut [u8]) -> Option<usize> {
    let form = INIT_FORMS.get(correlation.version as usize)?;
    let mut output = form.start_reply(frame, 192, 0, correlation.nonce);
    self.write(&mut output);
    form.finish(output, correlation.nonce)
  }
  /** The reject of a check: the status, and a body of zeros. */
  pub fn reject(status: u8, correlation: wire::Correlation, frame: &mut [u8]) -> Option<usize> {
    let form = INIT_FORMS.get(correlation.version as usize)?;
    form.reject(frame, 192, status, correlation.nonce, 8)
  }
  fn read(input: &mut wire::Reader<'_>) -> Self {
    let v0 = input.number(4) as u32;
    input.zero(4);
    Self { send: v0 }
  }
  fn write(&self, output: &mut wire::Writer<'_>) {
    let Self { send: v0 } = *self;
    output.number(v0 as u64, 4);
    output.zero(4);
  }
}

/** Says that the program of the sender serves. Only that task can say so, once after each start. */
pub const INIT_OP_READY: u8 = 65;
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InitReadyRequest {}
impl InitReadyRequest {
  /** Bytes at most. */
  pub const MAX_SIZE: usize = 8;
  pub fn decode(frame: &[u8]) -> (wire::Correlation, Result<Self, wire::Rejected>) {
    let (version, form) = (1, &INIT_FORMS[1]);
    let (mut input, nonce) = form.open_request(frame, 65);
    let value = Self::read(&mut input);
    (wire::Correlation { version, nonce }, input.close(value))
  }
  pub fn encode(&self, correlation: wire::Correlation, frame: &mut [u8]) -> Option<usize> {
    if !matches!(correlation.version, 1) {
      return None;
    }
    let form = INIT_FORMS.get(correlation.version as usize)?;
    let mut output = form.start_request(frame, 65, correlation.nonce);
    self.write(&mut output);
    form.finish(output, correlation.nonce)
  }
  fn read(_input: &mut wire::Reader<'_>) -> Self {
    Self {}
  }
  fn write(&self, _output: &mut wire::Writer<'_>) {
  }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InitReadyReply {}
impl InitReadyReply {
  /** Bytes at most. */
  pub const MAX_SIZE: usize = 9;
  pub fn decode(frame: &[u8], correlation: wire::Correlation) -> Result<Self, wire::Rejected> {
    if !matches!(correlation.version, 1) {
      return Err(wire::Rejected::Malformed);
    }
    let Some(form) = INIT_FORMS.get(correlation.version as usize) else { return Err(wire::Rejected::Malformed); };
    let (mut input, status) = form.open_reply(frame, 193, correlation.nonce);
    if status != 0 {
      let holds = input.left() == 0 && matches!(status, 3) || input.left() == 0 && matches!(status, 2);
      return Err(wire::rejected(input, status, holds));
    }
    let value = Self::read(&mut input);
    input.close(value)
  }
  pub fn encode(&self, correlation: wire::Correlation, frame: &mut [u8]) -> Option<usize> {
    if !matches!(correlation.version, 1) {
      return None;
    }
    let form = INIT_FORMS.get(correlation.version as usize)?;
    let mut output = form.start_reply(frame, 193, 0, correlation.nonce);
    self.write(&mut output);
    form.finish(output, correlation.nonce)
  }
  /** The reject of a check: the header alone. */
  pub fn reject(status: u8, correlation: wire::Correlation, frame: &mut [u8]) -> Option<usize> {
    if !matches!(correlation.version, 1) {
      return None;
    }
    let form = INIT_FORMS.get(correlation.version as usize)?;
    form.reject(frame, 193, status, correlation.nonce, 0)
  }
  fn read(_input: &mut wire::Reader<'_>) -> Self {
    Self {}
  }
  fn write(&self, _output: &mut wire::Writer<'_>) {
  }
}

/** Replaces the table of allowed routes. */
pub const INIT_OP_ROUTES: u8 = 66;
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InitRoutesRequest<'a> {
  /** 0 to 255 elements. */
  pub allowed: wire::List<'a, InitAllowedRoute>,
}
impl<'a> InitRoutesRequest<'a> {
  /** Bytes at most. */
  pub const MAX_SIZE: usize = 4089;
  pub fn decode(frame: &'a [u8]) -> (wire::Correlation, Result<Self, wire::Rejected>) {
    let (version, form) = (1, &INIT_FORMS[1]);
    let (mut input, nonce) = form.open_request(frame, 66);
    let value = Self::read(&mut input);
    (wire::Correlation { version, nonce }, input.close(value))
  }
  pub fn encode(&self, correlation: wire::Correlation, frame: &mut [u8]) -> Option<usize> {
    if !matches!(correlation.version, 1) {
      return None;
    }
    let form = INIT_FORMS.get(correlation.version as usize)?;
    let mut output = form.start_request(frame, 66, correlation.nonce);
    self.write(&mut output);
    form.finish(output, correlation.nonce)
  }
  fn read(input: &mut wire::Reader<'a>) -> Self {
    let n0 = input.count(1, 0, 255);
    let v0 = input.list(n0, usize::MAX, |input| InitAllowedRoute::read(input));
    Self { allowed: v0 }
  }
  fn write(&self, output: &mut wire::Writer<'_>) {
    let Self { allowed: v0 } = *self;
    output.count(v0.len(), 1, 0, 255);
    output.list(&v0, usize::MAX, |output, one| { one.write(output); });
  }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InitRoutesReply {}
impl InitRoutesReply {
  /** Bytes at most. */
  pub const MAX_SIZE: usize = 9;
  pub fn decode(frame: &[u8], correlation: wire::Correlation) -> Result<Self, wire::Rejected> {
    if !matches!(correlation.version, 1) {
      return Err(wire::Rejected::Malformed);
    }
    let Some(form) = INIT_FORMS.get(correlation.version as usize) else { return Err(wire::Rejected::Malformed); };
    let (mut input, status) = form.open_reply(frame, 194, correlation.nonce);
    if status != 0 {
      let holds = input.left() == 0 && matches!(status, 3) || input.left() == 0 && matches!(status, 2);
      return Err(wire::rejected(input, status, holds));
    }
    let value = Self::read(&mut input);
    input.close(value)
  }
  pub fn encode(&self, correlation: wire::Correlation, frame: &mut [u8]) -> Option<usize> {
    if !matches!(correlation.version, 1) {
      return None;
    }
    let form = INIT_FORMS.get(correlation.version as usize)?;
    let mut output = form.start_reply(frame, 194, 0, correlation.nonce);
    self.write(&mut output);
    form.finish(output, correlation.nonce)
  }
  /** The reject of a check: the header alone. */
  pub fn reject(status: u8, correlation: wire::Correlation, frame: &mut [u8]) -> Option<usize> {
    if !matches!(correlation.version, 1) {
      return None;
    }
    let form = INIT_FORMS.get(correlation.version as usize)?;
    form.reject(frame, 194, status, correlation.nonce, 0)
  }
  fn read(_input: &mut wire::Reader<'_>) -> Self {
    Self {}
  }
  fn write(&self, _output: &mut wire::Writer<'_>) {
  }
}


pub const STATS_MAGIC: [u8; 2] = [83, 84];
pub const STATS_VERSION: u8 = 1;
pub const STATS_STATUS_OK: u8 = 0;
pub const STATS_STATUS_MALFORMED: u8 = 1;
pub const STATS_STATUS_DENIED: u8 = 2;

/** The versions of the envelope. */
pub const STATS_FORMS: [wire::Form; 1] = [
    wire::Form { magic: [83, 84], version: 1, nonce: wire::Nonce::AfterStatus, size: 4, most: 0xffffffff },
];

/** Answers to requests that do not decode; to some there may be none. */
pub const STATS_ANSWERS: wire::Answers = wire::Answers {
  forms: &STATS_FORMS,
  foreign: wire::Answer { request: 0, number: 0, status: 1, version: None, opcode: None, silent: false, echoes: true, body: 0 },
  unknown_version: wire::Answer { request: 0, number: 0, status: 1, version: None, opcode: None, silent: false, echoes: true, body: 0 },
  unknown_opcode: wire::Answer { request: 0, number: 0, status: 1, version: None, opcode: None, silent: false, echoes: true, body: 0 },
  operations: &[
      wire::Answer { request: 1, number: 1, status: 1, version: None, opcode: None, silent: false, echoes: true, body: 0 },
      wire::Answer { request: 2, number: 1, status: 1, version: None, opcode: None, silent: false, echoes: true, body: 0 },
      wire::Answer { request: 3, number: 1, status: 1, version: None, opcode: None, silent: false, echoes: true, body: 0 },
  ],
  always: true,
};

/** The counts of the caller that are not 0, from this place on, and how many follow them. */
pub const STATS_OP_OWN: u8 = 1;
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatsOwnRequest {
  pub from: u16,
}
impl StatsOwnRequest {
  /** Bytes at most. */
  pub const MAX_SIZE: usize = 10;
  pub fn decode(frame: &[u8]) -> (wire::Correlation, Result<Self, wire::Rejected>) {
    let (version, form) = (0, &STATS_FORMS[0]);
    let (mut input, nonce) = form.open_request(frame, 1);
    let value = Self::read(&mut input);
    (wire::Correlation { version, nonce }, input.close(value))
  }
  pub fn encode(&self, correlation: wire::Correlation, frame: &mut [u8]) -> Option<usize> {
    let form = STATS_FORMS.get(correlation.version as usize)?;
    let mut output = form.start_request(frame, 1, correlation.nonce);
    self.write(&mut output);
    form.finish(output, correlation.nonce)
  }
  fn read(input: &mut wire::Reader<'_>) -> Self {
    let v0 = input.number(2) as u16;
    Self { from: v0 }
  }
  fn write(&self, output: &mut wire::Writer<'_>) {
    let Self { from: v0 } = *self;
    output.number(v0 as u64, 2);
  }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatsOwnReply<'a> {
  pub left: u16,
  /** 0 to 64 elements. */
  pub counts: wire::List<'a, ServiceOwnCount>,
}
impl<'a> StatsOwnReply<'a> {
  /** Bytes at most. */
  pub const MAX_SIZE: usize = 652;
  pub fn decode(frame: &'a [u8], correlation: wire::Correlation) -> Result<Self, wire::Rejected> {
    let Some(form) = STATS_FORMS.get(correlation.version as usize) else { return Err(wire::Rejected::Malformed); };
    let (mut input, status) = form.open_reply(frame, 129, correlation.nonce);
    if status != 0 {
      let holds = input.left() == 0 && matches!(status, 1 | 2);
      return Err(wire::rejected(input, status, holds));
    }
    let value = Self::read(&mut input);
    input.close(value)
  }
  pub fn encode(&self, correlation: wire::Correlation, frame: &mut [u8]) -> Option<usize> {
    let form = STATS_FORMS.get(correlation.version as usize)?;
    let mut output = form.start_reply(frame, 129, 0, correlation.nonce);
    self.write(&mut output);
    form.finish(output, correlation.nonce)
  }
  /** The reject of a check: the status, and a body of zeros. */
  pub fn reject(status: u8, correlation: wire::Correlation, frame: &mut [u8]) -> Option<usize> {
    let form = STATS_FORMS.get(correlation.version as usize)?;
    form.reject(frame, 129, status, correlation.nonce, 3)
  }
  fn read(input: &mut wire::Reader<'a>) -> Self {
    let v0 = input.number(2) as u16;
    let n1 = input.count(1, 0, 64);
    let v1 = input.list(n1, usize::MAX, |input| ServiceOwnCount::read(input));
    Self { left: v0, counts: v1 }
  }
  fn write(&self, output: &mut wire::Writer<'_>) {
    let Self { left: v0, counts: v1 } = *self;
    output.number(v0 as u64, 2);
    output.count(v1.len(), 1, 0, 64);
    output.list(&v1, usize::MAX, |output, one| { one.write(output); });
  }
}

/** The same of all clients. */
pub const STATS_OP_ALL: u8 = 2;
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatsAllRequest {
  pub from: u16,
}
impl StatsAllRequest {
  /** Bytes at most. */
  pub const MAX_SIZE: usize = 10;
  pub fn decode(frame: &[u8]) -> (wire::Correlation, Result<Self, wire::Rejected>) {
    let (version, form) = (0, &STATS_FORMS[0]);
    let (mut input, nonce) = form.open_request(frame, 2);
    let value = Self::read(&mut input);
    (wire::Correlation { version, nonce }, input.close(value))
  }
  pub fn encode(&self, correlation: wire::Correlation, frame: &mut [u8]) -> Option<usize> {
    let form = STATS_FORMS.get(correlation.version as usize)?;
    let mut output = form.start_request(frame, 2, correlation.nonce);
    self.write(&mut output);
    form.finish(output, correlation.nonce)
  }
  fn read(input: &mut wire::Reader<'_>) -> Self {
    let v0 = input.number(2) as u16;
    Self { from: v0 }
  }
  fn write(&self, output: &mut wire::Writer<'_>) {
    let Self { from: v0 } = *self;
    output.number(v0 as u64, 2);
  }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatsAllReply<'a> {
  pub left: u16,
  /** 0 to 64 elements. */
  pub counts: wire::List<'a, ServiceClientCount>,
}
impl<'a> StatsAllReply<'a> {
  /** Bytes at most. */
  pub const MAX_SIZE: usize = 908;
  pub fn decode(frame: &'a [u8], correlation: wire::Correlation) -> Result<Self, wire::Rejected> {
    let Some(form) = STATS_FORMS.get(correlation.version as usize) else { return Err(wire::Rejected::Malformed); };
    let (mut input, status) = form.open_reply(frame, 130, correlation.nonce);
    if status != 0 {
      let holds = input.left() == 0 && matches!(status, 1 | 2);
      return Err(wire::rejected(input, status, holds));
    }
    let value = Self::read(&mut input);
    input.close(value)
  }
  pub fn encode(&self, correlation: wire::Correlation, frame: &mut [u8]) -> Option<usize> {
    let form = STATS_FORMS.get(correlation.version as usize)?;
    let mut output = form.start_reply(frame, 130, 0, correlation.nonce);
    self.write(&mut output);
    form.finish(output, correlation.nonce)
  }
  /** The reject of a check: the status, and a body of zeros. */
  pub fn reject(status: u8, correlation: wire::Correlation, frame: &mut [u8]) -> Option<usize> {
    let form = STATS_FORMS.get(correlation.version as usize)?;
    form.reject(frame, 130, status, correlation.nonce, 3)
  }
  fn read(input: &mut wire::Reader<'a>) -> Self {
    let v0 = input.number(2) as u16;
    let n1 = input.count(1, 0, 64);
    let v1 = input.list(n1, usize::MAX, |input| ServiceClientCount::read(input));
    Self { left: v0, counts: v1 }
  }
  fn write(&self, output: &mut wire::Writer<'_>) {
    let Self { left: v0, counts: v1 } = *self;
    output.number(v0 as u64, 2);
    output.count(v1.len(), 1, 0, 64);
    output.list(&v1, usize::MAX, |output, one| { one.write(output); });
  }
}

/** What happened besides requests. */
pub const STATS_OP_INCIDENTS: u8 = 3;
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatsIncidentsRequest {}
impl StatsIncidentsRequest {
  /** Bytes at most. */
  pub const MAX_SIZE: usize = 8;
  pub fn decode(frame: &[u8]) -> (wire::Correlation, Result<Self, wire::Rejected>) {
    let (version, form) = (0, &STATS_FORMS[0]);
    let (mut input, nonce) = form.open_request(frame, 3);
    let value = Self::read(&mut input);
    (wire::Correlation { version, nonce }, input.close(value))
  }
  pub fn encode(&self, correlation: wire::Correlation, frame: &mut [u8]) -> Option<usize> {
    let form = STATS_FORMS.get(correlation.version as usize)?;
    let mut output = form.start_request(frame, 3, correlation.nonce);
    self.write(&mut output);
    form.finish(output, correlation.nonce)
  }
  fn read(_input: &mut wire::Reader<'_>) -> Self {
    Self {}
  }
  fn write(&self, _output: &mut wire::Writer<'_>) {
  }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatsIncidentsReply {
  /** How often it has been started. */
  pub starts: u64,
  /** Ends of tasks that it watched; at init, of programs. */
  pub death: u64,
  /** Messages that are neither requests nor events of a called service. */
  pub stray_message: u64,
  /** Messages in the form of a notice that are not of the kernel. */
  pub forged_notice: u64,
  /** Notices of watches that have ended. */
  pub stale_notice: u64,
  /** Ends of calls that were not started, or have ended. */
  pub stray_reply: u64,
  /** Capabilities that came with messages which move none. */
  pub stray_capability: u64,
  /** Answers to requests that were answered, or whose caller has ended. */
  pub second_answer: u64,
  /** Capabilities to drop that are not kept. */
  pub stray_drop: u64,
  /** Receives that failed, and the endpoint was still there. */
  pub receive_error: u64,
  /** Requests of this protocol. */
  pub stats_request: u64,
  /** Programs that it has started again: init alone does. */
  pub restart: u64,
}
impl StatsIncidentsReply {
  /** Bytes at most. */
  pub const MAX_SIZE: usize = 105;
  pub fn decode(frame: &[u8], correlation: wire::Correlation) -> Result<Self, wire::Rejected> {
    let Some(form) = STATS_FORMS.get(correlation.version as usize) else { return Err(wire::Rejected::Malformed); };
    let (mut input, status) = form.open_reply(frame, 131, correlation.nonce);
    if status != 0 {
      let holds = input.left() == 0 && matches!(status, 1 | 2);
      return Err(wire::rejected(input, status, holds));
    }
    let value = Self::read(&mut input);
    input.close(value)
  }
  pub fn encode(&self, correlation: wire::Correlation, frame: &mut [u8]) -> Option<usize> {
    let form = STATS_FORMS.get(correlation.version as usize)?;
    let mut output = form.start_reply(frame, 131, 0, correlation.nonce);
    self.write(&mut output);
    form.finish(output, correlation.nonce)
  }
  /** The reject of a check: the status, and a body of zeros. */
  pub fn reject(status: u8, correlation: wire::Correlation, frame: &mut [u8]) -> Option<usize> {
    let form = STATS_FORMS.get(correlation.version as usize)?;
    form.reject(frame, 131, status, correlation.nonce, 96)
  }
  fn read(input: &mut wire::Reader<'_>) -> Self {
    let v0 = input.number(8) as u64;
    let v1 = input.number(8) as u64;
    let v2 = input.number(8) as u64;
    let v3 = input.number(8) as u64;
    let v4 = input.number(8) as u64;
    let v5 = input.number(8) as u64;
    let v6 = input.number(8) as u64;
    let v7 = input.number(8) as u64;
    let v8 = input.number(8) as u64;
    let v9 = input.number(8) as u64;
    let v10 = input.number(8) as u64;
    let v11 = input.number(8) as u64;
    Self { starts: v0, death: v1, stray_message: v2, forged_notice: v3, stale_notice: v4, stray_reply: v5, stray_capability: v6, second_answer: v7, stray_drop: v8, receive_error: v9, stats_request: v10, restart: v11 }
  }
  fn write(&self, output: &mut wire::Writer<'_>) {
    let Self { starts: v0, death: v1, stray_message: v2, forged_notice: v3, stale_notice: v4, stray_reply: v5, stray_capability: v6, second_answer: v7, stray_drop: v8, receive_error: v9, stats_request: v10, restart: v11 } = *self;
    output.number(v0 as u64, 8);
    output.number(v1 as u64, 8);
    output.number(v2 as u64, 8);
    output.number(v3 as u64, 8);
    output.number(v4 as u64, 8);
    output.number(v5 as u64, 8);
    output.number(v6 as u64, 8);
    output.number(v7 as u64, 8);
    output.number(v8 as u64, 8);
    output.number(v9 as u64, 8);
    output.number(v10 as u64, 8);
    output.number(v11 as u64, 8);
  }
}


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

/**
 * The trap: the number in a7, arguments in a0, a1, a2, a3, a4, a5, a6, t0, t1, t2, t3, t4, t5, t6. The results are where the arguments were.
 *
 * # Safety
 * The kernel reads and writes the memory that arguments name.
 */
#[cfg(target_arch = "riscv64")]
pub unsafe fn ecall_registers(number: u64, registers: &mut [u64; 14]) {
  let [mut a0, mut a1, mut a2, mut a3, mut a4, mut a5, mut a6, mut t0, mut t1, mut t2, mut t3, mut t4, mut t5, mut t6] = *registers;
  core::arch::asm!("ecall",
    inlateout("a0") a0,
    inlateout("a1") a1,
    inlateout("a2") a2,
    inlateout("a3") a3,
    inlateout("a4") a4,
    inlateout("a5") a5,
    inlateout("a6") a6,
    inlateout("t0") t0,
    inlateout("t1") t1,
    inlateout("t2") t2,
    inlateout("t3") t3,
    inlateout("t4") t4,
    inlateout("t5") t5,
    inlateout("t6") t6,
    in("a7") number);
  *registers = [a0, a1, a2, a3, a4, a5, a6, t0, t1, t2, t3, t4, t5, t6];
}

/// Bytes as the words of registers, little-endian, zero after their end.
fn words_of<const N: usize>(bytes: &[u8]) -> [u64; N] {
  let mut words = [0; N];
  for (word, part) in words.iter_mut().zip(bytes.chunks(8)) {
    for (i, byte) in part.iter().enumerate() {
      *word |= u64::from(*byte) << (8 * i);
    }
  }
  words
}

/// Fills bytes from the words of registers.
fn bytes_of(words: &[u64], into: &mut [u8]) {
  for (part, word) in into.chunks_mut(8).zip(words) {
    for (byte, of) in part.iter_mut().zip(word.to_le_bytes()) {
      *byte = of;
    }
  }
}

/** Yields the CPU: the caller goes to the back of its run queue. */
pub fn yield_(trap: impl FnOnce(u64, &mut [u64; 14])) -> Result<(), i64> {
  let mut trapped: [u64; 14] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  trap(SYS_YIELD, &mut trapped);
  if (trapped[0] as i64) < 0 { return Err((trapped[0] as i64).wrapping_neg()); }
  Ok(())
}

/** Returns the nanoseconds since boot: exact for a holder of a clock capability with TIME, coarse for others. */
pub fn nsec(trap: impl FnOnce(u64, &mut [u64; 14])) -> Result<u64, i64> {
  let mut trapped: [u64; 14] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  trap(SYS_NSEC, &mut trapped);
  if (trapped[0] as i64) < 0 { return Err((trapped[0] as i64).wrapping_neg()); }
  Ok(trapped[0] as u64)
}

/**
 * Sends a header without payload. Never blocks.
 *
 * Errors: EPERM, ESRCH, EAGAIN, EINVAL.
 */
pub fn send_header(trap: impl FnOnce(u64, &mut [u64; 14]), slot: CapSlot, ty: u16, flags: MsgFlags, len: u32) -> Result<u32, i64> {
  let mut trapped: [u64; 14] = [slot.0 as u64, ty as u64, flags.0 as u64, len as u64, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  trap(SYS_SEND_HEADER, &mut trapped);
  if (trapped[0] as i64) < 0 { return Err((trapped[0] as i64).wrapping_neg()); }
  Ok(trapped[0] as u32)
}

/**
 * Receives a message that is only a header; returns the length in the header.
 *
 * Errors: EPERM, ESRCH, EAGAIN, EINVAL.
 */
pub fn recv_header(trap: impl FnOnce(u64, &mut [u64; 14]), slot: CapSlot) -> Result<u32, i64> {
  let mut trapped: [u64; 14] = [slot.0 as u64, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  trap(SYS_RECV_HEADER, &mut trapped);
  if (trapped[0] as i64) < 0 { return Err((trapped[0] as i64).wrapping_neg()); }
  Ok(trapped[0] as u32)
}

/**
 * Maps one page of a VMO into the caller's space.
 *
 * Errors: EPERM, ENOMEM, EINVAL.
 */
pub fn map(trap: impl FnOnce(u64, &mut [u64; 14]), slot: CapSlot, va: PageVa, offset: u64, flags: MapFlags) -> Result<(), i64> {
  let mut trapped: [u64; 14] = [slot.0 as u64, va.0 as u64, offset as u64, flags.0 as u64, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  trap(SYS_MAP, &mut trapped);
  if (trapped[0] as i64) < 0 { return Err((trapped[0] as i64).wrapping_neg()); }
  Ok(())
}

/**
 * Creates a VMO of zeroed pages, in a given slot or in the first free one, with MAP, WRITE and MANAGE.
 *
 * Errors: EPERM, ENOMEM, EINVAL, ENOSPC.
 */
pub fn vmo_create(trap: impl FnOnce(u64, &mut [u64; 14]), slot: Option<CapSlot>, length: u64) -> Result<CapSlot, i64> {
  let mut trapped: [u64; 14] = [slot.map_or(u64::MAX, |one| one.0 as u64), length as u64, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  trap(SYS_VMO_CREATE, &mut trapped);
  if (trapped[0] as i64) < 0 { return Err((trapped[0] as i64).wrapping_neg()); }
  Ok(CapSlot(trapped[0] as u32))
}

/**
 * Writes bytes into a VMO.
 *
 * Errors: EPERM, EFAULT, EINVAL.
 */
pub fn vmo_write(trap: impl FnOnce(u64, &mut [u64; 14]), slot: CapSlot, offset: u64, data: &[u8]) -> Result<u64, i64> {
  let mut trapped: [u64; 14] = [slot.0 as u64, offset as u64, data.as_ptr() as u64, data.len() as u64, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  trap(SYS_VMO_WRITE, &mut trapped);
  if (trapped[0] as i64) < 0 { return Err((trapped[0] as i64).wrapping_neg()); }
  Ok(trapped[0] as u64)
}

/**
 * Starts a task in a given address space and stack; without these, in the caller's space with a
 * new stack.
 *
 * Errors: EPERM, EAGAIN, ENOMEM, EINVAL.
 */
pub fn spawn(trap: impl FnOnce(u64, &mut [u64; 14]), entry: EntryPc, stack: Option<UserPtr>, space: Option<AsHandle>, bootstrap: CapSlot, gp: u64) -> Result<Pid, i64> {
  let mut trapped: [u64; 14] = [entry.0 as u64, stack.map_or(0, |one| one.0 as u64), space.map_or(0, |one| one.0 as u64), bootstrap.0 as u64, gp as u64, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  trap(SYS_SPAWN, &mut trapped);
  if (trapped[0] as i64) < 0 { return Err((trapped[0] as i64).wrapping_neg()); }
  Ok(Pid(trapped[0] as u32))
}

/**
 * Copies a capability with a subset of its rights into the first free slot of a child.
 *
 * Errors: EPERM, EINVAL, ENOSPC.
 */
pub fn cap_transfer(trap: impl FnOnce(u64, &mut [u64; 14]), child: Pid, slot: CapSlot, rights: Rights) -> Result<CapSlot, i64> {
  let mut trapped: [u64; 14] = [child.0 as u64, slot.0 as u64, rights.0 as u64, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  trap(SYS_CAP_TRANSFER, &mut trapped);
  if (trapped[0] as i64) < 0 { return Err((trapped[0] as i64).wrapping_neg()); }
  Ok(CapSlot(trapped[0] as u32))
}

/**
 * Creates an empty address space.
 *
 * Errors: ENOMEM, ENOSPC.
 */
pub fn as_create(trap: impl FnOnce(u64, &mut [u64; 14])) -> Result<AsHandle, i64> {
  let mut trapped: [u64; 14] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  trap(SYS_AS_CREATE, &mut trapped);
  if (trapped[0] as i64) < 0 { return Err((trapped[0] as i64).wrapping_neg()); }
  Ok(AsHandle(trapped[0] as u32))
}

/**
 * Maps a VMO into an address space of the caller.
 *
 * Errors: EPERM, ENOMEM, EINVAL.
 */
pub fn as_map(trap: impl FnOnce(u64, &mut [u64; 14]), space: AsHandle, vmo: CapSlot, va: PageVa, length: PageLength, prot: Prot, flags: AsMapFlags) -> Result<(), i64> {
  let mut trapped: [u64; 14] = [space.0 as u64, vmo.0 as u64, va.0 as u64, length.0 as u64, prot.0 as u64, flags.0 as u64, 0, 0, 0, 0, 0, 0, 0, 0];
  trap(SYS_AS_MAP, &mut trapped);
  if (trapped[0] as i64) < 0 { return Err((trapped[0] as i64).wrapping_neg()); }
  Ok(())
}

/**
 * Ends the caller: closes its endpoints and capabilities, and wakes its parent. Its children continue; they stay below
 * it until it is reaped.
 *
 * Errors: EINVAL.
 */
pub fn exit(mut trap: impl FnMut(u64, &mut [u64; 14]), status: ExitStatus) -> ! {
  let trapped: [u64; 14] = [status.0 as u64, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  loop { trap(SYS_EXIT, &mut { trapped }); }
}

/** The results of `wait`. */
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WaitResult {
  pub pid: Pid,
  pub status: ExitStatus,
}

/**
 * Blocks until a child has exited, and reaps it: returns its pid and exit status.
 *
 * Errors: ESRCH, ECHILD, EINVAL.
 */
pub fn wait(trap: impl FnOnce(u64, &mut [u64; 14]), target: WaitTarget) -> Result<WaitResult, i64> {
  let mut trapped: [u64; 14] = [target.0 as u64, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  trap(SYS_WAIT, &mut trapped);
  if (trapped[0] as i64) < 0 { return Err((trapped[0] as i64).wrapping_neg()); }
  Ok(WaitResult { pid: Pid(trapped[0] as u32), status: ExitStatus(trapped[1] as i32) })
}

/**
 * Starts a program from an ELF image, without an identity. If the caller owns the endpoint in its slot 0, slot 0
 * of the program holds a RECV-only copy of it; all other slots are empty.
 *
 * Errors: EAGAIN, ENOMEM, EFAULT, EINVAL, ENOSPC.
 */
pub fn exec(trap: impl FnOnce(u64, &mut [u64; 14]), image: &[u8], stack_pages: StackPages, gp: u64) -> Result<Pid, i64> {
  let mut trapped: [u64; 14] = [image.as_ptr() as u64, image.len() as u64, stack_pages.0 as u64, gp as u64, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  trap(SYS_EXEC, &mut trapped);
  if (trapped[0] as i64) < 0 { return Err((trapped[0] as i64).wrapping_neg()); }
  Ok(Pid(trapped[0] as u32))
}

/**
 * Sends a message. A blocking send blocks while the queue is full.
 *
 * Errors: EPERM, ESRCH, EAGAIN, EFAULT, EINVAL, ENOSPC, ETIMEDOUT.
 */
pub fn ipc_send(trap: impl FnOnce(u64, &mut [u64; 14]), slot: CapSlot, header: &MsgHeader, payload: &[u8], flags: SendFlags, deadline: u64) -> Result<u32, i64> {
  let mut trapped: [u64; 14] = [slot.0 as u64, header as *const MsgHeader as u64, payload.as_ptr() as u64, payload.len() as u64, flags.0 as u64, deadline as u64, 0, 0, 0, 0, 0, 0, 0, 0];
  trap(SYS_IPC_SEND, &mut trapped);
  if (trapped[0] as i64) < 0 { return Err((trapped[0] as i64).wrapping_neg()); }
  Ok(trapped[0] as u32)
}

/**
 * Returns the class of a task; pid 0 means the caller.
 *
 * Errors: EINVAL.
 */
pub fn task_qos_get(trap: impl FnOnce(u64, &mut [u64; 14]), target: Pid) -> Result<QosClass, i64> {
  let mut trapped: [u64; 14] = [0, target.0 as u64, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  trap(SYS_TASK_QOS, &mut trapped);
  if (trapped[0] as i64) < 0 { return Err((trapped[0] as i64).wrapping_neg()); }
  Ok(QosClass(trapped[0] as u8))
}

/**
 * Changes a class: a caller may lower its own, an authority may set any. A queued task moves
 * to the back of its new queue, where it counts as runnable from now on; a blocked task
 * gets its new class at its next wake. Pid 0 means the caller.
 *
 * Errors: EPERM, EAGAIN, EINVAL.
 */
pub fn task_qos_set(trap: impl FnOnce(u64, &mut [u64; 14]), target: Pid, qos: QosClass) -> Result<(), i64> {
  let mut trapped: [u64; 14] = [1, target.0 as u64, qos.0 as u64, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  trap(SYS_TASK_QOS, &mut trapped);
  if (trapped[0] as i64) < 0 { return Err((trapped[0] as i64).wrapping_neg()); }
  Ok(())
}

/**
 * Writes one byte to the console; complete lines are printed, stamped with the task's identity.
 *
 * Errors: EINVAL.
 */
pub fn debug_putc(trap: impl FnOnce(u64, &mut [u64; 14]), byte: u8) -> Result<(), i64> {
  let mut trapped: [u64; 14] = [byte as u64, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  trap(SYS_DEBUG_PUTC, &mut trapped);
  if (trapped[0] as i64) < 0 { return Err((trapped[0] as i64).wrapping_neg()); }
  Ok(())
}

/**
 * Starts a program from an ELF image, as `exec` does, and binds it to an identity.
 *
 * Errors: EPERM, EAGAIN, ENOMEM, EFAULT, EINVAL, ENOSPC.
 */
pub fn exec_v2(trap: impl FnOnce(u64, &mut [u64; 14]), image: &[u8], stack_pages: StackPages, gp: u64, name: &[u8]) -> Result<Pid, i64> {
  let mut trapped: [u64; 14] = [image.as_ptr() as u64, image.len() as u64, stack_pages.0 as u64, gp as u64, name.as_ptr() as u64, name.len() as u64, 0, 0, 0, 0, 0, 0, 0, 0];
  trap(SYS_EXEC_V2, &mut trapped);
  if (trapped[0] as i64) < 0 { return Err((trapped[0] as i64).wrapping_neg()); }
  Ok(Pid(trapped[0] as u32))
}

/**
 * Receives a message. Tries once even if the deadline has expired, so a queued message wins.
 *
 * Errors: EPERM, ESRCH, EAGAIN, EFAULT, EINVAL, ENOSPC, ETIMEDOUT.
 */
pub fn ipc_recv(trap: impl FnOnce(u64, &mut [u64; 14]), slot: CapSlot, header: &mut MsgHeader, payload: &mut [u8], flags: RecvFlags, deadline: u64) -> Result<u32, i64> {
  let mut trapped: [u64; 14] = [slot.0 as u64, header as *mut MsgHeader as u64, payload.as_mut_ptr() as u64, payload.len() as u64, flags.0 as u64, deadline as u64, 0, 0, 0, 0, 0, 0, 0, 0];
  trap(SYS_IPC_RECV, &mut trapped);
  if (trapped[0] as i64) < 0 { return Err((trapped[0] as i64).wrapping_neg()); }
  Ok(trapped[0] as u32)
}

/**
 * Deprecated: endpoints are created with a factory.
 *
 * Errors: EPERM.
 */
pub fn ipc_endpoint_create(trap: impl FnOnce(u64, &mut [u64; 14])) -> Result<(), i64> {
  let mut trapped: [u64; 14] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  trap(SYS_IPC_ENDPOINT_CREATE, &mut trapped);
  if (trapped[0] as i64) < 0 { return Err((trapped[0] as i64).wrapping_neg()); }
  Ok(())
}

/**
 * Closes a capability of the caller; the object stays.
 *
 * Errors: EPERM.
 */
pub fn cap_close(trap: impl FnOnce(u64, &mut [u64; 14]), slot: CapSlot) -> Result<(), i64> {
  let mut trapped: [u64; 14] = [slot.0 as u64, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  trap(SYS_CAP_CLOSE, &mut trapped);
  if (trapped[0] as i64) < 0 { return Err((trapped[0] as i64).wrapping_neg()); }
  Ok(())
}

/**
 * Closes an endpoint for all holders and wakes the tasks that wait on it.
 *
 * Errors: EPERM, ESRCH.
 */
pub fn ipc_endpoint_close(trap: impl FnOnce(u64, &mut [u64; 14]), slot: CapSlot) -> Result<(), i64> {
  let mut trapped: [u64; 14] = [slot.0 as u64, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  trap(SYS_IPC_ENDPOINT_CLOSE, &mut trapped);
  if (trapped[0] as i64) < 0 { return Err((trapped[0] as i64).wrapping_neg()); }
  Ok(())
}

/**
 * Creates an endpoint; the caller owns it and gets SEND, RECV and MANAGE.
 *
 * Errors: EPERM, EINVAL, ENOSPC.
 */
pub fn ipc_endpoint_create_v2(trap: impl FnOnce(u64, &mut [u64; 14]), factory: CapSlot, depth: QueueDepth) -> Result<CapSlot, i64> {
  let mut trapped: [u64; 14] = [factory.0 as u64, depth.0 as u64, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  trap(SYS_IPC_ENDPOINT_CREATE_V2, &mut trapped);
  if (trapped[0] as i64) < 0 { return Err((trapped[0] as i64).wrapping_neg()); }
  Ok(CapSlot(trapped[0] as u32))
}

/**
 * Creates an endpoint that a child owns; the caller gets SEND, RECV and MANAGE.
 *
 * Errors: EPERM, EINVAL, ENOSPC.
 */
pub fn ipc_endpoint_create_for(trap: impl FnOnce(u64, &mut [u64; 14]), factory: CapSlot, owner: Pid, depth: QueueDepth) -> Result<CapSlot, i64> {
  let mut trapped: [u64; 14] = [factory.0 as u64, owner.0 as u64, depth.0 as u64, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  trap(SYS_IPC_ENDPOINT_CREATE_FOR, &mut trapped);
  if (trapped[0] as i64) < 0 { return Err((trapped[0] as i64).wrapping_neg()); }
  Ok(CapSlot(trapped[0] as u32))
}

/**
 * Copies a capability within the caller's table.
 *
 * Errors: EPERM, ENOSPC.
 */
pub fn cap_clone(trap: impl FnOnce(u64, &mut [u64; 14]), slot: CapSlot) -> Result<CapSlot, i64> {
  let mut trapped: [u64; 14] = [slot.0 as u64, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  trap(SYS_CAP_CLONE, &mut trapped);
  if (trapped[0] as i64) < 0 { return Err((trapped[0] as i64).wrapping_neg()); }
  Ok(CapSlot(trapped[0] as u32))
}

/** Returns the caller's pid. */
pub fn getpid(trap: impl FnOnce(u64, &mut [u64; 14])) -> Result<Pid, i64> {
  let mut trapped: [u64; 14] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  trap(SYS_GETPID, &mut trapped);
  if (trapped[0] as i64) < 0 { return Err((trapped[0] as i64).wrapping_neg()); }
  Ok(Pid(trapped[0] as u32))
}

/**
 * Receives a message and the identity of its sender.
 *
 * Errors: EPERM, ESRCH, EAGAIN, EFAULT, EINVAL, ENOSPC, ETIMEDOUT.
 */
pub fn ipc_recv_v2(trap: impl FnOnce(u64, &mut [u64; 14]), desc: &RecvDesc) -> Result<u32, i64> {
  let mut trapped: [u64; 14] = [desc as *const RecvDesc as u64, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  trap(SYS_IPC_RECV_V2, &mut trapped);
  if (trapped[0] as i64) < 0 { return Err((trapped[0] as i64).wrapping_neg()); }
  Ok(trapped[0] as u32)
}

/**
 * Maps one page of a device; readable and writable, never executable.
 *
 * Errors: EPERM, ENOMEM, EINVAL.
 */
pub fn mmio_map(trap: impl FnOnce(u64, &mut [u64; 14]), slot: CapSlot, va: PageVa, offset: u64) -> Result<(), i64> {
  let mut trapped: [u64; 14] = [slot.0 as u64, va.0 as u64, offset as u64, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  trap(SYS_MMIO_MAP, &mut trapped);
  if (trapped[0] as i64) < 0 { return Err((trapped[0] as i64).wrapping_neg()); }
  Ok(())
}

/**
 * Returns kind, base and length of a VMO or device.
 *
 * Errors: EPERM, EFAULT, EINVAL.
 */
pub fn cap_query(trap: impl FnOnce(u64, &mut [u64; 14]), slot: CapSlot, out: &mut CapInfo) -> Result<(), i64> {
  let mut trapped: [u64; 14] = [slot.0 as u64, out as *mut CapInfo as u64, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  trap(SYS_CAP_QUERY, &mut trapped);
  if (trapped[0] as i64) < 0 { return Err((trapped[0] as i64).wrapping_neg()); }
  Ok(())
}

/** Returns the reason why the caller's last spawn or exec failed, and clears it. */
pub fn spawn_last_error(trap: impl FnOnce(u64, &mut [u64; 14])) -> Result<SpawnFailReason, i64> {
  let mut trapped: [u64; 14] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  trap(SYS_SPAWN_LAST_ERROR, &mut trapped);
  if (trapped[0] as i64) < 0 { return Err((trapped[0] as i64).wrapping_neg()); }
  Ok(SpawnFailReason(trapped[0] as u32))
}

/**
 * Creates a capability for a device window, in a given slot.
 *
 * Errors: EPERM, EINVAL.
 */
pub fn device_cap_create(trap: impl FnOnce(u64, &mut [u64; 14]), base: PhysicalPage, length: PageLength, slot: CapSlot) -> Result<CapSlot, i64> {
  let mut trapped: [u64; 14] = [base.0 as u64, length.0 as u64, slot.0 as u64, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  trap(SYS_DEVICE_CAP_CREATE, &mut trapped);
  if (trapped[0] as i64) < 0 { return Err((trapped[0] as i64).wrapping_neg()); }
  Ok(CapSlot(trapped[0] as u32))
}

/**
 * Copies a capability with a subset of its rights into a given slot of a child.
 *
 * Errors: EPERM, EINVAL.
 */
pub fn cap_transfer_to(trap: impl FnOnce(u64, &mut [u64; 14]), child: Pid, slot: CapSlot, rights: Rights, child_slot: CapSlot) -> Result<CapSlot, i64> {
  let mut trapped: [u64; 14] = [child.0 as u64, slot.0 as u64, rights.0 as u64, child_slot.0 as u64, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  trap(SYS_CAP_TRANSFER_TO, &mut trapped);
  if (trapped[0] as i64) < 0 { return Err((trapped[0] as i64).wrapping_neg()); }
  Ok(CapSlot(trapped[0] as u32))
}

/**
 * Binds an interrupt to an endpoint: each interrupt of its line queues one Interrupt message there.
 *
 * Errors: EPERM, ESRCH.
 */
pub fn irq_bind(trap: impl FnOnce(u64, &mut [u64; 14]), irq: CapSlot, notify: CapSlot, cookie: u64) -> Result<(), i64> {
  let mut trapped: [u64; 14] = [irq.0 as u64, notify.0 as u64, cookie as u64, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  trap(SYS_IRQ_BIND, &mut trapped);
  if (trapped[0] as i64) < 0 { return Err((trapped[0] as i64).wrapping_neg()); }
  Ok(())
}

/**
 * Completes an interrupt whose notice was received: unmasks its line. If the device still raises the line, the next
 * notice follows at once.
 *
 * Errors: EPERM, ESRCH, EAGAIN.
 */
pub fn irq_complete(trap: impl FnOnce(u64, &mut [u64; 14]), irq: CapSlot) -> Result<(), i64> {
  let mut trapped: [u64; 14] = [irq.0 as u64, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  trap(SYS_IRQ_COMPLETE, &mut trapped);
  if (trapped[0] as i64) < 0 { return Err((trapped[0] as i64).wrapping_neg()); }
  Ok(())
}

/**
 * Writes one line to the console, stamped with the task's identity.
 *
 * Errors: EFAULT, EINVAL.
 */
pub fn debug_write(trap: impl FnOnce(u64, &mut [u64; 14]), text: &[u8]) -> Result<u32, i64> {
  let mut trapped: [u64; 14] = [text.as_ptr() as u64, text.len() as u64, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  trap(SYS_DEBUG_WRITE, &mut trapped);
  if (trapped[0] as i64) < 0 { return Err((trapped[0] as i64).wrapping_neg()); }
  Ok(trapped[0] as u32)
}

/**
 * Frees a VMO.
 *
 * Errors: EPERM.
 */
pub fn vmo_destroy(trap: impl FnOnce(u64, &mut [u64; 14]), slot: CapSlot) -> Result<(), i64> {
  let mut trapped: [u64; 14] = [slot.0 as u64, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  trap(SYS_VMO_DESTROY, &mut trapped);
  if (trapped[0] as i64) < 0 { return Err((trapped[0] as i64).wrapping_neg()); }
  Ok(())
}

/**
 * Reads bytes from a VMO.
 *
 * Errors: EPERM, EFAULT, EINVAL.
 */
pub fn vmo_read(trap: impl FnOnce(u64, &mut [u64; 14]), slot: CapSlot, offset: u64, data: &mut [u8]) -> Result<u64, i64> {
  let mut trapped: [u64; 14] = [slot.0 as u64, offset as u64, data.as_mut_ptr() as u64, data.len() as u64, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  trap(SYS_VMO_READ, &mut trapped);
  if (trapped[0] as i64) < 0 { return Err((trapped[0] as i64).wrapping_neg()); }
  Ok(trapped[0] as u64)
}

/**
 * Copies the capability of a VMO for reading: MAP alone, into the first free slot.
 *
 * Errors: EPERM, ENOSPC.
 */
pub fn vmo_share_ro(trap: impl FnOnce(u64, &mut [u64; 14]), slot: CapSlot) -> Result<CapSlot, i64> {
  let mut trapped: [u64; 14] = [slot.0 as u64, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  trap(SYS_VMO_SHARE_RO, &mut trapped);
  if (trapped[0] as i64) < 0 { return Err((trapped[0] as i64).wrapping_neg()); }
  Ok(CapSlot(trapped[0] as u32))
}

/** The results of `waitNohang`. */
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WaitNohangResult {
  pub pid: Pid,
  pub status: ExitStatus,
}

/**
 * Reaps a child that has exited: returns its pid and exit status. Never blocks.
 *
 * Errors: ESRCH, ECHILD, EAGAIN, EINVAL.
 */
pub fn wait_nohang(trap: impl FnOnce(u64, &mut [u64; 14]), target: WaitTarget) -> Result<WaitNohangResult, i64> {
  let mut trapped: [u64; 14] = [target.0 as u64, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  trap(SYS_WAIT_NOHANG, &mut trapped);
  if (trapped[0] as i64) < 0 { return Err((trapped[0] as i64).wrapping_neg()); }
  Ok(WaitNohangResult { pid: Pid(trapped[0] as u32), status: ExitStatus(trapped[1] as i32) })
}

/**
 * Sends a request and waits for its reply. The header moves a SEND capability of an endpoint that the caller
 * receives from: the next message there is the reply. One of at most 32 bytes comes in registers. Without a
 * deadline: the wait ends with the reply, or when no sender is left.
 *
 * Errors: EPERM, ESRCH, E2BIG, EFAULT, EINVAL, ENOSPC, EPIPE.
 */
pub fn ipc_call(trap: impl FnOnce(u64, &mut [u64; 14]), slot: CapSlot, header: &MsgHeader, payload: &[u8], reply: &mut [u8]) -> Result<u32, i64> {
  let mut trapped: [u64; 14] = [slot.0 as u64, header as *const MsgHeader as u64, payload.as_ptr() as u64, payload.len() as u64, reply.as_mut_ptr() as u64, reply.len() as u64, 0, 0, 0, 0, 0, 0, 0, 0];
  trap(SYS_IPC_CALL, &mut trapped);
  if (trapped[0] as i64) < 0 { return Err((trapped[0] as i64).wrapping_neg()); }
  if trapped[0] <= 32 {
    let size = reply.len().min(trapped[0] as usize);
    bytes_of(&[trapped[1], trapped[2], trapped[3], trapped[4]], &mut reply[..size]);
  }
  Ok(trapped[0] as u32)
}

/**
 * Replies through a SEND capability, which is closed, and receives the next request as `ipcRecvV2` does. The reply
 * never blocks.
 *
 * Errors: EPERM, ESRCH, E2BIG, EAGAIN, EFAULT, EINVAL, ENOSPC, EPIPE, ETIMEDOUT.
 */
pub fn ipc_reply_recv(trap: impl FnOnce(u64, &mut [u64; 14]), slot: CapSlot, header: &MsgHeader, payload: &[u8], desc: &RecvDesc) -> Result<u32, i64> {
  let mut trapped: [u64; 14] = [slot.0 as u64, header as *const MsgHeader as u64, payload.as_ptr() as u64, payload.len() as u64, desc as *const RecvDesc as u64, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  trap(SYS_IPC_REPLY_RECV, &mut trapped);
  if (trapped[0] as i64) < 0 { return Err((trapped[0] as i64).wrapping_neg()); }
  Ok(trapped[0] as u32)
}

/** The results of `ipcCallV2`. */
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IpcCallV2Result {
  pub length: u32,
  pub ty: MsgType,
  pub flags: MsgFlags,
  pub moved: CapSlot,
}

/**
 * Sends a request and waits for its reply, until the deadline if it is not 0. The kernel makes the reply, which only
 * the receiver of the request can send. At most 32 bytes travel in registers, each way, whatever the size of the
 * buffer. The slot of a capability to move counts only with CAP_MOVE.
 *
 * A budget that is not 0 stands in place of a deadline, and counts from the call: the kernel puts
 * its end into a6 and 0 into t6 before it looks at the slot, and both stay there if the call then
 * fails. That end is the budget after the time as the caller reads it, and for a caller without a
 * clock the window of its class later, so that it is never early; at most the last Instant.
 *
 * Errors: EPERM, ESRCH, E2BIG, EFAULT, EINVAL, ENOSPC, EPIPE, ETIMEDOUT.
 */
pub fn ipc_call_v2(trap: impl FnOnce(u64, &mut [u64; 14]), slot: CapSlot, ty: MsgType, flags: MsgFlags, moved: CapSlot, reply: &mut [u8], deadline: Instant, payload: &[u8], budget: u64) -> Result<IpcCallV2Result, i64> {
  let mut trapped: [u64; 14] = [slot.0 as u64, ty.0 as u64, flags.0 as u64, moved.0 as u64, reply.as_mut_ptr() as u64, reply.len() as u64, deadline.0 as u64, payload.len() as u64, payload.as_ptr() as u64, 0, 0, 0, 0, budget as u64];
  if payload.len() <= 32 {
    let words: [u64; 4] = words_of(payload);
    trapped[8] = words[0];
    trapped[9] = words[1];
    trapped[10] = words[2];
    trapped[11] = words[3];
  }
  trap(SYS_IPC_CALL_V2, &mut trapped);
  if (trapped[0] as i64) < 0 { return Err((trapped[0] as i64).wrapping_neg()); }
  if trapped[0] <= 32 {
    let size = reply.len().min(trapped[0] as usize);
    bytes_of(&[trapped[8], trapped[9], trapped[10], trapped[11]], &mut reply[..size]);
  }
  Ok(IpcCallV2Result { length: trapped[0] as u32, ty: MsgType(trapped[1] as u16), flags: MsgFlags(trapped[2] as u16), moved: CapSlot(trapped[3] as u32) })
}

/** The results of `ipcReplyRecvV2`. */
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IpcReplyRecvV2Result {
  pub length: u32,
  pub ty: MsgType,
  pub flags: MsgFlags,
  pub moved: CapSlot,
  pub sender: Pid,
  pub identity: u64,
  pub now: Instant,
  pub qos: QosClass,
  pub token: u64,
  pub kind: MessageKind,
}

/**
 * Replies to a request, and receives the next message, until the deadline if it is not 0: with one that has passed
 * only what is queued. Without a token it only receives. A request that is longer than the buffer ends with E2BIG at
 * its caller, and the next message is received; another message is cut off, and the result is its full length. A
 * header without payload states its length in the first register of the payload. The time is that of `nsec`. A
 * message of the kernel, such as the end of a call without a reply, has the sender and the identity 0.
 *
 * Errors: EPERM, ESRCH, E2BIG, EFAULT, EINVAL, ENOSPC, EPIPE, ETIMEDOUT.
 */
pub fn ipc_reply_recv_v2(trap: impl FnOnce(u64, &mut [u64; 14]), slot: CapSlot, ty: MsgType, flags: MsgFlags, moved: CapSlot, received: &mut [u8], deadline: Instant, payload: &[u8], token: u64) -> Result<IpcReplyRecvV2Result, i64> {
  let mut trapped: [u64; 14] = [slot.0 as u64, ty.0 as u64, flags.0 as u64, moved.0 as u64, received.as_mut_ptr() as u64, received.len() as u64, deadline.0 as u64, payload.len() as u64, payload.as_ptr() as u64, 0, 0, 0, token as u64, 0];
  if payload.len() <= 32 {
    let words: [u64; 4] = words_of(payload);
    trapped[8] = words[0];
    trapped[9] = words[1];
    trapped[10] = words[2];
    trapped[11] = words[3];
  }
  trap(SYS_IPC_REPLY_RECV_V2, &mut trapped);
  if (trapped[0] as i64) < 0 { return Err((trapped[0] as i64).wrapping_neg()); }
  if trapped[0] <= 32 {
    let size = received.len().min(trapped[0] as usize);
    bytes_of(&[trapped[8], trapped[9], trapped[10], trapped[11]], &mut received[..size]);
  }
  Ok(IpcReplyRecvV2Result { length: trapped[0] as u32, ty: MsgType(trapped[1] as u16), flags: MsgFlags(trapped[2] as u16), moved: CapSlot(trapped[3] as u32), sender: Pid(trapped[4] as u32), identity: trapped[5] as u64, now: Instant(trapped[6] as u64), qos: QosClass(trapped[7] as u8), token: trapped[12] as u64, kind: MessageKind(trapped[13] as u32) })
}

/**
 * Sends a request and continues. The end of the call arrives at an endpoint that the caller owns, with its badge in
 * place of a token: the reply, or why there is none, at the latest when the caller receives there with
 * `ipcReplyRecvV2` after the deadline, if that is not 0. Bytes for the reply are reserved now, so that a full queue
 * never drops it.
 *
 * Errors: EPERM, ESRCH, E2BIG, EAGAIN, EFAULT, EINVAL, ENOSPC.
 */
pub fn ipc_call_start(trap: impl FnOnce(u64, &mut [u64; 14]), slot: CapSlot, ty: MsgType, flags: MsgFlags, moved: CapSlot, notify: CapSlot, reply_max: u32, deadline: Instant, payload: &[u8], badge: u64) -> Result<(), i64> {
  let mut trapped: [u64; 14] = [slot.0 as u64, ty.0 as u64, flags.0 as u64, moved.0 as u64, notify.0 as u64, reply_max as u64, deadline.0 as u64, payload.len() as u64, payload.as_ptr() as u64, 0, 0, 0, badge as u64, 0];
  if payload.len() <= 32 {
    let words: [u64; 4] = words_of(payload);
    trapped[8] = words[0];
    trapped[9] = words[1];
    trapped[10] = words[2];
    trapped[11] = words[3];
  }
  trap(SYS_IPC_CALL_START, &mut trapped);
  if (trapped[0] as i64) < 0 { return Err((trapped[0] as i64).wrapping_neg()); }
  Ok(())
}

/**
 * Requests one notification when the other side of an endpoint is gone: for a holder of SEND, the
 * endpoint itself; for a holder of RECV, the last SEND capability that its owner does not hold.
 * The notification is a PeerGone message on the endpoint in `notify`. Its queue space is reserved
 * now, so a full queue never drops it. The result is the serial of the watch: no other watch has it.
 *
 * Errors: EPERM, ESRCH, ENOSPC.
 */
pub fn cap_watch(trap: impl FnOnce(u64, &mut [u64; 14]), slot: CapSlot, notify: CapSlot, cookie: u64) -> Result<u64, i64> {
  let mut trapped: [u64; 14] = [slot.0 as u64, notify.0 as u64, cookie as u64, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  trap(SYS_CAP_WATCH, &mut trapped);
  if (trapped[0] as i64) < 0 { return Err((trapped[0] as i64).wrapping_neg()); }
  Ok(trapped[0] as u64)
}

/**
 * Requests one notification when a task ends, as `capWatch` does for an endpoint.
 *
 * Errors: EPERM, ESRCH, EINVAL, ENOSPC.
 */
pub fn task_watch(trap: impl FnOnce(u64, &mut [u64; 14]), target: Pid, notify: CapSlot, cookie: u64) -> Result<u64, i64> {
  let mut trapped: [u64; 14] = [target.0 as u64, notify.0 as u64, cookie as u64, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  trap(SYS_TASK_WATCH, &mut trapped);
  if (trapped[0] as i64) < 0 { return Err((trapped[0] as i64).wrapping_neg()); }
  Ok(trapped[0] as u64)
}

/**
 * Reaps a child as `wait` does, or as `waitNohang` with NOHANG, and tells why it ended.
 *
 * Errors: ESRCH, ECHILD, EAGAIN, EFAULT, EINVAL.
 */
pub fn wait_info(trap: impl FnOnce(u64, &mut [u64; 14]), target: WaitTarget, flags: WaitFlags, out: &mut ExitInfo) -> Result<Pid, i64> {
  let mut trapped: [u64; 14] = [target.0 as u64, flags.0 as u64, out as *mut ExitInfo as u64, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  trap(SYS_WAIT_INFO, &mut trapped);
  if (trapped[0] as i64) < 0 { return Err((trapped[0] as i64).wrapping_neg()); }
  Ok(Pid(trapped[0] as u32))
}

/**
 * Kills a child and all tasks below it, in any state, as if each had exited. When the call returns they have
 * executed their last instruction, also those that ran on another hart. The child stays to be reaped; the tasks
 * below it are reaped. If the child has ended by itself, those below it are killed. The call is charged once for
 * each task.
 *
 * Errors: EPERM, ESRCH, EINVAL.
 */
pub fn task_kill(trap: impl FnOnce(u64, &mut [u64; 14]), child: Pid) -> Result<(), i64> {
  let mut trapped: [u64; 14] = [child.0 as u64, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  trap(SYS_TASK_KILL, &mut trapped);
  if (trapped[0] as i64) < 0 { return Err((trapped[0] as i64).wrapping_neg()); }
  Ok(())
}

/**
 * Copies a capability within the caller's table with a subset of its rights. A copy of an endpoint without MANAGE
 * can be moved with a message, so that a program passes on what it created.
 *
 * Errors: EPERM, ENOSPC.
 */
pub fn cap_derive(trap: impl FnOnce(u64, &mut [u64; 14]), slot: CapSlot, rights: Rights) -> Result<CapSlot, i64> {
  let mut trapped: [u64; 14] = [slot.0 as u64, rights.0 as u64, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  trap(SYS_CAP_DERIVE, &mut trapped);
  if (trapped[0] as i64) < 0 { return Err((trapped[0] as i64).wrapping_neg()); }
  Ok(CapSlot(trapped[0] as u32))
}

/**
 * Derives an endpoint factory with a budget: the endpoints that may exist through it at a time, and the bytes that
 * may be in their queues. Both are split off from what the given factory has left, and are given back when no
 * capability to the new one and no endpoint of it is left. The copies of a derived factory share its budget; unlike
 * the factory of the boot, it can be copied, transferred and moved, and gives no authority over devices.
 *
 * Errors: EPERM, EINVAL, ENOSPC.
 */
pub fn factory_derive(trap: impl FnOnce(u64, &mut [u64; 14]), factory: CapSlot, budget: EndpointBudget, bytes: u32) -> Result<CapSlot, i64> {
  let mut trapped: [u64; 14] = [factory.0 as u64, budget.0 as u64, bytes as u64, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  trap(SYS_FACTORY_DERIVE, &mut trapped);
  if (trapped[0] as i64) < 0 { return Err((trapped[0] as i64).wrapping_neg()); }
  Ok(CapSlot(trapped[0] as u32))
}
