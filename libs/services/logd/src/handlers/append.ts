/** logd.append: its checks in the contract's order, then the act. */
import {
  type AppendReject,
  type AppendReply,
  type AppendRequest,
  WITHIN,
  appendRejects,
} from '@abicus/abi-logd';
import { claimsIdentity } from '../claims.ts';
import type { LogdCall } from '../state.ts';

/** Adds a record to the journal, under the identity of its sender. */
export function append(
  { state: { journal, windows }, identity, now }: LogdCall,
  request: AppendRequest,
): AppendReply | AppendReject {
  if (claimsIdentity(request.fields)) return appendRejects.spoof;
  if (!WITHIN.perWindow(windows.used(identity, now) + 1)) return appendRejects.rate;
  if (!WITHIN.senders(windows.sendersWith(identity, now))) return appendRejects.senders;
  windows.count(identity, now);
  const record = journal.append({ ...request, service: identity }, now);
  return { record, dropped: journal.dropped };
}
