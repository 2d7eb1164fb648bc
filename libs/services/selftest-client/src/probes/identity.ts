/** The sender of a message is the one that the kernel recorded, not the one in the message. */
import {
  asRights,
  asWaitTarget,
  capTransferTo,
  getpid,
  MARKERS,
  Rights,
  wait,
} from '@abicus/abi-kernel';
import { PROGRAM as CLIENT_PROGRAM } from '@abicus/abi-ladder';
import {
  decodeFiredEvent,
  FRAME_MAX,
  PROGRAM as TIMED,
  QosClass,
  register,
} from '@abicus/abi-timed';
import { CallChannel, trySend, type Message } from '@abicus/ipc';
import { GRANT, NO_VALUE, PAST_NS, startChild, type Probe, type ProbeContext } from '@abicus/probe';
import { getU32, proof, type Evidence, type Failure, type Program } from '@abicus/wire';
import { CLIENT } from '../slots.ts';

const PID = MARKERS.senderPid;
const SERVICE = MARKERS.senderServiceId;
const ELEMENT = 'ipc.invariant.identityIsBound';
/** The deadline of waits that a child always ends. */
const NO_DEADLINE = 0n;

interface ForgedMessage {
  readonly child: number;
  /** The exit status of the child: an error, if it could not send. */
  readonly status: number;
  readonly message: Message | undefined;
}

/** Receives a message of a child that forges its header, and waits for the child's exit. */
function* receiveForged(context: ProbeContext): Program<ForgedMessage | undefined> {
  const { cpu, loopback } = context;
  const child = yield* startChild(context, 'child.forger');
  if (!child.ok) return undefined;
  const send = asRights(Rights.SEND);
  const transferred = yield* capTransferTo(cpu, child.value, CLIENT.loopbackSend, send, GRANT);
  const message = transferred.ok ? yield* loopback.receive(NO_DEADLINE) : transferred;
  const exited = yield* wait(cpu, asWaitTarget(child.value));
  const status = exited.ok ? exited.value.status : NO_VALUE;
  return { child: child.value, status, message: message.ok ? message.value : undefined };
}

/** Sends a message of the client to itself, and receives it. */
function* ownMessage({ cpu, loopback }: ProbeContext): Program<Message | undefined> {
  const sent = yield* trySend(cpu, CLIENT.loopbackSend, new Uint8Array());
  const message = sent.ok ? yield* loopback.receive(PAST_NS) : sent;
  return message.ok ? message.value : undefined;
}

function* runPid(context: ProbeContext): Program<Evidence<typeof PID> | Failure<typeof PID>> {
  const checks = proof(PID);
  const own = yield* getpid(context.cpu);
  const fromClient = yield* ownMessage(context);
  checks.equal(
    ELEMENT,
    'sender of an own message',
    fromClient?.sender,
    own.ok ? own.value : NO_VALUE,
  );
  const fromChild = yield* receiveForged(context);
  checks.equal(ELEMENT, 'sender of a forged one', fromChild?.message?.sender, fromChild?.child);
  const payload = fromChild?.message?.payload ?? new Uint8Array();
  checks.equal(ELEMENT, 'pid by getpid', getU32(payload, 0), fromChild?.child);
  checks.equal(ELEMENT, 'status of the forger', fromChild?.status, 0);
  return checks.end();
}

function* runService(
  context: ProbeContext,
): Program<Evidence<typeof SERVICE> | Failure<typeof SERVICE>> {
  const checks = proof(SERVICE);
  const fromClient = yield* ownMessage(context);
  checks.equal('ipcRecvV2', 'own identity', fromClient?.service, CLIENT_PROGRAM.identity);
  const fromChild = yield* receiveForged(context);
  checks.equal(ELEMENT, 'identity of a child of exec', fromChild?.message?.service, 0n);
  const event = yield* eventOfTimed(context);
  checks.equal(ELEMENT, 'identity of timed', event?.service, TIMED.identity);
  checks.that(ELEMENT, 'timed is another task', event?.sender !== fromClient?.sender);
  return checks.end();
}

/** Receives an event of timed at the loopback endpoint, which shows its sender. */
function* eventOfTimed({ cpu, loopback, slot }: ProbeContext): Program<Message | undefined> {
  const timed = new CallChannel(cpu, slot('timed'), {
    room: FRAME_MAX,
    events: CLIENT.loopbackSend,
  });
  const armed = yield* register(timed, { qos: QosClass.Normal, deadline: PAST_NS });
  if (!armed.ok) return undefined;
  const message = yield* loopback.receive(NO_DEADLINE);
  if (!message.ok) return undefined;
  const event = decodeFiredEvent(message.value.payload);
  return event?.timer === armed.value.timer ? message.value : undefined;
}

/** `SELFTEST: ipc sender pid ok`. */
export const senderPid: Probe<typeof PID> = { marker: PID, run: runPid };
/** `SELFTEST: ipc sender service_id ok`. */
export const senderServiceId: Probe<typeof SERVICE> = { marker: SERVICE, run: runService };
