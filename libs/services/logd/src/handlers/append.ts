/**
 * logd.append: its checks in the contract's order, then the act. A record that begins a window has timed end it: the record
 * is stored before that call, and counts whatever becomes of it. Without the timer the window ends by its time.
 */
import {
  type AppendReject,
  type AppendReply,
  type AppendRequest,
  WITHIN,
  appendRejects,
} from '@abicus/abi-logd';
import { QosClass, register } from '@abicus/abi-timed';
import { answer, print, type Answer } from '@abicus/service';
import type { Program } from '@abicus/wire';
import { claimsIdentity } from '../claims.ts';
import type { AppendCall } from '../state.ts';

type Outcome = AppendReply | AppendReject;

/** Adds a record to the journal, under the identity of its sender. */
export function append(
  call: AppendCall,
  request: AppendRequest,
): Outcome | Answer<Outcome> | Program<Outcome> {
  const { identity, now } = call;
  const { journal, windows } = call.state;
  if (claimsIdentity(request.fields)) return rejected(call, appendRejects.spoof);
  if (!WITHIN.perWindow(windows.used(identity, now) + 1)) return rejected(call, appendRejects.rate);
  if (!WITHIN.senders(windows.sendersWith(identity, now)))
    return rejected(call, appendRejects.senders);
  const end = windows.count(identity, now);
  const record = journal.append({ ...request, service: identity }, now);
  const reply = { record, dropped: journal.dropped };
  return end === undefined ? reply : endingAt(call, end, reply);
}

/** Has timed end the window of a sender. */
function* endingAt(call: AppendCall, end: bigint, reply: AppendReply): Program<AppendReply> {
  const armed = yield* register(call.to.timed, { qos: QosClass.Idle, deadline: end });
  if (armed.ok) call.state.windows.timed(call.identity, end, armed.value.timer);
  return reply;
}

/** A reject. The first one with its status is printed. */
function rejected({ state }: AppendCall, reject: AppendReject): Outcome | Answer<Outcome> {
  const line = `logd: reject ${reject.error.toLowerCase()}`;
  if (state.printed.has(line)) return reject;
  state.printed.add(line);
  return answer(reject, print(line));
}
