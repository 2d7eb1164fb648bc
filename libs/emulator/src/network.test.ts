import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { frameOf, macOf, netRig } from '../test/net-driver.ts';
import { talker, worker, type Talker } from '../test/talker.ts';
import { bootTestMachine } from '../test/test-machine.ts';
import { recordedChoices, type Choice } from './choices.ts';
import { Digest } from './digest.ts';
import type { Machine } from './machine.ts';
import { Network } from './network.ts';
import type { SwitchOptions } from './switch.ts';

const END_NS = 3_000_000;
const LOSSY: SwitchOptions = { seed: 3, losses: 150 };

interface Joined {
  readonly network: Network;
  readonly talkers: Readonly<Record<string, Talker>>;
  /** The choices of the switch. */
  readonly choices: Choice[];
}

/** Talkers on a switch; each has a port with its name, an address and its number of harts. */
function joined(
  harts: readonly number[],
  options: SwitchOptions = LOSSY,
  order: readonly number[] = harts.map((_, i) => i),
): Joined {
  const choices: Choice[] = [];
  const network = new Network({ ...options, onChoice: (choice) => choices.push(choice) });
  const talkers: Record<string, Talker> = {};
  for (const i of order) {
    const others = harts.map((_, other) => other + 1).filter((other) => other !== i + 1);
    const one = talker(i + 1, harts[i] ?? 1, others);
    talkers[`port-${i}`] = one;
    network.join(`port-${i}`, one.machine);
  }
  return { network, talkers, choices };
}

/** What a network shows: logs, inputs, choices and digests, of each machine and of the switch. */
function shown({ network, talkers, choices }: Joined): unknown {
  const digest = new Digest();
  network.digestInto(digest);
  const machines = Object.entries(talkers)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { machine, log, choices: own }]) => ({
      name,
      log,
      choices: own,
      inputs: machine.inputs,
      digest: machine.digest(),
      now: machine.nowNs,
    }));
  return { machines, choices, switch: digest.hex(), dump: network.dump() };
}

const HARTS = [
  [1, 1],
  [2, 1],
  [1, 2, 4],
] as const;

describe.each(HARTS.map((harts) => [harts.join(', '), harts] as const))(
  'machines with %s harts',
  (_, harts) => {
    test('they exchange frames, some are lost, and the same seeds give the same logs and digests', () => {
      const [first, second] = [joined(harts), joined(harts)];
      expect(first.network.run({ until: END_NS })).toBe('deadlock');
      second.network.run({ until: END_NS });
      expect(shown(second)).toEqual(shown(first));
      const counts = Object.keys(first.talkers).map((port) => first.network.switch.counts(port));
      for (const { sent, delivered, lost } of counts) {
        expect(Math.min(sent - 25, delivered - 25, lost - 1)).toBeGreaterThanOrEqual(0);
      }
      for (const { machine, log } of Object.values(first.talkers)) {
        expect(log.length).toBe(machine.board.net?.received);
        expect(log.filter((line) => line.split(' ')[3] === '2').length).toBeGreaterThan(10);
      }
    });

    test('another seed of the switch gives other logs', () => {
      const [first, second] = [joined(harts), joined(harts, { ...LOSSY, seed: 4 })];
      for (const one of [first, second]) one.network.run({ until: END_NS });
      expect(shown(second)).not.toEqual(shown(first));
    });

    test('it does not matter in which order the machines are created and run', () => {
      const [first, second] = [
        joined(harts),
        joined(harts, LOSSY, harts.map((__, i) => i).toReversed()),
      ];
      for (const one of [first, second]) one.network.run({ until: END_NS });
      expect(shown(second)).toEqual(shown(first));
    });

    test('a run in any steps has the logs, choices and digests of one in a single step', () => {
      const whole = joined(harts);
      whole.network.run({ until: END_NS });
      const expected = shown(whole);
      const instants = fc.array(fc.integer({ min: 0, max: END_NS }), { maxLength: 30 });
      fc.assert(
        fc.property(instants, (steps) => {
          const split = joined(harts);
          for (const until of steps.toSorted((a, b) => a - b)) split.network.run({ until });
          split.network.run({ until: END_NS });
          expect(shown(split)).toEqual(expected);
        }),
        { numRuns: 6 },
      );
    });

    test('each machine runs again alone, from its log of inputs: the same log, choices and digest', () => {
      const { network, talkers } = joined(harts);
      network.run({ until: END_NS });
      Object.values(talkers).forEach(({ machine, log, choices }, i) => {
        const others = harts.map((__, other) => other + 1).filter((other) => other !== i + 1);
        expect(machine.inputs.length).toBeGreaterThan(25);
        const alone = talker(i + 1, harts[i] ?? 1, others, { inputs: machine.inputs });
        alone.machine.run({ until: END_NS });
        expect([alone.log, alone.choices, alone.machine.dump()]).toEqual([
          log,
          choices,
          machine.dump(),
        ]);
        expect(alone.machine.digest()).toBe(machine.digest());
      });
    });

    test('the recorded choices of the switch replay its run', () => {
      const first = joined(harts);
      first.network.run({ until: END_NS });
      const again = joined(harts, { ...LOSSY, choose: recordedChoices(first.choices) });
      again.network.run({ until: END_NS });
      expect(shown(again)).toEqual(shown(first));
      const kinds = new Set(first.choices.map(({ what }) => what));
      expect(kinds).toEqual(new Set(['frameLoss', 'frameDelay']));
    });
  },
);

test('a machine of which the log is cut before the last frame ends otherwise', () => {
  const { network, talkers } = joined([1, 1]);
  network.run({ until: END_NS });
  const { machine } = talkers['port-0'] as Talker;
  const cut = talker(1, 1, [2], { inputs: machine.inputs.slice(0, -1) });
  cut.machine.run({ until: END_NS });
  expect(cut.machine.digest()).not.toBe(machine.digest());
});

