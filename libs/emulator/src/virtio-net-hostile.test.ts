/** A hostile driver of the network device: each malformed chain makes the device need a reset, and nothing is thrown. */
import { describe, expect, test } from 'vitest';
import { frame, needsReset, netRig, type NetRig } from '../test/net-driver.ts';

const [NEXT, WRITE, INDIRECT] = [1, 2, 4];

/** Chains of a hostile driver, which begin at descriptor 0 of a queue. Addresses are relative to the page for buffers. */
describe.each([
  ['receive', WRITE],
  ['transmit', 0],
] as const)('a malformed chain of the %s queue', (name, flags) => {
  const other = WRITE - flags;
  test.each([
    ['is a loop', [{ length: 20, flags: flags | NEXT, next: 0 }]],
    [
      'is a loop of two',
      [NEXT, NEXT].map((next, i) => ({ length: 20, flags: flags | next, next: 1 - i })),
    ],
    ['goes on behind the table', [{ length: 20, flags: flags | NEXT, next: 8 }]],
    ['has no bytes', [{ length: 0, flags }]],
    ['has one byte less than a header', [{ length: 11, flags }]],
    ['is below RAM', [{ pa: 0x1000_0000, length: 100, flags }]],
    ['ends beyond RAM', [{ pa: 0x8020_0000 - 99, length: 100, flags }]],
    ['is beyond 4 GiB', [{ high: 1, length: 100, flags }]],
    ['has a length of 4 GiB', [{ length: 0xffff_ffff, flags }]],
    ['is indirect', [{ length: 32, flags: flags | INDIRECT }]],
    ['has the wrong direction', [{ length: 100, flags: other }]],
    [
      'has both directions',
      [
        { length: 50, flags: NEXT, next: 1 },
        { length: 50, flags: WRITE },
      ],
    ],
  ])('%s: the device needs a reset, uses nothing, and works again after it', (_, chain) => {
    const made = netRig();
    const { driver, net, sent } = made;
    driver.start(0);
    const queue = driver[name];
    chain.forEach((one, i) => queue.writeDescriptor(i, { pa: queue.data, ...one }));
    queue.pushAvail(0);
    queue.notify();
    net.accept(frame(1));
    expect([needsReset(made), queue.popUsed(), sent]).toEqual([true, [], []]);
    expect(queue.bytes(queue.data, 100)).toEqual([...new Uint8Array(100)]);
    driver.start();
    net.accept(frame(2));
    driver.send(frame(3));
    expect([needsReset(made), driver.received().length, sent.length]).toEqual([false, 1, 1]);
  });

  test('a head beyond the table, one that is kept, and an index beyond the queue are malformed', () => {
    for (const spoil of [
      ({ driver }: NetRig) => driver[name].pushAvail(8),
      ({ driver }: NetRig) => driver[name].pushAvail(0xffff),
      ({ driver }: NetRig) => driver[name].overstateAvail(9),
    ]) {
      const made = netRig();
      made.driver.start(name === 'receive' ? 8 : 0);
      spoil(made);
      made.driver[name].notify();
      expect(needsReset(made)).toBe(true);
    }
  });
});
