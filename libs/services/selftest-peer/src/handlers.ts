/** The operations of the peer. */
import type { Start } from '@abicus/abi-init';
import type { SelftestPeerHandlers } from '@abicus/abi-selftest-peer';
import { QosClass, register } from '@abicus/abi-timed';
import type { Handlers } from '@abicus/service';

/** Far enough in the future that the timers outlive the program. */
const FAR_NS = 1_000_000_000n;

/** The time in which a reply has surely been sent: it goes with the next receive. */
const REPLY_NS = 100_000n;

/** Its state. It keeps nothing over a restart: what it knows of earlier instances init tells it. */
export interface Peer {
  /** How often it has been started, this time included. */
  readonly starts: number;
  /** The capabilities that init gave it at its start. */
  readonly grants: number;
  /** When it ends, in ns: after its reply. 0n: it has not been told to. */
  endsAt: bigint;
}

/** A peer that has not been asked anything. */
export const newPeer = ({ starts, grants }: Start): Peer => ({ starts, grants, endsAt: 0n });

/** The handlers. */
export const peerHandlers: Handlers<SelftestPeerHandlers<never>, Peer, { timed: number }> = {
  *arm(call, { timers }) {
    let armed = 0;
    for (let i = 0; i < timers; i++) {
      const timer = { qos: QosClass.Idle, deadline: call.now + FAR_NS };
      const answer = yield* register(call.to.timed, timer);
      if (answer.ok) armed += 1;
    }
    return { armed };
  },
  end({ state, now }) {
    state.endsAt = now + REPLY_NS;
    return {};
  },
  crash: ({ cpu }) => cpu.illegal(),
  boots: ({ state: { starts, grants } }) => ({ starts, grants }),
};
