/** Clients that send a service more than it takes: the requests of another one are answered. */
import {
  asCapSlot,
  asMsgFlags,
  asMsgType,
  ipcSend,
  LIMITS,
  SendFlags,
  yieldNow,
} from '@abicus/abi-kernel';
import { FRAME_MAX, room } from '@abicus/abi-timed';
import { CallChannel } from '@abicus/ipc';
import type { Cpu, Program } from '@abicus/wire';
import { expect, test } from 'vitest';
import { started } from '../../services/init/test/programs.ts';
import { calls } from '../../services/init/test/small-boot.ts';
import type { TestProgram } from '../../services/init/test/supervised.ts';
import { runMain, SLOT } from '../../services/init/test/with-main.ts';
import { toy } from './toy.ts';

const SERVICE = asCapSlot(SLOT.first);
const REQUESTS = 20;
const BUDGET_NS = 100_000_000n;
/** The deepest queue whose longest messages leave bytes in the budget of its owner. */
const DEPTH = Math.floor(LIMITS.queuedBytesPerOwner / LIMITS.maxFrame) - 1;

/** Sends the service messages of a size for ever, as many as it takes. */
function flooding(size: number) {
  return function* flood(cpu: Cpu): Program {
    yield* started(cpu);
    const frame = new Uint8Array(size);
    const header = { src: 0, dst: 0, ty: asMsgType(0), flags: asMsgFlags(0), len: size };
    for (;;) {
      const sent = yield* ipcSend(cpu, SERVICE, header, frame, SendFlags.NONBLOCK, 0n);
      if (!sent.ok) yield* yieldNow(cpu);
    }
  };
}

/** The outcomes of requests to a service whose queue three clients fill. */
function asked(harts: number, size: number, depth: number): readonly string[] {
  const boot = { requests: { slot: 2, depth } };
  const service: TestProgram = { name: 'a', main: toy('a').main, boot };
  const floods = ['f0', 'f1', 'f2'].map((name): TestProgram => {
    const wired = { stackPages: 6, requests: undefined, calls: [calls('a', SERVICE)] };
    return { name, main: flooding(size), boot: wired };
  });
  return runMain<string>(
    [service, ...floods],
    function* ask(cpu, found) {
      const channel = new CallChannel(cpu, SERVICE, { room: FRAME_MAX, budgetNs: BUDGET_NS });
      for (let i = 0; i < REQUESTS; i++) {
        const got = yield* room(channel);
        found.push(got.ok ? 'answered' : got.error);
      }
    },
    { harts },
  ).collected;
}

test.each([1, 2, 4].flatMap((harts) => [1, LIMITS.maxFrame].map((size) => [harts, size] as const)))(
  'each request is answered while other clients fill the queue: %i harts, messages of %i bytes',
  (harts, size) => {
    expect(asked(harts, size, DEPTH)).toEqual(Array.from({ length: REQUESTS }, () => 'answered'));
  },
);

test('clients that use up the bytes of a service with a queue twice as deep have others rejected', () => {
  expect(asked(1, LIMITS.maxFrame, 2 * DEPTH)).toContain('Overload');
});