test('each frame arrives as long after it was sent as the switch delays it, whatever the receiver does', () => {
  const { network, talkers } = joined([1, 4], { seed: 5, delayNsMin: 30_000, delayNsMax: 30_000 });
  const sent: number[] = [];
  const [one, other] = [talkers['port-0'] as Talker, talkers['port-1'] as Talker];
  const { net } = other.machine.board;
  const forward = net?.onFrame;
  if (net !== undefined) {
    net.onFrame = (frame) => {
      sent.push(other.machine.ticks);
      forward?.(frame);
    };
  }
  network.run({ until: END_NS });
  expect(sent.length).toBeGreaterThan(25);
  expect(one.machine.inputs.map(({ atTick }) => atTick - 300)).toEqual(sent);
});

test('a machine that finishes does not stop the others, and a network of finished ones has finished', () => {
  const { network, talkers } = joined([1, 1]);
  network.run({ until: 1_000_000 });
  (talkers['port-0'] as Talker).machine.board.finisher.end(0);
  const before = (talkers['port-1'] as Talker).machine.steps;
  expect(network.run({ until: END_NS })).toBe('deadlock');
  expect((talkers['port-1'] as Talker).machine.steps).toBeGreaterThan(before);
  (talkers['port-1'] as Talker).machine.board.finisher.end(0);
  expect(network.run({ until: Infinity })).toBe('finished');
});

test('stopWhen stops between turns, and the run continues as if it had not', () => {
  const [whole, cut] = [joined([1, 2]), joined([1, 2])];
  whole.network.run({ until: END_NS });
  let turns = 0;
  expect(cut.network.run({ until: END_NS, stopWhen: () => turns++ === 7 })).toBe('stopped');
  cut.network.run({ until: END_NS });
  expect(shown(cut)).toEqual(shown(whole));
});

test('an empty network is finished, and a time that is no number is rejected', () => {
  expect(new Network({ seed: 1 }).run({ until: 5 })).toBe('finished');
  expect(() => new Network({ seed: 1 }).run({ until: NaN })).toThrow('is no number');
});

describe('input from outside', () => {
  /** A machine that works all the time, and one that is idle until it is asked. */
  function halfIdle(): { network: Network; idle: Talker; busy: Machine } {
    const network = new Network({ seed: 1 });
    const idle = talker(1, 1, [2], {}, 0);
    const busy = bootTestMachine([worker], undefined, { mac: macOf(2) }).machine;
    network.join('idle', idle.machine).join('busy', busy);
    network.run({ until: 1_000_000 });
    expect(idle.machine.ticks).toBeLessThan(busy.ticks);
    return { network, idle, busy };
  }

  const request = frameOf(macOf(1), macOf(2), 0);
  request[12] = 1;

  test('it arrives at an idle machine after the time of all, so that its answer is in time', () => {
    const { network, idle, busy } = halfIdle();
    const now = busy.ticks;
    network.feed('idle', request, 'virtio-net');
    expect(idle.machine.inputs.map(({ atTick }) => atTick)).toEqual([now + 1]);
    network.run({ until: 2_000_000 });
    expect(idle.log).toHaveLength(1);
    expect(busy.inputs).toHaveLength(1);
    expect(busy.inputs[0]?.atTick).toBeGreaterThan(now + 500);
  });

  test('a tick that a machine has passed is rejected, and a name that is not joined', () => {
    const { network, busy } = halfIdle();
    const now = busy.ticks;
    expect(() => network.feed('idle', request, 'virtio-net', now)).toThrow(
      `input for tick ${now}: a machine is at ${now} already`,
    );
    network.feed('idle', request, 'virtio-net', now + 1);
    expect(() => network.feed('other', request)).toThrow('the network has no machine other');
  });

  test('input that is not given by the network, and whose answer is late, ends the run with an error', () => {
    const { network, idle } = halfIdle();
    idle.machine.feed(request, 'virtio-net');
    expect(() => network.run({ until: 2_000_000 })).toThrow('it has to be a later one');
  });
});

describe('a machine is not joined', () => {
  const make = (): ReturnType<typeof netRig>['machine'] => {
    const { machine } = netRig();
    if (machine.board.net !== undefined) machine.board.net.onFrame = undefined;
    return machine;
  };

  test.each<[string, (network: Network) => void, string]>([
    [
      'without a network device',
      (network) => network.join('a', bootTestMachine([]).machine),
      'a has no network device',
    ],
    [
      'twice',
      (network) => {
        const machine = make();
        network.join('a', machine).join('b', machine);
      },
      'b is joined already',
    ],
    [
      'by a name that is taken',
      (network) => network.join('a', make()).join('a', make()),
      'the switch has a port a already',
    ],
    [
      'after it has run',
      (network) => {
        const { machine } = talker(1, 1, []);
        machine.run({ until: 1 });
        network.join('a', machine);
      },
      'a has run already',
    ],
    [
      'after the first run of the network',
      (network) => {
        network.run({ until: 0 });
        network.join('a', make());
      },
      'the network runs already',
    ],
  ])('%s', (_, join, message) => {
    expect(() => join(new Network({ seed: 1 }))).toThrow(message);
  });

  test('if a run of it may exceed the shortest delay', () => {
    const quick = new Network({ seed: 1, delayNsMin: 10_000 });
    expect(() => quick.join('a', make())).toThrow(
      'a may exceed a turn by 10000 ns, the shortest delay is 10000 ns',
    );
    expect(() => new Network({ seed: 1, delayNsMin: 10_100 }).join('a', make())).not.toThrow();
  });
});
