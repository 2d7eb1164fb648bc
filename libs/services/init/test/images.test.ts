/** Images in the memory of init: each of their pages is mapped once. */
import { asExitStatus, exit, SYSCALL } from '@abicus/abi-kernel';
import { A2, A7, u32In, u53In, type Cpu, type Program } from '@abicus/wire';
import { expect, test } from 'vitest';
import { IMAGES, testConfig, testMachine } from '../../../kernel/test/support/test-machine.ts';
import { Images } from '../src/launch/images.ts';
import { obedient } from './programs.ts';

const PAGE = 0x1000;

/** What init finds of an image of so many bytes that it maps twice, and at which offsets it maps it. */
function mappedOf(bytes: number): { readonly found: unknown; readonly offsets: readonly number[] } {
  const found: unknown[] = [];
  const offsets: number[] = [];
  function* twice(cpu: Cpu): Program {
    const images = new Images(cpu);
    found.push(yield* images.at(IMAGES), yield* images.at(IMAGES));
    yield* exit(cpu, asExitStatus(0));
  }
  function* init(cpu: Cpu): Program {
    for (const steps = twice(cpu); steps.next().done !== true; yield) {
      if (u32In(cpu.x, A7) === SYSCALL.map) offsets.push(u53In(cpu.x, A2));
    }
  }
  const programs = { init, a: obedient };
  const { images } = testConfig(programs);
  const config = { images: { ...images, a: new Uint8Array(bytes) } };
  const end = testMachine(programs, { config }).run();
  expect(end).toEqual({ reason: 'finished', exitCode: 0 });
  return { found, offsets };
}

test.each([
  [1, [0]],
  [PAGE, [0]],
  [PAGE + 1, [0, PAGE]],
  [2 * PAGE, [0, PAGE]],
])('of an image of %i bytes init maps the pages at %j, each once', (length, offsets) => {
  const whole = { ok: true, value: { va: 0x1000_0000 + IMAGES * 0x10_0000, length } };
  expect(mappedOf(length)).toEqual({ found: [whole, whole], offsets });
});
