// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:e3f755ba076dbe05

#ifndef ABICUS_ABI_H
#define ABICUS_ABI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
#error "the records of this header are those of little-endian machines"
#endif

#ifdef __cplusplus
#define ABICUS_STATIC_ASSERT(what, text) static_assert(what, text)
extern "C" {
#else
#define ABICUS_STATIC_ASSERT(what, text) _Static_assert(what, text)
#endif

/** The error: no such capability, or a missing right. */
#define ABICUS_EPERM 1
/** The error: the object behind a name or capability is gone. */
#define ABICUS_ESRCH 3
/** The error: a message is longer than a frame, or than the buffer of its receiver. */
#define ABICUS_E2_BIG 7
/** The error: the caller has no children. */
#define ABICUS_ECHILD 10
/** The error: the call cannot complete now. */
#define ABICUS_EAGAIN 11
/** The error: memory is exhausted. */
#define ABICUS_ENOMEM 12
/** The error: an address in the user half that is not mapped. */
#define ABICUS_EFAULT 14
/** The error: an argument is outside its declared set. */
#define ABICUS_EINVAL 22
/** The error: a table, a quota or a byte budget is exhausted. */
#define ABICUS_ENOSPC 28
/** The error: the peer of a call is gone. */
#define ABICUS_EPIPE 32
/** The error: no such syscall. */
#define ABICUS_ENOSYS 38
/** The error: the deadline passed. */
#define ABICUS_ETIMEDOUT 110

/** Yields the CPU: the caller goes to the back of its run queue. */
#define ABICUS_SYS_YIELD 0
/** Returns the nanoseconds since boot: exact for a holder of a clock capability with TIME, coarse for others. */
#define ABICUS_SYS_NSEC 1
/** Sends a header without payload. Never blocks. */
#define ABICUS_SYS_SEND_HEADER 2
/** Receives a message that is only a header; returns the length in the header. */
#define ABICUS_SYS_RECV_HEADER 3
/** Maps one page of a VMO into the caller's space. */
#define ABICUS_SYS_MAP 4
/** Creates a VMO of zeroed pages, in a given slot or in the first free one, with MAP, WRITE and MANAGE. */
#define ABICUS_SYS_VMO_CREATE 5
/** Writes bytes into a VMO. */
#define ABICUS_SYS_VMO_WRITE 6
/**
 * Starts a task in a given address space and stack; without these, in the caller's space with a
 * new stack.
 */
#define ABICUS_SYS_SPAWN 7
/** Copies a capability with a subset of its rights into the first free slot of a child. */
#define ABICUS_SYS_CAP_TRANSFER 8
/** Creates an empty address space. */
#define ABICUS_SYS_AS_CREATE 9
/** Maps a VMO into an address space of the caller. */
#define ABICUS_SYS_AS_MAP 10
/**
 * Ends the caller: closes its endpoints and capabilities, and wakes its parent. Its children continue; they stay below
 * it until it is reaped.
 */
#define ABICUS_SYS_EXIT 11
/** Blocks until a child has exited, and reaps it: returns its pid and exit status. */
#define ABICUS_SYS_WAIT 12
/**
 * Starts a program from an ELF image, without an identity. If the caller owns the endpoint in its slot 0, slot 0
 * of the program holds a RECV-only copy of it; all other slots are empty.
 */
#define ABICUS_SYS_EXEC 13
/** Sends a message. A blocking send blocks while the queue is full. */
#define ABICUS_SYS_IPC_SEND 14
/** Reads or changes the class of a task. */
#define ABICUS_SYS_TASK_QOS 15
/** Writes one byte to the console; complete lines are printed, stamped with the task's identity. */
#define ABICUS_SYS_DEBUG_PUTC 16
/** Starts a program from an ELF image, as `exec` does, and binds it to an identity. */
#define ABICUS_SYS_EXEC_V2 17
/** Receives a message. Tries once even if the deadline has expired, so a queued message wins. */
#define ABICUS_SYS_IPC_RECV 18
/** Deprecated: endpoints are created with a factory. */
#define ABICUS_SYS_IPC_ENDPOINT_CREATE 19
/** Closes a capability of the caller; the object stays. */
#define ABICUS_SYS_CAP_CLOSE 20
/** Closes an endpoint for all holders and wakes the tasks that wait on it. */
#define ABICUS_SYS_IPC_ENDPOINT_CLOSE 21
/** Creates an endpoint; the caller owns it and gets SEND, RECV and MANAGE. */
#define ABICUS_SYS_IPC_ENDPOINT_CREATE_V2 22
/** Creates an endpoint that a child owns; the caller gets SEND, RECV and MANAGE. */
#define ABICUS_SYS_IPC_ENDPOINT_CREATE_FOR 23
/** Copies a capability within the caller's table. */
#define ABICUS_SYS_CAP_CLONE 24
/** Returns the caller's pid. */
#define ABICUS_SYS_GETPID 25
/** Receives a message and the identity of its sender. */
#define ABICUS_SYS_IPC_RECV_V2 26
/** Maps one page of a device; readable and writable, never executable. */
#define ABICUS_SYS_MMIO_MAP 27
/** Returns kind, base and length of a VMO or device. */
#define ABICUS_SYS_CAP_QUERY 28
/** Returns the reason why the caller's last spawn or exec failed, and clears it. */
#define ABICUS_SYS_SPAWN_LAST_ERROR 29
/** Creates a capability for a device window, in a given slot. */
#define ABICUS_SYS_DEVICE_CAP_CREATE 30
/** Copies a capability with a subset of its rights into a given slot of a child. */
#define ABICUS_SYS_CAP_TRANSFER_TO 31
/** Binds an interrupt to an endpoint: each interrupt of its line queues one Interrupt message there. */
#define ABICUS_SYS_IRQ_BIND 36
/**
 * Completes an interrupt whose notice was received: unmasks its line. If the device still raises the line, the next
 * notice follows at once.
 */
#define ABICUS_SYS_IRQ_COMPLETE 37
/** Writes one line to the console, stamped with the task's identity. */
#define ABICUS_SYS_DEBUG_WRITE 44
/** Frees a VMO. */
#define ABICUS_SYS_VMO_DESTROY 46
/** Reads bytes from a VMO. */
#define ABICUS_SYS_VMO_READ 47
/** Copies the capability of a VMO for reading: MAP alone, into the first free slot. */
#define ABICUS_SYS_VMO_SHARE_RO 51
/** Reaps a child that has exited: returns its pid and exit status. Never blocks. */
#define ABICUS_SYS_WAIT_NOHANG 52
/**
 * Sends a request and waits for its reply. The header moves a SEND capability of an endpoint that the caller
 * receives from: the next message there is the reply. One of at most 32 bytes comes in registers. Without a
 * deadline: the wait ends with the reply, or when no sender is left.
 */
#define ABICUS_SYS_IPC_CALL 58
/**
 * Replies through a SEND capability, which is closed, and receives the next request as `ipcRecvV2` does. The reply
 * never blocks.
 */
#define ABICUS_SYS_IPC_REPLY_RECV 59
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
#define ABICUS_SYS_IPC_CALL_V2 128
/**
 * Replies to a request, and receives the next message, until the deadline if it is not 0: with one that has passed
 * only what is queued. Without a token it only receives. A request that is longer than the buffer ends with E2BIG at
 * its caller, and the next message is received; another message is cut off, and the result is its full length. A
 * header without payload states its length in the first register of the payload. The time is that of `nsec`. A
 * message of the kernel, such as the end of a call without a reply, has the sender and the identity 0.
 */
#define ABICUS_SYS_IPC_REPLY_RECV_V2 129
/**
 * Sends a request and continues. The end of the call arrives at an endpoint that the caller owns, with its badge in
 * place of a token: the reply, or why there is none, at the latest when the caller receives there with
 * `ipcReplyRecvV2` after the deadline, if that is not 0. Bytes for the reply are reserved now, so that a full queue
 * never drops it.
 */
#define ABICUS_SYS_IPC_CALL_START 130
/**
 * Requests one notification when the other side of an endpoint is gone: for a holder of SEND, the
 * endpoint itself; for a holder of RECV, the last SEND capability that its owner does not hold.
 * The notification is a PeerGone message on the endpoint in `notify`. Its queue space is reserved
 * now, so a full queue never drops it. The result is the serial of the watch: no other watch has it.
 */
#define ABICUS_SYS_CAP_WATCH 131
/** Requests one notification when a task ends, as `capWatch` does for an endpoint. */
#define ABICUS_SYS_TASK_WATCH 132
/** Reaps a child as `wait` does, or as `waitNohang` with NOHANG, and tells why it ended. */
#define ABICUS_SYS_WAIT_INFO 133
/**
 * Kills a child and all tasks below it, in any state, as if each had exited. When the call returns they have
 * executed their last instruction, also those that ran on another hart. The child stays to be reaped; the tasks
 * below it are reaped. If the child has ended by itself, those below it are killed. The call is charged once for
 * each task.
 */
#define ABICUS_SYS_TASK_KILL 134
/**
 * Copies a capability within the caller's table with a subset of its rights. A copy of an endpoint without MANAGE
 * can be moved with a message, so that a program passes on what it created.
 */
#define ABICUS_SYS_CAP_DERIVE 135
/**
 * Derives an endpoint factory with a budget: the endpoints that may exist through it at a time, and the bytes that
 * may be in their queues. Both are split off from what the given factory has left, and are given back when no
 * capability to the new one and no endpoint of it is left. The copies of a derived factory share its budget; unlike
 * the factory of the boot, it can be copied, transferred and moved, and gives no authority over devices.
 */
#define ABICUS_SYS_FACTORY_DERIVE 136
/** Selects `taskQos.get` in a0. */
#define ABICUS_SEL_TASK_QOS_GET 0
/** Selects `taskQos.set` in a0. */
#define ABICUS_SEL_TASK_QOS_SET 1

/** Bound: bounds a table. */
#define ABICUS_LIMIT_CAP_SLOTS 96
/** Bound: a line is written whole or not at all. */
#define ABICUS_LIMIT_DEBUG_LINE 256
/** Bound: control frames stay small. */
#define ABICUS_LIMIT_MAX_FRAME 8192
/** Bound: bounds the router. */
#define ABICUS_LIMIT_ENDPOINTS 384
/** Bound: one task cannot create all endpoints. */
#define ABICUS_LIMIT_ENDPOINTS_PER_OWNER 96
/** Bound: bounds the steps in which a budget is given back. */
#define ABICUS_LIMIT_FACTORY_DEPTH 8
/** Bound: bounds a queue. */
#define ABICUS_LIMIT_QUEUE_DEPTH 256
/** Bound: bounds the bytes in all queues: 256 owners can use all of theirs at a time. */
#define ABICUS_LIMIT_QUEUED_BYTES 67108864
/** Bound: bounds the bytes that a derived factory has for each endpoint of its budget, so that none reserves all bytes. */
#define ABICUS_LIMIT_ENDPOINT_BYTES 65536
/** Bound: one owner cannot use all bytes. */
#define ABICUS_LIMIT_QUEUED_BYTES_PER_OWNER 262144
/** Bound: bounds the pending notifications of one task. */
#define ABICUS_LIMIT_WATCHES_PER_TASK 384
/** Bound: bounds the address spaces. */
#define ABICUS_LIMIT_SPACES 256
/** Bound: bounds the arena. */
#define ABICUS_LIMIT_VMO_BYTES 16777216
/** Bound: bounds the task table. */
#define ABICUS_LIMIT_TASKS 256
/** Bound: fits the page of the name. */
#define ABICUS_LIMIT_SERVICE_NAME 64
/** Bound: bounds the work of one exec. */
#define ABICUS_LIMIT_IMAGE_BYTES 1048576
/** What readings without the right are rounded down to. There is no class without a window. */
#define ABICUS_LIMIT_CLOCK_WINDOW_IDLE 8000000
/** What readings without the right are rounded down to. There is no class without a window. */
#define ABICUS_LIMIT_CLOCK_WINDOW_NORMAL 4000000
/** What readings without the right are rounded down to. There is no class without a window. */
#define ABICUS_LIMIT_CLOCK_WINDOW_INTERACTIVE 1000000
/** What readings without the right are rounded down to. There is no class without a window. */
#define ABICUS_LIMIT_CLOCK_WINDOW_PERF_BURST 1000000
/** Bound: bounds memory, and what a query walks over. */
#define ABICUS_LOGD_LIMIT_RECORDS 128
/** Bound: bounds memory. */
#define ABICUS_LOGD_LIMIT_JOURNAL_BYTES 16384
/** Bound: bounds a reply, with room for the longest record. */
#define ABICUS_LOGD_LIMIT_PAGE_BYTES 992
/** Bound: bounds the table of windows. */
#define ABICUS_LOGD_LIMIT_SENDERS 64
/** Bound: one sender leaves room for the others. */
#define ABICUS_LOGD_LIMIT_PER_WINDOW 24
/** Begins with the first record of a sender that has none; ends after this time, whatever comes in between. */
#define ABICUS_LOGD_LIMIT_WINDOW 1000000000
/** Bound: bounds the replies kept. */
#define ABICUS_IPC_LIMIT_PENDING_REPLIES 16
/** Bound: bounds the events kept. */
#define ABICUS_IPC_LIMIT_PENDING_EVENTS 64
/** Requests without a reply at their deadline: a late reply gives the nonce back. */
#define ABICUS_IPC_LIMIT_ABANDONED 64
/** Events and replies of other calls are not counted, if there is space for them. */
#define ABICUS_IPC_LIMIT_MISMATCHES 64
/** Bound: bounds the masks. */
#define ABICUS_LIMIT_CPUS 64
/** Bound: bounds the queue of one class on one hart. */
#define ABICUS_LIMIT_RUN_QUEUE 64
/** Bound: keeps the cost of a decision constant. */
#define ABICUS_LIMIT_STEAL_BATCH 1
/** Bound: bounds how often a waiting task is skipped, whatever its class and its place. */
#define ABICUS_LIMIT_AGEING 32
/** A preempted task continues with the rest of its timeslice, which counts once. */
#define ABICUS_LIMIT_TIMESLICE 1000000
/** Bound: bounds kept event capabilities. */
#define ABICUS_TIMED_LIMIT_OWNERS 64
/** Bound: bounds memory per client. */
#define ABICUS_TIMED_LIMIT_TIMERS_PER_OWNER 64
/** Bound: bounds memory. */
#define ABICUS_TIMED_LIMIT_TIMERS 1024
/** Bound: bounds the answers that wait. */
#define ABICUS_TIMED_LIMIT_SLEEPS_PER_OWNER 16
/** Bound: bounds memory. */
#define ABICUS_TIMED_LIMIT_SLEEPS 24
/** Bound: bounds an answer that waits. */
#define ABICUS_TIMED_LIMIT_MAX_SLEEP 2000000000
/** How long a timer may be delayed so that several timers share a wakeup. */
#define ABICUS_TIMED_LIMIT_WINDOW_IDLE 8000000
/** How long a timer may be delayed so that several timers share a wakeup. */
#define ABICUS_TIMED_LIMIT_WINDOW_NORMAL 4000000
/** How long a timer may be delayed so that several timers share a wakeup. */
#define ABICUS_TIMED_LIMIT_WINDOW_INTERACTIVE 1000000
/** How long a timer may be delayed so that several timers share a wakeup. */
#define ABICUS_TIMED_LIMIT_WINDOW_PERF_BURST 0
/** Bound: a program that never says that it serves has failed. */
#define ABICUS_INIT_LIMIT_START_BUDGET 2000000000
/** Bound: bounds what init keeps of each program; a backoff that doubles so often is longer than any window. */
#define ABICUS_INIT_LIMIT_ENDS_KEPT 64
/** Bound: bounds the questions that wait for a restart. */
#define ABICUS_INIT_LIMIT_PARKED 32
/** Bound: bounds the calls that a task has started: 64 tasks have more than 10,000 in flight. */
#define ABICUS_LIMIT_CALLS_PER_TASK 160
/** Bound: bounds the calls that all tasks have started. */
#define ABICUS_LIMIT_CALLS 16384
/** Bound: bounds the requests that are answered later; as many as the kernel has started calls. */
#define ABICUS_SERVICE_LIMIT_IN_FLIGHT 16384
/** Bound: bounds the calls of other services; as many as one task may start. */
#define ABICUS_SERVICE_LIMIT_CALLS_IN_FLIGHT 64
/** Bound: leaves slots of the capability table for what the next message moves. */
#define ABICUS_SERVICE_LIMIT_KEPT_CAPS 72
/** Bound: bounds the watched tasks and capabilities; fewer than the watches of one task. */
#define ABICUS_SERVICE_LIMIT_WATCHES 320
/** Bound: bounds the counters. */
#define ABICUS_SERVICE_LIMIT_COUNTED_CLIENTS 64

/** The identity `logd`. */
#define ABICUS_PRINCIPAL_LOGD UINT64_C(0xce07e8ad70ec4c6f)
/** The identity `selftest-peer`. */
#define ABICUS_PRINCIPAL_SELFTEST_PEER UINT64_C(0x8c66675ca6a966ea)
/** The identity `timed`. */
#define ABICUS_PRINCIPAL_TIMED UINT64_C(0x2933756c392845a0)
/** The identity `init`. */
#define ABICUS_PRINCIPAL_INIT UINT64_C(0xf5d2afc57ab57213)
/** The identity `stats`. */
#define ABICUS_PRINCIPAL_STATS UINT64_C(0xee639cad45b1994c)
/** The identity `execd`. */
#define ABICUS_PRINCIPAL_EXECD UINT64_C(0x7b6096126000c028)
/** The identity `selftest-client`. */
#define ABICUS_PRINCIPAL_SELFTEST_CLIENT UINT64_C(0x52c6c4a34ffb3f69)
/** The identity `policyd`. */
#define ABICUS_PRINCIPAL_POLICYD UINT64_C(0xc4b6d847aa573fa1)
/** The identity `statefsd`. */
#define ABICUS_PRINCIPAL_STATEFSD UINT64_C(0xd9f31d00b74c1b47)
/** The identity `metricsd`. */
#define ABICUS_PRINCIPAL_METRICSD UINT64_C(0x32c5f2e014497e76)
/** The identity `netstackd`. */
#define ABICUS_PRINCIPAL_NETSTACKD UINT64_C(0xb64b904a0313921c)

/**
 * Codecs. A frame is a structure of its values, without header, padding, constants and lengths, and two
 * functions. `abicus_encode_…` gives the bytes that it wrote, or 0 if a value is outside its set, a length is out
 * of bounds, or the room is too small. `abicus_decode_…` gives 0, or `ABICUS_WIRE_MALFORMED`, or the number of a
 * status: of a request, that of the check which a value outside its set fails; of a reply, that of the
 * reject. Whatever the bytes are, nothing outside of them is read, and what a decoder gives an encoder
 * makes into the same bytes. Unless a decoder gives 0, `value` means nothing. `abicus_reject_…` makes the reply
 * with a status, `abicus_answer_…` the one to a malformed request.
 *
 * Text and bytes are views into the frame. A list is its elements as they are on the wire, checked when
 * the frame was decoded: open it with `abicus_wire_open_list`, then decode as many as it counts. To make one, start
 * a writer over memory for it, encode its elements, and take `abicus_wire_list_of`.
 *
 * A correlation is what a reply has of its request: its nonce, and which version of the envelope it has,
 * by place in the contract from 0 on.
 */

/** Bytes elsewhere: in the frame that was decoded, or wherever those are that go into one. */
struct abicus_wire_bytes {
  const uint8_t *at;
  size_t size;
};

/** Elements one after another, as they are in a frame. */
struct abicus_wire_list {
  const uint8_t *at;
  size_t size;
  size_t count;
};

/** What a reply has of its request. */
struct abicus_wire_correlation {
  uint8_t version;
  uint64_t nonce;
};

/** What is left to read, and what is known of it so far. */
struct abicus_wire_reader {
  const uint8_t *at;
  size_t left;
  int32_t result;
  /** What a value outside its set makes of it. */
  int32_t otherwise;
};

#define ABICUS_WIRE_MALFORMED (-1)

static inline void abicus_wire_fail(struct abicus_wire_reader *in) {
  in->result = ABICUS_WIRE_MALFORMED;
  in->left = 0;
}

static inline void abicus_wire_demand(struct abicus_wire_reader *in, bool is_value) {
  if (is_value || in->result == ABICUS_WIRE_MALFORMED) return;
  if (in->otherwise == ABICUS_WIRE_MALFORMED) abicus_wire_fail(in);
  else if (in->result == 0) in->result = in->otherwise;
}

/** The next bytes; nothing of them may be read unless they are there. */
static inline struct abicus_wire_bytes abicus_wire_get_bytes(struct abicus_wire_reader *in,
    size_t size) {
  struct abicus_wire_bytes bytes = { in->at, size };
  if (size > in->left) {
    abicus_wire_fail(in);
    bytes.size = 0;
  } else if (size > 0) {
    in->at += size;
    in->left -= size;
  }
  return bytes;
}

static inline uint64_t abicus_wire_get(struct abicus_wire_reader *in, size_t size) {
  const struct abicus_wire_bytes bytes = abicus_wire_get_bytes(in, size);
  uint64_t value = 0;
  for (size_t i = 0; i < bytes.size; i++) value |= (uint64_t)bytes.at[i] << (8 * i);
  return value;
}

static inline bool abicus_wire_get_bool(struct abicus_wire_reader *in) {
  const uint64_t value = abicus_wire_get(in, 1);
  abicus_wire_demand(in, value <= 1);
  return value == 1;
}

static inline void abicus_wire_get_octets(struct abicus_wire_reader *in, uint8_t *to, size_t size) {
  const struct abicus_wire_bytes bytes = abicus_wire_get_bytes(in, size);
  for (size_t i = 0; i < size; i++) to[i] = i < bytes.size ? bytes.at[i] : 0;
}

static inline bool abicus_wire_is_zero(const uint8_t *at, size_t size) {
  for (size_t i = 0; i < size; i++) {
    if (at[i] != 0) return false;
  }
  return true;
}

static inline void abicus_wire_get_zero(struct abicus_wire_reader *in, size_t size) {
  const struct abicus_wire_bytes bytes = abicus_wire_get_bytes(in, size);
  if (!abicus_wire_is_zero(bytes.at, bytes.size)) abicus_wire_fail(in);
}

static inline void abicus_wire_get_constant(struct abicus_wire_reader *in, size_t size,
    uint64_t value) {
  if (abicus_wire_get(in, size) != value) abicus_wire_fail(in);
}

static inline size_t abicus_wire_within(struct abicus_wire_reader *in, uint64_t length,
    uint64_t min, uint64_t max) {
  if (min <= length && length <= max) return (size_t)length;
  abicus_wire_fail(in);
  return 0;
}

static inline size_t abicus_wire_get_count(struct abicus_wire_reader *in, size_t size, uint64_t min,
    uint64_t max) {
  return abicus_wire_within(in, abicus_wire_get(in, size), min, max);
}

static inline bool abicus_wire_is_utf8(struct abicus_wire_bytes text) {
  size_t i = 0;
  while (i < text.size) {
    const uint8_t first = text.at[i++];
    if (first < 0x80) continue;
    size_t more = first < 0xc2 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : first < 0xf5 ? 3 : 0;
    if (more == 0 || more > text.size - i) return false;
    uint8_t least = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
    uint8_t most = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
    for (; more > 0; more--, i++) {
      if (text.at[i] < least || text.at[i] > most) return false;
      least = 0x80;
      most = 0xbf;
    }
  }
  return true;
}

static inline struct abicus_wire_bytes abicus_wire_get_text(struct abicus_wire_reader *in,
    size_t size) {
  const struct abicus_wire_bytes text = abicus_wire_get_bytes(in, size);
  abicus_wire_demand(in, abicus_wire_is_utf8(text));
  return text;
}

/** A list that starts here; `abicus_wire_more` says whether an element follows, and how long the list is so far. */
static inline struct abicus_wire_list abicus_wire_get_list(struct abicus_wire_reader *in,
    size_t count) {
  const struct abicus_wire_list list = { in->at, 0, count };
  return list;
}

static inline bool abicus_wire_more(struct abicus_wire_reader *in, struct abicus_wire_list *list,
    size_t i) {
  if (in->at != list->at) list->size = (size_t)(in->at - list->at);
  return i < list->count && in->result != ABICUS_WIRE_MALFORMED;
}

/** The same of a list to the end of the frame, which has at most so many elements. */
static inline bool abicus_wire_more_left(struct abicus_wire_reader *in,
    struct abicus_wire_list *list, size_t i, size_t most) {
  list->count = i < most && in->left > 0 ? i + 1 : i;
  return abicus_wire_more(in, list, i);
}

/** Starts to read the elements of a list. */
static inline void abicus_wire_open_list(struct abicus_wire_reader *in,
    struct abicus_wire_list list) {
  in->at = list.at;
  in->left = list.size;
  in->result = 0;
  in->otherwise = ABICUS_WIRE_MALFORMED;
}

/** What it was: nothing may be left. */
static inline int32_t abicus_wire_close(struct abicus_wire_reader *in) {
  if (in->left > 0) abicus_wire_fail(in);
  return in->result;
}

/** The room that is left, the bytes that were written, and whether they are invalid. */
struct abicus_wire_writer {
  uint8_t *at;
  size_t left;
  size_t size;
  bool failed;
};

/** Starts to write. */
static inline void abicus_wire_start(struct abicus_wire_writer *out, uint8_t *room, size_t size) {
  out->at = room;
  out->left = size;
  out->size = 0;
  out->failed = false;
}

static inline void abicus_wire_require(struct abicus_wire_writer *out, bool holds) {
  if (!holds) out->failed = true;
}

static inline void abicus_wire_put_bytes(struct abicus_wire_writer *out, const uint8_t *from,
    size_t size) {
  abicus_wire_require(out, size <= out->left);
  if (out->failed) return;
  for (size_t i = 0; i < size; i++) out->at[out->size + i] = from[i];
  out->size += size;
  out->left -= size;
}

static inline void abicus_wire_put(struct abicus_wire_writer *out, uint64_t value, size_t size) {
  uint8_t bytes[8] = { 0 };
  for (size_t i = 0; i < size; i++) bytes[i] = (uint8_t)(value >> (8 * i));
  abicus_wire_put_bytes(out, bytes, size);
}

static inline void abicus_wire_put_zero(struct abicus_wire_writer *out, size_t size) {
  for (size_t i = 0; i < size; i++) abicus_wire_put(out, 0, 1);
}

static inline void abicus_wire_put_count(struct abicus_wire_writer *out, size_t length, size_t size,
    uint64_t min, uint64_t max) {
  abicus_wire_require(out, min <= length && length <= max);
  abicus_wire_put(out, length, size);
}

static inline void abicus_wire_put_text(struct abicus_wire_writer *out,
    struct abicus_wire_bytes text) {
  abicus_wire_require(out, abicus_wire_is_utf8(text));
  abicus_wire_put_bytes(out, text.at, text.size);
}

/** Puts a list of which all elements were read from `in`. */
static inline void abicus_wire_put_list(struct abicus_wire_writer *out,
    struct abicus_wire_list list, struct abicus_wire_reader *in) {
  abicus_wire_require(out, abicus_wire_close(in) == 0);
  abicus_wire_put_bytes(out, list.at, list.size);
}

/** The list of the elements that were written; one of no bytes at all if they did not fit. */
static inline struct abicus_wire_list abicus_wire_list_of(const struct abicus_wire_writer *out,
    size_t count) {
  const struct abicus_wire_list list = { out->at, out->failed ? 0 : out->size, count };
  return list;
}

/** The bytes that were written, 0 if they are invalid. */
static inline size_t abicus_wire_finish(const struct abicus_wire_writer *out) {
  return out->failed ? 0 : out->size;
}

/** A version of an envelope. Its nonce is nowhere (0), before (1) or after (2) the status, or at the end (3). */
struct abicus_wire_form {
  uint8_t magic[2];
  uint8_t version;
  uint8_t place;
  uint8_t size;
  uint64_t most;
};

static inline void abicus_wire_open(struct abicus_wire_reader *in, const uint8_t *frame,
    size_t size, const struct abicus_wire_form *form, uint8_t opcode) {
  const struct abicus_wire_list all = { frame, size, 0 };
  abicus_wire_open_list(in, all);
  abicus_wire_get_constant(in, 1, form->magic[0]);
  abicus_wire_get_constant(in, 1, form->magic[1]);
  abicus_wire_get_constant(in, 1, form->version);
  abicus_wire_get_constant(in, 1, opcode);
}

static inline uint64_t abicus_wire_get_nonce(struct abicus_wire_reader *in,
    const struct abicus_wire_form *form) {
  struct abicus_wire_reader last = *in;
  uint64_t nonce;
  if (form->place < 3) nonce = abicus_wire_get(in, form->size);
  else {
    in->left = abicus_wire_within(in, in->left, form->size, SIZE_MAX);
    if (in->left == 0) return 0;
    in->left -= form->size;
    last.at += in->left;
    last.left = form->size;
    nonce = abicus_wire_get(&last, form->size);
  }
  if (nonce > form->most) abicus_wire_fail(in);
  return nonce;
}

static inline void abicus_wire_open_request(struct abicus_wire_reader *in, const uint8_t *frame,
    size_t size, const struct abicus_wire_form *forms, uint8_t version, uint8_t opcode,
    struct abicus_wire_correlation *correlation) {
  abicus_wire_open(in, frame, size, &forms[version], opcode);
  correlation->version = version;
  correlation->nonce = abicus_wire_get_nonce(in, &forms[version]);
}

/** Gives the status. */
static inline uint8_t abicus_wire_open_reply(struct abicus_wire_reader *in, const uint8_t *frame,
    size_t size, const struct abicus_wire_form *forms, uint8_t opcode,
    struct abicus_wire_correlation correlation) {
  const struct abicus_wire_form *form = &forms[correlation.version];
  uint8_t status = 0;
  abicus_wire_open(in, frame, size, form, opcode);
  if (form->place != 1) status = (uint8_t)abicus_wire_get(in, 1);
  if (abicus_wire_get_nonce(in, form) != correlation.nonce) abicus_wire_fail(in);
  if (form->place == 1) status = (uint8_t)abicus_wire_get(in, 1);
  return status;
}

/** What a reply with this status is: a reject, if it is one of the operation and all that is left is zero. */
static inline int32_t abicus_wire_rejected(struct abicus_wire_reader *in, uint8_t status,
    bool holds) {
  if (!holds) abicus_wire_fail(in);
  abicus_wire_get_zero(in, in->left);
  return abicus_wire_close(in) == 0 ? status : ABICUS_WIRE_MALFORMED;
}

static inline bool abicus_wire_has_version(const uint8_t *versions, size_t count, uint8_t version) {
  for (size_t i = 0; i < count; i++) {
    if (versions[i] == version) return true;
  }
  return false;
}

static inline void abicus_wire_start_frame(struct abicus_wire_writer *out, uint8_t *frame,
    size_t room, const struct abicus_wire_form *form, uint8_t opcode) {
  abicus_wire_start(out, frame, room);
  abicus_wire_put_bytes(out, form->magic, 2);
  abicus_wire_put(out, form->version, 1);
  abicus_wire_put(out, opcode, 1);
}

static inline void abicus_wire_put_nonce(struct abicus_wire_writer *out,
    const struct abicus_wire_form *form, uint64_t nonce) {
  abicus_wire_require(out, nonce <= form->most);
  abicus_wire_put(out, nonce, form->size);
}

static inline void abicus_wire_start_request(struct abicus_wire_writer *out, uint8_t *frame,
    size_t room, const struct abicus_wire_form *form, uint8_t opcode, uint64_t nonce) {
  abicus_wire_start_frame(out, frame, room, form, opcode);
  if (form->place < 3) abicus_wire_put_nonce(out, form, nonce);
}

static inline void abicus_wire_start_reply(struct abicus_wire_writer *out, uint8_t *frame,
    size_t room, const struct abicus_wire_form *form, uint8_t opcode, uint8_t status,
    uint64_t nonce) {
  abicus_wire_start_frame(out, frame, room, form, opcode);
  if (form->place != 1) abicus_wire_put(out, status, 1);
  if (form->place < 3) abicus_wire_put_nonce(out, form, nonce);
  if (form->place == 1) abicus_wire_put(out, status, 1);
}

static inline size_t abicus_wire_finish_with(struct abicus_wire_writer *out,
    const struct abicus_wire_form *form, uint64_t nonce) {
  if (form->place == 3) abicus_wire_put_nonce(out, form, nonce);
  return abicus_wire_finish(out);
}

/** A reply of `size` zeros. */
static inline size_t abicus_wire_reject(uint8_t *frame, size_t room,
    const struct abicus_wire_form *form, uint8_t opcode, uint8_t status, uint64_t nonce,
    size_t size) {
  struct abicus_wire_writer out;
  abicus_wire_start_reply(&out, frame, room, form, opcode, status, nonce);
  abicus_wire_put_zero(&out, size);
  return abicus_wire_finish_with(&out, form, nonce);
}

/** An answer to a request that does not decode: -1 stands for what the request has. */
struct abicus_wire_answer {
  uint8_t request;
  uint8_t number;
  uint8_t status;
  int16_t version;
  int16_t opcode;
  bool silent;
  bool echoes;
  size_t body;
};

static inline uint64_t abicus_wire_nonce_in(const uint8_t *frame, size_t size,
    const struct abicus_wire_form *form) {
  struct abicus_wire_reader in;
  const struct abicus_wire_list all = { frame, size, 0 };
  abicus_wire_open_list(&in, all);
  abicus_wire_get_bytes(&in, form->place < 3 ? 4 : size - form->size);
  const uint64_t nonce = abicus_wire_get(&in, form->size);
  return nonce > form->most ? 0 : nonce;
}

static inline size_t abicus_wire_answer(const uint8_t *frame, size_t size, uint8_t *reply,
    size_t room, const struct abicus_wire_form *forms, size_t versions,
    const struct abicus_wire_answer *answers, size_t count, bool always) {
  const bool ours = size >= 4 && frame[0] == forms[0].magic[0] && frame[1] == forms[0].magic[1];
  const uint8_t opcode = size > 3 ? frame[3] : 0;
  const struct abicus_wire_answer *answer = &answers[ours ? 1 : 0];
  size_t version = versions;
  for (size_t i = versions; ours && i-- > 0;) {
    if (forms[i].version == frame[2]) version = i;
  }
  if (version < versions) {
    answer = &answers[2];
    for (size_t i = count; i-- > 3;) {
      if (answers[i].request == opcode && answers[i].number == frame[2]) answer = &answers[i];
    }
  }
  if (answer->silent) return 0;
  const bool known = version < versions;
  if (answer->version >= 0) version = (size_t)answer->version;
  else if (!known) version = versions - 1;
  const struct abicus_wire_form *form = &forms[version];
  const bool same = always || (known && form->version == frame[2]);
  const bool echoes = answer->echoes && same && size >= (size_t)4 + form->size;
  return abicus_wire_reject(reply, room, form, (answer->opcode < 0 ? opcode : (uint8_t)answer->opcode) | 0x80, answer->status, echoes ? abicus_wire_nonce_in(frame, size, form) : 0, answer->body);
}

/** A task: index in the low half, generation in the high half. 0 is the kernel. */
typedef uint32_t abicus_pid_t;
ABICUS_STATIC_ASSERT(sizeof(abicus_pid_t) == 4, "abicus_pid_t has 4 bytes");

/** An address in the caller's half. */
typedef uint64_t abicus_user_ptr_t;
ABICUS_STATIC_ASSERT(sizeof(abicus_user_ptr_t) == 8, "abicus_user_ptr_t has 8 bytes");

/** A slot of the caller's capability table. */
typedef uint32_t abicus_cap_slot_t;
ABICUS_STATIC_ASSERT(sizeof(abicus_cap_slot_t) == 4, "abicus_cap_slot_t has 4 bytes");

/**
 * The rights of a capability. MAP without WRITE is read only, for mappings and writes alike. TIME of
 * a clock reads the exact time.
 */
typedef uint32_t abicus_rights_t;
ABICUS_STATIC_ASSERT(sizeof(abicus_rights_t) == 4, "abicus_rights_t has 4 bytes");
#define ABICUS_RIGHTS_SEND 1
#define ABICUS_RIGHTS_RECV 2
#define ABICUS_RIGHTS_MAP 4
#define ABICUS_RIGHTS_MANAGE 8
#define ABICUS_RIGHTS_WRITE 16
#define ABICUS_RIGHTS_TIME 32

/** The kind of object that `capQuery` reports. */
typedef uint32_t abicus_cap_kind_t;
ABICUS_STATIC_ASSERT(sizeof(abicus_cap_kind_t) == 4, "abicus_cap_kind_t has 4 bytes");
#define ABICUS_CAP_KIND_VMO 1
#define ABICUS_CAP_KIND_DEVICE_MMIO 2

/** The object that a capability names. */
struct abicus_cap_info {
  abicus_cap_kind_t cap_kind;
  /** Zero. */
  uint8_t reserved[4];
  uint64_t base;
  uint64_t length;
} __attribute__((packed));
ABICUS_STATIC_ASSERT(sizeof(struct abicus_cap_info) == 24, "struct abicus_cap_info has 24 bytes");
ABICUS_STATIC_ASSERT(offsetof(struct abicus_cap_info, cap_kind) == 0, "struct abicus_cap_info.cap_kind is at 0");
ABICUS_STATIC_ASSERT(offsetof(struct abicus_cap_info, reserved) == 4, "struct abicus_cap_info.reserved is at 4");
ABICUS_STATIC_ASSERT(offsetof(struct abicus_cap_info, base) == 8, "struct abicus_cap_info.base is at 8");
ABICUS_STATIC_ASSERT(offsetof(struct abicus_cap_info, length) == 16, "struct abicus_cap_info.length is at 16");

/** The payload of an Interrupt message: the kernel sends it, so its sender pid is 0. */
struct abicus_interrupt_notice {
  uint32_t line;
  /** Zero. */
  uint8_t reserved[4];
  uint64_t cookie;
} __attribute__((packed));
ABICUS_STATIC_ASSERT(sizeof(struct abicus_interrupt_notice) == 16, "struct abicus_interrupt_notice has 16 bytes");
ABICUS_STATIC_ASSERT(offsetof(struct abicus_interrupt_notice, line) == 0, "struct abicus_interrupt_notice.line is at 0");
ABICUS_STATIC_ASSERT(offsetof(struct abicus_interrupt_notice, reserved) == 4, "struct abicus_interrupt_notice.reserved is at 4");
ABICUS_STATIC_ASSERT(offsetof(struct abicus_interrupt_notice, cookie) == 8, "struct abicus_interrupt_notice.cookie is at 8");

/** The number of messages that an endpoint can queue. */
typedef uint32_t abicus_queue_depth_t;
ABICUS_STATIC_ASSERT(sizeof(abicus_queue_depth_t) == 4, "abicus_queue_depth_t has 4 bytes");

/** How many endpoints may exist through a derived factory. */
typedef uint32_t abicus_endpoint_budget_t;
ABICUS_STATIC_ASSERT(sizeof(abicus_endpoint_budget_t) == 4, "abicus_endpoint_budget_t has 4 bytes");

/** Flags of a send. */
typedef uint32_t abicus_send_flags_t;
ABICUS_STATIC_ASSERT(sizeof(abicus_send_flags_t) == 4, "abicus_send_flags_t has 4 bytes");
#define ABICUS_SEND_FLAGS_NONBLOCK 1

/** Flags of a receive. */
typedef uint32_t abicus_recv_flags_t;
ABICUS_STATIC_ASSERT(sizeof(abicus_recv_flags_t) == 4, "abicus_recv_flags_t has 4 bytes");
#define ABICUS_RECV_FLAGS_NONBLOCK 1
#define ABICUS_RECV_FLAGS_TRUNCATE 2

/** Flags of a message; programs define the other bits. */
typedef uint16_t abicus_msg_flags_t;
ABICUS_STATIC_ASSERT(sizeof(abicus_msg_flags_t) == 2, "abicus_msg_flags_t has 2 bytes");
#define ABICUS_MSG_FLAGS_CAP_MOVE 1

/** Types of messages that the kernel sends; programs define the other types. */
typedef uint16_t abicus_msg_type_t;
ABICUS_STATIC_ASSERT(sizeof(abicus_msg_type_t) == 2, "abicus_msg_type_t has 2 bytes");
#define ABICUS_MSG_TYPE_PEER_GONE 65280
#define ABICUS_MSG_TYPE_INTERRUPT 65281

/** What is gone: an endpoint, the senders of an endpoint, a task. */
typedef uint32_t abicus_gone_side_t;
ABICUS_STATIC_ASSERT(sizeof(abicus_gone_side_t) == 4, "abicus_gone_side_t has 4 bytes");
#define ABICUS_GONE_SIDE_ENDPOINT 1
#define ABICUS_GONE_SIDE_SENDERS 2
#define ABICUS_GONE_SIDE_TASK 3

/** The header of every message. On sending, `src` names the slot of the capability to move. */
struct abicus_msg_header {
  uint32_t src;
  uint32_t dst;
  abicus_msg_type_t ty;
  abicus_msg_flags_t flags;
  uint32_t len;
} __attribute__((packed));
ABICUS_STATIC_ASSERT(sizeof(struct abicus_msg_header) == 16, "struct abicus_msg_header has 16 bytes");
ABICUS_STATIC_ASSERT(offsetof(struct abicus_msg_header, src) == 0, "struct abicus_msg_header.src is at 0");
ABICUS_STATIC_ASSERT(offsetof(struct abicus_msg_header, dst) == 4, "struct abicus_msg_header.dst is at 4");
ABICUS_STATIC_ASSERT(offsetof(struct abicus_msg_header, ty) == 8, "struct abicus_msg_header.ty is at 8");
ABICUS_STATIC_ASSERT(offsetof(struct abicus_msg_header, flags) == 10, "struct abicus_msg_header.flags is at 10");
ABICUS_STATIC_ASSERT(offsetof(struct abicus_msg_header, len) == 12, "struct abicus_msg_header.len is at 12");

/** The arguments of a receive: slot, output buffers, flags and deadline. */
struct abicus_recv_desc {
  /** Always 0x4e584932. */
  uint32_t magic;
  /** Always 1. */
  uint32_t version;
  abicus_cap_slot_t slot;
  /** Zero. */
  uint8_t pad[4];
  abicus_user_ptr_t header_out;
  abicus_user_ptr_t payload_out;
  uint64_t payload_max;
  abicus_user_ptr_t sender_service_id_out;
  abicus_recv_flags_t flags;
  /** Zero. */
  uint8_t pad2[4];
  uint64_t deadline;
} __attribute__((packed));
ABICUS_STATIC_ASSERT(sizeof(struct abicus_recv_desc) == 64, "struct abicus_recv_desc has 64 bytes");
ABICUS_STATIC_ASSERT(offsetof(struct abicus_recv_desc, magic) == 0, "struct abicus_recv_desc.magic is at 0");
ABICUS_STATIC_ASSERT(offsetof(struct abicus_recv_desc, version) == 4, "struct abicus_recv_desc.version is at 4");
ABICUS_STATIC_ASSERT(offsetof(struct abicus_recv_desc, slot) == 8, "struct abicus_recv_desc.slot is at 8");
ABICUS_STATIC_ASSERT(offsetof(struct abicus_recv_desc, pad) == 12, "struct abicus_recv_desc.pad is at 12");
ABICUS_STATIC_ASSERT(offsetof(struct abicus_recv_desc, header_out) == 16, "struct abicus_recv_desc.header_out is at 16");
ABICUS_STATIC_ASSERT(offsetof(struct abicus_recv_desc, payload_out) == 24, "struct abicus_recv_desc.payload_out is at 24");
ABICUS_STATIC_ASSERT(offsetof(struct abicus_recv_desc, payload_max) == 32, "struct abicus_recv_desc.payload_max is at 32");
ABICUS_STATIC_ASSERT(offsetof(struct abicus_recv_desc, sender_service_id_out) == 40, "struct abicus_recv_desc.sender_service_id_out is at 40");
ABICUS_STATIC_ASSERT(offsetof(struct abicus_recv_desc, flags) == 48, "struct abicus_recv_desc.flags is at 48");
ABICUS_STATIC_ASSERT(offsetof(struct abicus_recv_desc, pad2) == 52, "struct abicus_recv_desc.pad2 is at 52");
ABICUS_STATIC_ASSERT(offsetof(struct abicus_recv_desc, deadline) == 56, "struct abicus_recv_desc.deadline is at 56");
#define ABICUS_RECV_DESC_MAGIC 0x4e584932
#define ABICUS_RECV_DESC_VERSION 1

/**
 * The payload of a PeerGone message: the kernel sends it, so its sender pid is 0. The slot is that of a watched
 * capability, 0 for a task; the serial is what the watch returned.
 */
struct abicus_peer_gone {
  abicus_gone_side_t side;
  abicus_cap_slot_t slot;
  uint64_t cookie;
  uint64_t serial;
} __attribute__((packed));
ABICUS_STATIC_ASSERT(sizeof(struct abicus_peer_gone) == 24, "struct abicus_peer_gone has 24 bytes");
ABICUS_STATIC_ASSERT(offsetof(struct abicus_peer_gone, side) == 0, "struct abicus_peer_gone.side is at 0");
ABICUS_STATIC_ASSERT(offsetof(struct abicus_peer_gone, slot) == 4, "struct abicus_peer_gone.slot is at 4");
ABICUS_STATIC_ASSERT(offsetof(struct abicus_peer_gone, cookie) == 8, "struct abicus_peer_gone.cookie is at 8");
ABICUS_STATIC_ASSERT(offsetof(struct abicus_peer_gone, serial) == 16, "struct abicus_peer_gone.serial is at 16");

/** An address space created by the caller. */
typedef uint32_t abicus_as_handle_t;
ABICUS_STATIC_ASSERT(sizeof(abicus_as_handle_t) == 4, "abicus_as_handle_t has 4 bytes");

/** An address of a page in the user half. */
typedef uint64_t abicus_page_va_t;
ABICUS_STATIC_ASSERT(sizeof(abicus_page_va_t) == 8, "abicus_page_va_t has 8 bytes");

/** A length in bytes, a multiple of the page size. */
typedef uint64_t abicus_page_length_t;
ABICUS_STATIC_ASSERT(sizeof(abicus_page_length_t) == 8, "abicus_page_length_t has 8 bytes");

/** A physical address of a page. */
typedef uint64_t abicus_physical_page_t;
ABICUS_STATIC_ASSERT(sizeof(abicus_physical_page_t) == 8, "abicus_physical_page_t has 8 bytes");

/** Permissions of a mapping. */
typedef uint32_t abicus_prot_t;
ABICUS_STATIC_ASSERT(sizeof(abicus_prot_t) == 4, "abicus_prot_t has 4 bytes");
#define ABICUS_PROT_READ 1
#define ABICUS_PROT_WRITE 2
#define ABICUS_PROT_EXEC 4

/** The mode that a mapping is for. */
typedef uint32_t abicus_as_map_flags_t;
ABICUS_STATIC_ASSERT(sizeof(abicus_as_map_flags_t) == 4, "abicus_as_map_flags_t has 4 bytes");
#define ABICUS_AS_MAP_FLAGS_USER 1

/** Page flags of a mapping in the caller's own space. */
typedef uint32_t abicus_map_flags_t;
ABICUS_STATIC_ASSERT(sizeof(abicus_map_flags_t) == 4, "abicus_map_flags_t has 4 bytes");
#define ABICUS_MAP_FLAGS_VALID 1
#define ABICUS_MAP_FLAGS_READ 2
#define ABICUS_MAP_FLAGS_WRITE 4
#define ABICUS_MAP_FLAGS_EXEC 8
#define ABICUS_MAP_FLAGS_USER 16

/** A child to wait for; zero or a negative value means any child. */
typedef int32_t abicus_wait_target_t;
ABICUS_STATIC_ASSERT(sizeof(abicus_wait_target_t) == 4, "abicus_wait_target_t has 4 bytes");

/** The exit status of a task. A fault has −22, a kill −9. */
typedef int32_t abicus_exit_status_t;
ABICUS_STATIC_ASSERT(sizeof(abicus_exit_status_t) == 4, "abicus_exit_status_t has 4 bytes");

/** The entry address of a task, two-byte aligned. */
typedef uint64_t abicus_entry_pc_t;
ABICUS_STATIC_ASSERT(sizeof(abicus_entry_pc_t) == 8, "abicus_entry_pc_t has 8 bytes");

/** Stack pages of a new task. */
typedef uint32_t abicus_stack_pages_t;
ABICUS_STATIC_ASSERT(sizeof(abicus_stack_pages_t) == 4, "abicus_stack_pages_t has 4 bytes");

/** The reason why the last spawn or exec failed. */
typedef uint32_t abicus_spawn_fail_reason_t;
ABICUS_STATIC_ASSERT(sizeof(abicus_spawn_fail_reason_t) == 4, "abicus_spawn_fail_reason_t has 4 bytes");
#define ABICUS_SPAWN_FAIL_REASON_UNKNOWN 0
#define ABICUS_SPAWN_FAIL_REASON_OOM 1
#define ABICUS_SPAWN_FAIL_REASON_CAP_TABLE_FULL 2
#define ABICUS_SPAWN_FAIL_REASON_ENDPOINT_QUOTA 3
#define ABICUS_SPAWN_FAIL_REASON_MAP_FAILED 4
#define ABICUS_SPAWN_FAIL_REASON_INVALID_PAYLOAD 5
#define ABICUS_SPAWN_FAIL_REASON_DENIED_BY_POLICY 6

/** Why a task ended: by exit with 0, by exit with another status, by a fault, by a kill. */
typedef uint32_t abicus_exit_reason_t;
ABICUS_STATIC_ASSERT(sizeof(abicus_exit_reason_t) == 4, "abicus_exit_reason_t has 4 bytes");
#define ABICUS_EXIT_REASON_CLEAN 0
#define ABICUS_EXIT_REASON_ERROR 1
#define ABICUS_EXIT_REASON_FAULT 2
#define ABICUS_EXIT_REASON_KILLED 3

/** Flags of a wait. */
typedef uint32_t abicus_wait_flags_t;
ABICUS_STATIC_ASSERT(sizeof(abicus_wait_flags_t) == 4, "abicus_wait_flags_t has 4 bytes");
#define ABICUS_WAIT_FLAGS_NOHANG 1

/**
 * The end of a child. The cause is that of the fault, as the board numbers traps, and the killer the task that
 * killed it; 0 without one.
 */
struct abicus_exit_info {
  abicus_pid_t pid;
  abicus_exit_status_t status;
  abicus_exit_reason_t reason;
  uint32_t cause;
  abicus_pid_t killer;
  /** Zero. */
  uint8_t reserved[4];
} __attribute__((packed));
ABICUS_STATIC_ASSERT(sizeof(struct abicus_exit_info) == 24, "struct abicus_exit_info has 24 bytes");
ABICUS_STATIC_ASSERT(offsetof(struct abicus_exit_info, pid) == 0, "struct abicus_exit_info.pid is at 0");
ABICUS_STATIC_ASSERT(offsetof(struct abicus_exit_info, status) == 4, "struct abicus_exit_info.status is at 4");
ABICUS_STATIC_ASSERT(offsetof(struct abicus_exit_info, reason) == 8, "struct abicus_exit_info.reason is at 8");
ABICUS_STATIC_ASSERT(offsetof(struct abicus_exit_info, cause) == 12, "struct abicus_exit_info.cause is at 12");
ABICUS_STATIC_ASSERT(offsetof(struct abicus_exit_info, killer) == 16, "struct abicus_exit_info.killer is at 16");
ABICUS_STATIC_ASSERT(offsetof(struct abicus_exit_info, reserved) == 20, "struct abicus_exit_info.reserved is at 20");

/** The info page of a task. */
struct abicus_bootstrap_info {
  /** Always 2. */
  uint32_t version;
  /** Zero. */
  uint8_t reserved[4];
  abicus_user_ptr_t name_ptr;
  uint32_t name_length;
  /** Zero. */
  uint8_t reserved2[4];
  uint64_t service_id;
} __attribute__((packed));
ABICUS_STATIC_ASSERT(sizeof(struct abicus_bootstrap_info) == 32, "struct abicus_bootstrap_info has 32 bytes");
ABICUS_STATIC_ASSERT(offsetof(struct abicus_bootstrap_info, version) == 0, "struct abicus_bootstrap_info.version is at 0");
ABICUS_STATIC_ASSERT(offsetof(struct abicus_bootstrap_info, reserved) == 4, "struct abicus_bootstrap_info.reserved is at 4");
ABICUS_STATIC_ASSERT(offsetof(struct abicus_bootstrap_info, name_ptr) == 8, "struct abicus_bootstrap_info.name_ptr is at 8");
ABICUS_STATIC_ASSERT(offsetof(struct abicus_bootstrap_info, name_length) == 16, "struct abicus_bootstrap_info.name_length is at 16");
ABICUS_STATIC_ASSERT(offsetof(struct abicus_bootstrap_info, reserved2) == 20, "struct abicus_bootstrap_info.reserved2 is at 20");
ABICUS_STATIC_ASSERT(offsetof(struct abicus_bootstrap_info, service_id) == 24, "struct abicus_bootstrap_info.service_id is at 24");
#define ABICUS_BOOTSTRAP_INFO_VERSION 2

/** The bootstrap message at the initial stack pointer of a task. Flag bit 0: there is an info page. */
struct abicus_bootstrap_msg {
  uint32_t argc;
  /** Zero. */
  uint8_t pad[4];
  abicus_user_ptr_t argv;
  abicus_user_ptr_t env;
  uint32_t cap_seed_endpoint;
  uint32_t flags;
} __attribute__((packed));
ABICUS_STATIC_ASSERT(sizeof(struct abicus_bootstrap_msg) == 32, "struct abicus_bootstrap_msg has 32 bytes");
ABICUS_STATIC_ASSERT(offsetof(struct abicus_bootstrap_msg, argc) == 0, "struct abicus_bootstrap_msg.argc is at 0");
ABICUS_STATIC_ASSERT(offsetof(struct abicus_bootstrap_msg, pad) == 4, "struct abicus_bootstrap_msg.pad is at 4");
ABICUS_STATIC_ASSERT(offsetof(struct abicus_bootstrap_msg, argv) == 8, "struct abicus_bootstrap_msg.argv is at 8");
ABICUS_STATIC_ASSERT(offsetof(struct abicus_bootstrap_msg, env) == 16, "struct abicus_bootstrap_msg.env is at 16");
ABICUS_STATIC_ASSERT(offsetof(struct abicus_bootstrap_msg, cap_seed_endpoint) == 24, "struct abicus_bootstrap_msg.cap_seed_endpoint is at 24");
ABICUS_STATIC_ASSERT(offsetof(struct abicus_bootstrap_msg, flags) == 28, "struct abicus_bootstrap_msg.flags is at 28");

/** How grave a record is. */
typedef uint8_t abicus_logd_log_level_t;
ABICUS_STATIC_ASSERT(sizeof(abicus_logd_log_level_t) == 1, "abicus_logd_log_level_t has 1 byte");
#define ABICUS_LOGD_LOG_LEVEL_ERROR 0
#define ABICUS_LOGD_LOG_LEVEL_WARN 1
#define ABICUS_LOGD_LOG_LEVEL_INFO 2
#define ABICUS_LOGD_LOG_LEVEL_DEBUG 3
#define ABICUS_LOGD_LOG_LEVEL_TRACE 4

static inline bool abicus_is_logd_log_level(abicus_logd_log_level_t value) {
  return value <= 4;
}

/** A record as it is read. */
struct abicus_logd_log_record {
  /** Counts up from 1. */
  uint64_t id;
  /** When it was stored, by the clock that a program without the right to time has, made to rise. */
  uint64_t timestamp;
  abicus_logd_log_level_t level;
  /** The identity of the writer, as the kernel bound it. */
  uint64_t service;
  /** UTF-8, 0 to 64 bytes. */
  struct abicus_wire_bytes scope;
  /** UTF-8, 0 to 256 bytes. */
  struct abicus_wire_bytes message;
  /** UTF-8, 0 to 512 bytes. */
  struct abicus_wire_bytes fields;
};
static inline void abicus_decode_logd_log_record(struct abicus_wire_reader *in,
    struct abicus_logd_log_record *value) {
  value->id = abicus_wire_get(in, 8);
  value->timestamp = abicus_wire_get(in, 8);
  value->level = (abicus_logd_log_level_t)abicus_wire_get(in, 1);
  abicus_wire_demand(in, abicus_is_logd_log_level(value->level));
  value->service = abicus_wire_get(in, 8);
  const size_t n0 = abicus_wire_get_count(in, 1, 0, 64);
  const size_t n1 = abicus_wire_get_count(in, 2, 0, 256);
  const size_t n2 = abicus_wire_get_count(in, 2, 0, 512);
  value->scope = abicus_wire_get_text(in, n0);
  value->message = abicus_wire_get_text(in, n1);
  value->fields = abicus_wire_get_text(in, n2);
}
static inline void abicus_encode_logd_log_record(struct abicus_wire_writer *out,
    const struct abicus_logd_log_record *value) {
  abicus_wire_put(out, value->id, 8);
  abicus_wire_put(out, value->timestamp, 8);
  abicus_wire_require(out, abicus_is_logd_log_level(value->level));
  abicus_wire_put(out, value->level, 1);
  abicus_wire_put(out, value->service, 8);
  abicus_wire_put_count(out, value->scope.size, 1, 0, 64);
  abicus_wire_put_count(out, value->message.size, 2, 0, 256);
  abicus_wire_put_count(out, value->fields.size, 2, 0, 512);
  abicus_wire_put_text(out, value->scope);
  abicus_wire_put_text(out, value->message);
  abicus_wire_put_text(out, value->fields);
}

/**
 * The start message: the program is wired and was given this number of capabilities. `starts` counts how often it has
 * been started, this time included: 1 is the first one, the only one that prints its rungs.
 */
struct abicus_init_start {
  /** Always 0x54525453. */
  uint32_t magic;
  uint32_t grants;
  uint32_t starts;
  /** Zero. */
  uint8_t reserved[4];
} __attribute__((packed));
ABICUS_STATIC_ASSERT(sizeof(struct abicus_init_start) == 16, "struct abicus_init_start has 16 bytes");
ABICUS_STATIC_ASSERT(offsetof(struct abicus_init_start, magic) == 0, "struct abicus_init_start.magic is at 0");
ABICUS_STATIC_ASSERT(offsetof(struct abicus_init_start, grants) == 4, "struct abicus_init_start.grants is at 4");
ABICUS_STATIC_ASSERT(offsetof(struct abicus_init_start, starts) == 8, "struct abicus_init_start.starts is at 8");
ABICUS_STATIC_ASSERT(offsetof(struct abicus_init_start, reserved) == 12, "struct abicus_init_start.reserved is at 12");
#define ABICUS_INIT_START_MAGIC 0x54525453

/** A key of a listing. */
struct abicus_statefsd_state_key {
  /** UTF-8, 1 to 255 bytes. */
  struct abicus_wire_bytes key;
};
static inline void abicus_decode_statefsd_state_key(struct abicus_wire_reader *in,
    struct abicus_statefsd_state_key *value) {
  value->key = abicus_wire_get_text(in, abicus_wire_get_count(in, 2, 1, 255));
}
static inline void abicus_encode_statefsd_state_key(struct abicus_wire_writer *out,
    const struct abicus_statefsd_state_key *value) {
  abicus_wire_put_count(out, value->key.size, 2, 1, 255);
  abicus_wire_put_text(out, value->key);
}

/** A nonce of four bytes. */
typedef uint32_t abicus_ipc_nonce32_t;
ABICUS_STATIC_ASSERT(sizeof(abicus_ipc_nonce32_t) == 4, "abicus_ipc_nonce32_t has 4 bytes");

/** A nonce of eight bytes. */
typedef uint64_t abicus_ipc_nonce64_t;
ABICUS_STATIC_ASSERT(sizeof(abicus_ipc_nonce64_t) == 8, "abicus_ipc_nonce64_t has 8 bytes");

/** The board's number of a hart. */
typedef uint16_t abicus_hart_id_t;
ABICUS_STATIC_ASSERT(sizeof(abicus_hart_id_t) == 2, "abicus_hart_id_t has 2 bytes");

/** The kernel's number of a CPU; 0 is the boot CPU. */
typedef uint16_t abicus_cpu_id_t;
ABICUS_STATIC_ASSERT(sizeof(abicus_cpu_id_t) == 2, "abicus_cpu_id_t has 2 bytes");

/** An endpoint: index in the low half, generation in the high half. */
typedef uint32_t abicus_endpoint_id_t;
ABICUS_STATIC_ASSERT(sizeof(abicus_endpoint_id_t) == 4, "abicus_endpoint_id_t has 4 bytes");

/** A memory object. */
typedef uint32_t abicus_vmo_id_t;
ABICUS_STATIC_ASSERT(sizeof(abicus_vmo_id_t) == 4, "abicus_vmo_id_t has 4 bytes");

/** A point in virtual time, in nanoseconds since boot. */
typedef uint64_t abicus_instant_t;
ABICUS_STATIC_ASSERT(sizeof(abicus_instant_t) == 8, "abicus_instant_t has 8 bytes");

/** The outcome of a request to reschedule. */
typedef uint8_t abicus_resched_outcome_t;
ABICUS_STATIC_ASSERT(sizeof(abicus_resched_outcome_t) == 1, "abicus_resched_outcome_t has 1 byte");
#define ABICUS_RESCHED_OUTCOME_ACCEPTED 0
#define ABICUS_RESCHED_OUTCOME_ALREADY_PENDING 1
#define ABICUS_RESCHED_OUTCOME_INVALID_CPU 2
#define ABICUS_RESCHED_OUTCOME_OFFLINE_CPU 3

/** The outcome of a software interrupt. */
typedef uint8_t abicus_ack_outcome_t;
ABICUS_STATIC_ASSERT(sizeof(abicus_ack_outcome_t) == 1, "abicus_ack_outcome_t has 1 byte");
#define ABICUS_ACK_OUTCOME_ACKED 0
#define ABICUS_ACK_OUTCOME_NO_PENDING_REQUEST 1

/** A scheduling class; a larger value is a stronger class. */
typedef uint8_t abicus_qos_class_t;
ABICUS_STATIC_ASSERT(sizeof(abicus_qos_class_t) == 1, "abicus_qos_class_t has 1 byte");
#define ABICUS_QOS_CLASS_IDLE 0
#define ABICUS_QOS_CLASS_NORMAL 1
#define ABICUS_QOS_CLASS_INTERACTIVE 2
#define ABICUS_QOS_CLASS_PERF_BURST 3

static inline bool abicus_is_qos_class(abicus_qos_class_t value) {
  return value <= 3;
}

/** A live timer of the service; 0 means none. */
typedef uint32_t abicus_timed_timer_id_t;
ABICUS_STATIC_ASSERT(sizeof(abicus_timed_timer_id_t) == 4, "abicus_timed_timer_id_t has 4 bytes");


/** 2 bytes. */
#define ABICUS_NETSTACKD_LOCAL_END_ANY 2
/** 6 bytes. */
#define ABICUS_NETSTACKD_LOCAL_END_ADDRESS 6

/** Where to listen: at a port of every address, or of one. */
struct abicus_netstackd_local_end {
  size_t kind;
  union {
    struct {
      uint16_t port;
    } any;
    struct {
      uint8_t ip[4];
      uint16_t port;
    } address;
  } as;
};
static inline void abicus_decode_netstackd_local_end(struct abicus_wire_reader *in,
    struct abicus_netstackd_local_end *value) {
  value->kind = in->left;
  switch (value->kind) {
    case ABICUS_NETSTACKD_LOCAL_END_ANY: {
      value->as.any.port = (uint16_t)abicus_wire_get(in, 2);
      break;
    }
    case ABICUS_NETSTACKD_LOCAL_END_ADDRESS: {
      abicus_wire_get_octets(in, value->as.address.ip, 4);
      value->as.address.port = (uint16_t)abicus_wire_get(in, 2);
      break;
    }
    default: abicus_wire_fail(in);
  }
}
static inline void abicus_encode_netstackd_local_end(struct abicus_wire_writer *out,
    const struct abicus_netstackd_local_end *value) {
  switch (value->kind) {
    case ABICUS_NETSTACKD_LOCAL_END_ANY: {
      abicus_wire_put(out, value->as.any.port, 2);
      break;
    }
    case ABICUS_NETSTACKD_LOCAL_END_ADDRESS: {
      abicus_wire_put_bytes(out, value->as.address.ip, 4);
      abicus_wire_put(out, value->as.address.port, 2);
      break;
    }
    default: abicus_wire_require(out, false);
  }
}

/** A route that the policy allows, between identities. */
struct abicus_init_allowed_route {
  uint64_t requester;
  uint64_t target;
};
static inline void abicus_decode_init_allowed_route(struct abicus_wire_reader *in,
    struct abicus_init_allowed_route *value) {
  value->requester = abicus_wire_get(in, 8);
  value->target = abicus_wire_get(in, 8);
}
static inline void abicus_encode_init_allowed_route(struct abicus_wire_writer *out,
    const struct abicus_init_allowed_route *value) {
  abicus_wire_put(out, value->requester, 8);
  abicus_wire_put(out, value->target, 8);
}

/**
 * What a receive hands over: a message; a request, to reply to with its token; or the end of a call that the receiver
 * started: its reply, or the reason why there is none.
 */
typedef uint32_t abicus_message_kind_t;
ABICUS_STATIC_ASSERT(sizeof(abicus_message_kind_t) == 4, "abicus_message_kind_t has 4 bytes");
#define ABICUS_MESSAGE_KIND_MESSAGE 0
#define ABICUS_MESSAGE_KIND_REQUEST 1
#define ABICUS_MESSAGE_KIND_REPLY 2
#define ABICUS_MESSAGE_KIND_PEER_GONE 3
#define ABICUS_MESSAGE_KIND_TIMED_OUT 4
#define ABICUS_MESSAGE_KIND_TOO_LONG 5

/** How a request ended. */
typedef uint8_t abicus_service_outcome_t;
ABICUS_STATIC_ASSERT(sizeof(abicus_service_outcome_t) == 1, "abicus_service_outcome_t has 1 byte");
/** With a reply of success; also one that was handled and is never answered. */
#define ABICUS_SERVICE_OUTCOME_ANSWERED 0
/** By a check. */
#define ABICUS_SERVICE_OUTCOME_REJECTED 1
/** It did not decode, or had not the form of its operation. */
#define ABICUS_SERVICE_OUTCOME_MALFORMED 2
/** The caller has no authority. */
#define ABICUS_SERVICE_OUTCOME_DENIED 3
/** Beyond a limit of the loop. */
#define ABICUS_SERVICE_OUTCOME_OVERLOAD 4
/** Its answer was put off; it is counted again when it is answered. */
#define ABICUS_SERVICE_OUTCOME_LATER 5
/** The caller had ended, or its deadline had passed, before the reply. */
#define ABICUS_SERVICE_OUTCOME_GONE 6

static inline bool abicus_is_service_outcome(abicus_service_outcome_t value) {
  return value <= 6;
}

/** How often an operation ended so. */
struct abicus_service_own_count {
  uint8_t opcode;
  abicus_service_outcome_t outcome;
  uint64_t count;
};
static inline void abicus_decode_service_own_count(struct abicus_wire_reader *in,
    struct abicus_service_own_count *value) {
  value->opcode = (uint8_t)abicus_wire_get(in, 1);
  value->outcome = (abicus_service_outcome_t)abicus_wire_get(in, 1);
  abicus_wire_demand(in, abicus_is_service_outcome(value->outcome));
  value->count = abicus_wire_get(in, 8);
}
static inline void abicus_encode_service_own_count(struct abicus_wire_writer *out,
    const struct abicus_service_own_count *value) {
  abicus_wire_put(out, value->opcode, 1);
  abicus_wire_require(out, abicus_is_service_outcome(value->outcome));
  abicus_wire_put(out, value->outcome, 1);
  abicus_wire_put(out, value->count, 8);
}

/** The same of a client. */
struct abicus_service_client_count {
  /** Its pid; 0: all clients that had to make room for others. */
  uint32_t client;
  /** 255: requests that name no operation. */
  uint8_t opcode;
  abicus_service_outcome_t outcome;
  uint64_t count;
};
static inline void abicus_decode_service_client_count(struct abicus_wire_reader *in,
    struct abicus_service_client_count *value) {
  value->client = (uint32_t)abicus_wire_get(in, 4);
  value->opcode = (uint8_t)abicus_wire_get(in, 1);
  value->outcome = (abicus_service_outcome_t)abicus_wire_get(in, 1);
  abicus_wire_demand(in, abicus_is_service_outcome(value->outcome));
  value->count = abicus_wire_get(in, 8);
}
static inline void abicus_encode_service_client_count(struct abicus_wire_writer *out,
    const struct abicus_service_client_count *value) {
  abicus_wire_put(out, value->client, 4);
  abicus_wire_put(out, value->opcode, 1);
  abicus_wire_require(out, abicus_is_service_outcome(value->outcome));
  abicus_wire_put(out, value->outcome, 1);
  abicus_wire_put(out, value->count, 8);
}

/** Magic `LO`. */
#define ABICUS_LOGD_MAGIC0 0x4c
#define ABICUS_LOGD_MAGIC1 0x4f
/** Its place in a correlation; 1 in frames. */
#define ABICUS_LOGD_VERSION_V1 0
/** Its place in a correlation; 2 in frames. */
#define ABICUS_LOGD_VERSION_V2 1
#define ABICUS_LOGD_STATUS_OK 0
#define ABICUS_LOGD_STATUS_MALFORMED 1
#define ABICUS_LOGD_STATUS_UNSUPPORTED 2
#define ABICUS_LOGD_STATUS_TOO_LARGE 3
#define ABICUS_LOGD_STATUS_INVALID_ARGS 4
#define ABICUS_LOGD_STATUS_OVER_LIMIT 5
#define ABICUS_LOGD_STATUS_RATE_LIMITED 6

static const struct abicus_wire_form abicus_wire_logd_forms[] = {
  { { 76, 79 }, 1, 0, 0, UINT64_C(0x0) },
  { { 76, 79 }, 2, 2, 8, UINT64_C(0xffffffffffffffff) },
};

/** The answer to a request that does not decode. None is sent if it has no bytes. */
static inline size_t abicus_answer_logd(const uint8_t *frame, size_t size, uint8_t *reply,
    size_t room) {
  static const struct abicus_wire_answer answers[] = {
    { 0, 0, 1, 0, 3, false, true, 32 },
    { 0, 0, 2, 0, 3, false, true, 32 },
    { 0, 0, 2, -1, 3, false, true, 32 },
    { 1, 1, 4, -1, -1, false, true, 16 },
    { 1, 2, 4, -1, -1, false, true, 16 },
    { 2, 1, 1, -1, -1, false, true, 18 },
    { 2, 2, 1, -1, -1, false, true, 18 },
    { 3, 1, 1, -1, -1, false, true, 32 },
    { 3, 2, 1, -1, -1, false, true, 32 },
  };
  return abicus_wire_answer(frame, size, reply, room, abicus_wire_logd_forms, 2, answers, sizeof answers / sizeof *answers, false);
}

/**
 * Adds a record to the journal. `fields` are lines `key=value`; the keys `sender_service_id`, `service_id`,
 * `requester_id` and `service` are not for senders. `dropped` is how many records were dropped so far.
 */
#define ABICUS_LOGD_OP_APPEND 1
#define ABICUS_LOGD_OP_APPEND_REPLY 129
/** Bytes at most. */
#define ABICUS_LOGD_APPEND_REQUEST_MAX_SIZE 850
struct abicus_logd_append_request {
  abicus_logd_log_level_t level;
  /** UTF-8, 0 to 64 bytes. */
  struct abicus_wire_bytes scope;
  /** UTF-8, 0 to 256 bytes. */
  struct abicus_wire_bytes message;
  /** UTF-8, 0 to 512 bytes. */
  struct abicus_wire_bytes fields;
};
static inline int32_t abicus_decode_logd_append_request(const uint8_t *frame, size_t size,
    struct abicus_logd_append_request *value, struct abicus_wire_correlation *correlation) {
  struct abicus_wire_reader in[1];
  static const uint8_t versions[] = { 0, 1 };
  for (size_t v = 0; v < sizeof versions; v++) {
    abicus_wire_open_request(in, frame, size, abicus_wire_logd_forms, versions[v], 1, correlation);
    value->level = (abicus_logd_log_level_t)abicus_wire_get(in, 1);
    abicus_wire_demand(in, abicus_is_logd_log_level(value->level));
    const size_t n0 = abicus_wire_get_count(in, 1, 0, 64);
    const size_t n1 = abicus_wire_get_count(in, 2, 0, 256);
    const size_t n2 = abicus_wire_get_count(in, 2, 0, 512);
    value->scope = abicus_wire_get_text(in, n0);
    value->message = abicus_wire_get_text(in, n1);
    value->fields = abicus_wire_get_text(in, n2);
    if (abicus_wire_close(in) != ABICUS_WIRE_MALFORMED) break;
  }
  return in->result;
}
static inline size_t abicus_encode_logd_append_request(uint8_t *frame, size_t room,
    const struct abicus_logd_append_request *value, struct abicus_wire_correlation correlation) {
  if (correlation.version >= 2) return 0;
  const struct abicus_wire_form *form = &abicus_wire_logd_forms[correlation.version];
  struct abicus_wire_writer out[1];
  abicus_wire_start_request(out, frame, room, form, 1, correlation.nonce);
  abicus_wire_require(out, abicus_is_logd_log_level(value->level));
  abicus_wire_put(out, value->level, 1);
  abicus_wire_put_count(out, value->scope.size, 1, 0, 64);
  abicus_wire_put_count(out, value->message.size, 2, 0, 256);
  abicus_wire_put_count(out, value->fields.size, 2, 0, 512);
  abicus_wire_put_text(out, value->scope);
  abicus_wire_put_text(out, value->message);
  abicus_wire_put_text(out, value->fields);
  return abicus_wire_finish_with(out, form, correlation.nonce);
}

/** Bytes at most. */
#define ABICUS_LOGD_APPEND_REPLY_MAX_SIZE 29
struct abicus_logd_append_reply {
  uint64_t record;
  uint64_t dropped;
};
static inline int32_t abicus_decode_logd_append_reply(const uint8_t *frame, size_t size,
    struct abicus_logd_append_reply *value, struct abicus_wire_correlation correlation) {
  if (correlation.version >= 2) return ABICUS_WIRE_MALFORMED;
  struct abicus_wire_reader in[1];
  const uint8_t status = abicus_wire_open_reply(in, frame, size, abicus_wire_logd_forms, 129, correlation);
  if (status != 0) {
    const bool holds = in->left == 16 && (status == 4 || status == 6);
    return abicus_wire_rejected(in, status, holds);
  }
  value->record = abicus_wire_get(in, 8);
  value->dropped = abicus_wire_get(in, 8);
  return abicus_wire_close(in);
}
static inline size_t abicus_encode_logd_append_reply(uint8_t *frame, size_t room,
    const struct abicus_logd_append_reply *value, struct abicus_wire_correlation correlation) {
  if (correlation.version >= 2) return 0;
  const struct abicus_wire_form *form = &abicus_wire_logd_forms[correlation.version];
  struct abicus_wire_writer out[1];
  abicus_wire_start_reply(out, frame, room, form, 129, 0, correlation.nonce);
  abicus_wire_put(out, value->record, 8);
  abicus_wire_put(out, value->dropped, 8);
  return abicus_wire_finish_with(out, form, correlation.nonce);
}
static inline size_t abicus_reject_logd_append(uint8_t *frame, size_t room, uint8_t status,
    struct abicus_wire_correlation correlation) {
  if (correlation.version >= 2) return 0;
  const struct abicus_wire_form *form = &abicus_wire_logd_forms[correlation.version];
  return abicus_wire_reject(frame, room, form, 129, status, correlation.nonce, 16);
}

/**
 * Reads the records that were stored at `since` or later, the oldest first, `max` of them or as many as fit a
 * reply. The next page begins one nanosecond after the last record. `total` is how many were ever stored.
 */
#define ABICUS_LOGD_OP_QUERY 2
#define ABICUS_LOGD_OP_QUERY_REPLY 130
/** Bytes at most. */
#define ABICUS_LOGD_QUERY_REQUEST_MAX_SIZE 22
struct abicus_logd_query_request {
  uint64_t since;
  uint16_t max;
};
static inline int32_t abicus_decode_logd_query_request(const uint8_t *frame, size_t size,
    struct abicus_logd_query_request *value, struct abicus_wire_correlation *correlation) {
  struct abicus_wire_reader in[1];
  static const uint8_t versions[] = { 0, 1 };
  for (size_t v = 0; v < sizeof versions; v++) {
    abicus_wire_open_request(in, frame, size, abicus_wire_logd_forms, versions[v], 2, correlation);
    value->since = abicus_wire_get(in, 8);
    value->max = (uint16_t)abicus_wire_get(in, 2);
    if (abicus_wire_close(in) != ABICUS_WIRE_MALFORMED) break;
  }
  return in->result;
}
static inline size_t abicus_encode_logd_query_request(uint8_t *frame, size_t room,
    const struct abicus_logd_query_request *value, struct abicus_wire_correlation correlation) {
  if (correlation.version >= 2) return 0;
  const struct abicus_wire_form *form = &abicus_wire_logd_forms[correlation.version];
  struct abicus_wire_writer out[1];
  abicus_wire_start_request(out, frame, room, form, 2, correlation.nonce);
  abicus_wire_put(out, value->since, 8);
  abicus_wire_put(out, value->max, 2);
  return abicus_wire_finish_with(out, form, correlation.nonce);
}

/** Bytes at most. */
#define ABICUS_LOGD_QUERY_REPLY_MAX_SIZE 1023
struct abicus_logd_query_reply {
  uint64_t total;
  uint64_t dropped;
  /** 0 to 32 elements, 992 bytes together: struct abicus_logd_log_record. */
  struct abicus_wire_list records;
};
static inline int32_t abicus_decode_logd_query_reply(const uint8_t *frame, size_t size,
    struct abicus_logd_query_reply *value, struct abicus_wire_correlation correlation) {
  if (correlation.version >= 2) return ABICUS_WIRE_MALFORMED;
  struct abicus_wire_reader in[1];
  const uint8_t status = abicus_wire_open_reply(in, frame, size, abicus_wire_logd_forms, 130, correlation);
  if (status != 0) {
    const bool holds = in->left == 18 && (status == 1);
    return abicus_wire_rejected(in, status, holds);
  }
  value->total = abicus_wire_get(in, 8);
  value->dropped = abicus_wire_get(in, 8);
  value->records = abicus_wire_get_list(in, abicus_wire_get_count(in, 2, 0, 32));
  for (size_t i = 0; abicus_wire_more(in, &value->records, i); i++) {
    struct abicus_logd_log_record one;
    abicus_decode_logd_log_record(in, &one);
  }
  abicus_wire_within(in, value->records.size, 0, 992);
  return abicus_wire_close(in);
}
static inline size_t abicus_encode_logd_query_reply(uint8_t *frame, size_t room,
    const struct abicus_logd_query_reply *value, struct abicus_wire_correlation correlation) {
  if (correlation.version >= 2) return 0;
  const struct abicus_wire_form *form = &abicus_wire_logd_forms[correlation.version];
  struct abicus_wire_writer out[1];
  abicus_wire_start_reply(out, frame, room, form, 130, 0, correlation.nonce);
  abicus_wire_put(out, value->total, 8);
  abicus_wire_put(out, value->dropped, 8);
  abicus_wire_put_count(out, value->records.count, 2, 0, 32);
  {
    struct abicus_wire_reader in[1];
    abicus_wire_open_list(in, value->records);
    for (size_t i = 0; i < value->records.count && in->result == 0; i++) {
      struct abicus_logd_log_record one;
      abicus_decode_logd_log_record(in, &one);
    }
    abicus_wire_within(in, value->records.size, 0, 992);
    abicus_wire_put_list(out, value->records, in);
  }
  return abicus_wire_finish_with(out, form, correlation.nonce);
}
static inline size_t abicus_reject_logd_query(uint8_t *frame, size_t room, uint8_t status,
    struct abicus_wire_correlation correlation) {
  if (correlation.version >= 2) return 0;
  const struct abicus_wire_form *form = &abicus_wire_logd_forms[correlation.version];
  return abicus_wire_reject(frame, room, form, 130, status, correlation.nonce, 18);
}

/** How full the journal is. */
#define ABICUS_LOGD_OP_STATS 3
#define ABICUS_LOGD_OP_STATS_REPLY 131
/** Bytes at most. */
#define ABICUS_LOGD_STATS_REQUEST_MAX_SIZE 12
static inline int32_t abicus_decode_logd_stats_request(const uint8_t *frame, size_t size,
    struct abicus_wire_correlation *correlation) {
  struct abicus_wire_reader in[1];
  static const uint8_t versions[] = { 0, 1 };
  for (size_t v = 0; v < sizeof versions; v++) {
    abicus_wire_open_request(in, frame, size, abicus_wire_logd_forms, versions[v], 3, correlation);
    if (abicus_wire_close(in) != ABICUS_WIRE_MALFORMED) break;
  }
  return in->result;
}
static inline size_t abicus_encode_logd_stats_request(uint8_t *frame, size_t room,
    struct abicus_wire_correlation correlation) {
  if (correlation.version >= 2) return 0;
  const struct abicus_wire_form *form = &abicus_wire_logd_forms[correlation.version];
  struct abicus_wire_writer out[1];
  abicus_wire_start_request(out, frame, room, form, 3, correlation.nonce);
  return abicus_wire_finish_with(out, form, correlation.nonce);
}

/** Bytes at most. */
#define ABICUS_LOGD_STATS_REPLY_MAX_SIZE 45
struct abicus_logd_stats_reply {
  uint64_t total;
  uint64_t dropped;
  uint32_t record_capacity;
  uint32_t byte_capacity;
  uint32_t used_records;
  uint32_t used_bytes;
};
static inline int32_t abicus_decode_logd_stats_reply(const uint8_t *frame, size_t size,
    struct abicus_logd_stats_reply *value, struct abicus_wire_correlation correlation) {
  if (correlation.version >= 2) return ABICUS_WIRE_MALFORMED;
  struct abicus_wire_reader in[1];
  const uint8_t status = abicus_wire_open_reply(in, frame, size, abicus_wire_logd_forms, 131, correlation);
  if (status != 0) {
    const bool holds = in->left == 32 && (status == 1);
    return abicus_wire_rejected(in, status, holds);
  }
  value->total = abicus_wire_get(in, 8);
  value->dropped = abicus_wire_get(in, 8);
  value->record_capacity = (uint32_t)abicus_wire_get(in, 4);
  value->byte_capacity = (uint32_t)abicus_wire_get(in, 4);
  value->used_records = (uint32_t)abicus_wire_get(in, 4);
  value->used_bytes = (uint32_t)abicus_wire_get(in, 4);
  return abicus_wire_close(in);
}
static inline size_t abicus_encode_logd_stats_reply(uint8_t *frame, size_t room,
    const struct abicus_logd_stats_reply *value, struct abicus_wire_correlation correlation) {
  if (correlation.version >= 2) return 0;
  const struct abicus_wire_form *form = &abicus_wire_logd_forms[correlation.version];
  struct abicus_wire_writer out[1];
  abicus_wire_start_reply(out, frame, room, form, 131, 0, correlation.nonce);
  abicus_wire_put(out, value->total, 8);
  abicus_wire_put(out, value->dropped, 8);
  abicus_wire_put(out, value->record_capacity, 4);
  abicus_wire_put(out, value->byte_capacity, 4);
  abicus_wire_put(out, value->used_records, 4);
  abicus_wire_put(out, value->used_bytes, 4);
  return abicus_wire_finish_with(out, form, correlation.nonce);
}
static inline size_t abicus_reject_logd_stats(uint8_t *frame, size_t room, uint8_t status,
    struct abicus_wire_correlation correlation) {
  if (correlation.version >= 2) return 0;
  const struct abicus_wire_form *form = &abicus_wire_logd_forms[correlation.version];
  return abicus_wire_reject(frame, room, form, 131, status, correlation.nonce, 32);
}

/** Magic `PE`. */
#define ABICUS_SELFTEST_PEER_MAGIC0 0x50
#define ABICUS_SELFTEST_PEER_MAGIC1 0x45
/** The version of the protocol. */
#define ABICUS_SELFTEST_PEER_VERSION 1
#define ABICUS_SELFTEST_PEER_STATUS_OK 0
#define ABICUS_SELFTEST_PEER_STATUS_MALFORMED 1

static const struct abicus_wire_form abicus_wire_selftest_peer_forms[] = {
  { { 80, 69 }, 1, 2, 4, UINT64_C(0xffffffff) },
};

/** The answer to a request that does not decode. None is sent if it has no bytes. */
static inline size_t abicus_answer_selftest_peer(const uint8_t *frame, size_t size, uint8_t *reply,
    size_t room) {
  static const struct abicus_wire_answer answers[] = {
    { 0, 0, 1, -1, -1, false, true, 0 },
    { 0, 0, 1, -1, -1, false, true, 0 },
    { 0, 0, 1, -1, -1, false, true, 0 },
    { 1, 1, 1, -1, -1, false, true, 0 },
    { 2, 1, 1, -1, -1, false, true, 0 },
    { 3, 1, 1, -1, -1, false, true, 0 },
    { 4, 1, 1, -1, -1, false, true, 0 },
  };
  return abicus_wire_answer(frame, size, reply, room, abicus_wire_selftest_peer_forms, 1, answers, sizeof answers / sizeof *answers, true);
}

/** Arms this many timers, and says how many timed accepted. */
#define ABICUS_SELFTEST_PEER_OP_ARM 1
#define ABICUS_SELFTEST_PEER_OP_ARM_REPLY 129
/** Bytes at most. */
#define ABICUS_SELFTEST_PEER_ARM_REQUEST_MAX_SIZE 9
struct abicus_selftest_peer_arm_request {
  uint8_t timers;
};
static inline int32_t abicus_decode_selftest_peer_arm_request(const uint8_t *frame, size_t size,
    struct abicus_selftest_peer_arm_request *value, struct abicus_wire_correlation *correlation) {
  struct abicus_wire_reader in[1];
  abicus_wire_open_request(in, frame, size, abicus_wire_selftest_peer_forms, 0, 1, correlation);
  value->timers = (uint8_t)abicus_wire_get(in, 1);
  return abicus_wire_close(in);
}
static inline size_t abicus_encode_selftest_peer_arm_request(uint8_t *frame, size_t room,
    const struct abicus_selftest_peer_arm_request *value,
    struct abicus_wire_correlation correlation) {
  if (correlation.version >= 1) return 0;
  const struct abicus_wire_form *form = &abicus_wire_selftest_peer_forms[correlation.version];
  struct abicus_wire_writer out[1];
  abicus_wire_start_request(out, frame, room, form, 1, correlation.nonce);
  abicus_wire_put(out, value->timers, 1);
  return abicus_wire_finish_with(out, form, correlation.nonce);
}

/** Bytes at most. */
#define ABICUS_SELFTEST_PEER_ARM_REPLY_MAX_SIZE 10
struct abicus_selftest_peer_arm_reply {
  uint8_t armed;
};
static inline int32_t abicus_decode_selftest_peer_arm_reply(const uint8_t *frame, size_t size,
    struct abicus_selftest_peer_arm_reply *value, struct abicus_wire_correlation correlation) {
  if (correlation.version >= 1) return ABICUS_WIRE_MALFORMED;
  struct abicus_wire_reader in[1];
  const uint8_t status = abicus_wire_open_reply(in, frame, size, abicus_wire_selftest_peer_forms, 129, correlation);
  if (status != 0) {
    const bool holds = in->left == 0 && (status == 1);
    return abicus_wire_rejected(in, status, holds);
  }
  value->armed = (uint8_t)abicus_wire_get(in, 1);
  return abicus_wire_close(in);
}
static inline size_t abicus_encode_selftest_peer_arm_reply(uint8_t *frame, size_t room,
    const struct abicus_selftest_peer_arm_reply *value, struct abicus_wire_correlation correlation) {
  if (correlation.version >= 1) return 0;
  const struct abicus_wire_form *form = &abicus_wire_selftest_peer_forms[correlation.version];
  struct abicus_wire_writer out[1];
  abicus_wire_start_reply(out, frame, room, form, 129, 0, correlation.nonce);
  abicus_wire_put(out, value->armed, 1);
  return abicus_wire_finish_with(out, form, correlation.nonce);
}
static inline size_t abicus_reject_selftest_peer_arm(uint8_t *frame, size_t room, uint8_t status,
    struct abicus_wire_correlation correlation) {
  if (correlation.version >= 1) return 0;
  const struct abicus_wire_form *form = &abicus_wire_selftest_peer_forms[correlation.version];
  return abicus_wire_reject(frame, room, form, 129, status, correlation.nonce, 1);
}

/** Replies, and ends with status 0: it cancels no timer. */
#define ABICUS_SELFTEST_PEER_OP_END 2
#define ABICUS_SELFTEST_PEER_OP_END_REPLY 130
/** Bytes at most. */
#define ABICUS_SELFTEST_PEER_END_REQUEST_MAX_SIZE 8
static inline int32_t abicus_decode_selftest_peer_end_request(const uint8_t *frame, size_t size,
    struct abicus_wire_correlation *correlation) {
  struct abicus_wire_reader in[1];
  abicus_wire_open_request(in, frame, size, abicus_wire_selftest_peer_forms, 0, 2, correlation);
  return abicus_wire_close(in);
}
static inline size_t abicus_encode_selftest_peer_end_request(uint8_t *frame, size_t room,
    struct abicus_wire_correlation correlation) {
  if (correlation.version >= 1) return 0;
  const struct abicus_wire_form *form = &abicus_wire_selftest_peer_forms[correlation.version];
  struct abicus_wire_writer out[1];
  abicus_wire_start_request(out, frame, room, form, 2, correlation.nonce);
  return abicus_wire_finish_with(out, form, correlation.nonce);
}

/** Bytes at most. */
#define ABICUS_SELFTEST_PEER_END_REPLY_MAX_SIZE 9
static inline int32_t abicus_decode_selftest_peer_end_reply(const uint8_t *frame, size_t size,
    struct abicus_wire_correlation correlation) {
  if (correlation.version >= 1) return ABICUS_WIRE_MALFORMED;
  struct abicus_wire_reader in[1];
  const uint8_t status = abicus_wire_open_reply(in, frame, size, abicus_wire_selftest_peer_forms, 130, correlation);
  if (status != 0) {
    const bool holds = in->left == 0 && (status == 1);
    return abicus_wire_rejected(in, status, holds);
  }
  return abicus_wire_close(in);
}
static inline size_t abicus_encode_selftest_peer_end_reply(uint8_t *frame, size_t room,
    struct abicus_wire_correlation correlation) {
  if (correlation.version >= 1) return 0;
  const struct abicus_wire_form *form = &abicus_wire_selftest_peer_forms[correlation.version];
  struct abicus_wire_writer out[1];
  abicus_wire_start_reply(out, frame, room, form, 130, 0, correlation.nonce);
  return abicus_wire_finish_with(out, form, correlation.nonce);
}
static inline size_t abicus_reject_selftest_peer_end(uint8_t *frame, size_t room, uint8_t status,
    struct abicus_wire_correlation correlation) {
  if (correlation.version >= 1) return 0;
  const struct abicus_wire_form *form = &abicus_wire_selftest_peer_forms[correlation.version];
  return abicus_wire_reject(frame, room, form, 130, status, correlation.nonce, 0);
}

/** Ends with a fault. There is no reply: the call ends because its peer is gone. */
#define ABICUS_SELFTEST_PEER_OP_CRASH 3
#define ABICUS_SELFTEST_PEER_OP_CRASH_REPLY 131
/** Bytes at most. */
#define ABICUS_SELFTEST_PEER_CRASH_REQUEST_MAX_SIZE 8
static inline int32_t abicus_decode_selftest_peer_crash_request(const uint8_t *frame, size_t size,
    struct abicus_wire_correlation *correlation) {
  struct abicus_wire_reader in[1];
  abicus_wire_open_request(in, frame, size, abicus_wire_selftest_peer_forms, 0, 3, correlation);
  return abicus_wire_close(in);
}
static inline size_t abicus_encode_selftest_peer_crash_request(uint8_t *frame, size_t room,
    struct abicus_wire_correlation correlation) {
  if (correlation.version >= 1) return 0;
  const struct abicus_wire_form *form = &abicus_wire_selftest_peer_forms[correlation.version];
  struct abicus_wire_writer out[1];
  abicus_wire_start_request(out, frame, room, form, 3, correlation.nonce);
  return abicus_wire_finish_with(out, form, correlation.nonce);
}

/** Bytes at most. */
#define ABICUS_SELFTEST_PEER_CRASH_REPLY_MAX_SIZE 9
static inline int32_t abicus_decode_selftest_peer_crash_reply(const uint8_t *frame, size_t size,
    struct abicus_wire_correlation correlation) {
  if (correlation.version >= 1) return ABICUS_WIRE_MALFORMED;
  struct abicus_wire_reader in[1];
  const uint8_t status = abicus_wire_open_reply(in, frame, size, abicus_wire_selftest_peer_forms, 131, correlation);
  if (status != 0) {
    const bool holds = in->left == 0 && (status == 1);
    return abicus_wire_rejected(in, status, holds);
  }
  return abicus_wire_close(in);
}
static inline size_t abicus_encode_selftest_peer_crash_reply(uint8_t *frame, size_t room,
    struct abicus_wire_correlation correlation) {
  if (correlation.version >= 1) return 0;
  const struct abicus_wire_form *form = &abicus_wire_selftest_peer_forms[correlation.version];
  struct abicus_wire_writer out[1];
  abicus_wire_start_reply(out, frame, room, form, 131, 0, correlation.nonce);
  return abicus_wire_finish_with(out, form, correlation.nonce);
}
static inline size_t abicus_reject_selftest_peer_crash(uint8_t *frame, size_t room, uint8_t status,
    struct abicus_wire_correlation correlation) {
  if (correlation.version >= 1) return 0;
  const struct abicus_wire_form *form = &abicus_wire_selftest_peer_forms[correlation.version];
  return abicus_wire_reject(frame, room, form, 131, status, correlation.nonce, 0);
}

/** How often it has been started, and how many capabilities it was given at its last start. */
#define ABICUS_SELFTEST_PEER_OP_BOOTS 4
#define ABICUS_SELFTEST_PEER_OP_BOOTS_REPLY 132
/** Bytes at most. */
#define ABICUS_SELFTEST_PEER_BOOTS_REQUEST_MAX_SIZE 8
static inline int32_t abicus_decode_selftest_peer_boots_request(const uint8_t *frame, size_t size,
    struct abicus_wire_correlation *correlation) {
  struct abicus_wire_reader in[1];
  abicus_wire_open_request(in, frame, size, abicus_wire_selftest_peer_forms, 0, 4, correlation);
  return abicus_wire_close(in);
}
static inline size_t abicus_encode_selftest_peer_boots_request(uint8_t *frame, size_t room,
    struct abicus_wire_correlation correlation) {
  if (correlation.version >= 1) return 0;
  const struct abicus_wire_form *form = &abicus_wire_selftest_peer_forms[correlation.version];
  struct abicus_wire_writer out[1];
  abicus_wire_start_request(out, frame, room, form, 4, correlation.nonce);
  return abicus_wire_finish_with(out, form, correlation.nonce);
}

/** Bytes at most. */
#define ABICUS_SELFTEST_PEER_BOOTS_REPLY_MAX_SIZE 17
struct abicus_selftest_peer_boots_reply {
  uint32_t starts;
  uint32_t grants;
};
static inline int32_t abicus_decode_selftest_peer_boots_reply(const uint8_t *frame, size_t size,
    struct abicus_selftest_peer_boots_reply *value, struct abicus_wire_correlation correlation) {
  if (correlation.version >= 1) return ABICUS_WIRE_MALFORMED;
  struct abicus_wire_reader in[1];
  const uint8_t status = abicus_wire_open_reply(in, frame, size, abicus_wire_selftest_peer_forms, 132, correlation);
  if (status != 0) {
    const bool holds = in->left == 0 && (status == 1);
    return abicus_wire_rejected(in, status, holds);
  }
  value->starts = (uint32_t)abicus_wire_get(in, 4);
  value->grants = (uint32_t)abicus_wire_get(in, 4);
  return abicus_wire_close(in);
}
static inline size_t abicus_encode_selftest_peer_boots_reply(uint8_t *frame, size_t room,
    const struct abicus_selftest_peer_boots_reply *value,
    struct abicus_wire_correlation correlation) {
  if (correlation.version >= 1) return 0;
  const struct abicus_wire_form *form = &abicus_wire_selftest_peer_forms[correlation.version];
  struct abicus_wire_writer out[1];
  abicus_wire_start_reply(out, frame, room, form, 132, 0, correlation.nonce);
  abicus_wire_put(out, value->starts, 4);
  abicus_wire_put(out, value->grants, 4);
  return abicus_wire_finish_with(out, form, correlation.nonce);
}
static inline size_t abicus_reject_selftest_peer_boots(uint8_t *frame, size_t room, uint8_t status,
    struct abicus_wire_correlation correlation) {
  if (correlation.version >= 1) return 0;
  const struct abicus_wire_form *form = &abicus_wire_selftest_peer_forms[correlation.version];
  return abicus_wire_reject(frame, room, form, 132, status, correlation.nonce, 8);
}

/** Magic `TM`. */
#define ABICUS_TIMED_MAGIC0 0x54
#define ABICUS_TIMED_MAGIC1 0x4d
/** The version of the protocol. */
#define ABICUS_TIMED_VERSION 1
#define ABICUS_TIMED_STATUS_OK 0
#define ABICUS_TIMED_STATUS_INVALID_ARGS 1
#define ABICUS_TIMED_STATUS_OVER_LIMIT 2
#define ABICUS_TIMED_STATUS_NOT_FOUND 3
#define ABICUS_TIMED_STATUS_MALFORMED 4
#define ABICUS_TIMED_STATUS_INTERNAL 5

static const struct abicus_wire_form abicus_wire_timed_forms[] = {
  { { 84, 77 }, 1, 2, 4, UINT64_C(0xffffffff) },
};

/** The answer to a request that does not decode. None is sent if it has no bytes. */
static inline size_t abicus_answer_timed(const uint8_t *frame, size_t size, uint8_t *reply,
    size_t room) {
  static const struct abicus_wire_answer answers[] = {
    { 0, 0, 4, -1, -1, false, true, 0 },
    { 0, 0, 4, -1, -1, false, true, 0 },
    { 0, 0, 4, -1, -1, false, true, 0 },
    { 1, 1, 4, -1, -1, false, true, 0 },
    { 2, 1, 4, -1, -1, false, true, 0 },
    { 3, 1, 4, -1, -1, false, true, 8 },
    { 32, 1, 4, -1, -1, false, true, 0 },
  };
  return abicus_wire_answer(frame, size, reply, room, abicus_wire_timed_forms, 1, answers, sizeof answers / sizeof *answers, true);
}

/**
 * Arms a timer. Its event goes to the endpoint whose SEND capability the request moves. If
 * the owner has live timers, the event goes to the endpoint of the first of them instead, and
 * the new capability is closed.
 */
#define ABICUS_TIMED_OP_REGISTER 1
#define ABICUS_TIMED_OP_REGISTER_REPLY 129
/** Bytes at most. */
#define ABICUS_TIMED_REGISTER_REQUEST_MAX_SIZE 18
struct abicus_timed_register_request {
  abicus_qos_class_t qos;
  uint64_t deadline;
};
static inline int32_t abicus_decode_timed_register_request(const uint8_t *frame, size_t size,
    struct abicus_timed_register_request *value, struct abicus_wire_correlation *correlation) {
  struct abicus_wire_reader in[1];
  abicus_wire_open_request(in, frame, size, abicus_wire_timed_forms, 0, 1, correlation);
  in->otherwise = ABICUS_TIMED_STATUS_INVALID_ARGS;
  value->qos = (abicus_qos_class_t)abicus_wire_get(in, 1);
  abicus_wire_demand(in, abicus_is_qos_class(value->qos));
  abicus_wire_get_zero(in, 1);
  in->otherwise = ABICUS_WIRE_MALFORMED;
  value->deadline = abicus_wire_get(in, 8);
  return abicus_wire_close(in);
}
static inline size_t abicus_encode_timed_register_request(uint8_t *frame, size_t room,
    const struct abicus_timed_register_request *value, struct abicus_wire_correlation correlation) {
  if (correlation.version >= 1) return 0;
  const struct abicus_wire_form *form = &abicus_wire_timed_forms[correlation.version];
  struct abicus_wire_writer out[1];
  abicus_wire_start_request(out, frame, room, form, 1, correlation.nonce);
  abicus_wire_require(out, abicus_is_qos_class(value->qos));
  abicus_wire_put(out, value->qos, 1);
  abicus_wire_put_zero(out, 1);
  abicus_wire_put(out, value->deadline, 8);
  return abicus_wire_finish_with(out, form, correlation.nonce);
}

/** Bytes at most. */
#define ABICUS_TIMED_REGISTER_REPLY_MAX_SIZE 21
struct abicus_timed_register_reply {
  abicus_timed_timer_id_t timer;
  uint64_t coalesced;
};
static inline int32_t abicus_decode_timed_register_reply(const uint8_t *frame, size_t size,
    struct abicus_timed_register_reply *value, struct abicus_wire_correlation correlation) {
  if (correlation.version >= 1) return ABICUS_WIRE_MALFORMED;
  struct abicus_wire_reader in[1];
  const uint8_t status = abicus_wire_open_reply(in, frame, size, abicus_wire_timed_forms, 129, correlation);
  if (status != 0) {
    const bool holds = (in->left == 12 && (status == 1 || status == 2)) || (in->left == 0 && (status == 4));
    return abicus_wire_rejected(in, status, holds);
  }
  value->timer = (abicus_timed_timer_id_t)abicus_wire_get(in, 4);
  value->coalesced = abicus_wire_get(in, 8);
  return abicus_wire_close(in);
}
static inline size_t abicus_encode_timed_register_reply(uint8_t *frame, size_t room,
    const struct abicus_timed_register_reply *value, struct abicus_wire_correlation correlation) {
  if (correlation.version >= 1) return 0;
  const struct abicus_wire_form *form = &abicus_wire_timed_forms[correlation.version];
  struct abicus_wire_writer out[1];
  abicus_wire_start_reply(out, frame, room, form, 129, 0, correlation.nonce);
  abicus_wire_put(out, value->timer, 4);
  abicus_wire_put(out, value->coalesced, 8);
  return abicus_wire_finish_with(out, form, correlation.nonce);
}
static inline size_t abicus_reject_timed_register(uint8_t *frame, size_t room, uint8_t status,
    struct abicus_wire_correlation correlation) {
  if (correlation.version >= 1) return 0;
  const struct abicus_wire_form *form = &abicus_wire_timed_forms[correlation.version];
  return abicus_wire_reject(frame, room, form, 129, status, correlation.nonce, 12);
}

/** Disarms a timer of the caller. */
#define ABICUS_TIMED_OP_CANCEL 2
#define ABICUS_TIMED_OP_CANCEL_REPLY 130
/** Bytes at most. */
#define ABICUS_TIMED_CANCEL_REQUEST_MAX_SIZE 12
struct abicus_timed_cancel_request {
  abicus_timed_timer_id_t timer;
};
static inline int32_t abicus_decode_timed_cancel_request(const uint8_t *frame, size_t size,
    struct abicus_timed_cancel_request *value, struct abicus_wire_correlation *correlation) {
  struct abicus_wire_reader in[1];
  abicus_wire_open_request(in, frame, size, abicus_wire_timed_forms, 0, 2, correlation);
  in->otherwise = ABICUS_TIMED_STATUS_NOT_FOUND;
  value->timer = (abicus_timed_timer_id_t)abicus_wire_get(in, 4);
  return abicus_wire_close(in);
}
static inline size_t abicus_encode_timed_cancel_request(uint8_t *frame, size_t room,
    const struct abicus_timed_cancel_request *value, struct abicus_wire_correlation correlation) {
  if (correlation.version >= 1) return 0;
  const struct abicus_wire_form *form = &abicus_wire_timed_forms[correlation.version];
  struct abicus_wire_writer out[1];
  abicus_wire_start_request(out, frame, room, form, 2, correlation.nonce);
  abicus_wire_put(out, value->timer, 4);
  return abicus_wire_finish_with(out, form, correlation.nonce);
}

/** Bytes at most. */
#define ABICUS_TIMED_CANCEL_REPLY_MAX_SIZE 9
static inline int32_t abicus_decode_timed_cancel_reply(const uint8_t *frame, size_t size,
    struct abicus_wire_correlation correlation) {
  if (correlation.version >= 1) return ABICUS_WIRE_MALFORMED;
  struct abicus_wire_reader in[1];
  const uint8_t status = abicus_wire_open_reply(in, frame, size, abicus_wire_timed_forms, 130, correlation);
  if (status != 0) {
    const bool holds = (in->left == 0 && (status == 3)) || (in->left == 0 && (status == 4));
    return abicus_wire_rejected(in, status, holds);
  }
  return abicus_wire_close(in);
}
static inline size_t abicus_encode_timed_cancel_reply(uint8_t *frame, size_t room,
    struct abicus_wire_correlation correlation) {
  if (correlation.version >= 1) return 0;
  const struct abicus_wire_form *form = &abicus_wire_timed_forms[correlation.version];
  struct abicus_wire_writer out[1];
  abicus_wire_start_reply(out, frame, room, form, 130, 0, correlation.nonce);
  return abicus_wire_finish_with(out, form, correlation.nonce);
}
static inline size_t abicus_reject_timed_cancel(uint8_t *frame, size_t room, uint8_t status,
    struct abicus_wire_correlation correlation) {
  if (correlation.version >= 1) return 0;
  const struct abicus_wire_form *form = &abicus_wire_timed_forms[correlation.version];
  return abicus_wire_reject(frame, room, form, 130, status, correlation.nonce, 0);
}

/** Replies when the deadline has passed. */
#define ABICUS_TIMED_OP_SLEEP_UNTIL 3
#define ABICUS_TIMED_OP_SLEEP_UNTIL_REPLY 131
/** Bytes at most. */
#define ABICUS_TIMED_SLEEP_UNTIL_REQUEST_MAX_SIZE 18
struct abicus_timed_sleep_until_request {
  abicus_qos_class_t qos;
  uint64_t deadline;
};
static inline int32_t abicus_decode_timed_sleep_until_request(const uint8_t *frame, size_t size,
    struct abicus_timed_sleep_until_request *value, struct abicus_wire_correlation *correlation) {
  struct abicus_wire_reader in[1];
  abicus_wire_open_request(in, frame, size, abicus_wire_timed_forms, 0, 3, correlation);
  in->otherwise = ABICUS_TIMED_STATUS_INVALID_ARGS;
  value->qos = (abicus_qos_class_t)abicus_wire_get(in, 1);
  abicus_wire_demand(in, abicus_is_qos_class(value->qos));
  abicus_wire_get_zero(in, 1);
  in->otherwise = ABICUS_WIRE_MALFORMED;
  value->deadline = abicus_wire_get(in, 8);
  return abicus_wire_close(in);
}
static inline size_t abicus_encode_timed_sleep_until_request(uint8_t *frame, size_t room,
    const struct abicus_timed_sleep_until_request *value,
    struct abicus_wire_correlation correlation) {
  if (correlation.version >= 1) return 0;
  const struct abicus_wire_form *form = &abicus_wire_timed_forms[correlation.version];
  struct abicus_wire_writer out[1];
  abicus_wire_start_request(out, frame, room, form, 3, correlation.nonce);
  abicus_wire_require(out, abicus_is_qos_class(value->qos));
  abicus_wire_put(out, value->qos, 1);
  abicus_wire_put_zero(out, 1);
  abicus_wire_put(out, value->deadline, 8);
  return abicus_wire_finish_with(out, form, correlation.nonce);
}

/** Bytes at most. */
#define ABICUS_TIMED_SLEEP_UNTIL_REPLY_MAX_SIZE 17
struct abicus_timed_sleep_until_reply {
  uint64_t wake;
};
static inline int32_t abicus_decode_timed_sleep_until_reply(const uint8_t *frame, size_t size,
    struct abicus_timed_sleep_until_reply *value, struct abicus_wire_correlation correlation) {
  if (correlation.version >= 1) return ABICUS_WIRE_MALFORMED;
  struct abicus_wire_reader in[1];
  const uint8_t status = abicus_wire_open_reply(in, frame, size, abicus_wire_timed_forms, 131, correlation);
  if (status != 0) {
    const bool holds = in->left == 8 && (status == 1 || status == 2 || status == 4);
    return abicus_wire_rejected(in, status, holds);
  }
  value->wake = abicus_wire_get(in, 8);
  return abicus_wire_close(in);
}
static inline size_t abicus_encode_timed_sleep_until_reply(uint8_t *frame, size_t room,
    const struct abicus_timed_sleep_until_reply *value, struct abicus_wire_correlation correlation) {
  if (correlation.version >= 1) return 0;
  const struct abicus_wire_form *form = &abicus_wire_timed_forms[correlation.version];
  struct abicus_wire_writer out[1];
  abicus_wire_start_reply(out, frame, room, form, 131, 0, correlation.nonce);
  abicus_wire_put(out, value->wake, 8);
  return abicus_wire_finish_with(out, form, correlation.nonce);
}
static inline size_t abicus_reject_timed_sleep_until(uint8_t *frame, size_t room, uint8_t status,
    struct abicus_wire_correlation correlation) {
  if (correlation.version >= 1) return 0;
  const struct abicus_wire_form *form = &abicus_wire_timed_forms[correlation.version];
  return abicus_wire_reject(frame, room, form, 131, status, correlation.nonce, 8);
}

/** Returns how many timers all owners together can still arm. */
#define ABICUS_TIMED_OP_ROOM 32
#define ABICUS_TIMED_OP_ROOM_REPLY 160
/** Bytes at most. */
#define ABICUS_TIMED_ROOM_REQUEST_MAX_SIZE 8
static inline int32_t abicus_decode_timed_room_request(const uint8_t *frame, size_t size,
    struct abicus_wire_correlation *correlation) {
  struct abicus_wire_reader in[1];
  abicus_wire_open_request(in, frame, size, abicus_wire_timed_forms, 0, 32, correlation);
  return abicus_wire_close(in);
}
static inline size_t abicus_encode_timed_room_request(uint8_t *frame, size_t room,
    struct abicus_wire_correlation correlation) {
  if (correlation.version >= 1) return 0;
  const struct abicus_wire_form *form = &abicus_wire_timed_forms[correlation.version];
  struct abicus_wire_writer out[1];
  abicus_wire_start_request(out, frame, room, form, 32, correlation.nonce);
  return abicus_wire_finish_with(out, form, correlation.nonce);
}

/** Bytes at most. */
#define ABICUS_TIMED_ROOM_REPLY_MAX_SIZE 13
struct abicus_timed_room_reply {
  uint32_t free;
};
static inline int32_t abicus_decode_timed_room_reply(const uint8_t *frame, size_t size,
    struct abicus_timed_room_reply *value, struct abicus_wire_correlation correlation) {
  if (correlation.version >= 1) return ABICUS_WIRE_MALFORMED;
  struct abicus_wire_reader in[1];
  const uint8_t status = abicus_wire_open_reply(in, frame, size, abicus_wire_timed_forms, 160, correlation);
  if (status != 0) {
    const bool holds = in->left == 0 && (status == 4);
    return abicus_wire_rejected(in, status, holds);
  }
  value->free = (uint32_t)abicus_wire_get(in, 4);
  return abicus_wire_close(in);
}
static inline size_t abicus_encode_timed_room_reply(uint8_t *frame, size_t room,
    const struct abicus_timed_room_reply *value, struct abicus_wire_correlation correlation) {
  if (correlation.version >= 1) return 0;
  const struct abicus_wire_form *form = &abicus_wire_timed_forms[correlation.version];
  struct abicus_wire_writer out[1];
  abicus_wire_start_reply(out, frame, room, form, 160, 0, correlation.nonce);
  abicus_wire_put(out, value->free, 4);
  return abicus_wire_finish_with(out, form, correlation.nonce);
}
static inline size_t abicus_reject_timed_room(uint8_t *frame, size_t room, uint8_t status,
    struct abicus_wire_correlation correlation) {
  if (correlation.version >= 1) return 0;
  const struct abicus_wire_form *form = &abicus_wire_timed_forms[correlation.version];
  return abicus_wire_reject(frame, room, form, 160, status, correlation.nonce, 4);
}

/**
 * A timer fired. `now` is coarse, as a reading without the right to time is: rounded down to the window
 * of the timer, or 1 ms if that is less, but not below the planned expiry.
 */
#define ABICUS_TIMED_EVENT_FIRED 192
/** Bytes at most. */
#define ABICUS_TIMED_FIRED_EVENT_MAX_SIZE 24
struct abicus_timed_fired_event {
  abicus_timed_timer_id_t timer;
  uint64_t deadline;
  uint64_t now;
};
static inline int32_t abicus_decode_timed_fired_event(const uint8_t *frame, size_t size,
    struct abicus_timed_fired_event *value) {
  struct abicus_wire_reader in[1];
  abicus_wire_open(in, frame, size, &abicus_wire_timed_forms[0], 192);
  value->timer = (abicus_timed_timer_id_t)abicus_wire_get(in, 4);
  value->deadline = abicus_wire_get(in, 8);
  value->now = abicus_wire_get(in, 8);
  return abicus_wire_close(in);
}
static inline size_t abicus_encode_timed_fired_event(uint8_t *frame, size_t room,
    const struct abicus_timed_fired_event *value) {
  struct abicus_wire_writer out[1];
  abicus_wire_start_frame(out, frame, room, &abicus_wire_timed_forms[0], 192);
  abicus_wire_put(out, value->timer, 4);
  abicus_wire_put(out, value->deadline, 8);
  abicus_wire_put(out, value->now, 8);
  return abicus_wire_finish(out);
}

/** Magic `RT`. */
#define ABICUS_INIT_MAGIC0 0x52
#define ABICUS_INIT_MAGIC1 0x54
/** Its place in a correlation; 1 in frames. */
#define ABICUS_INIT_VERSION_V1 0
/** Its place in a correlation; 1 in frames. */
#define ABICUS_INIT_VERSION_V2 1
#define ABICUS_INIT_STATUS_OK 0
#define ABICUS_INIT_STATUS_NOT_FOUND 1
#define ABICUS_INIT_STATUS_MALFORMED 2
#define ABICUS_INIT_STATUS_DENIED 3
#define ABICUS_INIT_STATUS_STALE 4

static const struct abicus_wire_form abicus_wire_init_forms[] = {
  { { 82, 84 }, 1, 0, 0, UINT64_C(0x0) },
  { { 82, 84 }, 1, 3, 4, UINT64_C(0xffffffff) },
};

/** The answer to a request that does not decode. None is sent if it has no bytes. */
static inline size_t abicus_answer_init(const uint8_t *frame, size_t size, uint8_t *reply,
    size_t room) {
  static const struct abicus_wire_answer answers[] = {
    { 0, 0, 2, -1, -1, false, true, 0 },
    { 0, 0, 2, -1, -1, false, true, 0 },
    { 0, 0, 2, -1, -1, false, true, 0 },
    { 64, 1, 2, -1, -1, false, true, 8 },
    { 65, 1, 2, -1, -1, false, true, 0 },
    { 66, 1, 2, -1, -1, false, true, 0 },
  };
  return abicus_wire_answer(frame, size, reply, room, abicus_wire_init_forms, 2, answers, sizeof answers / sizeof *answers, false);
}

/**
 * Asks for SEND of a service, in the slot that the contract of the requester has for it: a stale capability there is
 * replaced, and one of the latest instance stays. The answer says which slot that is.
 */
#define ABICUS_INIT_OP_GET 64
#define ABICUS_INIT_OP_GET_REPLY 192
/** Bytes at most. */
#define ABICUS_INIT_GET_REQUEST_MAX_SIZE 57
struct abicus_init_get_request {
  /** UTF-8, 1 to 48 bytes. */
  struct abicus_wire_bytes name;
};
static inline int32_t abicus_decode_init_get_request(const uint8_t *frame, size_t size,
    struct abicus_init_get_request *value, struct abicus_wire_correlation *correlation) {
  struct abicus_wire_reader in[1];
  static const uint8_t versions[] = { 0, 1 };
  for (size_t v = 0; v < sizeof versions; v++) {
    abicus_wire_open_request(in, frame, size, abicus_wire_init_forms, versions[v], 64, correlation);
    value->name = abicus_wire_get_text(in, abicus_wire_get_count(in, 1, 1, 48));
    if (abicus_wire_close(in) != ABICUS_WIRE_MALFORMED) break;
  }
  return in->result;
}
static inline size_t abicus_encode_init_get_request(uint8_t *frame, size_t room,
    const struct abicus_init_get_request *value, struct abicus_wire_correlation correlation) {
  if (correlation.version >= 2) return 0;
  const struct abicus_wire_form *form = &abicus_wire_init_forms[correlation.version];
  struct abicus_wire_writer out[1];
  abicus_wire_start_request(out, frame, room, form, 64, correlation.nonce);
  abicus_wire_put_count(out, value->name.size, 1, 1, 48);
  abicus_wire_put_text(out, value->name);
  return abicus_wire_finish_with(out, form, correlation.nonce);
}

/** Bytes at most. */
#define ABICUS_INIT_GET_REPLY_MAX_SIZE 17
struct abicus_init_get_reply {
  uint32_t send;
};
static inline int32_t abicus_decode_init_get_reply(const uint8_t *frame, size_t size,
    struct abicus_init_get_reply *value, struct abicus_wire_correlation correlation) {
  if (correlation.version >= 2) return ABICUS_WIRE_MALFORMED;
  struct abicus_wire_reader in[1];
  const uint8_t status = abicus_wire_open_reply(in, frame, size, abicus_wire_init_forms, 192, correlation);
  if (status != 0) {
    const bool holds = in->left == 8 && (status == 1 || status == 2 || status == 3 || status == 4);
    return abicus_wire_rejected(in, status, holds);
  }
  value->send = (uint32_t)abicus_wire_get(in, 4);
  abicus_wire_get_zero(in, 4);
  return abicus_wire_close(in);
}
static inline size_t abicus_encode_init_get_reply(uint8_t *frame, size_t room,
    const struct abicus_init_get_reply *value, struct abicus_wire_correlation correlation) {
  if (correlation.version >= 2) return 0;
  const struct abicus_wire_form *form = &abicus_wire_init_forms[correlation.version];
  struct abicus_wire_writer out[1];
  abicus_wire_start_reply(out, frame, room, form, 192, 0, correlation.nonce);
  abicus_wire_put(out, value->send, 4);
  abicus_wire_put_zero(out, 4);
  return abicus_wire_finish_with(out, form, correlation.nonce);
}
static inline size_t abicus_reject_init_get(uint8_t *frame, size_t room, uint8_t status,
    struct abicus_wire_correlation correlation) {
  if (correlation.version >= 2) return 0;
  const struct abicus_wire_form *form = &abicus_wire_init_forms[correlation.version];
  return abicus_wire_reject(frame, room, form, 192, status, correlation.nonce, 8);
}

/** Says that the program of the sender serves. Only that task can say so, once after each start. */
#define ABICUS_INIT_OP_READY 65
#define ABICUS_INIT_OP_READY_REPLY 193
/** Bytes at most. */
#define ABICUS_INIT_READY_REQUEST_MAX_SIZE 8
static inline int32_t abicus_decode_init_ready_request(const uint8_t *frame, size_t size,
    struct abicus_wire_correlation *correlation) {
  struct abicus_wire_reader in[1];
  abicus_wire_open_request(in, frame, size, abicus_wire_init_forms, 1, 65, correlation);
  return abicus_wire_close(in);
}
static inline size_t abicus_encode_init_ready_request(uint8_t *frame, size_t room,
    struct abicus_wire_correlation correlation) {
  static const uint8_t versions[] = { 1 };
  if (!abicus_wire_has_version(versions, sizeof versions, correlation.version)) return 0;
  const struct abicus_wire_form *form = &abicus_wire_init_forms[correlation.version];
  struct abicus_wire_writer out[1];
  abicus_wire_start_request(out, frame, room, form, 65, correlation.nonce);
  return abicus_wire_finish_with(out, form, correlation.nonce);
}

/** Bytes at most. */
#define ABICUS_INIT_READY_REPLY_MAX_SIZE 9
static inline int32_t abicus_decode_init_ready_reply(const uint8_t *frame, size_t size,
    struct abicus_wire_correlation correlation) {
  static const uint8_t versions[] = { 1 };
  if (!abicus_wire_has_version(versions, sizeof versions, correlation.version)) return ABICUS_WIRE_MALFORMED;
  struct abicus_wire_reader in[1];
  const uint8_t status = abicus_wire_open_reply(in, frame, size, abicus_wire_init_forms, 193, correlation);
  if (status != 0) {
    const bool holds = (in->left == 0 && (status == 3)) || (in->left == 0 && (status == 2));
    return abicus_wire_rejected(in, status, holds);
  }
  return abicus_wire_close(in);
}
static inline size_t abicus_encode_init_ready_reply(uint8_t *frame, size_t room,
    struct abicus_wire_correlation correlation) {
  static const uint8_t versions[] = { 1 };
  if (!abicus_wire_has_version(versions, sizeof versions, correlation.version)) return 0;
  const struct abicus_wire_form *form = &abicus_wire_init_forms[correlation.version];
  struct abicus_wire_writer out[1];
  abicus_wire_start_reply(out, frame, room, form, 193, 0, correlation.nonce);
  return abicus_wire_finish_with(out, form, correlation.nonce);
}
static inline size_t abicus_reject_init_ready(uint8_t *frame, size_t room, uint8_t status,
    struct abicus_wire_correlation correlation) {
  static const uint8_t versions[] = { 1 };
  if (!abicus_wire_has_version(versions, sizeof versions, correlation.version)) return 0;
  const struct abicus_wire_form *form = &abicus_wire_init_forms[correlation.version];
  return abicus_wire_reject(frame, room, form, 193, status, correlation.nonce, 0);
}

/** Replaces the table of allowed routes. */
#define ABICUS_INIT_OP_ROUTES 66
#define ABICUS_INIT_OP_ROUTES_REPLY 194
/** Bytes at most. */
#define ABICUS_INIT_ROUTES_REQUEST_MAX_SIZE 4089
struct abicus_init_routes_request {
  /** 0 to 255 elements: struct abicus_init_allowed_route. */
  struct abicus_wire_list allowed;
};
static inline int32_t abicus_decode_init_routes_request(const uint8_t *frame, size_t size,
    struct abicus_init_routes_request *value, struct abicus_wire_correlation *correlation) {
  struct abicus_wire_reader in[1];
  abicus_wire_open_request(in, frame, size, abicus_wire_init_forms, 1, 66, correlation);
  value->allowed = abicus_wire_get_list(in, abicus_wire_get_count(in, 1, 0, 255));
  for (size_t i = 0; abicus_wire_more(in, &value->allowed, i); i++) {
    struct abicus_init_allowed_route one;
    abicus_decode_init_allowed_route(in, &one);
  }
  return abicus_wire_close(in);
}
static inline size_t abicus_encode_init_routes_request(uint8_t *frame, size_t room,
    const struct abicus_init_routes_request *value, struct abicus_wire_correlation correlation) {
  static const uint8_t versions[] = { 1 };
  if (!abicus_wire_has_version(versions, sizeof versions, correlation.version)) return 0;
  const struct abicus_wire_form *form = &abicus_wire_init_forms[correlation.version];
  struct abicus_wire_writer out[1];
  abicus_wire_start_request(out, frame, room, form, 66, correlation.nonce);
  abicus_wire_put_count(out, value->allowed.count, 1, 0, 255);
  {
    struct abicus_wire_reader in[1];
    abicus_wire_open_list(in, value->allowed);
    for (size_t i = 0; i < value->allowed.count && in->result == 0; i++) {
      struct abicus_init_allowed_route one;
      abicus_decode_init_allowed_route(in, &one);
    }
    abicus_wire_put_list(out, value->allowed, in);
  }
  return abicus_wire_finish_with(out, form, correlation.nonce);
}

/** Bytes at most. */
#define ABICUS_INIT_ROUTES_REPLY_MAX_SIZE 9
static inline int32_t abicus_decode_init_routes_reply(const uint8_t *frame, size_t size,
    struct abicus_wire_correlation correlation) {
  static const uint8_t versions[] = { 1 };
  if (!abicus_wire_has_version(versions, sizeof versions, correlation.version)) return ABICUS_WIRE_MALFORMED;
  struct abicus_wire_reader in[1];
  const uint8_t status = abicus_wire_open_reply(in, frame, size, abicus_wire_init_forms, 194, correlation);
  if (status != 0) {
    const bool holds = (in->left == 0 && (status == 3)) || (in->left == 0 && (status == 2));
    return abicus_wire_rejected(in, status, holds);
  }
  return abicus_wire_close(in);
}
static inline size_t abicus_encode_init_routes_reply(uint8_t *frame, size_t room,
    struct abicus_wire_correlation correlation) {
  static const uint8_t versions[] = { 1 };
  if (!abicus_wire_has_version(versions, sizeof versions, correlation.version)) return 0;
  const struct abicus_wire_form *form = &abicus_wire_init_forms[correlation.version];
  struct abicus_wire_writer out[1];
  abicus_wire_start_reply(out, frame, room, form, 194, 0, correlation.nonce);
  return abicus_wire_finish_with(out, form, correlation.nonce);
}
static inline size_t abicus_reject_init_routes(uint8_t *frame, size_t room, uint8_t status,
    struct abicus_wire_correlation correlation) {
  static const uint8_t versions[] = { 1 };
  if (!abicus_wire_has_version(versions, sizeof versions, correlation.version)) return 0;
  const struct abicus_wire_form *form = &abicus_wire_init_forms[correlation.version];
  return abicus_wire_reject(frame, room, form, 194, status, correlation.nonce, 0);
}

/** Magic `ST`. */
#define ABICUS_STATS_MAGIC0 0x53
#define ABICUS_STATS_MAGIC1 0x54
/** The version of the protocol. */
#define ABICUS_STATS_VERSION 1
#define ABICUS_STATS_STATUS_OK 0
#define ABICUS_STATS_STATUS_MALFORMED 1
#define ABICUS_STATS_STATUS_DENIED 2

static const struct abicus_wire_form abicus_wire_stats_forms[] = {
  { { 83, 84 }, 1, 2, 4, UINT64_C(0xffffffff) },
};

/** The answer to a request that does not decode. None is sent if it has no bytes. */
static inline size_t abicus_answer_stats(const uint8_t *frame, size_t size, uint8_t *reply,
    size_t room) {
  static const struct abicus_wire_answer answers[] = {
    { 0, 0, 1, -1, -1, false, true, 0 },
    { 0, 0, 1, -1, -1, false, true, 0 },
    { 0, 0, 1, -1, -1, false, true, 0 },
    { 1, 1, 1, -1, -1, false, true, 0 },
    { 2, 1, 1, -1, -1, false, true, 0 },
    { 3, 1, 1, -1, -1, false, true, 0 },
  };
  return abicus_wire_answer(frame, size, reply, room, abicus_wire_stats_forms, 1, answers, sizeof answers / sizeof *answers, true);
}

/** The counts of the caller that are not 0, from this place on, and how many follow them. */
#define ABICUS_STATS_OP_OWN 1
#define ABICUS_STATS_OP_OWN_REPLY 129
/** Bytes at most. */
#define ABICUS_STATS_OWN_REQUEST_MAX_SIZE 10
struct abicus_stats_own_request {
  uint16_t from;
};
static inline int32_t abicus_decode_stats_own_request(const uint8_t *frame, size_t size,
    struct abicus_stats_own_request *value, struct abicus_wire_correlation *correlation) {
  struct abicus_wire_reader in[1];
  abicus_wire_open_request(in, frame, size, abicus_wire_stats_forms, 0, 1, correlation);
  value->from = (uint16_t)abicus_wire_get(in, 2);
  return abicus_wire_close(in);
}
static inline size_t abicus_encode_stats_own_request(uint8_t *frame, size_t room,
    const struct abicus_stats_own_request *value, struct abicus_wire_correlation correlation) {
  if (correlation.version >= 1) return 0;
  const struct abicus_wire_form *form = &abicus_wire_stats_forms[correlation.version];
  struct abicus_wire_writer out[1];
  abicus_wire_start_request(out, frame, room, form, 1, correlation.nonce);
  abicus_wire_put(out, value->from, 2);
  return abicus_wire_finish_with(out, form, correlation.nonce);
}

/** Bytes at most. */
#define ABICUS_STATS_OWN_REPLY_MAX_SIZE 652
struct abicus_stats_own_reply {
  uint16_t left;
  /** 0 to 64 elements: struct abicus_service_own_count. */
  struct abicus_wire_list counts;
};
static inline int32_t abicus_decode_stats_own_reply(const uint8_t *frame, size_t size,
    struct abicus_stats_own_reply *value, struct abicus_wire_correlation correlation) {
  if (correlation.version >= 1) return ABICUS_WIRE_MALFORMED;
  struct abicus_wire_reader in[1];
  const uint8_t status = abicus_wire_open_reply(in, frame, size, abicus_wire_stats_forms, 129, correlation);
  if (status != 0) {
    const bool holds = in->left == 0 && (status == 1 || status == 2);
    return abicus_wire_rejected(in, status, holds);
  }
  value->left = (uint16_t)abicus_wire_get(in, 2);
  value->counts = abicus_wire_get_list(in, abicus_wire_get_count(in, 1, 0, 64));
  for (size_t i = 0; abicus_wire_more(in, &value->counts, i); i++) {
    struct abicus_service_own_count one;
    abicus_decode_service_own_count(in, &one);
  }
  return abicus_wire_close(in);
}
static inline size_t abicus_encode_stats_own_reply(uint8_t *frame, size_t room,
    const struct abicus_stats_own_reply *value, struct abicus_wire_correlation correlation) {
  if (correlation.version >= 1) return 0;
  const struct abicus_wire_form *form = &abicus_wire_stats_forms[correlation.version];
  struct abicus_wire_writer out[1];
  abicus_wire_start_reply(out, frame, room, form, 129, 0, correlation.nonce);
  abicus_wire_put(out, value->left, 2);
  abicus_wire_put_count(out, value->counts.count, 1, 0, 64);
  {
    struct abicus_wire_reader in[1];
    abicus_wire_open_list(in, value->counts);
    for (size_t i = 0; i < value->counts.count && in->result == 0; i++) {
      struct abicus_service_own_count one;
      abicus_decode_service_own_count(in, &one);
    }
    abicus_wire_put_list(out, value->counts, in);
  }
  return abicus_wire_finish_with(out, form, correlation.nonce);
}
static inline size_t abicus_reject_stats_own(uint8_t *frame, size_t room, uint8_t status,
    struct abicus_wire_correlation correlation) {
  if (correlation.version >= 1) return 0;
  const struct abicus_wire_form *form = &abicus_wire_stats_forms[correlation.version];
  return abicus_wire_reject(frame, room, form, 129, status, correlation.nonce, 3);
}

/** The same of all clients. */
#define ABICUS_STATS_OP_ALL 2
#define ABICUS_STATS_OP_ALL_REPLY 130
/** Bytes at most. */
#define ABICUS_STATS_ALL_REQUEST_MAX_SIZE 10
struct abicus_stats_all_request {
  uint16_t from;
};
static inline int32_t abicus_decode_stats_all_request(const uint8_t *frame, size_t size,
    struct abicus_stats_all_request *value, struct abicus_wire_correlation *correlation) {
  struct abicus_wire_reader in[1];
  abicus_wire_open_request(in, frame, size, abicus_wire_stats_forms, 0, 2, correlation);
  value->from = (uint16_t)abicus_wire_get(in, 2);
  return abicus_wire_close(in);
}
static inline size_t abicus_encode_stats_all_request(uint8_t *frame, size_t room,
    const struct abicus_stats_all_request *value, struct abicus_wire_correlation correlation) {
  if (correlation.version >= 1) return 0;
  const struct abicus_wire_form *form = &abicus_wire_stats_forms[correlation.version];
  struct abicus_wire_writer out[1];
  abicus_wire_start_request(out, frame, room, form, 2, correlation.nonce);
  abicus_wire_put(out, value->from, 2);
  return abicus_wire_finish_with(out, form, correlation.nonce);
}

/** Bytes at most. */
#define ABICUS_STATS_ALL_REPLY_MAX_SIZE 908
struct abicus_stats_all_reply {
  uint16_t left;
  /** 0 to 64 elements: struct abicus_service_client_count. */
  struct abicus_wire_list counts;
};
static inline int32_t abicus_decode_stats_all_reply(const uint8_t *frame, size_t size,
    struct abicus_stats_all_reply *value, struct abicus_wire_correlation correlation) {
  if (correlation.version >= 1) return ABICUS_WIRE_MALFORMED;
  struct abicus_wire_reader in[1];
  const uint8_t status = abicus_wire_open_reply(in, frame, size, abicus_wire_stats_forms, 130, correlation);
  if (status != 0) {
    const bool holds = in->left == 0 && (status == 1 || status == 2);
    return abicus_wire_rejected(in, status, holds);
  }
  value->left = (uint16_t)abicus_wire_get(in, 2);
  value->counts = abicus_wire_get_list(in, abicus_wire_get_count(in, 1, 0, 64));
  for (size_t i = 0; abicus_wire_more(in, &value->counts, i); i++) {
    struct abicus_service_client_count one;
    abicus_decode_service_client_count(in, &one);
  }
  return abicus_wire_close(in);
}
static inline size_t abicus_encode_stats_all_reply(uint8_t *frame, size_t room,
    const struct abicus_stats_all_reply *value, struct abicus_wire_correlation correlation) {
  if (correlation.version >= 1) return 0;
  const struct abicus_wire_form *form = &abicus_wire_stats_forms[correlation.version];
  struct abicus_wire_writer out[1];
  abicus_wire_start_reply(out, frame, room, form, 130, 0, correlation.nonce);
  abicus_wire_put(out, value->left, 2);
  abicus_wire_put_count(out, value->counts.count, 1, 0, 64);
  {
    struct abicus_wire_reader in[1];
    abicus_wire_open_list(in, value->counts);
    for (size_t i = 0; i < value->counts.count && in->result == 0; i++) {
      struct abicus_service_client_count one;
      abicus_decode_service_client_count(in, &one);
    }
    abicus_wire_put_list(out, value->counts, in);
  }
  return abicus_wire_finish_with(out, form, correlation.nonce);
}
static inline size_t abicus_reject_stats_all(uint8_t *frame, size_t room, uint8_t status,
    struct abicus_wire_correlation correlation) {
  if (correlation.version >= 1) return 0;
  const struct abicus_wire_form *form = &abicus_wire_stats_forms[correlation.version];
  return abicus_wire_reject(frame, room, form, 130, status, correlation.nonce, 3);
}

/** What happened besides requests. */
#define ABICUS_STATS_OP_INCIDENTS 3
#define ABICUS_STATS_OP_INCIDENTS_REPLY 131
/** Bytes at most. */
#define ABICUS_STATS_INCIDENTS_REQUEST_MAX_SIZE 8
static inline int32_t abicus_decode_stats_incidents_request(const uint8_t *frame, size_t size,
    struct abicus_wire_correlation *correlation) {
  struct abicus_wire_reader in[1];
  abicus_wire_open_request(in, frame, size, abicus_wire_stats_forms, 0, 3, correlation);
  return abicus_wire_close(in);
}
static inline size_t abicus_encode_stats_incidents_request(uint8_t *frame, size_t room,
    struct abicus_wire_correlation correlation) {
  if (correlation.version >= 1) return 0;
  const struct abicus_wire_form *form = &abicus_wire_stats_forms[correlation.version];
  struct abicus_wire_writer out[1];
  abicus_wire_start_request(out, frame, room, form, 3, correlation.nonce);
  return abicus_wire_finish_with(out, form, correlation.nonce);
}

/** Bytes at most. */
#define ABICUS_STATS_INCIDENTS_REPLY_MAX_SIZE 105
struct abicus_stats_incidents_reply {
  /** How often it has been started. */
  uint64_t starts;
  /** Ends of tasks that it watched; at init, of programs. */
  uint64_t death;
  /** Messages that are neither requests nor events of a called service. */
  uint64_t stray_message;
  /** Messages in the form of a notice that are not of the kernel. */
  uint64_t forged_notice;
  /** Notices of watches that have ended. */
  uint64_t stale_notice;
  /** Ends of calls that were not started, or have ended. */
  uint64_t stray_reply;
  /** Capabilities that came with messages which move none. */
  uint64_t stray_capability;
  /** Answers to requests that were answered, or whose caller has ended. */
  uint64_t second_answer;
  /** Capabilities to drop that are not kept. */
  uint64_t stray_drop;
  /** Receives that failed, and the endpoint was still there. */
  uint64_t receive_error;
  /** Requests of this protocol. */
  uint64_t stats_request;
  /** Programs that it has started again: init alone does. */
  uint64_t restart;
};
static inline int32_t abicus_decode_stats_incidents_reply(const uint8_t *frame, size_t size,
    struct abicus_stats_incidents_reply *value, struct abicus_wire_correlation correlation) {
  if (correlation.version >= 1) return ABICUS_WIRE_MALFORMED;
  struct abicus_wire_reader in[1];
  const uint8_t status = abicus_wire_open_reply(in, frame, size, abicus_wire_stats_forms, 131, correlation);
  if (status != 0) {
    const bool holds = in->left == 0 && (status == 1 || status == 2);
    return abicus_wire_rejected(in, status, holds);
  }
  value->starts = abicus_wire_get(in, 8);
  value->death = abicus_wire_get(in, 8);
  value->stray_message = abicus_wire_get(in, 8);
  value->forged_notice = abicus_wire_get(in, 8);
  value->stale_notice = abicus_wire_get(in, 8);
  value->stray_reply = abicus_wire_get(in, 8);
  value->stray_capability = abicus_wire_get(in, 8);
  value->second_answer = abicus_wire_get(in, 8);
  value->stray_drop = abicus_wire_get(in, 8);
  value->receive_error = abicus_wire_get(in, 8);
  value->stats_request = abicus_wire_get(in, 8);
  value->restart = abicus_wire_get(in, 8);
  return abicus_wire_close(in);
}
static inline size_t abicus_encode_stats_incidents_reply(uint8_t *frame, size_t room,
    const struct abicus_stats_incidents_reply *value, struct abicus_wire_correlation correlation) {
  if (correlation.version >= 1) return 0;
  const struct abicus_wire_form *form = &abicus_wire_stats_forms[correlation.version];
  struct abicus_wire_writer out[1];
  abicus_wire_start_reply(out, frame, room, form, 131, 0, correlation.nonce);
  abicus_wire_put(out, value->starts, 8);
  abicus_wire_put(out, value->death, 8);
  abicus_wire_put(out, value->stray_message, 8);
  abicus_wire_put(out, value->forged_notice, 8);
  abicus_wire_put(out, value->stale_notice, 8);
  abicus_wire_put(out, value->stray_reply, 8);
  abicus_wire_put(out, value->stray_capability, 8);
  abicus_wire_put(out, value->second_answer, 8);
  abicus_wire_put(out, value->stray_drop, 8);
  abicus_wire_put(out, value->receive_error, 8);
  abicus_wire_put(out, value->stats_request, 8);
  abicus_wire_put(out, value->restart, 8);
  return abicus_wire_finish_with(out, form, correlation.nonce);
}
static inline size_t abicus_reject_stats_incidents(uint8_t *frame, size_t room, uint8_t status,
    struct abicus_wire_correlation correlation) {
  if (correlation.version >= 1) return 0;
  const struct abicus_wire_form *form = &abicus_wire_stats_forms[correlation.version];
  return abicus_wire_reject(frame, room, form, 131, status, correlation.nonce, 96);
}

/** First physical address of clint. */
#define ABICUS_CLINT_BASE 33554432
/** Bytes in the window. */
#define ABICUS_CLINT_SIZE 65536
/** Software interrupt of hart 0: bit 0 raises it, and reads as its state. */
#define ABICUS_CLINT_MSIP 0
/** Deadline of hart 0 in ticks, 64 bits, low word first; all ones: not armed. */
#define ABICUS_CLINT_MTIMECMP 16384
/** Time in ticks, 64 bits, low word first, read only. */
#define ABICUS_CLINT_MTIME 49144

/** First physical address of finisher. */
#define ABICUS_FINISHER_BASE 1048576
/** Bytes in the window. */
#define ABICUS_FINISHER_SIZE 4096
/** The only register, write only, 32 bits. */
#define ABICUS_FINISHER_EXIT 0

/** First physical address of uart. */
#define ABICUS_UART_BASE 268435456
/** Bytes in the window. */
#define ABICUS_UART_SIZE 4096
/** Read: the next byte received (RBR). */
#define ABICUS_UART_RBR 0
/** Write: a byte to send (THR). */
#define ABICUS_UART_THR 0
/** Interrupts enabled (IER). */
#define ABICUS_UART_IER 1
/** Read: the interrupt pending (IIR). */
#define ABICUS_UART_IIR 2
/** Write: control of the queues (FCR). */
#define ABICUS_UART_FCR 2
/** Line control (LCR). */
#define ABICUS_UART_LCR 3
/** Modem control (MCR). */
#define ABICUS_UART_MCR 4
/** Line status (LSR), read only. */
#define ABICUS_UART_LSR 5
/** Modem status (MSR), read only. */
#define ABICUS_UART_MSR 6
/** Scratch (SCR). */
#define ABICUS_UART_SCR 7
/** Divisor latch, low byte, in the place of RBR and THR while UART_LCR_DLAB is set. */
#define ABICUS_UART_DLL 0
/** Divisor latch, high byte, in the place of IER while UART_LCR_DLAB is set. */
#define ABICUS_UART_DLM 1

/** First physical address of virtioMmio. */
#define ABICUS_VIRTIO_MMIO_BASE 268439552
/** Bytes in the window. */
#define ABICUS_VIRTIO_MMIO_SIZE 4096
/** Reads VIRTIO_MAGIC_VALUE. */
#define ABICUS_VIRTIO_MMIO_MAGIC 0
/** Reads VIRTIO_VERSION_VALUE. */
#define ABICUS_VIRTIO_MMIO_VERSION 4
/** Kind of device; 0: the slot is empty. */
#define ABICUS_VIRTIO_MMIO_DEVICE_ID 8
/** Reads VIRTIO_VENDOR_VALUE. */
#define ABICUS_VIRTIO_MMIO_VENDOR_ID 12
/** Features offered, the word that VIRTIO_DEVICE_FEATURES_SEL chose. */
#define ABICUS_VIRTIO_MMIO_DEVICE_FEATURES 16
/** Chooses the word of features offered, write only. */
#define ABICUS_VIRTIO_MMIO_DEVICE_FEATURES_SEL 20
/** Features accepted, the word that VIRTIO_DRIVER_FEATURES_SEL chose, write only. */
#define ABICUS_VIRTIO_MMIO_DRIVER_FEATURES 32
/** Chooses the word of features accepted, write only. */
#define ABICUS_VIRTIO_MMIO_DRIVER_FEATURES_SEL 36
/** Chooses the queue of the registers below, write only. */
#define ABICUS_VIRTIO_MMIO_QUEUE_SEL 48
/** The most entries that the queue may have; 0: no such queue. */
#define ABICUS_VIRTIO_MMIO_QUEUE_NUM_MAX 52
/** Entries in the queue, a power of two, write only. */
#define ABICUS_VIRTIO_MMIO_QUEUE_NUM 56
/** 1: the queue is in use. */
#define ABICUS_VIRTIO_MMIO_QUEUE_READY 68
/** Notifies the device of new buffers in the queue with the number written, write only. */
#define ABICUS_VIRTIO_MMIO_QUEUE_NOTIFY 80
/** Causes of the device's interrupt. */
#define ABICUS_VIRTIO_MMIO_INTERRUPT_STATUS 96
/** Clears the bits written, write only. */
#define ABICUS_VIRTIO_MMIO_INTERRUPT_ACK 100
/** Progress of the driver; 0 resets the device. */
#define ABICUS_VIRTIO_MMIO_STATUS 112
/** Physical address of the descriptor table, low word, write only. */
#define ABICUS_VIRTIO_MMIO_QUEUE_DESC_LOW 128
/** Physical address of the descriptor table, high word, write only. */
#define ABICUS_VIRTIO_MMIO_QUEUE_DESC_HIGH 132
/** Physical address of the available ring, low word, write only. */
#define ABICUS_VIRTIO_MMIO_QUEUE_DRIVER_LOW 144
/** Physical address of the available ring, high word, write only. */
#define ABICUS_VIRTIO_MMIO_QUEUE_DRIVER_HIGH 148
/** Physical address of the used ring, low word, write only. */
#define ABICUS_VIRTIO_MMIO_QUEUE_DEVICE_LOW 160
/** Physical address of the used ring, high word, write only. */
#define ABICUS_VIRTIO_MMIO_QUEUE_DEVICE_HIGH 164
/** Changes when the configuration changes; constant on this board. */
#define ABICUS_VIRTIO_MMIO_CONFIG_GENERATION 252
/** First byte of the configuration of the kind of device, which is also read in 8 and 16 bits. */
#define ABICUS_VIRTIO_MMIO_CONFIG 256

/* The physical address space: where RAM is and how it is divided. Devices state their own windows. */
/** First physical address of RAM. */
#define ABICUS_MEMORY_MAP_RAM_BASE UINT32_C(0x80000000)
/** Default size of RAM in bytes (16 MiB). */
#define ABICUS_MEMORY_MAP_RAM_SIZE_DEFAULT 16777216
/** Maximum size of RAM in bytes (1 GiB). */
#define ABICUS_MEMORY_MAP_RAM_SIZE_MAX 1073741824
/** Bytes in a page, the unit of mapping. */
#define ABICUS_MEMORY_MAP_PAGE_SIZE 4096
/** log2 of PAGE_SIZE. */
#define ABICUS_MEMORY_MAP_PAGE_SHIFT 12
/** Maximum number of harts. */
#define ABICUS_MEMORY_MAP_HARTS_MAX 64

/* Page tables: two levels of u32 entries in RAM. An entry is a physical page address or'ed with flags. */
/** The entry is in use. */
#define ABICUS_PAGE_TABLE_PTE_VALID 1
/** Loads are allowed. */
#define ABICUS_PAGE_TABLE_PTE_READ 2
/** Stores are allowed; without PTE_READ the entry is reserved and faults. */
#define ABICUS_PAGE_TABLE_PTE_WRITE 4
/** Fetches are allowed. */
#define ABICUS_PAGE_TABLE_PTE_EXECUTE 8
/** User mode may use the page. */
#define ABICUS_PAGE_TABLE_PTE_USER 16
/** The part of an entry that is a physical page address. */
#define ABICUS_PAGE_TABLE_PTE_ADDRESS_MASK UINT32_C(0xfffff000)
/** First address beyond the user half. */
#define ABICUS_PAGE_TABLE_USER_VA_END UINT32_C(0x80000000)
/** Entries in a root table, indexed by va >>> PAGE_ROOT_SHIFT. A root entry has PTE_VALID alone. */
#define ABICUS_PAGE_TABLE_PAGE_ROOT_ENTRIES 512
/** Bits of an address below the root's index. */
#define ABICUS_PAGE_TABLE_PAGE_ROOT_SHIFT 22
/** Entries in a leaf table, indexed by (va >>> PAGE_SHIFT) & (PAGE_LEAF_ENTRIES - 1). */
#define ABICUS_PAGE_TABLE_PAGE_LEAF_ENTRIES 1024
/** Bytes in a root table, also its alignment. */
#define ABICUS_PAGE_TABLE_PAGE_ROOT_SIZE 2048
/** Bytes in a leaf table, also its alignment. */
#define ABICUS_PAGE_TABLE_PAGE_LEAF_SIZE 4096

/* Numbers of the integer registers that the calling convention names. */
/** Always reads 0. */
#define ABICUS_REGISTERS_REG_ZERO 0
/** Return address. */
#define ABICUS_REGISTERS_REG_RA 1
/** Stack pointer. */
#define ABICUS_REGISTERS_REG_SP 2
/** Global pointer. */
#define ABICUS_REGISTERS_REG_GP 3
/** Thread pointer. */
#define ABICUS_REGISTERS_REG_TP 4
/** First argument; result. */
#define ABICUS_REGISTERS_REG_A0 10
/** Second argument; second result. */
#define ABICUS_REGISTERS_REG_A1 11
/** Third argument. */
#define ABICUS_REGISTERS_REG_A2 12
/** Fourth argument. */
#define ABICUS_REGISTERS_REG_A3 13
/** Fifth argument. */
#define ABICUS_REGISTERS_REG_A4 14
/** Sixth argument. */
#define ABICUS_REGISTERS_REG_A5 15
/** Seventh argument. */
#define ABICUS_REGISTERS_REG_A6 16
/** Number of the syscall. */
#define ABICUS_REGISTERS_REG_A7 17
/** Number of integer registers of a hart. */
#define ABICUS_REGISTERS_REG_COUNT 32

/* Virtual time: the tick, and how long each hart runs in a round. */
/** Ticks of mtime in a second. */
#define ABICUS_TIMEBASE_TIMEBASE_HZ 10000000
/** Nanoseconds in a tick of mtime. */
#define ABICUS_TIMEBASE_TICK_NS 100
/** Default time of each hart in a round, in nanoseconds. */
#define ABICUS_TIMEBASE_QUANTUM_NS_DEFAULT 10000
/** Minimum cost of a trap in nanoseconds, so that each round ends. */
#define ABICUS_TIMEBASE_TRAP_COST_NS_MIN 100

/* Causes of traps as scause holds them. An interrupt has the sign bit (bit 63 of 64, bit 31 of the number here). */
/** Illegal instruction. */
#define ABICUS_TRAPS_CAUSE_ILLEGAL_INSTRUCTION 2
/** Breakpoint. */
#define ABICUS_TRAPS_CAUSE_BREAKPOINT 3
/** Load access fault: the page is mapped, the device rejects the load. */
#define ABICUS_TRAPS_CAUSE_LOAD_ACCESS 5
/** Store access fault: the page is mapped, the device rejects the store. */
#define ABICUS_TRAPS_CAUSE_STORE_ACCESS 7
/** Environment call from user mode. */
#define ABICUS_TRAPS_CAUSE_USER_ECALL 8
/** Instruction page fault. */
#define ABICUS_TRAPS_CAUSE_INSTRUCTION_PAGE_FAULT 12
/** Load page fault. */
#define ABICUS_TRAPS_CAUSE_LOAD_PAGE_FAULT 13
/** Store page fault. */
#define ABICUS_TRAPS_CAUSE_STORE_PAGE_FAULT 15
/** Sign bit plus 1: supervisor software interrupt. */
#define ABICUS_TRAPS_CAUSE_SUPERVISOR_SOFTWARE (-2147483647)
/** Sign bit plus 5: supervisor timer interrupt. */
#define ABICUS_TRAPS_CAUSE_SUPERVISOR_TIMER (-2147483643)
/** Sign bit plus 9: supervisor external interrupt (a device's line). */
#define ABICUS_TRAPS_CAUSE_SUPERVISOR_EXTERNAL (-2147483639)
/** Bit of sie and sip: supervisor software interrupt. */
#define ABICUS_TRAPS_SIE_SOFTWARE 2
/** Bit of sie and sip: supervisor timer interrupt. */
#define ABICUS_TRAPS_SIE_TIMER 32
/** Bit of sie and sip: supervisor external interrupt. */
#define ABICUS_TRAPS_SIE_EXTERNAL 512
/** Size of an ecall instruction: a supervisor adds it to sepc to resume after the ecall. */
#define ABICUS_TRAPS_ECALL_SIZE 4

/* Interrupt lines of devices. They are level triggered; a supervisor masks and unmasks each. */
/** Number of lines. */
#define ABICUS_INTERRUPTS_IRQ_LINES 32
/** The line of virtio slot 0; those of the other slots follow. */
#define ABICUS_INTERRUPTS_IRQ_VIRTIO 1
/** The line of the console. */
#define ABICUS_INTERRUPTS_IRQ_UART 10

/** Ends the run with exit code 0. */
#define ABICUS_FINISHER_FINISHER_PASS 21845
/** Ends the run as failed; the exit code is in bits 31..16. */
#define ABICUS_FINISHER_FINISHER_FAIL 13107
/** First bit of the exit code in FINISHER_FAIL. */
#define ABICUS_FINISHER_FINISHER_CODE_SHIFT 16

/** IER: interrupt when a byte was received. */
#define ABICUS_UART_UART_IER_RECEIVED 1
/** IER: interrupt when the transmitter is empty. */
#define ABICUS_UART_UART_IER_TRANSMITTER_EMPTY 2
/** IIR: no interrupt is pending. */
#define ABICUS_UART_UART_IIR_NONE 1
/** IIR: the transmitter is empty; cleared by reading IIR. */
#define ABICUS_UART_UART_IIR_TRANSMITTER_EMPTY 2
/** IIR: a byte was received; cleared by reading it. */
#define ABICUS_UART_UART_IIR_RECEIVED 4
/** IIR: the queues are enabled. */
#define ABICUS_UART_UART_IIR_FIFO 192
/** FCR: enables the queues. */
#define ABICUS_UART_UART_FCR_ENABLE 1
/** FCR: empties the receive queue. */
#define ABICUS_UART_UART_FCR_CLEAR_RECEIVED 2
/** LCR: divisor latch access. */
#define ABICUS_UART_UART_LCR_DLAB 128
/** MCR: data terminal ready, request to send, and the two outputs. */
#define ABICUS_UART_UART_MCR_DTR 1
#define ABICUS_UART_UART_MCR_RTS 2
#define ABICUS_UART_UART_MCR_OUT1 4
#define ABICUS_UART_UART_MCR_OUT2 8
/** MCR: loopback. Sent bytes are received, and MSR reads the outputs. */
#define ABICUS_UART_UART_MCR_LOOP 16
/** LSR: a byte was received. */
#define ABICUS_UART_UART_LSR_RECEIVED 1
/** LSR: THR is empty. */
#define ABICUS_UART_UART_LSR_THR_EMPTY 32
/** LSR: the transmitter is empty. */
#define ABICUS_UART_UART_LSR_TRANSMITTER_EMPTY 64
/** MSR: clear to send, data set ready, ring indicator, carrier detect. */
#define ABICUS_UART_UART_MSR_CTS 16
#define ABICUS_UART_UART_MSR_DSR 32
#define ABICUS_UART_UART_MSR_RI 64
#define ABICUS_UART_UART_MSR_DCD 128
/** MSR without loopback: all but the ring indicator. */
#define ABICUS_UART_UART_MSR_READY 176
/** Bytes in the receive queue. */
#define ABICUS_UART_UART_FIFO_DEPTH 16

/** Slots that the board has; an empty one reads device id 0. */
#define ABICUS_VIRTIO_MMIO_VIRTIO_SLOTS 8
/** Slot of the block device. */
#define ABICUS_VIRTIO_MMIO_VIRTIO_SLOT_BLK 0
/** Slot of the entropy device. */
#define ABICUS_VIRTIO_MMIO_VIRTIO_SLOT_RNG 1
/** Slot of the network device. */
#define ABICUS_VIRTIO_MMIO_VIRTIO_SLOT_NET 2
/** "virt" in little-endian. */
#define ABICUS_VIRTIO_MMIO_VIRTIO_MAGIC_VALUE 1953655158
/** The non-legacy version. */
#define ABICUS_VIRTIO_MMIO_VIRTIO_VERSION_VALUE 2
/** "ABIC" in little-endian. */
#define ABICUS_VIRTIO_MMIO_VIRTIO_VENDOR_VALUE 1128874561
/** Status: the driver has found the device. */
#define ABICUS_VIRTIO_MMIO_VIRTIO_STATUS_ACKNOWLEDGE 1
/** Status: the driver knows how to drive it. */
#define ABICUS_VIRTIO_MMIO_VIRTIO_STATUS_DRIVER 2
/** Status: the driver is ready; queues work only now. */
#define ABICUS_VIRTIO_MMIO_VIRTIO_STATUS_DRIVER_OK 4
/** Status: the features are negotiated; the device clears it if it does not support them. */
#define ABICUS_VIRTIO_MMIO_VIRTIO_STATUS_FEATURES_OK 8
/** Status: the device found a malformed queue and needs a reset. */
#define ABICUS_VIRTIO_MMIO_VIRTIO_STATUS_NEEDS_RESET 64
/** Status: the driver gave up. */
#define ABICUS_VIRTIO_MMIO_VIRTIO_STATUS_FAILED 128
/** Interrupt: a buffer was used. */
#define ABICUS_VIRTIO_MMIO_VIRTIO_INTERRUPT_USED 1
/** Interrupt: the configuration or NEEDS_RESET changed. */
#define ABICUS_VIRTIO_MMIO_VIRTIO_INTERRUPT_CONFIG 2
/** Word 1 of the features, bit 0 (feature 32): not a legacy device; must be accepted. */
#define ABICUS_VIRTIO_MMIO_VIRTIO_FEATURE_VERSION_1 1

/* The split virtqueue (virtio 1.2, 2.7): three tables in RAM that a driver and a device share. Little-endian. */
/** Maximum number of entries in a queue. */
#define ABICUS_VIRTIO_QUEUE_VIRTQ_NUM_MAX 256
/** Bytes in a descriptor: address u64, length u32, flags u16, next u16. */
#define ABICUS_VIRTIO_QUEUE_VIRTQ_DESC_SIZE 16
/** Offset of the address, u64. */
#define ABICUS_VIRTIO_QUEUE_VIRTQ_DESC_ADDR 0
/** Offset of the length in bytes, u32. */
#define ABICUS_VIRTIO_QUEUE_VIRTQ_DESC_LEN 8
/** Offset of the flags, u16. */
#define ABICUS_VIRTIO_QUEUE_VIRTQ_DESC_FLAGS 12
/** Offset of the next descriptor's index, u16. */
#define ABICUS_VIRTIO_QUEUE_VIRTQ_DESC_NEXT 14
/** Flag: the chain continues at next. */
#define ABICUS_VIRTIO_QUEUE_VIRTQ_DESC_F_NEXT 1
/** Flag: the device writes the buffer (otherwise it reads it). */
#define ABICUS_VIRTIO_QUEUE_VIRTQ_DESC_F_WRITE 2
/** Flag: the buffer is a table of descriptors; not offered, so malformed. */
#define ABICUS_VIRTIO_QUEUE_VIRTQ_DESC_F_INDIRECT 4
/** Available ring: offset of the flags, u16. */
#define ABICUS_VIRTIO_QUEUE_VIRTQ_AVAIL_FLAGS 0
/** Available ring: offset of the free-running index, u16. */
#define ABICUS_VIRTIO_QUEUE_VIRTQ_AVAIL_IDX 2
/** Available ring: offset of the entries, u16 each. */
#define ABICUS_VIRTIO_QUEUE_VIRTQ_AVAIL_RING 4
/** Available ring flag: the driver wants no interrupt. */
#define ABICUS_VIRTIO_QUEUE_VIRTQ_AVAIL_F_NO_INTERRUPT 1
/** Used ring: offset of the flags, u16. */
#define ABICUS_VIRTIO_QUEUE_VIRTQ_USED_FLAGS 0
/** Used ring: offset of the free-running index, u16. */
#define ABICUS_VIRTIO_QUEUE_VIRTQ_USED_IDX 2
/** Used ring: offset of the entries: id u32, bytes written u32. */
#define ABICUS_VIRTIO_QUEUE_VIRTQ_USED_RING 4
/** Used ring: bytes in an entry. */
#define ABICUS_VIRTIO_QUEUE_VIRTQ_USED_ENTRY_SIZE 8

/* The block device (virtio 1.2, 5.2): one queue of requests, which complete in any order. */
/** Device id. */
#define ABICUS_VIRTIO_BLK_VIRTIO_BLK_DEVICE_ID 2
/** Word 0 of the features: flush requests are supported. */
#define ABICUS_VIRTIO_BLK_VIRTIO_BLK_FEATURE_FLUSH 512
/** Configuration: size in sectors, u64, offset from VIRTIO_CONFIG. */
#define ABICUS_VIRTIO_BLK_VIRTIO_BLK_CAPACITY 0
/** Bytes in a sector. */
#define ABICUS_VIRTIO_BLK_VIRTIO_BLK_SECTOR_SIZE 512
/** Bytes in a request's header: type u32, reserved u32, sector u64. */
#define ABICUS_VIRTIO_BLK_VIRTIO_BLK_HEADER_SIZE 16
/** Header: offset of the type, u32. */
#define ABICUS_VIRTIO_BLK_VIRTIO_BLK_HEADER_TYPE 0
/** Header: offset of the first sector, u64. */
#define ABICUS_VIRTIO_BLK_VIRTIO_BLK_HEADER_SECTOR 8
/** Type: sectors to buffers. */
#define ABICUS_VIRTIO_BLK_VIRTIO_BLK_T_IN 0
/** Type: buffers to sectors. */
#define ABICUS_VIRTIO_BLK_VIRTIO_BLK_T_OUT 1
/** Type: makes all earlier writes durable. */
#define ABICUS_VIRTIO_BLK_VIRTIO_BLK_T_FLUSH 4
/** Type: copies the name of the disk to a buffer of VIRTIO_BLK_ID_SIZE bytes. */
#define ABICUS_VIRTIO_BLK_VIRTIO_BLK_T_GET_ID 8
/** Bytes in the name of a disk. */
#define ABICUS_VIRTIO_BLK_VIRTIO_BLK_ID_SIZE 20
/** A request is completed after 1 to this many ticks, which is a choice of the machine. */
#define ABICUS_VIRTIO_BLK_VIRTIO_BLK_LATENCY_TICKS_MAX 500
/** Status: done. */
#define ABICUS_VIRTIO_BLK_VIRTIO_BLK_S_OK 0
/** Status: outside the disk, or not whole sectors. */
#define ABICUS_VIRTIO_BLK_VIRTIO_BLK_S_IOERR 1
/** Status: no such type. */
#define ABICUS_VIRTIO_BLK_VIRTIO_BLK_S_UNSUPP 2

/* The entropy device (virtio 1.2, 5.4): one queue of buffers to fill. */
/** Device id. */
#define ABICUS_VIRTIO_RNG_VIRTIO_RNG_DEVICE_ID 4
/** Maximum number of bytes for one chain of buffers; the used length is the actual number. */
#define ABICUS_VIRTIO_RNG_VIRTIO_RNG_BYTES_MAX 4096

/* The network device (virtio 1.2, 5.1): Ethernet frames without their checksum, no offloads. A buffer begins with a header of 12 bytes, whose fields are 0 but for the number of buffers of a received frame, which is 1. */
/** Device id. */
#define ABICUS_VIRTIO_NET_VIRTIO_NET_DEVICE_ID 1
/** Word 0 of the features: the configuration has the address of the device. */
#define ABICUS_VIRTIO_NET_VIRTIO_NET_FEATURE_MAC 32
/** Configuration: offset of the address. */
#define ABICUS_VIRTIO_NET_VIRTIO_NET_MAC 0
/** Bytes in an address. */
#define ABICUS_VIRTIO_NET_VIRTIO_NET_MAC_SIZE 6
/** Queue of buffers for frames that are received. */
#define ABICUS_VIRTIO_NET_VIRTIO_NET_RECEIVEQ 0
/** Queue of frames to transmit. */
#define ABICUS_VIRTIO_NET_VIRTIO_NET_TRANSMITQ 1
/** Bytes in the header of a buffer. */
#define ABICUS_VIRTIO_NET_VIRTIO_NET_HEADER_SIZE 12
/** Header: offset of the flags, u8. */
#define ABICUS_VIRTIO_NET_VIRTIO_NET_HEADER_FLAGS 0
/** Header: offset of the kind of segmentation, u8; 0: none. */
#define ABICUS_VIRTIO_NET_VIRTIO_NET_HEADER_GSO_TYPE 1
/** Header: offset of the number of buffers that a received frame takes, u16. */
#define ABICUS_VIRTIO_NET_VIRTIO_NET_HEADER_NUM_BUFFERS 10
/** Minimum number of bytes in a frame: the two addresses and the type. */
#define ABICUS_VIRTIO_NET_VIRTIO_NET_FRAME_SIZE_MIN 14
/** Maximum number of bytes in a frame. A longer one is dropped. */
#define ABICUS_VIRTIO_NET_VIRTIO_NET_FRAME_SIZE_MAX 1514
/** Bytes in a buffer that holds each frame with its header. A frame that its buffer does not hold is dropped. */
#define ABICUS_VIRTIO_NET_VIRTIO_NET_BUFFER_SIZE 1526
/** Maximum number of received frames that wait for a buffer. A further one is dropped. */
#define ABICUS_VIRTIO_NET_VIRTIO_NET_BACKLOG_MAX 64

/* The switch that joins the network devices of several machines. */
/** Maximum number of ports. */
#define ABICUS_SWITCH_SWITCH_PORTS_MAX 64
/** Maximum number of addresses that it learns; frames to others go to all ports. */
#define ABICUS_SWITCH_SWITCH_ADDRESSES_MAX 1024
/** Default of the maximum number of frames on their way to a port. A further one is dropped. */
#define ABICUS_SWITCH_SWITCH_QUEUE_MAX_DEFAULT 64
/** Default of the minimum time of a frame from port to port, in nanoseconds. */
#define ABICUS_SWITCH_SWITCH_DELAY_NS_MIN_DEFAULT 50000
/** Default of the maximum time of a frame from port to port, in nanoseconds. */
#define ABICUS_SWITCH_SWITCH_DELAY_NS_MAX_DEFAULT 200000
/** In how many frames the losses are counted. */
#define ABICUS_SWITCH_SWITCH_LOSS_UNIT 1000

#if defined(__riscv) || defined(ABICUS_ECALL)

/** The results of a trap in a0 and a1. */
struct abicus_result {
  int64_t a0;
  uint64_t a1;
};

#if defined(ABICUS_ECALL)
/** The trap, supplied by the file that includes this one. */
struct abicus_result abicus_ecall(uint64_t number, uint64_t a0, uint64_t a1, uint64_t a2, uint64_t a3, uint64_t a4, uint64_t a5);
#else
/** The trap: the number in a7, arguments in a0 to a5. */
static inline struct abicus_result abicus_ecall(uint64_t number, uint64_t a0, uint64_t a1, uint64_t a2, uint64_t a3, uint64_t a4, uint64_t a5) {
  register uint64_t r_a0 __asm__("a0") = a0;
  register uint64_t r_a1 __asm__("a1") = a1;
  register uint64_t r_a2 __asm__("a2") = a2;
  register uint64_t r_a3 __asm__("a3") = a3;
  register uint64_t r_a4 __asm__("a4") = a4;
  register uint64_t r_a5 __asm__("a5") = a5;
  register uint64_t r_a7 __asm__("a7") = number;
  __asm__ volatile("ecall"
    : "+r"(r_a0), "+r"(r_a1)
    : "r"(r_a2), "r"(r_a3), "r"(r_a4), "r"(r_a5), "r"(r_a7)
    : "memory");
  return (struct abicus_result){ (int64_t)r_a0, r_a1 };
}
#endif

/** The registers of a trap: arguments before it, results after it. */
struct abicus_registers {
  uint64_t a0;
  uint64_t a1;
  uint64_t a2;
  uint64_t a3;
  uint64_t a4;
  uint64_t a5;
  uint64_t a6;
  uint64_t t0;
  uint64_t t1;
  uint64_t t2;
  uint64_t t3;
  uint64_t t4;
  uint64_t t5;
  uint64_t t6;
};

#if defined(ABICUS_ECALL)
/** The trap, supplied by the file that includes this one. */
void abicus_ecall_registers(uint64_t number, struct abicus_registers *registers);
#else
/** The trap: the number in a7. The kernel may write all of these registers. */
static inline void abicus_ecall_registers(uint64_t number, struct abicus_registers *registers) {
  register uint64_t r_a0 __asm__("a0") = registers->a0;
  register uint64_t r_a1 __asm__("a1") = registers->a1;
  register uint64_t r_a2 __asm__("a2") = registers->a2;
  register uint64_t r_a3 __asm__("a3") = registers->a3;
  register uint64_t r_a4 __asm__("a4") = registers->a4;
  register uint64_t r_a5 __asm__("a5") = registers->a5;
  register uint64_t r_a6 __asm__("a6") = registers->a6;
  register uint64_t r_t0 __asm__("t0") = registers->t0;
  register uint64_t r_t1 __asm__("t1") = registers->t1;
  register uint64_t r_t2 __asm__("t2") = registers->t2;
  register uint64_t r_t3 __asm__("t3") = registers->t3;
  register uint64_t r_t4 __asm__("t4") = registers->t4;
  register uint64_t r_t5 __asm__("t5") = registers->t5;
  register uint64_t r_t6 __asm__("t6") = registers->t6;
  register uint64_t r_a7 __asm__("a7") = number;
  __asm__ volatile("ecall"
    : "+r"(r_a0), "+r"(r_a1), "+r"(r_a2), "+r"(r_a3), "+r"(r_a4), "+r"(r_a5), "+r"(r_a6), "+r"(r_t0), "+r"(r_t1), "+r"(r_t2), "+r"(r_t3), "+r"(r_t4), "+r"(r_t5), "+r"(r_t6)
    : "r"(r_a7)
    : "memory");
  registers->a0 = r_a0;
  registers->a1 = r_a1;
  registers->a2 = r_a2;
  registers->a3 = r_a3;
  registers->a4 = r_a4;
  registers->a5 = r_a5;
  registers->a6 = r_a6;
  registers->t0 = r_t0;
  registers->t1 = r_t1;
  registers->t2 = r_t2;
  registers->t3 = r_t3;
  registers->t4 = r_t4;
  registers->t5 = r_t5;
  registers->t6 = r_t6;
}
#endif

/** Yields the CPU: the caller goes to the back of its run queue. */
static inline int64_t abicus_yield(void) {
  return abicus_ecall(ABICUS_SYS_YIELD, 0, 0, 0, 0, 0, 0).a0;
}

/** Returns the nanoseconds since boot: exact for a holder of a clock capability with TIME, coarse for others. */
static inline int64_t abicus_nsec(void) {
  return abicus_ecall(ABICUS_SYS_NSEC, 0, 0, 0, 0, 0, 0).a0;
}

/**
 * Sends a header without payload. Never blocks.
 * Negative errors: EPERM, ESRCH, EAGAIN, EINVAL.
 */
static inline int64_t abicus_send_header(abicus_cap_slot_t slot, uint16_t ty, abicus_msg_flags_t flags, uint32_t len) {
  return abicus_ecall(ABICUS_SYS_SEND_HEADER, (uint64_t)slot, (uint64_t)ty, (uint64_t)flags, (uint64_t)len, 0, 0).a0;
}

/**
 * Receives a message that is only a header; returns the length in the header.
 * Negative errors: EPERM, ESRCH, EAGAIN, EINVAL.
 */
static inline int64_t abicus_recv_header(abicus_cap_slot_t slot) {
  return abicus_ecall(ABICUS_SYS_RECV_HEADER, (uint64_t)slot, 0, 0, 0, 0, 0).a0;
}

/**
 * Maps one page of a VMO into the caller's space.
 * Negative errors: EPERM, ENOMEM, EINVAL.
 */
static inline int64_t abicus_map(abicus_cap_slot_t slot, abicus_page_va_t va, uint64_t offset, abicus_map_flags_t flags) {
  return abicus_ecall(ABICUS_SYS_MAP, (uint64_t)slot, (uint64_t)va, (uint64_t)offset, (uint64_t)flags, 0, 0).a0;
}

/**
 * Creates a VMO of zeroed pages, in a given slot or in the first free one, with MAP, WRITE and MANAGE.
 * `slot`: UINT64_MAX stands for none.
 * Negative errors: EPERM, ENOMEM, EINVAL, ENOSPC.
 */
static inline int64_t abicus_vmo_create(uint64_t slot, uint64_t length) {
  return abicus_ecall(ABICUS_SYS_VMO_CREATE, (uint64_t)slot, (uint64_t)length, 0, 0, 0, 0).a0;
}

/**
 * Writes bytes into a VMO.
 * Negative errors: EPERM, EFAULT, EINVAL.
 */
static inline int64_t abicus_vmo_write(abicus_cap_slot_t slot, uint64_t offset, const void *data, uint64_t data_length) {
  return abicus_ecall(ABICUS_SYS_VMO_WRITE, (uint64_t)slot, (uint64_t)offset, (uint64_t)(uintptr_t)data, data_length, 0, 0).a0;
}

/**
 * Starts a task in a given address space and stack; without these, in the caller's space with a
 * new stack.
 * `stack`: 0 stands for none.
 * `space`: 0 stands for none.
 * Negative errors: EPERM, EAGAIN, ENOMEM, EINVAL.
 */
static inline int64_t abicus_spawn(abicus_entry_pc_t entry, uint64_t stack, uint64_t space, abicus_cap_slot_t bootstrap, uint64_t gp) {
  return abicus_ecall(ABICUS_SYS_SPAWN, (uint64_t)entry, (uint64_t)stack, (uint64_t)space, (uint64_t)bootstrap, (uint64_t)gp, 0).a0;
}

/**
 * Copies a capability with a subset of its rights into the first free slot of a child.
 * Negative errors: EPERM, EINVAL, ENOSPC.
 */
static inline int64_t abicus_cap_transfer(abicus_pid_t child, abicus_cap_slot_t slot, abicus_rights_t rights) {
  return abicus_ecall(ABICUS_SYS_CAP_TRANSFER, (uint64_t)child, (uint64_t)slot, (uint64_t)rights, 0, 0, 0).a0;
}

/**
 * Creates an empty address space.
 * Negative errors: ENOMEM, ENOSPC.
 */
static inline int64_t abicus_as_create(void) {
  return abicus_ecall(ABICUS_SYS_AS_CREATE, 0, 0, 0, 0, 0, 0).a0;
}

/**
 * Maps a VMO into an address space of the caller.
 * Negative errors: EPERM, ENOMEM, EINVAL.
 */
static inline int64_t abicus_as_map(abicus_as_handle_t space, abicus_cap_slot_t vmo, abicus_page_va_t va, abicus_page_length_t length, abicus_prot_t prot, abicus_as_map_flags_t flags) {
  return abicus_ecall(ABICUS_SYS_AS_MAP, (uint64_t)space, (uint64_t)vmo, (uint64_t)va, (uint64_t)length, (uint64_t)prot, (uint64_t)flags).a0;
}

/**
 * Ends the caller: closes its endpoints and capabilities, and wakes its parent. Its children continue; they stay below
 * it until it is reaped.
 * Negative errors: EINVAL.
 */
__attribute__((noreturn)) static inline void abicus_exit(abicus_exit_status_t status) {
  for (;;) (void)abicus_ecall(ABICUS_SYS_EXIT, (uint64_t)status, 0, 0, 0, 0, 0);
}

/**
 * Blocks until a child has exited, and reaps it: returns its pid and exit status.
 * `status` takes a1.
 * Negative errors: ESRCH, ECHILD, EINVAL.
 */
static inline int64_t abicus_wait(abicus_wait_target_t target, abicus_exit_status_t *status) {
  const struct abicus_result trapped = abicus_ecall(ABICUS_SYS_WAIT, (uint64_t)target, 0, 0, 0, 0, 0);
  if (trapped.a0 >= 0) {
    *status = (abicus_exit_status_t)trapped.a1;
  }
  return trapped.a0;
}

/**
 * Starts a program from an ELF image, without an identity. If the caller owns the endpoint in its slot 0, slot 0
 * of the program holds a RECV-only copy of it; all other slots are empty.
 * Negative errors: EAGAIN, ENOMEM, EFAULT, EINVAL, ENOSPC.
 */
static inline int64_t abicus_exec(const void *image, uint64_t image_length, abicus_stack_pages_t stack_pages, uint64_t gp) {
  return abicus_ecall(ABICUS_SYS_EXEC, (uint64_t)(uintptr_t)image, image_length, (uint64_t)stack_pages, (uint64_t)gp, 0, 0).a0;
}

/**
 * Sends a message. A blocking send blocks while the queue is full.
 * Negative errors: EPERM, ESRCH, EAGAIN, EFAULT, EINVAL, ENOSPC, ETIMEDOUT.
 */
static inline int64_t abicus_ipc_send(abicus_cap_slot_t slot, const struct abicus_msg_header *header, const void *payload, uint64_t payload_length, abicus_send_flags_t flags, uint64_t deadline) {
  return abicus_ecall(ABICUS_SYS_IPC_SEND, (uint64_t)slot, (uint64_t)(uintptr_t)header, (uint64_t)(uintptr_t)payload, payload_length, (uint64_t)flags, (uint64_t)deadline).a0;
}

/**
 * Returns the class of a task; pid 0 means the caller.
 * Negative errors: EINVAL.
 */
static inline int64_t abicus_task_qos_get(abicus_pid_t target) {
  return abicus_ecall(ABICUS_SYS_TASK_QOS, 0, (uint64_t)target, 0, 0, 0, 0).a0;
}

/**
 * Changes a class: a caller may lower its own, an authority may set any. A queued task moves
 * to the back of its new queue, where it counts as runnable from now on; a blocked task
 * gets its new class at its next wake. Pid 0 means the caller.
 * Negative errors: EPERM, EAGAIN, EINVAL.
 */
static inline int64_t abicus_task_qos_set(abicus_pid_t target, abicus_qos_class_t qos) {
  return abicus_ecall(ABICUS_SYS_TASK_QOS, 1, (uint64_t)target, (uint64_t)qos, 0, 0, 0).a0;
}

/**
 * Writes one byte to the console; complete lines are printed, stamped with the task's identity.
 * Negative errors: EINVAL.
 */
static inline int64_t abicus_debug_putc(uint8_t byte) {
  return abicus_ecall(ABICUS_SYS_DEBUG_PUTC, (uint64_t)byte, 0, 0, 0, 0, 0).a0;
}

/**
 * Starts a program from an ELF image, as `exec` does, and binds it to an identity.
 * Negative errors: EPERM, EAGAIN, ENOMEM, EFAULT, EINVAL, ENOSPC.
 */
static inline int64_t abicus_exec_v2(const void *image, uint64_t image_length, abicus_stack_pages_t stack_pages, uint64_t gp, const void *name, uint64_t name_length) {
  return abicus_ecall(ABICUS_SYS_EXEC_V2, (uint64_t)(uintptr_t)image, image_length, (uint64_t)stack_pages, (uint64_t)gp, (uint64_t)(uintptr_t)name, name_length).a0;
}

/**
 * Receives a message. Tries once even if the deadline has expired, so a queued message wins.
 * Negative errors: EPERM, ESRCH, EAGAIN, EFAULT, EINVAL, ENOSPC, ETIMEDOUT.
 */
static inline int64_t abicus_ipc_recv(abicus_cap_slot_t slot, struct abicus_msg_header *header, void *payload, uint64_t payload_length, abicus_recv_flags_t flags, uint64_t deadline) {
  return abicus_ecall(ABICUS_SYS_IPC_RECV, (uint64_t)slot, (uint64_t)(uintptr_t)header, (uint64_t)(uintptr_t)payload, payload_length, (uint64_t)flags, (uint64_t)deadline).a0;
}

/**
 * Deprecated: endpoints are created with a factory.
 * Negative errors: EPERM.
 */
static inline int64_t abicus_ipc_endpoint_create(void) {
  return abicus_ecall(ABICUS_SYS_IPC_ENDPOINT_CREATE, 0, 0, 0, 0, 0, 0).a0;
}

/**
 * Closes a capability of the caller; the object stays.
 * Negative errors: EPERM.
 */
static inline int64_t abicus_cap_close(abicus_cap_slot_t slot) {
  return abicus_ecall(ABICUS_SYS_CAP_CLOSE, (uint64_t)slot, 0, 0, 0, 0, 0).a0;
}

/**
 * Closes an endpoint for all holders and wakes the tasks that wait on it.
 * Negative errors: EPERM, ESRCH.
 */
static inline int64_t abicus_ipc_endpoint_close(abicus_cap_slot_t slot) {
  return abicus_ecall(ABICUS_SYS_IPC_ENDPOINT_CLOSE, (uint64_t)slot, 0, 0, 0, 0, 0).a0;
}

/**
 * Creates an endpoint; the caller owns it and gets SEND, RECV and MANAGE.
 * Negative errors: EPERM, EINVAL, ENOSPC.
 */
static inline int64_t abicus_ipc_endpoint_create_v2(abicus_cap_slot_t factory, abicus_queue_depth_t depth) {
  return abicus_ecall(ABICUS_SYS_IPC_ENDPOINT_CREATE_V2, (uint64_t)factory, (uint64_t)depth, 0, 0, 0, 0).a0;
}

/**
 * Creates an endpoint that a child owns; the caller gets SEND, RECV and MANAGE.
 * Negative errors: EPERM, EINVAL, ENOSPC.
 */
static inline int64_t abicus_ipc_endpoint_create_for(abicus_cap_slot_t factory, abicus_pid_t owner, abicus_queue_depth_t depth) {
  return abicus_ecall(ABICUS_SYS_IPC_ENDPOINT_CREATE_FOR, (uint64_t)factory, (uint64_t)owner, (uint64_t)depth, 0, 0, 0).a0;
}

/**
 * Copies a capability within the caller's table.
 * Negative errors: EPERM, ENOSPC.
 */
static inline int64_t abicus_cap_clone(abicus_cap_slot_t slot) {
  return abicus_ecall(ABICUS_SYS_CAP_CLONE, (uint64_t)slot, 0, 0, 0, 0, 0).a0;
}

/** Returns the caller's pid. */
static inline int64_t abicus_getpid(void) {
  return abicus_ecall(ABICUS_SYS_GETPID, 0, 0, 0, 0, 0, 0).a0;
}

/**
 * Receives a message and the identity of its sender.
 * Negative errors: EPERM, ESRCH, EAGAIN, EFAULT, EINVAL, ENOSPC, ETIMEDOUT.
 */
static inline int64_t abicus_ipc_recv_v2(const struct abicus_recv_desc *desc) {
  return abicus_ecall(ABICUS_SYS_IPC_RECV_V2, (uint64_t)(uintptr_t)desc, 0, 0, 0, 0, 0).a0;
}

/**
 * Maps one page of a device; readable and writable, never executable.
 * Negative errors: EPERM, ENOMEM, EINVAL.
 */
static inline int64_t abicus_mmio_map(abicus_cap_slot_t slot, abicus_page_va_t va, uint64_t offset) {
  return abicus_ecall(ABICUS_SYS_MMIO_MAP, (uint64_t)slot, (uint64_t)va, (uint64_t)offset, 0, 0, 0).a0;
}

/**
 * Returns kind, base and length of a VMO or device.
 * Negative errors: EPERM, EFAULT, EINVAL.
 */
static inline int64_t abicus_cap_query(abicus_cap_slot_t slot, struct abicus_cap_info *out) {
  return abicus_ecall(ABICUS_SYS_CAP_QUERY, (uint64_t)slot, (uint64_t)(uintptr_t)out, 0, 0, 0, 0).a0;
}

/** Returns the reason why the caller's last spawn or exec failed, and clears it. */
static inline int64_t abicus_spawn_last_error(void) {
  return abicus_ecall(ABICUS_SYS_SPAWN_LAST_ERROR, 0, 0, 0, 0, 0, 0).a0;
}

/**
 * Creates a capability for a device window, in a given slot.
 * Negative errors: EPERM, EINVAL.
 */
static inline int64_t abicus_device_cap_create(abicus_physical_page_t base, abicus_page_length_t length, abicus_cap_slot_t slot) {
  return abicus_ecall(ABICUS_SYS_DEVICE_CAP_CREATE, (uint64_t)base, (uint64_t)length, (uint64_t)slot, 0, 0, 0).a0;
}

/**
 * Copies a capability with a subset of its rights into a given slot of a child.
 * Negative errors: EPERM, EINVAL.
 */
static inline int64_t abicus_cap_transfer_to(abicus_pid_t child, abicus_cap_slot_t slot, abicus_rights_t rights, abicus_cap_slot_t child_slot) {
  return abicus_ecall(ABICUS_SYS_CAP_TRANSFER_TO, (uint64_t)child, (uint64_t)slot, (uint64_t)rights, (uint64_t)child_slot, 0, 0).a0;
}

/**
 * Binds an interrupt to an endpoint: each interrupt of its line queues one Interrupt message there.
 * Negative errors: EPERM, ESRCH.
 */
static inline int64_t abicus_irq_bind(abicus_cap_slot_t irq, abicus_cap_slot_t notify, uint64_t cookie) {
  return abicus_ecall(ABICUS_SYS_IRQ_BIND, (uint64_t)irq, (uint64_t)notify, (uint64_t)cookie, 0, 0, 0).a0;
}

/**
 * Completes an interrupt whose notice was received: unmasks its line. If the device still raises the line, the next
 * notice follows at once.
 * Negative errors: EPERM, ESRCH, EAGAIN.
 */
static inline int64_t abicus_irq_complete(abicus_cap_slot_t irq) {
  return abicus_ecall(ABICUS_SYS_IRQ_COMPLETE, (uint64_t)irq, 0, 0, 0, 0, 0).a0;
}

/**
 * Writes one line to the console, stamped with the task's identity.
 * Negative errors: EFAULT, EINVAL.
 */
static inline int64_t abicus_debug_write(const void *text, uint64_t text_length) {
  return abicus_ecall(ABICUS_SYS_DEBUG_WRITE, (uint64_t)(uintptr_t)text, text_length, 0, 0, 0, 0).a0;
}

/**
 * Frees a VMO.
 * Negative errors: EPERM.
 */
static inline int64_t abicus_vmo_destroy(abicus_cap_slot_t slot) {
  return abicus_ecall(ABICUS_SYS_VMO_DESTROY, (uint64_t)slot, 0, 0, 0, 0, 0).a0;
}

/**
 * Reads bytes from a VMO.
 * Negative errors: EPERM, EFAULT, EINVAL.
 */
static inline int64_t abicus_vmo_read(abicus_cap_slot_t slot, uint64_t offset, void *data, uint64_t data_length) {
  return abicus_ecall(ABICUS_SYS_VMO_READ, (uint64_t)slot, (uint64_t)offset, (uint64_t)(uintptr_t)data, data_length, 0, 0).a0;
}

/**
 * Copies the capability of a VMO for reading: MAP alone, into the first free slot.
 * Negative errors: EPERM, ENOSPC.
 */
static inline int64_t abicus_vmo_share_ro(abicus_cap_slot_t slot) {
  return abicus_ecall(ABICUS_SYS_VMO_SHARE_RO, (uint64_t)slot, 0, 0, 0, 0, 0).a0;
}

/**
 * Reaps a child that has exited: returns its pid and exit status. Never blocks.
 * `status` takes a1.
 * Negative errors: ESRCH, ECHILD, EAGAIN, EINVAL.
 */
static inline int64_t abicus_wait_nohang(abicus_wait_target_t target, abicus_exit_status_t *status) {
  const struct abicus_result trapped = abicus_ecall(ABICUS_SYS_WAIT_NOHANG, (uint64_t)target, 0, 0, 0, 0, 0);
  if (trapped.a0 >= 0) {
    *status = (abicus_exit_status_t)trapped.a1;
  }
  return trapped.a0;
}

/**
 * Sends a request and waits for its reply. The header moves a SEND capability of an endpoint that the caller
 * receives from: the next message there is the reply. One of at most 32 bytes comes in registers. Without a
 * deadline: the wait ends with the reply, or when no sender is left.
 * `reply` takes at most `reply_max` bytes.
 * Negative errors: EPERM, ESRCH, E2BIG, EFAULT, EINVAL, ENOSPC, EPIPE.
 */
static inline int64_t abicus_ipc_call(abicus_cap_slot_t slot, const struct abicus_msg_header *header, const void *payload, uint64_t payload_length, void *reply, size_t reply_max) {
  struct abicus_registers trapped = { (uint64_t)slot, (uint64_t)(uintptr_t)header, (uint64_t)(uintptr_t)payload, payload_length, (uint64_t)(uintptr_t)reply, (uint64_t)reply_max, 0, 0, 0, 0, 0, 0, 0, 0 };
  abicus_ecall_registers(ABICUS_SYS_IPC_CALL, &trapped);
  const int64_t result = (int64_t)trapped.a0;
  if (result > 0 && result <= 32 && reply_max > 0) {
    const uint64_t words[4] = { trapped.a1, trapped.a2, trapped.a3, trapped.a4 };
    __builtin_memcpy(reply, words, (size_t)result < reply_max ? (size_t)result : reply_max);
  }
  return result;
}

/**
 * Replies through a SEND capability, which is closed, and receives the next request as `ipcRecvV2` does. The reply
 * never blocks.
 * Negative errors: EPERM, ESRCH, E2BIG, EAGAIN, EFAULT, EINVAL, ENOSPC, EPIPE, ETIMEDOUT.
 */
static inline int64_t abicus_ipc_reply_recv(abicus_cap_slot_t slot, const struct abicus_msg_header *header, const void *payload, uint64_t payload_length, const struct abicus_recv_desc *desc) {
  return abicus_ecall(ABICUS_SYS_IPC_REPLY_RECV, (uint64_t)slot, (uint64_t)(uintptr_t)header, (uint64_t)(uintptr_t)payload, payload_length, (uint64_t)(uintptr_t)desc, 0).a0;
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
 * `reply` takes at most `reply_max` bytes.
 * `ty_result` takes a1.
 * `flags_result` takes a2.
 * `moved_result` takes a3.
 * Negative errors: EPERM, ESRCH, E2BIG, EFAULT, EINVAL, ENOSPC, EPIPE, ETIMEDOUT.
 */
static inline int64_t abicus_ipc_call_v2(abicus_cap_slot_t slot, abicus_msg_type_t ty, abicus_msg_flags_t flags, abicus_cap_slot_t moved, void *reply, size_t reply_max, abicus_instant_t deadline, const void *payload, size_t payload_length, uint64_t budget, abicus_msg_type_t *ty_result, abicus_msg_flags_t *flags_result, abicus_cap_slot_t *moved_result) {
  struct abicus_registers trapped = { (uint64_t)slot, (uint64_t)ty, (uint64_t)flags, (uint64_t)moved, (uint64_t)(uintptr_t)reply, (uint64_t)reply_max, (uint64_t)deadline, (uint64_t)payload_length, 0, 0, 0, 0, 0, (uint64_t)budget };
  {
    uint64_t words[4] = { 0, 0, 0, 0 };
    if (payload_length > sizeof words) words[0] = (uint64_t)(uintptr_t)payload;
    else if (payload_length > 0) __builtin_memcpy(words, payload, payload_length);
    trapped.t1 = words[0];
    trapped.t2 = words[1];
    trapped.t3 = words[2];
    trapped.t4 = words[3];
  }
  abicus_ecall_registers(ABICUS_SYS_IPC_CALL_V2, &trapped);
  const int64_t result = (int64_t)trapped.a0;
  if (result >= 0) {
    *ty_result = (abicus_msg_type_t)trapped.a1;
    *flags_result = (abicus_msg_flags_t)trapped.a2;
    *moved_result = (abicus_cap_slot_t)trapped.a3;
  }
  if (result > 0 && result <= 32 && reply_max > 0) {
    const uint64_t words[4] = { trapped.t1, trapped.t2, trapped.t3, trapped.t4 };
    __builtin_memcpy(reply, words, (size_t)result < reply_max ? (size_t)result : reply_max);
  }
  return result;
}

/**
 * Replies to a request, and receives the next message, until the deadline if it is not 0: with one that has passed
 * only what is queued. Without a token it only receives. A request that is longer than the buffer ends with E2BIG at
 * its caller, and the next message is received; another message is cut off, and the result is its full length. A
 * header without payload states its length in the first register of the payload. The time is that of `nsec`. A
 * message of the kernel, such as the end of a call without a reply, has the sender and the identity 0.
 * `received` takes at most `received_max` bytes.
 * `ty_result` takes a1.
 * `flags_result` takes a2.
 * `moved_result` takes a3.
 * `sender` takes a4.
 * `identity` takes a5.
 * `now` takes a6.
 * `qos` takes t0.
 * `token_result` takes t5.
 * `kind` takes t6.
 * Negative errors: EPERM, ESRCH, E2BIG, EFAULT, EINVAL, ENOSPC, EPIPE, ETIMEDOUT.
 */
static inline int64_t abicus_ipc_reply_recv_v2(abicus_cap_slot_t slot, abicus_msg_type_t ty, abicus_msg_flags_t flags, abicus_cap_slot_t moved, void *received, size_t received_max, abicus_instant_t deadline, const void *payload, size_t payload_length, uint64_t token, abicus_msg_type_t *ty_result, abicus_msg_flags_t *flags_result, abicus_cap_slot_t *moved_result, abicus_pid_t *sender, uint64_t *identity, abicus_instant_t *now, abicus_qos_class_t *qos, uint64_t *token_result, abicus_message_kind_t *kind) {
  struct abicus_registers trapped = { (uint64_t)slot, (uint64_t)ty, (uint64_t)flags, (uint64_t)moved, (uint64_t)(uintptr_t)received, (uint64_t)received_max, (uint64_t)deadline, (uint64_t)payload_length, 0, 0, 0, 0, (uint64_t)token, 0 };
  {
    uint64_t words[4] = { 0, 0, 0, 0 };
    if (payload_length > sizeof words) words[0] = (uint64_t)(uintptr_t)payload;
    else if (payload_length > 0) __builtin_memcpy(words, payload, payload_length);
    trapped.t1 = words[0];
    trapped.t2 = words[1];
    trapped.t3 = words[2];
    trapped.t4 = words[3];
  }
  abicus_ecall_registers(ABICUS_SYS_IPC_REPLY_RECV_V2, &trapped);
  const int64_t result = (int64_t)trapped.a0;
  if (result >= 0) {
    *ty_result = (abicus_msg_type_t)trapped.a1;
    *flags_result = (abicus_msg_flags_t)trapped.a2;
    *moved_result = (abicus_cap_slot_t)trapped.a3;
    *sender = (abicus_pid_t)trapped.a4;
    *identity = (uint64_t)trapped.a5;
    *now = (abicus_instant_t)trapped.a6;
    *qos = (abicus_qos_class_t)trapped.t0;
    *token_result = (uint64_t)trapped.t5;
    *kind = (abicus_message_kind_t)trapped.t6;
  }
  if (result > 0 && result <= 32 && received_max > 0) {
    const uint64_t words[4] = { trapped.t1, trapped.t2, trapped.t3, trapped.t4 };
    __builtin_memcpy(received, words, (size_t)result < received_max ? (size_t)result : received_max);
  }
  return result;
}

/**
 * Sends a request and continues. The end of the call arrives at an endpoint that the caller owns, with its badge in
 * place of a token: the reply, or why there is none, at the latest when the caller receives there with
 * `ipcReplyRecvV2` after the deadline, if that is not 0. Bytes for the reply are reserved now, so that a full queue
 * never drops it.
 * Negative errors: EPERM, ESRCH, E2BIG, EAGAIN, EFAULT, EINVAL, ENOSPC.
 */
static inline int64_t abicus_ipc_call_start(abicus_cap_slot_t slot, abicus_msg_type_t ty, abicus_msg_flags_t flags, abicus_cap_slot_t moved, abicus_cap_slot_t notify, uint32_t reply_max, abicus_instant_t deadline, const void *payload, size_t payload_length, uint64_t badge) {
  struct abicus_registers trapped = { (uint64_t)slot, (uint64_t)ty, (uint64_t)flags, (uint64_t)moved, (uint64_t)notify, (uint64_t)reply_max, (uint64_t)deadline, (uint64_t)payload_length, 0, 0, 0, 0, (uint64_t)badge, 0 };
  {
    uint64_t words[4] = { 0, 0, 0, 0 };
    if (payload_length > sizeof words) words[0] = (uint64_t)(uintptr_t)payload;
    else if (payload_length > 0) __builtin_memcpy(words, payload, payload_length);
    trapped.t1 = words[0];
    trapped.t2 = words[1];
    trapped.t3 = words[2];
    trapped.t4 = words[3];
  }
  abicus_ecall_registers(ABICUS_SYS_IPC_CALL_START, &trapped);
  const int64_t result = (int64_t)trapped.a0;
  return result;
}

/**
 * Requests one notification when the other side of an endpoint is gone: for a holder of SEND, the
 * endpoint itself; for a holder of RECV, the last SEND capability that its owner does not hold.
 * The notification is a PeerGone message on the endpoint in `notify`. Its queue space is reserved
 * now, so a full queue never drops it. The result is the serial of the watch: no other watch has it.
 * Negative errors: EPERM, ESRCH, ENOSPC.
 */
static inline int64_t abicus_cap_watch(abicus_cap_slot_t slot, abicus_cap_slot_t notify, uint64_t cookie) {
  return abicus_ecall(ABICUS_SYS_CAP_WATCH, (uint64_t)slot, (uint64_t)notify, (uint64_t)cookie, 0, 0, 0).a0;
}

/**
 * Requests one notification when a task ends, as `capWatch` does for an endpoint.
 * Negative errors: EPERM, ESRCH, EINVAL, ENOSPC.
 */
static inline int64_t abicus_task_watch(abicus_pid_t target, abicus_cap_slot_t notify, uint64_t cookie) {
  return abicus_ecall(ABICUS_SYS_TASK_WATCH, (uint64_t)target, (uint64_t)notify, (uint64_t)cookie, 0, 0, 0).a0;
}

/**
 * Reaps a child as `wait` does, or as `waitNohang` with NOHANG, and tells why it ended.
 * Negative errors: ESRCH, ECHILD, EAGAIN, EFAULT, EINVAL.
 */
static inline int64_t abicus_wait_info(abicus_wait_target_t target, abicus_wait_flags_t flags, struct abicus_exit_info *out) {
  return abicus_ecall(ABICUS_SYS_WAIT_INFO, (uint64_t)target, (uint64_t)flags, (uint64_t)(uintptr_t)out, 0, 0, 0).a0;
}

/**
 * Kills a child and all tasks below it, in any state, as if each had exited. When the call returns they have
 * executed their last instruction, also those that ran on another hart. The child stays to be reaped; the tasks
 * below it are reaped. If the child has ended by itself, those below it are killed. The call is charged once for
 * each task.
 * Negative errors: EPERM, ESRCH, EINVAL.
 */
static inline int64_t abicus_task_kill(abicus_pid_t child) {
  return abicus_ecall(ABICUS_SYS_TASK_KILL, (uint64_t)child, 0, 0, 0, 0, 0).a0;
}

/**
 * Copies a capability within the caller's table with a subset of its rights. A copy of an endpoint without MANAGE
 * can be moved with a message, so that a program passes on what it created.
 * Negative errors: EPERM, ENOSPC.
 */
static inline int64_t abicus_cap_derive(abicus_cap_slot_t slot, abicus_rights_t rights) {
  return abicus_ecall(ABICUS_SYS_CAP_DERIVE, (uint64_t)slot, (uint64_t)rights, 0, 0, 0, 0).a0;
}

/**
 * Derives an endpoint factory with a budget: the endpoints that may exist through it at a time, and the bytes that
 * may be in their queues. Both are split off from what the given factory has left, and are given back when no
 * capability to the new one and no endpoint of it is left. The copies of a derived factory share its budget; unlike
 * the factory of the boot, it can be copied, transferred and moved, and gives no authority over devices.
 * Negative errors: EPERM, EINVAL, ENOSPC.
 */
static inline int64_t abicus_factory_derive(abicus_cap_slot_t factory, abicus_endpoint_budget_t budget, uint32_t bytes) {
  return abicus_ecall(ABICUS_SYS_FACTORY_DERIVE, (uint64_t)factory, (uint64_t)budget, (uint64_t)bytes, 0, 0, 0).a0;
}

#endif

#ifdef __cplusplus
}
#endif

#endif
