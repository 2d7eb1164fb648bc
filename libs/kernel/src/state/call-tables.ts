/** The state of calls as tables of fields, as in `tables.ts`. */
import {
  big,
  list,
  number,
  numbers,
  quiet,
  record,
  word,
  type Kind,
} from '@abicus/emulator/state-table';
import type { Calls, PendingCall } from './calls.ts';
import type { ReceiveArgs } from './receive-args.ts';

/** A call that is committed and has not ended. */
export const PENDING_CALL: Kind<PendingCall> = record<PendingCall>({
  index: quiet(word, 'its place in the table'),
  uses: number,
  caller: word,
  endpoint: word,
  holder: word,
  heldAt: word,
  notify: word,
  badge: number,
  reserved: word,
  deadlineNs: number,
});

/** The table of calls. */
export const CALLS: Kind<Calls> = record<Calls>({
  items: list(PENDING_CALL),
  free: numbers,
  started: word,
});

/** The arguments of a receive. */
export const RECEIVE_ARGS: Kind<ReceiveArgs> = record<ReceiveArgs>({
  slot: word,
  header: number,
  payload: number,
  payloadMax: number,
  identity: number,
  flags: word,
  deadline: big,
});
