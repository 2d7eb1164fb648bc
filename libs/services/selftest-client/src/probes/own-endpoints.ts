/** Endpoints of a program's own: created with a factory and its budget, passed on, closed for all holders. */
import {
  asEndpointBudget,
  asQueueDepth,
  asRights,
  capClose,
  capDerive,
  factoryDerive,
  ipcEndpointClose,
  ipcEndpointCreateV2,
  LIMITS,
  MARKERS,
  MsgFlags,
  Rights,
  asCapSlot,
  type CapSlot,
} from '@abicus/abi-kernel';
import { outcome, type Probe, type ProbeContext } from '@abicus/probe';
import {
  encodeUtf8,
  proof,
  type Evidence,
  type Failure,
  type Program,
  type Result,
} from '@abicus/wire';
import { CLIENT } from '../slots.ts';
import { receiveAt, sendNow } from './messages.ts';

const MARKER = MARKERS.ownEndpoints;
const RULE = 'ipc.invariant.budgetIsKept';
const WORD = encodeUtf8('word');
/** The endpoints of the client's factory. */
const BUDGET = 2;
const ONE = asEndpointBudget(1);
/** More bytes than the factory of a program has. */
const TOO_MANY = LIMITS.queuedBytes;

/** Sends a word, with a capability if a slot is given. */
function send(
  { cpu }: ProbeContext,
  to: CapSlot,
  moved?: CapSlot,
): Program<Result<number, string>> {
  const parts = moved === undefined ? {} : { src: moved, flags: MsgFlags.CAP_MOVE };
  return sendNow(cpu, to, WORD, parts);
}

function* run(context: ProbeContext): Program<Evidence<typeof MARKER> | Failure<typeof MARKER>> {
  const { cpu } = context;
  const checks = proof(MARKER);
  const create = (factory: CapSlot): ReturnType<typeof ipcEndpointCreateV2> =>
    ipcEndpointCreateV2(cpu, factory, asQueueDepth(BUDGET));
  const own = yield* create(CLIENT.endpoints);
  const second = yield* create(CLIENT.endpoints);
  const third = yield* create(CLIENT.endpoints);
  const created = [own, second, third].map(outcome).join(' ');
  checks.equal(RULE, 'three endpoints of a budget of two', created, 'ok ok ENOSPC');
  if (!own.ok || !second.ok) return checks.end();

  // A closed endpoint is off the budget, of which a part is split off then.
  const none = yield* factoryDerive(cpu, CLIENT.endpoints, ONE, WORD.length);
  const closed = yield* ipcEndpointClose(cpu, second.value);
  const large = yield* factoryDerive(cpu, CLIENT.endpoints, ONE, TOO_MANY);
  const part = yield* factoryDerive(cpu, CLIENT.endpoints, ONE, WORD.length);
  const derived = [none, closed, large, part].map(outcome).join(' ');
  checks.equal('factoryDerive', 'of nothing, and of one', derived, 'ENOSPC ok ENOSPC ok');
  if (!part.ok) return checks.end();
  const rest = yield* create(CLIENT.endpoints);
  const other = yield* create(part.value);
  const shares = [rest, other].map(outcome).join(' ');
  checks.equal(RULE, 'of what was split off, and of the part', shares, 'ENOSPC ok');
  if (!other.ok) return checks.end();

  // The bytes of the part are used up by one message, those of the others are not.
  const first = yield* send(context, other.value);
  const more = yield* send(context, other.value);
  const beside = yield* send(context, own.value);
  const taken = yield* receiveAt(cpu, own.value);
  const bytes = [first, more, beside, taken].map(outcome).join(' ');
  checks.equal(RULE, 'bytes of the part, and of the rest', bytes, 'ok ENOSPC ok ok');

  // A copy with SEND alone is moved with a message, and reaches the endpoint.
  const copy = yield* capDerive(cpu, own.value, asRights(Rights.SEND));
  const moved = copy.ok ? yield* send(context, CLIENT.loopbackSend, copy.value) : copy;
  const got = yield* receiveAt(cpu, CLIENT.loopbackRecv);
  checks.equal('factoryDerive', 'its endpoint is passed on', outcome(moved), 'ok');
  if (!got.ok) return checks.end();
  const passed = asCapSlot(got.value.header.src);
  const sent = yield* send(context, passed);
  const heard = yield* receiveAt(cpu, own.value);
  const found = heard.ok ? heard.value.payload : outcome(sent);
  checks.equal('factoryDerive', 'and reached by its holder', found, WORD);
  const ended = yield* ipcEndpointClose(cpu, own.value);
  const late = yield* send(context, passed);
  const ends = [ended, late].map(outcome).join(' ');
  checks.equal('factoryDerive', 'closed for all holders', ends, 'ok ESRCH');

  // With the part's endpoint and capability its budget is given back.
  const gone = yield* ipcEndpointClose(cpu, other.value);
  const dropped = yield* capClose(cpu, part.value);
  const left = yield* capClose(cpu, passed);
  const closings = [gone, dropped, left].map(outcome).join(' ');
  checks.equal(RULE, 'nothing is left', closings, 'ok ok ok');
  const all = BUDGET * LIMITS.endpointBytes;
  const whole = yield* factoryDerive(cpu, CLIENT.endpoints, asEndpointBudget(BUDGET), all);
  const beyond = yield* create(CLIENT.endpoints);
  const again = [whole, beyond].map(outcome).join(' ');
  checks.equal(RULE, 'the whole budget is there again', again, 'ok ENOSPC');
  const freed = whole.ok ? yield* capClose(cpu, whole.value) : whole;
  checks.equal(RULE, 'and is given back', outcome(freed), 'ok');
  return checks.end();
}

/** `SELFTEST: own endpoints ok`. */
export const ownEndpoints: Probe<typeof MARKER> = { marker: MARKER, run };
