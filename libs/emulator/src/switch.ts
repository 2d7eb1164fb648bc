/**
 * An Ethernet switch between the network devices of several machines. It learns the addresses behind its ports from the
 * frames that they send. A frame for a known address goes to its port, one for a group or an unknown address to all other
 * ports, and never back to the port from which it came.
 *
 * On its way to a port a frame may be dropped, because too many are on their way there, or lost, and it takes time. Loss
 * and time are choices, which the seed decides or a recording. The order of frames from one port to another is kept.
 *
 * The ports are sorted by name, and a network forwards the frames that were sent at one time in the order of these names. So
 * it does not matter in which order machines are created, joined or run.
 */
import {
  SWITCH_ADDRESSES_MAX,
  SWITCH_DELAY_NS_MAX_DEFAULT,
  SWITCH_DELAY_NS_MIN_DEFAULT,
  SWITCH_LOSS_UNIT,
  SWITCH_PORTS_MAX,
  SWITCH_QUEUE_MAX_DEFAULT,
  TICK_NS,
  VIRTIO_NET_MAC_SIZE,
} from '@abicus/abi-board';
import { Choices, type Choice, type Chooser } from './choices.ts';
import type { Digest } from './digest.ts';
import {
  apart,
  classState,
  field,
  list,
  number,
  record,
  text,
  type Kind,
  type Plain,
} from './state-table.ts';
import { isFrameSize } from './virtio-net.ts';

/** The most ticks between the shortest and the longest delay: a bound of the possibilities of a choice. */
const DELAY_RANGE_TICKS_MAX = 0x10_0000;

/** The configuration of a switch. */
export interface SwitchOptions {
  /** The seed of its choices, 0 to 2^53 - 1. */
  readonly seed: number;
  /** The shortest time of a frame from port to port; the default is SWITCH_DELAY_NS_MIN_DEFAULT. */
  readonly delayNsMin?: number;
  /** The longest time; the default is SWITCH_DELAY_NS_MAX_DEFAULT. */
  readonly delayNsMax?: number;
  /** How many of SWITCH_LOSS_UNIT frames are lost; the default is 0. */
  readonly losses?: number;
  /** The most frames on their way to a port; the default is SWITCH_QUEUE_MAX_DEFAULT. */
  readonly queueMax?: number;
  /** Makes the choices; the default draws them from the seed. */
  readonly choose?: Chooser;
  /** Called with each choice. */
  readonly onChoice?: (choice: Choice) => void;
}

/** What a port has seen. */
export interface PortCounts {
  /** Frames that came from its machine. */
  sent: number;
  /** Frames that arrive at its machine. */
  delivered: number;
  /** Frames that were lost on their way to it. */
  lost: number;
  /** Frames for which its queue had no room, and frames from it whose source is a group. */
  dropped: number;
}

/** A frame that arrives at a port. */
export interface Arrival {
  readonly port: string;
  readonly atTick: number;
}

interface Port {
  readonly name: string;
  readonly counts: PortCounts;
  /** The frames on their way to it. */
  onTheWay: { readonly from: string; readonly atTick: number }[];
}

const PORT: Kind<Port> = record<Port>({
  name: text,
  counts: record<PortCounts>({ sent: number, delivered: number, lost: number, dropped: number }),
  onTheWay: list(record<Port['onTheWay'][number]>({ from: text, atTick: number })),
});

const LEARNED: Kind<readonly [number, string]> = {
  digest: ([address, port], digest) => void digest.number(address).text(port),
  dump: ([address, port]) => [address, port],
};

