/** What calls on endpoints and watches do if they are valid: whose an endpoint is, and what its watchers are told. */
import {
  asCapSlot,
  asQueueDepth,
  asRights,
  capClose,
  capDerive,
  capTransferTo,
  capWatch,
  GoneSide,
  ipcEndpointClose,
  ipcEndpointCreateFor,
  ipcEndpointCreateV2,
  ipcRecv,
  readPeerGone,
  recvHeaderRaw,
  Rights,
  sendHeaderRaw,
  SYSCALL,
  RecvFlags,
  type CapSlot,
  type MARKERS,
} from '@abicus/abi-kernel';
import { NO_FLAGS, NO_TYPE } from '@abicus/ipc';
import { outcome, type ProbeContext } from '@abicus/probe';
import type { Proof, Program } from '@abicus/wire';
import { CLIENT } from '../../slots.ts';
import { DEPTH, type EndpointScene } from './endpoint-scene.ts';
import { NO_DEADLINE } from './message-scene.ts';
import { outcomeOf } from './rejects.ts';
import { endScene, EMPTY, GIVEN, LONG, NONE, type Scene } from './scene.ts';

type Checks = Proof<typeof MARKERS.endpointRejects>;

/** What watches are told with: those that are to be told, and another. */
const COOKIE = BigInt(CLIENT.endpoints);
const OTHER_COOKIE = BigInt(CLIENT.repliesRecv);
const QUEUE = asQueueDepth(DEPTH);

/** Takes the notice of a watch; `undefined`: there is none. */
export function* notice({ cpu }: Scene): Program<string | undefined> {
  const got = yield* ipcRecv(cpu, CLIENT.repliesRecv, LONG, RecvFlags.NONBLOCK, NO_DEADLINE);
  if (!got.ok) return undefined;
  const gone = readPeerGone(got.value.payload, 0);
  return [gone?.side, gone?.slot, gone?.cookie, gone?.serial].join(' ');
}

/** A watch through SEND tells of the endpoint, unless its slot was closed before. */
function* watchesEndpoint(scene: EndpointScene, checks: Checks): Program {
  const { cpu } = scene;
  const made = yield* ipcEndpointCreateV2(cpu, CLIENT.endpoints, QUEUE);
  checks.equal('ipcEndpointCreateV2', 'one more', outcome(made), 'ok');
  if (!made.ok) return;
  const send = yield* capDerive(cpu, made.value, asRights(Rights.SEND));
  const other = yield* capDerive(cpu, made.value, asRights(Rights.SEND));
  if (!send.ok || !other.ok) return;
  const watch = yield* capWatch(cpu, send.value, CLIENT.repliesRecv, COOKIE);
  const dropped = yield* capWatch(cpu, other.value, CLIENT.repliesRecv, OTHER_COOKIE);
  const left = yield* capClose(cpu, other.value);
  const watched = [watch, dropped, left].map(outcome).join(' ');
  checks.equal('capWatch', 'of an endpoint', watched, 'ok ok ok');
  checks.equal('capWatch', 'a notice while it is open', yield* notice(scene), undefined);
  const closed = yield* ipcEndpointClose(cpu, made.value);
  checks.equal('ipcEndpointClose', 'of the endpoint', outcome(closed), 'ok');
  const serial = watch.ok ? watch.value : undefined;
  const told = [GoneSide.Endpoint, send.value, COOKIE, serial].join(' ');
  checks.equal('capWatch', 'the notice of the close', yield* notice(scene), told);
  checks.equal('capWatch', 'a notice of a closed slot', yield* notice(scene), undefined);
  const after = yield* sendHeaderRaw(cpu, send.value, NO_TYPE, NO_FLAGS, NONE);
  checks.equal('ipcEndpointClose', 'a send to it', outcomeOf(after), 'ESRCH');
  const gone = yield* capClose(cpu, send.value);
  checks.equal('ipcEndpointClose', 'a copy that is left', outcome(gone), 'ok');
}

/** A watch through RECV tells of the last sender besides the owner. */
function* watchesSenders(scene: EndpointScene, checks: Checks): Program {
  const { cpu, puppet, own } = scene;
  const slot = asCapSlot(own);
  const given = yield* capTransferTo(cpu, puppet.pid, slot, asRights(Rights.SEND), GIVEN);
  const watch = yield* capWatch(cpu, slot, CLIENT.repliesRecv, COOKIE);
  checks.equal('capWatch', 'of senders', [given, watch].map(outcome).join(' '), 'ok ok');
  const sent = yield* puppet.result(SYSCALL.sendHeader, GIVEN, NO_TYPE, NO_FLAGS, LONG);
  checks.equal('ipcEndpointCreateV2', 'what a child sends', sent, LONG);
  checks.equal('ipcEndpointCreateV2', 'is received', yield* recvHeaderRaw(cpu, own), LONG);
  const before = yield* notice(scene);
  const dropped = yield* puppet.result(SYSCALL.capClose, GIVEN);
  checks.equal('capWatch', 'the last sender goes', outcomeOf(dropped), 'ok');
  const serial = watch.ok ? watch.value : undefined;
  const told = [GoneSide.Senders, slot, COOKIE, serial].join(' ');
  checks.equal('capWatch', 'a notice while there is one', before, undefined);
  checks.equal('capWatch', 'the notice of the last one', yield* notice(scene), told);
}

/** An endpoint that a child owns is a program's to use, and closes when the child ends. */
export function* ownedByChild(
  context: ProbeContext,
  scene: Scene & { readonly part: number },
  checks: Checks,
): Program {
  const { cpu, puppet } = scene;
  const part = asCapSlot(scene.part);
  const made = yield* ipcEndpointCreateFor(cpu, part, puppet.pid, QUEUE);
  checks.equal('ipcEndpointCreateFor', 'a child', outcome(made), 'ok');
  const slot: CapSlot = made.ok ? made.value : EMPTY;
  const sent = yield* sendHeaderRaw(cpu, slot, NO_TYPE, NO_FLAGS, LONG);
  checks.equal('ipcEndpointCreateFor', 'its creator sends', sent, LONG);
  checks.equal('ipcEndpointCreateFor', 'and receives', yield* recvHeaderRaw(cpu, slot), LONG);
  const ended = yield* endScene(context, scene);
  checks.equal('ipcEndpointCreateFor', 'the child ends', outcome(ended), 'ok');
  const late = yield* sendHeaderRaw(cpu, slot, NO_TYPE, NO_FLAGS, LONG);
  checks.equal('ipcEndpointCreateFor', 'it is closed then', outcomeOf(late), 'ESRCH');
  const own = yield* ipcEndpointCreateV2(cpu, part, QUEUE);
  const closed = own.ok ? yield* ipcEndpointClose(cpu, own.value) : own;
  checks.equal('factoryDerive', 'its place is free again', outcome(closed), 'ok');
  const left = [yield* capClose(cpu, slot), yield* capClose(cpu, part)];
  checks.equal('factoryDerive', 'and is given back', left.map(outcome).join(' '), 'ok ok');
}

/** Makes valid calls. */
export function* endpointEffects(scene: EndpointScene, checks: Checks): Program {
  yield* watchesEndpoint(scene, checks);
  yield* watchesSenders(scene, checks);
}
