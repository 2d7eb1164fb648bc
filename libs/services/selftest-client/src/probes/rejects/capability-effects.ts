/** What calls on capabilities do if they are valid: which slot and rights they give, and to which task. */
import {
  asCapSlot,
  asQueueDepth,
  asRights,
  capClone,
  capClose,
  capDerive,
  CapKind,
  capQuery,
  capTransfer,
  capTransferTo,
  ipcEndpointClose,
  ipcEndpointCreateV2,
  Rights,
  SYSCALL,
  vmoRead,
  vmoWrite,
  type CapSlot,
  type MARKERS,
} from '@abicus/abi-kernel';
import { VIRTIO_BASE, VIRTIO_SIZE } from '@abicus/abi-board';
import { NO_VALUE, outcome } from '@abicus/probe';
import { encodeUtf8, type Program, type Proof } from '@abicus/wire';
import { CLIENT } from '../../slots.ts';
import { DEPTH } from './endpoint-scene.ts';
import { outcomeOf } from './rejects.ts';
import { FACTORY, GIVEN, NONE, CLOSED, VMO_LENGTH, WORD, type Scene } from './scene.ts';

type Checks = Proof<typeof MARKERS.capRejects>;

const OTHER = encodeUtf8('more');
const READ_ONLY = asRights(Rights.MAP);
const READ_WRITE = asRights(Rights.MAP | Rights.WRITE);
const OFFSET = WORD.length;
const QUEUE = asQueueDepth(DEPTH);

/** The bytes of a memory object; the error if they cannot be read. */
function* bytesOf({ cpu }: Scene, slot: CapSlot): Program<Uint8Array | string> {
  const read = yield* vmoRead(cpu, slot, OFFSET, WORD.length);
  return read.ok ? read.value.data : read.error;
}

/** The same as the puppet sees it. */
function* bytesOfPuppet({ puppet }: Scene, slot: number): Program<Uint8Array | string> {
  const args = [slot, OFFSET, puppet.buffer, WORD.length];
  const { result, bytes } = yield* puppet.call(SYSCALL.vmoRead, args);
  const read = outcomeOf(result);
  return read === 'ok' ? bytes.subarray(NONE, WORD.length) : read;
}

/** The puppet writes into a memory object. */
function* writtenByPuppet({ puppet }: Scene, slot: number): Program<string> {
  const args = [slot, OFFSET, puppet.buffer, OTHER.length];
  return outcomeOf((yield* puppet.call(SYSCALL.vmoWrite, args, OTHER)).result);
}

function* copies(scene: Scene, checks: Checks): Program {
  const { cpu, vmo } = scene;
  const copy = yield* capClone(cpu, vmo);
  const next = yield* capClone(cpu, vmo);
  checks.equal('capClone', 'into the first free slot', outcome(copy), 'ok');
  if (!copy.ok || !next.ok) return;
  checks.equal('capClone', 'and the next one', next.value, copy.value + 1);
  const written = yield* vmoWrite(cpu, copy.value, OFFSET, WORD);
  checks.equal('capClone', 'it has the rights of its source', outcome(written), 'ok');
  checks.equal('capClone', 'and its object', yield* bytesOf(scene, vmo), WORD);
  const closed = yield* capClose(cpu, copy.value);
  checks.equal('capClose', 'of a copy', outcome(closed), 'ok');
  const gone = yield* capQuery(cpu, copy.value);
  checks.equal('capClose', 'what is in its slot', outcome(gone), 'EPERM');
  const readOnly = yield* capDerive(cpu, vmo, READ_ONLY);
  const slot = readOnly.ok ? readOnly.value : NO_VALUE;
  checks.equal('capDerive', 'into the slot that was closed', slot, copy.value);
  const derived = asCapSlot(slot);
  checks.equal('capDerive', 'what is read through it', yield* bytesOf(scene, derived), WORD);
  const overwritten = yield* vmoWrite(cpu, derived, OFFSET, OTHER);
  const rule = 'cap.invariant.rightsNeverGrow';
  checks.equal(rule, 'write through a read-only copy', outcome(overwritten), 'EPERM');
  const grown = yield* capDerive(cpu, derived, READ_WRITE);
  checks.equal(rule, 'a copy of it with more rights', outcome(grown), 'EPERM');
  const ends = [yield* capClose(cpu, derived), yield* capClose(cpu, next.value)];
  checks.equal('capClose', 'of the other copies', ends.map(outcome).join(' '), 'ok ok');
}

