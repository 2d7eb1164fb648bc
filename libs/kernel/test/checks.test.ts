/**
 * Every check of every operation: violated alone it decides, with its own error, and nothing has changed; of two that are
 * violated at once the earlier one decides. That the tables are whole is the compiler's affair: each is typed by the
 * generated refusals of its operation.
 */
import { describe, expect, test } from 'vitest';
import { CAP_CASES } from './slots/caps.ts';
import { ENDPOINT_CASES } from './slots/endpoints.ts';
import { RECV_CASES } from './slots/ipc-recv.ts';
import { SEND_CASES } from './slots/ipc-send.ts';
import { MEMORY_CASES } from './slots/memory.ts';
import type { Case } from './slots/slot.ts';
import { TASK_CASES } from './slots/tasks.ts';
import { World } from './world.ts';

const ALL = [
  ...CAP_CASES,
  ...ENDPOINT_CASES,
  ...MEMORY_CASES,
  ...RECV_CASES,
  ...SEND_CASES,
  ...TASK_CASES,
];

/** Makes the tests of all operations whose ids begin so. */
function provenBy(prefix: string): void {
  const found = ALL.filter(({ id }) => `${id}.`.startsWith(prefix));
  if (found.length === 0) throw new Error(`no cases of ${prefix}`);
  for (const { id, valid, singles, pairs } of found) {
    describe(id, () => {
      if (valid !== undefined) {
        test(valid.title, () => {
          const world = new World();
          const { caller, job } = valid.build(world);
          expect(world.call(caller, job)).toBeGreaterThanOrEqual(0);
        });
      }
      test.each(singles.map((one) => [one.title, one] as const))('%s', (_, one) => refused(one));
      if (pairs.length > 0) {
        test.each(pairs.map((one) => [one.title, one] as const))('%s', (_, one) => refused(one));
      }
    });
  }
}

function refused({ reject, build }: Case): void {
  const world = new World();
  const { caller, job } = build(world);
  world.settle();
  const before = world.digest();
  expect(world.call(caller, job)).toBe(-reject.errno);
  world.settle();
  expect(world.digest()).toBe(before);
}

provenBy('asCreate.');
provenBy('asMap.');
provenBy('capClone.');
provenBy('capClose.');
provenBy('capQuery.');
provenBy('capTransfer.');
provenBy('capTransferTo.');
provenBy('capWatch.');
provenBy('debugWrite.');
provenBy('deviceCapCreate.');
provenBy('exec.');
provenBy('execV2.');
provenBy('ipcEndpointClose.');
provenBy('ipcEndpointCreate.');
provenBy('ipcEndpointCreateFor.');
provenBy('ipcEndpointCreateV2.');
provenBy('ipcRecv.');
provenBy('ipcRecvV2.');
provenBy('ipcSend.');
provenBy('map.');
provenBy('mmioMap.');
provenBy('recvHeader.');
provenBy('sendHeader.');
provenBy('spawn.');
provenBy('taskQos.');
provenBy('vmoCreate.');
provenBy('vmoDestroy.');
provenBy('vmoRead.');
provenBy('vmoWrite.');
provenBy('wait.');
provenBy('waitNohang.');
