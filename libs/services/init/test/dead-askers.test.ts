/** Questions about a service that is being restarted, whose askers end before there is an answer. */
import { encodeGet, LIMITS } from '@abicus/abi-init';
import { asExitStatus, exit, ipcCallV2 } from '@abicus/abi-kernel';
import { INIT_SLOT, NO_FLAGS, NO_SLOT, NO_TYPE } from '@abicus/ipc';
import { expect, test } from 'vitest';
import { ASK, obedient, receiveUntil, request, resolve, started, timeIn } from './programs.ts';
import { calls, SUPERVISION } from './small-boot.ts';
import type { TestProgram } from './supervised.ts';
import { runMain, SLOT } from './with-main.ts';

const MS = 1_000_000n;
const FRAME = encodeGet({ name: 'a' }, { version: 'v2', nonce: 1 }) ?? new Uint8Array();

test('the questions of programs that have ended take no place: as many as may wait have ended, and the next one is answered', () => {
  const backoffNs = [200n * MS, 200n * MS] as const;
  const a: TestProgram = {
    name: 'a',
    main: obedient,
    boot: { supervision: { ...SUPERVISION, backoffNs } },
  };
  const outcomes: unknown[] = [];
  const askers = Array.from({ length: LIMITS.parked }, (_, i): TestProgram => ({
    name: `c${i}`,
    boot: { requests: undefined, supervision: undefined, calls: [calls('a', 5)] },
    *main(cpu) {
      yield* started(cpu);
      yield* receiveUntil(cpu, 50n * MS);
      const until = yield* timeIn(cpu, 20n * MS);
      const [ty, flags, none] = [NO_TYPE, NO_FLAGS, NO_SLOT];
      const got = yield* ipcCallV2(cpu, INIT_SLOT, ty, flags, none, 64, until, FRAME, 0);
      outcomes.push(got.ok ? 'answered' : got.error);
      yield* exit(cpu, asExitStatus(0));
    },
  }));
  const { collected } = runMain<unknown>([a, ...askers], function* ask(cpu, found) {
    yield* request(cpu, SLOT.first, ASK.fault);
    yield* receiveUntil(cpu, 120n * MS);
    found.push(yield* resolve(cpu, SLOT.first, 'a'), yield* request(cpu, SLOT.first, ASK.starts));
  });
  // All of them waited until their deadlines.
  expect(outcomes).toEqual(askers.map(() => 'ETIMEDOUT'));
  expect(collected).toEqual([SLOT.first, 2]);
});
