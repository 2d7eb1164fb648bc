/**
 * Calls that are committed and have not ended, as plain data. Inside the kernel a call has an index, which is given up when
 * the call ends. Its receiver gets a token: the index, and how often it was used. A token is never issued twice: an index
 * that was used too often is retired.
 *
 * Entries are used again without being allocated: each call of a client takes one.
 */
import type { Pid } from '@abicus/abi-kernel';

/** The number of indexes: the low bits of a token. */
const INDEXES = 2 ** 16;
/** The last use of an index: a token has 53 bits. */
export const LAST_USE = 2 ** 37 - 1;

/** A call. Plain data. */
export interface PendingCall {
  /** Its place in the table. */
  readonly index: number;
  /** How often the index was used. */
  uses: number;
  /** The task that made it; 0: the entry is free. */
  caller: Pid;
  /** The endpoint in whose queue the request is; 0: it was received. */
  endpoint: number;
  /** The task that received the request and may reply; 0: none yet. */
  holder: Pid;
  /** Its place in the list of its holder. */
  heldAt: number;
  /** The endpoint of the caller at which the end of a started call arrives; 0: the caller is blocked. */
  notify: number;
  /** The number by which the caller tells its started calls apart. */
  badge: number;
  /** Bytes that are reserved for the reply of a started call. */
  reserved: number;
  /** When a started call times out, in nanoseconds. */
  deadlineNs: number;
}

/** The table of calls. Plain data. */
export interface Calls {
  /** Entries by index; index 0 is never used. */
  readonly items: PendingCall[];
  /** Indexes of free entries, last in, first out: the last one is still in the caches of the host. */
  readonly free: number[];
  /** Number of started calls, whose callers continue. */
  started: number;
}

/** Creates an empty table of calls. */
export function newCalls(): Calls {
  return { items: [newEntry(0)], free: [], started: 0 };
}

/** Returns the token of a call. */
export function tokenOf({ uses, index }: PendingCall): number {
  return uses * INDEXES + index;
}

/** Returns the call of an index; `undefined` if there is none. */
export function callAt({ items }: Calls, index: number): PendingCall | undefined {
  const call = items[index];
  return call === undefined || call.caller === 0 ? undefined : call;
}

/** Returns the call of a token; `undefined` if it has ended, or never was. */
export function findCall(calls: Calls, token: number): PendingCall | undefined {
  const call = callAt(calls, token & (INDEXES - 1));
  return call !== undefined && tokenOf(call) === token ? call : undefined;
}

/** Adds a call, whose request goes to the queue of an endpoint. The limits keep the table within its indexes. */
export function addCall(calls: Calls, caller: Pid, endpoint: number): PendingCall {
  const index = calls.free.pop() ?? calls.items.length;
  const call = calls.items[index] ?? newEntry(index);
  calls.items[index] = call;
  call.uses++;
  call.caller = caller;
  call.endpoint = endpoint;
  return call;
}

/** Removes a call. Its index is used again with another token. */
export function removeCall(calls: Calls, call: PendingCall): void {
  call.caller = 0 as Pid;
  call.endpoint = 0;
  call.holder = 0 as Pid;
  if (call.notify !== 0) removeStarted(calls, call);
  if (call.uses < LAST_USE) calls.free.push(call.index);
}

function removeStarted(calls: Calls, call: PendingCall): void {
  calls.started--;
  call.notify = 0;
  call.badge = 0;
  call.reserved = 0;
  call.deadlineNs = Infinity;
}

function newEntry(index: number): PendingCall {
  const none = 0 as Pid;
  return {
    index,
    uses: 0,
    caller: none,
    endpoint: 0,
    holder: none,
    heldAt: 0,
    notify: 0,
    badge: 0,
    reserved: 0,
    deadlineNs: Infinity,
  };
}
