/**
 * A service under test without a machine: a scripted kernel hands it messages one by one, and records what it does. The
 * messages that wait are delivered in order, a capability in the slot that the test states.
 */
import type { Start } from '@abicus/abi-init';
import {
  encodePeerGone,
  GoneSide,
  asCapSlot,
  ipcReplyRecvV2PayloadRegisters,
  ipcReplyRecvV2ReceivedRegisters,
  MessageKind,
  MsgFlags,
  MsgType,
  QosClass,
  SYSCALL,
} from '@abicus/abi-kernel';
import {
  A0,
  A1,
  A2,
  A3,
  A4,
  A5,
  A6,
  A7,
  bytesIn,
  resultOf,
  setBytes,
  setNumber,
  setWide,
  T0,
  T1,
  T5,
  T6,
  u53In,
  type Marker,
  type Program,
} from '@abicus/wire';
import { FakeCpu } from '@abicus/ipc/testing';
import type { ServiceDefinition } from '../definition.ts';
import { ServiceLoop } from '../loop.ts';
import { toldRejects } from './told-rejects.ts';

/** The first start of the service. */
const FIRST = { grants: 0, starts: 1 };
/** A deadline that has passed at any time. */
const PAST = 1n;
const TIMED_OUT = -110;
const GONE = -3;
/** Bytes that travel in registers. */
const SHORT = 32;
/** The first slot of copies that the service makes. */
const FIRST_COPY = 50_000;
/** Most traps between two receives that block. */
const MOST_TRAPS = 100_000;

/** Where a request comes from, and what it moves. */
export type From = {
  readonly sender: number;
  readonly identity?: bigint;
  readonly qos?: QosClass;
  readonly moved?: number | undefined;
  /** Flags of the message beside that of a capability: programs define them. */
  readonly flags?: number;
};

type Message = From & {
  readonly kind: MessageKind;
  readonly ty?: number;
  readonly token: number;
  readonly frame: Uint8Array;
};

/** A service of the definition, with the kernel of the test. */
export class Rig<H, S, N, M extends Marker> {
  readonly state: S;
  readonly loop: ServiceLoop<H, S, N, M>;
  /** The time, in ns. */
  now = 0n;
  /** Slots of the capabilities that came with messages, and of copies that the service made. */
  readonly arrived: number[] = [];
  /** Slots whose capabilities the service moved to others. */
  readonly moved: number[] = [];
  /** Slots that were closed. */
  readonly closed: number[] = [];
  /** What was watched, in order: a watch has the serial of its place, from 1. */
  readonly watched: string[] = [];
  readonly lines: string[] = [];
  /** Replies by token. */
  readonly replies = new Map<number, Uint8Array>();
  /** Gives the result of a watch, by its place from 1; the serial is that place. */
  watch: (place: number) => bigint = (place) => BigInt(place);
  /** Gives the result of a send of the service. */
  send: (slot: number, frame: Uint8Array) => number = (_, frame) => {
    this.sent.push(frame);
    return frame.length;
  };
  /** Gives the time that the service reads. */
  clock: () => bigint = () => this.now;
  /** Frames that the service sent unasked: its events, and answers to requests that `ask` did not get at once. */
  readonly sent: Uint8Array[] = [];
  /** The id of the check by which a handler rejected the last request. */
  rejectedBy: string | undefined;
  /** Tokens of requests that are longer than the buffer of the service: their callers get E2BIG. */
  readonly tooLong = new Set<number>();
  /** Whether the caller of a token is still there. */
  isThere: (token: number) => boolean = () => true;
  /** Errors that the next receives end with, before any message. */
  readonly failures: number[] = [];
  /** Badges of the calls that the service has started. */
  readonly started: number[] = [];
  /** When these calls end, in ns. */
  readonly deadlines: number[] = [];
  /** Whether the program has ended. */
  hasEnded = false;
  readonly cpu = new FakeCpu();
  readonly #steps: Program;
  readonly #queue: Message[] = [];
  readonly #late = new Set<number>();
  #tokens = 0;
  #isBlocked = false;

  /** @param start the start message of init. */
  constructor(definition: ServiceDefinition<H, S, N, M>, start: Start = FIRST) {
    this.state = definition.state(start);
    const handlers = toldRejects(definition.handlers, (check) => (this.rejectedBy = check));
    const whole = { ...definition, handlers, state: () => this.state };
    this.loop = new ServiceLoop(this.cpu, whole, start);
    this.#steps = this.loop.serve();
    this.run();
  }

  /** Asks, and gives the reply; nothing if there is none yet. */
  ask(from: From, frame: Uint8Array): Uint8Array | undefined {
    this.rejectedBy = undefined;
    const token = this.request(from, frame);
    this.run();
    const reply = this.replies.get(token);
    if (reply === undefined) this.#late.add(token);
    return reply;
  }

  /** Queues a request and gives its token. */
  request(from: From, frame: Uint8Array): number {
    this.#tokens += 1;
    this.#queue.push({ ...from, kind: MessageKind.Request, token: this.#tokens, frame });
    return this.#tokens;
  }

  /** Queues a message that is no request. */
  message(from: From, frame: Uint8Array, ty = 0): void {
    this.#queue.push({ ...from, kind: MessageKind.Message, token: 0, frame, ty });
  }

