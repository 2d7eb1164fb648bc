/** A pid that init has reaped names no task, also when another one has its place in the table. */
import { asCapSlot, asExitStatus, asPid, asWaitTarget, exit, waitNohang } from '@abicus/abi-kernel';
import type { Cpu, Program } from '@abicus/wire';
import { expect, test } from 'vitest';
import { find } from '../../../kernel/src/state/slots.ts';
import { FACTORY, IMAGES, testMachine } from '../../../kernel/test/support/test-machine.ts';
import { dropEndpoint } from '../src/launch/endpoint.ts';
import { Images } from '../src/launch/images.ts';
import { killAndReap, launch } from '../src/launch/launch.ts';
import { obedient } from './programs.ts';
import { bootProgram } from './small-boot.ts';

const placeOf = (pid: number): number => pid & 0xffff;

test.each([1, 2])(
  'a kill and a wait with the pid of a reaped task are rejected, and the task with its place lives, with %d harts',
  (harts) => {
    const found: unknown[] = [];
    function* init(cpu: Cpu): Program {
      const pad = { cpu, factory: asCapSlot(FACTORY), images: new Images(cpu) };
      function* start(): Program<number> {
        const made = yield* launch(pad, bootProgram('a', IMAGES));
        if (!made.ok) throw new Error(made.error);
        yield* dropEndpoint(cpu, made.value.control);
        return made.value.pid;
      }
      const old = yield* start();
      yield* killAndReap(cpu, asPid(old));
      // Places that were free before are used first.
      let next = yield* start();
      for (let i = 0; i < 100 && placeOf(next) !== placeOf(old); i++) {
        yield* killAndReap(cpu, asPid(next));
        next = yield* start();
      }
      found.push(placeOf(next) === placeOf(old), next === old);
      found.push(yield* killAndReap(cpu, asPid(old)));
      found.push(yield* waitNohang(cpu, asWaitTarget(old)));
      found.push(find(machine.kernel.core.state.tasks, next)?.name);
      found.push((yield* killAndReap(cpu, asPid(next))).ok);
      yield* exit(cpu, asExitStatus(0));
    }
    const machine = testMachine({ init, a: obedient }, { harts });
    expect(machine.run()).toMatchObject({ reason: 'finished', exitCode: 0 });
    expect(found).toEqual([
      true,
      false,
      { ok: false, error: 'kill: EPERM' },
      { ok: false, error: 'ESRCH' },
      'a',
      true,
    ]);
  },
);
