/** A launch that cannot begin: the slot from which programs get their control endpoints is in use. */
import { asCapSlot, asExitStatus, exit } from '@abicus/abi-kernel';
import { SP, type Cpu, type Program } from '@abicus/wire';
import { expect, test } from 'vitest';
import { FACTORY, IMAGES, testMachine } from '../../../kernel/test/support/test-machine.ts';
import { createOwn, dropEndpoint } from '../src/launch/endpoint.ts';
import { Images } from '../src/launch/images.ts';
import { launch } from '../src/launch/launch.ts';
import { START_SLOT } from '../src/launch/own-slots.ts';
import { countsOf } from './kernel-tables.ts';
import { obedient } from './programs.ts';
import { bootProgram } from './small-boot.ts';

test('a program is not launched while the start slot is in use: what is there stays, and nothing is left of the launch', () => {
  const found: unknown[] = [];
  function* init(cpu: Cpu): Program {
    const pad = { cpu, factory: asCapSlot(FACTORY), images: new Images(cpu) };
    const start = () => launch(pad, bootProgram('a', IMAGES));
    // The first free slot is the start slot.
    const taken = yield* createOwn(cpu, pad.factory, 1);
    found.push(taken.ok && taken.value === START_SLOT);
    // The image stays mapped.
    yield* pad.images.at(IMAGES);
    const before = countsOf(machine.kernel);
    found.push(yield* start(), countsOf(machine.kernel), before);
    const top = cpu.x[SP];
    found.push(yield* dropEndpoint(cpu, START_SLOT), (yield* start()).ok, cpu.x[SP] === top);
    yield* exit(cpu, asExitStatus(0));
  }
  const machine = testMachine({ init, a: obedient });
  expect(machine.run()).toMatchObject({ reason: 'finished', exitCode: 0 });
  const [isTaken, failed, after, before, ...later] = found;
  expect(failed).toEqual({ ok: false, error: 'control endpoint: slot 0 is taken' });
  expect([isTaken, after, ...later]).toEqual([true, before, true, true, true]);
});
