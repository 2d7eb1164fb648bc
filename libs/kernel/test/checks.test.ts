/**
 * Tests every check of every operation: violated alone it rejects the call with its own error, and the state is
 * unchanged, unless the contract says what it changes; of two violated checks the earlier one decides. The compiler
 * verifies that the tables are complete: each is typed by the generated checks of its operation.
 */
import { CHECKS } from '@abicus/abi-kernel/testing';
import { beforeEach, describe, expect, test } from 'vitest';
import { CALL_CASES } from './slots/calls.ts';
import { CAP_CASES } from './slots/caps.ts';
import { ENDPOINT_CASES } from './slots/endpoints.ts';
import { RECV_CASES } from './slots/ipc-recv.ts';
import { SEND_CASES } from './slots/ipc-send.ts';
import { REPLY_CASES } from './slots/ipc-call.ts';
import { INTERRUPT_CASES } from './slots/interrupts.ts';
import { MEMORY_CASES } from './slots/memory.ts';
import { TASK_CASES } from './slots/tasks.ts';
import type { Case } from './slots/cases.ts';
import { Resume } from '../src/state/task.ts';
import { World } from './support/world.ts';

const ALL = [
  ...CALL_CASES,
  ...CAP_CASES,
  ...ENDPOINT_CASES,
  ...INTERRUPT_CASES,
  ...MEMORY_CASES,
  ...RECV_CASES,
  ...REPLY_CASES,
  ...SEND_CASES,
  ...TASK_CASES,
];

let world: World;
beforeEach(() => {
  world = new World({ harts: 4, ramBytes: 0x8_0000 });
});

/**
 * Makes a call, and lets other tasks act while its caller is blocked. `decided` is the check that rejected it; `undefined`
 * if there is none, or if it waited for its reply, which another task's call ends: then its error alone decides.
 */
function make({ caller, job, after }: ReturnType<Case['build']>): {
  decided: string | undefined;
  result: number;
} {
  world.begin(caller, job);
  const isBlocked = !caller.puppet.idle;
  const waitsForReply = isBlocked && world.task(caller).resume === Resume.CallV2;
  if (isBlocked) after();
  const result = Number(world.result(caller));
  return { decided: waitsForReply ? undefined : world.check(), result };
}

/** Defines the tests of all operations whose ids begin with a prefix. */
function provenBy(prefix: string): void {
  const found = ALL.filter(({ id }) => `${id}.`.startsWith(prefix));
  if (found.length === 0) throw new Error(`no cases of ${prefix}`);
  describe.each(found)('$id', ({ rejected, valid }) => {
    const succeeds = valid === undefined ? [] : [[valid.title, valid.build] as const];
    test.each(succeeds)('%s', (_, build) => {
      expect(make(build(world)).result).toBeGreaterThanOrEqual(0);
    });
    const violations = rejected.map((one) => [one.title, one] as const);
    test.each(violations)('%s', (_, { check, errno, changes, build }) => {
      const made = build(world);
      world.settle();
      const before = world.digest();
      const { decided, result } = make(made);
      expect([decided ?? check, result]).toEqual([check, -errno]);
      // Without an outcome of its own another task's call has ended it.
      expect(decided !== undefined || changes).toBe(true);
      world.settle();
      expect(changes ? before : world.digest()).toBe(before);
    });
  });
}

test('there are slots for every operation that has checks', () => {
  expect(ALL.map(({ op }) => op).sort()).toEqual(Object.keys(CHECKS).sort());
});

provenBy('asCreate.');
provenBy('asMap.');
provenBy('capClone.');
provenBy('capClose.');
provenBy('capDerive.');
provenBy('capQuery.');
provenBy('capTransfer.');
provenBy('capTransferTo.');
provenBy('capWatch.');
provenBy('debugWrite.');
provenBy('deviceCapCreate.');
provenBy('exec.');
provenBy('execV2.');
provenBy('factoryDerive.');
provenBy('ipcCall.');
provenBy('ipcCallStart.');
provenBy('ipcCallV2.');
provenBy('ipcEndpointClose.');
provenBy('ipcEndpointCreate.');
provenBy('ipcEndpointCreateFor.');
provenBy('ipcEndpointCreateV2.');
provenBy('ipcRecv.');
provenBy('ipcRecvV2.');
provenBy('ipcReplyRecv.');
provenBy('ipcReplyRecvV2.');
provenBy('ipcSend.');
provenBy('irqBind.');
provenBy('irqComplete.');
provenBy('map.');
provenBy('mmioMap.');
provenBy('recvHeader.');
provenBy('sendHeader.');
provenBy('spawn.');
provenBy('taskKill.');
provenBy('taskWatch.');
provenBy('taskQos.');
provenBy('vmoCreate.');
provenBy('vmoDestroy.');
provenBy('vmoRead.');
provenBy('vmoShareRo.');
provenBy('vmoWrite.');
provenBy('wait.');
provenBy('waitInfo.');
provenBy('waitNohang.');
