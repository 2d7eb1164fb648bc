/**
 * Calls that are committed and have not ended, as plain data. A token names a call: an index into the table, and how
 * often the entry was used. It is never issued twice: an entry that was used too often is retired.
 *
 * Entries are used again without being allocated: each call of a client takes one.
 */
import type { Pid } from '@abicus/abi-kernel';

/** The number of indexes: the low bits of a token. */
const INDEXES = 2 ** 16;
/** The last use of an entry: a token has 53 bits. */
export const LAST_USE = 2 ** 37 - 1;

/** A call. Plain data. */
export interface PendingCall {
  /** Names the call; 0 for a free entry. Each new token of an entry is `INDEXES` more than the last one. */
  token: number;
  /** The token of its next use. */
  next: number;
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
  /** Entries by index; index 0 is never used, so that no token is 0. */
  readonly items: PendingCall[];
  /** Indexes of free entries, last in, first out: the last one is still in the caches of the host. */
  readonly free: number[];
  /** Number of started calls, whose callers go on. */
  started: number;
}

/** Creates an empty table of calls. */
export function newCalls(): Calls {
  return { items: [newEntry(0)], free: [], started: 0 };
}

/** Returns the call of a token; `undefined` if it has ended, or never was. */
export function findCall({ items }: Calls, token: number): PendingCall | undefined {
  const call = items[token & (INDEXES - 1)];
  return call !== undefined && call.token === token && token !== 0 ? call : undefined;
}

/** Adds a call, whose request goes to the queue of an endpoint. The limits keep the table within its indexes. */
export function addCall(calls: Calls, caller: Pid, endpoint: number): PendingCall {
  const index = calls.free.pop() ?? calls.items.length;
  const call = calls.items[index] ?? newEntry(index);
  calls.items[index] = call;
  call.token = call.next;
  call.next += INDEXES;
  call.caller = caller;
  call.endpoint = endpoint;
  return call;
}

/** Removes a call. Its entry is used again with another token. */
export function removeCall(calls: Calls, call: PendingCall): void {
  const index = call.token & (INDEXES - 1);
  call.token = 0;
  call.caller = 0 as Pid;
  call.endpoint = 0;
  call.holder = 0 as Pid;
  if (call.notify !== 0) calls.started--;
  call.notify = 0;
  call.reserved = 0;
  if (call.next < LAST_USE * INDEXES) calls.free.push(index);
}

function newEntry(index: number): PendingCall {
  const [none, no] = [0, 0 as Pid];
  return {
    token: 0,
    next: INDEXES + index,
    caller: no,
    endpoint: none,
    holder: no,
    heldAt: 0,
    notify: none,
    badge: 0,
    reserved: 0,
    deadlineNs: Infinity,
  };
}
