/** What calls on messages do if they are valid: which task receives what, and which of two waits for the other. */
import {
  capCloseRaw,
  capDeriveRaw,
  LIMITS,
  MSG_HEADER,
  MSG_HEADER_SIZE,
  nsec,
  RecvFlags,
  recvHeaderRaw,
  Rights,
  sendHeaderRaw,
  SYSCALL,
  type MARKERS,
} from '@abicus/abi-kernel';
import { NO_FLAGS, NO_TYPE } from '@abicus/ipc';
import { nowNs } from '@abicus/probe';
import { getU32, type Program, type Proof } from '@abicus/wire';
import { DEPTH } from './endpoint-scene.ts';
import {
  BLOCKING,
  headerOf,
  NO_DEADLINE,
  payloadOf,
  receive,
  receiveV2,
  ROOM,
  send,
  type MessageScene,
} from './message-scene.ts';
import { outcomeOf } from './rejects.ts';
import { LONG, NONE, rounds, SOURCE, TARGET, WORD } from './scene.ts';

type Checks = Proof<typeof MARKERS.messageRejects>;

const RULE = 'ipc.invariant.moveIsAtomic';
const WAIT_NS = BigInt(LIMITS.timeslice);
/** What a truncated word begins with. */
const TRUNCATED = 'wo';

/** A capability moves from the client to the puppet, with the rights that it has. */
function* moves(scene: MessageScene, checks: Checks): Program {
  const { cpu, puppet, vmo } = scene;
  const readOnly = yield* capDeriveRaw(cpu, vmo, Rights.MAP);
  const sent = yield* send(scene, { moved: readOnly });
  checks.equal('ipcSend', 'that moves a capability', sent, WORD.length);
  const left = yield* capCloseRaw(cpu, readOnly);
  checks.equal(RULE, 'the slot that it left', outcomeOf(left), 'EPERM');
  const args = [SOURCE, puppet.buffer, puppet.buffer + MSG_HEADER_SIZE, ROOM, RecvFlags.NONBLOCK];
  const { bytes } = yield* puppet.call(SYSCALL.ipcRecv, args);
  const payload = bytes.subarray(MSG_HEADER_SIZE).subarray(NONE, WORD.length);
  checks.equal('ipcRecv', 'its payload', payload, WORD);
  const object = [getU32(bytes, MSG_HEADER.src), NONE, puppet.buffer, WORD.length];
  const read = yield* puppet.result(SYSCALL.vmoRead, ...object);
  checks.equal(RULE, 'it is read where it moved to', read, WORD.length);
  const written = yield* puppet.result(SYSCALL.vmoWrite, ...object);
  checks.equal(RULE, 'and not written', outcomeOf(written), 'EPERM');
  const closed = yield* puppet.result(SYSCALL.capClose, getU32(bytes, MSG_HEADER.src));
  checks.equal(RULE, 'and closed', closed, 0);
}

/** A receive truncates if it is told to, and hands a header over as it was sent. */
function* fields(scene: MessageScene, checks: Checks): Program {
  const { cpu, own, puppet } = scene;
  const flags = RecvFlags.TRUNCATE | RecvFlags.NONBLOCK;
  for (const [name, call] of [
    ['ipcRecv', receive],
    ['ipcRecvV2', receiveV2],
  ] as const) {
    const sent = yield* send(scene);
    const copied = yield* call(scene, { room: TRUNCATED.length, flags });
    checks.equal(name, 'bytes of a truncated message', copied, TRUNCATED.length);
    checks.equal(name, 'its length', headerOf(scene).length, sent);
    checks.equal(name, 'its first bytes', payloadOf(scene, TRUNCATED.length), TRUNCATED);
  }
  const header = yield* sendHeaderRaw(cpu, own, NO_TYPE, NO_FLAGS, LONG);
  checks.equal('sendHeader', 'length', header, LONG);
  checks.equal('recvHeader', 'length', yield* recvHeaderRaw(cpu, own), LONG);
  const other = yield* puppet.result(SYSCALL.sendHeader, TARGET, NO_TYPE, NO_FLAGS, LONG);
  const empty = yield* receive(scene);
  checks.equal('ipcRecv', 'of a header alone', empty, 0);
  checks.equal('sendHeader', 'length in its header', headerOf(scene).length, other);
  checks.equal('ipcRecv', 'its sender', headerOf(scene).sender, puppet.pid);
}

/** A send into a full queue waits until a message is received. */
function* waitsForSpace(scene: MessageScene, checks: Checks): Program {
  const { cpu, puppet } = scene;
  for (const _ of rounds(DEPTH)) {
    checks.equal('ipcSend', 'fills the queue', yield* send(scene), WORD.length);
  }
  const deadline = (yield* nowNs(cpu)) + WAIT_NS;
  const late = yield* send(scene, { flags: BLOCKING, deadline });
  const then = yield* nsec(cpu);
  checks.equal('ipcSend', 'until a deadline', outcomeOf(late), 'ETIMEDOUT');
  checks.atLeast('ipcSend', 'time of the deadline', then.ok ? then.value : NO_DEADLINE, deadline);
  const args = [SOURCE, puppet.buffer, puppet.buffer + MSG_HEADER_SIZE, ROOM];
  const begun = yield* puppet.begin(SYSCALL.ipcRecv, ...args);
  checks.equal('ipcSend', 'its receiver begins', begun, 'ok');
  checks.equal('ipcSend', 'that waits', yield* send(scene, { flags: BLOCKING }), WORD.length);
  const taken = yield* puppet.finish();
  checks.equal('ipcRecv', 'that makes room', taken.result, WORD.length);
  for (const _ of rounds(DEPTH)) {
    checks.equal('ipcRecv', 'empties the queue', yield* receive(scene), WORD.length);
  }
}

/** A receive from an empty queue waits until a message is sent. */
function* waitsForMessage(scene: MessageScene, checks: Checks): Program {
  const { puppet } = scene;
  for (const [name, call] of [
    ['ipcRecv', receive],
    ['ipcRecvV2', receiveV2],
  ] as const) {
    const begun = yield* puppet.begin(SYSCALL.sendHeader, TARGET, NO_TYPE, NO_FLAGS, 9);
    checks.equal(name, 'its sender begins', begun, 'ok');
    checks.equal(name, 'that waits', yield* call(scene, { flags: BLOCKING }), 0);
    checks.equal(name, 'what it waited for', headerOf(scene).length, 9);
    const sent = yield* puppet.finish();
    checks.equal('sendHeader', 'to a receiver that waits', sent.result, 9);
  }
}

/** Makes valid calls. */
export function* messageEffects(scene: MessageScene, checks: Checks): Program {
  yield* moves(scene, checks);
  yield* fields(scene, checks);
  yield* waitsForSpace(scene, checks);
  yield* waitsForMessage(scene, checks);
}
