/** What a sender must not write is rejected and counts for nothing, and a window takes exactly what it may. */
import {
  append,
  encodeAppend,
  APPEND_CALL,
  decodeAppendReply,
  LIMITS,
  LogLevel,
  MARKERS,
  stats,
  type AppendRequest,
} from '@abicus/abi-logd';
import { QosClass, sleepUntil } from '@abicus/abi-timed';
import { READING_SLACK_NS } from '@abicus/ipc';
import { NO_VALUE, nowNs, outcome, type Probe, type ProbeContext } from '@abicus/probe';
import { proof, type Evidence, type Failure, type Program } from '@abicus/wire';
import { channelTo } from './channel.ts';

const MARKER = MARKERS.logRejects;
const RECORD: AppendRequest = { level: LogLevel.Info, scope: 'probe', message: 'm', fields: '' };
/** More than a window takes. */
const TRIES = 30;

type Checks = ReturnType<typeof proof<typeof MARKER>>;

function* run(context: ProbeContext): Program<Evidence<typeof MARKER> | Failure<typeof MARKER>> {
  const checks = proof(MARKER);
  // The window of the probes before this one ends.
  yield* pass(context, checks);
  const before = yield* stats(channelTo(context));
  yield* spoofed(context, checks);
  yield* wrongLevel(context, checks);
  const taken = yield* fill(context, checks);
  checks.equal('logd.limit.perWindow', 'records of a window', taken, LIMITS.perWindow);
  yield* spoofed(context, checks);
  const full = yield* stats(channelTo(context));
  const stored = before.ok && full.ok ? full.value.total - before.value.total : NO_VALUE;
  checks.equal('logd.limit.perWindow', 'stored', stored, BigInt(LIMITS.perWindow));
  yield* pass(context, checks);
  const next = yield* append(channelTo(context), RECORD);
  checks.equal('logd.limit.window', 'in the next window', outcome(next), 'ok');
  return checks.end();
}

/** Sleeps until a window that is open now is over, by the clock of logd, which is coarse. */
function* pass({ cpu, channel }: ProbeContext, checks: Checks): Program {
  const deadline = (yield* nowNs(cpu)) + LIMITS.window + READING_SLACK_NS;
  const woken = yield* sleepUntil(channel('timed'), { qos: QosClass.Normal, deadline });
  checks.equal('logd.limit.window', 'sleep', outcome(woken), 'ok');
}

function* spoofed(context: ProbeContext, checks: Checks): Program {
  for (const key of ['sender_service_id', 'service_id', 'requester_id', ' Service']) {
    const request = { ...RECORD, fields: `a=b\n${key}=timed\n` };
    const rejected = yield* append(channelTo(context), request);
    checks.equal('logd.append.spoof', key, outcome(rejected), 'INVALID_ARGS');
  }
}

/** Sends a level that there is none of: it is rejected, with a body of zeros. */
function* wrongLevel(context: ProbeContext, checks: Checks): Program {
  const channel = channelTo(context);
  const nonce = channel.nonce();
  const frame = encodeAppend(RECORD, nonce) ?? new Uint8Array();
  frame[12] = 5;
  const called = yield* channel.call(frame, nonce, APPEND_CALL);
  const reply = called.ok ? decodeAppendReply(called.value, nonce) : called;
  checks.equal('logd.append.spoof', 'no level', outcome(reply), 'INVALID_ARGS');
}

/** Writes more records than a window takes. Returns how many were taken. */
function* fill(context: ProbeContext, checks: Checks): Program<number> {
  const channel = channelTo(context);
  let taken = 0;
  for (let n = 0; n < TRIES; n++) {
    const stored = yield* append(channel, RECORD);
    if (stored.ok) taken += 1;
    else checks.equal('logd.append.rate', 'one more', outcome(stored), 'RATE_LIMITED');
  }
  return taken;
}

/** `SELFTEST: logd hardening rejects ok`. */
export const logRejects: Probe<typeof MARKER> = { marker: MARKER, run };
