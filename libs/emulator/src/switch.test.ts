import { describe, expect, test } from 'vitest';
import { BROADCAST, frameOf, macOf } from '../test/net-driver.ts';
import { recordedChoices, type Choice } from './choices.ts';
import { Digest } from './digest.ts';
import { Switch, type SwitchOptions } from './switch.ts';

/** A switch with ports a, b and c, behind which are the addresses 1, 2 and 3. By default each frame takes 500 ticks. */
function made(options: Partial<SwitchOptions> = {}): Switch {
  const one = new Switch({ seed: 1, delayNsMin: 50_000, delayNsMax: 50_000, ...options });
  for (const port of ['c', 'a', 'b']) one.addPort(port);
  return one;
}

const frame = (to: number, from: number): Uint8Array => frameOf(macOf(to), macOf(from), 0);
const ports = (arrivals: readonly { readonly port: string }[]): string[] =>
  arrivals.map(({ port }) => port);

function digestOf(one: Switch): string {
  const digest = new Digest();
  one.digestInto(digest);
  return digest.hex();
}

describe('forwarding', () => {
  test('a frame for an unknown address goes to all other ports, in the order of their names', () => {
    expect(made().forward(frame(2, 1), 'a', 10)).toEqual([
      { port: 'b', atTick: 510 },
      { port: 'c', atTick: 510 },
    ]);
  });

  test('an address is learned from the frames that it sends, and again when it moves', () => {
    const one = made();
    one.forward(frame(9, 2), 'b', 0);
    expect(ports(one.forward(frame(2, 1), 'a', 0))).toEqual(['b']);
    one.forward(frame(9, 2), 'c', 0);
    expect(ports(one.forward(frame(2, 1), 'a', 0))).toEqual(['c']);
  });

  test('a frame for an address behind its own port goes nowhere', () => {
    const one = made();
    one.forward(frame(9, 1), 'a', 0);
    expect(one.forward(frame(1, 4), 'a', 0)).toEqual([]);
    expect(one.forward(frame(1, 1), 'a', 0)).toEqual([]);
  });

  test.each([[BROADCAST], [Uint8Array.of(0x33, 0x33, 0, 0, 0, 1)]])(
    'a frame for the group %j goes to all other ports, also when its address was learned',
    (group) => {
      const one = made();
      one.forward(frame(9, 2), 'b', 0);
      expect(ports(one.forward(frameOf(group, macOf(1), 0), 'a', 0))).toEqual(['b', 'c']);
    },
  );

  test('a frame from a group is dropped, and its address is not learned', () => {
    const one = made();
    expect(one.forward(frameOf(macOf(2), BROADCAST, 0), 'a', 0)).toEqual([]);
    expect(one.counts('a')).toEqual({ sent: 1, delivered: 0, lost: 0, dropped: 1 });
  });

  test('1024 addresses are learned; frames for a further one go to all other ports', () => {
    const one = made({ queueMax: 5000 });
    const address = (i: number): Uint8Array => Uint8Array.of(2, 1, 0, 0, i >>> 8, i & 0xff);
    for (let i = 0; i <= 1024; i++) one.forward(frameOf(macOf(9), address(i), 0), 'b', i * 1000);
    const to = (i: number): string[] =>
      ports(one.forward(frameOf(address(i), macOf(9), 0), 'a', 2_000_000));
    expect([to(0), to(1023), to(1024)]).toEqual([['b'], ['b'], ['b', 'c']]);
    // One that was learned can still move.
    one.forward(frameOf(macOf(9), address(0), 0), 'c', 2_000_000);
    expect(to(0)).toEqual(['c']);
  });
});

