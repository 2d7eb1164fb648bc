/** What calls on memory do if they are valid. They come after the rejected ones: where those mapped nothing is room. */
import {
  asCreateRaw,
  asMapRaw,
  capCloseRaw,
  capQueryRaw,
  mapRaw,
  MapFlags,
  mmioMapRaw,
  Prot,
  vmoCreateRaw,
  vmoDestroyRaw,
  vmoReadRaw,
  vmoShareRoRaw,
  vmoWriteRaw,
  type MARKERS,
} from '@abicus/abi-kernel';
import { PAGE_SIZE, VIRTIO_MAGIC, VIRTIO_MAGIC_VALUE } from '@abicus/abi-board';
import { encodeUtf8, getU32, type Program, type Proof } from '@abicus/wire';
import { CLIENT } from '../../slots.ts';
import { FREE_VA, READ_WRITE, USER, type MemoryScene } from './memory-scene.ts';
import { outcomeOf } from './rejects.ts';
import { EMPTY, NONE, VMO_LENGTH, WORD } from './scene.ts';

type Checks = Proof<typeof MARKERS.memoryRejects>;

const SIZE = WORD.length;
const STORED = getU32(WORD, NONE);
const OTHER = getU32(encodeUtf8('more'), NONE);
const READ_ONLY = MapFlags.VALID | MapFlags.READ | MapFlags.USER;
const READ_VA = FREE_VA + PAGE_SIZE;
const DEVICE_VA = READ_VA + PAGE_SIZE;

/** The word at an offset of an object; the negative error number if it cannot be read. */
function* wordOf({ cpu, buffer }: MemoryScene, slot: number, offset: number): Program<number> {
  const read = yield* vmoReadRaw(cpu, slot, offset, buffer, SIZE);
  return read === SIZE ? cpu.load32(buffer) : read;
}

/** A page that is mapped is the object's, for what the flags allow. */
function* maps(scene: MemoryScene, checks: Checks): Program {
  const { cpu, vmo, readOnly } = scene;
  const mapped = yield* mapRaw(cpu, vmo, FREE_VA, PAGE_SIZE, READ_WRITE);
  checks.equal('map', 'where rejected calls mapped nothing', outcomeOf(mapped), 'ok');
  if (outcomeOf(mapped) !== 'ok') return;
  cpu.store32(FREE_VA, STORED);
  checks.equal('map', 'what is stored there', yield* wordOf(scene, vmo, PAGE_SIZE), STORED);
  const second = yield* mapRaw(cpu, readOnly, READ_VA, PAGE_SIZE, READ_ONLY);
  checks.equal('map', 'for reading', outcomeOf(second), 'ok');
  if (outcomeOf(second) !== 'ok') return;
  checks.equal('map', 'what is loaded there', String(cpu.load32(READ_VA)), String(STORED));
  const written = yield* vmoReadRaw(cpu, vmo, NONE, READ_VA, SIZE);
  checks.equal('map', 'a call that writes there', outcomeOf(written), 'EFAULT');
  const device = yield* mmioMapRaw(cpu, CLIENT.blockRegisters, DEVICE_VA, NONE);
  checks.equal('mmioMap', 'of a device', outcomeOf(device), 'ok');
  if (outcomeOf(device) !== 'ok') return;
  const magic = String(cpu.load32(DEVICE_VA + VIRTIO_MAGIC));
  checks.equal('mmioMap', 'its first register', magic, String(VIRTIO_MAGIC_VALUE));
}

/** A copy for reading shares the bytes, and takes no others. */
function* shares(scene: MemoryScene, checks: Checks): Program {
  const { cpu, vmo, buffer } = scene;
  const shared = yield* vmoShareRoRaw(cpu, vmo);
  cpu.store32(buffer, OTHER);
  const end = VMO_LENGTH - SIZE;
  const written = yield* vmoWriteRaw(cpu, vmo, end, buffer, SIZE);
  checks.equal('vmoWrite', 'bytes', written, SIZE);
  checks.equal('vmoShareRo', 'what is read', yield* wordOf(scene, shared, end), OTHER);
  const rejected = yield* vmoWriteRaw(cpu, shared, end, buffer, SIZE);
  checks.equal('vmoShareRo', 'what is written', outcomeOf(rejected), 'EPERM');
  checks.equal('vmoShareRo', 'it is closed', yield* capCloseRaw(cpu, shared), NONE);
}

/** An object is created in the chosen slot with zeroed pages, and destroyed. */
function* creates(scene: MemoryScene, checks: Checks): Program {
  const { cpu, buffer } = scene;
  for (const round of ['first', 'second']) {
    const made = yield* vmoCreateRaw(cpu, EMPTY, PAGE_SIZE);
    checks.equal('vmoCreate', `slot, ${round} time`, made, EMPTY);
    checks.equal('vmoRead', `its bytes, ${round} time`, yield* wordOf(scene, made, NONE), NONE);
    const written = yield* vmoWriteRaw(cpu, made, NONE, buffer, SIZE);
    checks.equal('vmoWrite', `bytes, ${round} time`, written, SIZE);
    const ended = yield* vmoDestroyRaw(cpu, made);
    checks.equal('vmoDestroy', `it is alone, ${round} time`, outcomeOf(ended), 'ok');
    const gone = yield* capQueryRaw(cpu, made, buffer);
    checks.equal('vmoDestroy', `what is left, ${round} time`, outcomeOf(gone), 'EPERM');
  }
}

/** An address space is filled page by page, each once. */
function* fillsSpace({ cpu, vmo, space, readOnly }: MemoryScene, checks: Checks): Program {
  const fill = (into: number, slot: number, prot: number): Program<number> =>
    asMapRaw(cpu, into, slot, FREE_VA - VMO_LENGTH, VMO_LENGTH, prot, USER);
  const mapped = yield* fill(space, vmo, Prot.READ | Prot.WRITE);
  checks.equal('asMap', 'where rejected calls mapped nothing', outcomeOf(mapped), 'ok');
  const again = yield* fill(space, vmo, Prot.READ);
  checks.equal('asMap', 'once more', outcomeOf(again), 'EINVAL');
  const other = yield* asCreateRaw(cpu);
  checks.that('asCreate', 'each is another one', other > space);
  const read = yield* fill(other, readOnly, Prot.READ);
  checks.equal('asMap', 'for reading, into another one', outcomeOf(read), 'ok');
}

/** Makes valid calls. */
export function* memoryEffects(scene: MemoryScene, checks: Checks): Program {
  yield* maps(scene, checks);
  yield* shares(scene, checks);
  yield* creates(scene, checks);
  yield* fillsSpace(scene, checks);
}
