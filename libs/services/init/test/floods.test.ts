/** Programs that send init more than it takes: the others are started, say that they serve, and are served. */
import { asMsgFlags, asMsgType, ipcSend, LIMITS, SendFlags, yieldNow } from '@abicus/abi-kernel';
import { INIT_SLOT, send } from '@abicus/ipc';
import { encodeReady } from '@abicus/abi-init';
import type { Cpu, Program } from '@abicus/wire';
import { expect, test } from 'vitest';
import { toy } from '../../../service/test/toy.ts';
import { question, receiveUntil, started, timeOf } from './programs.ts';
import type { TestProgram } from './supervised.ts';
import { runMain, SLOT } from './with-main.ts';

const MS = 1_000_000n;
const READY = encodeReady({ version: 'v2', nonce: 1 }) ?? new Uint8Array();

/** Says that it serves, then sends init messages of a size for ever, as many as are taken. */
function flooding(size: number) {
  return function* flood(cpu: Cpu): Program {
    yield* started(cpu);
    yield* send(cpu, INIT_SLOT, READY, 0n);
    const frame = new Uint8Array(size);
    const header = { src: 0, dst: 0, ty: asMsgType(0), flags: asMsgFlags(0), len: size };
    for (;;) {
      const sent = yield* ipcSend(cpu, INIT_SLOT, header, frame, SendFlags.NONBLOCK, 0n);
      if (!sent.ok) yield* yieldNow(cpu);
    }
  };
}

test.each([1, 2, 4].flatMap((harts) => [1, LIMITS.maxFrame].map((size) => [harts, size] as const)))(
  'programs that fill the queue of init keep no other from its start and its routes: %i harts, messages of %i bytes',
  (harts, size) => {
    const floods = ['f0', 'f1', 'f2'].map((name): TestProgram => {
      return { name, main: flooding(size), boot: { stackPages: 6 } };
    });
    const service: TestProgram = { name: 'a', main: toy('a').main };
    const { init, collected } = runMain<unknown>(
      [...floods, service],
      function* act(cpu, found) {
        yield* receiveUntil(cpu, (yield* timeOf(cpu)) + 4n * MS);
        found.push(yield* question(cpu, 'a'));
      },
      { harts, seed: harts },
    );
    const steps = ['f0', 'f1', 'f2', 'a'].flatMap((name) => [
      `init: start ${name}`,
      `init: up ${name}`,
    ]);
    expect(init).toEqual(['init: start', ...steps, 'init: ready']);
    expect(collected).toEqual([SLOT.first + floods.length]);
  },
);
