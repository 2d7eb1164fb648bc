/**
 * Tests every check of every operation: violated alone it rejects the call with its own error, and the state is
 * unchanged; of two violated checks the earlier one decides. The compiler verifies that the tables are complete: each
 * is typed by the generated checks of its operation.
 */
import { CHECKS } from '@abicus/abi-kernel/testing';
import { describe, expect, test } from 'vitest';
import { CAP_CASES } from './slots/caps.ts';
import { ENDPOINT_CASES } from './slots/endpoints.ts';
import { RECV_CASES } from './slots/ipc-recv.ts';
import { SEND_CASES } from './slots/ipc-send.ts';
import { INTERRUPT_CASES } from './slots/interrupts.ts';
import { MEMORY_CASES } from './slots/memory.ts';
import { TASK_CASES } from './slots/tasks.ts';
import { World } from './support/world.ts';

const ALL = [
  ...CAP_CASES,
  ...ENDPOINT_CASES,
  ...INTERRUPT_CASES,
  ...MEMORY_CASES,
  ...RECV_CASES,
  ...SEND_CASES,
  ...TASK_CASES,
];

/** Small machines, since several hundred are booted here. */
const SMALL = { harts: 4, ramBytes: 2 << 20 };

/** Defines the tests of all operations whose ids begin with a prefix. */
function provenBy(prefix: string): void {
  const found = ALL.filter(({ id }) => `${id}.`.startsWith(prefix));
  if (found.length === 0) throw new Error(`no cases of ${prefix}`);
  describe.each(found)('$id', ({ rejected, valid }) => {
    const succeeds = valid === undefined ? [] : [[valid.title, valid.build] as const];
    test.each(succeeds)('%s', (_, build) => {
      const world = new World(SMALL);
      const { caller, job } = build(world);
      expect(world.call(caller, job)).toBeGreaterThanOrEqual(0);
    });
    const violations = rejected.map((one) => [one.title, one] as const);
    test.each(violations)('%s', (_, { check, errno, build }) => {
      const world = new World(SMALL);
      const { caller, job } = build(world);
      world.settle();
      const before = world.digest();
      const result = world.call(caller, job);
      expect([world.check(), result]).toEqual([check, -errno]);
      world.settle();
      expect(world.digest()).toBe(before);
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
provenBy('ipcEndpointClose.');
provenBy('ipcEndpointCreate.');
provenBy('ipcEndpointCreateFor.');
provenBy('ipcEndpointCreateV2.');
provenBy('ipcRecv.');
provenBy('ipcRecvV2.');
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