/** A learning switch with seeded delay and loss. */
export class Switch {
  /** Its state, as a table of fields. */
  static readonly STATE: Kind<Switch> = classState<Switch>({
    delayNsMin: apart('fixed when it is made'),
    '#delayTicks': apart('fixed when it is made'),
    '#losses': apart('fixed when it is made'),
    '#queueMax': apart('fixed when it is made'),
    '#choices': field((it) => it.#choices, Choices.STATE),
    '#ports': field((it) => it.#ports, list(PORT)),
    '#addresses': field((it) => [...it.#addresses], list(LEARNED)),
  });
  /** The shortest time of a frame from port to port. */
  readonly delayNsMin: number;
  /** The shortest and the longest delay. */
  readonly #delayTicks: readonly [number, number];
  readonly #losses: number;
  readonly #queueMax: number;
  readonly #choices: Choices;
  #ports: Port[] = [];
  /** The port behind each address that was learned. */
  readonly #addresses = new Map<number, string>();

  constructor(options: SwitchOptions) {
    const {
      delayNsMin = SWITCH_DELAY_NS_MIN_DEFAULT,
      delayNsMax = Math.max(SWITCH_DELAY_NS_MAX_DEFAULT, delayNsMin),
      losses = 0,
      queueMax = SWITCH_QUEUE_MAX_DEFAULT,
    } = options;
    const [first, last] = [delayNsMin / TICK_NS, delayNsMax / TICK_NS];
    const isRange = Number.isSafeInteger(first) && Number.isSafeInteger(last) && first <= last;
    if (!isRange || first < 1 || last - first >= DELAY_RANGE_TICKS_MAX) {
      throw new RangeError(
        `delays of ${delayNsMin} to ${delayNsMax} ns: multiples of ${TICK_NS} are needed`,
      );
    }
    if (!Number.isInteger(losses) || losses < 0 || losses > SWITCH_LOSS_UNIT) {
      throw new RangeError(`${losses} losses in ${SWITCH_LOSS_UNIT} frames`);
    }
    if (!Number.isInteger(queueMax) || queueMax < 1) {
      throw new RangeError(`a queue of ${queueMax} frames: 1 or more are needed`);
    }
    this.delayNsMin = delayNsMin;
    this.#delayTicks = [first, last];
    this.#losses = losses;
    this.#queueMax = queueMax;
    this.#choices = new Choices(options.seed, options.choose, options.onChoice);
  }

  /** Adds a port. Throws if there is one with this name, or SWITCH_PORTS_MAX. */
  addPort(name: string): void {
    if (this.#ports.some((port) => port.name === name)) {
      throw new RangeError(`the switch has a port ${name} already`);
    }
    if (this.#ports.length === SWITCH_PORTS_MAX) {
      throw new RangeError(`port ${name}: the switch has ${SWITCH_PORTS_MAX} already`);
    }
    const counts = { sent: 0, delivered: 0, lost: 0, dropped: 0 };
    this.#ports.push({ name, counts, onTheWay: [] });
    this.#ports.sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** What a port has seen so far. */
  counts(port: string): Readonly<PortCounts> {
    return { ...this.#portOf(port).counts };
  }

  /** Forwards a frame that came from a port at a tick. Ticks do not decrease from call to call. */
  forward(frame: Uint8Array, from: string, tick: number): Arrival[] {
    if (!isFrameSize(frame.length)) throw new RangeError(`a frame of ${frame.length} bytes`);
    const source = this.#portOf(from);
    source.counts.sent++;
    if (isGroup(frame, VIRTIO_NET_MAC_SIZE)) {
      source.counts.dropped++;
      return [];
    }
    this.#learn(addressAt(frame, VIRTIO_NET_MAC_SIZE), from);
    const known = isGroup(frame, 0) ? undefined : this.#addresses.get(addressAt(frame, 0));
    return this.#ports
      .filter((port) => port !== source && (known === undefined || port.name === known))
      .flatMap((port) => this.#carry(from, port, tick));
  }

  /** Adds its state to a digest. */
  digestInto(digest: Digest): void {
    Switch.STATE.digest(this, digest);
  }

  /** Its state as plain values. */
  dump(): Plain {
    return Switch.STATE.dump(this);
  }

  /** Carries a frame to a port: none or one arrival. */
  #carry(from: string, port: Port, tick: number): Arrival[] {
    port.onTheWay = port.onTheWay.filter(({ atTick }) => atTick > tick);
    if (port.onTheWay.length >= this.#queueMax) {
      port.counts.dropped++;
      return [];
    }
    if (this.#losses > 0 && this.#choices.choose(SWITCH_LOSS_UNIT, 'frameLoss') < this.#losses) {
      port.counts.lost++;
      return [];
    }
    const [first, last] = this.#delayTicks;
    const delay = first + this.#choices.choose(last - first + 1, 'frameDelay');
    // A frame does not overtake an earlier one from the same port.
    const earlier = port.onTheWay.filter((other) => other.from === from);
    const atTick = Math.max(tick + delay, ...earlier.map((other) => other.atTick));
    port.onTheWay.push({ from, atTick });
    port.counts.delivered++;
    return [{ port: port.name, atTick }];
  }

  /** Learns the port behind an address, also that it is behind another port by now. */
  #learn(address: number, port: string): void {
    if (this.#addresses.size < SWITCH_ADDRESSES_MAX || this.#addresses.has(address)) {
      this.#addresses.set(address, port);
    }
  }

  #portOf(name: string): Port {
    const port = this.#ports.find((one) => one.name === name);
    if (port === undefined) throw new RangeError(`the switch has no port ${name}`);
    return port;
  }
}

/** Whether the address at `at` is that of a group, such as all devices. */
function isGroup(frame: Uint8Array, at: number): boolean {
  return ((frame[at] ?? 0) & 1) === 1;
}

/** The address at `at`, as a number of 48 bits. */
function addressAt(frame: Uint8Array, at: number): number {
  return frame
    .subarray(at, at + VIRTIO_NET_MAC_SIZE)
    .reduce((address, byte) => address * 0x100 + byte, 0);
}