function* queries({ cpu, vmo }: Scene, checks: Checks): Program {
  const memory = yield* capQuery(cpu, vmo);
  const device = yield* capQuery(cpu, CLIENT.blockRegisters);
  const length = memory.ok ? Number(memory.value.length) : NO_VALUE;
  checks.equal('capQuery', 'length of a memory object', length, VMO_LENGTH);
  const found = device.ok ? device.value : undefined;
  const fields = [found?.capKind, found?.base, found?.length].join(' ');
  const expected = [CapKind.DeviceMmio, VIRTIO_BASE, VIRTIO_SIZE].join(' ');
  checks.equal('capQuery', 'of a device', fields, expected);
}

function* transfers(scene: Scene, checks: Checks): Program {
  const { cpu, puppet, vmo } = scene;
  const { pid } = puppet;
  const first = yield* capTransfer(cpu, pid, vmo, READ_ONLY);
  const slot = first.ok ? first.value : NO_VALUE;
  checks.equal('capTransfer', 'into the first free slot', slot, 0);
  checks.equal('capTransfer', 'what the child reads', yield* bytesOfPuppet(scene, slot), WORD);
  const rule = 'cap.invariant.rightsNeverGrow';
  checks.equal(rule, 'a child writes', yield* writtenByPuppet(scene, slot), 'EPERM');
  const given = yield* capTransferTo(cpu, pid, vmo, READ_WRITE, GIVEN);
  checks.equal('capTransferTo', 'into a slot', given.ok ? given.value : NO_VALUE, GIVEN);
  checks.equal('capTransferTo', 'a child writes', yield* writtenByPuppet(scene, GIVEN), 'ok');
  checks.equal('capTransferTo', 'what it wrote', yield* bytesOf(scene, vmo), OTHER);
  const back = yield* puppet.result(SYSCALL.capClose, GIVEN);
  checks.equal('capClose', 'by the child', outcomeOf(back), 'ok');
}

/** A capability whose object is gone makes room, and a derived factory may be given with MANAGE. */
function* replaced(scene: Scene, checks: Checks): Program {
  const { cpu, puppet, vmo } = scene;
  const { pid } = puppet;
  const own = yield* ipcEndpointCreateV2(cpu, CLIENT.endpoints, QUEUE);
  if (!own.ok) return;
  const sends = yield* capTransferTo(cpu, pid, own.value, asRights(Rights.SEND), CLOSED);
  const over = yield* capTransferTo(cpu, pid, vmo, READ_ONLY, CLOSED);
  const closed = yield* ipcEndpointClose(cpu, own.value);
  const again = yield* capTransferTo(cpu, pid, vmo, READ_ONLY, CLOSED);
  const found = [sends, over, closed, again].map(outcome).join(' ');
  checks.equal('capTransferTo', 'over a capability', found, 'ok EPERM ok ok');
  checks.equal('capTransferTo', 'what is there then', yield* bytesOfPuppet(scene, CLOSED), OTHER);
  const factory = yield* capTransferTo(
    cpu,
    pid,
    CLIENT.endpoints,
    asRights(Rights.MANAGE),
    FACTORY,
  );
  checks.equal('capTransferTo', 'of a factory', outcome(factory), 'ok');
  const created = yield* puppet.result(SYSCALL.ipcEndpointCreateV2, FACTORY, QUEUE);
  checks.equal('capTransferTo', 'the child creates an endpoint with it', created, 2);
}

/** Makes valid calls. */
export function* capabilityEffects(scene: Scene, checks: Checks): Program {
  yield* copies(scene, checks);
  yield* queries(scene, checks);
  yield* transfers(scene, checks);
  yield* replaced(scene, checks);
}
