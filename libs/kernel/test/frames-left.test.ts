/** What calls take of the frames that are left: with exactly these they succeed, and with one less nothing is changed. */
import {
  asCreateRaw,
  asMapRaw,
  execRaw,
  execV2Raw,
  mapRaw,
  mmioMapRaw,
  spawnRaw,
  vmoCreateRaw,
} from '@abicus/abi-kernel';
import { encodeUtf8, type Cpu, type Program } from '@abicus/wire';
import { expect, test } from 'vitest';
import { freeFrameCount } from '../src/mm/frames.ts';
import { HELD, setUp, shareDevice } from './slots/setup.ts';
import { IMAGE_SIZE, TEXT_VA, tinyImage } from './support/tiny-image.ts';
import { VA, World, type Actor } from './support/world.ts';

const PAGE = 0x1000;
/** The first page of a leaf table that no task has, and the last one. */
const [FIRST, LAST] = [0x3000_0000, 0x303f_f000];
const READ_USER = 1 | 2 | 16;

/** A call, by the task that makes it, with a space that it has created. */
type Attempt = (cpu: Cpu, space: number) => Program<number>;

const map =
  (va: number): Attempt =>
  (cpu) =>
    mapRaw(cpu, HELD.vmo, va, 0, READ_USER);
const mmioMap =
  (va: number): Attempt =>
  (cpu) =>
    mmioMapRaw(cpu, HELD.device, va, 0);
const asMap =
  (va: number, pages: number): Attempt =>
  (cpu, space) =>
    asMapRaw(cpu, space, HELD.vmo, va, pages * PAGE, 1, 1);
const spawn: Attempt = (cpu) => spawnRaw(cpu, TEXT_VA, 0, 0, HELD.both, 0);
const create: Attempt = (cpu) => asCreateRaw(cpu);
const exec =
  (stackPages: number): Attempt =>
  (cpu) =>
    execRaw(cpu, VA.image, IMAGE_SIZE, stackPages, 0);
const execV2: Attempt = (cpu) => execV2Raw(cpu, VA.image, IMAGE_SIZE, 1, 0, VA.name, 4);

/** What is called, how many frames that takes, the check that rejects it without them, and what is called before. */
type Row = readonly [what: string, takes: number, check: string, call: Attempt, before?: Attempt];

const ROWS: readonly Row[] = [
  ['map under a new table', 1, 'map.memory', map(FIRST)],
  ['map at the end of a new table', 1, 'map.memory', map(LAST)],
  ['map under a table that exists', 0, 'map.memory', map(LAST), map(FIRST)],
  ['map behind a table that exists', 1, 'map.memory', map(LAST + PAGE), map(LAST)],
  ['mmioMap under a new table', 1, 'mmioMap.memory', mmioMap(FIRST)],
  ['mmioMap at the end of a new table', 1, 'mmioMap.memory', mmioMap(LAST)],
  ['mmioMap under a table that exists', 0, 'mmioMap.memory', mmioMap(LAST), map(FIRST)],
  ['asMap of a page', 1, 'asMap.memory', asMap(FIRST, 1)],
  ['asMap up to the end of a table', 1, 'asMap.memory', asMap(LAST - PAGE, 2)],
  ['asMap over two tables', 2, 'asMap.memory', asMap(LAST, 2)],
  ['asMap over a table that exists', 1, 'asMap.memory', asMap(LAST, 2), asMap(FIRST, 1)],
  [
    'asMap over tables that exist',
    0,
    'asMap.memory',
    asMap(LAST, 2),
    function* (cpu, space) {
      yield* asMap(FIRST, 1)(cpu, space);
      return yield* asMap(LAST + 2 * PAGE, 1)(cpu, space);
    },
  ],
  ['asCreate', 1, 'asCreate.memory', create],
  ['spawn on the first stack', 5, 'spawn.stackMemory', spawn],
  ['spawn on the second stack', 4, 'spawn.stackMemory', spawn, spawn],
  ['exec with a page of stack', 4, 'exec.memory', exec(1)],
  ['exec with eight pages of stack', 11, 'exec.memory', exec(8)],
  ['execV2', 6, 'execV2.memory', execV2],
];

/** A world with some frames left, and what is called there; `init` alone may make programs with a name. */
class Left {
  readonly world = new World();
  readonly #caller: Actor;
  readonly #space: number;

  constructor(left: number, [, , , call, before]: Row) {
    const { world } = this;
    const { caller } = setUp(world);
    this.#caller = call === execV2 ? world.init : caller;
    shareDevice(world, caller);
    world.write(this.#caller, VA.image, tinyImage());
    world.write(this.#caller, VA.name, encodeUtf8('nova'));
    this.#space = world.must(this.#caller, (cpu) => asCreateRaw(cpu));
    if (before !== undefined) this.call(before);
    world.settle();
    const pages = this.free - left;
    world.must(world.init, (cpu) => vmoCreateRaw(cpu, -1, pages * PAGE));
  }

  call(attempt: Attempt): number {
    return this.world.call(this.#caller, (cpu) => attempt(cpu, this.#space));
  }

  get free(): number {
    return freeFrameCount(this.world.core.state.frames);
  }
}

const NAMED = ROWS.map((row) => [row[0], row[1], row] as const);

test.each(NAMED)('%s takes %i frames', (_, takes, row) => {
  const [, , check, call] = row;
  const enough = new Left(takes, row);
  expect(enough.call(call)).toBeGreaterThanOrEqual(0);
  expect(enough.free).toBe(0);
  if (takes === 0) return;
  const short = new Left(takes - 1, row);
  const before = short.world.digest();
  short.call(call);
  expect([short.world.check(), short.world.digest()]).toEqual([check, before]);
});