  /** Queues the end of a started call. */
  end(badge: number, kind: MessageKind, frame: Uint8Array = new Uint8Array(), sender = 0): void {
    this.#queue.push({ sender, kind, token: badge, frame });
  }

  /** Queues the notice of a watch. */
  notice(serial: number, side: GoneSide = GoneSide.Task): void {
    const gone = { side, slot: asCapSlot(0), cookie: 0n, serial: BigInt(serial) };
    this.message({ sender: 0 }, encodePeerGone(gone), MsgType.PeerGone);
  }

  /** Runs until the service waits for a message that is not there. */
  run(): void {
    for (let traps = 0; traps < MOST_TRAPS && !this.hasEnded; traps++) {
      if (this.#isBlocked && !this.#deliver()) return;
      this.#isBlocked = false;
      const step = this.#steps.next();
      if (step.done === true) this.hasEnded = true;
      else if (this.cpu.x[A7] === SYSCALL.ipcReplyRecvV2) this.#receive();
      else setWide(this.cpu.x, A0, BigInt.asUintN(64, BigInt(this.#syscall())));
    }
    if (!this.hasEnded && !this.#isBlocked) throw new Error('the service does not wait');
  }

  #syscall(): number | bigint {
    const { x } = this.cpu;
    const slot = resultOf(x);
    switch (x[A7]) {
      case SYSCALL.capClose:
        this.closed.push(slot);
        return 0;
      case SYSCALL.capClone:
        this.arrived.push(FIRST_COPY + this.arrived.length);
        return FIRST_COPY + this.arrived.length - 1;
      case SYSCALL.taskWatch:
        return this.watch(this.watched.push(`task ${slot}`));
      case SYSCALL.capWatch:
        return this.watch(this.watched.push(`cap ${slot}`));
      case SYSCALL.ipcCallStart:
        if ((u53In(x, A2) & MsgFlags.CAP_MOVE) !== 0) this.moved.push(u53In(x, A3));
        this.started.push(u53In(x, T5));
        this.deadlines.push(u53In(x, A6));
        return 0;
      case SYSCALL.nsec:
        return this.clock();
      case SYSCALL.ipcSend:
        return this.send(slot, this.cpu.read(u53In(x, A2), u53In(x, A3)));
      case SYSCALL.debugWrite:
        this.lines.push(new TextDecoder().decode(this.cpu.read(slot, u53In(x, A1))));
        return u53In(x, A1);
      default:
        return 0;
    }
  }

  /** Takes the reply of a receive. */
  #receive(): void {
    const { x } = this.cpu;
    const token = u53In(x, T5);
    this.#isBlocked = true;
    if (token === 0) {
      if (u53In(x, T0) > 0) throw new Error('a reply without the token of its request');
      return;
    }
    if (!this.isThere(token)) {
      this.#isBlocked = false;
      setWide(x, A0, BigInt.asUintN(64, BigInt(GONE)));
      return;
    }
    if (this.replies.has(token)) throw new Error(`the request ${token} is answered twice`);
    const length = u53In(x, T0);
    const short = length <= SHORT;
    const frame = short
      ? bytesIn(x, ipcReplyRecvV2PayloadRegisters, length)
      : this.cpu.read(u53In(x, T1), length);
    this.replies.set(token, frame.slice());
    if (this.#late.delete(token)) this.sent.push(frame.slice());
  }

  /** Ends the receive, if there is a message or its deadline has passed. */
  #deliver(): boolean {
    const { x } = this.cpu;
    const failure = this.failures.shift();
    if (failure !== undefined) {
      setWide(x, A0, BigInt.asUintN(64, BigInt(failure)));
      return true;
    }
    const message = this.#queue.shift();
    if (message === undefined) {
      const deadline = BigInt(u53In(x, A6));
      if (deadline === 0n || (deadline > PAST && deadline > this.now)) return false;
      setWide(x, A0, BigInt.asUintN(64, BigInt(TIMED_OUT)));
      return true;
    }
    const { frame, sender, identity = 0n, qos = QosClass.Normal, moved, kind } = message;
    const { ty = 0, flags = 0 } = message;
    const [buffer, room] = [u53In(x, A4), u53In(x, A5)];
    if (kind === MessageKind.Request && frame.length > SHORT && frame.length > room) {
      this.tooLong.add(message.token);
      return this.#deliver();
    }
    setNumber(x, A0, frame.length);
    setNumber(x, A1, ty);
    setNumber(x, A2, flags | (moved === undefined ? 0 : MsgFlags.CAP_MOVE));
    setNumber(x, A3, moved ?? 0);
    if (moved !== undefined) this.arrived.push(moved);
    setNumber(x, A4, sender);
    setWide(x, A5, identity);
    setNumber(x, A6, Number(this.now));
    setNumber(x, T0, qos);
    setNumber(x, T5, message.token);
    setNumber(x, T6, kind);
    if (frame.length <= SHORT) setBytes(x, ipcReplyRecvV2ReceivedRegisters, frame);
    else this.cpu.write(buffer, frame.subarray(0, room));
    return true;
  }
}
