/** A caller with an endpoint of its own, which continues after its calls, for tests. */
import { Rights } from '@abicus/abi-kernel';
import { drop } from '../slots/setup.ts';
import {
  Call,
  pattern,
  PORT,
  replyAndReceive,
  startCall,
  type Reception,
  type SendOptions,
} from './calls.ts';
import type { Actor } from './world.ts';

/** The slot of a caller with RECV of an endpoint of its own. */
export const OWN = 6;

/** A server, and a caller whose calls end at an endpoint of its own. */
export class StartedCalls extends Call {
  readonly caller: Actor;

  constructor(depth = 4, name?: string) {
    super(depth);
    const { world } = this;
    this.caller = this.addClient(name);
    const slot = world.endpoint(4, this.caller);
    world.give(world.init, slot, this.caller, Rights.RECV, OWN);
    drop(world, world.init, slot);
  }

  /** Starts a call at the server's endpoint, or at that of another slot. */
  start(badge: number, bytes?: Uint8Array, options: SendOptions = {}, slot = PORT): string {
    const payload = bytes ?? pattern(badge);
    return this.world.call(this.caller, (cpu) =>
      startCall(cpu, slot, OWN, badge, payload, options),
    );
  }

  /** What arrives next at the caller's endpoint; without anything ETIMEDOUT. */
  end(options: SendOptions = { deadline: 1 }): Reception {
    return this.world.call(this.caller, (cpu) => replyAndReceive(cpu, OWN, 0, undefined, options));
  }
}
