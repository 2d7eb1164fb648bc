/** Three tasks that make random syscalls: for properties of all sequences of calls. */
import { encodeRecvDesc, asCapSlot, asRecvFlags, asUserPtr, Rights } from '@abicus/abi-kernel';
import { isReject } from '@abicus/wire';
import { type Cap } from '../../src/state/capability.ts';
import { each } from '../../src/state/slots.ts';
import { giveInterrupt, setLine } from '../slots/interrupts.ts';
import { callAt, tokenOf } from '../../src/state/calls.ts';
import { Resume } from '../../src/state/task.ts';
import { untilAwake } from '../slots/blocked.ts';
import { PASSED } from '../slots/peers.ts';
import { answerEmpty } from './answer.ts';
import { MAY_CHANGE } from './may-change.ts';
import { header, shareDevice, setUp } from '../slots/setup.ts';
import { INIT, VA, World, type Actor } from './world.ts';
import { type Step, pick, jobOf, KINDS, SOURCES, DESCS } from './random-steps.ts';

const { TIME } = Rights;

/** Three tasks, init, its child and its grandchild, with capabilities of all kinds. */
export class Players {
  readonly world = new World();
  readonly actors: readonly [Actor, Actor, Actor];
  /**
   * Numbers of messages, in the order in which they were first seen: a message keeps its number when earlier ones
   * leave.
   */
  readonly #messages = new Map<object, number>();

  constructor() {
    const { world } = this;
    const { caller } = setUp(world);
    shareDevice(world, caller);
    giveInterrupt(world, caller, 5, 18);
    // Asserted for ever: each completion gives a notice.
    setLine(world, true, 5);
    this.actors = [world.init, caller, world.exec(caller)];
    world.give(world.init, INIT.clock, caller, TIME, 17);
    for (const at of [10, 12, 13, 14]) {
      const rights = at === 12 ? 2 : at === 14 ? 4 : 3;
      world.give(caller, at, this.actors[2], rights, at);
    }
    for (const actor of this.actors) {
      world.write(actor, VA.header, header(4));
      // Headers that move the capabilities of several slots.
      for (const [at, slot] of [3, 4, 10, 13, 14, 16].entries()) {
        world.write(actor, VA.desc + 16 * at, header(4, slot));
      }
      for (const [at, slot] of SOURCES.entries()) {
        const desc = encodeRecvDesc({
          slot: asCapSlot(slot),
          headerOut: asUserPtr(VA.info),
          payloadOut: asUserPtr(VA.image),
          payloadMax: 64,
          senderServiceIdOut: asUserPtr(0),
          flags: asRecvFlags(0),
          deadline: BigInt(PASSED),
        });
        world.write(actor, DESCS + 64 * at, desc);
      }
    }
    world.settle();
  }

  /** Returns the slot of a step's call: mostly one that holds the right kind of capability. */
  slotOf(s: Step): number {
    const fit = this.heldBy(s).flatMap((held, slot) => (held?.kind === KINDS[s.op] ? [slot] : []));
    return s.value % 4 === 3 || fit.length === 0 ? s.slot : pick(fit, s.slot);
  }

  /** Returns the capabilities of the caller of a step, by slot. */
  heldBy({ caller }: Step): readonly (Cap | undefined)[] {
    return this.world.task(this.actors[caller] ?? this.actors[0]).caps;
  }

  /**
   * Makes the call of a step; returns whether it was rejected at once, by a check that changes nothing. A call that blocks
   * is ended, by its deadline or by an empty reply: meanwhile time has passed.
   */
  make(s: Step): boolean {
    const { world } = this;
    const { core } = world;
    const [first] = this.actors;
    const actor = this.actors[s.caller] ?? first;
    const slot = this.slotOf(s);
    // Its child, itself, any of the three, or no task.
    const target = this.actors[pick([s.caller + 1, s.caller, s.value, s.caller + 1, 9], s.pid)];
    const { held, endpoints } = world.task(actor);
    const call = callAt(core.state.calls, pick(held, s.other));
    const isOwn = (one: Cap | undefined): boolean =>
      one?.kind === 1 && endpoints.includes(one.object);
    const now = {
      nowNs: world.machine.nowNs,
      pid: target?.pid ?? 0,
      token: call === undefined ? pick([0, 0, 0x1_0001], s.value) : tokenOf(call),
      own: Math.max(0, this.heldBy(s).findIndex(isOwn)),
    };
    world.begin(actor, jobOf({ ...s, slot }, now));
    const task = world.task(actor);
    const isBlocked = world.isBlocked(actor);
    if (task.resume === Resume.Call) answerEmpty(core, task);
    untilAwake(world, actor);
    world.result(actor);
    return !isBlocked && isReject(core.outcome) && !MAY_CHANGE.has(core.outcome.check);
  }

  /** Returns all capabilities, in tables and in transit. */
  caps(): Cap[] {
    const { state } = this.world.core;
    return [
      ...[...each(state.tasks)].flatMap(({ caps }) => caps.filter((held) => held !== undefined)),
      ...[...each(state.endpoints)].flatMap(({ messages }) =>
        messages.flatMap(({ cap }) => (cap === undefined ? [] : [cap])),
      ),
    ];
  }

  /**
   * Returns the number of capabilities with SEND of an endpoint outside its owner's table, those in transit included.
   */
  sendersOutside(endpoint: number, owner: number): number {
    const { state } = this.world.core;
    const sends = (held: Cap | undefined): boolean =>
      held?.kind === 1 && held.object === endpoint && (held.rights & Rights.SEND) !== 0;
    const held = [...each(state.tasks)].flatMap(({ pid, caps }) =>
      pid === owner ? [] : caps.filter(sends),
    );
    const onTheirWay = [...each(state.endpoints)].flatMap(({ messages }) =>
      messages.filter(({ cap }) => sends(cap)),
    );
    return held.length + onTheirWay.length;
  }

  #numberOf(message: object): number {
    const known = this.#messages.get(message) ?? this.#messages.size;
    this.#messages.set(message, known);
    return known;
  }

  /** Returns each capability with its location: a slot of a task, or a message of an endpoint. */
  placed(): Map<string, Cap> {
    const { state } = this.world.core;
    const held = [...each(state.tasks)].flatMap(({ pid, caps }) =>
      caps.map((one, slot) => [`${pid} ${slot}`, one] as const),
    );
    const moving = [...each(state.endpoints)].flatMap(({ id, messages }) =>
      messages.map((one) => [`message ${id} ${this.#numberOf(one)}`, one.cap] as const),
    );
    return new Map([...held, ...moving].flatMap(([at, one]) => (one ? [[at, one] as const] : [])));
  }
}
