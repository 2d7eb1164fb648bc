/** What calls on messages do if they are valid: which task receives what, and which of two waits for the other. */
import {
  capCloseRaw,
  capDeriveRaw,
  MSG_HEADER,
  nsec,
  RecvFlags,
  recvHeaderRaw,
  Rights,
  sendHeaderRaw,
  SYSCALL,
  type MARKERS,
} from '@abicus/abi-kernel';
import { nowNs } from '@abicus/probe';
import { getU32, type Program, type Proof } from '@abicus/wire';
import { DEPTH } from './endpoint-scene.ts';
import {
  headerOf,
  payloadOf,
  receive,
  receiveV2,
  ROOM,
  send,
  SOURCE,
  TARGET,
  WORD,
  type MessageScene,
} from './message-scene.ts';
import { outcomeOf } from './rejects.ts';

type Checks = Proof<typeof MARKERS.messageRejects>;

const RULE = 'ipc.invariant.moveIsAtomic';
const WAIT_NS = 20_000n;
/** Where the puppet receives a payload in its buffer. */
const PAYLOAD = 16;
const BLOCKING = 0;

/** A capability moves from the client to the puppet, with the rights that it has. */
function* moves(scene: MessageScene, checks: Checks): Program {
  const { cpu, puppet, vmo } = scene;
  const readOnly = yield* capDeriveRaw(cpu, vmo, Rights.MAP);
  const sent = yield* send(scene, { moved: readOnly });
  checks.equal('ipcSend', 'that moves a capability', sent, WORD.length);
  const left = yield* capCloseRaw(cpu, readOnly);
  checks.equal(RULE, 'the slot that it left', outcomeOf(left), 'EPERM');
  const args = [SOURCE, puppet.buffer, puppet.buffer + PAYLOAD, ROOM, RecvFlags.NONBLOCK];
  const { result, bytes } = yield* puppet.call(SYSCALL.ipcRecv, args);
  checks.equal('ipcRecv', 'its payload', bytes.slice(PAYLOAD, PAYLOAD + WORD.length), WORD);
  const slot = result < 0 ? -1 : getU32(bytes, MSG_HEADER.src);
  const read = yield* puppet.result(SYSCALL.vmoRead, slot, 0, puppet.buffer, 4);
  checks.equal(RULE, 'it is read where it moved to', read, 4);
  const written = yield* puppet.result(SYSCALL.vmoWrite, slot, 0, puppet.buffer, 4);
  checks.equal(RULE, 'and not written', outcomeOf(written), 'EPERM');
  const closed = yield* puppet.result(SYSCALL.capClose, slot);
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
    const copied = yield* call(scene, { room: 2, flags });
    checks.equal(name, 'bytes of a truncated message', copied, 2);
    checks.equal(name, 'its length', headerOf(scene).length, sent);
    checks.equal(name, 'its first bytes', payloadOf(scene, 2).join(' '), '9 1');
  }
  const header = yield* sendHeaderRaw(cpu, own, 7, 0, 5);
  checks.equal('sendHeader', 'length', header, 5);
  checks.equal('recvHeader', 'length', yield* recvHeaderRaw(cpu, own), 5);
  const other = yield* puppet.result(SYSCALL.sendHeader, TARGET, 7, 0, 6);
  const empty = yield* receive(scene);
  checks.equal('ipcRecv', 'of a header alone', empty, 0);
  checks.equal('sendHeader', 'length in its header', headerOf(scene).length, other);
  checks.equal('ipcRecv', 'its sender', headerOf(scene).sender, puppet.pid);
}

/** A send into a full queue waits until a message is received. */
function* waitsForSpace(scene: MessageScene, checks: Checks): Program {
  const { cpu, puppet } = scene;
  for (let messages = 0; messages < DEPTH; messages++) {
    checks.equal('ipcSend', 'fills the queue', yield* send(scene), WORD.length);
  }
  const deadline = (yield* nowNs(cpu)) + WAIT_NS;
  const late = yield* send(scene, { flags: BLOCKING, deadline });
  const then = yield* nsec(cpu);
  checks.equal('ipcSend', 'until a deadline', outcomeOf(late), 'ETIMEDOUT');
  checks.atLeast('ipcSend', 'time of the deadline', then.ok ? then.value : 0n, deadline);
  const args = [SOURCE, puppet.buffer, puppet.buffer + PAYLOAD, ROOM, RecvFlags.NONBLOCK];
  const begun = yield* puppet.begin(SYSCALL.ipcRecv, ...args);
  checks.equal('ipcSend', 'its receiver begins', begun, 'ok');
  checks.equal('ipcSend', 'that waits', yield* send(scene, { flags: BLOCKING }), WORD.length);
  const taken = yield* puppet.finish();
  checks.equal('ipcRecv', 'that makes room', taken.result, WORD.length);
  for (let messages = 0; messages < DEPTH; messages++) {
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
    const begun = yield* puppet.begin(SYSCALL.sendHeader, TARGET, 7, 0, 9);
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