describe('delay, loss and queues', () => {
  test.each([0, 250, 1500])(
    'the delay is the shortest one and as many ticks as are chosen: %d',
    (chosen) => {
      const one = made({ delayNsMax: 200_000, choose: () => chosen });
      expect(one.forward(frame(2, 1), 'a', 10).map(({ atTick }) => atTick)).toEqual([
        510 + chosen,
        510 + chosen,
      ]);
    },
  );

  test('a frame does not overtake an earlier one from the same port, one from another port may', () => {
    const delays = [1000, 0, 0];
    const one = made({ delayNsMax: 200_000, choose: () => delays.shift() ?? 0 });
    one.forward(frame(9, 3), 'c', 0);
    delays.splice(0, Infinity, 1000, 0, 0);
    const arrivals = [
      one.forward(frame(3, 1), 'a', 5000),
      one.forward(frame(3, 1), 'a', 5001),
      one.forward(frame(3, 2), 'b', 5002),
    ];
    expect(arrivals.flat().map(({ atTick }) => atTick)).toEqual([6500, 6500, 5502]);
  });

  test('a frame is lost if one of the first of 1000 possibilities is chosen', () => {
    const chosen = [149, 150];
    const one = made({ losses: 150, choose: () => chosen.shift() ?? 0 });
    expect(ports(one.forward(frame(2, 1), 'a', 0))).toEqual(['c']);
    expect([one.counts('b'), one.counts('c')]).toEqual([
      { sent: 0, delivered: 0, lost: 1, dropped: 0 },
      { sent: 0, delivered: 1, lost: 0, dropped: 0 },
    ]);
  });

  test.each([
    [0, 0],
    [1000, 100],
  ])('with %d losses in 1000 frames %d of 100 are lost', (losses, lost) => {
    const one = made({ losses });
    for (let i = 0; i < 100; i++) one.forward(frame(2, 1), 'a', i * 1000);
    expect(one.counts('b').lost).toBe(lost);
  });

  test('a port has room for so many frames on their way; a further one is dropped', () => {
    const one = made({ queueMax: 3 });
    for (let tick = 0; tick < 5; tick++) one.forward(frame(2, 1), 'a', tick);
    expect(one.counts('b')).toEqual({ sent: 0, delivered: 3, lost: 0, dropped: 2 });
    // At tick 500 the first one has arrived.
    expect(ports(one.forward(frame(2, 1), 'a', 500))).toEqual(['b', 'c']);
    expect(one.forward(frame(2, 1), 'a', 500)).toEqual([]);
  });

  test('a full queue of one port does not hold back another', () => {
    const one = made({ queueMax: 1 });
    one.forward(frame(9, 2), 'b', 0);
    one.forward(frame(9, 3), 'c', 600);
    one.forward(frame(2, 1), 'a', 1200);
    expect([
      one.forward(frame(2, 1), 'a', 1201),
      ports(one.forward(frame(3, 1), 'a', 1201)),
    ]).toEqual([[], ['c']]);
  });
});

test('the same seed makes the same choices, another one others, and a recording replays them', () => {
  const run = (
    options: Partial<SwitchOptions>,
  ): { arrivals: unknown; choices: Choice[]; digest: string } => {
    const choices: Choice[] = [];
    const one = made({
      losses: 300,
      delayNsMax: 900_000,
      ...options,
      onChoice: (choice) => choices.push(choice),
    });
    const arrivals = Array.from({ length: 50 }, (_, i) => one.forward(frame(2, 1), 'a', i * 10));
    return { arrivals, choices, digest: digestOf(one) };
  };
  const first = run({ seed: 7 });
  expect(run({ seed: 7 })).toEqual(first);
  expect(run({ seed: 7, choose: recordedChoices(first.choices) })).toEqual(first);
  expect(run({ seed: 8 })).not.toEqual(first);
});

test.each<[string, (one: Switch) => void]>([
  ['a learned address', (one) => one.forward(frame(1, 1), 'a', 0)],
  ['a frame on its way', (one) => one.forward(frame(2, 1), 'a', 0)],
  ['its time', (one) => one.forward(frame(2, 1), 'a', 1)],
  ['its port', (one) => one.forward(frame(2, 1), 'b', 0)],
  ['another port', (one) => one.addPort('d')],
  ['what was dropped', (one) => one.forward(frameOf(macOf(2), BROADCAST, 0), 'a', 0)],
])('a digest covers %s', (_, change) => {
  const one = made();
  const before = digestOf(one);
  expect(digestOf(made())).toBe(before);
  change(one);
  expect(digestOf(one)).not.toBe(before);
});

test.each<[Partial<SwitchOptions>, string]>([
  [{ delayNsMin: 0 }, 'delays of 0 to 50000 ns'],
  [{ delayNsMin: 150 }, 'delays of 150 to 50000 ns'],
  [{ delayNsMin: 60_000 }, 'delays of 60000 to 50000 ns'],
  [{ delayNsMax: NaN }, 'delays of 50000 to NaN ns'],
  [{ delayNsMin: 100, delayNsMax: 104_857_700 }, 'delays of 100 to 104857700 ns'],
  [{ losses: -1 }, '-1 losses'],
  [{ losses: 1001 }, '1001 losses'],
  [{ losses: 0.5 }, '0.5 losses'],
  [{ queueMax: 0 }, 'a queue of 0 frames'],
  [{ seed: -1 }, '2^53-1'],
])('the options %j are rejected', (options, message) => {
  expect(() => made(options)).toThrow(message);
});

test('it has at most 64 ports, each with a name of its own', () => {
  const one = new Switch({ seed: 1 });
  for (let i = 0; i < 64; i++) one.addPort(`port-${i}`);
  expect(() => one.addPort('port-64')).toThrow('the switch has 64 already');
  expect(() => made().addPort('a')).toThrow('the switch has a port a already');
  expect(() => made().forward(frame(1, 2), 'd', 0)).toThrow('the switch has no port d');
});

test.each([13, 1515])('a frame of %d bytes is rejected', (length) => {
  const long = frameOf(macOf(1), macOf(2), 0, length);
  expect(() => made().forward(long, 'a', 0)).toThrow(`a frame of ${length} bytes`);
});
