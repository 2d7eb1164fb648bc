/** More frames than an index of a queue has values. */
import { expect, test } from 'vitest';
import { frame, needsReset, netRig } from './net-driver.ts';

test('the indices of both queues wrap around, past 65535', () => {
  const made = netRig();
  const { driver, net, sent } = made;
  driver.start();
  let received = 0;
  for (let i = 0; i < 65_540; i++) {
    net.accept(frame(i));
    received += driver.received().length;
    driver.send(frame(i, 14));
  }
  expect([received, sent.length, net.dropped, needsReset(made)]).toEqual([
    65_540,
    65_540,
    0,
    false,
  ]);
});
